"""`claimcheck show`."""

import typer

from claimcheck.cli.console import draw, emit, width
from claimcheck.cli.options import READ_ID, AsOf, Json, KnownOn
from claimcheck.desk import moments
from claimcheck.desk.one_claim import Shown, find_entry
from claimcheck.desk.session import Session


def command(
    ctx: typer.Context,
    id: READ_ID,
    as_of: AsOf = None,
    known_on: KnownOn = None,
    json: Json = False,
) -> None:
    """Show everything about one claim: its status, the reason for it, and every fact in order.

    \b
    Examples:
      claimcheck show xpeng-flying-car
      claimcheck show xpeng-fl --as-of 2024-12-31
      claimcheck show xpeng-fl --json
    """
    session: Session = ctx.obj
    view = moments.view(session, as_of, known_on)
    found = find_entry(view, id)
    if json:
        emit("show", view, Shown(found))
        return
    from claimcheck.domain.standing.detail import Detail
    from claimcheck.report.terminal.retracted_output import draw_retracted
    from claimcheck.report.terminal.show_output import draw_claim

    draw(
        draw_claim(found, width()) if isinstance(found, Detail) else draw_retracted(found, width())
    )
