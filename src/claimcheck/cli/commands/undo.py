"""`claimcheck undo`."""

import sys
from contextlib import redirect_stdout
from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.cli import options as opt
from claimcheck.cli.console import say, write
from claimcheck.desk.session import Session

if TYPE_CHECKING:
    from claimcheck.store.undoing import LastWrite


def command(
    ctx: typer.Context,
    yes: Annotated[
        bool, typer.Option("--yes", "-y", help="Take the write back without asking.")
    ] = False,
    dry_run: opt.DryRun = False,
    quiet: opt.Quiet = False,
    wait: opt.Wait = 30,
) -> None:
    """Take back the last write of this program, byte for byte.

    Shows the difference and, on a terminal, asks first. Run it again to go back further: the last
    twenty writes are kept. A write cannot be taken back if the file has changed since (exit code
    4), if it is committed in git, or if its day is over (UTC). An undo cannot itself be undone.

    \b
    Examples:
      claimcheck undo
      claimcheck undo --dry-run
    """
    from claimcheck.store.undoing import last_write, take_back

    session: Session = ctx.obj
    session.refuse_database(
        "only a file can be put back as it was",
        "`claimcheck correct ID FACT --because …` retracts a fact, `claimcheck retract ID` a claim",
    )
    found = last_write(session.path, session.now)
    write(found.diff(session.path))
    if dry_run:
        return
    if session.is_found_above:
        say(f"in {session.path}, the nearest ledger above this folder", quiet=quiet)
    if sys.stdin.isatty() and not yes and not _is_wanted(session, found):
        say("nothing was taken back", quiet=quiet)
        return
    snapshot = take_back(session.path, found, session.now, wait)
    left = "no longer there" if found.before is None else "as it was before"
    say(
        f"took back the write of {found.record.at:%H:%M} UTC; {session.path} is {left}", quiet=quiet
    )
    if snapshot:
        say(f"removed its snapshot {snapshot}", quiet=quiet)


def _is_wanted(session: Session, found: "LastWrite") -> bool:
    """Ask whether a write is to be taken back; anything but a yes, the return key too, is a no."""
    from claimcheck.cli.questions import ask, choice

    question = f"Take back this write of {found.record.at:%H:%M} UTC (yes, no)?"
    with redirect_stdout(sys.stderr):  # the difference may go into a file
        try:
            return ask(session, question, choice(("yes", "no"))) == "yes"
        except EOFError:
            return False
