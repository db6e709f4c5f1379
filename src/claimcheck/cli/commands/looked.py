"""`claimcheck looked`."""

from typing import Annotated

import typer

from claimcheck.cli import options as opt
from claimcheck.cli.complete import claim_ids
from claimcheck.domain.change import AddLook
from claimcheck.domain.fact import Look
from claimcheck.errors import UsageError


def command(
    ctx: typer.Context,
    ids: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ID]...",
            help="Claims: ids, or unambiguous starts of them.",
            autocompletion=claim_ids,
        ),
    ] = None,
    all_: Annotated[bool, typer.Option("--all", help="Every open claim.")] = False,
    where: Annotated[str | None, typer.Option(metavar="WORDS", help="Where you looked.")] = None,
    date: opt.Date = None,
    note: opt.Note = None,
    who: opt.Who = None,
    dry_run: opt.DryRun = False,
    quiet: opt.Quiet = False,
    wait: opt.Wait = 30,
) -> None:
    """Record that you looked and found nothing new.

    \b
    Examples:
      claimcheck looked xpeng-flying --where "press room, wire search"
      claimcheck looked --all --where "weekly round"
    """
    from claimcheck.cli import dates

    session = ctx.obj
    if all_ == bool(ids):
        raise UsageError("which claims? give ids, or --all for every open one, and not both")
    day = dates.past(session, date, "--date")
    claims = tuple(ids or ())
    if all_:
        standings = session.view().standings()
        claims = tuple(one.id for one in standings if one.is_open)
        if not claims:
            raise UsageError("no claim is open, so there is nothing to look at")
    look = Look(
        date=day, claims=claims, where=where, note=note, by=session.who(who), recorded=session.now
    )
    session.save(AddLook(look), dry_run=dry_run, quiet=quiet, wait=wait)
