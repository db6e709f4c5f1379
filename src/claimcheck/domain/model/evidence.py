"""Evidence: what a source says about a claim."""

from typing import Literal

from claimcheck.domain.model.block import Block, block
from claimcheck.domain.model.value_kinds import Date, Reading, RecordedAt, Snapshot, Text, Wording

Stance = Literal["supports", "refutes", "mixed", "context"]
Origin = Literal["claimant", "independent"]


@block
class Evidence(Block):
    """What a source says about a claim."""

    date: Date
    """When it became public; default: today."""
    happened: Date | None = None
    """The day, month, quarter or year that it is about."""
    stance: Stance
    """What it says about the claim."""
    source: Text
    """URL or description of the source."""
    title: Text | None = None
    """The title of the source."""
    quote: Text | None = None
    """The quote, word for word."""
    wording: Wording | None = None
    """Whether the quote is verbatim, reported speech or a translation."""
    note: Text | None = None
    """For the desk; never published."""
    value: Reading | None = None
    """A reading of the target's measure, such as 60, “1.2 million” or 37%."""
    measure: Text | None = None
    """What was measured, if not the target's measure."""
    unit: Text | None = None
    """Its unit, if not the target's."""
    origin: Origin | None = None
    """Whether it rests on the claimant's own word."""
    archived: Text | None = None
    """The address of an archived copy."""
    snapshot: Snapshot | None = None
    """The saved copy of the source in the evidence folder; commands write it."""
    by: Text | None = None
    """Who recorded it."""
    imported: Text | None = None
    """Where it was imported from."""
    recorded: RecordedAt | None = None
    """When it was recorded; commands write it."""
