"""`claimcheck` alone: the state of the ledger, or the help where there is none."""

import typer

from claimcheck.cli.console import draw, width
from claimcheck.desk.moments import moment
from claimcheck.desk.ranking import ranked, without_claims
from claimcheck.desk.session import NoLedgerError, Session
from claimcheck.report.terminal.overview_output import draw_overview
from claimcheck.store.query import Query


def show_overview(ctx: typer.Context) -> None:
    """Print the state of the ledger in a few lines; the help where there is no ledger."""
    session: Session = ctx.obj
    try:
        title = without_claims(session).settings.title
    except NoLedgerError:
        typer.echo(ctx.get_help())
        raise typer.Exit from None
    now = moment(session, None, None)
    claims = ranked(session, Query(now))
    draw(draw_overview(title, now.day, claims, width()))
