"""`claimcheck score`."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from claimcheck.cli.console import draw, emit, say, width
from claimcheck.cli.options import AsOf, Json, KnownOn
from claimcheck.desk import moments
from claimcheck.desk.session import Session
from claimcheck.desk.track_records import Per, refuse_rule_of_forecasts, scored
from claimcheck.domain.model.claim_kind import ClaimKind
from claimcheck.domain.model.english import count_of
from claimcheck.domain.scoring.credit import Rule
from claimcheck.domain.scoring.track_record import Group

if TYPE_CHECKING:
    from claimcheck.domain.standing.view import View

_LACKING = {
    "claimant": "a claimant",
    "speaker": "a speaker",
    "tag": "a tag",
    "source": "an address",
}


def command(
    ctx: typer.Context,
    per: Annotated[Per, typer.Option(help="Whose record, or what kind of record.")] = "claimant",
    rule: Annotated[
        Rule | None,
        typer.Option(help="By this rule alone; else by all three, and with --json by `standard`."),
    ] = None,
    kind: Annotated[ClaimKind | None, typer.Option(help="Only claims of this kind.")] = None,
    as_of: AsOf = None,
    known_on: KnownOn = None,
    json: Json = False,
) -> None:
    """Score track records: what was kept of what was promised, and how sure that is.

    The order is by the lower bound of the 95 % interval; groups with fewer than five rulings are
    not ranked. Forecasters have a Brier score and a calibration table.

    \b
    Examples:
      claimcheck score
      claimcheck score --per tag --kind promise
      claimcheck score --rule strict --as-of 2025-12-31
      claimcheck score --per forecaster --json
    """
    session: Session = ctx.obj
    view = moments.view(session, as_of, known_on)
    refuse_rule_of_forecasts(per, rule)
    if json:
        emit("score", view, scored(view, per, rule, kind))
    elif per == "forecaster":
        _draw_forecasters(view, kind)
    else:
        _draw_groups(view, per, get_args(Rule) if rule is None else (rule,), kind)


def _draw_groups(view: "View", per: Group, rules: Sequence[Rule], kind: ClaimKind | None) -> None:
    from claimcheck.domain.scoring.track_record import tally
    from claimcheck.report.terminal.score_output import draw_scores

    tallies = tally(view, per, kind)
    tables = {rule: tallies.records(rule) for rule in rules}
    outside = _outside(tallies.outside, "claim", _LACKING[per])
    draw(draw_scores(tables, width(), outside))
    if not tallies.groups:
        say(f"no claim of kind {kind} to score" if kind else "no claim to score")


def _draw_forecasters(view: "View", kind: ClaimKind | None) -> None:
    from claimcheck.domain.scoring.calibration import forecasters
    from claimcheck.report.terminal.forecaster_output import draw_forecasters

    found = forecasters(view, kind)
    outside = _outside(found.outside, "forecast", "a name")
    draw(draw_forecasters(found.rows, width(), outside))
    if not found.rows:
        say("no forecast to score; `claimcheck forecast` records one")


def _outside(count: int, noun: str, lacking: str) -> str:
    return f"{count_of(count, noun)} without {lacking}" if count else ""
