"""The readings of a promised number over time, against its goal."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from claimcheck.domain.model.english import day_in_words
from claimcheck.domain.model.target import Number, number_in_words
from claimcheck.domain.standing.as_of import ClaimAsOf
from claimcheck.domain.standing.pace import Pace, readings
from claimcheck.report.html.chart_scale import Scale

HEIGHT: Final = 150
_TOP, _BOTTOM = 22, 14


@dataclass(frozen=True, slots=True)
class Point:
    """A reading: its place in percent across, in pixels down, and what it says."""

    x: float
    y: float
    label: str


@dataclass(frozen=True, slots=True)
class PaceChart:
    """Readings, the goal, and where the pace so far leads."""

    points: Sequence[Point]
    goal: Point
    """Its x is the last day, or 100 without one."""
    projected: Point | None
    words: str
    height: int = HEIGHT


def pace_chart(as_of: ClaimAsOf, pace: Pace | None, scale: Scale) -> PaceChart | None:
    """Return the chart of a claim that has a pace, on the scale of its course, else None."""
    if pace is None:
        return None
    measured = readings(as_of)
    if pace.first not in measured:
        measured = [pace.first, *measured]
    last_day = as_of.deadline.latest if as_of.deadline else scale.last
    values = [float(one.value) for one in measured] + [float(pace.goal)]
    lowest, highest = min(values), max(values)

    def y(value: Number) -> float:
        share = (float(value) - lowest) / (highest - lowest or 1)
        return round(HEIGHT - _BOTTOM - share * (HEIGHT - _TOP - _BOTTOM), 1)

    points = [
        Point(scale.x(one.date), y(one.value), number_in_words(one.value)) for one in measured
    ]
    projected = None
    if pace.projected and pace.projected > pace.latest.date:
        projected = Point(scale.x(pace.projected), y(pace.goal), day_in_words(pace.projected))
    said = ", ".join(
        f"{number_in_words(one.value)} on {day_in_words(one.date)}" for one in measured
    )
    return PaceChart(
        points=points,
        goal=Point(scale.x(last_day), y(pace.goal), number_in_words(pace.goal)),
        projected=projected,
        words=f"{pace.measure}: {said}; the target is {number_in_words(pace.goal)}",
    )
