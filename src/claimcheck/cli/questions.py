"""Questions on a terminal, asked again until the answer can be read."""

import sys
from collections.abc import Callable, Sequence
from select import select
from typing import TypeVar

from claimcheck.cli.console import complain
from claimcheck.desk.session import Session
from claimcheck.domain.model.english import listed
from claimcheck.errors import UsageError

T = TypeVar("T")
W = TypeVar("W", bound=str)


def ask(session: Session, question: str, read: Callable[[str], T]) -> T:
    """Return what `read` makes of an answer; where it refuses one, say why and ask again.

    EOFError at the end of the input.
    """
    while True:
        try:
            return read(_answer(f"{question} "))
        except UsageError as refusal:
            complain(refusal)


def _answer(prompt: str) -> str:
    sys.stdout.write(prompt)
    sys.stdout.flush()
    # A Ctrl-C just before a read would wait for the next key; between two looks it does not.
    # Windows can look at sockets only.
    while sys.platform != "win32" and not select([sys.stdin], [], [], 0.1)[0]:
        pass
    try:
        answer = input().strip()
        answer.encode()
    except UnicodeError:
        raise UsageError("the answer is not UTF-8 text", "type it again") from None
    return answer


def text(answer: str) -> str | None:
    """Read any words; None for none."""
    return answer or None


def choice(words: Sequence[W]) -> Callable[[str], W | None]:
    """Return a reader of one of some words, or of the start of just one of them; None for none."""

    def read(answer: str) -> W | None:
        if not answer:
            return None
        exact = [word for word in words if word == answer.lower()]
        found = exact or [word for word in words if word.startswith(answer.lower())]
        if len(found) == 1:
            return found[0]
        raise UsageError(f"“{answer}” is not one of {listed(words, most=len(words))}")

    return read


def yes_or_no(answer: str) -> bool:
    """Read y or n, or the whole word; an empty answer is neither."""
    match answer.lower():
        case "y" | "yes":
            return True
        case "n" | "no":
            return False
    raise UsageError("answer y or n")


def number(most: int) -> Callable[[str], int | None]:
    """Return a reader of one number from 1 to `most`; None for none."""

    def read(answer: str) -> int | None:
        if not answer:
            return None
        if not _is_number(answer, most):
            raise UsageError(f"“{answer}” is not a number from 1 to {most}")
        return int(answer)

    return read


def _is_number(word: str, most: int) -> bool:
    return word.isascii() and word.isdigit() and 1 <= int(word[:9]) <= most


def numbers(most: int) -> Callable[[str], list[int]]:
    """Return a reader of numbers from 1 to `most`, or of “all”, as places counted from 0."""

    def read(answer: str) -> list[int]:
        if answer.lower() == "all":
            return list(range(most))
        words = answer.replace(",", " ").split()
        if not all(_is_number(word, most) for word in words):
            raise UsageError(f"“{answer}” is not a list of numbers from 1 to {most}", "such as 1 3")
        return list(dict.fromkeys(int(word) - 1 for word in words))

    return read
