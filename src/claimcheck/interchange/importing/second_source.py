"""A second file, in which a mapping looks up what the records of the first one name."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from claimcheck.domain.model.english import listed
from claimcheck.domain.model.problem import did_you_mean
from claimcheck.errors import UsageError
from claimcheck.interchange.importing.mapping import Lookup, as_text, reach
from claimcheck.interchange.importing.record_lists import records_of

_MOST_SHOWN = 3
_KEY = "#"


class SecondSourceError(UsageError):
    """A second file that has not what is looked up in it (2)."""

    def __init__(self, file: str, message: str, hint: str = "") -> None:
        super().__init__(f"--lookup: {file}: {message}", hint)


@dataclass(frozen=True, slots=True)
class SecondSource:
    """The values of a second file."""

    file: str
    data: Any


Index = Mapping[str, Sequence[Any]]
"""The records of a second file by what they are called."""


def index_of(lookup: Lookup, second: SecondSource, records: Iterable[Any]) -> Index:
    """Return the records of the second file by what the first one calls them.

    SecondSourceError where none of them has a name, or none a name that a record of the first
    file has.
    """
    try:
        found = [one.data for one in records_of(second.data, lookup.rows)]
    except UsageError:
        where = f" under “{lookup.rows}”" if lookup.rows else ""
        raise SecondSourceError(second.file, f"it has no list of records{where}") from None
    if not found:
        raise SecondSourceError(second.file, "it has no records")
    index: dict[str, list[Any]] = {}
    for record in found:
        if name := as_text(reach(record, lookup.key)):
            index.setdefault(name, []).append(record)
    if not index:
        fields = dict.fromkeys(str(key) for one in found if isinstance(one, dict) for key in one)
        fields.pop(_KEY, None)
        there = f"there is {_shown(list(fields))}" if fields else ""
        near = did_you_mean(lookup.key, fields) or there
        raise SecondSourceError(second.file, f"no record has the key “{lookup.key}”", near)
    names = dict.fromkeys(name for record in records for name in _names(record, lookup))
    if names and index.keys().isdisjoint(names):
        raise _no_match(second.file, lookup, list(names), list(index))
    return index


def looked_up(record: Mapping[str, Any], lookup: Lookup, index: Index) -> list[Any]:
    """Return the records of the second file that a record names."""
    return [one for name in _names(record, lookup) for one in index.get(name, ())]


def repeated(record: Mapping[str, Any], lookup: Lookup, index: Index) -> str:
    """Return a name of a record that several records of the second file have; else nothing."""
    return next((name for name in _names(record, lookup) if len(index.get(name, ())) > 1), "")


def _names(record: Any, lookup: Lookup) -> Iterator[str]:
    named = reach(record, lookup.field)
    return filter(None, map(as_text, named if isinstance(named, list) else [named]))


def _no_match(
    file: str, lookup: Lookup, names: Sequence[str], keys: Sequence[str]
) -> SecondSourceError:
    near = next((hint for name in names[:100] if (hint := did_you_mean(name, keys[:1000]))), "")
    where = "its table" if lookup.key == _KEY else f"“{lookup.key}” there"
    return SecondSourceError(
        file,
        f"it has nothing that “{lookup.field}” names: “{lookup.field}” has {_shown(names)}, "
        f"{where} has {_shown(keys)}",
        near,
    )


def _shown(words: Sequence[str]) -> str:
    return listed([f"“{word[:40]}”" for word in words], _MOST_SHOWN)
