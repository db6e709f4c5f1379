"""A ledger among stored blocks, whose claims and looks are read when they are asked for."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from typing import Final

from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.claim_wording import Numbers, Wording, saying, with_words
from claimcheck.domain.model.lazy_claims import LazyClaims
from claimcheck.domain.model.lazy_looks import LazyLooks
from claimcheck.domain.model.ledger import Ledger
from claimcheck.domain.model.look import Look
from claimcheck.store.sql.stored_blocks import StoredBlocks
from claimcheck.store.sql.stored_words import StoredWords

_MOST_AHEAD: Final = 512
_FEW: Final = 8
"""Claims whose looks are asked for one by one; of more, all looks are read at once."""


def lazy_ledger(blocks: StoredBlocks, known: Ledger | None = None) -> tuple[Ledger, "StoredClaims"]:
    """Return the ledger that blocks are, and where its claims are; LedgerError as `frame`.

    What is known of it already, all but its claims and looks and some of the claims, is not read.
    """
    claims = StoredClaims(blocks)
    frame = known or blocks.frame()
    looks = LazyLooks(StoredLooks(blocks))
    return replace(frame, claims=LazyClaims(claims, frame.claims), looks=looks), claims


class StoredClaims:
    """The claims among stored blocks, read when they are asked for: see ClaimSource.

    Where all are asked for in turn, each time twice as many are read ahead.
    """

    def __init__(self, blocks: StoredBlocks) -> None:
        self._blocks = blocks
        self._ids: dict[str, int] | None = None
        self._ahead: dict[str, Claim] = {}
        self._most_ahead = 1
        self._asked: set[str] = set()
        self._asked_all = False

    @property
    def asked(self) -> set[str] | None:
        """The ids that were asked for; None where all were."""
        return None if self._asked_all or self._ids is not None else self._asked

    def __contains__(self, id_: object) -> bool:
        if self._ids is not None:
            return id_ in self._ids
        self._asked.add(str(id_))
        if id_ not in self._ahead:  # who asks whether it is there reads it next
            self._ahead |= self._fetched([str(id_)])
        return id_ in self._ahead

    def __iter__(self) -> Iterator[str]:
        return iter(self._listed())

    def read(self, id_: str) -> Claim:
        """See ClaimSource."""
        self._asked.add(id_)
        if id_ not in self._ahead:
            self._ahead = self._fetched(self._next(id_))
        return self._ahead.pop(id_)

    def starting(self, start: str, most: int | None = None) -> list[str]:
        """See ClaimLookup."""
        return self._blocks.starting(start, most)

    def id_now(self, old: str) -> str | None:
        """See ClaimLookup."""
        return self._blocks.id_now(old)

    def old_ids(self) -> dict[str, str]:
        """See ClaimLookup."""
        return self._blocks.old_ids()

    def saying(self, text: str) -> Iterator[str]:
        """See ClaimLookup."""
        self._asked_all = True
        return saying(text, StoredWords(self._blocks).of_claims_like(text))

    def with_words(self, words: Set[str], numbers: Set[Numbers]) -> Iterator[Wording]:
        """See ClaimLookup."""
        self._asked_all = True
        return with_words(words, numbers, StoredWords(self._blocks).of_claims_with(words))

    def _fetched(self, ids: list[str]) -> dict[str, Claim]:
        """Return claims; of the first, which are asked for one by one, the looks are read too."""
        if len(ids) > 1 or len(self._asked) > _FEW:
            return self._blocks.claims(ids)
        claim = self._blocks.claim(ids[0])
        return {claim.id: claim} if claim else {}

    def _listed(self) -> dict[str, int]:
        if self._ids is None:
            self._ids = {id_: place for place, id_ in enumerate(self._blocks.ids())}
            self._order = list(self._ids)
        return self._ids

    def _next(self, id_: str) -> list[str]:
        """Return the ids to read together, from one on."""
        if self._ids is None or id_ not in self._ids:
            return [id_]
        place = self._ids[id_]
        page = self._order[place : place + self._most_ahead]
        self._most_ahead = min(2 * self._most_ahead, _MOST_AHEAD)
        return page


class StoredLooks:
    """The looks among stored blocks: see LookSource."""

    def __init__(self, blocks: StoredBlocks) -> None:
        self._blocks = blocks
        self._all: dict[str, Look] | None = None
        self._of: dict[str, list[Look]] = {}
        self._found: dict[tuple[str, ...], list[Look]] = {}

    def __contains__(self, key: object) -> bool:
        return self._blocks.look(str(key)) is not None

    def __iter__(self) -> Iterator[str]:
        return iter(self._listed())

    def read(self, key: str) -> Look:
        """See LookSource."""
        if self._all is not None:
            return self._all[key]
        look = self._blocks.look(key)
        if look is None:
            raise KeyError(key)
        return look

    def of(self, ids: Sequence[str]) -> list[Look]:
        """See LookSource."""
        if self._all is None and len(self._found) < _FEW:
            key = tuple(ids)
            if key not in self._found:
                self._found[key] = self._blocks.looks_of(ids)
            return self._found[key]
        self._listed()
        found = {look.id: look for id_ in ids for look in self._of.get(id_, ())}
        return list(found.values())

    def _listed(self) -> dict[str, Look]:
        if self._all is None:
            self._all = self._blocks.looks()
            for look in self._all.values():
                for id_ in dict.fromkeys(look.claims):
                    self._of.setdefault(id_, []).append(look)
        return self._all
