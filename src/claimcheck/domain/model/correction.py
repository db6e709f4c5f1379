"""Corrections: we were wrong."""

from claimcheck.domain.model.block import Block, block
from claimcheck.domain.model.claim_kind import ClaimKind
from claimcheck.domain.model.value_kinds import (
    Date,
    DeadlineSpan,
    Id,
    RecordedAt,
    TargetValue,
    Text,
)


@block
class Correction(Block):
    """We were wrong: a fact that does not hold, or new values of the claim's own keys."""

    date: Date
    """When it was found; today unless said."""
    retracts: Id | None = None
    text: Text | None = None
    """The wording of the claim."""
    claimant: Text | None = None
    """Who is held to it."""
    speaker: Text | None = None
    """Who said it."""
    made: Date | None = None
    """When it was said."""
    deadline: DeadlineSpan | None = None
    """The first date, in English."""
    deadline_words: Text | None = None
    """The words of the deadline."""
    quote: Text | None = None
    """What it says, word for word."""
    source: Text | None = None
    """Where it stands: an address, or words for an offline source."""
    criteria: Text | None = None
    """What would count as kept."""
    target: TargetValue | None = None
    """A number that was promised, such as “countries > 60” or “at least 60 countries”."""
    kind: ClaimKind | None = None
    """What kind of claim it is."""
    because: Text
    """The reason, for readers."""
    by: Text | None = None
    recorded: RecordedAt | None = None
