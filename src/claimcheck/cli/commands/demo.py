"""`claimcheck demo`."""

from pathlib import Path
from shlex import quote
from typing import Annotated

import typer

from claimcheck.cli import options as opt
from claimcheck.cli.console import draw, print_name, printing_what_was, say, width
from claimcheck.desk import demo_ledger, moments


def command(
    folder: Annotated[
        Path | None,
        typer.Argument(
            metavar="[DIR]", help="The folder to put the ledger into; default: only show it."
        ),
    ] = None,
    quiet: opt.Quiet = False,
) -> None:
    """Show a real ledger of six claims, or put it into a folder to try things out.

    The claims were made by two companies in Guangdong in March 2025. An existing ledger is never
    overwritten.

    \b
    Examples:
      claimcheck demo
      claimcheck demo promises
    """
    if folder is None:
        _show()
        say("", quiet=quiet)
        say("to try it out: claimcheck demo DIR", quiet=quiet)
        return
    path = demo_ledger.lay_down(folder)
    with printing_what_was(f"{path} was created, but its name cannot be printed"):
        print_name(path)
    for line in (
        f"next: cd {quote(str(folder))}",
        "  claimcheck show xpeng-flying-car",
        "  claimcheck list --as-of 2025-12-31",
        "  claimcheck review",
    ):
        say(line, quiet=quiet)


def _show() -> None:
    from claimcheck.report.board import make_board, month_before
    from claimcheck.report.terminal.report_output import draw_report

    view = moments.view(demo_ledger.demo_session(), None, None)
    draw(draw_report(make_board(view, month_before(view.day)), width()))
