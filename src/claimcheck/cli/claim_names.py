"""Claims that a command is given by name: it gets their ids, and its user has the last word."""

import inspect
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any

from claimcheck.errors import UsageError

if TYPE_CHECKING:
    from claimcheck.desk.claim_search import Matches
    from claimcheck.desk.session import Session


@dataclass(frozen=True, slots=True)
class Named:
    """Marks an argument that names claims, in the annotation of a command."""

    written_to: bool
    """Whether the command writes to them, so that one found by its words is to be confirmed."""


def with_claims_found(command: Callable[..., None]) -> Callable[..., None]:
    """Return a command that gets whole ids for what names claims, whatever names them.

    It asks once all options have been read: a typing mistake is then told before a question.
    """
    named = {
        parameter.name: mark
        for parameter in inspect.signature(command).parameters.values()
        for mark in getattr(parameter.annotation, "__metadata__", ())
        if isinstance(mark, Named)
    }
    if not named:
        return command

    @wraps(command)
    def run(ctx: Any, **arguments: Any) -> None:
        for name, mark in named.items():
            arguments[name] = _ids(ctx.obj, arguments[name], mark)
        command(ctx, **arguments)

    return run


def _ids(session: "Session", words: Any, mark: Named) -> Any:
    if isinstance(words, list):
        return [the_one(session, one, written_to=mark.written_to) for one in words]
    return None if words is None else the_one(session, words, written_to=mark.written_to)


def the_one(session: "Session", words: str, *, written_to: bool) -> str:
    """Return the id of the claim that words mean, which a terminal is asked where they may not.

    In a pipe, ManyMatchesError, and FoundByWordsError before a write; NoMatchError.
    """
    from claimcheck.desk.claim_search import certain, search

    matches = search(session, words)
    try:
        return certain(matches, written_to=written_to)
    except UsageError:
        if sys.stdin.isatty() and sys.stdout.isatty():
            return _asked(session, matches)
        raise


def _asked(session: "Session", matches: "Matches") -> str:
    """Return the id that a person says is meant; CancelledError where none is."""
    from claimcheck.cli.console import draw, width
    from claimcheck.cli.questions import ask, number, yes_or_no
    from claimcheck.desk.claim_search import MOST_LISTED, ManyMatchesError
    from claimcheck.domain.model.visible import visible_id
    from claimcheck.errors import CancelledError
    from claimcheck.report.terminal.fitting import hanging
    from claimcheck.report.terminal.line import Line

    count = len(matches.claims)
    if count > MOST_LISTED:
        raise ManyMatchesError(matches)
    words = visible_id(matches.words)
    if count == 1:
        [(id_, text)] = matches.claims
        draw(hanging(Line(), f"“{words}” matches {id_}: {text}", width()))
        question = "Is this the claim (y/n)?"
    else:
        draw(hanging(Line(), f"“{words}” matches several claims:", width()))
        for place, (id_, text) in enumerate(matches.claims, 1):
            draw(hanging(Line(f"  {place:2}  "), f"{id_}: {text}", width()))
        question = f"Which one (1-{count}, leave empty to cancel)?"
    try:
        if count == 1:
            place_chosen = 1 if ask(session, question, yes_or_no) else None
        else:
            place_chosen = ask(session, question, number(count))
    except EOFError:
        place_chosen = None
    if place_chosen is None:
        raise CancelledError
    return matches.claims[place_chosen - 1][0]
