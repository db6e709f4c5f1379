"""`claimcheck correct`."""

from typing import Annotated

import typer

from claimcheck.cli import options as opt
from claimcheck.domain.change import AddCorrection
from claimcheck.domain.fact import Correction
from claimcheck.domain.picture import correct, new_values
from claimcheck.domain.words import ClaimKind
from claimcheck.errors import UsageError


def command(
    ctx: typer.Context,
    id: opt.ID,
    because: opt.Because,
    fact: Annotated[
        str | None,
        typer.Argument(
            metavar="[FACT]", help="The key of a fact, or of a look, that is taken back."
        ),
    ] = None,
    text: Annotated[
        str | None, typer.Option(metavar="TEXT", help="The wording of the claim.")
    ] = None,
    claimant: Annotated[str | None, typer.Option(metavar="NAME", help="Who is held to it.")] = None,
    speaker: Annotated[str | None, typer.Option(metavar="NAME", help="Who said it.")] = None,
    made: Annotated[str | None, typer.Option(metavar="DATE", help="When it was said.")] = None,
    by: Annotated[
        str | None,
        typer.Option("--deadline", "--by", metavar="DEADLINE", help="The first date, in English."),
    ] = None,
    deadline_words: Annotated[
        str | None, typer.Option(metavar="TEXT", help="The words of the deadline.")
    ] = None,
    quote: opt.Quote = None,
    source: opt.Source = None,
    criteria: Annotated[
        str | None, typer.Option(metavar="TEXT", help="What would count as kept.")
    ] = None,
    target: opt.TargetOption = None,
    kind: Annotated[ClaimKind | None, typer.Option(help="What kind of claim it is.")] = None,
    date: opt.Date = None,
    who: opt.Who = None,
    dry_run: opt.DryRun = False,
    quiet: opt.Quiet = False,
    wait: opt.Wait = 30,
) -> None:
    """Record that we were wrong: take a fact back, or give keys of the claim anew.

    Nothing is deleted: what was wrong is shown struck through, with the reason. What the claimant
    changed is `claimcheck revise`.

    \b
    Examples:
      claimcheck correct xpeng-flying 2025-11-03-7f3a --because "it was about another model"
      claimcheck correct xpeng-flying --made 2024-03-21 --because "misread the dateline"
    """
    from claimcheck.cli import dates, values

    session = ctx.obj
    claim = session.ledger.find(id)
    said = dates.made(session, made) if made else correct(claim).claim.made
    span, words = values.deadline(
        session,
        by,
        undated=False,
        said=said.earliest,
        claimant=claimant or claim.claimant,
        quiet=quiet,
    )
    correction = Correction(
        date=dates.past(session, date, "--date"),
        retracts=fact,
        text=text,
        claimant=claimant,
        speaker=speaker,
        made=said if made else None,
        deadline=span,
        deadline_words=deadline_words or words,
        quote=quote,
        source=source,
        criteria=criteria,
        target=values.target(target),
        kind=kind,
        because=because,
        by=session.who(who),
        recorded=session.now,
    )
    if fact is None and not new_values(correction):
        raise UsageError(
            "what was wrong?", "give the key of a fact, or a new value such as --criteria or --made"
        )
    session.save(AddCorrection(claim.id, correction), dry_run=dry_run, quiet=quiet, wait=wait)
