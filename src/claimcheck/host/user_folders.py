"""The folders that a system gives each user for what programs keep."""

from pathlib import Path


def cache_folder() -> Path:
    """Return where what can be made again is kept; it need not be there."""
    from platformdirs import user_cache_path

    return user_cache_path("claimcheck")


def state_folder() -> Path:
    """Return where what belongs to this user on this machine is kept; it need not be there."""
    from platformdirs import user_state_path

    return user_state_path("claimcheck")
