"""Verdicts: what a person ruled."""

from claimcheck.domain.model.block import Block, block
from claimcheck.domain.model.value_kinds import Date, Fulfilled, Id, Ids, RecordedAt, Text
from claimcheck.domain.model.verdict_word import VerdictWord


@block
class Verdict(Block):
    """A person's ruling, or the word that a ruling no longer holds (`reopened`)."""

    date: Date
    """When it was decided; default: today."""
    verdict: VerdictWord
    """What was decided; `reopened` puts the claim back on the schedule."""
    fulfilled: Fulfilled | None = None
    """When it came true: a day, month, quarter, year, or unknown."""
    because: Text
    """The reason, for readers."""
    on: Ids = ()
    """The key of evidence that it rests on. Repeatable."""
    superseded_by: Id | None = None
    """The claim that took its place."""
    overrules: Id | None = None
    """The key of the older verdict that it overrules."""
    note: Text | None = None
    """For the desk; never published."""
    by: Text | None = None
    """Who recorded it."""
    imported: Text | None = None
    """Where it was imported from."""
    recorded: RecordedAt | None = None
    """When it was recorded; commands write it."""
