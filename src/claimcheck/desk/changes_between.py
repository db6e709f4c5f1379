"""What moved between two days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from claimcheck.desk.dates import first_day, last_day
from claimcheck.desk.session import Session
from claimcheck.domain.standing.transitions import Transition, transitions
from claimcheck.domain.standing.view import View
from claimcheck.errors import UsageError
from claimcheck.report.board import month_before


@dataclass(frozen=True, slots=True)
class Changes:
    """The JSON of `changes`."""

    since: date
    until: date
    filter: str
    """What the claims were chosen by, in words; empty for all of them."""
    changes: Sequence[Transition]


def changes_between(
    session: Session, view: View, since: str | None, until: str | None, *, is_bound: bool
) -> Changes:
    """Return what moved after a day up to another: the last 30 days unless words say others.

    A first day after the last one is refused, and where the view was asked for by its day
    (`is_bound`) so is a last day after it (UsageError).
    """
    last = last_day(session, until, "--until") if until else view.day
    if is_bound and last > view.day:
        raise UsageError(f"--until: {last} is after the day of --as-of, {view.day}")
    start = first_day(session, since, "--since") if since else month_before(last)
    if start > last:
        raise UsageError(f"--since: {start} is after the last day to show, {last}")
    moved = transitions(view.ledger, start, last, view.known_on, view.left_out)
    return Changes(start, last, view.filter, [one for one in moved if view.shows(one.id)])
