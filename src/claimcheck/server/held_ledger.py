"""Writes while another program holds the ledger: tried in turn with what others ask, for a time."""

import time
from collections.abc import Callable
from typing import Final, TypeVar

from claimcheck.errors import HeldError
from claimcheck.server.opened import Opened

T = TypeVar("T")

TURN: Final = 0.1
"""Seconds that one try waits, in which nobody else is answered."""
_PATIENCE: Final = 10.0
"""Seconds after which it is told."""


async def written(opened: Opened, write: Callable[[Opened], T]) -> T:
    """Return what a write gives; HeldError where another program held the ledger all the time."""
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            return await opened.ask(write)
        except HeldError:
            if time.monotonic() >= end:
                raise HeldError(
                    "another program is writing to the ledger; nothing was written",
                    "save again in a moment",
                ) from None
