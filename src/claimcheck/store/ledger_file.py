"""Reading and replacing a ledger file so that nothing is ever lost.

The new content is written beside the old one, made durable and then put in its place, so that
whoever reads, and whenever a writer is stopped, there is the old file or the new one, whole.
Writers take turns by a lock on the folder, which leaves nothing behind and ends with its process.
What is promised, and which test shows it: docs/reliability.md.
"""

import contextlib
import errno
import io
import os
import signal
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final

from claimcheck.errors import ConflictError, LedgerError, ReaderLeftError, UsageError, WriteError

_BOM: Final = b"\xef\xbb\xbf"
_LARGEST: Final = 1 << 30
_BEGINNING: Final = 1 << 16
_MOST_LINKS: Final = 40
_ANY: Final = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
_CREATE_WAIT_SECONDS: Final = 30

_LINK_HINT: Final = "restore the file it points to, or remove the link"

_DISTURBING: Final = {
    getattr(signal, name)
    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT", "SIGTSTP")
    if hasattr(signal, name)
}


def read(path: Path) -> bytes:
    """Return the bytes of a ledger, at most 1 GiB of a regular file."""
    with _opened(path) as (raw, size):
        file = io.BufferedReader(raw)
        content = file.read(size + 1)
        if len(content) > size:  # it grows, or it is made up by the system
            content += file.read(_LARGEST + 1 - len(content))
    if len(content) > _LARGEST:
        raise _too_large(path)
    return content


def holds(path: Path, expected: bytes) -> bool:
    """Whether a ledger has these bytes, of which it may have a gigabyte; LedgerError."""
    with _opened(path) as (file, _):
        return _has(file, expected)


def fingerprint(path: Path) -> str:
    """Return the SHA-256 of a ledger's bytes, at most 1 GiB of a regular file."""
    from hashlib import file_digest

    with _opened(path) as (file, _):
        return file_digest(file, "sha256").hexdigest()


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[tuple[io.FileIO, int]]:
    """Give a ledger's file and its size, with whatever is in the way as a LedgerError."""
    try:
        _refuse_other_than_a_file(path, path.stat())  # to open a device may be to use it
        with os.fdopen(os.open(path, _ANY), "rb", buffering=0) as file:
            status = os.fstat(file.fileno())
            _refuse_other_than_a_file(path, status)
            yield file, status.st_size
    except (FileNotFoundError, NotADirectoryError):
        raise _missing(path) from None
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise _missing(path) from None
        raise LedgerError(
            f"cannot read {path}: {error.strerror}",
            "check the permissions of the file and its folder",
        ) from None


def _refuse_other_than_a_file(path: Path, status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise LedgerError(f"{path} is a directory, not a ledger", "name the file in it")
    if not stat.S_ISREG(status.st_mode):
        raise LedgerError(f"{path} is not a regular file", "copy its contents into a file")
    if status.st_size > _LARGEST:
        raise _too_large(path)


def _too_large(path: Path) -> LedgerError:
    return LedgerError(f"{path} is larger than 1 GiB", "split it into several ledgers")


def without_mark(content: bytes) -> bytes:
    """Return the bytes of a ledger's text: all but a byte order mark."""
    return content.removeprefix(_BOM)


def decode(content: bytes, path: Path) -> str:
    """Return the text of a ledger without its byte order mark; `encode` puts that back."""
    content = without_mark(content)
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        before = content[: error.start].decode()
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        raise LedgerError(
            f"{path}:{line}:{column}: the byte 0x{content[error.start]:02x} is not UTF-8",
            "save the file as UTF-8",
        ) from None


def encode(text: str, like: bytes) -> bytes:
    """Return the bytes of a text, with a byte order mark when the file had one before."""
    return (_BOM if like.startswith(_BOM) else b"") + text.encode()


@contextlib.contextmanager
def lock(path: Path, wait_seconds: float) -> Iterator[None]:
    """Keep other writers away from a ledger, and clear up what killed ones left beside it.

    The lock is on the folder of the file that the path leads to, so that it is the same lock
    through every symbolic link.
    """
    from claimcheck.store.temporary_files import sweep
    from claimcheck.store.write_lock import hold

    real = real_path(path)
    try:
        release = hold(real.parent, wait_seconds)
    except FileNotFoundError:
        raise _missing(path) from None
    except OSError as error:
        raise _unwritten(path, error) from None
    try:
        with undisturbed():
            sweep(real)
        yield
    finally:
        release()


def replace(path: Path, content: bytes, expected: bytes) -> None:
    """Replace a ledger that still holds the expected bytes, and return once it is durable.

    To be called under the lock. Mode, group, access lists and extended attributes are kept, the
    owner where that is permitted, and a symbolic link stays one.
    """
    from claimcheck.store.temporary_files import put, written

    real = real_path(path)
    try:
        if not os.access(real, os.W_OK) and real.exists():
            raise PermissionError(errno.EACCES, "the file is read-only")
        _refuse_second_name(path, real)
        with undisturbed(), written(real.parent, content, like=real) as new:
            if not _holds(real, expected) or not put(new, real, content, expected):
                raise _changed_meanwhile(path)
    except FileNotFoundError:
        raise _removed_meanwhile(path) from None
    except OSError as error:
        raise _unwritten(path, error) from None


def _holds(path: Path, expected: bytes) -> bool:
    with path.open("rb") as file:
        return _has(file, expected)


def _has(file: io.RawIOBase | BinaryIO, expected: bytes) -> bool:
    rest = memoryview(expected)
    while chunk := file.read(_BEGINNING):
        if rest[: len(chunk)] != chunk:
            return False
        rest = rest[len(chunk) :]
    return not rest


def remove(path: Path, expected: bytes) -> None:
    """Remove a ledger that still holds the expected bytes, durably; to be called under the lock.

    It is set aside under a name that says what it is, looked at once more, and only then goes: what
    another program saved at the last moment is put back.
    """
    from claimcheck.store.temporary_files import take_away

    real = real_path(path)
    try:
        with undisturbed():
            if not take_away(real, expected):
                raise _changed_meanwhile(path)
    except FileNotFoundError:
        raise _removed_meanwhile(path) from None
    except OSError as error:
        raise _unwritten(path, error) from None


def create(path: Path, content: bytes) -> None:
    """Make a new ledger, complete from its first moment; one that is there is never touched."""
    from claimcheck.store.temporary_files import put_new, written
    from claimcheck.store.write_lock import hold

    refuse_link_to_nothing(path)
    try:
        release = hold(path.parent, _CREATE_WAIT_SECONDS)
        try:
            with undisturbed(), written(path.parent, content, mode=0o666) as new:
                put_new(new, path)
        finally:
            release()
    except FileExistsError:
        raise UsageError(
            f"{path} already exists; nothing was changed", "name another file with --file"
        ) from None
    except OSError as error:
        raise _unwritten(path, error) from None


def put(path: Path, content: bytes | BinaryIO) -> None:
    """Write a file that is no ledger: the whole of it, in place of what was there, or nothing.

    The content may be that of an open file.

    A link to a file leads to it; one that leads nowhere is refused, as it is for a ledger.
    UsageError, WriteError, ReaderLeftError.

    A pipe or a terminal is written to as it is, and what stands for an open descriptor, such as
    /dev/stdout, through that descriptor: with `>>` the file behind it keeps what it holds.
    """
    from claimcheck.store.temporary_files import fill, written

    try:
        if (descriptor := _descriptor(path)) is not None:
            with os.fdopen(os.dup(descriptor), "wb") as file:
                fill(file, content)
            return
        refuse_link_to_nothing(path)
        status = _status(path)
        if status and (stat.S_ISFIFO(status.st_mode) or stat.S_ISCHR(status.st_mode)):
            with path.open("wb") as file:
                fill(file, content)
            return
        if status and not (stat.S_ISREG(status.st_mode) or stat.S_ISDIR(status.st_mode)):
            raise OSError(errno.EINVAL, "it is a device or a socket")
        real = Path(os.path.realpath(path))
        like = real if status else None
        with (
            undisturbed(),
            written(real.parent, content, mode=0o666, like=like, suffix=".part") as new,
        ):
            new.replace(real)
    except BrokenPipeError:
        raise ReaderLeftError from None
    except OSError as error:
        raise _unwritten(path, error) from None


def beginning(path: Path) -> bytes:
    """Return the first bytes of what `put` would replace; none where it replaces nothing."""
    try:
        if _descriptor(path) is not None:
            return b""
        refuse_link_to_nothing(path)
        status = _status(path)
        if status is None or not stat.S_ISREG(status.st_mode):
            return b""
        with os.fdopen(os.open(path, _ANY), "rb") as file:
            return file.read(_BEGINNING)
    except OSError as error:
        raise _unwritten(path, error) from None


def is_same(path: Path, other: Path) -> bool:
    """Whether two paths lead to one file."""
    try:
        return path.samefile(other)
    except OSError:
        return False


def _status(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except FileNotFoundError:
        return None


def _descriptor(path: Path) -> int | None:
    """Return the descriptor of this process that a path stands for, through any links."""
    folders = {"/dev/fd", f"/proc/{os.getpid()}/fd"}
    for _ in range(_MOST_LINKS):
        if path.name.isdecimal() and os.path.realpath(path.parent) in folders:
            return int(path.name)
        if not path.is_symlink():
            return None
        path = path.parent / path.readlink()
    return None


@contextlib.contextmanager
def undisturbed() -> Iterator[None]:
    """Put off the signals that would end or stop the program while files stand half done.

    It takes a few milliseconds, after which they do what they always do.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _DISTURBING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _refuse_second_name(path: Path, real: Path) -> None:
    """Refuse a file with several hard links: the others would go on holding the old ledger."""
    names = real.stat().st_nlink
    if names > 1:
        raise WriteError(
            f"{path} is one of {names} hard links to one file, and replacing it would "
            "leave the others unchanged; nothing was changed",
            "make the others symbolic links, or copy the file and move the copy over it",
        )


def refuse_link_to_nothing(path: Path) -> None:
    """Refuse to write where a symbolic link in the path leads nowhere, or to itself (UsageError).

    What is to be there may be on a disk that is missing just now.
    """
    if told := _leads_nowhere(path):
        raise UsageError(f"{told}; nothing was written", _LINK_HINT)


def _leads_nowhere(path: Path) -> str:
    """Return a sentence on the symbolic link in a path that has nothing behind it; "" if none."""
    with contextlib.suppress(OSError):  # of a folder that may not be searched, so nobody can tell
        for place in (path, *path.parents):
            if place.is_symlink() and not place.exists():
                return f"{place} is a broken symbolic link (to {place.readlink()})"
    return ""


def _changed_meanwhile(path: Path) -> ConflictError:
    return ConflictError(
        f"{path} was changed by another program in the meantime; it was left as it is",
        "try again",
    )


def _removed_meanwhile(path: Path) -> ConflictError:
    return ConflictError(
        f"{path} was removed by another program in the meantime; nothing was written",
        "put it back and try again",
    )


def _missing(path: Path) -> LedgerError:
    if told := _leads_nowhere(path):
        return LedgerError(told, _LINK_HINT)
    return LedgerError(
        f"there is no ledger at {path}", "`claimcheck init` starts one, --file names another"
    )


def _unwritten(path: Path, error: OSError) -> WriteError:
    return WriteError(
        f"cannot write {path}: {error.strerror}; nothing was changed",
        "check disk space and permissions, then try again",
    )


def folder_of(path: Path) -> Path:
    """Return the folder that a ledger is in, behind whatever symbolic links lead to it."""
    return real_path(path).parent


def real_path(path: Path) -> Path:
    """Return the file that a path leads to through whatever links; LedgerError where none can."""
    try:
        return Path(os.path.realpath(path))
    except OSError as error:  # a path from a working directory that is gone
        raise LedgerError(
            f"cannot find the folder of {path}: {error.strerror}",
            "go to a folder that exists, or give the full path",
        ) from None
