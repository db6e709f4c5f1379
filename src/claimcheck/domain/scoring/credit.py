"""Credit: what a claim is worth under each rule. Nothing else knows credits."""

from dataclasses import dataclass
from functools import cache
from typing import Final, Literal, NamedTuple, get_args

from claimcheck.domain.model.verdict_word import came_true
from claimcheck.domain.standing.as_of import ClaimAsOf
from claimcheck.domain.standing.lateness import late_days
from claimcheck.domain.standing.ruling import Ruling, deadline_at_fulfilment
from claimcheck.domain.standing.standing import Status

Rule = Literal["strict", "standard", "lenient"]
"""By whose measure a claim is judged."""


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


_RULES: Final[tuple[Rule, ...]] = get_args(Rule)
_CREDITS: Final[dict[Status, tuple[float | None, float | None, float | None]]] = {
    "kept": (1, 1, 1),
    "partly-kept": (0, 0.5, 0.5),
    "broken": (0, 0, 0),
    "withdrawn": (0, 0, None),
    "superseded": (0, None, None),
    "void": (None, None, None),
    "unverifiable": (None, None, None),
    "overdue": (0, None, None),
}
"""What each status is worth in time, rule by rule; None and all others are left out of n."""
_LATE: Final[dict[Rule, float]] = {"strict": 0, "standard": 0.5, "lenient": 1}
"""The most that a claim is worth that came true late."""


@cache
def judge(case: Case, rule: Rule) -> Judgement:
    """Judge a claim by the table in docs/scores.md; of two credits the smaller one holds."""
    late = case.late_in_force if rule == "lenient" else case.late
    credit = _CREDITS[case.status][_RULES.index(rule)] if case.status in _CREDITS else None
    if late and credit is not None:
        credit = min(credit, _LATE[rule])
    return Judgement(credit, late)


def case_of(as_of: ClaimAsOf, status: Status, ruling: Ruling | None) -> Case:
    """Return what the rules look at in a claim that has this status by this ruling.

    Lateness that cannot be determined counts as none.
    """
    if ruling is None or not came_true(status):
        return Case(status)
    original, holds = as_of.original, as_of.claim.holds
    late = bool(late_days(ruling, original, holds=holds))
    in_force = deadline_at_fulfilment(as_of, ruling)
    if in_force == original:
        return Case(status, late, late)
    return Case(status, late, bool(late_days(ruling, in_force, holds=holds)))
