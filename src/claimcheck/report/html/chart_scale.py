"""The geometry of the charts: days as places between 0 and 100 percent of a width.

Charts are drawn in percent of the width that they are given, so that lines grow and words do not.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Final, Literal

from claimcheck.domain.model.english import MONTHS, capital, listed, number_in_prose
from claimcheck.report.claim_history import ClaimHistory
from claimcheck.report.fitting_range import fitting_days, whole_months

_BREAK: Final = 7.0
"""Percent of the width from an end to a break."""
_CLEAR: Final = 2.5
"""Percent on which nothing lies beside a break."""

_MOST_TICKS: Final = 6
_STEPS: Final = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000, 24000)
"""Months from one tick to the next."""

_EDGE: Final = 4.0
"""Percent from an edge within which words start or end at their place."""

Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Tick:
    """Words on the axis: a year, or a month where there are few."""

    x: float
    label: str
    anchor: Anchor


@dataclass(frozen=True, slots=True)
class Scale:
    """The days from `first` to `last`, and a place for those beyond a break at either end."""

    first: date
    last: date
    earliest: date | None = None
    """The earliest of the days before a break; None where the axis begins with its first day."""
    latest: date | None = None
    """The latest of the days after a break."""
    note: str = ""
    """What readers are told of the breaks."""

    def x(self, day: date) -> float:
        """Return the place of a day; all days beyond a break share one."""
        if day < self.first:
            return _BREAK / 2
        if day > self.last:
            return 100 - _BREAK / 2
        share = (day - self.first).days / max(1, (self.last - self.first).days)
        return round(self._start + (self._end - self._start) * share, 2)

    @property
    def breaks(self) -> tuple[float, ...]:
        """The places where the axis is broken."""
        ends = ((self.earliest, _BREAK), (self.latest, 100 - _BREAK))
        return tuple(x for day, x in ends if day is not None)

    @property
    def _start(self) -> float:
        return _BREAK + _CLEAR if self.earliest else 0.0

    @property
    def _end(self) -> float:
        return 100 - _BREAK - _CLEAR if self.latest else 100.0

    def ticks(self) -> Iterator[Tick]:
        """Yield the first days of years or months, at most six, and the years beyond the breaks."""
        if self.earliest:
            yield Tick(0.0, f"{self.earliest.year}", "start")
        first = self.first.year * 12 + self.first.month - 1
        last = self.last.year * 12 + self.last.month - 1
        step = next(one for one in _STEPS if last // one - (first - 1) // one <= _MOST_TICKS)
        start = -(-first // step) * step
        lowest = self._start + (_EDGE if self.earliest else 0)
        highest = self._end - (_EDGE if self.latest else 0)
        days = [date(one // 12, one % 12 + 1, 1) for one in range(start, last + 1, step)]
        shown = [day for day in days if lowest <= self.x(day) <= highest]
        has_year = any(day.month == 1 for day in shown)
        for day in shown:
            name = "" if day.month == 1 else MONTHS[day.month - 1][:3]
            year = f"{day.year}" if day.month == 1 or (not has_year and day is shown[0]) else ""
            yield Tick(self.x(day), f"{name} {year}".strip(), _anchor(self.x(day)))
        if self.latest:
            yield Tick(100.0, f"{self.latest.year}", "end")


@dataclass(frozen=True, slots=True)
class Axis:
    """What is drawn of a scale, above all that lies on it."""

    ticks: Sequence[Tick]
    today: Tick | None
    """None where all is over and today lies off the scale."""
    breaks: Sequence[float]
    note: str


def axis(scale: Scale, day: date) -> Axis:
    """Return the axis of a scale, on which `day` is today."""
    x = scale.x(day)
    today = Tick(x, "today", _anchor(x)) if scale.first <= day <= scale.last else None
    return Axis(list(scale.ticks()), today, scale.breaks, scale.note)


def shared_scale(histories: Sequence[ClaimHistory], day: date) -> Scale:
    """Return the scale on which the courses of claims can be compared.

    It shows today as long as one of them is open. What lies far off stands beyond a break.
    """
    days = [list(days_of(one)) for one in histories]
    within = [day] if any(one.claim.is_open for one in histories) or not histories else []
    every = [one for course in days for one in course]
    first, last = fitting_days(every, within)
    before = [min(course) for course in days if min(course) < first]
    after = [max(course) for course in days if max(course) > last]
    return Scale(
        first,
        last,
        earliest=min(before, default=None),
        latest=max(after, default=None),
        note=_note(before, after),
    )


def own_scale(history: ClaimHistory, day: date, also: Sequence[date] = ()) -> Scale:
    """Return the scale on which one course is whole, and other days that belong to it."""
    days = [*days_of(history), *also]
    if history.claim.is_open:
        days.append(day)
    return Scale(*whole_months(min(days), max(days)))


def days_of(history: ClaimHistory) -> Iterator[date]:
    """Yield the days between which the course of a claim is drawn."""
    yield history.said
    for step in history.steps:
        if step.latest:
            yield step.latest
    for mark in history.rulings:
        yield mark.date


def _note(before: Sequence[date], after: Sequence[date]) -> str:
    told = []
    number = partial(number_in_prose, largest=max(len(before), len(after)))
    if before:
        goes = "goes back to" if len(before) == 1 else "go back as far as"
        told.append(f"{number(len(before))} {_claims(before)} {goes} {min(before).year}")
    if after:
        of = "" if before else f" {_claims(after)}"
        runs = "runs on to" if len(after) == 1 else "run on as far as"
        told.append(f"{number(len(after))}{of} {runs} {max(after).year}")
    if not told:
        return ""
    return f"{capital(listed(told))}: beyond the break the axis is not to scale."


def _claims(days: Sequence[date]) -> str:
    return "claim" if len(days) == 1 else "claims"


def _anchor(x: float) -> Anchor:
    return "start" if x < _EDGE else "end" if x > 100 - _EDGE else "middle"
