"""Claims that are read when they are asked for, of a ledger that is known to be valid."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from claimcheck.domain.model.claim import Claim


class LazyClaims(Mapping[str, Claim]):
    """Claims by id; a command that is about one of ten thousand reads that one."""

    def __init__(
        self,
        data: Mapping[str, Any],
        read: Callable[[str, Any], Claim],
        claims: Mapping[str, Claim] | None = None,
    ) -> None:
        self._data = data
        self._read = read
        self._claims = dict(claims or {})
        """Those that were read, and those that were added."""

    def __getitem__(self, id_: str) -> Claim:
        if id_ not in self._claims:
            self._claims[id_] = self._read(id_, self._data[id_])
        return self._claims[id_]

    def __contains__(self, id_: object) -> bool:
        return id_ in self._data or id_ in self._claims

    def __iter__(self) -> Iterator[str]:
        yield from self._data
        yield from (id_ for id_ in self._claims if id_ not in self._data)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __or__(self, claims: Mapping[str, Claim]) -> "LazyClaims":
        return LazyClaims(self._data, self._read, {**self._claims, **claims})

    def old_ids(self) -> dict[str, str]:
        """Return the ids of today by the ids that they replaced, without reading the claims."""
        unread = {
            old: id_
            for id_, values in self._data.items()
            if id_ not in self._claims
            for old in values.get("was", ())
        }
        return unread | {old: claim.id for claim in self._claims.values() for old in claim.was}
