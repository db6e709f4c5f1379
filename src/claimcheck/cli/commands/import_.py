"""`claimcheck import`."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import replace
from functools import cache
from typing import Annotated

import typer

from claimcheck.cli import options as opt
from claimcheck.cli.console import draw, emit, printing_what_was, say, stdin, write
from claimcheck.desk.import_files import Imported
from claimcheck.desk.session import Session
from claimcheck.domain.changing.change import Applied, Import, apply
from claimcheck.domain.changing.row_intake import NotTaken, Row
from claimcheck.domain.model.claim_kind import ClaimKind
from claimcheck.domain.model.english import count_of, listed
from claimcheck.errors import FOUND
from claimcheck.interchange.importing.import_formats import Source
from claimcheck.interchange.importing.mapped_records import LeftOut
from claimcheck.interchange.importing.near_duplicates import near_duplicates

_MOST_COLUMNS = 12
_MOST_REASONS = 5


def command(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE|-", help="The source; - is stdin.")],
    format_: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help="What it is, where that cannot be told: json, jsonl, csv, yaml, html, claimreview "
            "or the name of a shipped mapping.",
        ),
    ] = None,
    map_: Annotated[
        str | None,
        typer.Option("--map", metavar="TOML", help="A mapping of yours, for records of others."),
    ] = None,
    lookup: Annotated[
        str | None,
        typer.Option(
            "--lookup", metavar="FILE", help="The second file that a mapping looks things up in."
        ),
    ] = None,
    claimant: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Who is held to it, where the source does not say."),
    ] = None,
    speaker: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who said it, where it does not say.")
    ] = None,
    made: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="When it was said, where the source does not say."),
    ] = None,
    by: Annotated[
        str | None,
        typer.Option(
            "--by", "--deadline", metavar="DEADLINE", help="By when, where it does not say."
        ),
    ] = None,
    undated: Annotated[
        bool,
        typer.Option(
            "--undated", help="Take deadlines that name no date as words, without a date."
        ),
    ] = False,
    date: Annotated[
        str | None,
        typer.Option(
            "--date", metavar="DATE", help="The date of verdicts and evidence that have none."
        ),
    ] = None,
    source: Annotated[
        str | None,
        typer.Option(metavar="URL", help="Where it was said, where the source does not say."),
    ] = None,
    kind: Annotated[
        ClaimKind | None, typer.Option(help="What the claims are, where it does not say.")
    ] = None,
    tag: Annotated[
        list[str] | None, typer.Option(metavar="TAG", help="A tag for every claim. Repeatable.")
    ] = None,
    draft: Annotated[
        bool, typer.Option("--draft", help="Keep the claims out of scores and publications.")
    ] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Write nothing when a row cannot be taken.")
    ] = False,
    json: opt.Json = False,
    who: opt.Who = None,
    dry_run: opt.DryRun = False,
    quiet: opt.Quiet = False,
    wait: opt.Wait = 30,
) -> None:
    """Take in claims from elsewhere, all that can be taken as one write.

    A source may be an export of claimcheck, ClaimReview, a table whose columns plainly mean ours,
    or records of others through a mapping. What is known already is skipped. Rows that cannot be
    taken are told, each with the reason; then the exit code is 1.

    \b
    Examples:
      claimcheck import promises.csv --claimant "City of Leeds" --made 2024-05-02
      claimcheck import https-page.html --dry-run
      claimcheck export json | claimcheck --file other.toml import -
      claimcheck import data.json --claimant "Donald Trump" --made 2016-11-08 --date 2018-08-27
      claimcheck import tracker.yaml --map tracker.toml --strict
    """
    from claimcheck.cli.progress import busy, track
    from claimcheck.cli.writing import tell_of_ledger
    from claimcheck.desk import dates, import_files
    from claimcheck.interchange.importing.defaults import Defaults

    session: Session = ctx.obj
    defaults = Defaults(
        today=session.today,
        recorded=session.now,
        by=session.who(who),
        calendar=cache(lambda claimant: dates.calendar(session, claimant)),
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
    found = import_files.open_source(file, defaults, format_, map_, lookup, stdin())
    for line in _read_as(found, file, lookup):
        say(line, quiet=quiet)
    rows, unread, left_out = _sorted(track(found.rows, found.total, "reading rows"))
    change = Import(tuple(rows), strict)
    is_tried = dry_run or (strict and bool(unread))
    with busy(f"writing {count_of(len(rows), 'row')}", len(rows)):
        applied = (
            apply(before, change, session.today)
            if is_tried
            else session.store.apply(change, session.today, wait)
        )
    tell_of_ledger(session, quiet=quiet)
    refused = [replace(one, field=found.label(one.field)) for one in applied.not_taken]
    not_taken = sorted([*unread, *refused], key=lambda one: one.row)
    if strict and not_taken:
        applied = Applied(before, (), (), applied.known)
    elif dry_run and not json:
        write(session.store.preview(change, session.today))
    new = [applied.ledger.claims[id_] for id_ in applied.claims if id_ not in before.claims]
    near = list(near_duplicates(new, before.claims.values()))
    written = "all is in the ledger, but cannot print the result"
    with printing_what_was(written) if session.has_written else nullcontext():
        if json:
            shown = Imported(
                file,
                found.format,
                found.total,
                applied.claims,
                len(applied.blocks),
                applied.known,
                left_out,
                not_taken,
                near,
            )
            emit("import", None, shown)
        else:
            from claimcheck.report.terminal.import_output import draw_near, draw_not_taken

            draw(draw_not_taken(_name(file), not_taken))
            draw(draw_near((one.claim, one.like, one.percent) for one in near))
    for line in _reasons(not_taken):
        say(line, quiet=quiet)
    verb = "would add" if dry_run else "added"
    say(_sum(applied, left_out, len(not_taken), verb, strict), quiet=quiet)
    if not_taken:
        raise typer.Exit(FOUND)


def _sorted(
    found: Iterable[Row | NotTaken | LeftOut],
) -> tuple[list[Row], list[NotTaken], int]:
    """Return the rows, those that could not be read, and how many are not meant."""
    rows: list[Row] = []
    unread: list[NotTaken] = []
    left_out = 0
    for one in found:
        if isinstance(one, NotTaken):
            unread.append(one)
        elif isinstance(one, LeftOut):
            left_out += 1
        else:
            rows.append(one)
    return rows, unread, left_out


def _name(file: str) -> str:
    return "stdin" if file == "-" else file


def _read_as(found: Source, file: str, lookup: str | None) -> Iterator[str]:
    """Yield how a source was understood, the guess about its columns included."""
    yield f"read {_name(file)} as {found.format}: {count_of(found.total, 'row')}"
    if found.guess:
        read = ", ".join(f"“{column}” is {key}" for column, key in found.guess.read)
        yield f"guessed by their names: {read}"
        if found.guess.unread:
            yield f"not read: {listed(found.guess.unread, _MOST_COLUMNS)}"
    if found.mapping and found.mapping.lookup and not lookup:
        yield f"{found.format} looks things up in a second file; --lookup FILE names it"


def _reasons(not_taken: Sequence[NotTaken]) -> Iterator[str]:
    """Yield each reason for which several rows were not taken, with their number."""
    reasons = Counter((one.field, one.reason, one.hint) for one in not_taken)
    for (field, reason, hint), count in reasons.most_common(_MOST_REASONS):
        if count > 1:
            words = f"{field}: {reason}" if field else reason
            yield f"{count_of(count, 'row')}: {words}" + (f" ({hint})" if hint else "")


def _sum(applied: Applied, left_out: int, not_taken: int, verb: str, strict: bool) -> str:
    """Return what became of all rows, in a line."""
    if strict and not_taken:
        return f"nothing is written, since {count_of(not_taken, 'row')} cannot be taken (--strict)"
    nouns = {"claims": "claim", "facts": "fact", "claimants": "claimant", "looks": "look"}
    kinds = Counter("facts" if len(at) == 4 else "".join(at[:1]) for at, _ in applied.blocks)
    parts = [count_of(kinds[kind], noun) for kind, noun in nouns.items() if kinds[kind]]
    parts += ["the settings"] if kinds["settings"] else []
    parts += [count_of(kinds[""], "other key")] if kinds[""] else []
    told = [f"{verb} {listed(parts, len(nouns) + 2) or 'nothing'}"]
    told += [f"{count_of(applied.known, 'row')} known already"] if applied.known else []
    told += [f"{count_of(left_out, 'row')} left out, not meant"] if left_out else []
    told += [f"{count_of(not_taken, 'row')} not taken"] if not_taken else []
    return "; ".join(told)
