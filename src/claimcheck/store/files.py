"""Reading and replacing a ledger file so that nothing is ever lost.

The new content is written beside the old one, made durable and then renamed over it, so that
whoever reads, and whenever a writer is stopped, there is the old file or the new one, whole.
Writers take turns by a lock on the folder, which leaves nothing behind and ends with its process.
"""

import contextlib
import errno
import os
import re
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from claimcheck.errors import ConflictError, LedgerError, UsageError, WriteError

_BOM: Final = b"\xef\xbb\xbf"
_LARGEST: Final = 1 << 30
_BINARY: Final = getattr(os, "O_BINARY", 0)


def read(path: Path) -> bytes:
    """Return the bytes of a ledger, at most 1 GiB of a regular file."""
    with _reading(path):
        return path.read_bytes()


def fingerprint(path: Path) -> str:
    """Return the SHA-256 of a ledger's bytes."""
    from hashlib import file_digest

    with _reading(path), path.open("rb", buffering=0) as file:
        return file_digest(file, "sha256").hexdigest()


@contextlib.contextmanager
def _reading(path: Path) -> Iterator[None]:
    """Turn what stands in the way of reading a ledger into a LedgerError."""
    try:
        status = path.stat()  # before opening, which waits for a writer when it is a FIFO
        if stat.S_ISDIR(status.st_mode):
            raise LedgerError(f"{path} is a directory, not a ledger", "name the file in it")
        if not stat.S_ISREG(status.st_mode):
            raise LedgerError(f"{path} is not a regular file", "copy what it gives into a file")
        if status.st_size > _LARGEST:
            raise LedgerError(f"{path} is larger than 1 GiB", "split it into several ledgers")
        yield
    except (FileNotFoundError, NotADirectoryError):
        raise _missing(path) from None
    except OSError as error:
        raise LedgerError(
            f"cannot read {path}: {error.strerror}", "see who may read the file and its folder"
        ) from None


def decode(content: bytes, path: Path) -> str:
    """Return the text of a ledger without its byte order mark; `encode` puts that back."""
    content = content.removeprefix(_BOM)
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
    from claimcheck.store.locking import hold

    real = _real(path)
    try:
        release = hold(real.parent, wait_seconds)
    except FileNotFoundError:
        raise _missing(path) from None
    except OSError as error:
        raise _unwritten(path, error) from None
    try:
        _sweep(real)
        yield
    finally:
        release()


def replace(path: Path, content: bytes, expected: bytes) -> None:
    """Replace a ledger that still holds the expected bytes, and return once it is durable.

    To be called under the lock. The mode is kept, the owner where that is permitted, and a
    symbolic link stays one.
    """
    real = _real(path)
    try:
        old = real.stat()
        if not os.access(real, os.W_OK):
            raise PermissionError(errno.EACCES, "the file is read-only")
        with _beside(real, content) as new:
            _give(new, old)
            if real.read_bytes() != expected:
                raise ConflictError(
                    f"{path} was changed by another program meanwhile; it is as that left it",
                    "run the command again",
                )
            new.replace(real)
            try:
                _sync(real.parent)
            except OSError:
                with _beside(real, expected, durable=False) as before:
                    _give(before, old)
                    before.replace(real)
                raise
    except FileNotFoundError:
        raise ConflictError(
            f"{path} was removed by another program meanwhile; nothing was written",
            "put it back and run the command again",
        ) from None
    except OSError as error:
        raise _unwritten(path, error) from None


def create(path: Path, content: bytes) -> None:
    """Make a new ledger, complete from its first moment; one that is there is never touched."""
    try:
        with _beside(path, content, mode=0o666) as new:
            try:
                os.link(new, path)
            except FileExistsError:
                raise
            except OSError:  # there are no hard links here
                path.touch(exist_ok=False)
                new.replace(path)
            try:
                _sync(path.parent)
            except OSError:
                path.unlink()
                raise
    except FileExistsError:
        raise UsageError(
            f"{path} is already there; nothing was changed", "name another file with --file"
        ) from None
    except OSError as error:
        raise _unwritten(path, error) from None


def _missing(path: Path) -> LedgerError:
    return LedgerError(
        f"there is no ledger at {path}", "`claimcheck init` starts one, --file names another"
    )


def _unwritten(path: Path, error: OSError) -> WriteError:
    return WriteError(
        f"cannot write {path}: {error.strerror}; nothing was changed",
        "see to the disk and to who may write there, then run the command again",
    )


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))


@contextlib.contextmanager
def _beside(
    path: Path, content: bytes, *, mode: int = 0o600, durable: bool = True
) -> Iterator[Path]:
    """Write a temporary file in the folder of another, and remove it if it is still there."""
    new = path.with_name(f".{path.name}.{os.urandom(8).hex()}.tmp")
    try:
        descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, mode)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            if durable:
                os.fsync(descriptor)
        yield new
    finally:
        new.unlink(missing_ok=True)


def _give(new: Path, old: os.stat_result) -> None:
    """Give a file the owner and the mode of another; only root may give one away."""
    if hasattr(os, "chown"):
        with contextlib.suppress(PermissionError):
            os.chown(new, old.st_uid, old.st_gid)
    new.chmod(stat.S_IMODE(old.st_mode))


def _sync(folder: Path) -> None:
    """Make a rename durable, where folders can be synced at all."""
    if sys.platform == "win32":
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        if error.errno not in (errno.EACCES, errno.EINVAL):
            raise


def _sweep(real: Path) -> None:
    """Remove what killed writers left; whoever holds the lock knows that they are dead."""
    left = re.compile(rf"\.{re.escape(real.name)}\.[0-9a-f]{{16}}\.tmp")
    with contextlib.suppress(OSError):
        for file in real.parent.iterdir():
            if left.fullmatch(file.name):
                file.unlink()
