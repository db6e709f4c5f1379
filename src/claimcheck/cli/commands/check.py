"""`claimcheck check`."""

from typing import Annotated

import typer

from claimcheck.cli.console import draw, emit, say
from claimcheck.cli.options import AsOf, Json, KnownOn
from claimcheck.desk import moments
from claimcheck.desk.session import Session
from claimcheck.domain.model.english import count_of
from claimcheck.errors import FOUND


def command(
    ctx: typer.Context,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 for warnings too.")] = False,
    all_: Annotated[
        bool, typer.Option("--all", help="List every warning, even where many are alike.")
    ] = False,
    only: Annotated[
        str | None,
        typer.Option("--only", metavar="CODE", help="List only the problems of one kind."),
    ] = None,
    as_of: AsOf = None,
    known_on: KnownOn = None,
    json: Json = False,
) -> None:
    """Report every problem in the ledger at once, as path:line:column: severity: message.

    Exits with 1 when there are errors, which keep the other commands from working, and with 0 when
    there are only warnings. More than three warnings of one kind are reported in one line.
    --known-on leaves out warnings about what was recorded later; errors are always those of the
    whole file.

    \b
    Examples:
      claimcheck check
      claimcheck check --strict
      claimcheck check --only no-criteria
      claimcheck --file other.toml check --json
    """
    from claimcheck.desk.ledger_check import check_ledger

    session: Session = ctx.obj
    moment = moments.moment(session, as_of, known_on)
    checked, claims = check_ledger(session, moment)
    if only is not None:
        checked = checked.only(only)
    faults = checked.problems
    errors = sum(fault.severity == "error" for fault in faults)
    if json:
        emit("check", moment, checked)
    else:
        from claimcheck.report.terminal.check_output import draw_faults, draw_grouped

        draw(draw_faults(faults) if all_ or only else draw_grouped(faults))
        counts = f"{count_of(errors, 'error')}, {count_of(len(faults) - errors, 'warning')}"
        say(f"{counts} in {count_of(claims, 'claim')} of {session.name}")
    if errors or (strict and faults):
        raise typer.Exit(FOUND)
