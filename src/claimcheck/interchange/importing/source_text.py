"""The text of a source as plain data: JSON, JSON lines, YAML and CSV, each with its faults."""

import csv
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Any, Final

from claimcheck.errors import OUTSIDE, ClaimcheckError

MOST_LEVELS: Final = 100
"""Nesting beyond this is refused, so that whoever walks the data may recurse."""


MOST_CHARACTERS: Final = 1 << 20
"""The longest cell of a CSV: a quote that is never closed swallows the rest of a file."""

_OURS: Final = ("id", "text", "late_days", "slip_days")
"""The columns by which an export of ours is known, whose cells no spreadsheet would run."""

_QUOTED: Final = re.compile(r"\A'(?=[=+\-@\t\r\n＝＋－＠])")
_SEPARATOR: Final = re.compile(r"\"?sep=([,;|\t])\"?\r?\n", re.IGNORECASE)
_ESCAPE: Final = re.compile(r"\\(?:u([0-9a-fA-F]{4})|.)", re.DOTALL)
_SURROGATE: Final = re.compile(r"\\u[dD][89a-fA-F]")


class SourceFault(ClaimcheckError):
    """A source that cannot be read as what it is (6)."""

    exit_code = OUTSIDE


@dataclass(frozen=True, slots=True)
class Record:
    """One record of a source, with its number as people count it there."""

    number: int
    data: Any
    fault: str = ""
    """Why it could not be read; the data is then its text."""
    file: str = ""
    """The file that it stands in, where there are several."""


def decode(content: bytes) -> str:
    """Return the text of UTF-8, or of UTF-16 with its mark; SourceFault for any other."""
    try:
        if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
            return content.decode("utf-16")
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        byte = f"byte 0x{content[error.start]:02X} in line {line:,}"
        raise SourceFault(
            f"it is not UTF-8: {byte}",
            "save it as UTF-8, or, if it comes from Windows or Excel: "
            "iconv -f windows-1252 -t utf-8 FILE | claimcheck import -",
        ) from None
    if "\0" in text:
        raise SourceFault("it holds a NUL character, so it is not text")
    return text


def read_json(text: str) -> Any:
    """Return the values of a JSON text; SourceFault says where it is faulty."""
    try:
        data = json.loads(text, object_pairs_hook=_table, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno:,}, column {error.colno:,}"
        raise SourceFault(f"it is not valid JSON: {_lower(error.msg)} at {where}") from None
    except ValueError as error:
        raise SourceFault(f"it is not valid JSON: {error}") from None
    except RecursionError:
        raise SourceFault("it is nested too deeply") from None
    if depth_of(data) > MOST_LEVELS:
        raise SourceFault("it is nested too deeply", f"{MOST_LEVELS} levels are read")
    if _SURROGATE.search(text):
        refuse_surrogates(data, text)
    return data


def read_json_lines(text: str) -> Iterator[Record]:
    """Yield the value of each line; a line that is no JSON with its fault."""
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            yield Record(number, read_json(line))
        except SourceFault as fault:
            reason = fault.message.replace("at line 1, column", "at column")
            yield Record(number, line, reason.removeprefix("it "))


def read_csv(text: str) -> tuple[list[str], Iterator[Record]]:
    """Return the headers and, for each row, a table of its cells by header.

    The delimiter is the comma, semicolon or tab that the line of the headers has most of, or what
    a line `sep=;` before it names, which Excel writes and which is no row. Rows
    are numbered as a spreadsheet does, the headers being row 1. The ' that our own export puts
    before what a spreadsheet would take for a formula is taken off again. SourceFault for quotes
    that do not match and headers that are empty or stand twice.
    """
    csv.field_size_limit(MOST_CHARACTERS)
    if named := _SEPARATOR.match(text):
        text, delimiter = text[named.end() :], named[1]
    else:
        head = text[: text.find("\n")] if "\n" in text else text
        delimiter = max(",;\t", key=head.count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows = _csv_rows(reader)
    headers = [cell.strip() for cell in next(rows, (0, []))[1]]
    while headers and not headers[-1]:
        headers.pop()
    if not headers:
        raise SourceFault("its first row names no columns")
    seen: set[str] = set()
    for place, header in enumerate(headers):
        if not header:
            raise SourceFault(f"column {place + 1} has no name in its first row")
        if header in seen:
            raise SourceFault(f"two of its columns are called “{header[:60]}”", "rename one")
        seen.add(header)
    return headers, _csv_records(headers, rows)


def depth_of(data: Any) -> int:
    """Return how many tables and lists stand in one another, counted up to the most allowed."""
    level, depth = [data], 0
    while level and depth <= MOST_LEVELS:
        level = [
            item
            for holder in level
            if isinstance(holder, dict | list)
            for item in (holder.values() if isinstance(holder, dict) else holder)
            if isinstance(item, dict | list)
        ]
        depth += 1
    return depth


def _csv_rows(reader: Any) -> Iterator[tuple[int, Sequence[str]]]:
    number = 0
    try:
        for number, cells in enumerate(reader, 1):  # told when the next row fails
            yield number, cells
    except csv.Error as error:
        reason = str(error).removesuffix(" (131072)")
        if "field larger" in reason:
            reason = f"a cell is longer than {MOST_CHARACTERS:,} characters"
        elif "unexpected end" in reason:
            reason = "a quote is not closed"
        elif "expected after" in reason:
            reason = "a closing quote is not followed by the end of the cell"
        at = f"row {number + 1:,}, which ends in line {reader.line_num:,}"
        raise SourceFault(
            f"it is not valid CSV: {reason}, in {at}",
            "nothing was imported, since what follows cannot be trusted",
        ) from None


def _csv_records(headers: list[str], rows: Iterator[tuple[int, Sequence[str]]]) -> Iterator[Record]:
    width = len(headers)
    is_ours = set(_OURS) <= set(headers)
    for number, cells in rows:
        if not any(cells):
            continue
        if len(cells) > width and not any(cells[width:]):
            cells = cells[:width]
        if len(cells) == width:
            if is_ours:
                cells = [_QUOTED.sub("", cell) for cell in cells]
            yield Record(number, dict(zip(headers, cells, strict=True)))
        else:
            yield Record(number, "", f"has {len(cells)} cells where the header has {width}")


def _table(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    table = dict(pairs)
    if len(table) < len(pairs):
        first = twice([key for key, _ in pairs])[:60]
        raise ValueError(f"the key “{first}” is there twice in one object")
    return table


def twice(keys: Sequence[str]) -> str:
    """Return the first key that comes again."""
    counts = Counter(keys)
    return next(key for key in keys if counts[key] > 1)


def _refuse_constant(name: str) -> Any:
    raise ValueError(f"{name} is not one of its values")


def refuse_surrogates(data: Any, text: str) -> None:
    """Raise SourceFault where the values of a text hold half of a surrogate pair."""
    try:
        json.dumps(data, ensure_ascii=False, default=str).encode()
    except UnicodeEncodeError:
        before = text[: _lone_surrogate(text)]
        where = (
            f"line {before.count(chr(10)) + 1:,}, column {len(before) - before.rfind(chr(10)):,}"
        )
        raise SourceFault(
            f"it holds half of a surrogate pair, which is not a character, at {where}"
        ) from None


def _lone_surrogate(text: str) -> int:
    """Return where the first half of a pair is escaped that has no other half beside it."""
    open_at, open_end = -1, -1
    for escape in _ESCAPE.finditer(text):
        unit = int(escape[1] or "0", 16)
        is_second = 0xDC00 <= unit <= 0xDFFF
        if open_at >= 0 and not (is_second and escape.start() == open_end):
            return open_at
        if is_second and open_at < 0:
            return escape.start()
        is_first = 0xD800 <= unit <= 0xDBFF
        open_at, open_end = (escape.start(), escape.end()) if is_first else (-1, -1)
    return max(open_at, 0)


def _lower(text: str) -> str:
    """Return what the parser says, ready for where that is: “unterminated string starting”."""
    return text[:1].lower() + text[1:].removesuffix(" at")
