"""A claim: who promised what by when, and every fact recorded about it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from claimcheck.domain.block import Block, block
from claimcheck.domain.fact import (
    Correction,
    Evidence,
    Fact,
    Forecast,
    Revision,
    Verdict,
    first_second,
    recorded_on,
)
from claimcheck.domain.keys import tables_of
from claimcheck.domain.value import (
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
)
from claimcheck.domain.words import ClaimKind, Wording


@block
class Claim(Block):
    """What was said in public, with its facts in the order of the file."""

    text: Text
    """Our one-sentence wording."""
    claimant: Text
    """Who is held to it."""
    speaker: Text | None = None
    """Who said it."""
    made: Date
    """When it was said in public; counts from its first day."""
    deadline: DeadlineSpan | None = None
    deadline_words: Text | None = None
    quote: Text | None = None
    wording: Wording | None = None
    original: Text | None = None
    lang: Text | None = None
    source: Text | None = None
    title: Text | None = None
    archived: Text | None = None
    snapshot: Snapshot | None = None
    criteria: Text | None = None
    """What would count as kept."""
    kind: ClaimKind = "promise"
    tags: Texts = ()
    review_every: Length | None = None
    target: TargetValue | None = None
    parts: Ids = ()
    needs: Needs = "all"
    holds: Flag = False
    condition: Text | None = None
    note: Text | None = None
    was: Ids = ()
    draft: Flag = False
    by: Text | None = None
    imported: Text | None = None
    recorded: RecordedAt | None = None

    evidence: tuple[Evidence, ...] = ()
    revisions: tuple[Revision, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    forecasts: tuple[Forecast, ...] = ()
    corrections: tuple[Correction, ...] = ()

    @property
    def recorded_on(self) -> date:
        """The UTC day on which it entered the ledger; the day it was made when nobody wrote it."""
        recorded = self.recorded if self.recorded is not None else self.made.earliest
        return first_second(recorded).date()

    def facts(self) -> Iterator[tuple[str, Fact]]:
        """Yield each fact with the name of its table."""
        for table in tables_of(Claim):
            for fact in vars(self).get(table, ()):
                yield table, fact

    def known_on(self, day: date) -> "Claim":
        """Return the claim without the facts that were recorded later, by the UTC day."""
        facts: dict[str, Any] = {
            table: tuple(fact for fact in getattr(self, table) if recorded_on(fact) <= day)
            for table in tables_of(Claim)
        }
        return replace(self, **facts)

    def with_fact(self, table: str, fact: Fact) -> "Claim":
        """Return the claim with one more fact."""
        facts: dict[str, Any] = {table: (*getattr(self, table), fact)}
        return replace(self, **facts)
