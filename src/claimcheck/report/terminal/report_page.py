"""The page that a terminal report is drawn on: its width, its headings, its columns."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import Final, NamedTuple

from claimcheck.domain.model.visible import visible
from claimcheck.report.status_style import HEADING, QUIET
from claimcheck.report.terminal.fitting import wrap
from claimcheck.report.terminal.line import Line

WIDTH: Final = 80
"""Of charts where text is not wrapped, as in a pipe."""

GUTTER: Final = 4
_TWO_COLUMNS: Final = 160
_NARROW: Final = 60


class Page(NamedTuple):
    """How wide things are drawn, and whether text is cut and wrapped to that."""

    width: int
    cut: bool

    @classmethod
    def of(cls, width: int | None) -> "Page":
        """Return the page of a terminal of so many cells; None is a pipe, which cuts nothing."""
        return cls(width or WIDTH, width is not None)

    @property
    def room(self) -> int | None:
        """Where text is wrapped; None nowhere."""
        return self.width if self.cut else None

    @property
    def is_narrow(self) -> bool:
        """Whether there is no room for columns of words beside each other."""
        return self.width < _NARROW

    @property
    def column(self) -> "Page | None":
        """One of two columns, where there is room for two."""
        if not self.cut or self.width < _TWO_COLUMNS:
            return None
        return Page((self.width - GUTTER) // 2, cut=True)

    def wrapped(self, text: str, indent: int) -> list[str]:
        """Return untrusted text in lines that fit behind an indent."""
        return wrap(visible(text), None if self.room is None else max(20, self.room - indent))


def section(title: str, count: int, lines: Iterable[Line], page: Page) -> Iterator[Line]:
    """Yield a heading with a rule and a count behind it, and the lines below it."""
    tail = f" {count:,}" if count else " none"
    rule = "─" * max(1, page.width - len(title) - 1 - len(tail))
    yield Line()
    yield Line.assemble((title, HEADING), (f" {rule}{tail}", QUIET))
    yield from lines


def more(count: int, command: str, word: str = "more") -> Iterator[Line]:
    """Yield how many more there are and what lists them, if anything does, where there are any."""
    if count > 0:
        said = f"  and {count:,} {word}"
        yield (
            Line.assemble((f"{said}: ", QUIET), (command, "cyan")) if command else Line(said, QUIET)
        )


def beside(left: Sequence[Line], right: Sequence[Line], width: int) -> Iterator[Line]:
    """Yield two columns as one, or one after the other where a line of the left is too long.

    A command is such a line: it stays whole, so that it can be copied.
    """
    if any(line.cell_len > width for line in left):
        yield from left
        yield from right
        return
    for one, other in zip_longest(left, right):
        line = one or Line()
        if other is not None and other.pieces:
            line.append(" " * (width + GUTTER - line.cell_len))
            line.pieces += other.pieces
        yield line
