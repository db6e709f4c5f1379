"""`claimcheck review`."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.cli import options as opt
from claimcheck.cli.claim_names import Named
from claimcheck.cli.completion import claim_ids
from claimcheck.cli.console import draw, say, width
from claimcheck.cli.writing import Writing
from claimcheck.desk.review_queue import claims_to_review
from claimcheck.desk.selection import select
from claimcheck.desk.session import Session
from claimcheck.domain.standing.attention import attention_to

if TYPE_CHECKING:
    from claimcheck.desk.selection import Selection
    from claimcheck.desk.session import Session
    from claimcheck.domain.standing.standing import Standing


def command(
    ctx: typer.Context,
    ids: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ID]...",
            help="Claims: ids, starts of ids, or words from one; default: those that need "
            "attention.",
            autocompletion=claim_ids,
        ),
        Named(written_to=False),
    ] = None,
    all_: Annotated[bool, typer.Option("--all", help="Include every open claim.")] = False,
    claimant: opt.ClaimantFilter = None,
    tag: opt.TagFilter = None,
    limit: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="Go through at most N claims.")
    ] = None,
    where: Annotated[str | None, typer.Option(metavar="WORDS", help="Where you looked.")] = None,
    who: opt.Who = None,
    dry_run: opt.DryRun = False,
    quiet: opt.Quiet = False,
    wait: opt.Wait = 30,
) -> None:
    """Go through what needs attention, one claim at a time: the weekly round.

    For each claim: n nothing new, e evidence, m date moved, r ruling, f forecast, o open its
    sources, s skip, q quit. Each answer is written at once; the n answers are recorded as one look
    when the round ends. Without a terminal, the round is printed as a checklist.

    \b
    Examples:
      claimcheck review
      claimcheck review --all --where "press rooms, wire search"
      claimcheck review --tag aviation --limit 10
      claimcheck review | lpr
    """
    session: Session = ctx.obj
    selection = select(session, None, None, claimant, tag, None)
    claims = claims_to_review(session, ids or [], selection, all_open=all_, limit=limit)
    if not claims:
        say(_none(selection, all_open=all_), quiet=quiet)
        return
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        _print(session, claims)
        return
    import signal

    from claimcheck.cli.review_round import ReviewRound

    for name in ("SIGHUP", "SIGTERM"):  # a closed terminal ends the round as Ctrl-C does
        if number := getattr(signal, name, None):
            signal.signal(number, signal.default_int_handler)
    writing = Writing(dry_run, quiet, wait)
    ReviewRound(session, session.who(who), where, writing).walk([one.id for one in claims])


def _none(selection: "Selection", *, all_open: bool) -> str:
    if not selection.takes_all:
        return "no claim matches" if all_open else "none of these claims needs attention"
    return (
        "no claim is open"
        if all_open
        else ("nothing needs attention; --all goes through every open claim")
    )


def _print(session: "Session", claims: "list[Standing]") -> None:
    from claimcheck.desk.source_addresses import web_addresses
    from claimcheck.domain.standing.detail import detail
    from claimcheck.report.terminal.review_output import draw_box

    view = session.view()
    for one in claims:
        found = detail(view, one.id)
        assert found is not None
        draw(draw_box(attention_to(one), found, web_addresses(found), width()))
