"""Corrections: we were wrong, or the desk files a claim anew."""

from typing import Final

from claimcheck.domain.model.block import Block, block
from claimcheck.domain.model.claim_kind import ClaimKind
from claimcheck.domain.model.value_kinds import (
    ClaimKeys,
    Date,
    DeadlineSpan,
    Flag,
    Id,
    Ids,
    Length,
    Needs,
    RecordedAt,
    Snapshot,
    TargetValue,
    Text,
    Texts,
    Wording,
)


@block
class Correction(Block):
    """We were wrong: a fact that does not hold, or new values of the claim's own keys.

    One that only files the claim (`only_files`) is no admission, and needs no reason.
    """

    date: Date
    """When you found it; default: today."""
    retracts: Id | None = None
    """The key of a fact that does not hold, or the id of a claim that was never made."""
    text: Text | None = None
    """The wording of the claim."""
    claimant: Text | None = None
    """The person or organisation that made the claim."""
    speaker: Text | None = None
    """Who said it."""
    made: Date | None = None
    """When it was said."""
    deadline: DeadlineSpan | None = None
    """The first date, in English."""
    deadline_words: Text | None = None
    """The words of the deadline."""
    quote: Text | None = None
    """The quote, word for word."""
    wording: Wording | None = None
    """Whether the quote is verbatim, reported speech or a translation."""
    original: Text | None = None
    """The quote in the language in which it was said."""
    lang: Text | None = None
    """That language, such as zh."""
    source: Text | None = None
    """URL or description of the source."""
    title: Text | None = None
    """The title of the source."""
    archived: Text | None = None
    """The address of an archived copy."""
    snapshot: Snapshot | None = None
    """The saved copy of the source in the evidence folder; commands write it."""
    criteria: Text | None = None
    """What would count as kept."""
    target: TargetValue | None = None
    """The number promised, such as “countries > 60” or “at least 60 countries”."""
    kind: ClaimKind | None = None
    """What kind of claim it is."""
    tags: Texts | None = None
    """All its tags; `claimcheck tag` adds and drops single ones. Repeatable."""
    review_every: Length | None = None
    """How often to look, such as 30d."""
    parts: Ids | None = None
    """All its parts, the claims it is made of. Repeatable."""
    needs: Needs | None = None
    """How many parts must be kept."""
    holds: Flag | None = None
    """Whether it is a promise not to do something, or to keep something up."""
    condition: Text | None = None
    """What must happen before the clock starts."""
    note: Text | None = None
    """For the desk; never published."""
    draft: Flag | None = None
    """Whether it is kept out of scores and publications."""
    dropped: ClaimKeys = ()
    """Remove a key of the claim, by its name in the file. Repeatable."""
    tags_added: Texts = ()
    """Tags that the claim gets."""
    tags_dropped: Texts = ()
    """Tags that the claim loses."""
    because: Text | None = None
    """The reason, for readers."""
    by: Text | None = None
    """Who recorded it."""
    recorded: RecordedAt | None = None
    """When it was recorded; commands write it."""

    @property
    def only_files(self) -> bool:
        """Whether it says nothing of what was promised, only how the desk files the claim."""
        others = self.given.keys() - FILING
        return all(self.given[field] == getattr(Correction, field, None) for field in others)


FILING: Final = frozenset(
    (
        *("id", "date", "because", "by", "recorded", "unknown"),
        *("tags_added", "tags_dropped", "draft", "review_every"),
    )
)
"""The fields of a correction that say nothing of what was promised."""
