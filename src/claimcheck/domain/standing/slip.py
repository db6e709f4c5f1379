"""The slip ledger: every date that was named for a claim, and how far each one moved it."""

from dataclasses import dataclass, replace
from datetime import date

from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.revision import Revision
from claimcheck.domain.model.span import Span
from claimcheck.domain.standing.as_of import ClaimAsOf
from claimcheck.domain.standing.lateness import late_days
from claimcheck.domain.standing.ruling import Ruling, deadline_at_fulfilment
from claimcheck.domain.standing.standing import Standing


@dataclass(frozen=True, slots=True)
class Move:
    """What the claimant said on one day, and what that did to the date."""

    id: str | None
    """The key of the revision; null for the claim itself."""
    date: Span
    speaker: str | None
    source: str | None
    deadline: Span | None
    """The date in force from then on."""
    moved_days: int | None
    """Days from the last date named before it, 0 where the date stayed; null without a date in
    force, and for a date that nothing is measured from yet: the first one, and the one that came
    with a met condition."""
    slip_days: int | None
    """Days from the original, as it was then; null without a date in force."""


@dataclass(frozen=True, slots=True)
class Lateness:
    """Days late by either date: of a kept claim when it came true, of an open one so far.

    0 in time; null if it cannot be determined, while it waits for its condition, without a date,
    and for every verdict except kept and partly-kept.
    """

    original: int | None
    in_force: int | None
    """By the date in force when it came true; of an open claim on the day."""


@dataclass(frozen=True, slots=True)
class Slip:
    """How a claim's date moved, and how late the claim is by the first date and the last."""

    moves: tuple[Move, ...]
    """The claim itself, then its revisions, oldest first."""
    late: Lateness


def slip(as_of: ClaimAsOf, standing: Standing, ruling: Ruling | None, day: date) -> Slip:
    """Return the slip ledger of a claim on `day`, given where it stands and the ruling on it."""
    return Slip(_moves(as_of), _lateness(as_of, standing, ruling, day))


def _moves(as_of: ClaimAsOf) -> tuple[Move, ...]:
    moves: list[Move] = []
    named: Span | None = None
    baseline = as_of.claim.deadline
    statements: tuple[Claim | Revision, ...] = (as_of.claim, *as_of.revisions)
    for count, said in enumerate(statements):
        then = replace(as_of, revisions=as_of.revisions[:count])
        in_force, original = then.deadline, then.original
        is_measured = named is not None and original == baseline
        moves.append(
            Move(
                id=None if isinstance(said, Claim) else said.id,
                date=said.made if isinstance(said, Claim) else said.date,
                speaker=said.speaker,
                source=said.source,
                deadline=in_force,
                moved_days=_days(named, in_force) if is_measured else None,
                slip_days=then.slip_days,
            )
        )
        named, baseline = in_force or named, original
    return tuple(moves)


def _days(before: Span | None, after: Span | None) -> int | None:
    return (after.latest - before.latest).days if before and after else None


def _lateness(as_of: ClaimAsOf, standing: Standing, ruling: Ruling | None, day: date) -> Lateness:
    original, in_force = as_of.original, as_of.deadline
    if standing.is_open:
        if as_of.is_waiting:
            return Lateness(None, None)
        holds = as_of.claim.holds
        return Lateness(_so_far(original, day, holds=holds), _so_far(in_force, day, holds=holds))
    assert ruling is not None
    at_fulfilment = deadline_at_fulfilment(as_of, ruling)
    return Lateness(standing.late_days, late_days(ruling, at_fulfilment, holds=as_of.claim.holds))


def _so_far(due: Span | None, day: date, *, holds: bool) -> int | None:
    if due is None:
        return None
    return 0 if holds else max(0, (day - due.latest).days)
