"""`claimcheck export`."""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Final, get_args

import typer

from claimcheck.cli.commands.list import KEYS, Sort
from claimcheck.cli.console import say, write
from claimcheck.cli.delivery import Force, deliver
from claimcheck.cli.endings import format_of
from claimcheck.cli.options import (
    AsOf,
    ClaimantFilter,
    DueBefore,
    KnownOn,
    Limit,
    Output,
    StatusFilter,
    TagFilter,
    WhereFilter,
    With,
    Words,
)
from claimcheck.desk import moments, option_values
from claimcheck.desk.publication import claims_for_readers
from claimcheck.desk.selection import only, select
from claimcheck.desk.session import Session
from claimcheck.domain.model.english import count_of, listed
from claimcheck.domain.publishing.published import Private, narrowed, readers_view
from claimcheck.domain.standing.standing import Standing
from claimcheck.errors import UsageError
from claimcheck.interchange.exporting.export_formats import (
    BINARY,
    DATED,
    FORMATS,
    WHOLE,
    FormatName,
    Variant,
    draw_dated,
    draw_whole,
)

if TYPE_CHECKING:
    from claimcheck.interchange.document_format import DocumentFormat

_KINDS: "Final[dict[FormatName, DocumentFormat]]" = {
    "json": "JSON",
    "jsonl": "JSON Lines",
    "csv": "CSV",
    "ics": "iCalendar",
    "atom": "Atom",
    "claimreview": "JSON",
    "sqlite": "an exported database",
}


ENDINGS: Final[dict[FormatName, tuple[str, ...]]] = {
    "json": (".json",),
    "jsonl": (".jsonl", ".ndjson"),
    "csv": (".csv",),
    "ics": (".ics",),
    "atom": (".atom", ".xml"),
    "claimreview": (".jsonld", ".json"),
    "sqlite": (".db", ".sqlite", ".sqlite3"),
}
"""How the name of a file ends that holds a format."""


def command(
    ctx: typer.Context,
    format: Annotated[
        FormatName, typer.Argument(metavar="FORMAT", help=f"One of {', '.join(FORMATS)}.")
    ],
    words: Words = None,
    output: Output = None,
    force: Force = False,
    facts: Annotated[bool, typer.Option("--facts", help="csv: write a row for each fact.")] = False,
    raw: Annotated[
        bool,
        typer.Option("--raw", help="csv: leave formulas in cells, which a spreadsheet may run."),
    ] = False,
    bom: Annotated[
        bool, typer.Option("--bom", help="csv: mark the file as UTF-8, which Excel needs.")
    ] = False,
    todo: Annotated[
        bool, typer.Option("--todo", help="ics: write tasks instead of events.")
    ] = False,
    all_: Annotated[
        bool, typer.Option("--all", help="atom: write every change, not only the newest 50.")
    ] = False,
    with_: With = None,
    status: StatusFilter = None,
    claimant: ClaimantFilter = None,
    tag: TagFilter = None,
    where: WhereFilter = None,
    due_before: DueBefore = None,
    sort: Annotated[Sort | None, typer.Option(help="The order; default: as in the ledger.")] = None,
    limit: Limit = None,
    as_of: AsOf = None,
    known_on: KnownOn = None,
) -> None:
    """Export the ledger, or the claims that the filters select, for other programs.

    json holds everything and can be imported again; jsonl has a line for each claim with its facts.
    Both hold every fact, whatever its date. csv is for spreadsheets, sqlite for Datasette and SQL.
    ics, atom and claimreview are for readers: drafts, notes and forecasts are left out unless
    --with includes them. All others hold them.

    \b
    Examples:
      claimcheck export json -o backup.json
      claimcheck export csv --status overdue > overdue.csv
      claimcheck export sqlite -o claims.db
      claimcheck export ics --claimant XPENG -o xpeng.ics
      claimcheck export atom --as-of 2025-12-31
    """
    session: Session = ctx.obj
    format_of(session, output, format, ENDINGS, format)
    variants = _variants(format, facts=facts, raw=raw, bom=bom, todo=todo, all=all_)
    private = _private(format, with_ or [])
    if format in WHOLE and (as_of or known_on):
        raise UsageError(
            f"{format} holds every fact, whatever its date; --as-of and --known-on do not apply",
            f"leave them out, or export as of a day: {listed([*DATED, *BINARY], most=9)}",
        )
    selection = select(session, words, status, claimant, tag, due_before, where)
    view = only(moments.view(session, as_of, known_on), selection, say)

    def chosen() -> list[Standing]:
        claims = list(view.standings())
        return (sorted(claims, key=KEYS[sort]) if sort else claims)[:limit]

    document: Iterator[str] | bytes
    if format == "json" or format == "jsonl":  # noqa: PLR1714, RUF100  # the checker narrows on ==
        takes_all = selection.takes_all and not sort and not limit
        ids = None if takes_all else [one.id for one in chosen()]
        document = draw_whole(format, view.ledger if ids is None else narrowed(view.ledger, ids))
    elif format == "sqlite":
        from claimcheck.desk.exported_database import exported_database

        document = exported_database(view, chosen())
    elif FORMATS[format].is_public:
        claims = claims_for_readers(view, chosen(), private, say)
        if format == "ics":
            _say_what_has_no_day(claims, todo=todo)
        document = draw_dated(format, readers_view(view, private), claims, variants)
    else:
        document = draw_dated(format, view, chosen(), variants)
    _hand_over(session, document, _KINDS[format], output, force=force)


def _hand_over(
    session: Session,
    document: Iterator[str] | bytes,
    kind: "DocumentFormat",
    output: str | None,
    *,
    force: bool,
) -> None:
    """Show a document on a terminal, else write it."""
    if output is not None or not sys.stdout.isatty():
        deliver(session, document, kind, output, force=force)
    elif isinstance(document, bytes):
        raise UsageError(f"a terminal cannot show {kind}", "name a file with -o, such as claims.db")
    else:
        write("".join(document).replace("\r\n", "\n"))


def _say_what_has_no_day(claims: list[Standing], *, todo: bool) -> None:
    """Say which claims are not in a calendar."""
    if not todo and (ruled := sum(not one.is_open for one in claims)):
        say(f"{count_of(ruled, 'claim')} ruled on, not in the calendar")
        claims = [one for one in claims if one.is_open]
    if undated := sum(one.deadline is None for one in claims):
        say(f"{count_of(undated, 'claim')} without a date, not in the calendar")


def _variants(format: FormatName, **asked: bool) -> list[Variant]:
    variants: list[Variant] = []
    for variant in get_args(Variant):
        if not asked[variant]:
            continue
        if variant not in FORMATS[format].variants:
            home = next(name for name, one in FORMATS.items() if variant in one.variants)
            raise UsageError(f"--{variant} is for {home}, not for {format}", "leave it out")
        variants.append(variant)
    return variants


def _private(format: FormatName, words: list[str]) -> frozenset[Private]:
    private = option_values.private(words)
    if private and not FORMATS[format].is_public:
        raise UsageError(f"{format} always holds drafts, notes and forecasts", "leave --with out")
    return private
