"""`claimcheck unpublish`."""

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
    """Turn claims into drafts: keep them out of scores and publications.

    For a claim that was never made, use `claimcheck retract`.

    \b
    Examples:
      claimcheck unpublish xpeng-flying
    """
    from claimcheck.cli.filing import file_claims

    file_claims(ctx.obj, ids, {"draft": True}, who, Writing(dry_run, quiet, wait))
