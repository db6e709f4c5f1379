"""`claimcheck publish`."""

import typer

from claimcheck.cli import options as opt
from claimcheck.cli.writing import Writing


def command(
    ctx: typer.Context,
    ids: opt.IDS,
    who: opt.Who = None,
    dry_run: opt.DryRun = False,
    quiet: opt.Quiet = False,
    wait: opt.Wait = 30,
) -> None:
    """Publish drafts: include claims in scores and publications.

    \b
    Examples:
      claimcheck publish xpeng-flying acme-plant
    """
    from claimcheck.cli.filing import file_claims

    file_claims(ctx.obj, ids, {"draft": False}, who, Writing(dry_run, quiet, wait))
