"""`claimcheck forecast`."""

from typing import Annotated, Any

import typer

from claimcheck.cli import options as opt
from claimcheck.cli.key_options import with_keys_of
from claimcheck.cli.writing import Writing
from claimcheck.desk.session import Session
from claimcheck.domain.changing.change import AddForecast
from claimcheck.domain.model.forecast import Forecast


@with_keys_of(Forecast, but=("probability",))
def command(
    ctx: typer.Context,
    id: opt.ID,
    odds: Annotated[str, typer.Argument(metavar="ODDS", help="The odds: 30% or 0.3.")],
    *,
    who: opt.Who = None,
    dry_run: opt.DryRun = False,
    quiet: opt.Quiet = False,
    wait: opt.Wait = 30,
    **words: Any,
) -> None:
    """Record your odds that a claim will be kept.

    \b
    Examples:
      claimcheck forecast xpeng-flying 30%
      claimcheck forecast xpeng-flying 0.45 --who ana --date 2025-04-01
    """
    from claimcheck.desk.new_facts import make_fact

    session: Session = ctx.obj
    words["probability"] = odds
    forecast = make_fact(session, Forecast, words, session.who(who))
    Writing(dry_run, quiet, wait).save(session, AddForecast(id, forecast))
