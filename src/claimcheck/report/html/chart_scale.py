"""The geometry of the charts: days and shares as places between 0 and 100 percent.

Charts are drawn in percent of the width that they are given, so that lines grow and words do not.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from claimcheck.domain.model.duration import Duration
from claimcheck.domain.model.english import day_in_words, spaced
from claimcheck.report.claim_history import ClaimHistory

_BEHIND, _AHEAD = Duration("4y"), Duration("4y")
"""What lies further off than this is cut off a shared scale: one far claim would squash all."""

_AT_LEAST: Final = Duration("6m")
_TOP: Final = 9
_STEP: Final = 7
_MOST_STEPS: Final = 5


@dataclass(frozen=True, slots=True)
class Tick:
    """A year, or a month where there are few, on the axis."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Scale:
    """The days from `first` to `last` between 0 and 100 percent."""

    first: date
    last: date

    @classmethod
    def around(cls, day: date, days: Sequence[date]) -> "Scale":
        """Return the scale on which a day and all others lie."""
        first = min([*days, _AT_LEAST.before(day)])
        last = max([*days, _AT_LEAST.after(day)])
        return cls(first.replace(day=1), last)

    def x(self, day: date) -> float:
        """Return the place of a day, the edge where it lies beyond."""
        share = (day - self.first).days / max(1, (self.last - self.first).days)
        return round(100 * min(max(share, 0), 1), 2)

    def ticks(self) -> Iterator[Tick]:
        """Yield the first days of years, every one or so many that six or seven are shown."""
        every = -(-(self.last.year - self.first.year) // 8) or 1
        for year in range(self.first.year + 1, self.last.year + 1):
            if year % every == 0:
                yield Tick(self.x(date(year, 1, 1)), f"{year}")


@dataclass(frozen=True, slots=True)
class Bar:
    """A line from one day to another."""

    x: float
    width: float
    y: int
    kind: str
    """`plan`, `was` for a date that was given up, `past` from the last day to today, `open`."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A mark on a day."""

    x: float
    y: int
    kind: str
    """The outcome of a ruling; `said` and `due` for the first and last day, `gone` for a last day
    given up, `before` and `beyond` for days that lie off the scale."""


@dataclass(frozen=True, slots=True)
class Track:
    """The course of one claim as bars and signs."""

    height: int
    today: float
    bars: tuple[Bar, ...]
    signs: tuple[Sign, ...]
    words: str
    """The same in words."""


def shared_scale(histories: Iterable[ClaimHistory], day: date) -> Scale:
    """Return the scale on which the courses of claims can be compared."""
    earliest, latest = _BEHIND.before(day), _AHEAD.after(day)
    near = [one for history in histories for one in _days(history) if earliest <= one <= latest]
    return Scale.around(day, near)


def own_scale(history: ClaimHistory, day: date) -> Scale:
    """Return the scale on which one course is whole."""
    return Scale.around(day, list(_days(history)))


def _days(history: ClaimHistory) -> Iterator[date]:
    yield history.said
    for step in history.steps:
        if step.latest:
            yield step.latest


def track(history: ClaimHistory, scale: Scale, day: date) -> Track:
    """Return the bars and signs of a course: a bar for each date that was named, in steps."""
    steps = [(history.said, history.steps[0].latest)]
    steps += [(step.named, step.latest) for step in history.steps[1:]]
    steps = [steps[0], *steps[1:][1 - _MOST_STEPS :]]
    end = history.claim.ruled_on or day
    bars: list[Bar] = []
    kind = "before" if history.said < scale.first else "said"
    signs: list[Sign] = [Sign(scale.x(history.said), _TOP, kind)]
    for number, (named, latest) in enumerate(steps):
        y = _TOP + _STEP * number
        is_last = number == len(steps) - 1
        if latest is None:
            until = end if is_last else steps[number + 1][0]
            bars.append(_bar(scale, named, until, y, "open"))
            continue
        bars.append(_bar(scale, named, latest, y, "plan" if is_last else "was"))
        kind = "beyond" if latest > scale.last else "due" if is_last else "gone"
        signs.append(Sign(scale.x(latest), y, kind))
        if is_last and history.claim.status in ("overdue", "awaiting-ruling") and latest < day:
            bars.append(_bar(scale, latest, day, y, "past"))
    bottom = _TOP + _STEP * (len(steps) - 1)
    for mark in history.rulings:
        signs.append(Sign(scale.x(mark.date), bottom, mark.outcome or "reopened"))
    return Track(bottom + _TOP, scale.x(day), tuple(bars), tuple(signs), _in_words(history))


def _bar(scale: Scale, first: date, last: date, y: int, kind: str) -> Bar:
    start, end = sorted((scale.x(first), scale.x(last)))
    return Bar(start, round(max(end - start, 0.4), 2), y, kind)


def _in_words(history: ClaimHistory) -> str:
    said = [f"Said on {day_in_words(history.said)}"]
    for number, step in enumerate(history.steps):
        if step.latest is None:
            said.append("without a date" if number == 0 else "date withdrawn")
        elif number == 0:
            said.append(f"due by {day_in_words(step.latest)}")
        else:
            said.append(f"moved to {day_in_words(step.latest)}")
    for mark in history.rulings:
        outcome = spaced(mark.outcome or "reopened")
        said.append(f"{outcome} on {day_in_words(mark.date)}")
    return ", ".join(said)
