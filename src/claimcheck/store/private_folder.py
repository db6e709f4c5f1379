"""A folder of the user's, and the files in it that nobody else can have written.

Who else may write there can put anything under any name: a link to another place, a pipe that
never gives a byte, a file with words of their own. So the folder is held open, that no other can
take its place between two steps; no link is followed; and what is not the user's alone is as if it
were not there, and is never touched. Windows knows no such owners and modes; there, what is no
plain file is refused.
"""

import contextlib
import errno
import os
import re
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final, Self

_MODE: Final = 0o600
_PLAINLY: Final = (
    getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
)


class PrivateFolder:
    """A folder that is there, is no link and is the user's; any other is an OSError."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._descriptor = _held(path)

    @classmethod
    def made(cls, path: Path) -> Self:
        """Return a folder, made for this user alone where there is none; OSError as above."""
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        return cls(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._descriptor is not None:
            os.close(self._descriptor)

    def opened(self, name: str) -> BinaryIO:
        """Open a file to read it; OSError where there is none that is the user's alone."""
        return self._file(name, os.O_RDONLY, "rb")

    @contextlib.contextmanager
    def written(self, name: str) -> Iterator[BinaryIO]:
        """Give a new file; when it is whole, it takes the place of the user's of that name."""
        new = f"{name}.{os.urandom(8).hex()}.tmp"
        try:
            with self._file(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, "wb") as file:
                yield file
            self._refuse_to_replace(name)
            os.replace(
                self._at(new),
                self._at(name),
                src_dir_fd=self._descriptor,
                dst_dir_fd=self._descriptor,
            )
        finally:
            self.remove(new)

    def remove(self, name: str) -> None:
        """Remove a file or a link, or leave it."""
        with contextlib.suppress(OSError):
            os.unlink(self._at(name), dir_fd=self._descriptor)

    def files(self, names: str) -> dict[str, os.stat_result]:
        """Return the user's files whose whole name is of a pattern, and what each is."""
        found = {}
        with os.scandir(self.path if self._descriptor is None else self._descriptor) as entries:
            for entry in entries:
                if re.fullmatch(names, entry.name):
                    with contextlib.suppress(OSError):  # another process has removed it
                        status = entry.stat(follow_symlinks=False)
                        if _is_own(status, stat.S_IFREG):
                            found[entry.name] = status
        return found

    def _at(self, name: str) -> str:
        return name if self._descriptor is not None else str(self.path / name)

    def _file(self, name: str, flags: int, mode: str) -> BinaryIO:
        descriptor = os.open(self._at(name), flags | _PLAINLY, _MODE, dir_fd=self._descriptor)
        status = os.fstat(descriptor)
        if _is_own(status, stat.S_IFREG) and _is_closed_to_others(status):
            return os.fdopen(descriptor, mode)  # type: ignore[return-value]
        os.close(descriptor)
        raise _refusal(self.path / name)

    def _refuse_to_replace(self, name: str) -> None:
        with contextlib.suppress(FileNotFoundError):
            status = os.stat(self._at(name), dir_fd=self._descriptor, follow_symlinks=False)
            if not _is_own(status, stat.S_IFREG):
                raise _refusal(self.path / name)


def _held(path: Path) -> int | None:
    """Return a descriptor of the folder; None on Windows, where a folder has none."""
    if sys.platform == "win32":
        if not _is_own(path.lstat(), stat.S_IFDIR):
            raise _refusal(path)
        return None
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    if _is_own(os.fstat(descriptor), stat.S_IFDIR):
        return descriptor
    os.close(descriptor)
    raise _refusal(path)


def _is_own(status: os.stat_result, kind: int) -> bool:
    is_users = sys.platform == "win32" or status.st_uid == os.geteuid()
    return is_users and stat.S_IFMT(status.st_mode) == kind


def _is_closed_to_others(status: os.stat_result) -> bool:
    return sys.platform == "win32" or stat.S_IMODE(status.st_mode) == _MODE


def _refusal(path: Path) -> OSError:
    return PermissionError(errno.EACCES, "other users may have access to it", str(path))
