"""Revisions: the claimant changed a claim, or said it again."""

from claimcheck.domain.model.block import Block, block
from claimcheck.domain.model.value_kinds import (
    Date,
    DeadlineSpan,
    Flag,
    RecordedAt,
    Snapshot,
    TargetValue,
    Text,
    Wording,
)


@block
class Revision(Block):
    """The claimant changed the claim, or said it again."""

    date: Date
    """When it became public; default: today."""
    deadline: DeadlineSpan | None = None
    """The new date, in English."""
    undated: Flag = False
    """Record that the date was withdrawn; --by keeps words such as “soon”."""
    deadline_words: Text | None = None
    """The claimant's words for the deadline, if --by has others."""
    target: TargetValue | None = None
    """The number promised, such as “countries > 60” or “at least 60 countries”."""
    condition_met: Flag = False
    """Record that its condition was met, so that the clock starts."""
    text: Text | None = None
    """The new wording of the claim."""
    speaker: Text | None = None
    """Who said it."""
    source: Text | None = None
    """URL or description of the source."""
    title: Text | None = None
    """The title of the source."""
    quote: Text | None = None
    """The quote, word for word."""
    wording: Wording | None = None
    """Whether the quote is verbatim, reported speech or a translation."""
    original: Text | None = None
    """The quote in the language in which it was said."""
    lang: Text | None = None
    """That language, such as zh."""
    note: Text | None = None
    """For the desk; never published."""
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
