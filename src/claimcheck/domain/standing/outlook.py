"""What the evidence says of an open claim: the first of six words that holds, and why.

Three of them say what the evidence is, whatever the day; the other three say where a claim is
heading, and go with its last day.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from claimcheck.domain.model.duration import Duration
from claimcheck.domain.model.english import count_of, day_in_words, days, late_in_words, listed
from claimcheck.domain.model.evidence import Evidence
from claimcheck.domain.model.target import number_in_words, with_unit
from claimcheck.domain.standing.as_of import ClaimAsOf
from claimcheck.domain.standing.pace import Measured, pace, readings
from claimcheck.domain.standing.standing import Outlook, Status

_ARRIVED: Final[frozenset[Status]] = frozenset({"overdue", "awaiting-ruling"})
"""The waiting is over: there is nothing left that a claim could be on track for."""


_SILENCE: Final[tuple[Outlook, str]] = ("no-evidence", "no source for or against it yet")
_SIDES: Final = (("supports", "for it"), ("refutes", "against it"), ("mixed", "mixed"))
"""On which side a source of each stance is."""


def outlook(
    as_of: ClaimAsOf, status: Status, day: date, stale_after: Duration
) -> tuple[Outlook | None, str | None]:
    """Return the outlook of an open claim of a status on `day` and its reason in words.

    Both are null where the claim is overdue or awaits a ruling and the evidence is neither absent
    nor divided nor meets the target. `stale_after` holds unless the claim has its own
    `review-every`.
    """
    if not as_of.evidence:
        return _SILENCE
    found = readings(as_of)
    counts = stances(as_of.evidence)
    known = _known(as_of, found, counts)
    if known is not None:
        return known
    if status in _ARRIVED:
        return None, None
    return _ahead(as_of, counts, day, stale_after)


def _known(
    as_of: ClaimAsOf, found: Sequence[Measured], counts: Mapping[str, int]
) -> tuple[Outlook, str] | None:
    """Return what the evidence is, the same on every day; None where that is nothing special."""
    target = as_of.target
    if target and found and target.is_met_by(found[-1].value):
        reading = with_unit(number_in_words(found[-1].value), target.unit)
        bounds = with_unit(target.bounds_in_words(), target.unit)
        on = day_in_words(found[-1].date)
        return "target-met", f"{target.measure}: {reading} on {on} meets the target, {bounds}"
    if not (counts["supports"] or counts["refutes"] or counts["mixed"] or found):
        return _SILENCE
    if counts["mixed"] or (counts["supports"] and counts["refutes"]):
        return "contested", _divided(counts)
    return None


def _ahead(
    as_of: ClaimAsOf, counts: Mapping[str, int], day: date, stale_after: Duration
) -> tuple[Outlook, str]:
    """Return where a claim is heading that can still come true in time."""
    heading = _heading(as_of)
    if heading and heading[0] == "at-risk":
        return heading
    if counts["refutes"] and not counts["supports"]:
        return "at-risk", f"{count_of(counts['refutes'], 'source')} against it, none for it"
    limit = as_of.claim.review_every or stale_after
    looked = as_of.last_look
    if looked is not None and limit.after(looked) < day:
        return "stale", f"not looked at for {days((day - looked).days)}"
    if heading:
        return heading
    if counts["supports"]:
        return "on-track", f"{count_of(counts['supports'], 'source')} for it, none against it"
    return "on-track", "there are readings, and no source is against it"


def _heading(as_of: ClaimAsOf) -> tuple[Outlook, str] | None:
    """Return where the readings lead by the last day; None where they tell nothing of that."""
    progress, deadline = pace(as_of), as_of.deadline
    if progress is None:
        return None
    if progress.projected is None:
        goal = number_in_words(progress.goal)
        return "at-risk", f"at the pace so far {progress.measure} will never reach {goal}"
    if deadline is None:
        return None
    told = f"at the pace so far it will be met on {day_in_words(progress.projected)}"
    past = (progress.projected - deadline.latest).days
    return (
        ("at-risk", f"{told}, {late_in_words(past)}")
        if past > 0
        else ("on-track", f"{told}, in time")
    )


def _divided(counts: Mapping[str, int]) -> str:
    told = [f"{counts[stance]} {side}" for stance, side in _SIDES if counts[stance]]
    if len(told) == 1:
        return "the only source is mixed" if counts["mixed"] == 1 else "every source is mixed"
    return f"the sources are divided: {listed(told)}"


def stances(evidence: Iterable[Evidence]) -> dict[str, int]:
    """Return how many items of evidence take each stance."""
    counts: dict[str, int] = {"supports": 0, "refutes": 0, "mixed": 0, "context": 0}
    for item in evidence:
        counts[item.stance] += 1
    return counts
