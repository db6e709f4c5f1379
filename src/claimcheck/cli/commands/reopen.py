"""`claimcheck reopen`."""

from typing import Any

import typer

from claimcheck.cli import options as opt
from claimcheck.cli.key_options import with_keys_of
from claimcheck.cli.writing import Writing
from claimcheck.desk.session import Session
from claimcheck.domain.changing.change import AddVerdict
from claimcheck.domain.model.verdict import Verdict


@with_keys_of(Verdict, "because", but=("verdict", "fulfilled", "on", "superseded_by", "overrules"))
def command(
    ctx: typer.Context,
    id: opt.ID,
    *,
    who: opt.Who = None,
    dry_run: opt.DryRun = False,
    quiet: opt.Quiet = False,
    wait: opt.Wait = 30,
    **words: Any,
) -> None:
    """Reopen a claim: circumstances have changed and its ruling no longer holds.

    If the ruling was your mistake, retract it with `claimcheck correct`.

    \b
    Example:
      claimcheck reopen acme-plant --because "the new board took the plan up again"
    """
    from claimcheck.desk.new_facts import make_fact

    session: Session = ctx.obj
    words["verdict"] = "reopened"
    reopening = make_fact(session, Verdict, words, session.who(who))
    Writing(dry_run, quiet, wait).save(session, AddVerdict(id, reopening))
