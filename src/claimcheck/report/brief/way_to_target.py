"""How near a promised number is: the newest reading, the target, and where the claimant started."""

from collections.abc import Iterator
from typing import Final

from claimcheck.domain.model.english import day_in_words, whole_percent
from claimcheck.domain.model.target import Number, Target, number_in_words, with_unit
from claimcheck.domain.standing.as_of import ClaimAsOf
from claimcheck.domain.standing.detail import Detail
from claimcheck.domain.standing.pace import Measured, Pace, readings_and_items
from claimcheck.domain.standing.target_change import target_in_words
from claimcheck.domain.standing.view import View
from claimcheck.report.brief.numbered_sources import Sources
from claimcheck.report.markdown.markdown_escape import text

_SHARES: Final = ("%", "percent", "per cent")
"""Units in which “37 of 60” would be read as a share of a share."""


def progress(view: View, detail: Detail, sources: Sources) -> Iterator[str]:
    """Yield the target in force, the newest reading of it, and where the pace so far leads."""
    as_of, target = view.claim_as_of(detail.claim.id), detail.target_in_force
    found = readings_and_items(as_of) if as_of else []
    if as_of is None or target is None or not found:
        return
    newest, item = found[-1]
    # A claim may have been made after its newest reading: its `from` then ends the pace.
    pace = detail.pace if detail.pace and detail.pace.latest == newest else None
    start = _start(as_of, target, pace, found[0][0])
    is_earlier = start.date < newest.date or (
        target.from_ is not None and start.date == newest.date
    )
    came_from = f", from {_started(as_of, target, start)}" if is_earlier else ""
    comment = _comment(target, newest.value, start, pace)
    yield f"Its target is {text(target_in_words(target))}."
    yield (
        f"The latest reading, for {day_in_words(newest.date)}, is {_reading(target, newest.value)}"
        f"{came_from}{f': {comment}' if comment else ''}{sources.cite(item)}."
    )
    if pace is None or not detail.standing.is_open or target.is_met_by(newest.value):
        return
    if pace.projected is None:
        yield "At the pace so far, the target would never be reached."
    elif pace.projected > view.day:
        yield f"At the pace so far, the target would be reached on {day_in_words(pace.projected)}."


def _start(as_of: ClaimAsOf, target: Target, pace: Pace | None, oldest: Measured) -> Measured:
    """Return what the way is counted from; without a pace it is `from`, else the oldest reading."""
    if pace is not None:
        return pace.first
    return oldest if target.from_ is None else Measured(as_of.claim.made.earliest, target.from_)


def _started(as_of: ClaimAsOf, target: Target, start: Measured) -> str:
    value = number_in_words(start.value)
    told = with_unit(value, text(target.unit)) if target.unit in _SHARES else value
    if (start.date, start.value) == (as_of.claim.made.earliest, target.from_):
        return told
    return f"{told} on {day_in_words(start.date)}"


def _reading(target: Target, value: Number) -> str:
    """Return “3,790 of 4,000 trees” of a number that has to be reached, else the reading alone."""
    told = number_in_words(value)
    floor = target.at_least if target.at_least is not None else target.more_than
    if floor is not None and target.goal is not None and target.unit not in _SHARES:
        told += f" of {number_in_words(floor)}"
    return with_unit(told, text(target.unit))


def _comment(target: Target, value: Number, start: Measured, pace: Pace | None) -> str:
    """Return how far a reading is from the target; nothing where the numbers say it."""
    if target.is_met_by(value):
        return "the target is met"
    percent = pace.percent if pace is not None else None
    if percent is not None and not target.is_met_by(start.value):
        if percent < 0:
            return "further from the target than at the start"
        if percent < 100:
            return f"{whole_percent(percent)}% of the way"
    if value in target.bounds:
        return f"not {target.bounds_in_words()}"
    return "below the target" if value < min(target.bounds) else "above the target"
