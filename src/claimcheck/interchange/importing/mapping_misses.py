"""What a mapping names and no record has: refused before anything is taken."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from claimcheck.domain.model.english import listed
from claimcheck.domain.model.problem import did_you_mean
from claimcheck.interchange.importing.mapping import (
    BadMappingError,
    RecordMapping,
    Value,
    folded,
)

_LOOKUP = "lookup"
_MOST = 12


def refuse_misses(
    mapping: RecordMapping, records: Sequence[Mapping[str, Any]], *, looks_up: bool
) -> tuple[str, ...]:
    """Raise BadMappingError for what a mapping names and none of its records has.

    `records` are those that the mapping means; there may be none, which says nothing. Without
    `looks_up` what a second source would say is not asked for. Returned are the fields that are
    missing where another one is given for the same value.
    """
    if not records:
        return ()
    told: list[str] = []
    for where, path in _record_paths(mapping):
        if not _is_there(path, records):
            raise _missing(where, path, records)
    told += _missing_values("claim", mapping.claim, records, looks_up)
    told += _missing_values("claimant", mapping.claimant, records, looks_up)
    for facts in mapping.facts:
        if facts.each:
            if is_looked_up(facts.each.path) and not looks_up:
                continue
            if not _is_there(facts.each.path, records):
                raise _missing(f"{facts.table}.each", facts.each.path, records)
            items = [*_items(records, facts.each)]
            if not items:
                continue  # lists that are empty so far do not say what is in them
        inside = [*items, *records] if facts.each else records
        told += _missing_values(facts.table, facts.values, inside, looks_up)
    return tuple(dict.fromkeys(told))


def refuse_unmeant(mapping: RecordMapping, records: Sequence[Mapping[str, Any]]) -> None:
    """Raise BadMappingError for what `only` names and no record has.

    That is a field, or a word that is a slip for one of the records.
    """
    for path, words in mapping.only.items() if records else ():
        if not _is_there(path, records):
            raise _missing("only", path, records)
        value = Value(path=path, words=dict.fromkeys(words, ""))
        _refuse_words(f"only.{path}", value, value.words or {}, records)


def _record_paths(mapping: RecordMapping) -> Iterator[tuple[str, str]]:
    for name in ("key", "group"):
        yield from ((name, path) for path in getattr(mapping, name) if path != "#")
    if mapping.changed:
        yield "changed", mapping.changed
    if mapping.lookup:
        yield "lookup.field", mapping.lookup.field


def _items(records: Iterable[Mapping[str, Any]], each: Value) -> Iterator[Any]:
    """Yield what the facts of the records are read from, an item of a list each."""
    for record in records:
        found = each.read(record)
        yield from found if isinstance(found, list) else () if found is None else (found,)


def _missing_values(
    where: str,
    values: Mapping[str, tuple[Value, ...]],
    records: Sequence[Any],
    looks_up: bool,
) -> Iterator[str]:
    for key, choices in values.items():
        missing = [
            next(
                (
                    path
                    for path in one.paths
                    if (looks_up or not is_looked_up(path)) and not _is_there(path, records)
                ),
                "",
            )
            for one in choices
        ]
        if all(missing) and not any(one.is_optional for one in choices):
            path = missing[0]
            optional = f'where a source may lack it, write {{ field = "{path}", optional = true }}'
            raise _missing(f"{where}.{key}", path, records, optional)
        yield from filter(None, missing)
        for one in choices:
            if one.words:
                _refuse_words(f"{where}.{key}", one, one.words, records)


def is_looked_up(path: str) -> bool:
    """Return whether a path leads into what is looked up in a second source."""
    return path.partition(".")[0] == _LOOKUP


def _is_there(path: str, records: Sequence[Any]) -> bool:
    return any(_has(record, path) for record in records)


def _missing(where: str, path: str, records: Sequence[Any], otherwise: str = "") -> BadMappingError:
    fields = list(_fields(records))
    near = did_you_mean(path, fields)
    told = f"the records have {listed(fields, _MOST)}"
    hint = near or "; ".join(filter(None, [told, otherwise]))
    return BadMappingError(where, f"no record has “{path}”", hint)


def _refuse_words(
    where: str, value: Value, words: Mapping[str, str], records: Sequence[Any]
) -> None:
    """Refuse a word that is a slip for one of the records, and words of which no record has one.

    A word of a record that is not listed keeps its row out, unless there is an `otherwise`.
    """
    found = {word for record in records if (word := value.word(record))}
    unlisted = sorted(word for word in found if folded(word) not in words)
    if not unlisted:
        return
    used = {folded(word) for word in found}
    for word in words:
        near = get_close_matches(word, [folded(one) for one in unlisted], n=1, cutoff=0.75)
        if word not in used and near:
            meant = next(one for one in unlisted if folded(one) == near[0])
            raise BadMappingError(
                where, f"no record has the word “{word}”", f"did you mean {meant}?"
            )
    if value.otherwise is not None and used.isdisjoint(words):
        told = ", ".join(unlisted[:5])
        message = f"no record has one of its words; “{value.path}” has {told}"
        raise BadMappingError(where, message)


def _has(record: Any, path: str) -> bool:
    """Whether there is something at a path, be it empty."""
    if path == ".":
        return True
    if isinstance(record, dict):
        head, dot, rest = path.partition(".")
        return path in record or bool(dot and head in record and _has(record[head], rest))
    if isinstance(record, list):
        head, dot, rest = path.partition(".")
        if head == "1-" or (head.isascii() and head.isdigit()):
            return any(_has(item, rest) for item in record) if dot else bool(record)
        return any(_has(item, path) for item in record)
    return False


def _fields(records: Sequence[Any]) -> dict[str, None]:
    """Return the fields of the records, then those in tables of theirs with a dot."""
    fields: dict[str, None] = {}
    inside: dict[str, None] = {}
    for record in records[:1000]:
        if isinstance(record, dict):
            for key, value in record.items():
                fields[str(key)] = None
                first = value[0] if isinstance(value, list) and value else value
                if isinstance(first, dict):
                    place = f"{key}.0" if first is not value else key
                    inside |= dict.fromkeys(f"{place}.{inner}" for inner in first)
    return fields | inside
