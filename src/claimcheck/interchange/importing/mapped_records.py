"""Records of others as rows, by a mapping; the records may have come as CSV, JSON or YAML."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from claimcheck.domain.changing.row import Foreign, NotMade, NotTaken
from claimcheck.domain.model.block_keys import keys_of
from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.value_kinds import TEXTS
from claimcheck.interchange.importing.defaults import Defaults
from claimcheck.interchange.importing.mapping import (
    Lookup,
    RecordMapping,
    as_text,
    folded,
    reach,
)
from claimcheck.interchange.importing.mapping_misses import (
    is_looked_up,
    refuse_misses,
    refuse_unmeant,
)
from claimcheck.interchange.importing.record_reader import RecordReader, key_of
from claimcheck.interchange.importing.row_maker import (
    RowMaker,
)
from claimcheck.interchange.importing.second_source import (
    SecondSource,
    index_of,
    looked_up,
    repeated,
)
from claimcheck.interchange.importing.source_text import Record
from claimcheck.interchange.importing.yaml_text import Table


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A record that the mapping does not mean."""

    number: int
    key: str = ""
    """What it would be called in `imported`; empty where it has no key of its own."""


@dataclass(slots=True)
class Seen:
    """What is seen of a source besides its rows, while they are read."""

    keys: set[str] = field(default_factory=set)
    """What each record is called in `imported`, be it taken or not; “” where none can tell."""
    not_made: list[NotMade] = field(default_factory=list)
    lines: dict[tuple[str, int], int] = field(default_factory=dict)
    """The line in which a record begins, by its file and number, where these do not tell."""
    missing: tuple[str, ...] = ()
    """The fields that no record has, where the mapping names others in their place."""


def rows_of(
    records: Iterable[Record],
    mapping: RecordMapping,
    defaults: Defaults,
    second: SecondSource | None,
    seen: Seen,
) -> Iterator[Foreign | NotTaken | LeftOut]:
    """Return a row for each record, or for each group of records where the mapping groups them.

    `second` is the second source, which a mapping with a lookup may use. `seen` gets what is read
    besides, while the rows are. Before the first row: BadMappingError for what the mapping names
    and no record has, SecondSourceError for a second source that nothing is found in.
    """
    if mapping.group:
        records = _grouped(records, mapping.group)
    records = list(records)
    refuse_unmeant(mapping, [one.data for one in records if isinstance(one.data, dict)])
    seen.lines |= {
        (one.file, one.number): one.data.line for one in records if isinstance(one.data, Table)
    }
    meant = [_meant(record, mapping) for record in records]
    if mapping.lookup:
        meant = _with_looked_up(meant, mapping, mapping.lookup, second)
    found = [one.data for one in meant if isinstance(one, Record)]
    seen.missing = refuse_misses(mapping, found, looks_up=second is not None)
    maker = RowMaker(mapping.name, defaults, mapping.dates, mapping.decimal)
    return _rows(meant, RecordReader(mapping, maker, seen.not_made), mapping, second, seen)


def _meant(record: Record, mapping: RecordMapping) -> Record | NotTaken | LeftOut:
    """Return a record, or why it is none that is meant."""
    data = record.data
    if record.fault:
        return NotTaken(record.number, "", str(data), record.fault, file=record.file)
    if not isinstance(data, dict):
        what = "is not a record with fields"
        return NotTaken(record.number, "", as_text(data), what, file=record.file)
    if not _is_meant(data, mapping.only):
        return LeftOut(record.number, _imported(data, mapping))
    return record


def _with_looked_up(
    found: list[Record | NotTaken | LeftOut],
    mapping: RecordMapping,
    lookup: Lookup,
    second: SecondSource | None,
) -> list[Record | NotTaken | LeftOut]:
    """Return the records with what they look up under `lookup`.

    A record of which a claim needs one thing is not taken where the second source has several.
    """
    records = (one.data for one in found if isinstance(one, Record))
    index = index_of(lookup, second, records) if second else {}
    needs_one = any(
        is_looked_up(value.path) and keys_of(Claim)[key].kind is not TEXTS
        for key, values in mapping.claim.items()
        for value in values
    )

    def completed(one: Record) -> Record | NotTaken:
        there = looked_up(one.data, lookup, index)
        if needs_one and second and (twice := repeated(one.data, lookup, index)):
            reason = f"stands in {second.file} more than once"
            hint = "a claim needs one: give each a key of its own there"
            return NotTaken(one.number, lookup.field, twice, reason, hint, file=one.file)
        return replace(one, data={**one.data, "lookup": there})

    return [completed(one) if isinstance(one, Record) else one for one in found]


def _rows(
    found: Iterable[Record | NotTaken | LeftOut],
    reader: RecordReader,
    mapping: RecordMapping,
    second: SecondSource | None,
    seen: Seen,
) -> Iterator[Foreign | NotTaken | LeftOut]:
    for one in found:
        if isinstance(one, Record):
            row = reader.row(one)
            if isinstance(row, NotTaken) and mapping.lookup and is_looked_up(row.field):
                row = _blaming(row, second.file if second else "", one.data, mapping.lookup)
            if one.file:
                row = replace(row, file=one.file)
            key = row.claim.imported if isinstance(row, Foreign) else _imported(one.data, mapping)
            seen.keys.add(key or "")
            yield row
        else:
            seen.keys.add(one.key if isinstance(one, LeftOut) else "")
            yield one


def _blaming(row: NotTaken, second: str, data: Mapping[str, Any], lookup: Lookup) -> NotTaken:
    """Return a row that was refused for what it looked up, with the file that this stands in."""
    if not second:
        return replace(row, hint=row.hint or "name the file that it is in with --lookup FILE")
    named = as_text(reach(data, lookup.field))
    where = f"it is looked up in {second}, as “{named}”"
    return replace(row, hint=f"{row.hint}; {where}" if row.hint else where)


def _imported(data: Any, mapping: RecordMapping) -> str:
    """Return what a record is called in `imported`; empty where it has no key of its own."""
    key = key_of(data, mapping)
    return key and f"{mapping.name}:{key}"


def _is_meant(record: dict[str, Any], only: Mapping[str, tuple[str, ...]]) -> bool:
    return all(folded(as_text(reach(record, path))) in words for path, words in only.items())


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
        yield replace(group[0], data={**group[0].data, "rows": rows})
