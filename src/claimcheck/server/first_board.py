"""The board as it was drawn last, so that a server that was just started shows it at once.

It is kept as what was worked out of a ledger is (`store/standing_cache.py`), for the very content,
the day, the visitor and the program that it was drawn by.
"""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from claimcheck.desk.session import Session
from claimcheck.server.visitor import Visitor
from claimcheck.store import standing_cache

Question = tuple[str, ...]

_PACKAGE: Final = Path(__file__).parents[1]
_DRAWN_BY: Final = ("api", "desk", "interchange", "report", "server")


def question_of(session: Session, head: str, visitor: Visitor) -> Question | None:
    """Return what the board follows from; None where nothing is kept."""
    if session.database or standing_cache.is_off():
        return None
    reader = f"{visitor.may_write} {visitor.name}"
    return head, "board", str(session.today), reader, *_program()


def found(question: Question) -> str | None:
    """Return the board, if it was drawn before."""
    with (
        contextlib.suppress(standing_cache.DamagedError),
        standing_cache.find(question) as pages,
    ):
        if pages is not None and [[*one.keys()] for one in pages] == [["text"]]:
            text = pages[0]["text"][0]
            return text if isinstance(text, str) else None
    return None


def keep(question: Question, text: str) -> None:
    """Keep the board for the next start; where nothing can be written, nothing happens."""
    standing_cache.keep(question, [{"text": [text]}])


def _program() -> Iterator[str]:
    """Yield what changes whenever a module or a template does that pages are drawn by."""
    for folder in _DRAWN_BY:
        for path in sorted((_PACKAGE / folder).rglob("*")):
            if path.suffix in (".py", ".html", ".css", ".js"):
                status = path.stat()
                yield f"{path} {status.st_size} {status.st_mtime_ns}"
