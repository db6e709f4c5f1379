"""One call of a tool: a session of its own, and whatever fails told in words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from claimcheck.api.answering import answered, failure
from claimcheck.api.tool import Tool
from claimcheck.desk.session import Session
from claimcheck.domain.model.visible import visible
from claimcheck.errors import ClaimcheckError, UsageError
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
        found = answered(tool, given, session)
        return Outcome((dumps_line(found.body), *found.told), found.body)
    except ClaimcheckError as error:
        return Outcome((failure(error),), None)
