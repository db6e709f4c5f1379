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
from claimcheck.store.folder_listing import Leaf, leaves

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
def kept(folder: Path, attachment: Attachment) -> Iterator[str | None]:
    """Have an attachment, durable, in the evidence folder of a ledger's folder.

    It gives the path below that folder of a snapshot that was not there before, else None.

    To be called under the lock. Where the ledger then refuses the fact, a snapshot that was not
    there before goes again; a program that is killed leaves one too many rather than one too few.
    WriteError when it cannot be written, or when a file of its name holds something else.
    """
    from claimcheck.store.ledger_file import undisturbed

    made: list[Path] = []
    try:
        with undisturbed():
            _keep(folder, attachment, made)
        yield attachment.name if folder / attachment.name in made else None
    except Exception:
        _take_away(made)
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


def take_away(folder: Path, digest: str) -> Path | None:
    """Remove a snapshot, and its shelf when that is then empty; return what went.

    What does not hold the bytes that its name says is not removed.
    """
    file = find(folder, digest)
    if file is None:
        return None
    with contextlib.suppress(OSError), file.open("rb") as content:
        if hashlib.file_digest(content, "sha256").hexdigest() != digest:
            return None
    _take_away([file.parent.parent, file.parent, file])
    return None if file.exists() else file


def is_inside(path: Path, folder: Path) -> bool:
    """Whether a path leads into the evidence folder of a ledger's folder, or to any snapshot."""
    from claimcheck.store.ledger_file import is_same

    try:
        real = Path(os.path.realpath(path))
    except OSError:  # it is no path from here, and leads nowhere
        return False
    digest = _digest_in(real.name)
    if digest and real.parent.name == digest[:2]:
        return True
    return any(is_same(one, folder / FOLDER) for one in real.parents)


def inspect(folder: Path) -> Iterator[SnapshotFile]:
    """Yield everything in the evidence folder of a ledger's folder, in the order of its names.

    Files are hashed a piece at a time, and what systems leave in folders is passed over; links
    are not followed, and devices and pipes not opened.
    """
    evidence = folder / FOLDER
    if os.path.islink(evidence):  # noqa: PTH114  # what cannot be looked at is told below
        yield SnapshotFile(FOLDER, "foreign", None, "it is a symbolic link")
        return
    for leaf in _to_inspect(evidence):
        if told := _look_at(folder, leaf):
            yield told


def count(folder: Path) -> int:
    """Return how many files there are to inspect."""
    return sum(1 for _ in _to_inspect(folder / FOLDER))


def _to_inspect(evidence: Path) -> Iterator[Leaf]:
    """Yield what is in an evidence folder but for litter and what is not complete yet."""
    from claimcheck.store.temporary_files import is_being_written

    for leaf in leaves(evidence):
        name = leaf.path.name
        is_passed_over = leaf.is_folder or name in _LITTER or is_being_written(name)
        if leaf.error or not is_passed_over:
            yield leaf


def _look_at(folder: Path, leaf: Leaf) -> SnapshotFile | None:
    """Return what a file is; None where it went meanwhile, with a fact that was refused."""
    path = leaf.path.relative_to(folder).as_posix()
    digest = _digest_in(leaf.path.name)
    try:
        if leaf.error:
            raise leaf.error
        mode = leaf.path.lstat().st_mode
        if stat.S_ISLNK(mode):
            return SnapshotFile(path, "foreign", None, "it is a symbolic link")
        if not stat.S_ISREG(mode):
            return SnapshotFile(path, "foreign", None, "it is not a regular file")
        if digest is None or path.split("/")[1:-1] != [digest[:2]]:
            return SnapshotFile(path, "foreign", None, "its name is not that of a snapshot")
        with leaf.path.open("rb") as content:
            is_whole = hashlib.file_digest(content, "sha256").hexdigest() == digest
    except FileNotFoundError:
        return None
    except OSError as error:
        return SnapshotFile(path, "unreadable", digest, (error.strerror or "").lower())
    return SnapshotFile(path, "whole" if is_whole else "altered", digest)


def _digest_in(name: str) -> str | None:
    found = _NAME.fullmatch(name)
    return found[1] if found else None


def _keep(folder: Path, attachment: Attachment, made: list[Path]) -> None:
    """Write a snapshot that is not there already, and note in `made` what came to be."""
    try:
        if there := find(folder, attachment.digest):
            _refuse_other_bytes(there, attachment)
        else:
            _write(folder / attachment.name, attachment.content, made)
    except OSError as error:
        raise WriteError(
            f"cannot write {folder / attachment.name}: {error.strerror}; nothing was changed",
            "check disk space and permissions, then try again",
        ) from None


def _refuse_other_bytes(there: Path, attachment: Attachment) -> None:
    with there.open("rb") as content:
        if hashlib.file_digest(content, "sha256").hexdigest() != attachment.digest:
            raise WriteError(
                f"the contents of {there} do not match its name; nothing was changed",
                "run `claimcheck verify`, and move the altered file away",
            )


def _write(file: Path, content: bytes, made: list[Path]) -> None:
    """Write a file by way of one in the evidence folder, which may be a disk of its own."""
    from claimcheck.store.temporary_files import put_new, sweep_new, written

    shelf = file.parent
    for place in (shelf.parent, shelf):
        _make(place, made)
    sweep_new(shelf.parent)
    with written(shelf.parent, content, mode=0o666) as new:
        try:
            put_new(new, file)
        except FileExistsError:
            raise WriteError(
                f"{file} already exists and was not written by claimcheck; nothing was changed",
                "move it away and try again",
            ) from None
    made.append(file)


def _make(folder: Path, made: list[Path]) -> None:
    """Make a folder, durably, unless it is there; one that is a link would lead elsewhere."""
    from claimcheck.store.temporary_files import sync_folder

    if folder.is_symlink():
        raise WriteError(
            f"{folder} is a symbolic link, and snapshots are kept beside the ledger; "
            "nothing was changed",
            "replace it with a folder",
        )
    with contextlib.suppress(FileExistsError):
        folder.mkdir()
        made.append(folder)
        sync_folder(folder.parent)


def _take_away(made: list[Path]) -> None:
    for path in reversed(made):
        with contextlib.suppress(OSError):
            if path.is_dir():
                path.rmdir()
            else:
                path.unlink()
