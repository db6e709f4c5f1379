"""`claimcheck correct`."""

from typing import Annotated, Any

import typer

from claimcheck.cli import options as opt
from claimcheck.cli.key_options import with_keys_of
from claimcheck.cli.writing import Writing
from claimcheck.desk.session import Session
from claimcheck.domain.changing.change import AddCorrection
from claimcheck.domain.model.correction import Correction
from claimcheck.domain.standing.corrected import new_values
from claimcheck.errors import UsageError


@with_keys_of(Correction, "because", but=("retracts",))
def command(
    ctx: typer.Context,
    id: opt.ID,
    fact: Annotated[
        str | None,
        typer.Argument(
            metavar="[FACT]", help="The key of a fact, or of a look, that is taken back."
        ),
    ] = None,
    *,
    who: opt.Who = None,
    dry_run: opt.DryRun = False,
    quiet: opt.Quiet = False,
    wait: opt.Wait = 30,
    **words: Any,
) -> None:
    """Record that we were wrong: take a fact back, or give keys of the claim anew.

    Nothing is deleted: what was wrong is shown struck through, with the reason. What the claimant
    changed is `claimcheck revise`.

    \b
    Examples:
      claimcheck correct xpeng-flying 2025-11-03-7f3a --because "it was about another model"
      claimcheck correct xpeng-flying --made 2024-03-21 --because "misread the dateline"
    """
    from claimcheck.desk.new_facts import make_correction

    session: Session = ctx.obj
    writing = Writing(dry_run, quiet, wait)
    claim = session.ledger.find(id)
    words["retracts"] = fact
    correction = make_correction(session, claim, words, session.who(who), writing.say)
    if fact is None and not new_values(correction):
        raise UsageError(
            "what was wrong?", "give the key of a fact, or a new value such as --criteria or --made"
        )
    writing.save(session, AddCorrection(claim.id, correction))
