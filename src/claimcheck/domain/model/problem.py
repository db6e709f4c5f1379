"""What is wrong or doubtful in a ledger, as a value with the key path that it is about."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Literal

Severity = Literal["error", "warning"]
KeyPath = tuple[str, ...]
Advice = str | Callable[[], str]
"""What to do, or what finds it out when somebody asks."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault of a ledger: an error makes it invalid, a warning does not."""

    at: KeyPath
    """Where it is, as keys from the top of the file: ("claims", "x", "made")."""
    severity: Severity
    code: str
    """A stable word for scripts, such as `unknown-key`."""
    message: str
    advice: Advice = ""
    inside: KeyPath = ()
    """Below `at` the item of a list or an inline table that is wrong, where it is only one."""

    @property
    def is_of_key(self) -> bool:
        """Whether the key is what is wrong, rather than its value."""
        return self.code in ("unknown-key", "bad-id", "key-clash")

    @property
    def hint(self) -> str:
        """What to do about it, or nothing."""
        return self.advice if isinstance(self.advice, str) else self.advice()


@dataclass(frozen=True, slots=True)
class Fault:
    """What `check` reports of one problem; line and column count from 1."""

    path: str
    line: int
    column: int
    severity: Severity
    code: str
    message: str
    hint: str
    claim: str | None = None
    """The claim that it is about."""

    @classmethod
    def at(cls, path: str, place: tuple[int, int], problem: Problem) -> "Fault":
        """Return a problem of the domain with its place."""
        line, column = place
        return cls(
            path,
            line,
            column,
            problem.severity,
            problem.code,
            problem.message,
            problem.hint,
            problem.at[1] if problem.at[:1] == ("claims",) and len(problem.at) > 1 else None,
        )

    @property
    def place(self) -> str:
        """The place as compilers and editors write it."""
        return f"{self.path}:{self.line}:{self.column}"


def error(at: KeyPath, code: str, message: str, hint: Advice = "", inside: KeyPath = ()) -> Problem:
    """Return a problem that makes the ledger invalid."""
    return Problem(at, "error", code, message, hint, inside)


def warning(at: KeyPath, code: str, message: str, hint: Advice = "") -> Problem:
    """Return a problem that leaves the ledger valid."""
    return Problem(at, "warning", code, message, hint)


def meant(word: str, words: Iterable[str]) -> Advice:
    """Return what finds out which of the known words was meant.

    It is not looked for before somebody asks: a file may have a million unknown words.
    """
    return partial(did_you_mean, word, words)


def did_you_mean(word: str, words: Iterable[str]) -> str:
    """Return “did you mean X?” for the nearest of the known words, else nothing.

    Case makes no distance, except among words that differ in nothing else.
    """
    from difflib import get_close_matches

    known: dict[str, list[str]] = {}
    for one in words:
        known.setdefault(one.casefold(), []).append(one)
    near = get_close_matches(word[:80].casefold(), known, n=1, cutoff=0.6)
    if not near:
        return ""
    alike = known[near[0]]
    nearest = get_close_matches(word[:80], alike, n=1, cutoff=0)
    return f"did you mean {(nearest or alike)[0]}?"
