"""Which format a source is of, and the rows that it has."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from claimcheck.domain.changing.row_intake import NotTaken, Row
from claimcheck.errors import UsageError
from claimcheck.interchange.importing import claim_review_import, own_json
from claimcheck.interchange.importing.column_guess import Guess, guess
from claimcheck.interchange.importing.defaults import Defaults
from claimcheck.interchange.importing.mapped_records import LeftOut, is_of, records_of, rows_of
from claimcheck.interchange.importing.mapping import RecordMapping
from claimcheck.interchange.importing.source_text import (
    Record,
    SourceFault,
    read_csv,
    read_json,
    read_json_lines,
    read_yaml,
)

CONTAINERS: Final = ("json", "jsonl", "csv", "yaml", "html")
"""How the text of a source is written, whatever its records mean."""

_SUFFIXES: Final = {
    "json": "json",
    "jsonld": "json",
    "jsonl": "jsonl",
    "ndjson": "jsonl",
    "yaml": "yaml",
    "yml": "yaml",
    "csv": "csv",
    "tsv": "csv",
    "html": "html",
    "htm": "html",
}
_YAML: Final = re.compile(r"(?:---\s|[^\S\n]*(?:#.*)?\n)*(?:- |[\w\"'-][^,;\t\n]{0,60}:(?:\s|$))")


@dataclass(frozen=True, slots=True)
class Source:
    """A source that has been understood: its format, how many rows it has, and the rows."""

    format: str
    """`ledger` for one of ours, `claimreview`, or the name of the mapping."""
    total: int
    rows: Iterator[Row | NotTaken | LeftOut]
    mapping: RecordMapping | None = None
    guess: Guess | None = None

    def label(self, key: str) -> str:
        """Return what the source calls a key of a claim."""
        return self.mapping.label(key) if self.mapping else key


def open_source(
    text: str,
    defaults: Defaults,
    *,
    suffix: str = "",
    asked: str | None = None,
    mapping: RecordMapping | None = None,
    shipped: Callable[[], Sequence[RecordMapping]] = tuple,
    looked_up: Any = None,
) -> Source:
    """Return the rows of a source.

    `suffix` is the end of its name, `asked` the format that it is said to be: one of CONTAINERS,
    `claimreview`, or the name of a shipped mapping. SourceFault when it cannot be read, UsageError
    when nobody can tell what its fields are.
    """
    if asked is not None and asked not in (*CONTAINERS, claim_review_import.NAME):
        mapping = next(one for one in shipped() if one.name == asked)
    container = asked if asked in CONTAINERS else container_of(text, suffix)
    if asked == claim_review_import.NAME or (container == "html" and mapping is None):
        return _reviews(_reviews_of(text, container), defaults)
    headers, data = _data_of(text, container)
    if mapping is None and headers is None:
        if own_json.is_ledger(data):
            blocks = list(own_json.rows_of_ledger(data))
            return Source("ledger", len(blocks), iter(blocks))
        if own_json.is_claim(data):
            data = [Record(1, data)]
        if _is_lines(data) and any(own_json.is_claim(one.data) for one in data):
            return Source("ledger", len(data), own_json.rows_of_claims(data))
    first = [one.data for one in data[:1]] if _is_lines(data) else data
    if mapping is None:
        mapping = next((one for one in shipped() if is_of(one, first)), None)
    if mapping is None and headers is None and claim_review_import.has_reviews(_values(data)):
        return _reviews(claim_review_import.reviews_in(_values(data)), defaults)
    records = data if _is_lines(data) else records_of(data, mapping.rows if mapping else "")
    guessed = None
    if mapping is None:
        if headers is None and records and all(one.fault for one in records):
            first_row = f"row {records[0].number} {records[0].fault}"
            raise SourceFault(f"no row of it can be read; {first_row}")
        guessed = guess(headers or _fields(records), container)
        mapping = guessed.mapping
    rows = rows_of(records, mapping, defaults, looked_up)
    return Source(mapping.name, len(records), rows, mapping, guessed)


def second_source(text: str, suffix: str = "") -> Any:
    """Return the values of a source in which a mapping looks things up."""
    _, data = _data_of(text, container_of(text, suffix))
    return _values(data)


def container_of(text: str, suffix: str) -> str:
    """Return how a text is written, by its end and its beginning; UsageError when neither tells."""
    start = text.lstrip()[:1]
    if not start:
        raise SourceFault("it is empty")
    known = _SUFFIXES.get(suffix.lower().lstrip("."))
    if known not in (None, "json", "jsonl"):
        return known
    if start in ("{", "[") or known:
        return "jsonl" if known == "jsonl" or _is_json_lines(text) else "json"
    if start == "<":
        return "html"
    if _YAML.match(text):
        return "yaml"
    if any(mark in text.partition("\n")[0] for mark in ",;\t"):
        return "csv"
    raise UsageError("nobody can tell its format from its beginning", "say it with --format")


def _is_json_lines(text: str) -> bool:
    lines = text.lstrip().split("\n", 1)
    if len(lines) < 2 or not lines[1].strip() or not lines[0].rstrip().endswith("}"):
        return False
    try:
        read_json(lines[0])
    except SourceFault:
        return False
    return True


def _data_of(text: str, container: str) -> tuple[list[str] | None, Any]:
    """Return the headers that a table has, and the values: records where they are numbered."""
    match container:
        case "csv":
            headers, records = read_csv(text)
            return headers, list(records)
        case "jsonl":
            return None, list(read_json_lines(text))
        case "yaml":
            return None, read_yaml(text)
        case "json":
            return None, read_json(text)
    raise UsageError("an HTML page has no records", "it is read for ClaimReview")


def _is_lines(data: Any) -> bool:
    return isinstance(data, list) and bool(data) and isinstance(data[0], Record)


def _values(data: Any) -> Any:
    return [one.data for one in data if not one.fault] if _is_lines(data) else data


def _reviews_of(text: str, container: str) -> list[Record]:
    if container == "html":
        return claim_review_import.reviews_of_page(text)
    found = claim_review_import.reviews_in(_values(_data_of(text, container)[1]))
    if not found:
        raise SourceFault("it holds no ClaimReview")
    return found


def _reviews(records: list[Record], defaults: Defaults) -> Source:
    return Source(
        claim_review_import.NAME,
        len(records),
        claim_review_import.rows_of_reviews(records, defaults),
    )


def _fields(records: Iterable[Record]) -> list[str]:
    """Return the fields of the records, in the order in which they come."""
    fields: dict[str, None] = {}
    for record in records:
        if isinstance(record.data, dict):
            fields |= dict.fromkeys(map(str, record.data))
    return list(fields)
