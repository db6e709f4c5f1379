"""What the evidence says of an open claim: the first of six words that holds, and why.

Three of them say what the evidence is, whatever the day; the other three say where a claim is
heading, and go with its last day.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from claimcheck.domain.model.duration import Duration
from claimcheck.domain.model.english import count_of, days
from claimcheck.domain.model.evidence import Evidence
from claimcheck.domain.model.target import number_in_words
from claimcheck.domain.standing.as_of import ClaimAsOf
from claimcheck.domain.standing.pace import Measured, pace, readings
from claimcheck.domain.standing.standing import Outlook, Status

_ARRIVED: Final[frozenset[Status]] = frozenset({"overdue", "awaiting-ruling"})
"""The waiting is over: there is nothing left that a claim could be on track for."""


def outlook(
    as_of: ClaimAsOf, status: Status, day: date, stale_after: Duration
) -> tuple[Outlook | None, str | None]:
    """Return the outlook of an open claim of a status on `day` and its reason in words.

    Both are null where the claim is overdue or awaits a ruling and the evidence is neither absent
    nor divided nor meets the target. `stale_after` holds unless the claim has its own
    `review-every`.
    """
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
        reading = number_in_words(found[-1].value)
        return (
            "target-met",
            f"{target.measure}: {reading} on {found[-1].date} meets {target.bounds_in_words()}",
        )
    if not (counts["supports"] or counts["refutes"] or counts["mixed"] or found):
        return "no-evidence", "no source supports or refutes it yet"
    if counts["mixed"] or (counts["supports"] and counts["refutes"]):
        return "contested", _divided(counts)
    return None


def _ahead(
    as_of: ClaimAsOf, counts: Mapping[str, int], day: date, stale_after: Duration
) -> tuple[Outlook, str]:
    """Return where a claim is heading that can still come true in time."""
    progress = pace(as_of)
    deadline = as_of.deadline
    so_far = "at the pace so far"
    if progress is not None:
        if progress.projected is None:
            return (
                "at-risk",
                f"{so_far} {progress.measure} never meets {number_in_words(progress.goal)}",
            )
        if deadline and progress.projected > deadline.latest:
            late = days((progress.projected - deadline.latest).days)
            return (
                "at-risk",
                f"{so_far} it is met on {progress.projected}, {late} after {deadline.latest}",
            )
    if counts["refutes"] and not counts["supports"]:
        return "at-risk", f"{count_of(counts['refutes'], 'source')} against it and none for it"
    limit = as_of.claim.review_every or stale_after
    looked = as_of.last_look
    if looked is not None and limit.after(looked) < day:
        return "stale", f"not looked at for {days((day - looked).days)}, since {looked}"
    if progress is not None and deadline:
        return (
            "on-track",
            f"{so_far} it is met on {progress.projected}, by {deadline.latest}",
        )
    if counts["supports"]:
        return "on-track", f"{count_of(counts['supports'], 'source')} for it and none against it"
    return "on-track", "there are readings and nothing speaks against it"


def _divided(counts: Mapping[str, int]) -> str:
    told = [f"{counts[one]} {one}" for one in ("supports", "refutes", "mixed") if counts[one]]
    if len(told) == 1:
        return "the only source is mixed" if counts["mixed"] == 1 else "every source is mixed"
    return f"the sources are divided: {', '.join(told)}"


def stances(evidence: Iterable[Evidence]) -> dict[str, int]:
    """Return how many items of evidence take each stance."""
    counts = {"supports": 0, "refutes": 0, "mixed": 0, "context": 0}
    for item in evidence:
        counts[item.stance] += 1
    return counts
