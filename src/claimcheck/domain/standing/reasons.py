"""How a status came about, in words: all that a status says of itself."""

from datetime import date
from typing import Final

from claimcheck.domain.model.english import (
    day_in_words,
    days,
    late_in_words,
    on_or_in,
    spaced,
    span_in_words,
    stretch,
)
from claimcheck.domain.model.span import Span
from claimcheck.domain.standing.as_of import ClaimAsOf
from claimcheck.domain.standing.ruling import Ruling, signed_in_words
from claimcheck.domain.standing.standing import Status

NO_DATE: Final = "no date given"
"""The whole reason of a claim without a date, unless its words or a withdrawal say more."""


def reason_for(
    status: Status, as_of: ClaimAsOf, ruling: Ruling | None, day: date, late: int | None
) -> str:
    """Return how a status came about, and how late it was kept, else how far its date slipped.

    `late` are the days by which it was kept after its original date, if that can be determined.
    """
    reason = _came_about(status, as_of, ruling, day)
    if ruling is not None and ruling.settles:
        return f"{late_in_words(late)}; {reason}" if late else reason
    slip, original = as_of.slip_days, as_of.original
    if not slip or original is None:
        return reason
    return f"{reason}; {moved_in_words(original, slip)}"


def moved_in_words(original: Span, slip: int) -> str:
    """Return “first promised for June 2024, now 92 days later”."""
    first = f"{'' if original.precision == 'range' else 'for '}{span_in_words(original)}"
    return f"first promised {first}, now {stretch(abs(slip))} {'later' if slip > 0 else 'earlier'}"


def _came_about(status: Status, as_of: ClaimAsOf, ruling: Ruling | None, day: date) -> str:
    if ruling is not None and ruling.outcome is not None:
        return _ruling_in_words(ruling)
    if status == "waiting":
        return f"waiting for its condition: {as_of.claim.condition}"
    deadline = as_of.deadline
    if deadline is None:
        if status == "holding":
            return "must hold, with no end date"
        return _undated_in_words(as_of)
    last, left = deadline.latest, (deadline.latest - day).days
    match status:
        case "holding":
            return f"must hold until {day_in_words(last)}"
        case "awaiting-ruling":
            return f"had to hold until {day_in_words(last)}; a ruling is due"
        case "overdue":
            return _overdue_in_words(as_of, last, -left)
        case _:
            return f"due by {day_in_words(last)}, {_ahead(left)}"


def _ruling_in_words(ruling: Ruling) -> str:
    if ruling.verdict is None:
        return f"decided by its parts on {day_in_words(ruling.date)}: {ruling.reason}"
    outcome = spaced(ruling.verdict.verdict)
    when = f"{on_or_in(ruling.verdict.date)}{signed_in_words(ruling)}"
    return f"ruled {outcome} {when}: {ruling.reason}"


def _overdue_in_words(as_of: ClaimAsOf, last_day: date, past: int) -> str:
    reason = f"{days(past)} overdue (due by {day_in_words(last_day)}); no ruling yet"
    looked = as_of.last_look
    if looked is None:
        return f"{reason}; never looked at"
    return reason if looked > last_day else f"{reason}; last looked at on {day_in_words(looked)}"


def _ahead(left: int) -> str:
    match left:
        case 0:
            return "today"
        case 1:
            return "tomorrow"
        case _:
            return f"in {stretch(left)}"


def _undated_in_words(as_of: ClaimAsOf) -> str:
    source = as_of.dated_by
    words = f" (“{source.deadline_words}”)" if source.deadline_words else ""
    if source is as_of.claim:
        return f"{NO_DATE}{words}"
    return f"the claimant withdrew the date{words}"
