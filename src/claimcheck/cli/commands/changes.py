"""`claimcheck changes`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated

import typer

from claimcheck.cli.console import draw, emit, say, width
from claimcheck.cli.options import AsOf, Json, KnownOn
from claimcheck.desk import moments
from claimcheck.desk.session import Session
from claimcheck.domain.standing.as_of import correct
from claimcheck.domain.standing.transitions import Transition, transitions
from claimcheck.errors import UsageError


@dataclass(frozen=True, slots=True)
class Changes:
    """The JSON of `changes`."""

    since: date
    until: date
    changes: Sequence[Transition]


def command(
    ctx: typer.Context,
    since: Annotated[
        str | None,
        typer.Option(
            metavar="DATE",
            help="Tell what moved after this day; 30 days before the end unless said.",
        ),
    ] = None,
    until: Annotated[
        str | None, typer.Option(metavar="DATE", help="The last day to tell of; today unless said.")
    ] = None,
    as_of: AsOf = None,
    known_on: KnownOn = None,
    json: Json = False,
) -> None:
    """Tell what moved between two days, and why: a day that passed, or a fact that was added.

    A claim moves when its status, its date or its outlook changes. When nothing moved, nothing is
    printed on stdout, so that no mail is sent.

    \b
    Examples:
      claimcheck changes
      claimcheck changes --since "7 days ago" | mail -E -s "promises" desk@example.org
      claimcheck changes --since 2025-10-01 --until 2025-12-31 --json
    """
    from claimcheck.desk.dates import first_day, last_day
    from claimcheck.report.board import month_before

    session: Session = ctx.obj
    view = moments.view(session, as_of, known_on)
    last = last_day(session, until, "--until") if until else view.day
    if as_of and last > view.day:
        raise UsageError(f"--until: {last} is after the day of --as-of, {view.day}")
    start = first_day(session, since, "--since") if since else month_before(last)
    if start > last:
        raise UsageError(f"--since: {start} is after the last day to tell of, {last}")
    moved = transitions(view.ledger, start, last, view.known_on)
    if json:
        emit("changes", view, Changes(start, last, moved))
        return
    from claimcheck.report.terminal.changes_output import draw_changes

    claims, title = view.ledger.claims, view.ledger.settings.title
    ids = {one.id for one in moved}
    texts = {id_: correct(claims[id_], view.known_on).claim.text for id_ in ids}
    draw(draw_changes(moved, texts, title, (start, last), width()))
    if not moved:
        say(f"nothing moved after {start}, up to {last}")
