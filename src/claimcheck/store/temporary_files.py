"""The files that stand beside a ledger while it is written, and how each of them goes.

Whoever holds the lock on the folder writes `.claimcheck-….tmp`. Complete and durable, it becomes
`.claimcheck-OLD-NEW.swap`, named by digests of what the ledger holds and of what it is to hold,
and then the two change places. What stands beside the ledger afterwards is known by its digest.
If it is neither of the two, another program saved the ledger at the last moment, and its file
goes back to its place. All that is needed to tell is in the folder, so that the next writer can
finish what a killed one began. Only what is known is ever removed.

A document, which anybody writes without the lock, is a `.claimcheck-….part` until it is complete:
whoever holds the lock cannot know of its writer whether it is dead.
"""

import contextlib
import errno
import hashlib
import os
import re
import shutil
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final, Literal

from claimcheck.store.content_digest import digest
from claimcheck.store.file_exchange import CannotExchange, exchange

_BINARY: Final = getattr(os, "O_BINARY", 0)
_BEING_WRITTEN: Final = re.compile(r"\.claimcheck-[0-9a-f]{16}\.tmp")
_SWAP: Final = re.compile(r"\.claimcheck-([0-9a-f]{16})-([0-9a-f]{16})\.swap")

_NOT_TO_BE_GIVEN: Final = {errno.EACCES, errno.EPERM, errno.ENOTSUP, errno.EINVAL}
"""What the system answers about an attribute that only it, or only root, may set."""


@contextlib.contextmanager
def written(
    folder: Path,
    content: bytes | BinaryIO,
    *,
    mode: int = 0o600,
    like: Path | None = None,
    durable: bool = True,
    suffix: Literal[".tmp", ".part"] = ".tmp",
) -> Iterator[Path]:
    """Write a temporary file and remove it if it is still there in the end.

    It gets the mode, the owner and the extended attributes of the file `like`, access lists among
    them, before it is synced. Without the lock, only a `.part` stays until then.
    """
    new = folder / f".claimcheck-{os.urandom(8).hex()}{suffix}"
    try:
        descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, mode)
        with os.fdopen(descriptor, "wb") as file:
            fill(file, content)
            file.flush()
            if like is not None:
                _dress(new, like)
            if durable:
                _sync(descriptor)
        yield new
    finally:
        _remove(new)


def fill(file: BinaryIO, content: bytes | BinaryIO) -> None:
    """Write content into a file, that of another file without holding all of it."""
    if isinstance(content, bytes):
        file.write(content)
    else:
        shutil.copyfileobj(content, file)


def put(new: Path, real: Path, content: bytes, expected: bytes) -> bool:
    """Put a written file in the place of a ledger, durably; the old one goes.

    False when another program saved the ledger at the last moment; it is then as that left it.
    After an OSError the ledger is the old one.
    """
    aside = new.with_name(f".claimcheck-{_digest(expected)}-{_digest(content)}.swap")
    new.rename(aside)
    try:
        exchange(aside, real)
    except CannotExchange:
        _put_over(aside, real, expected)
        return True
    except OSError:
        _remove(aside)
        raise
    try:
        is_replaced = _is_known(aside)
        if is_replaced:
            sync_folder(real.parent)
    except OSError:
        exchange(aside, real)
        _settle(aside, real)
        raise
    if is_replaced:
        _remove(aside)
    else:
        _settle(aside, real)
    return is_replaced


def take_away(real: Path, expected: bytes) -> bool:
    """Remove a ledger, durably; False when it holds something else, and is as it was.

    After a kill on the way it stands beside its place, under the name of what was saved.
    """
    aside = _saved_name(real, _digest(expected))
    real.rename(aside)
    if _digest_of(aside) != _digest(expected):
        os.link(aside, real)  # which overwrites nothing that was saved since
        aside.unlink()
        return False
    aside.unlink()
    sync_folder(real.parent)
    return True


def put_new(new: Path, path: Path) -> None:
    """Put a written file where there is none, durably; FileExistsError where there is one."""
    try:
        os.link(new, path)
    except FileExistsError:
        raise
    except OSError:  # there are no hard links here
        path.touch(exist_ok=False)
        try:
            new.replace(path)
        except OSError:
            path.unlink()
            raise
    try:
        sync_folder(path.parent)
    except OSError:
        path.unlink()
        raise


def sweep(real: Path) -> None:
    """Finish what killed writers began; whoever holds the lock knows that they are dead.

    What has such a name and is no regular file is none of theirs, and is not opened.
    """
    for file in _regular_files(real.parent):
        if is_being_written(file.name):
            _remove(file)
        elif _SWAP.fullmatch(file.name):
            _settle(file, real)


def sweep_new(folder: Path) -> None:
    """Remove what killed writers left where files are only added, as `sweep` does."""
    for file in _regular_files(folder):
        if is_being_written(file.name):
            _remove(file)


def is_being_written(name: str) -> bool:
    """Whether a file of this name is one that a writer, dead or alive, has not completed."""
    return _BEING_WRITTEN.fullmatch(name) is not None


def _regular_files(folder: Path) -> list[Path]:
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        return [Path(one.path) for one in entries if one.is_file(follow_symlinks=False)]
    return []


def sync_folder(folder: Path) -> None:
    """Make a rename durable, where folders can be opened and synced at all."""
    if sys.platform == "win32":
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            _sync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        if error.errno not in (errno.EACCES, errno.EINVAL):
            raise


def _put_over(aside: Path, real: Path, expected: bytes) -> None:
    """Rename a file over another, for want of a way to exchange them."""
    try:
        aside.replace(real)
    except OSError:
        _remove(aside)
        raise
    try:
        sync_folder(real.parent)
    except OSError:
        with written(real.parent, expected, like=real, durable=False) as before:
            before.replace(real)
        raise


def _settle(aside: Path, real: Path) -> None:
    """End a swap: what is known goes, what another program saved goes to its place, or stays."""
    with contextlib.suppress(OSError):
        if not _is_known(aside) and _digest_of(real) == _digests(aside)[1]:
            exchange(aside, real)
        if _is_known(aside):
            _remove(aside)
        else:  # the ledger was saved once more, and that stands
            aside.rename(_saved_name(real, _digest_of(aside)))


def _saved_name(real: Path, digest: str) -> Path:
    return real.with_name(f"saved-{digest}-{real.name}"[:255])


def _remove(file: Path) -> None:
    """Remove a file, or leave it to the next writer."""
    with contextlib.suppress(OSError):
        file.unlink()


def _is_known(aside: Path) -> bool:
    return _digest_of(aside) in _digests(aside)


def _digests(aside: Path) -> tuple[str, ...]:
    found = _SWAP.fullmatch(aside.name)
    return found.groups() if found else ()


def _digest(content: bytes) -> str:
    return digest(content)[:16]


def _digest_of(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()[:16]


def _dress(new: Path, old: Path) -> None:
    """Give a file the owner, mode and attributes of another; only root may give one away."""
    status = old.stat()
    if hasattr(os, "chown"):
        for owner in (status.st_uid, -1):  # the group can often be kept where the owner cannot
            with contextlib.suppress(PermissionError):
                os.chown(new, owner, status.st_gid)
                break
    new.chmod(stat.S_IMODE(status.st_mode))
    if sys.platform == "linux":
        with _where_permitted():
            for name in os.listxattr(old):
                with _where_permitted():
                    os.setxattr(new, name, os.getxattr(old, name))


@contextlib.contextmanager
def _where_permitted() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno not in _NOT_TO_BE_GIVEN:
            raise


def _sync(descriptor: int) -> None:
    """Have the disk hold what was written; macOS needs to be asked for the disk by name."""
    if sys.platform == "darwin":
        import fcntl

        with contextlib.suppress(OSError):  # not every file system there can be asked
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            return
    os.fsync(descriptor)
