"""How a status came about, in words: all that a status says of itself."""

from datetime import date

from claimcheck.domain.model.english import days
from claimcheck.domain.standing.as_of import ClaimAsOf
from claimcheck.domain.standing.ruling import Ruling
from claimcheck.domain.standing.standing import Status


def reason_for(
    status: Status, as_of: ClaimAsOf, ruling: Ruling | None, day: date, late: int | None
) -> str:
    """Return how a status came about, and how late it was kept, else how far its date slipped.

    `late` are the days by which it was kept after its original date, where anybody can tell.
    """
    reason = _came_about(status, as_of, ruling, day)
    if ruling is not None and ruling.settles:
        return f"{days(late)} late; {reason}" if late else reason
    slip, original = as_of.slip_days, as_of.original
    if not slip or original is None:
        return reason
    where = "after" if slip > 0 else "before"
    told = f"{reason}; {days(abs(slip))} {where} its first date, {original}"
    past = (day - original.latest).days if status in ("pending", "due-soon", "overdue") else 0
    return f"{told}, which is {days(past)} past" if past > 0 else told


def _came_about(status: Status, as_of: ClaimAsOf, ruling: Ruling | None, day: date) -> str:
    if ruling is not None and ruling.outcome is not None:
        return _ruling_in_words(ruling)
    if status == "waiting":
        return f"the clock starts when its condition is met: {as_of.claim.condition}"
    deadline = as_of.deadline
    if deadline is None:
        if status == "holding":
            return "a promise that holds, without a last day"
        return _undated_in_words(as_of)
    last, left = deadline.latest, (deadline.latest - day).days
    match status:
        case "holding":
            return f"a promise that holds, to {last}"
        case "awaiting-ruling":
            return f"it was to hold to {last}, which has passed"
        case "overdue":
            return _overdue_in_words(as_of, last, -left)
        case _:
            return "today is its last day" if left == 0 else f"{days(left)} left, to {last}"


def _ruling_in_words(ruling: Ruling) -> str:
    if ruling.verdict is None:
        return f"since {ruling.date}, by its parts: {ruling.reason}"
    return f"ruled {ruling.outcome} on {ruling.verdict.date}: {ruling.reason}"


def _overdue_in_words(as_of: ClaimAsOf, last_day: date, past: int) -> str:
    reason = f"{days(past)} past its last day, {last_day}, and not ruled on"
    looked = as_of.last_look
    if looked is None:
        return f"{reason}; never looked at"
    return reason if looked > last_day else f"{reason}; not looked at since {looked}"


def _undated_in_words(as_of: ClaimAsOf) -> str:
    source = as_of.dated_by
    words = f" (“{source.deadline_words}”)" if source.deadline_words else ""
    if source is as_of.claim:
        return f"no date was named{words}"
    return f"the claimant took the date back{words}"
