"""`claimcheck import`."""

from contextlib import nullcontext
from dataclasses import replace
from typing import Annotated

import typer

from claimcheck.cli import options as opt
from claimcheck.cli.console import draw, emit, printing_what_was, say, stdin, write
from claimcheck.desk.session import Session
from claimcheck.domain.changing.change import Applied, Import, apply
from claimcheck.domain.model.claim_kind import ClaimKind
from claimcheck.domain.model.english import count_of
from claimcheck.errors import FOUND


def command(
    ctx: typer.Context,
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE...|-",
            help="The files or folders to import; - is stdin.",
        ),
    ],
    format_: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help="The format, where it is not recognised: json, jsonl, csv, yaml, toml, markdown, "
            "html, claimreview or the name of a shipped mapping.",
        ),
    ] = None,
    map_: Annotated[
        str | None,
        typer.Option(
            "--map", metavar="TOML", help="Your own mapping, for records in another form."
        ),
    ] = None,
    lookup: Annotated[
        str | None,
        typer.Option(
            "--lookup", metavar="FILE", help="The second file, in which a mapping looks things up."
        ),
    ] = None,
    claimant: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="The claimant, where the source names none."),
    ] = None,
    speaker: Annotated[
        str | None, typer.Option(metavar="NAME", help="The speaker, where the source names none.")
    ] = None,
    made: Annotated[
        str | None,
        typer.Option(
            metavar="DATE", help="When the claim was made, where the source does not say."
        ),
    ] = None,
    by: Annotated[
        str | None,
        typer.Option(
            "--by",
            "--deadline",
            metavar="DEADLINE",
            help="The deadline, where the source names none.",
        ),
    ] = None,
    undated: Annotated[
        bool,
        typer.Option("--undated", help="Keep deadlines that name no date as words."),
    ] = False,
    date: Annotated[
        str | None,
        typer.Option(
            "--date", metavar="DATE", help="The date for verdicts and evidence that have none."
        ),
    ] = None,
    day_first: opt.DayFirst = None,
    source: Annotated[
        str | None,
        typer.Option(metavar="URL", help="URL or description of the source, where it names none."),
    ] = None,
    kind: Annotated[
        ClaimKind | None, typer.Option(help="The kind of claim, where the source names none.")
    ] = None,
    tag: Annotated[
        list[str] | None, typer.Option(metavar="TAG", help="A tag for every claim. Repeatable.")
    ] = None,
    draft: Annotated[
        bool, typer.Option("--draft", help="Keep the claims out of scores and publications.")
    ] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Write nothing if a row cannot be imported.")
    ] = False,
    update: Annotated[
        bool,
        typer.Option("--update", help="Record what has changed in known rows, as new facts."),
    ] = False,
    json: opt.Json = False,
    who: opt.Who = None,
    dry_run: opt.DryRun = False,
    quiet: opt.Quiet = False,
    wait: opt.Wait = 30,
) -> None:
    """Import claims from elsewhere, in one write.

    A source may be an export of claimcheck, ClaimReview, a table with recognisable column names, or
    other records through a mapping. What the ledger already has is skipped. Rows that cannot be
    imported are listed, each with the reason, and the exit code is 1.

    \b
    Examples:
      claimcheck import promises.csv --claimant "City of Leeds" --made 2024-05-02
      claimcheck import https-page.html --dry-run
      claimcheck export json | claimcheck --file other.toml import -
      claimcheck import data.json --claimant "Donald Trump" --made 2016-11-08 --date 2018-08-27
      claimcheck import tracker.yaml --map tracker.toml --strict
      claimcheck import promises/ --map promises.toml
    """
    from claimcheck.cli.progress import busy, track
    from claimcheck.cli.writing import tell_of_ledger
    from claimcheck.desk import dates, import_files, import_talk
    from claimcheck.desk.import_result import result_of, sort_rows
    from claimcheck.desk.source_files import called
    from claimcheck.interchange.importing.defaults import Defaults

    session: Session = ctx.obj
    session.day_first = day_first
    defaults = Defaults(
        today=session.today,
        recorded=session.now,
        by=session.who(who),
        calendar=dates.calendars(session),
        claimant=claimant,
        speaker=speaker,
        made=dates.made(session, made) if made else None,
        deadline=by,
        source=source,
        kind=kind,
        date=dates.past(session, date, "--date") if date is not None else None,
        tags=tuple(tag or ()),
        is_draft=draft,
        is_undated=undated,
    )
    before = session.ledger
    opened = import_files.open_sources(
        files, defaults, format_, map_, lookup, stdin(), session.ledger_file
    )
    for line in import_talk.told_before(opened, map_, lookup):
        say(line, quiet=quiet)
    read = sort_rows(track(opened.rows(), opened.total, "reading rows"))
    change = Import(tuple(read.rows), strict, update)
    is_faulty = bool(read.unread or opened.unread)
    is_tried = dry_run or (strict and is_faulty)
    with busy(f"writing {count_of(len(read.rows), 'row')}", len(read.rows)):
        applied = apply(before, change, session.today) if is_tried else session.apply(change, wait)
    tell_of_ledger(session, quiet=quiet)
    if strict and (is_faulty or applied.not_taken):
        changed = tuple(replace(one, taken=False) for one in applied.changed)
        applied = Applied(before, (), (), applied.known, applied.not_taken, changed)
    elif dry_run and not json:
        write(session.store.preview(change, session.today))
    shown = result_of(map(called, files), opened, read, before, applied)
    written = "everything was recorded, but the result cannot be printed"
    with printing_what_was(written) if session.has_written else nullcontext():
        if json:
            emit("import", None, shown)
        else:
            from claimcheck.report.terminal import import_output

            draw(import_output.draw_not_taken(shown.not_taken))
            taken = "would update" if dry_run else "updated"
            draw(import_output.draw_changed(shown.changed, taken))
            draw(import_output.draw_not_made(shown.not_made))
            draw(
                import_output.draw_near(
                    (one.claim, one.like, one.percent) for one in shown.near_duplicates
                )
            )
    became = f"{'would be ' if dry_run else ''}updated" if update else ""
    for line in import_talk.told_after(
        opened,
        read.rows,
        shown,
        before,
        applied,
        verb="would add" if dry_run else "added",
        strict=strict,
        became=became,
    ):
        say(line, quiet=quiet)
    if shown.not_taken or not all(one.taken for one in shown.changed):
        raise typer.Exit(FOUND)
