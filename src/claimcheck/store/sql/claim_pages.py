"""Claims of a ledger in a database, many at a time, with all that their standing follows from."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice
from typing import Final

from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.ledger import Ledger
from claimcheck.domain.standing.spared import LeftOut, spare
from claimcheck.domain.standing.standing import Moment, Standing
from claimcheck.domain.standing.view import View
from claimcheck.store.sql.stored_blocks import StoredBlocks

PAGE: Final = 500
"""Claims that are read together."""


def pages(ids: Iterable[str]) -> Iterator[list[str]]:
    """Yield ids in lists of at most PAGE."""
    left = iter(ids)
    while page := list(islice(left, PAGE)):
        yield page


class ClaimPages:
    """The claims among stored blocks, read by their ids."""

    def __init__(self, blocks: StoredBlocks) -> None:
        self._blocks = blocks
        self._now = blocks.old_ids()
        self._old: dict[str, list[str]] = {}
        for old, id_ in self._now.items():
            self._old.setdefault(id_, []).append(old)
        self.frame = blocks.frame()
        """The ledger without claims and looks."""

    def now(self, id_: str) -> str:
        """Return the id in use of one that may be an old one."""
        return self._now.get(id_, id_)

    def names(self, ids: Iterable[str]) -> Iterator[str]:
        """Yield the ids of claims, and all that these replaced."""
        for id_ in ids:
            yield id_
            yield from self._old.get(id_, ())

    def ledger(self, ids: Sequence[str]) -> Ledger:
        """Return the ledger as if it had these claims alone, with their parts and their looks."""
        claims: dict[str, Claim] = {}
        wanted, asked = list(ids), set(ids)
        while wanted:
            found = {id_: one for some in pages(wanted) for id_, one in self._claims(some)}
            claims |= found
            parts = {self.now(part) for one in found.values() for part in _parts(one)}
            wanted = sorted(parts - asked)
            asked |= parts
        found_looks = map(self._blocks.looks_of, pages(self.names(claims)))
        looks = {look.id: look for some in found_looks for look in some}
        return replace(self.frame, claims=claims, looks=looks)

    def standings(
        self, ids: Sequence[str], moment: Moment, left_out: LeftOut | None
    ) -> Iterator[Standing]:
        """Yield where claims stand, in the order of the ids, but those not in the picture."""
        view = View(self.ledger(ids), moment.day, moment.known_on, left_out)
        for id_ in ids:
            one = spare(left_out, id_, partial(view.standing, id_))
            if one is not None:
                yield one

    def _claims(self, ids: Sequence[str]) -> Iterable[tuple[str, Claim]]:
        return self._blocks.claims(ids).items()


def _parts(claim: Claim) -> Iterator[str]:
    """Yield the parts that a claim has or had."""
    yield from claim.parts
    for one in claim.corrections:
        yield from one.parts or ()
