"""One call of a tool: its arguments read, a session of its own, and whatever fails told."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from claimcheck.agents.argument import read
from claimcheck.agents.tool import Tool
from claimcheck.desk.error_words import error_in_words
from claimcheck.desk.session import Session
from claimcheck.domain.model.visible import visible
from claimcheck.errors import ClaimcheckError, UnforeseenError, UsageError
from claimcheck.interchange.json_text import dumps_line


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an agent gets for a call."""

    texts: tuple[str, ...]
    """The JSON and what is told beside it; of a failure its words and its exit code."""
    body: Mapping[str, Any] | None
    """The JSON; None for a failure."""


def call(
    tools: Mapping[str, Tool], name: str, given: Mapping[str, Any], open_: Callable[[], Session]
) -> Outcome:
    """Return what a tool answers; each call opens a session, so that it sees the file as it is."""
    session = open_()
    try:
        tool = tools.get(name)
        if tool is None:
            raise UsageError(f"there is no tool “{visible(name)}”", f"there are {', '.join(tools)}")
        found = tool.answer(session, read(tool.arguments, given))
        left_out = (_left_out(id_, fault) for id_, fault in session.left_out.items())
        told = (visible(one) for one in found.told)
        return Outcome((dumps_line(found.body), *told, *left_out), found.body)
    except ClaimcheckError as error:
        return Outcome((_failure(error),), None)
    except Exception as fault:
        state = "the write was made" if session.has_written else "nothing was written"
        return Outcome((_failure(UnforeseenError(f"claimcheck failed; {state}", fault)),), None)


def _failure(error: ClaimcheckError) -> str:
    return f"{error_in_words(error)}exit code {error.exit_code}"


def _left_out(id_: str, fault: Exception) -> str:
    return _failure(UnforeseenError(f"{id_} was left out, since it cannot be judged", fault))
