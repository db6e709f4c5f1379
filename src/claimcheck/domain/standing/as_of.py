"""A claim as the ledger shows it on a day: its corrected values, and the facts that count."""

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache
from typing import Any, Final, TypeVar

from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.evidence import Evidence
from claimcheck.domain.model.fact import newness, recorded_on
from claimcheck.domain.model.forecast import Forecast
from claimcheck.domain.model.inquiry import Inquiry
from claimcheck.domain.model.look import Look
from claimcheck.domain.model.reply import Reply
from claimcheck.domain.model.revision import Revision
from claimcheck.domain.model.signature import Signature
from claimcheck.domain.model.span import Span
from claimcheck.domain.model.target import Target
from claimcheck.domain.model.verdict import Verdict
from claimcheck.domain.standing.corrected import correct
from claimcheck.domain.standing.signing import Signed, awaiting, in_order_of_rule, signed

F = TypeVar("F", Evidence, Revision, Verdict, Forecast, Signature, Inquiry, Reply, Look)


_LONG: Final = 64
"""Facts: a table of more is put in order once, and not for each day that is asked for."""
_FEW: Final = 8
"""Such tables that are kept, of one claim or two."""


@dataclass(frozen=True, slots=True)
class FactFilter:
    """Which facts count: dated by a day, recorded by another if that is given, not retracted."""

    day: date
    known_on: date | None
    retracted: Collection[str]

    def of(self, facts: Sequence[F]) -> tuple[F, ...]:
        """Return those of the facts that count, oldest first."""
        if not facts:
            return ()
        day, known_on, retracted = self.day, self.known_on, self.retracted
        if is_long := len(facts) > _LONG:
            facts = _ordered.until(facts, day)
            if known_on is None and not retracted:
                return tuple(facts)
        counted = [
            fact
            for fact in facts
            if fact.date.latest <= day
            and fact.id not in retracted
            and (known_on is None or recorded_on(fact) <= known_on)
        ]
        if len(counted) > 1 and not is_long:
            counted.sort(key=newness)
        return tuple(counted)


class _Ordered:
    """Long tables of facts from old to new, kept for the next day that is asked for."""

    def __init__(self) -> None:
        self._kept: dict[int, tuple[Sequence[Any], list[Any], list[date]]] = {}

    def until(self, facts: Sequence[F], day: date) -> Sequence[F]:
        """Return the facts of a table that are dated by a day, oldest first."""
        given, ordered, days = self._kept.get(id(facts), ((), [], []))
        if given is not facts:
            if len(self._kept) == _FEW:
                self._kept.clear()
            ordered = sorted(facts, key=newness)
            days = [fact.date.latest for fact in ordered]
            self._kept[id(facts)] = facts, ordered, days
        return ordered[: bisect_right(days, day)]


_ordered: Final = _Ordered()


@lru_cache(maxsize=64)
def _filter_of_all(day: date, known_on: date | None) -> FactFilter:
    """Return what counts of claims of which no fact is retracted: one for all of them."""
    return FactFilter(day, known_on, ())


@dataclass(frozen=True)
class ClaimAsOf:
    """A claim on a day: facts dated by then and, if asked, recorded by then, oldest first.

    What the evidence says is worked out on demand: a score of many claims does not.
    """

    claim: Claim
    revisions: tuple[Revision, ...]
    verdicts: tuple[Verdict, ...]
    """Those that rule or once did, in the order in which they came to."""
    all_looks: Sequence[Look]
    counting: FactFilter
    signed: tuple[Signed, ...] = ()
    """All verdicts, proposed ones too, with their signatures; none where one person rules."""

    @cached_property
    def evidence(self) -> tuple[Evidence, ...]:
        """The evidence that counts."""
        return self.counting.of(self.claim.evidence)

    @cached_property
    def forecasts(self) -> tuple[Forecast, ...]:
        """The forecasts that count."""
        return self.counting.of(self.claim.forecasts)

    @cached_property
    def looks(self) -> tuple[Look, ...]:
        """The looks that count."""
        return self.counting.of(self.all_looks)

    @cached_property
    def inquiries(self) -> tuple[Inquiry, ...]:
        """The inquiries that count."""
        return self.counting.of(self.claim.inquiries)

    @cached_property
    def replies(self) -> tuple[Reply, ...]:
        """The replies that count."""
        return self.counting.of(self.claim.replies)

    @property
    def proposed(self) -> Signed | None:
        """The ruling that waits for signatures."""
        return awaiting(self.signed) if self.signed else None

    def signed_as(self, verdict: Verdict) -> Signed | None:
        """Return a verdict with its signatures; None where one person rules."""
        return next((one for one in self.signed if one.verdict is verdict), None)

    def rules_from(self, verdict: Verdict) -> date:
        """Return the day on which one of the verdicts came to rule."""
        found = self.signed_as(verdict)
        return found.rules_from if found else verdict.date.latest

    @property
    def is_waiting(self) -> bool:
        """Whether its condition is still unmet."""
        return self.claim.condition is not None and self._met is None

    @property
    def _met(self) -> Revision | None:
        if self.claim.condition is None:
            return None
        met = [one for one in self.revisions if one.condition_met]
        return next((one for one in met if one.deadline), met[0] if met else None)

    @property
    def dated_by(self) -> Revision | Claim:
        """The newest revision that names a date or takes it back, else the claim itself."""
        for revision in reversed(self.revisions):
            if revision.deadline or revision.undated:
                return revision
        return self.claim

    @property
    def original_by(self) -> Revision | Claim:
        """Who named the first date: the claim, or the first revision that did.

        The date that came with a met condition takes the place of any before it.
        """
        met = self._met
        if met is not None and met.deadline:
            return met
        if self.claim.deadline:
            return self.claim
        return next((one for one in self.revisions if one.deadline), self.claim)

    @property
    def deadline(self) -> Span | None:
        """The deadline in force."""
        return self.dated_by.deadline

    @property
    def original(self) -> Span | None:
        """The first date ever named: the baseline of lateness and slip."""
        return self.original_by.deadline

    @property
    def slip_days(self) -> int | None:
        """Days from the original's last day to that of the deadline in force; None without one."""
        if not self.revisions:
            return 0 if self.claim.deadline else None
        in_force, original = self.deadline, self.original
        return (in_force.latest - original.latest).days if in_force and original else None

    @property
    def target(self) -> Target | None:
        """The target in force; a revised one without `from` keeps the claim's."""
        if not self.revisions:
            return self.claim.target
        return targets_by_day(self.claim, self.revisions)(date.max)

    @property
    def last_look(self) -> date | None:
        """The newest date of evidence or of a look."""
        newest = [facts[-1].date.latest for facts in (self.evidence, self.looks) if facts]
        return max(newest, default=None)


def targets_by_day(claim: Claim, revisions: Iterable[Revision]) -> Callable[[date], Target | None]:
    """Return what gives the target in force on a day, of a claim and its revisions, oldest first.

    A revised target without `from` keeps the claim's, unless it counts in another unit.
    """
    first = claim.target
    changes = [
        (one.date.latest, replace(one.target, from_=first.from_))
        if first and one.target.from_ is None and one.target.goes_on_from(first)
        else (one.date.latest, one.target)
        for one in revisions
        if one.target is not None
    ]
    days = [day for day, _ in changes]

    def on(day: date) -> Target | None:
        place = bisect_right(days, day)
        return changes[place - 1][1] if place else first

    return on


def claim_as_of(
    claim: Claim,
    looks: Sequence[Look],
    day: date,
    known_on: date | None = None,
    *,
    signatures: int = 1,
) -> ClaimAsOf | None:
    """Return the claim as it stands on `day`, or None while it is not in the picture.

    `known_on` leaves out what was recorded later, by the UTC day; `signatures` is how many people
    must stand behind a verdict. A claim that was taken back is in no picture.
    """
    if known_on and claim.recorded_on > known_on:
        return None
    if claim.corrections:
        corrected = correct(claim, known_on)
        if corrected.retracted_by is not None:
            return None
        claim, counting = corrected.claim, FactFilter(day, known_on, corrected.retracted)
    else:
        counting = _filter_of_all(day, known_on)
    if day < claim.made.earliest:
        return None
    verdicts = counting.of(claim.verdicts)
    all_signed: tuple[Signed, ...] = ()
    if signatures > 1 and verdicts:
        behind = counting.of(claim.signatures)
        all_signed = tuple(signed(one, behind, signatures) for one in verdicts)
        verdicts = tuple(one.verdict for one in in_order_of_rule(all_signed))
    return ClaimAsOf(
        claim=claim,
        revisions=counting.of(claim.revisions),
        verdicts=verdicts,
        all_looks=looks,
        counting=counting,
        signed=all_signed,
    )
