"""The state of a ledger on a day, worked out once; every report draws this."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from claimcheck.domain.attention import Attention, attention, urgency
from claimcheck.domain.duration import Duration
from claimcheck.domain.plain import count_of, listed
from claimcheck.domain.score import Record, records
from claimcheck.domain.standing import Standing
from claimcheck.domain.transitions import Transition, transitions
from claimcheck.domain.view import View

AHEAD = Duration("1y")
"""What is due within this much of the day is coming."""


@dataclass(frozen=True, slots=True)
class Board:
    """What a report shows."""

    title: str
    headline: str
    """The state of the ledger in one sentence."""
    since: date
    attention: Sequence[Attention]
    coming: Sequence[Standing]
    """Open claims whose last day is within a year, the nearest first."""
    changes: Sequence[Transition]
    """What moved after `since`, oldest first."""
    ruled: Sequence[Standing]
    """What was ruled on after `since`, the newest first."""
    records: Sequence[Record]
    """How the claims of each claimant were ruled, under the standard rule."""


def make_board(view: View, since: date) -> Board:
    """Work out the state of a ledger on the day of a view, and what moved after `since`."""
    claims = sorted(view.standings(), key=urgency)
    last = AHEAD.after(view.day)
    coming = [
        one
        for one in claims
        if one.days_left is not None and 0 <= one.days_left <= (last - view.day).days
    ]
    ruled = [one for one in claims if one.ruled_on and since < one.ruled_on]
    return Board(
        title=view.ledger.settings.title,
        headline=_headline(claims),
        since=since,
        attention=attention(claims),
        coming=sorted(coming, key=lambda one: (one.days_left, one.id)),
        changes=transitions(view.ledger, since, view.day, view.known_on),
        ruled=ruled,
        records=records(view),
    )


def month_before(day: date) -> date:
    """Return the day 30 days earlier: where `--since` starts unless it is said."""
    return day - timedelta(days=min(30, (day - date.min).days))


def _headline(claims: Sequence[Standing]) -> str:
    if not claims:
        return "No claims yet."
    counts = Counter(one.status for one in claims)
    said = [f"{count} {status}" for status, count in counts.items()]
    return f"{count_of(len(claims), 'claim')}: {listed(said, most=len(said))}."
