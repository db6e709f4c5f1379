"""`claimcheck changes`."""

from dataclasses import replace
from typing import Annotated

import typer

from claimcheck.cli.console import draw, emit, say, width
from claimcheck.cli.options import (
    AsOf,
    ClaimantFilter,
    Json,
    KnownOn,
    StatusFilter,
    TagFilter,
    WhereFilter,
)
from claimcheck.desk import moments
from claimcheck.desk.selection import only, select
from claimcheck.desk.session import Session
from claimcheck.domain.standing.corrected import correct


def command(
    ctx: typer.Context,
    since: Annotated[
        str | None,
        typer.Option(
            metavar="DATE",
            help="Show what changed after this day; default: 30 days before --until.",
        ),
    ] = None,
    until: Annotated[
        str | None, typer.Option(metavar="DATE", help="The last day to show; default: today.")
    ] = None,
    status: StatusFilter = None,
    claimant: ClaimantFilter = None,
    tag: TagFilter = None,
    where: WhereFilter = None,
    limit: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="Show at most the last N.")
    ] = None,
    as_of: AsOf = None,
    known_on: KnownOn = None,
    json: Json = False,
) -> None:
    """Show what changed between two days, and why: a day passed, or a fact was added.

    A claim has changed when its status, date or outlook has. If none has, nothing is printed on
    stdout, so that no mail is sent.

    \b
    Examples:
      claimcheck changes
      claimcheck changes --since "7 days ago" | mail -E -s "promises" desk@example.org
      claimcheck changes --claimant XPENG --limit 10
      claimcheck changes --since 2025-10-01 --until 2025-12-31 --json
    """
    from claimcheck.desk.changes_between import changes_between

    session: Session = ctx.obj
    selection = select(session, None, status, claimant, tag, where=where)
    view = only(moments.view(session, as_of, known_on), selection, say)
    found = changes_between(session, view, since, until, is_bound=bool(as_of))
    if limit:
        found = replace(found, changes=found.changes[-limit:])
    if json:
        emit("changes", view, found)
        return
    from claimcheck.domain.model.english import day_in_words
    from claimcheck.report.terminal.changes_output import draw_changes

    claims, title = view.ledger.claims, view.ledger.settings.title
    ids = {one.id for one in found.changes}
    texts = {id_: correct(claims[id_], view.known_on).claim.text for id_ in ids}
    span = found.since, found.until
    draw(draw_changes(found.changes, texts, title, span, width(), found.filter))
    if not found.changes:
        since, until = day_in_words(found.since), day_in_words(found.until)
        say(f"nothing changed after {since} and up to {until}")
