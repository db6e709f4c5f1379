"""`claimcheck score`."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from claimcheck.cli.console import draw, emit, say, width
from claimcheck.cli.delivery import Force, deliver
from claimcheck.cli.endings import format_of
from claimcheck.cli.options import (
    AsOf,
    ClaimantFilter,
    Json,
    KnownOn,
    Limit,
    StatusFilter,
    TagFilter,
    WhereFilter,
)
from claimcheck.desk import moments
from claimcheck.desk.selection import only, select
from claimcheck.desk.session import Session
from claimcheck.desk.track_records import Per, refuse_rule_of_forecasts, scored
from claimcheck.domain.model.claim_kind import ClaimKind
from claimcheck.domain.model.english import count_of
from claimcheck.domain.scoring.credit import Rule
from claimcheck.domain.scoring.track_record import Group
from claimcheck.errors import UsageError

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
    per: Annotated[Per, typer.Option(help="What to group the scores by.")] = "claimant",
    rule: Annotated[
        Rule | None,
        typer.Option(help="The rule to score by; default: all three, and `standard` with --json."),
    ] = None,
    kind: Annotated[ClaimKind | None, typer.Option(help="Only claims of this kind.")] = None,
    diagram: Annotated[
        bool,
        typer.Option("--diagram", help="With --per forecaster: draw the reliability diagram."),
    ] = False,
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="With --per forecaster: write the diagram into this .svg file; - is stdout.",
        ),
    ] = None,
    force: Force = False,
    status: StatusFilter = None,
    claimant: ClaimantFilter = None,
    tag: TagFilter = None,
    where: WhereFilter = None,
    limit: Limit = None,
    as_of: AsOf = None,
    known_on: KnownOn = None,
    json: Json = False,
) -> None:
    """Score track records: the share of promises kept, and how certain it is.

    Groups are ranked by the lower bound of the 95% confidence interval; those with fewer than five
    rulings are not ranked. Forecasters have a Brier score, a calibration table and, on request, a
    reliability diagram in the terminal or as SVG.

    \b
    Examples:
      claimcheck score
      claimcheck score --per tag --kind promise
      claimcheck score --claimant XPENG --claimant Tesla
      claimcheck score --rule strict --as-of 2025-12-31
      claimcheck score --per forecaster --diagram
      claimcheck score --per forecaster -o diagram.svg
    """
    session: Session = ctx.obj
    _refuse(per, rule, diagram=diagram, output=output, json=json)
    if output is not None:
        format_of(session, output, None, {"svg": (".svg",)}, "svg")
    selection = select(session, None, status, claimant, tag, where=where)
    view = only(moments.view(session, as_of, known_on), selection, say)
    if output is not None:
        deliver(session, _svg(view, kind, limit), "other XML", output, force=force)
    elif json:
        found = scored(view, per, rule, kind)
        emit("score", view, replace(found, rows=found.rows[:limit]))
    elif per == "forecaster":
        _draw_forecasters(view, kind, limit, diagram=diagram)
    else:
        _draw_groups(view, per, get_args(Rule) if rule is None else (rule,), kind, limit)


def _refuse(per: Per, rule: Rule | None, *, diagram: bool, output: str | None, json: bool) -> None:
    """Refuse options that do not go together (2)."""
    refuse_rule_of_forecasts(per, rule)
    wish = "--diagram" if diagram else "--output" if output is not None else None
    if wish and per != "forecaster":
        raise UsageError(f"{wish} draws forecasters", "add --per forecaster")
    if wish and json:
        raise UsageError(f"{wish} draws and --json does not; give one of them")


def _svg(view: "View", kind: ClaimKind | None, limit: int | None) -> str:
    from claimcheck.domain.scoring.calibration import forecasters
    from claimcheck.report.html.reliability_chart import draw_svg

    return draw_svg(forecasters(view, kind).rows[:limit], view.filter)


def _draw_groups(
    view: "View", per: Group, rules: Sequence[Rule], kind: ClaimKind | None, limit: int | None
) -> None:
    from claimcheck.domain.scoring.track_record import tally
    from claimcheck.report.terminal.filter_line import draw_filter
    from claimcheck.report.terminal.score_output import draw_scores

    tallies = tally(view, per, kind)
    tables = {rule: tallies.records(rule) for rule in rules}
    outside = _outside(tallies.outside, "claim", _LACKING[per])
    draw(draw_filter(view.filter, width()))
    draw(draw_scores(tables, width(), outside, limit))
    if not tallies.groups:
        say(f"no claim of kind {kind} to score" if kind else "no claim to score")


def _draw_forecasters(
    view: "View", kind: ClaimKind | None, limit: int | None, *, diagram: bool
) -> None:
    from claimcheck.domain.scoring.calibration import forecasters
    from claimcheck.report.terminal.filter_line import draw_filter
    from claimcheck.report.terminal.forecaster_output import draw_forecasters

    found = forecasters(view, kind)
    outside = _outside(found.outside, "forecast", "a name")
    draw(draw_filter(view.filter, width()))
    draw(draw_forecasters(found.rows[:limit], width(), outside, diagram=diagram))
    if not found.rows:
        say("no forecast to score; `claimcheck forecast` records one")


def _outside(count: int, noun: str, lacking: str) -> str:
    return f"{count_of(count, noun)} without {lacking}" if count else ""
