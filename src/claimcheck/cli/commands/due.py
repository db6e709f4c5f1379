"""`claimcheck due`."""

from typing import Annotated

import typer

from claimcheck.cli.console import draw, emit, say, width
from claimcheck.cli.options import (
    AsOf,
    ClaimantFilter,
    Json,
    KnownOn,
    Limit,
    StatusFilter,
    TagFilter,
    WhereFilter,
)
from claimcheck.desk import moments
from claimcheck.desk.due_claims import due_by
from claimcheck.desk.ranking import Listing, names_of_claims, ranked
from claimcheck.desk.selection import say_missing, select
from claimcheck.desk.session import Session
from claimcheck.errors import FOUND


def command(
    ctx: typer.Context,
    within: Annotated[
        str | None,
        typer.Option(
            metavar="DURATION",
            help="How far ahead to look, such as 30d, 6w, 3m or 1y; default: the ledger's notice.",
        ),
    ] = None,
    exit_code: Annotated[
        bool,
        typer.Option("--exit-code", help="Exit with 1 when something is due, for cron and CI."),
    ] = False,
    status: StatusFilter = None,
    claimant: ClaimantFilter = None,
    tag: TagFilter = None,
    where: WhereFilter = None,
    limit: Limit = None,
    as_of: AsOf = None,
    known_on: KnownOn = None,
    json: Json = False,
) -> None:
    """List what is overdue, awaits a ruling or is due soon.

    \b
    Examples:
      claimcheck due
      claimcheck due --within 3m
      claimcheck due --claimant XPENG --tag aviation
      claimcheck due --exit-code || mail -s "promises due" desk@example.org
    """
    session: Session = ctx.obj
    moment = moments.moment(session, as_of, known_on)
    selection = select(session, None, status, claimant, tag, where=where)
    last = due_by(session, moment, within)
    claims = ranked(session, selection.query(moment, limit, last))
    say_missing(selection, claims, names_of_claims(session, moment), say)
    if json:
        emit("due", moment, Listing(claims))
    else:
        from claimcheck.report.terminal.list_output import draw_list

        draw(draw_list(claims, width()))
        if not claims:
            say(f"nothing is due by {last}")
    if claims and exit_code:
        raise typer.Exit(FOUND)
