"""Whose turn it is to write: one lock for each folder, released by the end of its process."""

import contextlib
import errno
import os
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from claimcheck.errors import HeldError

if sys.platform != "win32":
    import fcntl

_FIRST_PAUSE: Final = 0.005
_LONGEST_PAUSE: Final = 0.05

_LOCK_FILE: Final = ".claimcheck.lock"

_NO_FOLDER_LOCK: Final = {errno.EACCES, errno.EBADF, errno.EINVAL, errno.ENOLCK, errno.ENOTSUP}
"""What a folder answers that cannot be locked: one that may not be listed, or one on NFS."""


def hold(folder: Path, wait_seconds: float) -> Callable[[], None]:
    """Wait for the lock and return what releases it; ConflictError when another one holds it.

    Where a folder cannot be locked, a file in it stands for it, which goes with the lock. One
    that a killed holder left is taken over, since the lock and not the file is what counts.
    """
    if sys.platform == "win32":
        return _hold_on_windows(folder, wait_seconds)
    end = time.monotonic() + wait_seconds
    try:
        return partial(_let_go, _take(os.open(folder, os.O_RDONLY), end, folder, wait_seconds))
    except OSError as error:
        if error.errno not in _NO_FOLDER_LOCK:
            raise
    return _hold_file(folder, end, wait_seconds)


def _hold_file(folder: Path, end: float, wait_seconds: float) -> Callable[[], None]:
    file = folder / _LOCK_FILE
    flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW
    while True:
        descriptor = _take(os.open(file, flags, 0o666), end, folder, wait_seconds)
        if _is_still(file, descriptor):
            break
        os.close(descriptor)

    def release() -> None:
        with contextlib.suppress(OSError):  # it stays, and stops nobody
            file.unlink()
        _let_go(descriptor)

    return release


def _let_go(descriptor: int) -> None:
    """Release a lock, which ends with its descriptor even where closing tells of a failure."""
    with contextlib.suppress(OSError):
        os.close(descriptor)


def _is_still(file: Path, descriptor: int) -> bool:
    """Return whether this is the file that the next one will lock: holders remove theirs."""
    try:
        return os.path.samestat(file.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False


def _hold_on_windows(folder: Path, wait_seconds: float) -> Callable[[], None]:
    from filelock import FileLock, Timeout  # type: ignore[import-not-found, unused-ignore]

    held = FileLock(folder / _LOCK_FILE)
    try:
        held.acquire(timeout=wait_seconds)
    except Timeout:
        raise _busy(folder, wait_seconds) from None
    release: Callable[[], None] = held.release
    return release


def _take(descriptor: int, end: float, folder: Path, wait_seconds: float) -> int:
    """Return the descriptor, locked, or close it."""
    pause = _FIRST_PAUSE
    try:
        while True:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if not time.monotonic() < end:  # nor if the end is no number
                    raise _busy(folder, wait_seconds) from None
                time.sleep(pause)
                pause = min(pause * 1.5, _LONGEST_PAUSE)
            else:
                return descriptor
    except BaseException:
        os.close(descriptor)
        raise


def _busy(folder: Path, wait_seconds: float) -> HeldError:
    return HeldError(
        f"another command held {folder} for {wait_seconds:g} seconds; nothing was changed",
        "try again, or let it wait longer with --wait SECONDS",
    )
