"""Claims that are read when they are asked for, of a ledger that is known to be valid."""

from collections.abc import Callable, Iterator, Mapping, Set
from functools import cached_property
from typing import Any, Protocol

from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.claim_lookup import ClaimLookup, ReadClaims, starting
from claimcheck.domain.model.claim_wording import Numbers, Wording, raw_wordings, saying, with_words


class ClaimSource(ClaimLookup, Protocol):
    """Where the claims of a ledger are, unread."""

    def __contains__(self, id_: object) -> bool:
        """Whether there is a claim with this id."""
        ...

    def __iter__(self) -> Iterator[str]:
        """Yield the ids, in the order of the ledger."""
        ...

    def read(self, id_: str) -> Claim:
        """Return a claim; KeyError when there is none with this id."""
        ...


class ClaimTables:
    """Claims as the tables of a file, which were parsed and not yet looked at."""

    def __init__(self, tables: Mapping[str, Any], read: Callable[[str, Any], Claim]) -> None:
        self._tables = tables
        self._read = read

    def __contains__(self, id_: object) -> bool:
        return id_ in self._tables

    def __iter__(self) -> Iterator[str]:
        return iter(self._tables)

    def read(self, id_: str) -> Claim:
        """See ClaimSource."""
        return self._read(id_, self._tables[id_])

    def starting(self, start: str, most: int | None = None) -> list[str]:
        """See ClaimLookup."""
        return starting(start, most, self._tables, self._old_ids)

    def id_now(self, old: str) -> str | None:
        """See ClaimLookup."""
        return self._old_ids.get(old)

    def old_ids(self) -> Mapping[str, str]:
        """See ClaimLookup."""
        return self._old_ids

    def saying(self, text: str) -> Iterator[str]:
        """See ClaimLookup."""
        return saying(text, raw_wordings(self._tables))

    def with_words(self, words: Set[str], numbers: Set[Numbers]) -> Iterator[Wording]:
        """See ClaimLookup."""
        return with_words(words, numbers, raw_wordings(self._tables))

    @cached_property
    def _old_ids(self) -> dict[str, str]:
        return {old: id_ for id_, values in self._tables.items() for old in values.get("was", ())}


class LazyClaims(Mapping[str, Claim]):
    """Claims by id; a command that is about one of ten thousand reads that one."""

    def __init__(self, source: ClaimSource, added: Mapping[str, Claim] | None = None) -> None:
        self._source = source
        self._added = dict(added or {})
        """New claims, and those of the source that got new facts."""
        self._lookup = ReadClaims(self._added)
        self._read: dict[str, Claim] = {}

    def __getitem__(self, id_: str) -> Claim:
        if id_ in self._added:
            return self._added[id_]
        if id_ not in self._read:
            self._read[id_] = self._source.read(id_)
        return self._read[id_]

    def __contains__(self, id_: object) -> bool:
        return id_ in self._added or id_ in self._read or id_ in self._source

    def __iter__(self) -> Iterator[str]:
        yield from self._source
        yield from (id_ for id_ in self._added if id_ not in self._source)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __bool__(self) -> bool:
        return any(True for _ in self)

    def __or__(self, claims: Mapping[str, Claim]) -> "LazyClaims":
        longer = LazyClaims(self._source, {**self._added, **claims})
        longer._read = self._read
        return longer

    def starting(self, start: str, most: int | None = None) -> list[str]:
        """See ClaimLookup."""
        found = [*self._source.starting(start, most), *self._lookup.starting(start, most)]
        return list(dict.fromkeys(found))[:most]

    def id_now(self, old: str) -> str | None:
        """See ClaimLookup."""
        return self._lookup.id_now(old) or self._source.id_now(old)

    def old_ids(self) -> Mapping[str, str]:
        """See ClaimLookup."""
        return {**self._source.old_ids(), **self._lookup.old_ids()}

    def saying(self, text: str) -> Iterator[str]:
        """See ClaimLookup."""
        yield from dict.fromkeys((*self._source.saying(text), *self._lookup.saying(text)))

    def with_words(self, words: Set[str], numbers: Set[Numbers]) -> Iterator[Wording]:
        """See ClaimLookup."""
        yield from self._source.with_words(words, numbers)
        yield from self._lookup.with_words(words, numbers)
