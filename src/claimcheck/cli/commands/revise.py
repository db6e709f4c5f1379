"""`claimcheck revise`."""

from typing import Annotated, Any

import typer

from claimcheck.cli import options as opt
from claimcheck.cli.console import stdin
from claimcheck.cli.key_options import with_keys_of
from claimcheck.cli.writing import Writing
from claimcheck.desk.session import Session
from claimcheck.domain.changing.change import AddRevision
from claimcheck.domain.model.revision import Revision
from claimcheck.domain.standing.corrected import correct
from claimcheck.errors import UsageError


@with_keys_of(Revision, "deadline", "undated", "deadline_words", "target", "condition_met")
def command(
    ctx: typer.Context,
    id: opt.ID,
    *,
    again: Annotated[
        bool, typer.Option("--again", help="Record that it was said again, unchanged.")
    ] = False,
    day_first: opt.DayFirst = None,
    save: opt.Save = False,
    snapshot: opt.Snapshot = None,
    archive: opt.Archive = False,
    who: opt.Who = None,
    dry_run: opt.DryRun = False,
    quiet: opt.Quiet = False,
    wait: opt.Wait = 30,
    **words: Any,
) -> None:
    """Record that the claimant changed a claim, or said it again; nothing is overwritten.

    \b
    Examples:
      claimcheck revise xpeng-flying --by "end of 2026" --date 2024-05-17 --source URL
      claimcheck revise xpeng-flying --again --date 2025-03-08 --source URL
      claimcheck revise xpeng-flying --by soon --undated
      claimcheck revise acme-plant --condition-met --by "within two years"
    """
    from claimcheck.desk.new_facts import make_revision
    from claimcheck.desk.saved_sources import Copies, keep

    session: Session = ctx.obj
    session.day_first = day_first
    writing = Writing(dry_run, quiet, wait)
    changes = ("deadline", "undated", "target", "condition_met")
    if any(words[one] not in (None, False) for one in changes) == again:
        raise UsageError(
            "--again is for a claim that did not change" if again else "what changed?",
            "give --by, --undated, --target or --condition-met, or --again if nothing did",
        )
    claim = session.ledger.find(id)
    if words["condition_met"] and correct(claim).claim.condition is None:
        raise UsageError(f"{claim.id} has no condition to be met")
    copies = Copies(save, snapshot, archive)
    kept = keep(session, words, copies, stdin(), writing.say, dry_run=dry_run)
    revision = make_revision(session, claim, kept.words, session.who(who), writing.say)
    revision = kept.completed(revision)
    writing.save(session, AddRevision(claim.id, revision), kept.attached)
