"""`claimcheck list`."""

from collections.abc import Callable
from typing import Annotated, Any, Literal

import typer

from claimcheck.cli.claim_lines import print_claims
from claimcheck.cli.console import say
from claimcheck.cli.options import (
    AsOf,
    ClaimantFilter,
    DueBefore,
    Json,
    KnownOn,
    Limit,
    StatusFilter,
    TagFilter,
    WhereFilter,
    Words,
)
from claimcheck.desk import moments
from claimcheck.desk.ranking import names_of_claims, ranked, streamed
from claimcheck.desk.selection import NONE_MATCHES, STATUSES, say_missing, select
from claimcheck.desk.session import Session
from claimcheck.domain.standing.attention import urgency
from claimcheck.domain.standing.standing import Moment, Standing

Sort = Literal["attention", "deadline", "made", "claimant", "status", "id"]
_LAST = "9999-99"

KEYS: dict[str, Callable[[Standing], Any]] = {
    "attention": urgency,
    "deadline": lambda one: (str(one.deadline.latest) if one.deadline else _LAST, one.id),
    "made": lambda one: (one.made.earliest, one.id),
    "claimant": lambda one: (one.claimant.casefold(), urgency(one)),
    "status": lambda one: (STATUSES.index(one.status), urgency(one)),
    "id": lambda one: one.id,
}


def command(
    ctx: typer.Context,
    words: Words = None,
    status: StatusFilter = None,
    claimant: ClaimantFilter = None,
    tag: TagFilter = None,
    where: WhereFilter = None,
    due_before: DueBefore = None,
    sort: Annotated[Sort, typer.Option(help="How to sort the claims.")] = "attention",
    limit: Limit = None,
    as_of: AsOf = None,
    known_on: KnownOn = None,
    json: Json = False,
) -> None:
    """List the claims, one line each: those that need attention first, those ruled on last.

    \b
    Examples:
      claimcheck list
      claimcheck list flying --status overdue --status due-soon
      claimcheck list --claimant XPENG --due-before 2027 --sort deadline
      claimcheck list --where "late_days>30" --where kind=promise
      claimcheck list --as-of 2025-06-30 --json
    """
    session: Session = ctx.obj
    selection = select(session, words, status, claimant, tag, due_before, where)
    moment = moments.moment(session, as_of, known_on)
    if sort == "attention":
        with streamed(session, selection.query(moment, limit)) as claims:
            claimants = print_claims("list", moment, claims, json=json)
    else:
        every = sorted(ranked(session, selection.query(moment)), key=KEYS[sort])[:limit]
        claimants = print_claims("list", moment, every, json=json)
    missing = say_missing(selection, claimants, names_of_claims(session, moment), say)
    if claimants or missing:
        return
    if not selection.takes_all:
        say(NONE_MATCHES)
    elif not json:
        say(_none(session, moment))


def _none(session: Session, moment: Moment) -> str:
    if not session.ledger.claims:
        return "no claims yet; `claimcheck add` records one"
    from claimcheck.domain.standing.corrected import correct

    if all(correct(one).retracted_by for one in session.ledger.claims.values()):
        return "every claim was retracted; `claimcheck show ID` has its history"
    recorded = f" and recorded by {moment.known_on}" if moment.known_on else ""
    return f"no claim was made by {moment.day}{recorded}"
