"""The evidence folder beside a ledger: what sources said, named by its SHA-256.

Each snapshot is `evidence/ab/<64 hex digits>.<extension>`. Nothing else belongs there, nothing in
it is ever overwritten, and no name and no symbolic link leads out of it.
"""

import contextlib
import hashlib
import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from claimcheck.domain.verifying.verification import SnapshotFile
from claimcheck.errors import WriteError

FOLDER: Final = "evidence"
_NAME: Final = re.compile(r"([0-9a-f]{64})\.([a-z0-9]{1,10})", re.ASCII)

_LITTER: Final = frozenset((".DS_Store", "Thumbs.db", "desktop.ini"))
"""What systems put into every folder that somebody looks into."""


@dataclass(frozen=True)
class Attachment:
    """Bytes to be kept with a fact."""

    content: bytes
    extension: str
    """What kind of file it is: 1 to 10 of a–z and 0–9."""

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of the content, in hex."""
        return hashlib.sha256(self.content).hexdigest()

    @property
    def snapshot(self) -> str:
        """What a fact says of it."""
        return f"sha256:{self.digest}"

    @property
    def name(self) -> str:
        """The path below the ledger's folder, with slashes."""
        return f"{FOLDER}/{self.digest[:2]}/{self.digest}.{self.extension}"


@contextlib.contextmanager
def kept(folder: Path, attachment: Attachment) -> Iterator[None]:
    """Have an attachment, durable, in the evidence folder of a ledger's folder.

    To be called under the lock. Where the ledger then refuses the fact, a snapshot that was not
    there before goes again; a program that is killed leaves one too many rather than one too few.
    WriteError when it cannot be written, or when a file of its name holds something else.
    """
    from claimcheck.store.ledger_file import undisturbed

    try:
        with undisturbed():
            new = _keep(folder, attachment)
    except OSError as error:
        raise WriteError(
            f"cannot write {folder / attachment.name}: {error.strerror}; nothing was changed",
            "see to the disk and to who may write there, then run the command again",
        ) from None
    try:
        yield
    except Exception:
        if new:
            _take_away(new)
        raise


def find(folder: Path, digest: str) -> Path | None:
    """Return the file of a snapshot; None where there is none, or only a link to somewhere."""
    shelf = folder / FOLDER / digest[:2]
    if shelf.parent.is_symlink() or shelf.is_symlink():
        return None
    with contextlib.suppress(FileNotFoundError, NotADirectoryError):
        for file in sorted(shelf.iterdir()):
            if _digest_in(file.name) == digest and stat.S_ISREG(file.lstat().st_mode):
                return file
    return None


def inspect(folder: Path) -> Iterator[SnapshotFile]:
    """Yield everything in the evidence folder of a ledger's folder, in the order of its names.

    Files are hashed a piece at a time, and what systems leave in folders is passed over; links
    are not followed, and devices and pipes not opened.
    """
    evidence = folder / FOLDER
    if evidence.is_symlink():
        yield SnapshotFile(FOLDER, "foreign", None, "it is a symbolic link")
        return
    for at, folders, names in os.walk(evidence):
        folders.sort()
        here = Path(at)
        links = [name for name in folders if (here / name).is_symlink()]
        for name in sorted([*names, *links]):
            if name not in _LITTER:
                yield _look_at(folder, here / name)


def count(folder: Path) -> int:
    """Return how many files there are to inspect."""
    return sum(len(set(names) - _LITTER) for _, _, names in os.walk(folder / FOLDER))


def _look_at(folder: Path, file: Path) -> SnapshotFile:
    path = file.relative_to(folder).as_posix()
    digest = _digest_in(file.name)
    status = file.lstat()
    if stat.S_ISLNK(status.st_mode):
        return SnapshotFile(path, "foreign", None, "it is a symbolic link")
    if not stat.S_ISREG(status.st_mode):
        return SnapshotFile(path, "foreign", None, "it is no regular file")
    if digest is None or path.split("/")[1:-1] != [digest[:2]]:
        return SnapshotFile(path, "foreign", None, "it has no snapshot's name")
    try:
        with file.open("rb") as content:
            is_whole = hashlib.file_digest(content, "sha256").hexdigest() == digest
    except OSError as error:
        return SnapshotFile(path, "unreadable", digest, (error.strerror or "").lower())
    return SnapshotFile(path, "whole" if is_whole else "altered", digest)


def _digest_in(name: str) -> str | None:
    found = _NAME.fullmatch(name)
    return found[1] if found else None


def _keep(folder: Path, attachment: Attachment) -> Path | None:
    """Write a snapshot and return its file; None where it is there already, in the same words."""
    from claimcheck.store.temporary_files import put_new, written

    if there := find(folder, attachment.digest):
        with there.open("rb") as content:
            if hashlib.file_digest(content, "sha256").hexdigest() != attachment.digest:
                raise WriteError(
                    f"{there} holds other bytes than its name says; nothing was changed",
                    "see `claimcheck verify`, and put the altered file elsewhere",
                )
        return None
    file = folder / attachment.name
    for place in (file.parent.parent, file.parent):
        _make(place)
    with written(folder, attachment.content, mode=0o666) as new:
        try:
            put_new(new, file)
        except FileExistsError:
            raise WriteError(
                f"{file} is there and is no file of ours; nothing was changed",
                "put it elsewhere and run the command again",
            ) from None
    return file


def _make(folder: Path) -> None:
    """Make a folder, durably; one that is a link would lead out of the ledger's own."""
    from claimcheck.store.temporary_files import sync_folder

    if folder.is_symlink():
        raise WriteError(
            f"{folder} is a symbolic link, and snapshots are kept beside the ledger; "
            "nothing was changed",
            "put a folder in its place",
        )
    with contextlib.suppress(FileExistsError):
        folder.mkdir()
        sync_folder(folder.parent)


def _take_away(file: Path) -> None:
    with contextlib.suppress(OSError):
        file.unlink()
        file.parent.rmdir()
        file.parent.parent.rmdir()
