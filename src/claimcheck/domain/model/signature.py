"""Signatures: who stands behind a ruling besides its author."""

from claimcheck.domain.model.block import Block, block
from claimcheck.domain.model.value_kinds import Date, Id, RecordedAt, Text


@block
class Signature(Block):
    """One more person stands behind a ruling."""

    date: Date
    """When it was signed; default: today."""
    of_: Id
    """The key of the verdict."""
    by: Text
    """Who signed it."""
    note: Text | None = None
    """For the desk; never published."""
    recorded: RecordedAt | None = None
    """When it was recorded; commands write it."""
