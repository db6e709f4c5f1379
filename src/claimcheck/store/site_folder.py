"""A published folder: replaced as a whole, and never one that somebody else filled.

The new folder is written beside the old one and put in its place by renaming, so that whoever
reads finds the old site or the new one. A file whose bytes are the same is the same file as
before, with its date. Nothing is synced to the disk: what a power cut takes can be made again.
"""

import contextlib
import os
import re
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from claimcheck.errors import UsageError, WriteError

MANIFEST: Final = ".claimcheck"
"""The list of what claimcheck put into a folder."""

_HEAD: Final = (
    "Made by `claimcheck site`, which replaces this folder as long as only this is in it:\n"
)


class ForeignFolderError(UsageError):
    """The folder holds what claimcheck did not put there (2)."""

    def __init__(self, folder: Path, stranger: str) -> None:
        super().__init__(
            f"{folder} holds {stranger}, which `claimcheck site` did not put there; "
            "nothing was changed",
            "name another folder, or move that out of it",
        )


@dataclass(frozen=True, slots=True)
class Replaced:
    """How many files of a folder were written, left as they were and removed."""

    written: int
    kept: int
    removed: int


def replace_folder(folder: Path, files: Iterable[tuple[str, bytes]], wait: float) -> Replaced:
    """Put a folder with these files in the place of one that was made like this, or of none.

    Paths are relative and have `/` between their parts. ForeignFolderError for a folder that
    holds anything else, ConflictError when another holds it for `wait` seconds, WriteError; the
    folder is then as it was.
    """
    real = Path(os.path.realpath(folder))
    _refuse_around_us(folder, real)
    try:
        real.parent.mkdir(parents=True, exist_ok=True)
        with _turn(real, wait):
            old = _files_of(folder, real)
            new = real.with_name(f".{real.name}.{os.urandom(8).hex()}.new")
            try:
                new.mkdir()
                replaced = _fill(new, files, real, old)
                _swap(new, real)
            finally:
                shutil.rmtree(new, ignore_errors=True)
            return replaced
    except OSError as error:
        raise WriteError(
            f"cannot write {folder}: {error.strerror}; nothing was changed",
            "see to the disk and to who may write there, then run the command again",
        ) from None


def _refuse_around_us(folder: Path, real: Path) -> None:
    if Path.cwd().is_relative_to(real):
        raise UsageError(
            f"{folder} is the folder that you are in, and it would be replaced",
            "name a folder inside it, or run the command from elsewhere",
        )


@contextlib.contextmanager
def _turn(real: Path, wait: float) -> Iterator[None]:
    """Keep others away from the folder, and clear up what killed ones left beside it."""
    from claimcheck.store.write_lock import hold

    release = hold(real.parent, wait)
    try:
        left = re.compile(rf"\.{re.escape(real.name)}\.[0-9a-f]{{16}}\.(new|old)")
        for path in list(real.parent.iterdir()):
            if match := left.fullmatch(path.name):
                if match[1] == "old" and not real.exists():
                    path.rename(real)  # they were killed between the two renames
                else:
                    shutil.rmtree(path)
        yield
    finally:
        release()


def _files_of(folder: Path, real: Path) -> set[str]:
    """Return the files that we put into a folder; ForeignFolderError when it holds others."""
    if not real.exists():
        return set()
    if not real.is_dir():
        raise UsageError(f"{folder} is a file; nothing was changed", "name a folder")
    found = {
        path.relative_to(real).as_posix()
        for path in real.rglob("*")
        if path.is_symlink() or not path.is_dir()
    }
    manifest = real / MANIFEST
    ours: set[str] = set()
    if manifest.is_file():
        ours = {MANIFEST, *manifest.read_text(encoding="utf-8").splitlines()[1:]}
    strangers = sorted(found - ours)
    if strangers:
        more = f" and {len(strangers) - 1:,} more" if len(strangers) > 1 else ""
        raise ForeignFolderError(folder, strangers[0] + more)
    return found


def _fill(new: Path, files: Iterable[tuple[str, bytes]], real: Path, old: set[str]) -> Replaced:
    names: list[str] = []
    kept = 0
    for name, content in files:
        names.append(name)
        kept += _put(new / name, content, real / name if name in old else None)
    manifest = _HEAD + "".join(f"{name}\n" for name in sorted(names))
    _put(new / MANIFEST, manifest.encode(), real / MANIFEST if MANIFEST in old else None)
    return Replaced(len(names) - kept, kept, len(old - {*names, MANIFEST}))


def _put(path: Path, content: bytes, before: Path | None) -> bool:
    """Write a file, or take the one from before where it holds the same; say whether it did."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if before and not before.is_symlink() and before.read_bytes() == content:
        try:
            path.hardlink_to(before)
        except OSError:  # there are no hard links here
            shutil.copy2(before, path)
        return True
    path.write_bytes(content)
    return False


def _swap(new: Path, real: Path) -> None:
    if not real.exists():
        new.rename(real)
        return
    new.chmod(real.stat().st_mode & 0o7777)
    aside = new.with_suffix(".old")
    real.rename(aside)
    try:
        new.rename(real)
    except BaseException:
        aside.rename(real)
        raise
    shutil.rmtree(aside, ignore_errors=True)
