"""`claimcheck init`."""

from pathlib import Path

import typer

from claimcheck.cli import options as opt
from claimcheck.cli.session import FILE_NAME

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
    quiet: opt.Quiet = False,
) -> None:
    """Start a ledger: a small commented claims.toml, in this folder or at --file.

    \b
    Examples:
      claimcheck init
      claimcheck --file promises/claims.toml init
    """
    from claimcheck.store.files import create

    session = ctx.obj
    path = Path(session.file or FILE_NAME)
    create(path, LEDGER.encode())
    typer.echo(path)
    session.say('next: claimcheck add "…" --claimant NAME --by DEADLINE', quiet=quiet)
