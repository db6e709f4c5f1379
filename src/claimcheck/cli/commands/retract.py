"""`claimcheck retract`."""

from typing import Annotated

import typer

from claimcheck.cli import options as opt
from claimcheck.cli.writing import Writing, print_keys
from claimcheck.desk.session import Session
from claimcheck.domain.changing.change import AddCorrection


def command(
    ctx: typer.Context,
    id: opt.ID,
    because: Annotated[
        str, typer.Option("--because", metavar="TEXT", help="The reason, for readers.")
    ],
    date: Annotated[
        str | None,
        typer.Option("--date", metavar="DATE", help="When you found it; default: today."),
    ] = None,
    who: opt.Who = None,
    dry_run: opt.DryRun = False,
    quiet: opt.Quiet = False,
    wait: opt.Wait = 30,
) -> None:
    """Retract a claim that was never made, such as a false quotation.

    The claim leaves every list, score and publication; on a site, its page says that the entry was
    retracted, and why. Nothing is deleted: `claimcheck show` shows the history and the command that
    brings the claim back. To retract a single fact, use `claimcheck correct ID FACT`.

    \b
    Examples:
      claimcheck retract xpeng-flying --because "he never said it"
    """
    from claimcheck.desk.new_facts import make_retraction

    session: Session = ctx.obj
    writing = Writing(dry_run, quiet, wait)
    claim = session.ledger.find(id)
    words = {"because": because, "date": date}
    correction = make_retraction(session, claim, words, session.who(who))
    if applied := writing.make(session, AddCorrection(claim.id, correction)):
        writing.say(f"{claim.id}: retracted; `claimcheck show {claim.id}` shows its history")
        print_keys(applied)
