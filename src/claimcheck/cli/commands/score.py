"""`claimcheck score`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args

import typer

from claimcheck.cli.console import draw, emit, say, width
from claimcheck.cli.options import AsOf, Json, KnownOn
from claimcheck.desk import moments
from claimcheck.desk.session import Session
from claimcheck.domain.model.english import count_of
from claimcheck.domain.model.value_kinds import ClaimKind
from claimcheck.domain.scoring.calibration import Forecaster
from claimcheck.domain.scoring.credit import Rule
from claimcheck.domain.scoring.track_record import Group, Record
from claimcheck.errors import UsageError

if TYPE_CHECKING:
    from claimcheck.domain.standing.view import View

Per = Literal[Group, "forecaster"]

_LACKING = {
    "claimant": "a claimant",
    "speaker": "a speaker",
    "tag": "a tag",
    "source": "an address",
}


@dataclass(frozen=True, slots=True)
class Scored:
    """The JSON of `score`."""

    per: Per
    rule: Rule | None
    """Null for forecasters, whom no rule judges."""
    kind: ClaimKind | None
    """Claims of this kind alone; null for all of them."""
    rows: Sequence[Record] | Sequence[Forecaster]
    outside: int
    """Claims without a speaker, a tag or an address, in no group; forecasts without a name."""


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
    if per == "forecaster":
        if rule is not None:
            raise UsageError("--rule: no rule judges forecasts", "leave --rule out")
        _forecasters(session, moments.view(session, as_of, known_on), kind, json=json)
    else:
        _groups(session, moments.view(session, as_of, known_on), per, rule, kind, json=json)


def _groups(
    session: Any, view: "View", per: Group, rule: Rule | None, kind: ClaimKind | None, *, json: bool
) -> None:
    from claimcheck.domain.scoring.track_record import tally

    tallies = tally(view, per, kind)
    if json:
        rows = tallies.records(rule or "standard")
        emit("score", view, Scored(per, rule or "standard", kind, rows, tallies.outside))
        return
    from claimcheck.report.terminal.score_output import draw_scores

    rules: Sequence[Rule] = (rule,) if rule else get_args(Rule)
    tables: Mapping[Rule, Sequence[Record]] = {one: tallies.records(one) for one in rules}
    outside = _outside(tallies.outside, "claim", _LACKING[per])
    draw(draw_scores(tables, width(), outside))
    if not tallies.groups:
        say(f"no claim of kind {kind} to score" if kind else "no claim to score")


def _forecasters(session: Any, view: "View", kind: ClaimKind | None, *, json: bool) -> None:
    from claimcheck.domain.scoring.calibration import forecasters

    found = forecasters(view, kind)
    if json:
        scored = Scored("forecaster", None, kind, found.rows, found.outside)
        emit("score", view, scored)
        return
    from claimcheck.report.terminal.forecaster_output import draw_forecasters

    outside = _outside(found.outside, "forecast", "a name")
    draw(draw_forecasters(found.rows, width(), outside))
    if not found.rows:
        say("no forecast to score; `claimcheck forecast` records one")


def _outside(count: int, noun: str, lacking: str) -> str:
    return f"{count_of(count, noun)} without {lacking}" if count else ""
