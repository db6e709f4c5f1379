"""Claims that are read when they are asked for, of a ledger that is known to be valid."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Protocol

from claimcheck.domain.model.claim import Claim


class ClaimSource(Protocol):
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

    def starting(self, start: str) -> list[str]:
        """Return the ids that start so."""
        ...

    def old_ids(self) -> dict[str, str]:
        """Return the ids of today by the ids that they replaced, without reading the claims."""
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

    def starting(self, start: str) -> list[str]:
        """See ClaimSource."""
        return [id_ for id_ in self._tables if id_.startswith(start)]

    def old_ids(self) -> dict[str, str]:
        """See ClaimSource."""
        return {old: id_ for id_, values in self._tables.items() for old in values.get("was", ())}


class LazyClaims(Mapping[str, Claim]):
    """Claims by id; a command that is about one of ten thousand reads that one."""

    def __init__(self, source: ClaimSource, claims: Mapping[str, Claim] | None = None) -> None:
        self._source = source
        self._claims = dict(claims or {})
        """Those that were read, and those that were added."""

    def __getitem__(self, id_: str) -> Claim:
        if id_ not in self._claims:
            self._claims[id_] = self._source.read(id_)
        return self._claims[id_]

    def __contains__(self, id_: object) -> bool:
        return id_ in self._claims or id_ in self._source

    def __iter__(self) -> Iterator[str]:
        yield from self._source
        yield from (id_ for id_ in self._claims if id_ not in self._source)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __or__(self, claims: Mapping[str, Claim]) -> "LazyClaims":
        return LazyClaims(self._source, {**self._claims, **claims})

    def starting(self, start: str) -> list[str]:
        """Return the ids that start so."""
        found = self._source.starting(start)
        added = (id_ for id_ in self._claims if id_.startswith(start))
        return list(dict.fromkeys([*found, *added]))

    def old_ids(self) -> dict[str, str]:
        """Return the ids of today by the ids that they replaced, without reading the claims."""
        read = {old: claim.id for claim in self._claims.values() for old in claim.was}
        return self._source.old_ids() | read
