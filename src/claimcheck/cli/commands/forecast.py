"""`claimcheck forecast`."""

from typing import Annotated

import typer

from claimcheck.cli import options as opt
from claimcheck.domain.change import AddForecast
from claimcheck.domain.fact import Forecast


def command(
    ctx: typer.Context,
    id: opt.ID,
    odds: Annotated[str, typer.Argument(metavar="ODDS", help="30% or 0.3.")],
    date: opt.Date = None,
    note: opt.Note = None,
    who: opt.Who = None,
    dry_run: opt.DryRun = False,
    quiet: opt.Quiet = False,
    wait: opt.Wait = 30,
) -> None:
    """Record your odds that a claim will be kept.

    \b
    Examples:
      claimcheck forecast xpeng-flying 30%
      claimcheck forecast xpeng-flying 0.45 --who ana --date 2025-04-01
    """
    from claimcheck.cli import dates, values

    session = ctx.obj
    forecast = Forecast(
        date=dates.past(session, date, "--date"),
        probability=values.probability(odds),
        note=note,
        by=session.who(who),
        recorded=session.now,
    )
    session.save(AddForecast(id, forecast), dry_run=dry_run, quiet=quiet, wait=wait)
