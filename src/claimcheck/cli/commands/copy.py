"""`claimcheck copy`."""

from typing import Annotated

import typer

from claimcheck.cli import options as opt
from claimcheck.cli.console import print_name, printing_what_was, say
from claimcheck.desk.session import Session
from claimcheck.domain.model.english import count_of


def command(
    from_: Annotated[str, typer.Argument(metavar="FROM", help="A ledger: its path or address.")],
    to: Annotated[
        str, typer.Argument(metavar="TO", help="Where to put it: a new file, or an empty ledger.")
    ],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Count what would be copied and write nothing.")
    ] = False,
    quiet: opt.Quiet = False,
    wait: opt.Wait = 30,
) -> None:
    """Copy a whole ledger between a file and a database, or from one database to another.

    Everything is copied: facts with the time at which they were recorded, looks, settings,
    claimants, unknown keys and saved sources. A file or SQLite database that does not exist is
    created; in PostgreSQL, run `claimcheck init` first. A ledger that is not empty is refused. The
    original stays as it is.

    \b
    Examples:
      claimcheck copy claims.toml sqlite:///claims.db
      claimcheck copy claims.toml "postgresql://desk@db.example.org/promises?ledger=north"
      claimcheck copy sqlite:///claims.db backup/claims.toml
    """
    from claimcheck.cli.progress import busy
    from claimcheck.store.ledger_copy import copy, count

    source, target = Session(from_), Session(to)
    there = count(source.store)
    told = ", ".join(
        (
            count_of(there.claims, "claim"),
            count_of(there.facts, "fact"),
            count_of(there.snapshots, "snapshot"),
        )
    )
    if dry_run:
        say(f"would copy {told} from {source.name} to {target.name}", quiet=quiet)
        return
    with busy(f"copying {told}", there.claims + there.facts):
        copy(source.store, target.where, wait)
    with printing_what_was("everything was copied, but the name cannot be printed"):
        print_name(target.name)
    say(f"copied {told} from {source.name}", quiet=quiet)
