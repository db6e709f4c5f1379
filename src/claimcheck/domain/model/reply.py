"""Replies: what the other side answered."""

from claimcheck.domain.model.block import Block, block
from claimcheck.domain.model.value_kinds import (
    Date,
    Flag,
    Id,
    RecordedAt,
    Snapshot,
    Text,
    Wording,
)


@block
class Reply(Block):
    """What the other side answered, in its own words, or that it declined to."""

    date: Date
    """When the reply came; default: today."""
    quote: Text | None = None
    """The reply, word for word."""
    declined: Flag = False
    """Record that they declined to comment."""
    inquiry: Id | None = None
    """The key of the inquiry that it answers; without one, nobody had asked."""
    source: Text | None = None
    """URL or description of the source."""
    wording: Wording | None = None
    """Whether the quote is verbatim, reported speech or a translation."""
    original: Text | None = None
    """The quote in the language in which it was said."""
    lang: Text | None = None
    """That language, such as zh."""
    archived: Text | None = None
    """The address of an archived copy."""
    snapshot: Snapshot | None = None
    """The saved copy of the source in the evidence folder; commands write it."""
    note: Text | None = None
    """For the desk; never published."""
    by: Text | None = None
    """Who recorded it."""
    recorded: RecordedAt | None = None
    """When it was recorded; commands write it."""
