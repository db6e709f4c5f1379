"""Where a claim stands on a day, derived and never stored. The rules are in docs/status.md."""

from datetime import date

from claimcheck.domain.model.english import days
from claimcheck.domain.model.settings import Settings
from claimcheck.domain.model.span import Span
from claimcheck.domain.model.verdict import came_true
from claimcheck.domain.standing.as_of import ClaimAsOf
from claimcheck.domain.standing.outlook import outlook, stances
from claimcheck.domain.standing.ruling import Ruling
from claimcheck.domain.standing.standing import Deadline, Standing, Status


def standing(as_of: ClaimAsOf, ruling: Ruling | None, day: date, settings: Settings) -> Standing:
    """Return where a claim stands on `day`, given the ruling that holds on it, if any."""
    claim = as_of.claim
    in_force, original = as_of.deadline, as_of.original
    status = status_of(as_of, ruling, day, settings)
    reason = _in_words(status, as_of, ruling, day)
    ruled = ruling is not None and status == ruling.outcome and status != "awaiting-ruling"
    late = late_days(ruling, original, holds=claim.holds) if ruling and ruled else None
    slip = as_of.slip_days
    view, why = (None, None) if ruled else outlook(as_of, day, settings.stale_after)
    return Standing(
        id=claim.id,
        text=claim.text,
        claimant=claim.claimant,
        speaker=claim.speaker,
        made=claim.made,
        kind=claim.kind,
        tags=claim.tags,
        draft=claim.draft,
        deadline=_deadline(in_force, as_of.dated_by.deadline_words),
        original=_deadline(original, as_of.original_by.deadline_words),
        status=status,
        reason=_with_late(reason, late)
        if ruled
        else _with_slip(reason, slip, original, _past(original, status, day)),
        late_days=late,
        slip_days=slip,
        last_look=as_of.last_look,
        outlook=view,
        outlook_reason=why,
        days_left=None if ruled or in_force is None else (in_force.latest - day).days,
        stances=stances(as_of.evidence),
        ruled_on=ruling.date if ruling and ruled else None,
        decided_by=ruling.parts if ruling else (),
    )


def status_of(as_of: ClaimAsOf, ruling: Ruling | None, day: date, settings: Settings) -> Status:
    """Return the status of a claim on `day`, given the ruling that holds on it, if any."""
    deadline = as_of.deadline
    if ruling is not None and ruling.outcome is not None:
        return ruling.outcome
    if as_of.is_waiting:
        return "waiting"
    if as_of.claim.holds:
        return "holding" if deadline is None or day <= deadline.latest else "awaiting-ruling"
    if deadline is None:
        return "undated"
    if deadline.latest < day:
        return "overdue"
    return "due-soon" if deadline.latest <= settings.notice.after(day) else "pending"


def _in_words(status: Status, as_of: ClaimAsOf, ruling: Ruling | None, day: date) -> str:
    """Return how a status came about."""
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


def late_days(ruling: Ruling, original: Span | None, *, holds: bool) -> int | None:
    """Return how many days after its original date a kept or partly kept claim came true.

    0 when it came true in time, when the ruling itself is in time and for a promise that holds;
    None when nobody can tell: the fulfilment straddles the date or is not known, or there never
    was a date; and for every other outcome.
    """
    if not came_true(ruling.outcome):
        return None
    if holds:
        return 0
    if original is None:
        return None
    if ruling.date <= original.latest:
        return 0
    fulfilled = ruling.fulfilled
    if not isinstance(fulfilled, Span):
        return None
    if fulfilled.latest <= original.latest:
        return 0
    if fulfilled.earliest <= original.latest:
        return None
    return (min(fulfilled.latest, ruling.date) - original.latest).days


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


def _with_late(reason: str, late: int | None) -> str:
    return f"{days(late)} late; {reason}" if late else reason


def _past(original: Span | None, status: Status, day: date) -> int:
    """Return how many days the first date is past, of a claim that goes by dates."""
    if original is None or status not in ("pending", "due-soon", "overdue"):
        return 0
    return max(0, (day - original.latest).days)


def _with_slip(reason: str, slip: int | None, original: Span | None, past: int) -> str:
    if not slip or original is None:
        return reason
    where = "after" if slip > 0 else "before"
    told = f"{reason}; {days(abs(slip))} {where} its first date, {original}"
    return f"{told}, which is {days(past)} past" if past else told


def _deadline(span: Span | None, words: str | None) -> Deadline | None:
    if span is None:
        return None
    return Deadline(span.stored, words, span.earliest, span.latest, span.precision)
