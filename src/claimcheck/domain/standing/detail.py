"""Everything about one claim on a day: where it stands, what it says and all its facts."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Generic, TypeVar

from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.correction import Correction
from claimcheck.domain.model.evidence import Evidence
from claimcheck.domain.model.fact import newness, recorded_on
from claimcheck.domain.model.forecast import Forecast
from claimcheck.domain.model.inquiry import Inquiry
from claimcheck.domain.model.json_marks import FLAT
from claimcheck.domain.model.look import Look
from claimcheck.domain.model.reply import Reply
from claimcheck.domain.model.revision import Revision
from claimcheck.domain.model.signature import Signature
from claimcheck.domain.model.span import Span
from claimcheck.domain.model.target import Target
from claimcheck.domain.model.verdict import Verdict
from claimcheck.domain.standing.corrected import correct, mistakes
from claimcheck.domain.standing.evidence_balance import Balance, balance
from claimcheck.domain.standing.exchange_words import right_of_reply
from claimcheck.domain.standing.pace import Measured, Pace, pace, readings
from claimcheck.domain.standing.slip import Slip, slip
from claimcheck.domain.standing.standing import Standing, Status
from claimcheck.domain.standing.view import View

F = TypeVar("F", Evidence, Revision, Verdict, Forecast, Correction, Signature, Inquiry, Reply, Look)


@dataclass(frozen=True, slots=True)
class ShownFact(Generic[F]):
    """A fact, and the key of the correction that took it back."""

    fact: F = field(metadata=FLAT)
    retracted: str | None


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a compound claim; its status is null before it was made."""

    id: str
    status: Status | None
    decides: bool
    """Whether the status of the whole follows from it."""


@dataclass(frozen=True, slots=True)
class Detail:
    """A claim on a day. Facts are those dated and known by then, oldest first, retracted too."""

    claim: Claim = field(metadata=FLAT)
    standing: Standing = field(metadata=FLAT)
    evidence: tuple[ShownFact[Evidence], ...]
    revisions: tuple[ShownFact[Revision], ...]
    verdicts: tuple[ShownFact[Verdict], ...]
    forecasts: tuple[ShownFact[Forecast], ...]
    corrections: tuple[ShownFact[Correction], ...]
    signatures: tuple[ShownFact[Signature], ...]
    inquiries: tuple[ShownFact[Inquiry], ...]
    replies: tuple[ShownFact[Reply], ...]
    right_of_reply: tuple[str, ...]
    """What was asked and answered, in sentences, oldest first."""
    looks: tuple[ShownFact[Look], ...]
    parts: tuple[Part, ...]
    target_in_force: Target | None
    readings: tuple[Measured, ...]
    """Readings of the measure of the target in force, oldest first."""
    pace: Pace | None
    slip: Slip
    balance: Balance
    unsigned: tuple[str, ...] = ()
    """The keys of the verdicts that do not rule, for want of signatures."""
    retracted: str | None = None
    """The key of the correction that retracted the claim."""

    @property
    def mistakes(self) -> tuple[ShownFact[Correction], ...]:
        """The corrections that readers are told of: not those that only filed the claim."""
        told = {one.id for one in mistakes(one.fact for one in self.corrections)}
        return tuple(one for one in self.corrections if one.fact.id in told)


@dataclass(frozen=True, slots=True)
class RetractedClaim:
    """A claim that was retracted: what its entry said. It has no status on any day."""

    entry: Detail = field(metadata=FLAT)
    """The claim as it would stand, and the history of its entry."""
    status: None = field(init=False, default=None)
    reason: str
    """When and why it was retracted."""
    late_days: None = field(init=False, default=None)
    outlook: None = field(init=False, default=None)
    outlook_reason: None = field(init=False, default=None)
    days_left: None = field(init=False, default=None)
    retracted_on: Span


def detail(view: View, id_: str) -> Detail | None:
    """Return everything about a claim, or None while it is not in the picture."""
    shown, standing = view.claim_as_of(id_), view.standing(id_)
    if shown is None or standing is None:
        return None
    stored = view.ledger.claims[id_]
    retracted = correct(stored, view.known_on).retracted

    def told(facts: Iterable[F], *, whatever_day: bool = False) -> tuple[ShownFact[F], ...]:
        known = (
            fact
            for fact in facts
            if (whatever_day or fact.date.latest <= view.day)
            and (view.known_on is None or recorded_on(fact) <= view.known_on)
        )
        return tuple(ShownFact(fact, retracted.get(fact.id)) for fact in sorted(known, key=newness))

    return Detail(
        claim=shown.claim,
        standing=standing,
        evidence=told(stored.evidence),
        revisions=told(stored.revisions),
        verdicts=told(stored.verdicts),
        forecasts=told(stored.forecasts),
        corrections=told(stored.corrections, whatever_day=True),
        signatures=told(stored.signatures),
        inquiries=told(stored.inquiries),
        replies=told(stored.replies),
        right_of_reply=right_of_reply(shown, view.day),
        looks=told(view.ledger.looks_of.get(id_, ())),
        parts=tuple(_part(view, part, standing) for part in shown.claim.parts),
        target_in_force=shown.target,
        readings=tuple(readings(shown)),
        pace=pace(shown),
        slip=slip(shown, standing, view.ruling(id_), view.day),
        balance=balance(shown, view.day),
        unsigned=tuple(one.verdict.id for one in shown.signed if one.since is None),
    )


def retracted_detail(view: View, id_: str) -> RetractedClaim | None:
    """Return the history of a claim that was retracted; None of any other, and before it was made.

    Its facts are shown as they stood, its corrections with those that retracted it.
    """
    stored = view.ledger.claims[id_]
    by = correct(stored, view.known_on).retracted_by
    if by is None:
        return None
    names = (stored.id, *stored.was)
    others = (
        one.but(retracts=None) if one.retracts in names else one for one in stored.corrections
    )
    before = view.ledger.with_claim(stored.but(corrections=tuple(others)))
    entry = detail(View(before, view.day, view.known_on), id_)
    if entry is None:
        return None
    real = {one.id: one for one in stored.corrections}
    told = tuple(replace(one, fact=real[one.fact.id]) for one in entry.corrections)
    why = real[by]
    return RetractedClaim(
        entry=replace(entry, corrections=told, retracted=by),
        reason=f"retracted on {why.date}: {why.because}",
        retracted_on=why.date,
    )


def _part(view: View, part: str, whole: Standing) -> Part:
    id_ = view.ledger.resolve(part)
    standing = view.standing(id_) if id_ else None
    return Part(id_ or part, standing.status if standing else None, part in whole.decided_by)
