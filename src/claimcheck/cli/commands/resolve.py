"""`claimcheck resolve`."""

from typing import Annotated, Any, get_args

import typer

from claimcheck.cli import options as opt
from claimcheck.cli.key_options import with_keys_of
from claimcheck.cli.writing import Writing
from claimcheck.desk.session import Session
from claimcheck.domain.changing.change import AddVerdict
from claimcheck.domain.model.verdict import Verdict
from claimcheck.domain.model.verdict_word import Ruled


@with_keys_of(Verdict, "because", but=("verdict", "overrules"))
def command(
    ctx: typer.Context,
    id: opt.ID,
    verdict: Annotated[
        Ruled, typer.Argument(metavar="VERDICT", help=f"One of {', '.join(get_args(Ruled))}.")
    ],
    *,
    overrule: Annotated[
        bool,
        typer.Option("--overrule", help="Overrule the ruling in force; both stay on record."),
    ] = False,
    who: opt.Who = None,
    dry_run: opt.DryRun = False,
    quiet: opt.Quiet = False,
    wait: opt.Wait = 30,
    **words: Any,
) -> None:
    """Rule on a claim. A passed deadline makes a claim overdue; only a ruling makes it broken.

    If a different ruling is in force, reopen the claim when circumstances have changed, correct the
    ruling when it was your mistake, or overrule it.

    \b
    Examples:
      claimcheck resolve xpeng-flying kept --fulfilled 2026-12 --because "first delivery"
      claimcheck resolve xpeng-countries broken --on 2026-01-09 --because "60, not over 60"
      claimcheck resolve acme-plant withdrawn --because "the board dropped the plan"
    """
    from claimcheck.desk.new_facts import make_fact, overruled

    session: Session = ctx.obj
    words["verdict"] = verdict
    if overrule:
        words["overrules"] = overruled(session, session.ledger.find(id), words)
    ruling = make_fact(session, Verdict, words, session.who(who))
    Writing(dry_run, quiet, wait).save(session, AddVerdict(id, ruling))
