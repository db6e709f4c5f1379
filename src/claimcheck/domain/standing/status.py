"""Where a claim stands on a day, derived and never stored. The rules are in docs/status.md."""

from datetime import date

from claimcheck.domain.model.own_fields import own_fields
from claimcheck.domain.model.settings import Settings
from claimcheck.domain.model.span import Span
from claimcheck.domain.standing.as_of import ClaimAsOf
from claimcheck.domain.standing.exchange import exchanges, unanswered_since
from claimcheck.domain.standing.lateness import late_days
from claimcheck.domain.standing.outlook import outlook, stances
from claimcheck.domain.standing.reasons import reason_for
from claimcheck.domain.standing.ruling import Ruling
from claimcheck.domain.standing.signing import Signed
from claimcheck.domain.standing.standing import Deadline, Proposed, Standing, Status


def derive_standing(
    as_of: ClaimAsOf, ruling: Ruling | None, day: date, settings: Settings
) -> Standing:
    """Return where a claim stands on `day`, given the ruling that holds on it, if any."""
    claim, in_force, original = as_of.claim, as_of.deadline, as_of.original
    status = status_of(as_of, ruling, day, settings)
    settled = ruling if ruling is not None and ruling.settles else None
    late = late_days(settled, original, holds=claim.holds) if settled else None
    view, why = (None, None) if settled else outlook(as_of, status, day, settings.stale_after)
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
        reason=reason_for(status, as_of, ruling, day, late),
        late_days=late,
        slip_days=as_of.slip_days,
        last_look=as_of.last_look,
        outlook=view,
        outlook_reason=why,
        days_left=None if settled or in_force is None else (in_force.latest - day).days,
        stances=stances(as_of.evidence),
        ruled_on=settled.date if settled else None,
        unanswered=None if settled else silent_until(as_of, day),
        decided_by=ruling.parts if ruling else (),
        proposed=_proposed(as_of.proposed) if as_of.signed else None,
        own=own_fields(claim) if claim.unknown else {},
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


def silent_until(as_of: ClaimAsOf, day: date = date.max) -> date | None:
    """Return the last day for a reply that passed before `day` without one.

    None where somebody has looked since.
    """
    if not as_of.inquiries:
        return None
    passed = unanswered_since(exchanges(as_of.inquiries, as_of.replies), day)
    looked = as_of.last_look
    return passed if passed and (looked is None or looked <= passed) else None


def _proposed(one: Signed | None) -> Proposed | None:
    if one is None:
        return None
    verdict = one.verdict
    return Proposed(verdict.id, verdict.verdict, verdict.date, verdict.by, one.people, one.needed)


def _deadline(span: Span | None, words: str | None) -> Deadline | None:
    if span is None:
        return None
    return Deadline(span.stored, words, span.earliest, span.latest, span.precision)
