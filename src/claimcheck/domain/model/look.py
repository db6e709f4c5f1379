"""Looks: rounds of looking that found nothing new."""

from claimcheck.domain.model.block import Block, block
from claimcheck.domain.model.value_kinds import Date, Ids, RecordedAt, Text


@block
class Look(Block):
    """A round of looking that found nothing new, for one claim or several."""

    date: Date
    """When you looked; default: today."""
    claims: Ids
    """The claims that you looked at."""
    where: Text | None = None
    """Where you looked."""
    note: Text | None = None
    """For the desk; never published."""
    by: Text | None = None
    """Who recorded it."""
    recorded: RecordedAt | None = None
    """When it was recorded; commands write it."""
