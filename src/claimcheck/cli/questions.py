"""Questions on a terminal, asked again until the answer can be read."""

import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from select import select
from typing import TypeVar

from claimcheck.cli.console import complain, draw, width
from claimcheck.desk.question import Question
from claimcheck.desk.session import Session
from claimcheck.domain.model.english import listed
from claimcheck.domain.model.visible import visible
from claimcheck.errors import UsageError
from claimcheck.report.terminal.fitting import hanging
from claimcheck.report.terminal.line import Line

T = TypeVar("T")
W = TypeVar("W", bound=str)


def ask(session: Session, question: str | Question, read: Callable[[str], T]) -> T:
    """Return what `read` makes of an answer; where it refuses one, say why and ask again.

    EOFError at the end of the input.
    """
    asked = Question(question) if isinstance(question, str) else question
    while True:
        try:
            answer = _answer(asked)
            if answer != "?" or not asked.help:
                return read(answer)
            draw(hanging(Line("  "), asked.help, width()))
        except UsageError as refusal:
            complain(refusal)


def ask_again(session: Session, question: str, had: str, read: Callable[[str], T]) -> T:
    """Return what `read` makes of an answer that begins as what is there already, to be edited."""
    return ask(session, Question(question, had=visible(had)), read)


def _answer(asked: Question) -> str:
    """Return an answer without blanks around it; UsageError where it is not UTF-8."""
    try:
        answer = (_edited if asked.answers or asked.had else _typed)(asked).strip()
        answer.encode()
    except UnicodeError:
        raise UsageError("the answer is not UTF-8 text", "type it again") from None
    return answer


def _typed(asked: Question) -> str:
    prompt = f"{asked.words} "
    sys.stdout.write(prompt)
    sys.stdout.flush()
    # A Ctrl-C just before a read would wait for the next key; between two looks it does not.
    # Windows can look at sockets only.
    while sys.platform != "win32" and not select([sys.stdin], [], [], 0.1)[0]:
        pass
    # Not by input(), which readline takes over once it is there, and which then writes it again.
    line = sys.stdin.buffer.readline()
    if not line:
        raise EOFError
    return line.decode(sys.stdin.encoding)


def _edited(asked: Question) -> str:
    """Return an answer that may have begun, and that Tab may complete.

    Where there is no readline, as on Windows, what there is already is shown, and an empty answer
    keeps it.
    """
    try:
        import readline
    except ImportError:
        shown = f"{asked.words} [{asked.had}]" if asked.had else asked.words
        return _typed(Question(shown)).strip() or asked.had

    def complete(start: str, place: int) -> str | None:
        found = asked.completed(start)
        return found[place] if place < len(found) else None

    is_libedit = "libedit" in (readline.__doc__ or "")
    readline.parse_and_bind("bind ^I rl_complete" if is_libedit else "tab: complete")
    readline.set_completer_delims(" ,\t" if asked.takes_several else "")
    readline.set_auto_history(False)
    readline.set_completer(complete)
    readline.set_startup_hook(lambda: readline.insert_text(asked.had))
    try:
        with _heeding_ctrl_c():
            return input(f"{asked.words} ")
    finally:
        readline.set_startup_hook(None)
        readline.set_completer(None)


@contextmanager
def _heeding_ctrl_c() -> Iterator[None]:
    """Have readline look up ten times a second.

    A Ctrl-C that comes just before it waits for a key would otherwise wait for that key too.
    """
    before = signal.signal(signal.SIGALRM, lambda number, frame: None)
    signal.setitimer(signal.ITIMER_REAL, 0.1, 0.1)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


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
