"""What stands where the user's own file or folder should be: made by whoever may write there."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

Put = Callable[[Path, bytes], None]
"""Puts something under a name, with such a content where it has one."""


def _link(path: Path, content: bytes) -> None:
    elsewhere = path.parent.parent / "elsewhere"
    elsewhere.write_bytes(content)
    elsewhere.chmod(0o600)
    path.symlink_to(elsewhere)


def _file(mode: int) -> Put:
    def put(path: Path, content: bytes) -> None:
        path.write_bytes(content)
        path.chmod(mode)

    return put


NOT_PRIVATE: Final[dict[str, Put]] = {
    "a link to the same": _link,
    "a link to nothing": lambda path, _: path.symlink_to("nothing"),
    "a link to itself": lambda path, _: path.symlink_to(path),
    "a pipe": lambda path, _: os.mkfifo(path, 0o600),
    "a folder": lambda path, _: path.mkdir(),
    "a file that all may read": _file(0o644),
    "a file that all may write": _file(0o666),
    "a file of the group": _file(0o660),
}


def somebody_else() -> int:
    """Stand for `os.geteuid`: whatever was made so far belongs to another user."""
    return os.getuid() + 1
