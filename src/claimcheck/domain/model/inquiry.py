"""Inquiries: we asked the other side."""

from claimcheck.domain.model.block import Block, block
from claimcheck.domain.model.value_kinds import Date, RecordedAt, Text


@block
class Inquiry(Block):
    """We asked the other side, and said how long we would wait."""

    date: Date
    """When you asked; default: today."""
    to: Text
    """Whom you asked, as it reads after “We asked”: “press office”, “Jane Doe”."""
    question: Text
    """What you asked."""
    reply_by: Date | None = None
    """The last day for an answer, as you told them."""
    note: Text | None = None
    """For the desk; never published."""
    by: Text | None = None
    """Who recorded it."""
    recorded: RecordedAt | None = None
    """When it was recorded; commands write it."""
