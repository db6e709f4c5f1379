"""The slip ledger: every date that was named for a claim, and how far each one moved it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from claimcheck.domain.claim import Claim
from claimcheck.domain.fact import Revision
from claimcheck.domain.picture import Picture
from claimcheck.domain.ruling import Ruling
from claimcheck.domain.span import Span
from claimcheck.domain.standing import Standing
from claimcheck.domain.status import late_days
from claimcheck.domain.view import View


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

    0 in time; null where nobody can tell, while it waits for its condition, without a date, and
    for every verdict but kept and partly-kept.
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


@dataclass(frozen=True, slots=True)
class SlipRecord:
    """How far a claimant's dates moved; drafts and parts of other claims are left out."""

    name: str
    n: int
    """Claims with a date in force."""
    moved: int
    """Those of them whose date is another than their first."""
    mean_days: float
    longest_days: int
    longest: str
    """The claim that slipped farthest."""


def slip(picture: Picture, standing: Standing, ruling: Ruling | None, day: date) -> Slip:
    """Return the slip ledger of a claim on `day`, given where it stands and the ruling on it."""
    return Slip(_moves(picture), _lateness(picture, standing, ruling, day))


def _moves(picture: Picture) -> tuple[Move, ...]:
    moves: list[Move] = []
    named: Span | None = None
    baseline = picture.claim.deadline
    statements: tuple[Claim | Revision, ...] = (picture.claim, *picture.revisions)
    for count, said in enumerate(statements):
        then = replace(picture, revisions=picture.revisions[:count])
        in_force, original = then.deadline, then.original
        is_measured = named is not None and original == baseline
        moves.append(
            Move(
                id=None if isinstance(said, Claim) else said.id,
                date=said.made if isinstance(said, Claim) else said.date,
                speaker=said.speaker,
                source=said.source,
                deadline=in_force,
                moved_days=_days(in_force, named) if is_measured else None,
                slip_days=_days(in_force, original),
            )
        )
        named, baseline = in_force or named, original
    return tuple(moves)


def _days(span: Span | None, since: Span | None) -> int | None:
    return (span.latest - since.latest).days if span and since else None


def _lateness(picture: Picture, standing: Standing, ruling: Ruling | None, day: date) -> Lateness:
    original, in_force = picture.original, picture.deadline
    if standing.is_open:
        if picture.is_waiting:
            return Lateness(None, None)
        holds = picture.claim.holds
        return Lateness(_so_far(original, day, holds=holds), _so_far(in_force, day, holds=holds))
    assert ruling is not None
    at_fulfilment = deadline_at_fulfilment(picture, ruling)
    return Lateness(standing.late_days, late_days(ruling, at_fulfilment, holds=picture.claim.holds))


def _so_far(due: Span | None, day: date, *, holds: bool) -> int | None:
    if due is None:
        return None
    return 0 if holds else max(0, (day - due.latest).days)


def deadline_at_fulfilment(picture: Picture, ruling: Ruling) -> Span | None:
    """Return the date in force on the last day of the fulfilment, at most on that of the ruling."""
    day = ruling.date
    if isinstance(ruling.fulfilled, Span):
        day = min(day, ruling.fulfilled.latest)
    by_then = tuple(one for one in picture.revisions if one.date.latest <= day)
    return replace(picture, revisions=by_then).deadline


def slip_records(view: View, claims: Iterable[Standing]) -> list[SlipRecord]:
    """Return the slips per claimant, under the name that a party is known by, in its order."""
    parts = {view.ledger.resolve(part) for one in view.ledger.claims.values() for part in one.parts}
    slips: dict[str, list[tuple[int, str]]] = {}
    for one in claims:
        if one.slip_days is not None and not one.draft and one.id not in parts:
            party = view.ledger.party(one.claimant)
            slips.setdefault(party, []).append((one.slip_days, one.id))
    return [_record(name, found) for name, found in sorted(slips.items())]


def _record(name: str, found: list[tuple[int, str]]) -> SlipRecord:
    longest_days, longest = min(found, key=lambda one: (-one[0], one[1]))
    days = [slipped for slipped, _ in found]
    return SlipRecord(
        name=name,
        n=len(found),
        moved=sum(slipped != 0 for slipped in days),
        mean_days=sum(days) / len(days),
        longest_days=longest_days,
        longest=longest,
    )
