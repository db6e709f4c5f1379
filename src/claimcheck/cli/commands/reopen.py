"""`claimcheck reopen`."""

import typer

from claimcheck.cli import options as opt
from claimcheck.domain.change import AddVerdict
from claimcheck.domain.fact import Verdict


def command(
    ctx: typer.Context,
    id: opt.ID,
    because: opt.Because,
    date: opt.Date = None,
    note: opt.Note = None,
    who: opt.Who = None,
    dry_run: opt.DryRun = False,
    quiet: opt.Quiet = False,
    wait: opt.Wait = 30,
) -> None:
    """Put a claim back on the schedule: circumstances changed and its ruling no longer holds.

    Where the ruling was a mistake of yours, `claimcheck correct` retracts it.

    \b
    Example:
      claimcheck reopen acme-plant --because "the new board took the plan up again"
    """
    from claimcheck.cli import dates

    session = ctx.obj
    verdict = Verdict(
        date=dates.past(session, date, "--date"),
        verdict="reopened",
        because=because,
        note=note,
        by=session.who(who),
        recorded=session.now,
    )
    session.save(AddVerdict(id, verdict), dry_run=dry_run, quiet=quiet, wait=wait)
