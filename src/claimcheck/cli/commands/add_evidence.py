"""`claimcheck add-evidence`."""

from typing import Annotated

import typer

from claimcheck.cli import options as opt
from claimcheck.domain.change import AddEvidence
from claimcheck.domain.fact import Evidence
from claimcheck.domain.words import Origin, Stance, Wording


def command(
    ctx: typer.Context,
    ids: opt.IDS,
    source: Annotated[
        str,
        typer.Option(
            metavar="URL", help="Where it stands: an address, or words for an offline source."
        ),
    ],
    stance: Annotated[Stance, typer.Option(help="What it says of the claim.")] = "context",
    date: opt.Date = None,
    happened: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="The day, month, quarter or year that it is about."),
    ] = None,
    title: opt.Title = None,
    quote: opt.Quote = None,
    wording: Annotated[Wording | None, typer.Option(help="What the quote is.")] = None,
    value: Annotated[
        str | None, typer.Option(metavar="NUMBER", help="A reading of the target's measure.")
    ] = None,
    measure: Annotated[
        str | None,
        typer.Option(metavar="WORDS", help="What was measured, where it is not the target's."),
    ] = None,
    unit: Annotated[
        str | None, typer.Option(metavar="UNIT", help="Its unit, where it is not the target's.")
    ] = None,
    origin: Annotated[
        Origin | None, typer.Option(help="Whether it rests on the claimant's own word.")
    ] = None,
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
    """Record what a source says about one claim or several.

    \b
    Examples:
      claimcheck add-evidence xpeng-flying --source https://example.org/trial \\
        --stance supports --date 2025-11-03 --title "Trial production begins"
      claimcheck add-evidence xpeng-flying --source https://example.org/trial --save
      claimcheck add-evidence xpeng-countries --source "annual report, p. 12" \\
        --value 60 --happened 2025 --origin claimant
    """
    from claimcheck.cli import dates, values
    from claimcheck.cli.keeping import keep
    from claimcheck.domain.citation import words_in_source

    session = ctx.obj
    if save or archive:
        for one in ids:  # before anything outside is asked
            session.ledger.find(one)
    kept = keep(
        session,
        source,
        save=save,
        snapshot=snapshot,
        archive=archive,
        archived=archived,
        date=date,
        title=title,
        words=words_in_source(quote, wording),
        dry_run=dry_run,
        quiet=quiet,
    )
    evidence = Evidence(
        date=dates.past(session, kept.date, "--date"),
        happened=dates.past_or_none(session, happened, "--happened"),
        stance=stance,
        source=source,
        title=kept.title,
        quote=quote,
        wording=wording,
        note=note,
        value=values.number(value, "--value"),
        measure=measure,
        unit=unit,
        origin=origin,
        snapshot=kept.snapshot,
        by=session.who(who),
        recorded=session.now,
        archived=kept.copied(),  # asked last, when all else has been read
    )
    change = AddEvidence(tuple(ids), evidence)
    session.save(change, kept.attached, dry_run=dry_run, quiet=quiet, wait=wait)
