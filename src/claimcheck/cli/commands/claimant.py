"""`claimcheck claimant`."""

from typing import Annotated, Literal

import typer

from claimcheck.cli import options as opt
from claimcheck.cli.writing import Writing
from claimcheck.desk.session import Session
from claimcheck.errors import UsageError


def command(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="The claimant, by any of its names.")],
    also: Annotated[
        list[str] | None,
        typer.Option("--also", metavar="NAME", help="Another of its names. Repeat to add several."),
    ] = None,
    kind: Annotated[
        Literal["person", "organisation"] | None, typer.Option(help="What the claimant is.")
    ] = None,
    fiscal_year_start: Annotated[
        int | None,
        typer.Option(metavar="MONTH", help="The month in which its fiscal year starts, 1 to 12."),
    ] = None,
    dry_run: opt.DryRun = False,
    quiet: opt.Quiet = False,
    wait: opt.Wait = 30,
) -> None:
    """Describe a claimant: its other names, and whether it is a person or an organisation.

    Claims under any of its names then count as claims of one party. `claimcheck claimants` lists
    them.

    \b
    Examples:
      claimcheck claimant XPENG --also Xpeng --also 小鹏汽车 --kind organisation
      claimcheck claimant "Acme plc" --fiscal-year-start 4
    """
    from claimcheck.domain.changing.change import ChangeClaimant

    given = {"kind": kind, "fiscal-year-start": fiscal_year_start}
    values = {key: value for key, value in given.items() if value is not None}
    if not also and not values:
        raise UsageError(
            f"what should be recorded about {name}?",
            "give --also, --kind or --fiscal-year-start; `claimcheck claimants` shows the rest",
        )
    session: Session = ctx.obj
    before = session.ledger.claimant(name)
    writing = Writing(dry_run, quiet, wait)
    writing.save(session, ChangeClaimant(name, tuple(also or ()), values))
    if dry_run:
        return
    party = session.ledger.claimant(name)
    if party is None or party == before:
        writing.say(f"{name}: that is already recorded; nothing was written")
        return
    known: list[str] = [party.kind] if party.kind else []
    known += [f"also {', '.join(party.also)}"] if party.also else []
    known += (
        [f"fiscal year from month {party.fiscal_year_start}"] if party.fiscal_year_start else []
    )
    writing.say(f"{party.name}: {'; '.join(known)}")
    _tell_of_unused(session, name, writing)


def _tell_of_unused(session: Session, name: str, writing: Writing) -> None:
    """Say where no claim is held by any name of a party: the name may be misspelt."""
    from claimcheck.domain.model.problem import did_you_mean

    used = {claim.claimant for claim in session.ledger.claims.values()}
    if used.isdisjoint(session.ledger.names_of(name)):
        near = did_you_mean(name, used)
        writing.say(f"no claims by {name} yet" + (f"; {near}" if near else ""))
