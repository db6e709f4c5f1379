"""Claims that fail in unforeseen ways: they are left out, and all the others are shown."""

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

LeftOut = dict[str, Exception]
"""What went wrong with each claim that was left out, by its id."""


def spare(left_out: LeftOut | None, id_: str, work: Callable[[], T]) -> T | None:
    """Return what some work on one claim comes to; None where it fails, which is then kept.

    Without a place to keep it the fault is raised: nothing is ever left out unsaid.
    """
    try:
        return work()
    except Exception as fault:
        if left_out is None:
            raise
        left_out[id_] = fault
        return None
