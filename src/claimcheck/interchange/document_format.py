"""What a document is, by its first bytes: enough to see that another is not to replace it."""

import csv
import re
from io import StringIO
from itertools import islice
from typing import Final, Literal

DocumentFormat = Literal[
    "JSON",
    "JSON Lines",
    "CSV",
    "iCalendar",
    "Atom",
    "HTML",
    "other XML",
    "TOML",
    "text",
    "an exported database",
    "another program's database",
]

APPLICATION_ID: Final = int.from_bytes(b"CLAM")
"""What bytes 68 to 71 of a database say that we made, so that no other is taken for one."""
_SQLITE: Final = b"SQLite format 3\0"

_BLANK: Final = r"(?:[ \t]*(?:\#[^\n]*)?\n)*[ \t]*"
_KEY: Final = r"""(?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')"""
_KEYS: Final = rf"{_KEY}(?:[ \t]*\.[ \t]*{_KEY})*[ \t]*"
_VALUE: Final = rf"{_KEYS}=(?!=)"
_HEAD: Final = rf"\[\[?[ \t]*{_KEYS}\]\]?[ \t]*(?:\#[^\n]*)?"
_TOML: Final = re.compile(rf"{_BLANK}(?:{_VALUE}|{_HEAD}(?:\Z|\n{_BLANK}(?:{_VALUE}|{_HEAD}|\Z)))")
"""Comments, and then the key of a value, or the head of a table with more of TOML below it."""
_COMMENTS: Final = re.compile(r"(?:[ \t]*\#[^\n]*(?:\n\s*|\Z))+")
"""Nothing else so far: tables may come, where this is the beginning of more."""
_MARKER: Final = re.compile(r"\A<{7} [^\n]*\n\s*")
"""What git leaves above the first of two versions that it could not merge."""

_JSON: Final = re.compile(r'\{\s*["}]|\[\s*[\[{"]')
_SECOND_LINE: Final = re.compile(r"[^\n]*\}\n\s*\{")
_ROWS: Final = 20
"""Rows of a table that are looked at."""


def formats_of(beginning: bytes) -> tuple[DocumentFormat, ...]:
    """Return what a document that begins so may be; nothing where that cannot be told.

    One line of JSON is JSON and JSON Lines, and what has no other mark is text.
    """
    if beginning.startswith(_SQLITE):
        is_ours = beginning[68:72] == APPLICATION_ID.to_bytes(4)
        return ("an exported database",) if is_ours else ("another program's database",)
    try:
        text = beginning.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if error.reason != "unexpected end of data":
            return ()
        text = beginning[: error.start].decode("utf-8-sig")
    if "\0" in text:
        return ()
    text = _MARKER.sub("", text.replace("\r\n", "\n").lstrip())
    if text.startswith("<"):
        return (_markup(text.lower()),)
    if text[:15].upper() == "BEGIN:VCALENDAR":
        return ("iCalendar",)
    if _TOML.match(text) or _COMMENTS.fullmatch(text):
        return ("TOML",)
    if _JSON.match(text):
        if "\n" not in text.rstrip():
            return "JSON", "JSON Lines"
        return ("JSON Lines",) if _SECOND_LINE.match(text) else ("JSON",)
    return ("CSV",) if _is_table(text) else ("text",)


def _markup(text: str) -> DocumentFormat:
    if text.startswith(("<!doctype html", "<html")):
        return "HTML"
    if text.startswith(("<?xml", "<feed")):
        return "Atom" if "<feed" in text else "other XML"
    return "text"


def _is_table(text: str) -> bool:
    """Whether names stand in the first row, and as many cells in those that follow."""
    try:
        rows = list(islice(csv.reader(StringIO(text, newline="")), _ROWS))
    except csv.Error:
        return False
    names = rows[0] if rows else []
    whole = rows[1:-1]  # the last one may be cut off
    return (
        len(names) > 1
        and all(name and not name.startswith(" ") for name in names)
        and all(len(row) == len(names) for row in whole)
    )
