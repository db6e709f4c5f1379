"""Judging: what a claim is worth under each rule. Nothing else knows credits."""

from dataclasses import dataclass
from functools import cache
from typing import Final, Literal, NamedTuple

from claimcheck.domain.model.words import Rule, Status
from claimcheck.domain.standing.as_of import ClaimAsOf
from claimcheck.domain.standing.ruling import Ruling, deadline_at_fulfilment
from claimcheck.domain.standing.status import late_days


class Case(NamedTuple):
    """All that a rule looks at; claims that are alike in it are judged alike.

    A tuple, since a score makes and counts one for each claim.
    """

    status: Status
    late: bool = False
    """By the original date."""
    late_in_force: bool = False
    """By the date in force when it came true."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a rule makes of a case."""

    credit: float | None
    """0, ½ or 1; None where the claim is left out of n."""
    late: bool


@dataclass(frozen=True, slots=True)
class _Rulebook:
    dates: Literal["original", "in force"]
    late: float
    """The most that a claim is worth that came true late."""
    credits: dict[Status, float]
    """What each status is worth in time; the others are left out."""


_RULES: Final[dict[Rule, _Rulebook]] = {
    "strict": _Rulebook(
        dates="original",
        late=0,
        credits={
            "kept": 1,
            "partly-kept": 0,
            "broken": 0,
            "overdue": 0,
            "withdrawn": 0,
            "superseded": 0,
        },
    ),
    "standard": _Rulebook(
        dates="original",
        late=0.5,
        credits={"kept": 1, "partly-kept": 0.5, "broken": 0, "withdrawn": 0},
    ),
    "lenient": _Rulebook(
        dates="in force",
        late=1,
        credits={"kept": 1, "partly-kept": 0.5, "broken": 0},
    ),
}


@cache
def judge(case: Case, rule: Rule) -> Judgement:
    """Judge a claim by the table in docs/scores.md; of two credits the smaller one holds."""
    book = _RULES[rule]
    late = case.late if book.dates == "original" else case.late_in_force
    credit = book.credits.get(case.status)
    if late and credit is not None:
        credit = min(credit, book.late)
    return Judgement(credit, late)


def case_of(as_of: ClaimAsOf, status: Status, ruling: Ruling | None) -> Case:
    """Return what the rules look at in a claim that has this status by this ruling.

    A lateness that nobody can tell is none.
    """
    if ruling is None or status not in ("kept", "partly-kept"):
        return Case(status)
    original, holds = as_of.original, as_of.claim.holds
    late = bool(late_days(ruling, original, holds=holds))
    in_force = deadline_at_fulfilment(as_of, ruling)
    if in_force == original:
        return Case(status, late, late)
    return Case(status, late, bool(late_days(ruling, in_force, holds=holds)))
