"""A tool: what a program can ask of a ledger, and what it is answered."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from claimcheck.api.argument import Argument
from claimcheck.desk.session import Session
from claimcheck.interchange.results_json import envelope

Given = Mapping[str, Any]
"""A value for each argument of a tool."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a tool answers: the JSON of a command, and what the command says beside it."""

    body: Mapping[str, Any]
    told: Sequence[str] = field(default=())


@dataclass(frozen=True, slots=True)
class Tool:
    """One tool."""

    name: str
    help: str
    arguments: Sequence[Argument]
    answer: Callable[[Session, Given], Answer]
    result: Callable[[], Any]
    """Returns the dataclass whose fields are the JSON, which is imported when it is asked for."""
    writes: bool = False
    """Whether it changes the ledger."""
    asks_outside: bool = False
    """Whether it may fetch something from the web."""
    looks_around: bool = False
    """Whether its answer depends on more than the ledger, the day and the arguments."""


def answer(tool: str, moment: Any, result: Any, told: Sequence[str] = ()) -> Answer:
    """Return the answer of a tool: the JSON that the command of its name prints."""
    return Answer(envelope(tool, moment, result), told)
