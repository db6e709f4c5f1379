"""Two files change places in one step, which Python's own library has no call for."""

import ctypes
import errno
import os
import sys
from pathlib import Path
from typing import Any, Final

_HERE: Final = -100
_EXCHANGE: Final = 2

_CANNOT: Final = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP}


class CannotExchange(OSError):
    """The system, or the file system, has no such step."""


def exchange(one: Path, other: Path) -> None:
    """Let two files of one file system change places; whoever looks sees both, all the time.

    CannotExchange where that is not possible, OSError when it fails.
    """
    paths = os.fsencode(one), os.fsencode(other)
    library: Any = None if sys.platform == "win32" else ctypes.CDLL(None, use_errno=True)
    if hasattr(library, "renameat2"):
        failed = library.renameat2(_HERE, paths[0], _HERE, paths[1], _EXCHANGE)
    elif hasattr(library, "renamex_np"):  # macOS
        failed = library.renamex_np(*paths, _EXCHANGE)
    else:
        raise CannotExchange(errno.ENOSYS, os.strerror(errno.ENOSYS))
    if failed:
        number = ctypes.get_errno()
        kind = CannotExchange if number in _CANNOT else OSError
        raise kind(number, os.strerror(number))
