"""A stretch of the calendar laid over the cells of a line."""

from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from claimcheck.domain.model.duration import Duration
from claimcheck.domain.model.english import MONTHS

_BEHIND, _AHEAD = Duration("4y"), Duration("3y")
"""What lies further off than this is cut off, or one far claim would squash all others."""

_AT_LEAST = Duration("6m")
_STEPS: Final = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200)
"""Months from one label to the next."""

_LABEL: Final = 6
"""Cells that a label needs, with the gap after it."""


class Axis(NamedTuple):
    """The days from `first` to `last` over a number of cells."""

    first: date
    last: date
    cells: int

    @classmethod
    def around(cls, day: date, days: list[date], cells: int) -> "Axis":
        """Return the axis on which a day and others lie that are not too far from it."""
        near = [one for one in days if _BEHIND.before(day) <= one <= _AHEAD.after(day)]
        first = min([*near, _AT_LEAST.before(day)])
        last = max([*near, _AT_LEAST.after(day)])
        return cls(first.replace(day=1), last, cells)

    def cell(self, day: date) -> int:
        """Return the cell of a day, the first or last one where it lies beyond."""
        length = (self.last - self.first).days + 1
        place = (day - self.first).days * self.cells // length
        return min(max(place, 0), self.cells - 1)

    def labels(self) -> str:
        """Return the line of years, or of months where years are far apart."""
        line = [" "] * self.cells
        free = 0
        for day in self._ticks():
            at = self.cell(day)
            label = f"{day.year}" if day.month == 1 else MONTHS[day.month - 1][:3]
            if at >= free and at + len(label) <= self.cells:
                line[at : at + len(label)] = label
                free = at + len(label) + 1
        return "".join(line)

    def _ticks(self) -> Iterator[date]:
        months = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1
        step = next((one for one in _STEPS if self.cells * one >= _LABEL * months), _STEPS[-1])
        start = self.first.year * 12 + self.first.month - 1
        for month in range(-(-start // step) * step, start + months, step):
            yield date(month // 12, month % 12 + 1, 1)
