"""A claim: who promised what by when, and every fact recorded about it."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from claimcheck.domain.model.block import Block, block
from claimcheck.domain.model.block_keys import tables_of
from claimcheck.domain.model.claim_kind import ClaimKind
from claimcheck.domain.model.correction import Correction
from claimcheck.domain.model.evidence import Evidence
from claimcheck.domain.model.fact import Fact, first_second, recorded_on
from claimcheck.domain.model.forecast import Forecast
from claimcheck.domain.model.inquiry import Inquiry
from claimcheck.domain.model.reply import Reply
from claimcheck.domain.model.revision import Revision
from claimcheck.domain.model.signature import Signature
from claimcheck.domain.model.value_kinds import (
    Date,
    DeadlineSpan,
    Flag,
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
from claimcheck.domain.model.verdict import Verdict


@block
class Claim(Block):
    """What was said in public, with its facts in the order of the file."""

    text: Text
    """The claim in one sentence, in your words."""
    claimant: Text
    """The person or organisation that made the claim."""
    speaker: Text | None = None
    """Who said it."""
    made: Date
    """When it was said in public; default: today."""
    deadline: DeadlineSpan | None = None
    """By when, in English: “mid-2026”, “within five years”."""
    deadline_words: Text | None = None
    """The claimant's words for the deadline, if --by has others."""
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
    kind: ClaimKind = "promise"
    """The kind of claim; a forecast is about what the claimant does not control."""
    tags: Texts = ()
    """A topic to file it under. Repeatable."""
    review_every: Length | None = None
    """How often to look, such as 30d; default: the ledger's stale-after."""
    target: TargetValue | None = None
    """The number promised, such as “countries > 60” or “at least 60 countries”."""
    parts: Ids = ()
    """A claim that is part of this one. Repeatable."""
    needs: Needs = "all"
    """How many parts must be kept; default: all."""
    holds: Flag = False
    """A promise not to do something, or to keep something up."""
    condition: Text | None = None
    """What must happen before the clock starts."""
    note: Text | None = None
    """For the desk; never published."""
    was: Ids = ()
    """An older id of the claim. Repeatable."""
    draft: Flag = False
    """Keep it out of scores and publications."""
    by: Text | None = None
    """Who recorded it."""
    imported: Text | None = None
    """Where it was imported from."""
    recorded: RecordedAt | None = None
    """When it was recorded; commands write it."""

    evidence: tuple[Evidence, ...] = ()
    revisions: tuple[Revision, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    forecasts: tuple[Forecast, ...] = ()
    corrections: tuple[Correction, ...] = ()
    signatures: tuple[Signature, ...] = ()
    inquiries: tuple[Inquiry, ...] = ()
    replies: tuple[Reply, ...] = ()

    @property
    def recorded_on(self) -> date:
        """The UTC day on which it entered the ledger; the day it was made when nobody wrote it."""
        recorded = self.recorded if self.recorded is not None else self.made.earliest
        return first_second(recorded).date()

    @property
    def has_facts(self) -> bool:
        """Whether it has a table of facts: asked of each claim of a large ledger."""
        return not tables_of(Claim).keys().isdisjoint(self.given)

    def facts(self) -> Iterator[tuple[str, Fact]]:
        """Yield each fact with the name of its table."""
        for table in tables_of(Claim):
            for fact in self.given.get(table, ()):
                yield table, fact

    def known_on(self, day: date) -> "Claim":
        """Return the claim without the facts that were recorded later, by the UTC day."""
        facts: dict[str, Any] = {
            table: tuple(fact for fact in self.given[table] if recorded_on(fact) <= day)
            for table in tables_of(Claim)
            if table in self.given
        }
        return self.but(**facts)

    def with_fact(self, table: str, fact: Fact) -> "Claim":
        """Return the claim with one more fact."""
        return self.but(**{table: (*getattr(self, table), fact)})
