"""Readings of a target as columns, against the line that would meet it on the last day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from claimcheck.domain.model.english import day_in_words
from claimcheck.domain.model.target import Number, Target, number_in_words, with_unit
from claimcheck.domain.standing.detail import Detail
from claimcheck.domain.standing.pace import Measured
from claimcheck.report.fitting_range import fitting_range
from claimcheck.report.status_style import QUIET
from claimcheck.report.terminal.fitting import hanging
from claimcheck.report.terminal.line import Line

_ROWS: Final = 8
_MOST_COLUMNS: Final = 60
_FEWEST_COLUMNS: Final = 22
"""Room for the first day and the last below them."""
_INDENT: Final = "  "
_FILLS: Final = "▁▂▃▄▅▆▇█"
"""A cell that is filled from below, by eighths."""
_LINE, _UPRIGHT, _CORNER, _FLOOR = "·│└─"
_BREAK: Final = "≈"
"""Across a row where the scale is broken."""


def draw_plot(detail: Detail, width: int | None) -> Iterator[Line]:
    """Yield a plot of the readings within `width` cells; nothing without any, or without room."""
    target, points = detail.target_in_force, list(detail.readings)
    if target is None or not points:
        return
    if target.from_ is not None:
        points.insert(0, Measured(detail.claim.made.earliest, target.from_))
        points.sort(key=lambda point: point.date)
    bounds = target.bounds
    scale = _Scale.of([point.value for point in points[1:]], [*bounds, points[0].value])
    labels = _labels(scale, bounds)
    gutter = max(map(len, labels.values()))
    room = (width or 80) - len(_INDENT) - gutter - 2
    columns = min(room, _MOST_COLUMNS)
    if columns < _FEWEST_COLUMNS:
        return
    last_day = detail.standing.deadline.latest if detail.standing.deadline else None
    first = points[0].date
    axis = _Axis(first, max(filter(None, (last_day, points[-1].date))), columns)
    rows = [[" "] * columns for _ in range(_ROWS)]
    for column, row in _line(points[0], bounds, last_day, axis, scale):
        rows[row][column] = _LINE
    for point in points:
        _fill(rows, axis.column(point.date), scale.level(point.value))
    for row in scale.breaks:
        rows[row] = [_BREAK] * columns
    for row in reversed(range(_ROWS)):
        label = labels.get(row, "").rjust(gutter)
        cells = "".join(rows[row]).rstrip()
        yield Line.assemble((f"{_INDENT}{label} {_UPRIGHT}", QUIET), cells)
    floor = _CORNER + _FLOOR * columns
    yield Line(f"{_INDENT}{' ' * gutter} {floor}", QUIET)
    yield from _feet(axis, gutter + 2)
    key = f"{_FILLS[-1]} reading, {_LINE} {_met_by(target, last_day)}"
    if scale.breaks:
        key += f", {_BREAK} break in the scale"
    yield from hanging(Line(_INDENT), key, width, QUIET)


@dataclass(frozen=True, slots=True)
class _Scale:
    """Values as eighths of a row, 1 for the least; beyond a break there is one row for all."""

    least: Number
    greatest: Number
    lowest: Number
    """The least of all values, which may lie below a break under `least`."""
    highest: Number

    @classmethod
    def of(cls, values: Sequence[Number], within: Sequence[Number]) -> "_Scale":
        every = [*values, *within]
        least, greatest = fitting_range(values, within)
        lowest, highest = min(every), max(every)
        if lowest == highest:
            return cls(lowest - 1, highest, lowest - 1, highest)
        return cls(least, greatest, lowest, highest)

    @property
    def breaks(self) -> list[int]:
        """The rows at which the scale is broken."""
        below, above = self.lowest < self.least, self.highest > self.greatest
        return [1] * below + [_ROWS - 2] * above

    def level(self, value: float) -> int:
        if value > self.greatest:
            return 8 * _ROWS
        if value < self.least:
            return 1
        first = 16 if self.lowest < self.least else 0
        rows = _ROWS - 2 * len(self.breaks)
        share = (value - self.least) / (self.greatest - self.least)
        return first + 1 + round(share * (8 * rows - 1))

    def row(self, value: float) -> int:
        return (self.level(value) - 1) // 8


@dataclass(frozen=True, slots=True)
class _Axis:
    first: date
    last: date
    columns: int

    def column(self, day: date) -> int:
        length = (self.last - self.first).days
        return round((day - self.first).days / length * (self.columns - 1)) if length else 0

    def share(self, column: int, last_day: date) -> float:
        """Return how much of the time from the first day to the last day has gone by."""
        length = (last_day - self.first).days
        days = column / (self.columns - 1) * (self.last - self.first).days
        return min(1.0, days / length) if length > 0 else 1.0


def _labels(scale: _Scale, bounds: Sequence[Number]) -> dict[int, str]:
    """Return the numbers beside the rows: the ends of the scale, and the bounds over them."""
    values = (scale.lowest, scale.highest, scale.least, scale.greatest, *bounds)
    return {scale.row(value): number_in_words(value) for value in values}


def _line(
    first: Measured, bounds: Sequence[Number], last_day: date | None, axis: _Axis, scale: _Scale
) -> Iterator[tuple[int, int]]:
    """Yield the cells of the line from the first reading to the bound; level lines otherwise."""
    for column in range(axis.columns):
        for bound in bounds:
            value: float = bound
            if len(bounds) == 1 and last_day is not None:
                value = first.value + (bound - first.value) * axis.share(column, last_day)
            yield column, scale.row(value)


def _fill(rows: list[list[str]], column: int, level: int) -> None:
    for row in rows:
        filled = min(8, level)
        if filled > 0:
            row[column] = _FILLS[filled - 1]
        elif row[column] in _FILLS:  # an older reading of the same column
            row[column] = " "
        level -= 8


def _feet(axis: _Axis, indent: int) -> Iterator[Line]:
    first, last = str(axis.first), str(axis.last)
    days = first if first == last else f"{first}{last:>{axis.columns - len(first)}}"
    yield Line(_INDENT + " " * indent + days, QUIET)


def _met_by(target: Target, last_day: date | None) -> str:
    bounds = with_unit(target.bounds_in_words(), target.unit)
    if target.goal is None or last_day is None:
        return f"target: {bounds}"
    return f"pace needed for {bounds} by {day_in_words(last_day)}"
