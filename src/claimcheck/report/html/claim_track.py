"""The course of one claim as bars and signs on a scale of days."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from claimcheck.domain.model.english import day_in_words, on_or_in, spaced
from claimcheck.report.claim_history import ClaimHistory
from claimcheck.report.html.chart_scale import Scale

_TOP: Final = 9
_STEP: Final = 7
_MOST_STEPS: Final = 5


@dataclass(frozen=True, slots=True)
class Bar:
    """A line from one day to another."""

    x: float
    width: float
    y: int
    kind: str
    """`plan`, `was` for a date that was given up, `past` from the last day to today, `open` without
    a date, and from the last day to a later ruling."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A mark on a day."""

    x: float
    y: int
    kind: str
    """The outcome of a ruling; `said` and `due` for the first and last day, `gone` for a last day
    given up."""


@dataclass(frozen=True, slots=True)
class Track:
    """The course of one claim as bars and signs."""

    height: int
    bars: tuple[Bar, ...]
    signs: tuple[Sign, ...]
    words: str
    """The same in words."""


def track(history: ClaimHistory, scale: Scale, day: date) -> Track:
    """Return the bars and signs of a course: a bar for each date that was named, in steps."""
    steps = [(history.said, history.steps[0].latest)]
    steps += [(step.named, step.latest) for step in history.steps[1:]]
    steps = [steps[0], *steps[1:][1 - _MOST_STEPS :]]
    end = history.claim.ruled_on or day
    bars: list[Bar] = []
    signs: list[Sign] = [Sign(scale.x(history.said), _TOP, "said")]
    for number, (named, latest) in enumerate(steps):
        y = _TOP + _STEP * number
        is_last = number == len(steps) - 1
        if latest is None:
            until = end if is_last else steps[number + 1][0]
            bars.append(_bar(scale, named, until, y, "open"))
            continue
        bars.append(_bar(scale, named, latest, y, "plan" if is_last else "was"))
        signs.append(Sign(scale.x(latest), y, "due" if is_last else "gone"))
        if is_last and history.claim.status in ("overdue", "awaiting-ruling") and latest < day:
            bars.append(_bar(scale, latest, day, y, "past"))
        elif is_last and latest < end:
            bars.append(_bar(scale, latest, end, y, "open"))
    bottom = _TOP + _STEP * (len(steps) - 1)
    for mark in history.rulings:
        signs.append(Sign(scale.x(mark.date), bottom, mark.outcome or "reopened"))
    return Track(bottom + _TOP, tuple(bars), tuple(signs), _in_words(history))


def _bar(scale: Scale, first: date, last: date, y: int, kind: str) -> Bar:
    start, end = sorted((scale.x(first), scale.x(last)))
    return Bar(start, round(max(end - start, 0.4), 2), y, kind)


def _in_words(history: ClaimHistory) -> str:
    said = [f"Said {on_or_in(history.claim.made)}"]
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
