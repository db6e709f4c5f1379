"""`claimcheck list`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, Literal, get_args

import typer

from claimcheck.cli.options import AsOf, Json, KnownOn
from claimcheck.domain.attention import urgency
from claimcheck.domain.standing import Standing
from claimcheck.domain.view import View
from claimcheck.domain.words import Ruled, Schedule, Status
from claimcheck.errors import UsageError

STATUSES = (*get_args(Schedule), *get_args(Ruled))
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


@dataclass(frozen=True, slots=True)
class Listing:
    """The JSON of `list` and `due`."""

    claims: list[Standing]


def command(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[WORDS]...", help="Only claims that have all these words."),
    ] = None,
    status: Annotated[
        list[str] | None,
        typer.Option(
            metavar="STATUS", help="Only these; `open` is all without a verdict. Repeatable."
        ),
    ] = None,
    claimant: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME", help="Only those of this party, by any of its names. Repeatable."
        ),
    ] = None,
    tag: Annotated[
        list[str] | None,
        typer.Option(metavar="TAG", help="Only those with this tag. Repeatable: all of them."),
    ] = None,
    due_before: Annotated[
        str | None, typer.Option(metavar="DATE", help="Only those whose last day is before this.")
    ] = None,
    sort: Annotated[Sort, typer.Option(help="The order.")] = "attention",
    limit: Annotated[int | None, typer.Option(min=1, metavar="N", help="At most so many.")] = None,
    as_of: AsOf = None,
    known_on: KnownOn = None,
    json: Json = False,
) -> None:
    """List the claims, a line each: what needs attention first, what is ruled on last.

    \b
    Examples:
      claimcheck list
      claimcheck list flying --status overdue --status due-soon
      claimcheck list --claimant XPENG --due-before 2027 --sort deadline
      claimcheck list --as-of 2025-06-30 --json
    """
    session = ctx.obj
    wanted = _statuses(status or [])
    view = session.view(as_of, known_on)
    ledger = view.ledger
    parties = {ledger.party(name) for name in claimant or []}
    before = _before(session, due_before)
    claims = [
        one
        for one in view.standings()
        if (not wanted or one.status in wanted)
        and (not parties or ledger.party(one.claimant) in parties)
        and all(name in one.tags for name in tag or [])
        and (before is None or (one.deadline is not None and one.deadline.latest < before))
        and all(word.casefold() in _haystack(one) for word in words or [])
    ]
    claims = sorted(claims, key=KEYS[sort])[:limit]
    if json:
        session.emit("list", view, Listing(claims))
        return
    from claimcheck.report.listing import draw_list

    session.draw(draw_list(claims, session.width))
    if not claims:
        narrowed = wanted or parties or tag or words or before
        session.say("no claim matches" if narrowed else _none(view))


def _none(view: View) -> str:
    if not view.ledger.claims:
        return "no claims yet; `claimcheck add` adds one"
    recorded = f" and recorded by {view.known_on}" if view.known_on else ""
    return f"no claim was made by {view.day}{recorded}"


def _statuses(words: list[str]) -> set[Status]:
    wanted: set[Status] = set()
    for word in words:
        if word == "open":
            wanted.update(get_args(Schedule))
        elif word in STATUSES:
            wanted.add(word)  # type: ignore[arg-type]
        else:
            raise UsageError(
                f"“{word}” is no status", f"the statuses are {', '.join(STATUSES)} and open"
            )
    return wanted


def _before(session: Any, words: str | None) -> Any:
    if words is None:
        return None
    from claimcheck.cli.dates import first_day_ahead

    return first_day_ahead(session, words, "--due-before")


def _haystack(one: Standing) -> str:
    parts = (one.id, one.text, one.claimant, one.speaker or "", *one.tags)
    return "\n".join(parts).casefold()
