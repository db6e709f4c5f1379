"""Which format a source is of, and the rows that it has."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from claimcheck.domain.changing.row import Foreign, NotTaken, Own, Row
from claimcheck.errors import UsageError
from claimcheck.interchange.importing import claim_review_import, own_json
from claimcheck.interchange.importing.column_guess import Guess, guess
from claimcheck.interchange.importing.containers import (
    CONTAINERS,
    container_of,
    data_of,
    is_numbered,
    refuse_toml,
    values_of,
)
from claimcheck.interchange.importing.defaults import Defaults
from claimcheck.interchange.importing.mapped_records import LeftOut, Seen, rows_of
from claimcheck.interchange.importing.mapping import RecordMapping
from claimcheck.interchange.importing.record_lists import (
    is_of,
    is_one_record,
    records_of,
    sole_list,
)
from claimcheck.interchange.importing.second_source import SecondSource
from claimcheck.interchange.importing.source_text import Record, SourceFault


@dataclass(frozen=True, slots=True)
class Source:
    """A source that has been understood: its format, how many rows it has, and the rows."""

    format: str
    """`ledger` for one of ours, `claimreview`, or the name of the mapping."""
    total: int
    rows: Iterator[Row | NotTaken | LeftOut]
    mapping: RecordMapping | None = None
    guess: Guess | None = None
    seen: Seen = field(default_factory=Seen)
    """What is seen besides the rows, while they are read."""
    files: Mapping[str, int] = field(default_factory=dict)
    """The files that they stand in, with how many are in each."""
    is_part: bool = False
    """Whether it is of files that hold one record each and were named, so that others may be."""

    def label(self, key: str) -> str:
        """Return what the source calls a key of a claim or a kind of fact."""
        if not self.mapping:
            return key
        label = self.mapping.label(key)
        return label if label != key else self.mapping.statement_label(key)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """The text of one file of a source, with what its name tells."""

    text: str
    path: str = ""
    """Its name, after the folders below the one that was named; empty for stdin."""
    file: str = ""
    """What it is called in messages, where there are several."""
    is_in_folder: bool = False
    """Whether a folder was named, and not the file itself."""

    @property
    def ending(self) -> str:
        """What follows the last dot of its name, in lower case."""
        return self.path.rpartition(".")[2].lower() if "." in self.path else ""

    @property
    def name(self) -> str:
        """Its name without its ending."""
        return self.path.rpartition("/")[2].rpartition(".")[0]


@dataclass(frozen=True, slots=True)
class Reading:
    """How sources are read, whatever is in them."""

    defaults: Defaults
    asked: str | None = None
    """The format that they are said to be: one of CONTAINERS, `claimreview`, or a mapping."""
    mapping: RecordMapping | None = None
    shipped: Callable[[], Sequence[RecordMapping]] = tuple
    second: SecondSource | None = None
    """The file in which a mapping looks things up."""
    read_toml: Callable[[str], Any] = refuse_toml
    """Returns the values of a TOML text; SourceFault where it is none."""


@dataclass(frozen=True, slots=True)
class Records:
    """The records of a file of others, before a mapping says what they mean."""

    file: SourceFile
    container: str
    records: Sequence[Record]
    fields: Sequence[str]
    """The names of the columns of a table; nothing where each record names its own."""
    is_one: bool
    mapping: RecordMapping | None


def open_source(
    text: str,
    defaults: Defaults,
    *,
    suffix: str = "",
    asked: str | None = None,
    mapping: RecordMapping | None = None,
    shipped: Callable[[], Sequence[RecordMapping]] = tuple,
    looked_up: SecondSource | None = None,
) -> Source:
    """Return the rows of a source that is one text; `suffix` is the end of its name.

    SourceFault when it cannot be read, UsageError when nobody can tell what its fields are.
    """
    reading = Reading(defaults, asked, mapping, shipped, looked_up)
    found = read_file(SourceFile(text, path=suffix), reading)
    return found if isinstance(found, Source) else join([found], reading)


def read_file(file: SourceFile, reading: Reading) -> Source | Records:
    """Return the rows of a file, or its records where a mapping is to say what they mean.

    SourceFault when it cannot be read, UsageError when nobody can tell how it is written.
    """
    asked, mapping = reading.asked, reading.mapping
    if asked is not None and asked not in (*CONTAINERS, claim_review_import.NAME):
        mapping = next(one for one in reading.shipped() if one.name == asked)
    container = asked if asked in CONTAINERS else container_of(file.text, file.ending)
    if asked == claim_review_import.NAME or (container == "html" and mapping is None):
        return _reviews(_reviews_of(file.text, container), reading, file)
    headers, data = data_of(file.text, container, reading.read_toml)
    if mapping is None and headers is None:
        if own_json.is_ledger(data):
            blocks = list(own_json.rows_of_ledger(data))
            return Source(
                "ledger", len(blocks), _in_file(blocks, file), files={file.file: len(blocks)}
            )
        if container in ("json", "jsonl") and own_json.is_claim(data):
            data = [Record(1, data)]
        if is_numbered(data) and any(own_json.is_claim(one.data) for one in data):
            rows = own_json.rows_of_claims(data)
            return Source("ledger", len(data), _in_file(rows, file), files={file.file: len(data)})
        if container == "toml":
            _refuse_ledger(data)
    if mapping is None:
        mapping = _shipped_for(values_of(data[:1]) if is_numbered(data) else data, reading)
    if mapping is None and headers is None and claim_review_import.has_reviews(values_of(data)):
        return _reviews(claim_review_import.reviews_in(values_of(data)), reading, file)
    is_one = container == "markdown" or is_one_record(data, mapping)
    if is_one:
        records = [Record(1, _with_names(data, file))]
    else:
        records = data if is_numbered(data) else _listed(data, mapping)
    if mapping is None and not headers and records and all(one.fault for one in records):
        first = f"row {records[0].number} {records[0].fault}"
        raise SourceFault(f"no row of it can be read; {first}")
    if file.file:
        records = [replace(one, file=file.file) for one in records]
    return Records(file, container, records, headers or (), is_one, mapping)


def pooled(found: Iterable[Records]) -> list[list[Records]]:
    """Return the records of files by what they are: what one mapping is for stands together.

    Without a mapping, files of one record each are alike, and tables that have the same columns.
    """
    pools: dict[Any, list[Records]] = {}
    for one in found:
        if one.mapping:
            kind: Any = one.mapping.name
        else:
            kind = (one.container, None if one.is_one else tuple(_fields_of(one)))
        pools.setdefault(kind, []).append(one)
    return list(pools.values())


def join(found: Sequence[Records], reading: Reading) -> Source:
    """Return the rows of records that are alike.

    UsageError when nobody can tell what their fields are, or the mapping names what none has.
    """
    records = [record for one in found for record in one.records]
    mapping, guessed = found[0].mapping, None
    if mapping is None:
        guessed = guess(found[0].fields or _fields(records), found[0].container)
        mapping = guessed.mapping
    seen = Seen()
    rows = rows_of(records, mapping, reading.defaults, reading.second, seen)
    files = {one.file.file: len(one.records) for one in found}
    is_part = any(one.is_one and not one.file.is_in_folder for one in found)
    return Source(mapping.name, len(records), rows, mapping, guessed, seen, files, is_part)


def second_source(
    text: str, file: str, ending: str, read_toml: Callable[[str], Any]
) -> SecondSource:
    """Return the values of a source in which a mapping looks things up; SourceFault."""
    _, data = data_of(text, container_of(text, ending), read_toml)
    for one in data if is_numbered(data) else ():
        if one.fault:
            raise SourceFault(f"row {one.number} {one.fault}")
    return SecondSource(file, values_of(data))


def _reviews_of(text: str, container: str) -> list[Record]:
    if container == "html":
        return claim_review_import.reviews_of_page(text)
    found = claim_review_import.reviews_in(values_of(data_of(text, container, refuse_toml)[1]))
    if not found:
        raise SourceFault("it holds no ClaimReview")
    return found


def _reviews(records: list[Record], reading: Reading, file: SourceFile) -> Source:
    rows = claim_review_import.rows_of_reviews(records, reading.defaults)
    name = claim_review_import.NAME
    return Source(name, len(records), _in_file(rows, file), files={file.file: len(records)})


def _in_file(
    rows: Iterable[Foreign | Own | NotTaken], file: SourceFile
) -> Iterator[Foreign | Own | NotTaken]:
    return (replace(row, file=file.file) for row in rows) if file.file else iter(rows)


def _listed(data: Any, mapping: RecordMapping | None) -> list[Record]:
    """Return the records of a list or table, which may be the one thing in a table."""
    if mapping and mapping.rows:
        return records_of(data, mapping.rows)
    return records_of(sole_list(data))


def _with_names(record: dict[str, Any], file: SourceFile) -> dict[str, Any]:
    """Return the one record of a file with what its file is called; its own fields come first."""
    return {"path": file.path, "name": file.name, **record} if file.name else record


def _shipped_for(data: Any, reading: Reading) -> RecordMapping | None:
    alone = [data] if is_one_record(data, None) else data
    found = (one for one in reading.shipped() if is_of(one, data) or is_of(one, alone))
    return next(found, None)


def _refuse_ledger(data: Any) -> None:
    claims = data.get("claims") if isinstance(data, dict) else None
    if isinstance(claims, dict) and any(
        own_json.is_claim({"id": "", **one}) for one in claims.values() if isinstance(one, dict)
    ):
        raise UsageError(
            "it is a ledger of claimcheck",
            "export it first: claimcheck --file FILE export json | claimcheck import -",
        )


def _fields_of(found: Records) -> Sequence[str]:
    return found.fields or _fields(found.records)


def _fields(records: Iterable[Record]) -> list[str]:
    """Return the fields of the records, in the order in which they come."""
    fields: dict[str, None] = {}
    for record in records:
        if isinstance(record.data, dict):
            fields |= dict.fromkeys(map(str, record.data))
    return list(fields)
