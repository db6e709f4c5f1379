"""A document: what a source says, as text, and what it says of itself."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from claimcheck.errors import OutsideError

_LONGEST_LINE: Final = 300


@dataclass(frozen=True, slots=True)
class Document:
    """The text of a source, a line a paragraph, and its metadata; all of it untrusted."""

    text: str
    title: str | None = None
    site: str | None = None
    author: str | None = None
    published: date | None = None
    dated_by: str | None = None
    """What the date rests on: “as the page says”, “when the PDF was made”."""
    address: str | None = None
    """Where it was fetched, after redirects; None for a file."""


class UnreadableError(OutsideError):
    """A source is there, and there is no text to be had from it (6)."""

    def __init__(self, name: str, why: str, hint: str = "") -> None:
        super().__init__(f"{name} cannot be read: {why}", hint)


def one_line(text: str | None) -> str | None:
    """Return a name or title on one line of bearable length; None for an empty one."""
    line = " ".join((text or "").split())
    if len(line) > _LONGEST_LINE:
        return f"{line[: _LONGEST_LINE - 1]}…"
    return line or None
