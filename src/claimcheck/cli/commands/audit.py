"""`claimcheck audit`."""

from typing import Annotated, Literal

import typer

from claimcheck.cli.console import document, draw, say, width
from claimcheck.cli.delivery import Force, deliver
from claimcheck.cli.endings import format_of
from claimcheck.cli.options import OPTIONAL_READ_IDS, AsOf, Json, KnownOn, Output, Quiet
from claimcheck.desk import moments
from claimcheck.desk.session import Session
from claimcheck.errors import FOUND

Format = Literal["terminal", "markdown", "json"]
ENDINGS: dict[Format, tuple[str, ...]] = {
    "markdown": (".md", ".markdown"),
    "json": (".json",),
}
"""How the name of a file ends that holds a format."""


def command(
    ctx: typer.Context,
    ids: OPTIONAL_READ_IDS = None,
    since: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Only rulings that came into force after this day."),
    ] = None,
    git: Annotated[
        bool,
        typer.Option("--git", help="Compare when facts were recorded with their commits too."),
    ] = False,
    output: Output = None,
    force: Force = False,
    as_of: AsOf = None,
    known_on: KnownOn = None,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Show what stands behind each ruling: the page for the standards editor.

    For each ruling in force, and each that is waiting for signatures: who ruled and who signed,
    whom you asked and what they said, the evidence it rests on, whether that is saved and its
    quotes appear in it, and what was corrected since. Exits with 1 if a ruling does not meet a rule
    of the house: as many people as the setting `signatures` says, the other side asked first where
    `ask-first` is set, evidence saved, quotes found.

    \b
    Examples:
      claimcheck audit
      claimcheck audit xpeng-flying --git
      claimcheck audit --since "last month" -o audit.md
    """
    from claimcheck.cli.progress import track
    from claimcheck.desk.audited_rulings import audit
    from claimcheck.desk.dates import first_day
    from claimcheck.report.audit_rows import summary

    session: Session = ctx.obj
    default: Format = "terminal" if output in (None, "-") else "markdown"
    form = format_of(session, output, "json" if json else None, ENDINGS, default)
    view = moments.view(session, as_of, known_on)
    start = first_day(session, since, "--since") if since else None
    found = audit(session, view, ids or [], start, track, with_git=git)
    if form == "json":
        deliver(session, document("audit", view, found), "JSON", output, force=force)
    elif form == "markdown":
        from claimcheck.report.markdown.audit_page import draw_audit_page

        deliver(session, draw_audit_page(found, view.day), "text", output, force=force)
        say(summary(found), quiet=quiet)
    else:
        from claimcheck.report.terminal.audit_output import draw_audit

        draw(draw_audit(found, view.day, width()))
    if found.breached:
        raise typer.Exit(FOUND)
