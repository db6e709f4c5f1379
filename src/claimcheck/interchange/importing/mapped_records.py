"""Records of others as rows, by a mapping; the records may have come as CSV, JSON or YAML."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeGuard

from claimcheck.domain.changing.row_intake import Foreign, NotTaken
from claimcheck.domain.model.block import Block
from claimcheck.domain.model.block_keys import keys_of
from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.number import DecimalMark, Number, divided, read_number
from claimcheck.domain.model.quantity import read_share
from claimcheck.domain.model.value_kinds import FLAG, NUMBER, PROBABILITY, TEXT, TEXTS, Kind
from claimcheck.errors import UsageError
from claimcheck.interchange.importing.defaults import Defaults
from claimcheck.interchange.importing.mapping import (
    FACTS,
    Lookup,
    RecordMapping,
    UnknownWord,
    Value,
    as_text,
    reach,
)
from claimcheck.interchange.importing.row_maker import Draft, Refusal, RowMaker, read_number_as
from claimcheck.interchange.importing.source_text import Record

_YES = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A record that the mapping does not mean."""

    number: int


def records_of(data: Any, path: str = "") -> list[Record]:
    """Return the records in the values of a JSON or YAML text, numbered from 1.

    Those of a table have their key under “#”. UsageError when there is no list or table there.
    """
    found = reach(data, path) if path and isinstance(data, dict) else data
    if isinstance(found, dict):
        return [
            Record(number, {"#": key, **one} if isinstance(one, dict) else one)
            for number, (key, one) in enumerate(found.items(), 1)
        ]
    if not isinstance(found, list):
        where = f" under “{path}”" if path else ""
        raise UsageError(f"the source has no list of records{where}")
    return [Record(number, one) for number, one in enumerate(found, 1)]


def is_of(mapping: RecordMapping, data: Any) -> bool:
    """Return whether the first record has the fields by which a mapping knows its own."""
    if not mapping.has:
        return False
    if mapping.rows and isinstance(data, dict):
        data = reach(data, mapping.rows)
    if isinstance(data, dict):
        data = [*data.values()]
    first = data[0] if isinstance(data, list) and data else None
    return isinstance(first, dict) and all(name in first for name in mapping.has)


def rows_of(
    records: Iterable[Record], mapping: RecordMapping, defaults: Defaults, looked_up: Any = None
) -> Iterator[Foreign | NotTaken | LeftOut]:
    """Yield a row for each record, or for each group of records where the mapping groups them.

    `looked_up` holds the values of the second source, which a mapping with a lookup may use.
    """
    maker = RowMaker(mapping.name, defaults, mapping.dates, mapping.decimal)
    labels = {key: mapping.label(key) for key in mapping.claim}
    second = _index(mapping.lookup, looked_up) if mapping.lookup and looked_up else {}
    if mapping.group:
        records = _grouped(records, mapping.group)
    for record in records:
        if record.fault:
            yield NotTaken(record.number, "", str(record.data), record.fault)
        elif not isinstance(record.data, dict):
            yield NotTaken(record.number, "", as_text(record.data), "is no record with fields")
        elif not _is_meant(record.data, mapping.only):
            yield LeftOut(record.number)
        else:
            data = record.data
            if mapping.lookup:
                data = {**data, "lookup": _found(data, mapping.lookup, second)}
            try:
                draft = _draft(record.number, data, mapping, labels)
            except UnknownWord as fault:
                reason = "is no word of the mapping"
                yield NotTaken(record.number, fault.path, fault.word, reason, fault.hint)
            except Refusal as refusal:
                key, value, reason, hint = refusal.args
                yield NotTaken(record.number, labels.get(key, key), value, reason, hint)
            else:
                yield maker.row(draft)


def _draft(
    number: int, data: dict[str, Any], mapping: RecordMapping, labels: Mapping[str, str]
) -> Draft:
    values = _read(Claim, mapping.claim, data, mapping.decimal)
    facts: dict[str, list[dict[str, Any]]] = {}
    for one in mapping.facts:
        block, needed = FACTS[one.table]
        items = reach(data, one.each) if one.each else data
        for item in items if isinstance(items, list) else [items]:
            fact = _read(block, one.values, item, mapping.decimal)
            if fact.get(needed) not in (None, ""):
                facts.setdefault(one.table, []).append(fact)
    key = " ".join(as_text(reach(data, path)) for path in mapping.key).strip()
    return Draft(number, key, values, facts, labels)


def _read(
    block: type[Block],
    values: Mapping[str, tuple[Value, ...]],
    record: Any,
    decimal: DecimalMark,
) -> dict[str, Any]:
    keys = keys_of(block)
    read: dict[str, Any] = {}
    for key, choices in values.items():
        kind = keys[key].kind if key in keys else TEXT
        tags: list[str] = []
        for choice in choices:
            found = choice.read(record)
            if choice.scale != 1 and found not in (None, ""):
                found = _divided(key, found, choice.scale, decimal)
            value = _fit(key, kind, found, decimal)
            if value is None or value == "":
                continue
            if kind is not TEXTS:
                read[key] = value
                break
            tags += value
        if tags:
            read[key] = tags
    return read


def _fit(key: str, kind: Kind, raw: Any, decimal: DecimalMark) -> Any:
    """Return a value of a record as the file has values of this kind, or as it is if it is none.

    A number in words stays as it is too: it is read with the target of its row.
    """
    if raw is None or raw == "":
        return None
    if kind is TEXT:
        if isinstance(raw, dict):
            raise Refusal(key, as_text(raw), "is a table, not text")
        return as_text(raw)
    if kind is TEXTS:
        return [as_text(one) for one in (raw if isinstance(raw, list) else [raw]) if one]
    if kind is FLAG:
        return _YES.get(as_text(raw).lower(), raw)
    if kind is NUMBER:
        return raw if _is_number(raw) else as_text(raw).strip()
    if kind is PROBABILITY:
        share = raw if _is_number(raw) else read_number_as(read_share, key, as_text(raw), decimal)
        return round(share, 6)
    if "enum" in kind.schema:
        return as_text(raw).strip()
    return raw


def _divided(key: str, raw: Any, scale: float, decimal: DecimalMark) -> Number:
    """Return a number in parts of the scale; `37.5` and `37.5 %` are 0.375 of a hundred."""
    is_typed = _is_number(raw)
    words = as_text(raw) if is_typed else as_text(raw).strip().rstrip("%").rstrip()

    def read(words: str, mark: DecimalMark) -> Number:
        return divided(read_number(words, mark), scale)

    return read_number_as(read, key, words, "." if is_typed else decimal)


def _is_number(raw: Any) -> TypeGuard[int | float]:
    return isinstance(raw, int | float) and not isinstance(raw, bool)


def _is_meant(record: dict[str, Any], only: Mapping[str, tuple[str, ...]]) -> bool:
    return all(as_text(reach(record, path)) in words for path, words in only.items())


def _grouped(records: Iterable[Record], fields: tuple[str, ...]) -> Iterator[Record]:
    """Yield one record for each group, in the order in which the groups begin."""
    groups: dict[tuple[str, ...], list[Record]] = {}
    for record in records:
        if record.fault or not isinstance(record.data, dict):
            yield record
            continue
        key = tuple(as_text(reach(record.data, path)) for path in fields)
        groups.setdefault(key, []).append(record)
    for group in groups.values():
        rows = [one.data for one in group]
        yield Record(group[0].number, {**group[0].data, "rows": rows})


def _index(lookup: Lookup, data: Any) -> dict[str, list[Any]]:
    index: dict[str, list[Any]] = {}
    for record in records_of(data, lookup.rows):
        index.setdefault(as_text(reach(record.data, lookup.key)), []).append(record.data)
    return index


def _found(record: dict[str, Any], lookup: Lookup, second: Mapping[str, list[Any]]) -> list[Any]:
    names = reach(record, lookup.field)
    return [
        one
        for name in (names if isinstance(names, list) else [names])
        for one in second.get(as_text(name), ())
    ]
