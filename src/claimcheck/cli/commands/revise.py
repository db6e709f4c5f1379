"""`claimcheck revise`."""

from typing import Annotated

import typer

from claimcheck.cli import options as opt
from claimcheck.domain.change import AddRevision
from claimcheck.domain.fact import Revision
from claimcheck.domain.words import Wording
from claimcheck.errors import UsageError


def command(
    ctx: typer.Context,
    id: opt.ID,
    by: Annotated[
        str | None,
        typer.Option("--by", "--deadline", metavar="DEADLINE", help="The new date, in English."),
    ] = None,
    undated: Annotated[
        bool,
        typer.Option("--undated", help="The date was taken back; --by keeps words such as “soon”."),
    ] = False,
    deadline_words: Annotated[
        str | None,
        typer.Option(metavar="TEXT", help="The words of the deadline, where --by has others."),
    ] = None,
    target: opt.TargetOption = None,
    condition_met: Annotated[
        bool, typer.Option("--condition-met", help="Its condition was met: the clock starts.")
    ] = False,
    again: Annotated[
        bool, typer.Option("--again", help="Said again, with nothing changed.")
    ] = False,
    date: opt.Date = None,
    text: Annotated[
        str | None, typer.Option(metavar="TEXT", help="How the claim is worded now.")
    ] = None,
    speaker: Annotated[str | None, typer.Option(metavar="NAME", help="Who said it.")] = None,
    source: opt.Source = None,
    title: opt.Title = None,
    quote: opt.Quote = None,
    wording: Annotated[Wording | None, typer.Option(help="What the quote is.")] = None,
    original: opt.Original = None,
    lang: opt.Lang = None,
    save: opt.Save = False,
    snapshot: opt.Snapshot = None,
    archive: opt.Archive = False,
    archived: opt.Archived = None,
    note: opt.Note = None,
    who: opt.Who = None,
    dry_run: opt.DryRun = False,
    quiet: opt.Quiet = False,
    wait: opt.Wait = 30,
) -> None:
    """Record that the claimant changed a claim, or said it again; nothing is overwritten.

    \b
    Examples:
      claimcheck revise xpeng-flying --by "end of 2026" --date 2024-05-17 --source URL
      claimcheck revise xpeng-flying --again --date 2025-03-08 --source URL
      claimcheck revise xpeng-flying --by soon --undated
      claimcheck revise acme-plant --condition-met --by "within two years"
    """
    from claimcheck.cli import dates, values
    from claimcheck.cli.keeping import keep
    from claimcheck.domain.citation import words_in_source

    session = ctx.obj
    changed = by is not None or undated or target is not None or condition_met
    if changed == again:
        raise UsageError(
            "--again is for a claim that did not change" if again else "what changed?",
            "give --by, --undated, --target or --condition-met, or --again where nothing did",
        )
    claim = session.ledger.find(id)
    if condition_met and claim.condition is None:
        raise UsageError(f"{claim.id} has no condition that could be met")
    kept = keep(
        session,
        source,
        save=save,
        snapshot=snapshot,
        archive=archive,
        archived=archived,
        date=date,
        title=title,
        words=words_in_source(quote, wording, original),
        dry_run=dry_run,
        quiet=quiet,
    )
    day = dates.past(session, kept.date, "--date")
    span, words = values.deadline(
        session, by, undated=undated, said=day.latest, claimant=claim.claimant, quiet=quiet
    )
    revision = Revision(
        date=day,
        deadline=span,
        undated=undated,
        deadline_words=deadline_words or words,
        target=values.target(target),
        condition_met=condition_met,
        text=text,
        speaker=speaker,
        source=source,
        title=kept.title,
        quote=quote,
        wording=wording,
        original=original,
        lang=lang,
        snapshot=kept.snapshot,
        note=note,
        by=session.who(who),
        recorded=session.now,
        archived=kept.copied(),  # asked last, when all else has been read
    )
    change = AddRevision(claim.id, revision)
    session.save(change, kept.attached, dry_run=dry_run, quiet=quiet, wait=wait)
