"""`claimcheck correct`."""

from typing import Annotated, Any

import typer

from claimcheck.cli import options as opt
from claimcheck.cli.completion import facts
from claimcheck.cli.console import stdin
from claimcheck.cli.key_options import with_keys_of
from claimcheck.cli.writing import Writing
from claimcheck.desk.session import Session
from claimcheck.domain.changing.change import AddCorrection
from claimcheck.domain.changing.objection import outdated
from claimcheck.domain.model.correction import Correction
from claimcheck.domain.standing.corrected import changed_fields
from claimcheck.errors import UsageError


@with_keys_of(Correction, "because", but=("retracts",))
def command(
    ctx: typer.Context,
    id: opt.ID,
    fact: Annotated[
        str | None,
        typer.Argument(
            metavar="[FACT]",
            help="The key of the fact, or of the look, to retract.",
            autocompletion=facts,
        ),
    ] = None,
    *,
    snapshot: opt.Snapshot = None,
    who: opt.Who = None,
    dry_run: opt.DryRun = False,
    quiet: opt.Quiet = False,
    wait: opt.Wait = 30,
    **words: Any,
) -> None:
    """Correct a mistake of yours: retract a fact, or correct the claim itself.

    Nothing is deleted: what was wrong is shown struck through, with the reason. For what the
    claimant changed, use `claimcheck revise`; for a claim that was never made, `claimcheck
    retract`; for tags, `claimcheck tag`.

    \b
    Examples:
      claimcheck correct xpeng-flying 2025-11-03-7f3a --because "it was about another model"
      claimcheck correct xpeng-flying --made 2024-03-21 --because "misread the dateline"
      claimcheck correct xpeng-flying --drop condition --because "it was not part of the promise"
    """
    from claimcheck.desk.new_facts import make_correction
    from claimcheck.desk.saved_sources import given_file

    session: Session = ctx.obj
    writing = Writing(dry_run, quiet, wait)
    claim = session.ledger.find(id)
    words["retracts"] = fact
    correction = make_correction(session, claim, words, session.who(who), writing.say)
    attached = given_file(session, snapshot, stdin())
    if attached:
        correction = correction.but(snapshot=attached.snapshot)
    if fact is None and not changed_fields(correction):
        raise UsageError(
            "what was wrong?", "give the key of a fact, or a new value such as --criteria or --made"
        )
    if correction.because is None and not correction.only_files:
        raise UsageError("what is the reason?", "add --because, for readers")
    writing.save(session, AddCorrection(claim.id, correction), attached)
    for name, newer in outdated(claim, correction).items():
        writing.say(f"{name} stays as it is: {newer.id} of {newer.date} is newer")
