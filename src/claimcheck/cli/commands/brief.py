"""`claimcheck brief`."""

from typing import Literal

import typer

from claimcheck.cli.console import document, say
from claimcheck.cli.delivery import Force, deliver
from claimcheck.cli.endings import format_of
from claimcheck.cli.options import READ_ID, AsOf, Json, KnownOn, Output
from claimcheck.desk import moments
from claimcheck.desk.one_claim import find_detail
from claimcheck.desk.session import Session

Format = Literal["markdown", "json"]
ENDINGS: dict[Format, tuple[str, ...]] = {
    "markdown": (".md", ".markdown", ".txt"),
    "json": (".json",),
}
"""How the name of a file ends that holds a format."""


def command(
    ctx: typer.Context,
    id: READ_ID,
    output: Output = None,
    force: Force = False,
    as_of: AsOf = None,
    known_on: KnownOn = None,
    json: Json = False,
) -> None:
    """Write a brief on a claim for its deadline: Markdown with numbered sources, ready to paste.

    Notes and forecasts are left out.

    \b
    Examples:
      claimcheck brief xpeng-flying-car
      claimcheck brief xpeng-fl --as-of 2026-12-31 -o brief.md
      claimcheck brief xpeng-fl | pbcopy
    """
    from claimcheck.domain.publishing.published import ON_REQUEST, readers_view
    from claimcheck.report.brief import draw_brief, make_brief

    session: Session = ctx.obj
    form = format_of(session, output, "json" if json else None, ENDINGS, "markdown")
    view = readers_view(moments.view(session, as_of, known_on), ON_REQUEST)
    brief = make_brief(view, find_detail(view, id))
    if form == "json":
        deliver(session, document("brief", view, brief), "JSON", output, force=force)
        return
    deliver(session, draw_brief(brief), "text", output, force=force)
    if brief.draft:
        say(f"{brief.id} is a draft, which is kept out of publications")
