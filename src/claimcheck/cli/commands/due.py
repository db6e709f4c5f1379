"""`claimcheck due`."""

from typing import Annotated

import typer

from claimcheck.cli.claim_lines import print_claims
from claimcheck.cli.console import say
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
from claimcheck.desk.ranking import names_of_claims, streamed
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
    with streamed(session, selection.query(moment, limit, last)) as claims:
        claimants = print_claims("due", moment, claims, json=json)
    say_missing(selection, claimants, names_of_claims(session, moment), say)
    if claimants and exit_code:
        raise typer.Exit(FOUND)
    if not claimants and not json:
        say(f"nothing is due by {last}")
