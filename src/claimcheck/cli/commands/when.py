"""`claimcheck when`."""

from typing import Annotated

import typer

from claimcheck.cli.console import draw, emit
from claimcheck.cli.options import DayFirst, Json
from claimcheck.desk.session import Session


def command(
    ctx: typer.Context,
    words: Annotated[list[str], typer.Argument(metavar="WORDS...", help="A deadline in English.")],
    said: Annotated[
        str | None, typer.Option(metavar="DATE", help="The day it was said; default: today.")
    ] = None,
    day_first: DayFirst = None,
    json: Json = False,
) -> None:
    """Show how a deadline is read: its first and last day, the rule, and what is assumed.

    Uses the settings of the ledger, if there is one.

    \b
    Examples:
      claimcheck when mid-2026
      claimcheck when 10/11/2025 --day-first
      claimcheck when "within five years" --said 2024-03-15
      claimcheck when "the end of FY2027" --json
    """
    from claimcheck.desk import dates

    session: Session = ctx.obj
    session.day_first = day_first
    day = dates.first_day(session, said, "--said") if said else session.today
    reading = dates.deadline(" ".join(words), day, dates.any_calendar(session), "")
    if json:
        emit("when", None, dates.understood(reading))
        return
    from claimcheck.report.terminal.when_output import draw_reading

    draw(draw_reading(reading))
