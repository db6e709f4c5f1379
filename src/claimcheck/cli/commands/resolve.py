"""`claimcheck resolve`."""

from typing import Annotated, get_args

import typer

from claimcheck.cli import options as opt
from claimcheck.domain.change import AddVerdict
from claimcheck.domain.fact import Verdict
from claimcheck.domain.words import Ruled


def command(
    ctx: typer.Context,
    id: opt.ID,
    verdict: Annotated[
        Ruled, typer.Argument(metavar="VERDICT", help=f"One of {', '.join(get_args(Ruled))}.")
    ],
    because: opt.Because,
    date: opt.Date = None,
    fulfilled: Annotated[
        str | None,
        typer.Option(
            metavar="DATE", help="When it came true: a day, month, quarter, year, or unknown."
        ),
    ] = None,
    on: Annotated[
        list[str] | None,
        typer.Option(metavar="FACT", help="The key of evidence that it rests on. Repeatable."),
    ] = None,
    superseded_by: Annotated[
        str | None, typer.Option(metavar="ID", help="The claim that took its place.")
    ] = None,
    note: opt.Note = None,
    who: opt.Who = None,
    dry_run: opt.DryRun = False,
    quiet: opt.Quiet = False,
    wait: opt.Wait = 30,
) -> None:
    """Rule on a claim. A passed deadline makes a claim overdue; only a ruling makes it broken.

    \b
    Examples:
      claimcheck resolve xpeng-flying kept --fulfilled 2026-12 --because "first delivery"
      claimcheck resolve xpeng-countries broken --on 2026-01-09 --because "60, not over 60"
      claimcheck resolve acme-plant withdrawn --because "the board dropped the plan"
    """
    from claimcheck.cli import dates

    session = ctx.obj
    ruling = Verdict(
        date=dates.past(session, date, "--date"),
        verdict=verdict,
        fulfilled="unknown"
        if fulfilled == "unknown"
        else dates.past_or_none(session, fulfilled, "--fulfilled"),
        because=because,
        on=tuple(on or ()),
        superseded_by=superseded_by,
        note=note,
        by=session.who(who),
        recorded=session.now,
    )
    session.save(AddVerdict(id, ruling), dry_run=dry_run, quiet=quiet, wait=wait)
