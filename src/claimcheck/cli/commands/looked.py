"""`claimcheck looked`."""

from typing import Annotated, Any, Final

import typer

from claimcheck.cli import options as opt
from claimcheck.cli.key_options import with_keys_of
from claimcheck.cli.writing import Writing
from claimcheck.desk.session import Session
from claimcheck.domain.changing.change import AddLook
from claimcheck.domain.model.look import Look
from claimcheck.errors import UsageError

_MOST_IN_DATABASE: Final = 10_000


@with_keys_of(Look, "where", but=("claims",))
def command(
    ctx: typer.Context,
    ids: opt.OPTIONAL_IDS = None,
    *,
    all_: Annotated[bool, typer.Option("--all", help="Include every open claim.")] = False,
    who: opt.Who = None,
    dry_run: opt.DryRun = False,
    quiet: opt.Quiet = False,
    wait: opt.Wait = 30,
    **words: Any,
) -> None:
    """Record that you looked and found nothing new.

    \b
    Examples:
      claimcheck looked xpeng-flying --where "press room, wire search"
      claimcheck looked --all --where "weekly round"
    """
    from claimcheck.desk.new_facts import make_fact

    session: Session = ctx.obj
    if all_ == bool(ids):
        raise UsageError("which claims? give ids, or --all for every open claim, not both")
    claims = ids or [one.id for one in session.view().standings() if one.is_open]
    if session.database and len(claims) > _MOST_IN_DATABASE:
        raise UsageError(
            f"{len(claims):,} claims are open, and a look in a database names at most "
            f"{_MOST_IN_DATABASE:,}",
            "give the ids of those that you looked at",
        )
    if not claims:
        raise UsageError("no claim is open, so there is nothing to look at")
    look = make_fact(session, Look, {**words, "claims": claims}, session.who(who))
    Writing(dry_run, quiet, wait).save(session, AddLook(look))
