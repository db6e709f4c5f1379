"""How fast a promised number comes nearer, from the readings that the evidence gives."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from operator import itemgetter
from typing import Final

from claimcheck.domain.model.evidence import Evidence
from claimcheck.domain.model.fact import newness
from claimcheck.domain.model.revision import Revision
from claimcheck.domain.model.target import Number, Target
from claimcheck.domain.standing.as_of import ClaimAsOf, targets_by_day

_MOST_PAIRED = 1_000
"""Readings: the pairs of more are too many to look at."""

YEAR = 365.25
"""Days; a rate is per such a year."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A reading of a target's measure, standing on one day."""

    date: date
    value: Number


@dataclass(frozen=True, slots=True)
class Pace:
    """Progress towards a target with one bound."""

    measure: str
    unit: str
    first: Measured
    latest: Measured
    goal: Number
    percent: float | None
    """(newest - first) / (goal - first) * 100; null when the first reading is at the goal."""
    per_year: float
    """The slope of the readings: the line through two, Theil-Sen through more."""
    needed_per_year: float | None
    """From the newest reading to the goal on the last day; null without a day to come."""
    projected: date | None
    """The day on which the slope from the newest reading meets the goal; null when it does not."""


def readings(as_of: ClaimAsOf) -> list[Measured]:
    """Return the readings of the measure of the target in force, oldest first.

    Those in another unit, as of an older target, are none of it: nothing is converted. A reading
    stands on the last day of `happened`, at most on its own date; of two on one day the one with
    the later date is newer.
    """
    return [measured for _, _, measured, _ in _readings.of(as_of)]


def readings_and_items(as_of: ClaimAsOf) -> list[tuple[Measured, Evidence]]:
    """Return the readings, each with the item of evidence that gives it, in the same order."""
    return [(measured, item) for _, _, measured, item in _readings.of(as_of)]


_Reading = tuple[date, tuple[date, datetime, str], Measured, Evidence]


class _GrowingReadings:
    """The readings of a claim, kept for the next day that is asked for: a series mostly grows."""

    def __init__(self) -> None:
        self._rules: tuple[Target | None, tuple[Revision, ...]] = (None, ())
        self._known: tuple[Evidence, ...] = ()
        self._found: list[_Reading] = []

    def of(self, as_of: ClaimAsOf) -> Sequence[_Reading]:
        """Return the readings of a claim with what puts them in order, oldest first."""
        target = as_of.target
        if target is None:
            return ()
        evidence, rules = as_of.evidence, (as_of.claim.target, as_of.revisions)
        if rules != self._rules or evidence[: len(self._known)] != self._known:
            self._rules, self._known, self._found = rules, (), []
        new = evidence[len(self._known) :]
        if new:
            self._found += _counted(as_of, target, new)
            self._found.sort(key=itemgetter(0, 1))  # of two runs
            self._known = evidence
        return self._found


_readings: Final = _GrowingReadings()


def _counted(as_of: ClaimAsOf, target: Target, items: Iterable[Evidence]) -> Iterator[_Reading]:
    target_on = targets_by_day(as_of.claim, as_of.revisions)
    for item in items:
        of = target_on(item.date.latest) or target
        measure = item.measure if item.measure is not None else of.measure
        unit = item.unit if item.unit is not None else of.unit
        if item.value is not None and measure == target.measure and target.counts_in(unit):
            day = _stands_on(item)
            yield day, newness(item), Measured(day, item.value), item


def _stands_on(item: Evidence) -> date:
    return min(item.happened.latest, item.date.latest) if item.happened else item.date.latest


def pace(as_of: ClaimAsOf) -> Pace | None:
    """Return the pace of a claim, or None without readings on two different days.

    Theil-Sen: the median of the slopes between all pairs of readings on different days
    (Sen, 1968, Journal of the American Statistical Association 63:1379); of very many readings
    between those pairs that are half of them apart (Theil's incomplete method, 1950).
    """
    target = as_of.target
    if target is None or (goal := target.goal) is None:
        return None
    points = readings(as_of)
    if target.from_ is not None:
        start = Measured(as_of.claim.made.earliest, target.from_)
        points = sorted([start, *points], key=lambda point: point.date)
    if not points or points[0].date == points[-1].date:
        return None
    first, latest = points[0], points[-1]
    slope = _median_slope(points)
    last_day = as_of.deadline.latest if as_of.deadline else None
    left = (last_day - latest.date).days if last_day else 0
    return Pace(
        measure=target.measure,
        unit=target.unit,
        first=first,
        latest=latest,
        goal=goal,
        percent=_percent(first.value, latest.value, goal),
        per_year=slope * YEAR,
        needed_per_year=(goal - latest.value) / left * YEAR if left > 0 else None,
        projected=_projected(target, latest, goal, slope),
    )


def _median_slope(points: Sequence[Measured]) -> float:
    """Return the median of the slopes between readings, oldest first, of which two days differ."""
    from statistics import median

    if len(points) <= _MOST_PAIRED:
        return _slopes_so_far.median(points)
    half = (len(points) + 1) // 2
    return median(_slopes(zip(points, points[half:], strict=False)))


class _GrowingSlopes:
    """The slopes between all pairs of some readings, kept for the next: a series mostly grows.

    Who asks for each day of a series would otherwise work out the square of its length each day.
    The newest are kept apart until they are many, so that few days put all of them in order.
    """

    def __init__(self) -> None:
        self._known: Sequence[Measured] = []
        self._most: list[float] = []
        self._newest: list[float] = []

    def median(self, points: Sequence[Measured]) -> float:
        """Return the median of the slopes between pairs of readings on different days."""
        if points[: len(self._known)] != self._known:
            self._known, self._most, self._newest = [], [], []
        self._newest += _slopes(
            (one, points[number])
            for number in range(len(self._known), len(points))
            for one in points[:number]
        )
        self._newest.sort()
        self._known = points
        if len(self._newest) * _SHARE > len(self._most):
            self._most = sorted(self._most + self._newest)
            self._newest = []
        count = len(self._most) + len(self._newest)
        low, high = (
            _of_rank(self._most, self._newest, at) for at in ((count - 1) // 2, count // 2)
        )
        return low if low == high else (low + high) / 2


_SHARE: Final = 8
"""One in so many slopes may be among the newest."""

_slopes_so_far: Final = _GrowingSlopes()


def _of_rank(one: Sequence[float], other: Sequence[float], rank: int) -> float:
    """Return the number of a rank, from 0 on, among those of two lists, the least first."""
    low, high = max(0, rank + 1 - len(other)), min(rank + 1, len(one))
    while low < high:
        middle = (low + high) // 2
        if one[middle] < other[rank - middle]:
            low = middle + 1
        else:
            high = middle
    behind = rank + 1 - low
    return max((*one[max(low - 1, 0) : low], *other[max(behind - 1, 0) : behind]))


def _slopes(pairs: Iterable[tuple[Measured, Measured]]) -> list[float]:
    return [
        (later.value - earlier.value) / (later.date - earlier.date).days
        for earlier, later in pairs
        if later.date != earlier.date
    ]


def _percent(first: Number, latest: Number, goal: Number) -> float | None:
    """Return how much of the way is gone; None where there was none, or next to none."""
    way = goal - first  # of a whole number and a float that differ it may be 0.0
    if not way:
        return None
    percent = (latest - first) / way * 100
    return percent if math.isfinite(percent) else None


def _projected(target: Target, latest: Measured, goal: Number, slope: float) -> date | None:
    if target.is_met_by(latest.value):
        return latest.date
    rising = target.at_least is not None or target.more_than is not None
    falling = target.at_most is not None or target.less_than is not None
    if slope == 0 or (rising and slope < 0) or (falling and slope > 0):
        return None
    needed = round((goal - latest.value) / slope, 6)  # an error of the floats is no day
    left = (date.max - latest.date).days
    if not 0 <= needed <= left:
        return None
    whole = math.floor(needed) + 1 if target.is_strict else math.ceil(needed)
    return latest.date + timedelta(days=whole) if whole <= left else None
