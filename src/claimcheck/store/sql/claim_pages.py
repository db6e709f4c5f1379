"""Claims of a ledger in a database, many at a time, with all that their standing follows from."""

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace
from functools import cached_property, partial
from itertools import islice
from typing import Final

from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.ledger import Ledger
from claimcheck.domain.model.look import Look
from claimcheck.domain.standing.spared import LeftOut, spare
from claimcheck.domain.standing.standing import Moment, Standing
from claimcheck.domain.standing.view import View
from claimcheck.store.sql.stored_blocks import StoredBlocks

PAGE: Final = 500
"""Claims that are read together."""


def pages(ids: Iterable[str], most: int = PAGE) -> Iterator[list[str]]:
    """Yield ids in lists of at most so many."""
    left = iter(ids)
    while page := list(islice(left, most)):
        yield page


class ClaimPages:
    """The claims among stored blocks, read by their ids; `newer` has what is not stored yet.

    Of it some claims are new: nothing that is stored is about them.
    """

    def __init__(
        self, blocks: StoredBlocks, newer: Ledger | None = None, new: Set[str] = frozenset()
    ) -> None:
        self.new = new
        self._blocks = blocks
        self._newer = newer or Ledger()
        self.frame = replace(newer, claims={}, looks={}) if newer else blocks.frame()
        """The ledger without claims and looks."""

    @cached_property
    def _now(self) -> dict[str, str]:
        newer = {old: one.id for one in self._newer.claims.values() for old in one.was}
        return {**self._blocks.old_ids(), **newer}

    def now(self, id_: str) -> str:
        """Return the id in use of one that may be an old one."""
        return self._now.get(id_, id_)

    def read(self, ids: Iterable[str]) -> dict[str, Claim]:
        """Return claims by their ids; an id that there is not is left out."""
        found: dict[str, Claim] = {}
        for some in pages(ids):
            stored = [id_ for id_ in some if id_ not in self._newer.claims]
            found |= self._blocks.claims(stored) if stored else {}
            found |= {id_: self._newer.claims[id_] for id_ in some if id_ in self._newer.claims}
        return found

    def ledger(self, ids: Sequence[str]) -> Ledger:
        """Return the ledger as if it had these claims alone, with their parts and their looks."""
        claims: dict[str, Claim] = {}
        looks: dict[str, Look] = {}
        wanted, asked = list(ids), set(ids)
        while wanted:
            found = dict[str, Claim]()
            for some in pages(wanted):
                read, looked = self._with_looks(some)
                found |= read
                looks |= {look.id: look for look in looked}
            claims |= found
            parts = {self.now(part) for one in found.values() for part in _parts(one)}
            wanted = sorted(parts - asked)
            asked |= parts
        return replace(self.frame, claims=claims, looks=looks)

    def _with_looks(self, ids: Sequence[str]) -> tuple[dict[str, Claim], list[Look]]:
        newer = {id_: self._newer.claims[id_] for id_ in ids if id_ in self._newer.claims}
        stored = [id_ for id_ in ids if id_ not in newer]
        claims, looks = self._blocks.claims_and_looks(stored) if stored else ({}, [])
        if changed := [one for id_, one in newer.items() if id_ not in self.new]:
            looks += self._blocks.looks_of([*names(changed)])
        claims |= newer
        called = {*names(claims.values())}
        looks += [one for one in self._newer.looks.values() if not called.isdisjoint(one.claims)]
        return claims, looks

    def standings(
        self, ids: Sequence[str], moment: Moment, left_out: LeftOut | None
    ) -> Iterator[Standing]:
        """Yield where claims stand, in the order of the ids, but those not in the picture."""
        view = View(self.ledger(ids), moment.day, moment.known_on, left_out)
        for id_ in ids:
            one = spare(left_out, id_, partial(view.standing, id_))
            if one is not None:
                yield one


def names(claims: Iterable[Claim]) -> Iterator[str]:
    """Yield the ids of claims, and all that these replaced."""
    for claim in claims:
        yield claim.id
        yield from claim.was


def _parts(claim: Claim) -> Iterator[str]:
    """Yield the parts that a claim has or had."""
    yield from claim.parts
    for one in claim.corrections:
        yield from one.parts or ()
