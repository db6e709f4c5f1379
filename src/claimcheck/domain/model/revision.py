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
    """When it became public; today unless said."""
    deadline: DeadlineSpan | None = None
    """The new date, in English."""
    undated: Flag = False
    """The date was taken back; --by keeps words such as “soon”."""
    deadline_words: Text | None = None
    """The words of the deadline, where --by has others."""
    target: TargetValue | None = None
    """A number that was promised, such as “countries > 60” or “at least 60 countries”."""
    condition_met: Flag = False
    """Its condition was met: the clock starts."""
    text: Text | None = None
    """How the claim is worded now."""
    speaker: Text | None = None
    """Who said it."""
    source: Text | None = None
    """Where it stands: an address, or words for an offline source."""
    title: Text | None = None
    """The title of the source."""
    quote: Text | None = None
    """What it says, word for word."""
    wording: Wording | None = None
    """What the quote is."""
    original: Text | None = None
    """The words in the language they were said in."""
    lang: Text | None = None
    """That language, such as zh."""
    note: Text | None = None
    """For the desk; never published."""
    archived: Text | None = None
    """The address of an archived copy."""
    snapshot: Snapshot | None = None
    by: Text | None = None
    imported: Text | None = None
    recorded: RecordedAt | None = None
