"""`claimcheck add-evidence`."""

from typing import Any

import typer

from claimcheck.cli import options as opt
from claimcheck.cli.console import stdin
from claimcheck.cli.key_options import with_keys_of
from claimcheck.cli.writing import Writing
from claimcheck.desk.session import Session
from claimcheck.domain.changing.change import AddEvidence
from claimcheck.domain.model.evidence import Evidence
from claimcheck.errors import UsageError


@with_keys_of(Evidence, "source", "stance", asked=("source",), stance="context")
def command(
    ctx: typer.Context,
    ids: opt.IDS,
    *,
    edit: opt.Edit = False,
    save: opt.Save = False,
    snapshot: opt.Snapshot = None,
    archive: opt.Archive = False,
    who: opt.Who = None,
    dry_run: opt.DryRun = False,
    quiet: opt.Quiet = False,
    wait: opt.Wait = 30,
    **words: Any,
) -> None:
    """Record what a source says about one claim or several.

    \b
    Examples:
      claimcheck add-evidence xpeng-flying --source https://example.org/trial \\
        --stance supports --date 2025-11-03 --title "Trial production begins"
      claimcheck add-evidence xpeng-flying --source https://example.org/trial --save
      claimcheck add-evidence xpeng-flying --edit
      claimcheck add-evidence xpeng-countries --source "annual report, p. 12" \\
        --value 60 --happened 2025 --origin claimant
    """
    from claimcheck.desk.new_facts import make_evidence
    from claimcheck.desk.saved_sources import Copies, keep
    from claimcheck.domain.model.english import listed

    session: Session = ctx.obj
    writing = Writing(dry_run, quiet, wait)
    claims = [session.ledger.find(one) for one in ids]  # before anything outside is asked
    copies = Copies(save, snapshot, archive)
    by = session.who(who)

    def record(words: dict[str, Any]) -> None:
        if words["source"] is None:
            raise UsageError(
                "what says so? --source is missing", "give a web address, or describe the source"
            )
        words["stance"] = words["stance"] or "context"
        kept = keep(session, words, copies, stdin(), writing.say, dry_run=dry_run)
        evidence = make_evidence(session, claims, kept.words, by, writing.say)
        writing.save(session, AddEvidence(tuple(ids), kept.completed(evidence)), kept.attached)

    if not edit:
        record(words)
        return
    from claimcheck.cli.form_editing import fill_in

    fill_in(Evidence, f"Evidence about {listed(ids)}", words, record)
