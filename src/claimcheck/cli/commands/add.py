"""`claimcheck add`."""

from typing import Annotated

import typer

from claimcheck.cli import options as opt
from claimcheck.domain.change import AddClaim
from claimcheck.domain.claim import Claim
from claimcheck.domain.words import ClaimKind, Wording
from claimcheck.errors import UsageError


def command(
    ctx: typer.Context,
    text: Annotated[
        str, typer.Argument(metavar="TEXT", help="The claim in one sentence of yours.")
    ],
    claimant: Annotated[str, typer.Option(metavar="NAME", help="Who is held to it.")],
    by: Annotated[
        str | None,
        typer.Option(
            "--by",
            "--deadline",
            metavar="DEADLINE",
            help="By when, in English: “mid-2026”, “within five years”.",
        ),
    ] = None,
    undated: Annotated[
        bool, typer.Option("--undated", help="No date was named; --by keeps words such as “soon”.")
    ] = False,
    made: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="When it was said in public; today unless said."),
    ] = None,
    speaker: Annotated[str | None, typer.Option(metavar="NAME", help="Who said it.")] = None,
    deadline_words: Annotated[
        str | None,
        typer.Option(metavar="TEXT", help="The words of the deadline, where --by has others."),
    ] = None,
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
    criteria: Annotated[
        str | None, typer.Option(metavar="TEXT", help="What would count as kept.")
    ] = None,
    kind: Annotated[
        ClaimKind, typer.Option(help="A forecast is of what the claimant does not control.")
    ] = "promise",
    tag: Annotated[list[str] | None, typer.Option(metavar="TAG", help="Repeatable.")] = None,
    review_every: Annotated[
        str | None,
        typer.Option(
            metavar="DURATION",
            help="How often to look, such as 30d; else the ledger's stale-after.",
        ),
    ] = None,
    target: opt.TargetOption = None,
    part: Annotated[
        list[str] | None,
        typer.Option(metavar="ID", help="A claim that is part of this one. Repeatable."),
    ] = None,
    needs: Annotated[
        str | None,
        typer.Option(metavar="all|any|N", help="How many parts must be kept; all unless said."),
    ] = None,
    holds: Annotated[
        bool,
        typer.Option("--holds", help="A promise not to do something, or to keep something up."),
    ] = False,
    condition: Annotated[
        str | None, typer.Option(metavar="TEXT", help="What must happen before the clock starts.")
    ] = None,
    was: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="An older id of it. Repeatable.")
    ] = None,
    draft: Annotated[
        bool, typer.Option("--draft", help="Keep it out of scores and publications.")
    ] = False,
    note: opt.Note = None,
    id: Annotated[
        str | None,
        typer.Option("--id", metavar="ID", help="Its id; else made from claimant and text."),
    ] = None,
    who: opt.Who = None,
    dry_run: opt.DryRun = False,
    quiet: opt.Quiet = False,
    wait: opt.Wait = 30,
) -> None:
    """Record a claim and print its id.

    \b
    Examples:
      claimcheck add "XPENG will mass-produce flying cars" --claimant XPENG --by 2026
      claimcheck add "Acme will open in 60 countries" --claimant Acme --by "end of next year" \\
        --made 2025-03-08 --target "countries >= 60" --source https://example.org/interview
      claimcheck add "Acme will build robots" --claimant Acme --by soon --undated
    """
    from claimcheck.cli import dates, values
    from claimcheck.cli.keeping import keep
    from claimcheck.domain.citation import words_in_source

    session = ctx.obj
    if by is None and not undated:
        raise UsageError(
            "by when? --by DEADLINE is missing", "where no date was named, add --undated"
        )
    kept = keep(
        session,
        source,
        save=save,
        snapshot=snapshot,
        archive=archive,
        archived=archived,
        date=made,
        title=title,
        words=words_in_source(quote, wording, original),
        dry_run=dry_run,
        quiet=quiet,
    )
    said = dates.made(session, kept.date)
    span, words = values.deadline(
        session, by, undated=undated, said=said.earliest, claimant=claimant, quiet=quiet
    )
    claim = Claim(
        id=id or "",
        text=text,
        claimant=claimant,
        speaker=speaker,
        made=said,
        deadline=span,
        deadline_words=deadline_words or words,
        quote=quote,
        wording=wording,
        original=original,
        lang=lang,
        source=source,
        title=kept.title,
        snapshot=kept.snapshot,
        criteria=criteria,
        kind=kind,
        tags=tuple(tag or ()),
        review_every=values.duration(review_every, "--review-every"),
        target=values.target(target),
        parts=values.whole_ids(session, part or []),
        needs=values.needs(needs),
        holds=holds,
        condition=condition,
        note=note,
        was=tuple(was or ()),
        draft=draft,
        by=session.who(who),
        recorded=session.now,
        archived=kept.copied(),  # asked last, when all else has been read
    )
    session.save(AddClaim(claim), kept.attached, dry_run=dry_run, quiet=quiet, wait=wait)
