"""`claimcheck show`."""

from dataclasses import dataclass

import typer

from claimcheck.cli.console import draw, emit, width
from claimcheck.cli.options import ID, AsOf, Json, KnownOn
from claimcheck.desk import moments
from claimcheck.desk.session import Session
from claimcheck.domain.model.claim import Claim
from claimcheck.domain.standing.as_of import correct
from claimcheck.domain.standing.detail import Detail, detail
from claimcheck.domain.standing.view import View
from claimcheck.errors import UsageError


@dataclass(frozen=True, slots=True)
class Shown:
    """The JSON of `show`."""

    claim: Detail


class NotYetError(UsageError):
    """The claim is not in the picture on the day that was asked for (2)."""

    def __init__(self, claim: Claim, view: View) -> None:
        known_on = view.known_on
        if known_on and claim.recorded_on > known_on:
            message = f"{claim.id} was recorded on {claim.recorded_on}, after {known_on}"
        else:
            made = correct(claim, known_on).claim.made
            message = f"{claim.id} was made on {made}, after {view.day}"
        super().__init__(message, "ask for a later day")


def command(
    ctx: typer.Context,
    id: ID,
    as_of: AsOf = None,
    known_on: KnownOn = None,
    json: Json = False,
) -> None:
    """Show everything about one claim: where it stands and why, and every fact in order.

    \b
    Examples:
      claimcheck show xpeng-flying-car
      claimcheck show xpeng-fl --as-of 2024-12-31
      claimcheck show xpeng-fl --json
    """
    session: Session = ctx.obj
    view = moments.view(session, as_of, known_on)
    claim = view.ledger.find(id)
    found = detail(view, claim.id)
    if found is None:
        raise NotYetError(claim, view)
    if json:
        emit("show", view, Shown(found))
        return
    from claimcheck.report.terminal.show_output import draw_claim

    draw(draw_claim(found, width()))
