"""What a process that runs for long asks of the system's memory."""

import contextlib
from typing import Final

_MMAP_THRESHOLD: Final = -3
"""As `mallopt` of glibc calls it."""
_LARGE: Final = 1 << 20


def give_back_large_pieces() -> None:
    """Have a piece of a megabyte and more go back to the system once it is free.

    glibc would keep what is as large as the largest that was ever freed, and the contents of a
    large ledger are that. Elsewhere nothing happens.
    """
    import ctypes

    with contextlib.suppress(OSError, AttributeError, TypeError):
        ctypes.CDLL(None).mallopt(_MMAP_THRESHOLD, _LARGE)
