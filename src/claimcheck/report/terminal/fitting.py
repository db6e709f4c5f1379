"""Text fitted to a width, in cells of a terminal."""

from collections.abc import Iterator

from rich.cells import chop_cells

from claimcheck.domain.model.visible import visible
from claimcheck.report.terminal.cells import cell_len, cut
from claimcheck.report.terminal.line import Line


def fit(text: str, width: int | None) -> str:
    """Return text cut to a number of cells with an ellipsis; None is as wide as it needs."""
    if width is None or cell_len(text) <= width:
        return text
    return cut(text, width - 1).rstrip() + "…" if width > 1 else "…"[:width]


def pad(text: str, width: int) -> str:
    """Return text filled up with spaces to a number of cells."""
    return text + " " * (width - cell_len(text))


def wrap(text: str, width: int | None) -> list[str]:
    """Return text in lines of at most `width` cells, parted at spaces; None is one line.

    A longer word, such as an address, stays whole so that it can be copied; what is written
    without spaces, as Chinese is, is parted anywhere.
    """
    if width is None or cell_len(text) <= width:
        return [text]
    lines = [""]
    for word in _words(text, width):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if lines[-1] and cell_len(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _words(text: str, width: int) -> Iterator[str]:
    for word in text.split(" "):
        if cell_len(word) <= width or word.isascii() or "://" in word:
            yield word
        else:
            yield from chop_cells(word, width)


def hanging(first: Line, text: str, width: int | None, style: str = "") -> Iterator[Line]:
    """Yield untrusted text wrapped behind a beginning, its further lines set under the first."""
    indent = first.cell_len
    room = None if width is None else max(20, width - indent)
    for line in wrap(visible(text), room):
        yield first.append(line, style)
        first = Line(" " * indent)
