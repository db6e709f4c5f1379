"""Forecasts: somebody’s odds."""

from claimcheck.domain.model.block import Block, block
from claimcheck.domain.model.value_kinds import Date, Probability, RecordedAt, Text


@block
class Forecast(Block):
    """Somebody's odds that the claim will be kept."""

    date: Date
    """When you forecast it; default: today."""
    probability: Probability
    """The odds that the claim will be kept."""
    note: Text | None = None
    """For the desk; never published."""
    by: Text | None = None
    """Who recorded it."""
    imported: Text | None = None
    """Where it was imported from."""
    recorded: RecordedAt | None = None
    """When it was recorded; commands write it."""
