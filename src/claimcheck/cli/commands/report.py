"""`claimcheck report`."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from claimcheck.cli.console import document, draw, emit, say, width
from claimcheck.cli.delivery import Force, deliver
from claimcheck.cli.endings import format_of
from claimcheck.cli.options import (
    AsOf,
    ClaimantFilter,
    Json,
    KnownOn,
    Output,
    StatusFilter,
    TagFilter,
    WhereFilter,
    With,
)
from claimcheck.desk import moments
from claimcheck.desk.selection import only, select
from claimcheck.desk.session import Session
from claimcheck.errors import UsageError

if TYPE_CHECKING:
    from claimcheck.interchange.document_format import DocumentFormat

Format = Literal["terminal", "markdown", "html", "json"]
ENDINGS: dict[Format, tuple[str, ...]] = {
    "markdown": (".md", ".markdown"),
    "html": (".html", ".htm"),
    "json": (".json",),
    "terminal": (".txt",),
}
"""How the name of a file ends that holds a format."""

_KINDS: "dict[Format, DocumentFormat]" = {
    "terminal": "text",
    "markdown": "text",
    "html": "HTML",
    "json": "JSON",
}


def command(
    ctx: typer.Context,
    since: Annotated[
        str | None,
        typer.Option(
            metavar="DATE", help="Show what changed after this day; default: 30 days ago."
        ),
    ] = None,
    format: Annotated[
        Format | None,
        typer.Option(help="The format; default: as the output's name ends, otherwise terminal."),
    ] = None,
    output: Output = None,
    force: Force = False,
    with_: With = None,
    status: StatusFilter = None,
    claimant: ClaimantFilter = None,
    tag: TagFilter = None,
    where: WhereFilter = None,
    as_of: AsOf = None,
    known_on: KnownOn = None,
    json: Json = False,
) -> None:
    """Report the state of the ledger: what needs attention, changed, is coming or was ruled on.

    The terminal and JSON are for the desk and show everything. Markdown and HTML are for
    publication: drafts, notes and forecasts are left out unless --with includes them.

    \b
    Examples:
      claimcheck report
      claimcheck report --since "last month" -o report.md
      claimcheck report --format markdown --with notes
      claimcheck report -o report.html
      claimcheck report --claimant XPENG --tag aviation -o xpeng.html
      claimcheck report --as-of 2025-12-31 --json
    """
    from claimcheck.report.board import make_board, month_before

    session: Session = ctx.obj
    form = _format(session, format, output, json=json)
    selection = select(session, None, status, claimant, tag, where=where)
    session.read_whole()
    view = only(moments.view(session, as_of, known_on), selection, say)
    text: str | Iterator[str]
    start = month_before(view.day)
    if since:
        from claimcheck.desk.dates import first_day

        start = first_day(session, since, "--since")
    if form == "terminal":
        from claimcheck.report.terminal.report_output import draw_report

        lines = draw_report(make_board(view, start), width() if output is None else None)
        if output is None:
            draw(lines)
            return
        text = "".join(f"{line.plain.rstrip()}\n" for line in lines)
    elif form == "json":
        if output is None:
            emit("report", view, make_board(view, start))
            return
        text = document("report", view, make_board(view, start))
    else:
        from claimcheck.desk.option_values import private
        from claimcheck.report.report_formats import renderer

        text = renderer(form)(make_board(view, start, private(with_)))
    deliver(session, text, _KINDS[form], output, force=force)


def _format(session: Session, asked: Format | None, output: str | None, *, json: bool) -> Format:
    if json and asked not in (None, "json"):
        raise UsageError(f"--json and --format {asked} ask for two formats", "give one of them")
    return format_of(session, output, "json" if json else asked, ENDINGS, "terminal")
