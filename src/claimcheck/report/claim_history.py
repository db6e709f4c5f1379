"""The course of a claim: the dates that were named for it, one after the other, and its rulings."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import dropwhile

from claimcheck.domain.model.evidence import Evidence
from claimcheck.domain.model.fact import newness
from claimcheck.domain.model.inquiry import Inquiry
from claimcheck.domain.model.json_marks import FLAT
from claimcheck.domain.model.look import Look
from claimcheck.domain.model.reply import Reply
from claimcheck.domain.model.revision import Revision
from claimcheck.domain.model.span import Span
from claimcheck.domain.model.target import Number
from claimcheck.domain.model.verdict import Verdict
from claimcheck.domain.publishing.published import EVERYTHING, Private
from claimcheck.domain.standing.as_of import ClaimAsOf
from claimcheck.domain.standing.ruling import Outcome
from claimcheck.domain.standing.ruling_history import Rulings
from claimcheck.domain.standing.standing import Standing
from claimcheck.domain.standing.view import View


@dataclass(frozen=True, slots=True)
class Step:
    """A date that the claimant named or withdrew."""

    named: date
    """The day on which it was named."""
    deadline: Span | None
    latest: date | None
    """Its last day."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A day on which the outcome changed; the outcome is null when the claim was reopened."""

    date: date
    outcome: Outcome | None
    reason: str
    """Why, in the words of whoever ruled, or of the parts that it follows from."""


@dataclass(frozen=True, slots=True)
class Odds:
    """The newest odds that one person gave an open claim."""

    by: str | None
    """Who gave them; null if that is not recorded."""
    date: date
    probability: Number
    """From 0 to 1."""


@dataclass(frozen=True, slots=True)
class ClaimHistory:
    """A claim as it stands, and how it got there."""

    claim: Standing = field(metadata=FLAT)
    party: str
    """The name under which its claimant is known."""
    source: str | None
    """Where it was said."""
    said: date
    """The first day on which it may have been said."""
    steps: tuple[Step, ...]
    """The dates that were named, oldest first; the first is that of the claim itself."""
    rulings: tuple[Mark, ...]
    """Oldest first."""
    odds: tuple[Odds, ...]
    """The newest of each person."""
    notes: tuple[str, ...]
    """For the desk: those of the claim, then those of its facts, oldest first."""

    def asides(self) -> Iterator[str]:
        """Yield the newest odds and the newest note, in words."""
        if self.odds:
            said = (
                f"{one.probability * 100:g}%{f' by {one.by}' if one.by else ''}"
                for one in self.odds
            )
            yield f"odds: {', '.join(said)}"
        if self.notes:
            yield f"note: {self.notes[-1]}"


def claim_history(
    view: View, claim: Standing, show: Collection[Private] = EVERYTHING
) -> ClaimHistory:
    """Return the course of a claim in the picture, with what `show` names of the desk's."""
    as_of = view.claim_as_of(claim.id)
    if as_of is None:
        raise ValueError(f"{claim.id} is not in the picture on {view.day}")
    return ClaimHistory(
        claim=claim,
        party=view.ledger.party(claim.claimant),
        source=as_of.claim.source,
        said=as_of.claim.made.earliest,
        steps=tuple(_steps(as_of)),
        rulings=tuple(_rulings(view.rulings(claim.id))),
        odds=tuple(_odds(as_of)) if claim.is_open and "forecasts" in show else (),
        notes=tuple(_notes(as_of)) if "notes" in show else (),
    )


def _steps(as_of: ClaimAsOf) -> Iterator[Step]:
    claim = as_of.claim
    yield _step(claim.made.earliest, claim.deadline)
    for revision in as_of.revisions:
        if revision.deadline or revision.undated:
            yield _step(revision.date.latest, revision.deadline)


def _step(day: date, deadline: Span | None) -> Step:
    return Step(day, deadline, deadline.latest if deadline else None)


def _rulings(history: Rulings) -> Iterator[Mark]:
    """Yield the rulings from the first outcome on; before that a claim is on the schedule."""
    for one in dropwhile(lambda ruling: ruling.outcome is None, history):
        yield Mark(one.date, one.outcome, one.reason)


def _odds(as_of: ClaimAsOf) -> Iterator[Odds]:
    newest = {forecast.by: forecast for forecast in as_of.forecasts}
    for forecast in newest.values():
        yield Odds(forecast.by, forecast.date.latest, forecast.probability)


def _notes(as_of: ClaimAsOf) -> Iterator[str]:
    facts: tuple[Evidence | Revision | Verdict | Look | Inquiry | Reply, ...]
    facts = (*as_of.evidence, *as_of.revisions, *as_of.verdicts, *as_of.looks)
    facts = (*facts, *as_of.inquiries, *as_of.replies)
    noted = (as_of.claim.note, *(fact.note for fact in sorted(facts, key=newness)))
    yield from filter(None, noted)
