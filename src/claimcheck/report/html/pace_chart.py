"""The readings of a promised number over time, and the way that leads to its target."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from claimcheck.domain.model.english import day_in_words, listed
from claimcheck.domain.model.target import Target, number_in_words, with_unit
from claimcheck.domain.standing.detail import Detail
from claimcheck.domain.standing.pace import Measured
from claimcheck.report.html.chart_scale import Scale
from claimcheck.report.html.label_places import Label, Wish, place_labels
from claimcheck.report.html.value_scale import HEIGHT, ValueScale, short_number


@dataclass(frozen=True, slots=True)
class Point:
    """A reading: its place in percent across and in pixels down, and what it says."""

    x: float
    y: float
    words: str


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line, in percent across and in pixels down."""

    kind: str
    """`run` from one reading to the next, `goal` of the target, `ahead` at the pace so far."""
    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True)
class PaceChart:
    """Readings, the line of the target, and where the pace so far leads."""

    points: Sequence[Point]
    strokes: Sequence[Stroke]
    labels: Sequence[Label]
    band: tuple[float, float] | None
    """Of two bounds: the height of the upper one, and the pixels down to the lower one."""
    breaks: Sequence[float]
    goal: str
    """What the line of the target is, in words."""
    ahead: str
    """Where the pace so far leads, in words; empty where that is not drawn."""
    note: str
    """What readers are told of a break."""
    words: str
    """The readings and the target, for those who do not see the chart."""
    height: int = HEIGHT


def charted(told: Detail) -> list[Measured]:
    """Return what the chart of a claim shows, oldest first: its readings and where it started."""
    target, points = told.target_in_force, list(told.readings)
    if target is not None and target.from_ is not None and points:
        points.append(Measured(told.claim.made.earliest, target.from_))
        points.sort(key=lambda one: one.date)
    return points


def pace_chart(told: Detail, scale: Scale) -> PaceChart | None:
    """Return the chart of a claim on the scale of its course; None without any reading."""
    target, measured = told.target_in_force, charted(told)
    if target is None or not measured:
        return None
    values = [one.value for one in measured]
    heights = ValueScale.of(values[1:], (*target.bounds, values[0]))
    last_day = told.standing.deadline.latest if told.standing.deadline else None
    way = _way(target, measured[0], last_day)
    points = [_point(one, scale, heights, target.unit) for one in measured]
    ahead = list(_ahead(told, measured[-1], scale, heights))
    off = [one for one in measured if not heights.holds(one.value)]
    bounds = with_unit(target.bounds_in_words(), target.unit)
    return PaceChart(
        points=points,
        strokes=[*_goal(way, target, scale, heights), *_run(points), *ahead],
        labels=place_labels(
            _wishes(measured, points, way, target, scale, heights),
            [(one.x, one.y) for one in points],
        ),
        band=_band(target, heights),
        breaks=heights.breaks,
        goal=f"pace needed for {bounds} by {day_in_words(way[1])}" if way else f"target: {bounds}",
        ahead=f"pace so far, reaching it on {day_in_words(told.pace.projected)}"
        if ahead and told.pace and told.pace.projected
        else "",
        note=_note(off, target),
        words=_in_words(target, measured, bounds),
    )


_Way = tuple[Measured, date]
"""Where a target with one bound was set out from, and the day on which it is to be met."""


def _way(target: Target, first: Measured, last_day: date | None) -> _Way | None:
    if target.goal is None or last_day is None or last_day <= first.date:
        return None
    return first, last_day


def _point(one: Measured, scale: Scale, heights: ValueScale, unit: str) -> Point:
    words = f"{with_unit(number_in_words(one.value), unit)} on {day_in_words(one.date)}"
    return Point(scale.x(one.date), heights.y(one.value), words)


def _goal(way: _Way | None, target: Target, scale: Scale, heights: ValueScale) -> Iterator[Stroke]:
    """Yield the line from the first reading to the target on the last day, level from there on."""
    levels = [heights.y(bound) for bound in target.bounds]
    if way is None:
        yield from (Stroke("goal", 0, y, 100, y) for y in levels)
        return
    (first, last_day), (y,) = way, levels
    due = scale.x(last_day)
    yield Stroke("goal", scale.x(first.date), heights.y(first.value), due, y)
    yield Stroke("goal", due, y, 100, y)


def _band(target: Target, heights: ValueScale) -> tuple[float, float] | None:
    if len(target.bounds) == 1:
        return None
    lower, upper = map(heights.y, target.bounds)
    return upper, round(lower - upper, 1)


def _run(points: Sequence[Point]) -> Iterator[Stroke]:
    for before, after in pairwise(points):
        yield Stroke("run", before.x, before.y, after.x, after.y)


def _ahead(told: Detail, latest: Measured, scale: Scale, heights: ValueScale) -> Iterator[Stroke]:
    """Yield the line from the newest reading to the target, up to the edge of the scale."""
    pace = told.pace
    if pace is None or pace.projected is None or pace.projected <= latest.date:
        return
    x1, y1 = scale.x(latest.date), heights.y(latest.value)
    share = min(1.0, (scale.last - latest.date).days / (pace.projected - latest.date).days)
    end = min(pace.projected, scale.last)
    y2 = y1 + share * (heights.y(pace.goal) - y1)
    yield Stroke("ahead", x1, y1, scale.x(end), round(y2, 1))


def _wishes(
    measured: Sequence[Measured],
    points: Sequence[Point],
    way: _Way | None,
    target: Target,
    scale: Scale,
    heights: ValueScale,
) -> Iterator[Wish]:
    """Yield what would be labelled: the target, the newest, the first, the extremes, the rest."""
    at = scale.x(way[1]) if way else 100.0
    for number, bound in enumerate(target.bounds):
        is_above = number > 0 or heights.y(bound) <= points[0].y
        yield Wish(at, heights.y(bound), short_number(bound), "goal", is_above)
    values = [one.value for one in measured]
    telling = [len(values) - 1, 0, values.index(max(values)), values.index(min(values))]
    for place in dict.fromkeys([*telling, *reversed(range(len(values)))]):
        point, words = points[place], short_number(values[place])
        yield Wish(point.x, point.y, words, "reading", _is_peak(points, place))


def _is_peak(points: Sequence[Point], place: int) -> bool:
    """Whether a point lies above the line between those beside it."""
    beside = [*points[max(0, place - 1) : place], *points[place + 1 : place + 2]]
    return not beside or points[place].y <= sum(one.y for one in beside) / len(beside)


def _note(off: Sequence[Measured], target: Target) -> str:
    if not off:
        return ""
    numbers = listed([with_unit(number_in_words(one.value), target.unit) for one in off])
    lies = "lies" if len(off) == 1 else "lie"
    return f"{numbers} {lies} beyond the break, which is not to scale."


def _in_words(target: Target, measured: Sequence[Measured], bounds: str) -> str:
    said = ", ".join(
        f"{number_in_words(one.value)} on {day_in_words(one.date)}" for one in measured
    )
    return f"{target.measure}: {said}; the target is {bounds}"
