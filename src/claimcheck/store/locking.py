"""Whose turn it is to write: one lock for each folder, released by the end of its process."""

import errno
import os
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from claimcheck.errors import ConflictError

if sys.platform != "win32":
    import fcntl

_FIRST_PAUSE: Final = 0.005
_LONGEST_PAUSE: Final = 0.05

_NO_FOLDER_LOCK: Final = {errno.EACCES, errno.EBADF, errno.EINVAL, errno.ENOLCK, errno.ENOTSUP}
"""What a folder answers that cannot be locked: one that may not be listed, or one on NFS."""


def hold(folder: Path, wait_seconds: float) -> Callable[[], None]:
    """Wait for the lock and return what releases it.

    Where a folder cannot be locked, a file in the system's temporary folder stands for it, which
    keeps this user's commands on this machine apart.
    """
    if sys.platform == "win32":
        from filelock import FileLock, Timeout

        held = FileLock(_stand_in(folder))
        try:
            held.acquire(timeout=wait_seconds)
        except Timeout:
            raise _busy(folder, wait_seconds) from None
        return held.release
    try:
        return _take(os.open(folder, os.O_RDONLY), folder, wait_seconds)
    except OSError as error:
        if error.errno not in _NO_FOLDER_LOCK:
            raise
    flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW
    return _take(os.open(_stand_in(folder), flags, 0o600), folder, wait_seconds)


def _stand_in(folder: Path) -> Path:
    import getpass
    import hashlib
    import tempfile

    place = hashlib.sha256(bytes(folder)).hexdigest()[:16]
    return Path(tempfile.gettempdir(), f"claimcheck-{getpass.getuser()}-{place}.lock")


def _take(descriptor: int, folder: Path, wait_seconds: float) -> Callable[[], None]:
    end = time.monotonic() + wait_seconds
    pause = _FIRST_PAUSE
    try:
        while True:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() >= end:
                    raise _busy(folder, wait_seconds) from None
                time.sleep(pause)
                pause = min(pause * 1.5, _LONGEST_PAUSE)
            else:
                return partial(os.close, descriptor)
    except BaseException:
        os.close(descriptor)
        raise


def _busy(folder: Path, wait_seconds: float) -> ConflictError:
    return ConflictError(
        f"another command held {folder} for {wait_seconds:g} seconds; nothing was changed",
        "run the command again, or let it wait longer with --wait SECONDS",
    )
