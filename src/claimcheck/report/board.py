"""The state of a ledger on a day, worked out once; every report draws this."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from claimcheck.domain.model.duration import Duration
from claimcheck.domain.model.json_marks import called
from claimcheck.domain.publishing.published import (
    EVERYTHING,
    Private,
    readers_changes,
    readers_records,
    readers_standings,
)
from claimcheck.domain.publishing.vocabulary import STATUS_WORDS
from claimcheck.domain.scoring.track_record import Record
from claimcheck.domain.standing.attention import Attention, attention, urgency
from claimcheck.domain.standing.contradiction import Contradiction, contradictions
from claimcheck.domain.standing.standing import Standing, Status
from claimcheck.domain.standing.transitions import Transition
from claimcheck.domain.standing.view import View
from claimcheck.report.claim_history import ClaimHistory, claim_history
from claimcheck.report.correspondence import Correspondence, correspondence
from claimcheck.report.headline import headline

AHEAD = Duration("1y")
"""What is due within this much of the day is coming."""


@dataclass(frozen=True, slots=True)
class Board:
    """What a report shows."""

    day: date = field(metadata=called("as_of"))
    known_on: date | None
    title: str
    """Of the ledger."""
    intro: str
    """A paragraph on what this is, as the ledger has it; empty for none."""
    byline: str
    """Who keeps the ledger; empty where it does not say."""
    contact: str
    """An e-mail address, a web address or words; empty where the ledger does not say."""
    filter: str
    """What the claims were chosen by, in words; empty for all of them."""
    headline: str
    """The state of the ledger in one sentence."""
    since: date
    """Changes after this day are shown."""
    statuses: Mapping[Status, int]
    """How many claims have each status that one of them has, in one fixed order."""
    attention: Sequence[Attention]
    """What needs a person, the most pressing first."""
    contradictions: Sequence[Contradiction]
    """Rulings on one claim that say different things, and nothing says that one overrules."""
    coming: Sequence[Standing]
    """Open claims whose last day is within a year, the nearest first."""
    changes: Sequence[Transition]
    """What moved after `since`, oldest first."""
    ruled: Sequence[Standing]
    """What was ruled on after `since`, the newest first."""
    right_of_reply: Sequence[Correspondence]
    """What was asked, answered or left unanswered after `since`, and what is waited for."""
    records: Sequence[Record]
    """How the claims of each claimant were ruled, under the standard rule."""
    claims: Sequence[ClaimHistory]
    """Every claim and its course, the most pressing first."""


def make_board(view: View, since: date, show: Collection[Private] = EVERYTHING) -> Board:
    """Work out the state of a ledger on the day of a view, and what moved after `since`.

    Of drafts, notes and forecasts there is what `show` names.
    """
    claims = sorted(readers_standings(view, show), key=urgency)
    return draw_up(
        view,
        since,
        work_out(view, claims, since, show),
        attention=attention(claims),
        changes=list(readers_changes(view, since, show)),
        records=list(readers_records(view, claims, show)),
    )


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """What a board has of some claims, in their order."""

    histories: list[ClaimHistory]
    contradictions: list[Contradiction]
    right_of_reply: list[Correspondence]


def work_out(
    view: View, claims: Iterable[Standing], since: date, show: Collection[Private]
) -> WorkedOut:
    """Return what a board has of claims, one after the other: a view keeps the last ones alone."""
    found = WorkedOut([], [], [])
    for one in claims:
        found.histories.append(claim_history(view, one, show))
        found.contradictions.extend(contradictions(view, one.id))
        found.right_of_reply.extend(correspondence(view, (one,), since))
    return found


def draw_up(
    view: View,
    since: date,
    found: WorkedOut,
    *,
    attention: Sequence[Attention],
    changes: Sequence[Transition],
    records: Sequence[Record],
) -> Board:
    """Return the board of what was worked out of all its claims, the most pressing first."""
    claims = [one.claim for one in found.histories]
    last = AHEAD.after(view.day)
    coming = [
        one
        for one in claims
        if one.days_left is not None and 0 <= one.days_left <= (last - view.day).days
    ]
    settings = view.ledger.settings
    return Board(
        day=view.day,
        known_on=view.known_on,
        title=settings.title,
        intro=" ".join(settings.intro.split()),
        byline=settings.byline.strip(),
        contact=settings.contact.strip(),
        filter=view.filter,
        headline=headline(claims, since) if claims or not view.filter else "No claim matches.",
        since=since,
        statuses=_statuses(claims),
        attention=attention,
        contradictions=found.contradictions,
        coming=sorted(coming, key=lambda one: (one.days_left, one.id)),
        changes=changes,
        ruled=[one for one in claims if one.ruled_on and since < one.ruled_on],
        right_of_reply=found.right_of_reply,
        records=records,
        claims=found.histories,
    )


def _statuses(claims: Sequence[Standing]) -> dict[Status, int]:
    count = Counter(one.status for one in claims)
    return {status: count[status] for status in STATUS_WORDS if count[status]}


def nearest(board: Board, count: int) -> list[ClaimHistory]:
    """Return the claims that end or ended nearest to the day, by their last day.

    Those without a date are taken last and stand last.
    """

    def end(one: ClaimHistory) -> date:
        last = one.claim.deadline.latest if one.claim.deadline else date.max
        return min(last, one.claim.ruled_on or last)

    near = sorted(board.claims, key=lambda one: (abs((end(one) - board.day).days), one.claim.id))
    return sorted(near[:count], key=lambda one: (end(one), one.said, one.claim.id))


def month_before(day: date) -> date:
    """Return the day 30 days earlier: where `--since` starts unless it is said."""
    return day - timedelta(days=min(30, (day - date.min).days))
