"""`claimcheck check`."""

from dataclasses import dataclass
from typing import Annotated

import typer

from claimcheck.cli.options import AsOf, Json, KnownOn
from claimcheck.domain.checks import warnings
from claimcheck.domain.claim import Claim
from claimcheck.domain.keys import tables_of
from claimcheck.domain.ledger import Ledger
from claimcheck.domain.plain import count_of
from claimcheck.domain.problem import Fault, KeyPath
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
    session = ctx.obj
    ledger, problems = session.store.load()
    moment = session.moment(as_of, known_on)
    if moment.known_on:
        ledger = ledger.known_on(moment.known_on)
        problems = [one for one in problems if one.severity == "error" or _is_known(ledger, one.at)]
    faults = session.store.place([*problems, *warnings(ledger, moment.day)])
    errors = sum(fault.severity == "error" for fault in faults)
    if json:
        session.emit("check", moment, Checked(faults))
    else:
        from claimcheck.report.faults import draw_faults

        session.draw(draw_faults(faults))
        counts = f"{count_of(errors, 'error')}, {count_of(len(faults) - errors, 'warning')}"
        session.say(f"{counts} in {count_of(len(ledger.claims), 'claim')} of {session.path}")
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
