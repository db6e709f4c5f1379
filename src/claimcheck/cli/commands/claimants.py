"""`claimcheck claimants`."""

import typer

from claimcheck.cli.console import draw, emit, say, width
from claimcheck.cli.options import AsOf, Json, KnownOn
from claimcheck.desk import moments
from claimcheck.desk.session import Session


def command(
    ctx: typer.Context, as_of: AsOf = None, known_on: KnownOn = None, json: Json = False
) -> None:
    """List the claimants, with their names and how many claims each has made.

    Names that differ only in case, accents or punctuation are pointed out, with the command that
    makes them one party.

    \b
    Examples:
      claimcheck claimants
      claimcheck claimants --json
    """
    from claimcheck.desk.parties import parties
    from claimcheck.domain.checking.ledger_warnings import joining
    from claimcheck.report.terminal.parties_output import draw_parties

    session: Session = ctx.obj
    view = moments.view(session, as_of, known_on)
    found = parties(view)
    if json:
        emit("claimants", view, found)
        return
    draw(
        draw_parties(
            (
                (one.name, one.kind, one.also, one.claims, one.open, one.overdue)
                for one in found.claimants
            ),
            width(),
        )
    )
    for pair in found.near_equal:
        say(f"{pair.like} and {pair.name} look like one party: {joining(pair.like, pair.name)}")
    if not found.claimants:
        say("no claimants yet; `claimcheck add` records a first claim")
