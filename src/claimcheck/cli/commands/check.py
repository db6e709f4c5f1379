"""`claimcheck check`."""

from dataclasses import dataclass
from typing import Annotated

import typer

from claimcheck.cli.console import draw, emit, say
from claimcheck.cli.options import AsOf, Json, KnownOn
from claimcheck.desk import moments
from claimcheck.desk.session import Session
from claimcheck.domain.checking.ledger_warnings import warnings
from claimcheck.domain.model.block_keys import tables_of
from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.english import count_of
from claimcheck.domain.model.ledger import Ledger
from claimcheck.domain.model.problem import Fault, KeyPath
from claimcheck.errors import FOUND


@dataclass(frozen=True, slots=True)
class Checked:
    """The JSON of `check`."""

    problems: list[Fault]


def command(
    ctx: typer.Context,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 for warnings too.")] = False,
    as_of: AsOf = None,
    known_on: KnownOn = None,
    json: Json = False,
) -> None:
    """Tell every fault of the ledger at once, as path:line:column: severity: message.

    Exits with 1 when there are errors, which keep the other commands from working, and with 0
    when there are warnings only. --known-on leaves out the warnings that the ledger did not have
    yet; errors are those of the whole file.

    \b
    Examples:
      claimcheck check
      claimcheck check --strict
      claimcheck --file other.toml check --json
    """
    session: Session = ctx.obj
    ledger, problems = session.store.load()
    moment = moments.moment(session, as_of, known_on)
    if moment.known_on:
        ledger = ledger.known_on(moment.known_on)
        problems = [one for one in problems if one.severity == "error" or _is_known(ledger, one.at)]
    faults = session.store.place([*problems, *warnings(ledger, moment.day)])
    errors = sum(fault.severity == "error" for fault in faults)
    if json:
        emit("check", moment, Checked(faults))
    else:
        from claimcheck.report.terminal.check_output import draw_faults

        draw(draw_faults(faults))
        counts = f"{count_of(errors, 'error')}, {count_of(len(faults) - errors, 'warning')}"
        say(f"{counts} in {count_of(len(ledger.claims), 'claim')} of {session.path}")
    if errors or (strict and faults):
        raise typer.Exit(FOUND)


def _is_known(ledger: Ledger, at: KeyPath) -> bool:
    """Whether a ledger holds the claim, fact or look that a key path leads to."""
    match at:
        case ("claims", id_, table, key, *_) if table in tables_of(Claim):
            claim = ledger.claims.get(id_)
            return claim is not None and any(fact.id == key for _, fact in claim.facts())
        case ("claims", id_, *_):
            return id_ in ledger.claims
        case ("looks", id_, *_):
            return id_ in ledger.looks
    return True
