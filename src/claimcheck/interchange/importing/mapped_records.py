"""Records of others as rows, by a mapping; the records may have come as CSV, JSON or YAML."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from claimcheck.domain.changing.row import Foreign, NotMade, NotTaken
from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.claimant import Claimant
from claimcheck.domain.model.decode import read_block
from claimcheck.interchange.importing.defaults import Defaults
from claimcheck.interchange.importing.mapping import (
    FACTS,
    Facts,
    Lookup,
    RecordMapping,
    UnknownWord,
    Value,
    as_text,
    folded,
    reach,
)
from claimcheck.interchange.importing.mapping_misses import (
    is_looked_up,
    refuse_misses,
    refuse_unmeant,
)
from claimcheck.interchange.importing.record_values import read_values
from claimcheck.interchange.importing.row_maker import (
    Draft,
    Refusal,
    RowMaker,
)
from claimcheck.interchange.importing.second_source import SecondSource, index_of, looked_up
from claimcheck.interchange.importing.source_text import Record
from claimcheck.interchange.importing.yaml_text import Table

_AT = ("claimants", "row")


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
        meant = _with_looked_up(meant, mapping.lookup, second)
    found = [one.data for one in meant if isinstance(one, Record)]
    seen.missing = refuse_misses(mapping, found, looks_up=second is not None)
    maker = RowMaker(mapping.name, defaults, mapping.dates, mapping.decimal)
    return _rows(meant, mapping, maker, second.file if second else "", seen)


def _meant(record: Record, mapping: RecordMapping) -> Record | NotTaken | LeftOut:
    """Return a record, or why it is none that is meant."""
    data = record.data
    if record.fault:
        return NotTaken(record.number, "", str(data), record.fault, file=record.file)
    if not isinstance(data, dict):
        what = "is no record with fields"
        return NotTaken(record.number, "", as_text(data), what, file=record.file)
    if not _is_meant(data, mapping.only):
        return LeftOut(record.number, _imported(data, mapping))
    return record


def _with_looked_up(
    found: list[Record | NotTaken | LeftOut], lookup: Lookup, second: SecondSource | None
) -> list[Record | NotTaken | LeftOut]:
    """Return the records with what they look up under `lookup`."""
    records = (one.data for one in found if isinstance(one, Record))
    index = index_of(lookup, second, records) if second else {}
    return [
        replace(one, data={**one.data, "lookup": looked_up(one.data, lookup, index)})
        if isinstance(one, Record)
        else one
        for one in found
    ]


def _rows(
    found: Iterable[Record | NotTaken | LeftOut],
    mapping: RecordMapping,
    maker: RowMaker,
    second: str,
    seen: Seen,
) -> Iterator[Foreign | NotTaken | LeftOut]:
    labels = mapping.labels()
    for one in found:
        if isinstance(one, Record):
            row = _row(one, mapping, labels, maker, seen)
            if isinstance(row, NotTaken) and mapping.lookup and is_looked_up(row.field):
                row = _blaming(row, second, one.data, mapping.lookup)
            if one.file:
                row = replace(row, file=one.file)
            key = row.claim.imported if isinstance(row, Foreign) else _imported(one.data, mapping)
            seen.keys.add(key or "")
            yield row
        else:
            seen.keys.add(one.key if isinstance(one, LeftOut) else "")
            yield one


def _row(
    record: Record, mapping: RecordMapping, labels: Mapping[str, str], maker: RowMaker, seen: Seen
) -> Foreign | NotTaken:
    try:
        row = maker.row(_draft(record, mapping, labels, seen))
        if mapping.claimant and isinstance(row, Foreign):
            return replace(row, claimant=_party(row.claim.claimant, record, mapping))
        return row
    except UnknownWord as fault:
        reason = "is not one of the mapping's words"
        return NotTaken(record.number, fault.path, fault.word, reason, fault.hint)
    except Refusal as refusal:
        key, value, reason, hint = refusal.args
        return NotTaken(record.number, labels.get(key, key), value, reason, hint, key)


def _blaming(row: NotTaken, second: str, data: Mapping[str, Any], lookup: Lookup) -> NotTaken:
    """Return a row that was refused for what it looked up, with the file that this stands in."""
    if not second:
        return replace(row, hint=row.hint or "--lookup FILE names the file that it stands in")
    named = as_text(reach(data, lookup.field))
    where = f"it is looked up in {second}, as “{named}”"
    return replace(row, hint=f"{row.hint}; {where}" if row.hint else where)


def _party(name: str, record: Record, mapping: RecordMapping) -> Claimant | None:
    """Return what a record says of its claimant besides the name, None for nothing; Refusal."""
    said = read_values(Claimant, mapping.claimant, record.data, "claimant.", mapping.decimal)
    if "also" in said:
        said["also"] = [one for one in dict.fromkeys(said["also"]) if one != name]
    said = {key: value for key, value in said.items() if value}
    if not said:
        return None
    party, problems = read_block(Claimant, "row", {"name": name, **said}, _AT)
    for problem in problems:
        if problem.severity == "error":
            key = problem.at[len(_AT)]
            reason = problem.message.removeprefix(f"{key}: ")
            raise Refusal(f"claimant.{key}", "", reason, problem.hint)
    return party and party.but(id="")


def _draft(record: Record, mapping: RecordMapping, labels: Mapping[str, str], seen: Seen) -> Draft:
    data = record.data
    values = read_values(Claim, mapping.claim, data, "", mapping.decimal)
    facts: dict[str, list[dict[str, Any]]] = {}
    for one in mapping.facts:
        block, needed = FACTS[one.table]
        for item in _items(data, one.each):
            view = _inside(data, item) if one.each else data
            fact = read_values(block, one.values, view, f"{one.table}.", mapping.decimal)
            if fact.get(needed) not in (None, "", []):
                facts.setdefault(one.table, []).extend(_parted(fact))
            elif _lacks(one, needed, item):
                field = one.values[needed][0].path or needed
                what = block.__name__.lower()
                seen.not_made.append(NotMade(record.number, what, field, record.file))
    changed = reach(data, mapping.changed) if mapping.changed else None
    return Draft(record.number, _key(data, mapping), values, facts, labels, changed)


def _items(data: dict[str, Any], each: Value | None) -> list[Any]:
    if not each:
        return [data]
    found = each.read(data)
    return found if isinstance(found, list) else [] if found is None else [found]


def _parted(fact: dict[str, Any]) -> list[dict[str, Any]]:
    """Return a fact for each source, where it has several."""
    sources = fact.get("source")
    return [{**fact, "source": one} for one in sources] if isinstance(sources, list) else [fact]


def _inside(record: dict[str, Any], item: Any) -> dict[str, Any]:
    """Return an item of a list with the fields of its record; its own come first."""
    return {**record, **(item if isinstance(item, dict) else {}), ".": item}


def _lacks(facts: Facts, needed: str, item: Any) -> bool:
    """Whether an item says something of a fact, but not what there is no fact without.

    A word that the mapping knows to mean nothing is no lack, nor is what may be missing; and the
    date of a record is not of one fact alone.
    """
    choices = facts.values[needed]
    if any(one.is_optional or (one.words is not None and one.word(item)) for one in choices):
        return False
    paths = {
        path
        for key, values in facts.values.items()
        for one in values
        for path in one.paths
        if facts.each or key != "date"
    }
    return any(reach(item, path) not in (None, "", []) for path in paths)


def _imported(data: Any, mapping: RecordMapping) -> str:
    """Return what a record is called in `imported`; empty where it has no key of its own."""
    key = _key(data, mapping)
    return key and f"{mapping.name}:{key}"


def _key(data: Any, mapping: RecordMapping) -> str:
    return " ".join(as_text(reach(data, path)) for path in mapping.key).strip()


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
