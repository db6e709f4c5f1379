"""Progress of long work, on a terminal alone; rich is imported only where it shows."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from claimcheck.cli.console import painter_of

T = TypeVar("T")
_LONG = 2_000
"""Rows: what is shorter is done before anybody has read a bar."""


def is_shown() -> bool:
    """Whether somebody sees it; to count rows for nobody may take long."""
    return sys.stderr.isatty()


def track(rows: Iterable[T], total: int, what: str, long: int = _LONG) -> Iterable[T]:
    """Return the rows, under a bar that grows as they are taken; from so many on they are long."""
    if total < long or not is_shown():
        return rows
    from rich.progress import track as bar

    return bar(rows, what, total, console=painter_of(sys.stderr), transient=True)


@contextmanager
def busy(what: str, rows: int) -> Iterator[None]:
    """Show that something is being done to so many rows."""
    if rows < _LONG or not is_shown():
        yield
        return
    with painter_of(sys.stderr).status(what):
        yield
