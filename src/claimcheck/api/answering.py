"""One question to a ledger: its arguments read, and whatever fails an error with its words."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from claimcheck.api.argument import read
from claimcheck.api.tool import Answer, Tool
from claimcheck.desk.error_words import error_in_words
from claimcheck.desk.session import Session
from claimcheck.domain.model.visible import visible
from claimcheck.errors import ClaimcheckError, UnforeseenError


def answered(tool: Tool, given: Mapping[str, Any], session: Session) -> Answer:
    """Return what a tool answers, and beside it which claims it left out.

    ClaimcheckError for whatever fails, as `told` says.
    """
    with told(session):
        found = tool.answer(session, read(tool.arguments, given))
        left_out = (failure(one) for one in unjudged(session))
        return Answer(found.body, (*map(visible, found.told), *left_out))


@contextmanager
def told(session: Session) -> Iterator[None]:
    """Make an error with words of whatever fails: UnforeseenError where nobody thought of it."""
    try:
        yield
    except ClaimcheckError:
        raise
    except Exception as fault:
        state = "the write was made" if session.has_written else "nothing was written"
        raise UnforeseenError(f"claimcheck failed; {state}", fault) from fault


def unjudged(session: Session) -> list[UnforeseenError]:
    """Return an error for each claim that the answers of a session lack."""
    return [
        UnforeseenError(f"{id_} was left out, since it cannot be judged", fault)
        for id_, fault in session.left_out.items()
    ]


def failure(error: ClaimcheckError) -> str:
    """Return the words of the terminal for an error, and its exit code."""
    return f"{error_in_words(error)}exit code {error.exit_code}"
