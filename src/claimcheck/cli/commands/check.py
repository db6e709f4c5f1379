"""`claimcheck check`."""

from dataclasses import dataclass
from typing import Annotated

import typer

from claimcheck.cli.options import AsOf, Json
from claimcheck.domain.checks import warnings
from claimcheck.domain.plain import count_of
from claimcheck.domain.problem import Fault
from claimcheck.domain.view import View
from claimcheck.errors import FOUND


@dataclass(frozen=True, slots=True)
class Checked:
    """The JSON of `check`."""

    problems: list[Fault]


def command(
    ctx: typer.Context,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 for warnings too.")] = False,
    as_of: AsOf = None,
    json: Json = False,
) -> None:
    """Tell every fault of the ledger at once, as path:line:column: severity: message.

    Exits with 1 when there are errors, which keep the other commands from working, and with 0
    when there are warnings only.

    \b
    Examples:
      claimcheck check
      claimcheck check --strict
      claimcheck --file other.toml check --json
    """
    session = ctx.obj
    ledger, problems = session.store.load()
    day = session.today
    if as_of:
        from claimcheck.cli.dates import last_day

        day = last_day(session, as_of, "--as-of")
    faults = session.store.place([*problems, *warnings(ledger, day)])
    errors = sum(fault.severity == "error" for fault in faults)
    if json:
        session.emit("check", View(ledger, day), Checked(faults))
    else:
        from claimcheck.report.faults import draw_faults

        session.draw(draw_faults(faults))
        counts = f"{count_of(errors, 'error')}, {count_of(len(faults) - errors, 'warning')}"
        session.say(f"{counts} in {count_of(len(ledger.claims), 'claim')} of {session.path}")
    if errors or (strict and faults):
        raise typer.Exit(FOUND)
