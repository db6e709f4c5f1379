"""What one command asks of all claims, so that it need not read a million of them."""

from collections.abc import Iterator, Mapping, Set
from functools import cached_property
from itertools import islice
from typing import Protocol

from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.claim_wording import Numbers, Wording, saying, with_words, wordings


class ClaimLookup(Protocol):
    """Look-ups among the claims of a ledger, which a store may answer by an index."""

    def starting(self, start: str, most: int | None = None) -> list[str]:
        """Return the ids, in use or old ones, that start so, or so many of them."""
        ...

    def id_now(self, old: str) -> str | None:
        """Return the id of the claim that had an old id; None where none had it."""
        ...

    def old_ids(self) -> Mapping[str, str]:
        """Return the ids of today by all ids that they replaced."""
        ...

    def saying(self, text: str) -> Iterator[str]:
        """Yield the ids of the claims that have or had the same words, case and spaces aside."""
        ...

    def with_words(self, words: Set[str], numbers: Set[Numbers]) -> Iterator[Wording]:
        """Yield the texts that claims have or had with any of some words, as `words_of` has them.

        They have the one or the other of some numbers, as `numbers_of` has these, and no more.
        Those of a word that very many claims have may be left out: it says little of any of them.
        """
        ...


class ReadClaims:
    """Look-ups among claims that are in memory."""

    def __init__(self, claims: Mapping[str, Claim]) -> None:
        self._claims = claims

    def starting(self, start: str, most: int | None = None) -> list[str]:
        """See ClaimLookup."""
        return starting(start, most, self._claims, self._old_ids)

    def id_now(self, old: str) -> str | None:
        """See ClaimLookup."""
        return self._old_ids.get(old)

    def old_ids(self) -> Mapping[str, str]:
        """See ClaimLookup."""
        return self._old_ids

    def saying(self, text: str) -> Iterator[str]:
        """See ClaimLookup."""
        return saying(text, wordings(self._claims.values()))

    def with_words(self, words: Set[str], numbers: Set[Numbers]) -> Iterator[Wording]:
        """See ClaimLookup."""
        return with_words(words, numbers, wordings(self._claims.values()))

    @cached_property
    def _old_ids(self) -> dict[str, str]:
        return {old: claim.id for claim in self._claims.values() for old in claim.was}


def starting(start: str, most: int | None, *among: Mapping[str, object]) -> list[str]:
    """Return the keys of tables that start so, or so many of them."""
    found = (key for table in among for key in table if key.startswith(start))
    return list(islice(found, most))
