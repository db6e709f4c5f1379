"""The state of a ledger in one sentence."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Final

from claimcheck.domain.model.english import count_of, day_in_words, listed
from claimcheck.domain.publishing.vocabulary import STATUS_WORDS
from claimcheck.domain.standing.standing import Standing, Status

_SAID: Final[dict[Status, tuple[str, str]]] = {
    "overdue": ("is overdue", "are overdue"),
    "awaiting-ruling": ("awaits a ruling", "await a ruling"),
    "due-soon": ("is due soon", "are due soon"),
}
"""What presses, of one claim and of several."""


def headline(claims: Sequence[Standing], since: date) -> str:
    """Return what presses, or what comes next, and what was ruled on after `since`."""
    if not claims:
        return "No claims yet."
    new = Counter(one.status for one in claims if one.ruled_on and one.ruled_on > since)
    waiting = _waiting(claims)
    if len(claims) == 1:
        return f"The only claim {_alone(claims[0])}{waiting}."
    if all(not one.is_open for one in claims):
        every = Counter(one.status for one in claims)
        all_ = "Both" if len(claims) == 2 else f"All {len(claims):,}"
        return f"{all_} claims are ruled on: {_counts(every)}{waiting}."
    return f"{_pressing(claims)}{waiting}{_ruled(new, since)}."


def _waiting(claims: Sequence[Standing]) -> str:
    count = sum(one.proposed is not None for one in claims)
    if not count:
        return ""
    return f"; {count_of(count, 'ruling')} {'waits' if count == 1 else 'wait'} for a signature"


def _alone(claim: Standing) -> str:
    if claim.is_open:
        return f"is {STATUS_WORDS[claim.status].phrase}"
    on = f" on {day_in_words(claim.ruled_on)}" if claim.ruled_on else ""
    return f"was ruled {STATUS_WORDS[claim.status].phrase}{on}"


def _pressing(claims: Sequence[Standing]) -> str:
    counts = Counter(one.status for one in claims)
    said = [
        f"{counts[status]:,} {many if counts[status] > 1 else one}"
        for status, (one, many) in _SAID.items()
        if counts[status]
    ]
    if said:
        return f"Of {len(claims):,} claims, {listed(said)}"
    left = [one.deadline.latest for one in claims if one.deadline and one.status == "pending"]
    ahead = f"; the next is due by {day_in_words(min(left))}" if left else ""
    return f"None of the {len(claims):,} claims is overdue or due soon{ahead}"


def _ruled(new: Counter[Status], since: date) -> str:
    if not new:
        return ""
    was = "was" if new.total() == 1 else "were"
    said = f"; since {day_in_words(since)}, {new.total():,} {was} ruled"
    if len(new) == 1:
        return f"{said} {STATUS_WORDS[next(iter(new))].phrase}"
    return f"{said} on: {_counts(new)}"


def _counts(statuses: Counter[Status]) -> str:
    said = [f"{count:,} {STATUS_WORDS[status].phrase}" for status, count in statuses.items()]
    return listed(said, most=len(said))
