"""Looks that are read when they are asked for: of one claim, by their key, or all of them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, Protocol

from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.look import Look


class LookSource(Protocol):
    """Where the looks of a ledger are, unread."""

    def __contains__(self, key: object) -> bool:
        """Whether there is a look with this key."""
        ...

    def __iter__(self) -> Iterator[str]:
        """Yield the keys, in the order of the ledger."""
        ...

    def read(self, key: str) -> Look:
        """Return a look; KeyError when there is none with this key."""
        ...

    def of(self, ids: Sequence[str]) -> list[Look]:
        """Return the looks that name a claim by any of these ids, each once."""
        ...


class LookTables:
    """Looks as the tables of a file, which were parsed and not yet looked at."""

    def __init__(self, tables: Mapping[str, Any], read: Callable[[str, Any], Look]) -> None:
        self._tables = tables
        self._read = read
        self._looks: dict[str, Look] = {}

    def __contains__(self, key: object) -> bool:
        return key in self._tables

    def __iter__(self) -> Iterator[str]:
        return iter(self._tables)

    def read(self, key: str) -> Look:
        """See LookSource."""
        if key not in self._looks:
            self._looks[key] = self._read(key, self._tables[key])
        return self._looks[key]

    def of(self, ids: Sequence[str]) -> list[Look]:
        """See LookSource."""
        places = {place for id_ in ids for place in self._places.get(id_, ())}
        return [self.read(self._keys[place]) for place in sorted(places)]

    @cached_property
    def _keys(self) -> list[str]:
        return list(self._tables)

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        """Where the looks at each claim are, by the ids that they name it by."""
        places: dict[str, list[int]] = {}
        for place, key in enumerate(self._keys):
            for id_ in self._tables[key]["claims"]:
                places.setdefault(id_, []).append(place)
        return places


class LazyLooks(Mapping[str, Look]):
    """Looks by their keys."""

    def __init__(self, source: LookSource, added: Mapping[str, Look] | None = None) -> None:
        self._source = source
        self._added = dict(added or {})

    def __getitem__(self, key: str) -> Look:
        return self._added[key] if key in self._added else self._source.read(key)

    def __contains__(self, key: object) -> bool:
        return key in self._added or key in self._source

    def __iter__(self) -> Iterator[str]:
        yield from self._source
        yield from self._added

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __or__(self, looks: Mapping[str, Look]) -> "LazyLooks":
        return LazyLooks(self._source, {**self._added, **looks})

    def of(self, ids: Sequence[str]) -> list[Look]:
        """Return the looks that name a claim by any of these ids."""
        added = (look for look in self._added.values() if not set(ids).isdisjoint(look.claims))
        return [*self._source.of(ids), *added]


class LooksByClaim(Mapping[str, list[Look]]):
    """The looks at each claim by its id, found when a claim is asked for."""

    def __init__(self, looks: LazyLooks, claims: Mapping[str, Claim]) -> None:
        self._looks = looks
        self._claims = claims
        self._found: dict[str, list[Look]] = {}

    def __getitem__(self, id_: str) -> list[Look]:
        if id_ not in self._found:
            self._found[id_] = self._looks.of([id_, *self._claims[id_].was])
        if not self._found[id_]:
            raise KeyError(id_)
        return self._found[id_]

    def __iter__(self) -> Iterator[str]:
        return (id_ for id_ in self._claims if id_ in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)
