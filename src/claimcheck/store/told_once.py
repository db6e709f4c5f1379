"""What this user was told once on this machine, and need not hear with every command.

A mark is an empty file in the user's state folder, named by a digest of what was told. Where none
can be kept, it is told again.
"""

import contextlib
from hashlib import sha256

from claimcheck.host.user_folders import state_folder
from claimcheck.store.private_folder import PrivateFolder


def is_known(subject: str) -> bool:
    """Whether the user was told of this."""
    with contextlib.suppress(OSError), PrivateFolder(state_folder()) as folder:
        folder.opened(_name(subject)).close()
        return True
    return False


def remember(subject: str) -> None:
    """Keep that the user was told of this."""
    with (
        contextlib.suppress(OSError),
        PrivateFolder.made(state_folder()) as folder,
        folder.written(_name(subject)),
    ):
        pass


def _name(subject: str) -> str:
    return f"told-{sha256(subject.encode(errors='surrogateescape')).hexdigest()[:32]}"
