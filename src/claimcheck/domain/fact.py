"""The facts of a claim: what happened, what was said later, what was ruled. Each is one block."""

from datetime import UTC, date, datetime, time
from typing import Protocol

from claimcheck.domain.block import Block, block
from claimcheck.domain.value import (
    Date,
    DeadlineSpan,
    Flag,
    Fulfilled,
    Id,
    Ids,
    Probability,
    Reading,
    Recorded,
    RecordedAt,
    Snapshot,
    TargetValue,
    Text,
)
from claimcheck.domain.words import ClaimKind, Origin, Stance, VerdictWord, Wording


@block
class Evidence(Block):
    """What a source says about a claim."""

    date: Date
    """When it became public."""
    happened: Date | None = None
    """The day or span that it is about."""
    stance: Stance
    source: Text
    title: Text | None = None
    quote: Text | None = None
    wording: Wording | None = None
    note: Text | None = None
    value: Reading | None = None
    measure: Text | None = None
    unit: Text | None = None
    origin: Origin | None = None
    archived: Text | None = None
    snapshot: Snapshot | None = None
    by: Text | None = None
    imported: Text | None = None
    recorded: RecordedAt | None = None


@block
class Revision(Block):
    """The claimant changed the claim, or said it again."""

    date: Date
    deadline: DeadlineSpan | None = None
    undated: Flag = False
    deadline_words: Text | None = None
    target: TargetValue | None = None
    condition_met: Flag = False
    text: Text | None = None
    speaker: Text | None = None
    source: Text | None = None
    title: Text | None = None
    quote: Text | None = None
    wording: Wording | None = None
    original: Text | None = None
    lang: Text | None = None
    note: Text | None = None
    archived: Text | None = None
    snapshot: Snapshot | None = None
    by: Text | None = None
    recorded: RecordedAt | None = None


@block
class Verdict(Block):
    """A person's ruling, or the word that a ruling no longer holds (`reopened`)."""

    date: Date
    verdict: VerdictWord
    fulfilled: Fulfilled | None = None
    """The day or span in which it came true, or `unknown`."""
    because: Text
    on: Ids = ()
    """The keys of the evidence that it rests on."""
    superseded_by: Id | None = None
    note: Text | None = None
    by: Text | None = None
    recorded: RecordedAt | None = None


@block
class Forecast(Block):
    """Somebody's odds that the claim will be kept."""

    date: Date
    probability: Probability
    note: Text | None = None
    by: Text | None = None
    recorded: RecordedAt | None = None


@block
class Correction(Block):
    """We were wrong: a fact that does not hold, or new values of the claim's own keys."""

    date: Date
    retracts: Id | None = None
    text: Text | None = None
    claimant: Text | None = None
    speaker: Text | None = None
    made: Date | None = None
    deadline: DeadlineSpan | None = None
    deadline_words: Text | None = None
    quote: Text | None = None
    source: Text | None = None
    criteria: Text | None = None
    target: TargetValue | None = None
    kind: ClaimKind | None = None
    because: Text
    by: Text | None = None
    recorded: RecordedAt | None = None


@block
class Look(Block):
    """A round of looking that found nothing new, for one claim or several."""

    date: Date
    claims: Ids
    where: Text | None = None
    note: Text | None = None
    by: Text | None = None
    recorded: RecordedAt | None = None


Fact = Evidence | Revision | Verdict | Forecast | Correction | Look


class _Dated(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def date(self) -> Date: ...
    @property
    def recorded(self) -> Recorded | None: ...


def recorded_on(fact: _Dated) -> date:
    """Return the UTC day on which a fact entered the ledger; its own date when nobody wrote it."""
    return recorded_at(fact).date()


def recorded_at(fact: _Dated) -> datetime:
    """Return the UTC second at which a fact entered the ledger, a plain day from its first."""
    return first_second(fact.recorded if fact.recorded is not None else fact.date.latest)


def first_second(recorded: Recorded) -> datetime:
    """Return a recorded time as a UTC time; a plain day is its first second."""
    if isinstance(recorded, datetime):
        return recorded
    return datetime.combine(recorded, time(), UTC)


def newness(fact: _Dated) -> tuple[date, datetime, str]:
    """Order facts from old to new: by date, then by when they were recorded, then by key."""
    return fact.date.latest, recorded_at(fact), fact.id
