"""`claimcheck init`."""

from pathlib import Path
from typing import Annotated

import typer

from claimcheck.cli import options as opt
from claimcheck.cli.console import say
from claimcheck.desk.session import FILE_NAME, NoLedgerError, Session

LEDGER = """\
# A ledger of public promises, kept with claimcheck. Commands add to it, `claimcheck edit ID`
# opens it at a claim, and `claimcheck check` tells every fault.

[settings]
title = "Claims"
# notice = "30d"              # a claim is due-soon this long before its last day
# stale-after = "90d"         # an open claim that nobody looked at for longer is stale
# fiscal-year-start = 1       # the month in which fiscal years start
# hemisphere = "north"        # where "summer 2026" is

# One party under several names:
# [claimants.acme]
# name = "Acme"
# also = ["Acme Inc."]

# A claim, as `claimcheck add` writes it:
# [claims.acme-flying-car]
# text = "Acme will mass-produce flying cars"
# claimant = "Acme"
# made = 2025-03-08
# deadline = "2026"
# source = "https://example.org/interview"
# criteria = "a hundred cars delivered to customers"
"""


def command(
    ctx: typer.Context,
    git: Annotated[
        bool,
        typer.Option("--git", help="Have git merge the ledger by keys, also one that is there."),
    ] = False,
    quiet: opt.Quiet = False,
) -> None:
    """Start a ledger: a small commented claims.toml, in this folder or at --file.

    With --git two branches that each added facts merge without a conflict. Every clone runs it
    once, also for a ledger that is there already.

    \b
    Examples:
      claimcheck init
      claimcheck init --git
      claimcheck --file promises/claims.toml init
    """
    from claimcheck.store.ledger_file import create

    session: Session = ctx.obj
    path = _ledger_in_git(session) if git else Path(session.file or FILE_NAME)
    if not git or not path.exists():
        create(path, LEDGER.encode())
    typer.echo(path)
    if git:
        from claimcheck.store.merge_setup import set_up_merging

        for line in set_up_merging(path):
            say(line, quiet=quiet)
        return
    say('next: claimcheck add "…" --claimant NAME --by DEADLINE', quiet=quiet)


def _ledger_in_git(session: Session) -> Path:
    """Return the ledger asked for, else the nearest in this repository, else one to be made."""
    from claimcheck.store.merge_setup import top_of

    asked = Path(session.file or FILE_NAME)
    top = top_of(asked.resolve().parent)
    if session.file:
        return asked
    try:
        nearest = session.path
    except NoLedgerError:
        return asked
    return nearest if nearest.resolve().is_relative_to(top) else asked
