"""Rulings: what holds of a claim, and from which day on."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from claimcheck.domain.model.english import day_in_words
from claimcheck.domain.model.span import Span
from claimcheck.domain.model.verdict import Verdict
from claimcheck.domain.model.verdict_word import Ruled
from claimcheck.domain.standing.as_of import ClaimAsOf
from claimcheck.domain.standing.signing import Signed

Outcome = Literal[Ruled, "awaiting-ruling"]
"""What a person ruled, or what follows from the parts of a compound claim."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """What holds from a day on: an outcome, or None while the claim is on the schedule."""

    date: date
    outcome: Outcome | None
    reason: str = ""
    fulfilled: Span | Literal["unknown"] | None = None
    verdict: Verdict | None = None
    """The fact that says so; None for what follows from the parts."""
    parts: tuple[str, ...] = ()
    """The parts that decide it, as the claim names them."""
    signed: Signed | None = None
    """The verdict with its signatures, where it needed any."""

    @property
    def settles(self) -> bool:
        """Whether the claim is off the schedule, and no ruling is awaited."""
        return self.outcome not in (None, "awaiting-ruling")


def signed_in_words(ruling: Ruling) -> str:
    """Return “, signed on 12 July 2026” where a verdict needed signatures, else nothing."""
    if ruling.signed is None or ruling.verdict is None:
        return ""
    if ruling.verdict.date == Span.day(ruling.date):
        return ", signed the same day"
    return f", signed on {day_in_words(ruling.date)}"


def decided_on(ruling: Ruling) -> date:
    """Return the date of the verdict, which may rule only from a later day; else of the ruling."""
    return ruling.verdict.date.latest if ruling.verdict else ruling.date


def deadline_at_fulfilment(as_of: ClaimAsOf, ruling: Ruling) -> Span | None:
    """Return the deadline in force on the last day of the fulfilment, at most of the decision."""
    day = decided_on(ruling)
    if isinstance(ruling.fulfilled, Span):
        day = min(day, ruling.fulfilled.latest)
    by_then = tuple(one for one in as_of.revisions if one.date.latest <= day)
    return replace(as_of, revisions=by_then).deadline
