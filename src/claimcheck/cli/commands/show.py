"""`claimcheck show`."""

from dataclasses import dataclass

import typer

from claimcheck.cli.options import ID, AsOf, Json, KnownOn
from claimcheck.domain.claim import Claim
from claimcheck.domain.detail import Detail, detail
from claimcheck.domain.picture import correct
from claimcheck.domain.view import View
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
    session = ctx.obj
    view = session.view(as_of, known_on)
    claim = view.ledger.find(id)
    found = detail(view, claim.id)
    if found is None:
        raise NotYetError(claim, view)
    if json:
        session.emit("show", view, Shown(found))
        return
    from claimcheck.report.dossier import draw_dossier

    session.draw(draw_dossier(found, session.width))
