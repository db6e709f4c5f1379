"""Untrusted text on its way to a person: made visible, and fitted to a width."""

import re
from collections.abc import Iterator

from rich.cells import cell_len, set_cell_size
from rich.text import Text

_SPACES = re.compile(r"[ \t\r\n]+")
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)


def visible(text: str) -> str:
    r"""Return text on one line that says what it holds: no control, bidi or invisible character.

    Spaces and line ends become single spaces; the rest of what a terminal would obey or hide is
    written as `\x1b` or `\u202e`.
    """
    return _UNSEEN.sub(_escape, _SPACES.sub(" ", text).strip())


def escape_unseen(text: str) -> str:
    """Return text with its lines and tabs kept and everything else that is not seen escaped."""
    parts = re.split(r"([\n\t])", text)
    return "".join(part if part in ("\n", "\t") else _UNSEEN.sub(_escape, part) for part in parts)


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def fit(text: str, width: int | None) -> str:
    """Return text cut to a number of cells with an ellipsis; None is as wide as it needs."""
    if width is None or cell_len(text) <= width:
        return text
    return set_cell_size(text, width - 1).rstrip() + "…" if width > 1 else "…"[:width]


def pad(text: str, width: int) -> str:
    """Return text filled up with spaces to a number of cells."""
    return text + " " * (width - cell_len(text))


def wrap(text: str, width: int | None) -> list[str]:
    """Return text in lines of at most `width` cells, parted at spaces; None is one line.

    A longer word, such as an address, stays whole so that it can be copied.
    """
    if width is None or cell_len(text) <= width:
        return [text]
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if lines[-1] and cell_len(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def hanging(first: Text, text: str, width: int | None, style: str = "") -> Iterator[Text]:
    """Yield untrusted text wrapped behind a beginning, its further lines set under the first."""
    indent = first.cell_len
    room = None if width is None else max(20, width - indent)
    for line in wrap(visible(text), room):
        yield first.append(line, style)
        first = Text(" " * indent)
