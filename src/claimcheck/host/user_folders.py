"""The folders that a system gives each user for what programs keep."""

import errno
from pathlib import Path


def cache_folder() -> Path:
    """Return where what can be made again is kept; it need not be there.

    OSError where the user has no home.
    """
    from platformdirs import user_cache_path

    return _whole(user_cache_path("claimcheck"))


def state_folder() -> Path:
    """Return where what belongs to this user on this machine is kept; it need not be there.

    OSError where the user has no home.
    """
    from platformdirs import user_state_path

    return _whole(user_state_path("claimcheck"))


def _whole(path: Path) -> Path:
    """Refuse a path that begins at the working directory, as “~” does for a user without a home."""
    if not path.is_absolute():
        raise FileNotFoundError(errno.ENOENT, "this user has no home folder", str(path))
    return path
