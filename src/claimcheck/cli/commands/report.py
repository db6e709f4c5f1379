"""`claimcheck report`."""

from typing import Annotated

import typer

from claimcheck.cli.options import AsOf, Json, KnownOn


def command(
    ctx: typer.Context,
    since: Annotated[
        str | None,
        typer.Option(
            metavar="DATE", help="Tell what changed after this day; 30 days back unless said."
        ),
    ] = None,
    as_of: AsOf = None,
    known_on: KnownOn = None,
    json: Json = False,
) -> None:
    """Report the state of the ledger: what needs attention, changed, is coming, was ruled.

    \b
    Examples:
      claimcheck report
      claimcheck report --since "last month"
      claimcheck report --as-of 2025-12-31 --json
    """
    from claimcheck.cli.dates import first_day
    from claimcheck.report.board import make_board, month_before

    session = ctx.obj
    view = session.view(as_of, known_on)
    start = first_day(session, since, "--since") if since else month_before(view.day)
    board = make_board(view, start)
    if json:
        session.emit("report", view, board)
        return
    from claimcheck.report.overview import draw_overview

    session.draw(draw_overview(board, view.day, session.width))
