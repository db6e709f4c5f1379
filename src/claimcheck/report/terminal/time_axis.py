"""A stretch of the calendar laid over the cells of a line."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

from claimcheck.domain.model.english import MONTHS
from claimcheck.report.fitting_range import fitting_days

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
    def fitting(cls, days: Sequence[date], within: Sequence[date], cells: int) -> "Axis":
        """Return the axis of some days, without those that lie far off and need not be within."""
        return cls(*fitting_days(days, within), cells)

    def cell(self, day: date) -> int:
        """Return the cell of a day, the first or last one where it lies beyond."""
        length = (self.last - self.first).days + 1
        place = (day - self.first).days * self.cells // length
        return min(max(place, 0), self.cells - 1)

    def labels(self) -> str:
        """Return the line of years, or of months where years are far apart."""
        line = [" "] * self.cells
        free = 0
        ticks = list(self._ticks())
        has_year = any(day.month == 1 for day in ticks)
        for day in ticks:
            at = self.cell(day)
            label = f"{day.year}" if day.month == 1 else MONTHS[day.month - 1][:3]
            if not has_year and day is ticks[0]:
                label += f" {day.year}"
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
