"""The key by which the program knows again what it has kept: random bytes, for this user alone.

It is in the user's state folder and not in that of the cache, which may be one that others write
to, or that is carried from machine to machine.
"""

import contextlib
import os
from typing import Final

from claimcheck.errors import ConflictError
from claimcheck.host.user_folders import state_folder
from claimcheck.store.private_folder import PrivateFolder

_NAME: Final = "cache-key"
_LENGTH: Final = 32
_WAIT_SECONDS: Final = 1


def found() -> bytes | None:
    """Return the key; None where there is none that can be trusted."""
    with contextlib.suppress(OSError), PrivateFolder(state_folder()) as folder:
        return _read(folder)
    return None


def made() -> bytes | None:
    """Return the key, made where there is none yet; None where none can be kept."""
    if key := found():
        return key
    with (
        contextlib.suppress(OSError, ConflictError),
        PrivateFolder.made(state_folder()) as folder,
    ):
        return _make(folder)
    return None


def _make(folder: PrivateFolder) -> bytes | None:
    """Make a key in place of one that is no good; one process at a time, so that all have one."""
    from claimcheck.store.write_lock import hold

    release = hold(folder.path, _WAIT_SECONDS)
    try:
        if _read(folder) is None:
            with folder.written(_NAME) as file:
                file.write(os.urandom(_LENGTH))
        return _read(folder)
    finally:
        release()


def _read(folder: PrivateFolder) -> bytes | None:
    with contextlib.suppress(OSError), folder.opened(_NAME) as file:
        key = file.read(_LENGTH + 1)
        return key if len(key) == _LENGTH else None
    return None
