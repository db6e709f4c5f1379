"""A published folder: replaced as a whole, and never one that somebody else filled.

The new folder is written beside the old one and put in its place by renaming, so that whoever
reads finds the old site or the new one. Pages take long to make: what others put into the old one
meanwhile is looked for once it is out of their way, and then it comes back. A file whose bytes are
the same is the same file as before, with its date. Style and script of the run before stay for one
more, since readers may have its pages open. Nothing is synced to the disk: what a power cut takes
can be made again.
"""

import contextlib
import filecmp
import os
import re
import shutil
import stat
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from claimcheck.domain.publishing.permalink import (
    is_asset_path,
    is_published_folder,
    is_published_path,
)
from claimcheck.errors import ConflictError, UsageError, WriteError
from claimcheck.store.folder_listing import leaves
from claimcheck.store.ledger_file import refuse_link_to_nothing

MANIFEST: Final = ".claimcheck"
"""The list of what claimcheck put into a folder."""

_HEAD: Final = (
    "Made by `claimcheck site`, which replaces this folder as long as only this is in it:\n"
)

_KEPT: Final = "Kept for pages of the run before, which readers may still have open:\n"


class ForeignFolderError(UsageError):
    """The folder holds what claimcheck did not put there (2)."""

    def __init__(self, folder: Path, strangers: list[str]) -> None:
        super().__init__(
            f"{folder} holds {_named(strangers)}, which `claimcheck site` did not put there; "
            "nothing was changed",
            "name another folder, or move that out of it",
        )


class FilledMeanwhileError(ConflictError):
    """Somebody put something into the folder while its pages were made (4)."""

    def __init__(self, folder: Path, strangers: list[str]) -> None:
        super().__init__(
            f"another program put {_named(strangers)} into {folder} in the meantime; the "
            "folder was left as it is",
            "move that out of it and run the command again",
        )


class LeftAsideError(ConflictError):
    """The folder from before could not go, or not back, since others work in it (4)."""

    def __init__(self, folder: Path, aside: Path) -> None:
        super().__init__(
            f"another program worked in {folder} while it was replaced; what was in it before is "
            f"in {aside}",
            "move what does not belong to the site out of it, and run the command again",
        )


def _named(strangers: list[str]) -> str:
    more = f" and {len(strangers) - 1:,} more" if len(strangers) > 1 else ""
    return strangers[0] + more


@dataclass(frozen=True, slots=True)
class Replaced:
    """How many files of a folder were written, left as they were and removed."""

    written: int
    kept: int
    removed: int


def replace_folder(
    folder: Path, files: Iterable[tuple[str, Iterator[bytes]]], wait: float
) -> Replaced:
    """Put a folder with these files in the place of one that was made like this, or of none.

    Paths are relative and have `/` between their parts; contents come in pieces.
    ForeignFolderError for a folder that holds anything else, UsageError for a link to nothing,
    ConflictError when another holds it for `wait` seconds, WriteError; it is then as it was.
    """
    try:
        refuse_link_to_nothing(folder)
        real = Path(os.path.realpath(folder))
        _refuse_around_us(folder, real)
        real.parent.mkdir(parents=True, exist_ok=True)
        with _turn(real, wait):
            left = _left_beside(real)
            _bring_back(left, real)
            old = _ours_in(real, folder)
            stamps = _stamps(real, old)
            earlier = _named_before(real) & old
            for path in left:
                _clear(path)
            new = real.with_name(f".{real.name}.{os.urandom(8).hex()}.new")
            try:
                new.mkdir()
                replaced = _fill(new, files, real, old, earlier)
                _swap(new, real, folder, stamps)
            finally:
                shutil.rmtree(new, ignore_errors=True)
            return replaced
    except OSError as error:
        raise WriteError(
            f"cannot write {folder}: {error.strerror}; nothing was changed",
            "check disk space and permissions, then run the command again",
        ) from None


def _refuse_around_us(folder: Path, real: Path) -> None:
    with contextlib.suppress(FileNotFoundError):  # where we are is gone, so it is not in there
        if Path.cwd().is_relative_to(real):
            raise UsageError(
                f"{folder} is the folder that you are in, and would be replaced",
                "name a folder inside it, or run the command from elsewhere",
            )


@contextlib.contextmanager
def _turn(real: Path, wait: float) -> Iterator[None]:
    """Keep others away from the folder."""
    from claimcheck.store.write_lock import hold

    release = hold(real.parent, wait)
    try:
        yield
    finally:
        release()


def _left_beside(real: Path) -> list[Path]:
    """Return the folders that killed runs left: new ones half made, and old ones half gone."""
    name = re.compile(rf"\.{re.escape(real.name)}\.[0-9a-f]{{16}}\.(new|old)")
    left = sorted(path for path in real.parent.iterdir() if name.fullmatch(path.name))
    for path in left:
        if path.is_symlink() or not path.is_dir():
            raise ForeignFolderError(real.parent, [path.name])
    return left


def _bring_back(left: list[Path], real: Path) -> None:
    """Put an old folder where it was, whose run was killed between the two renames."""
    for path in list(left):
        if path.suffix == ".old" and not real.exists():
            path.rename(real)
            left.remove(path)


def _clear(left: Path) -> None:
    """Remove what a killed run left, but nothing that others put there."""
    if left.suffix == ".old":
        _discard(left, _ours_in(left, left))
        return
    if not all(map(_may_be_ours, _found_in(left))):
        raise ForeignFolderError(left.parent, [left.name])
    shutil.rmtree(left)


def _may_be_ours(name: str) -> bool:
    """Whether a killed run may have left this, pages and folders in which none is so far."""
    return name == MANIFEST or is_published_path(name) or is_published_folder(name)


def _ours_in(real: Path, folder: Path) -> set[str]:
    """Return the files that we put into a folder; ForeignFolderError when it holds others.

    The list of them may come from anybody, as the folder may: what no site has is not ours.
    """
    if not real.exists():
        return set()
    if not real.is_dir():
        raise UsageError(f"{folder} is a file; nothing was changed", "name a folder")
    found = _found_in(real)
    ours: set[str] = set()
    if found.get(MANIFEST):
        listed = (real / MANIFEST).read_text(encoding="utf-8", errors="surrogateescape")
        ours = {MANIFEST, *filter(is_published_path, listed.splitlines()[1:])}
    if strangers := _strangers(found, ours):
        raise ForeignFolderError(folder, strangers)
    return ours & found.keys()


def _found_in(real: Path) -> dict[str, bool]:
    """Return the files in a folder, False for links and pipes, and its empty folders with a `/`."""
    found: dict[str, bool] = {}
    for leaf in leaves(real):
        if leaf.error:
            raise leaf.error
        name = leaf.path.relative_to(real).as_posix()
        with contextlib.suppress(FileNotFoundError):
            if leaf.is_folder:
                found[f"{name}/"] = True
            else:
                found[name] = stat.S_ISREG(leaf.path.lstat().st_mode)
    return found


def _strangers(found: Mapping[str, bool], ours: Set[str]) -> list[str]:
    """Return what is not ours, also where it stands in the place of what was."""
    folders = {name[: at + 1] for name in ours for at, sign in enumerate(name) if sign == "/"}
    known = ours | folders
    return sorted(
        name for name, is_as_we_make in found.items() if not is_as_we_make or name not in known
    )


def _named_before(real: Path) -> set[str]:
    """Return the files named by what is in them that the pages of the run before use."""
    if not (real / MANIFEST).exists():
        return set()
    listed = (real / MANIFEST).read_text(encoding="utf-8", errors="surrogateescape")
    return set(filter(is_asset_path, listed.partition(_KEPT)[0].splitlines()))


def _fill(
    new: Path,
    files: Iterable[tuple[str, Iterator[bytes]]],
    real: Path,
    old: set[str],
    earlier: set[str],
) -> Replaced:
    names: list[str] = []
    kept = 0
    for name, content in files:
        names.append(name)
        kept += _put(new / name, content, real / name if name in old else None)
    earlier = earlier - {*names}
    for name in earlier:
        _put(new / name, iter([(real / name).read_bytes()]), real / name)
    manifest = _HEAD + _lines(names) + (_KEPT + _lines(earlier) if earlier else "")
    _put(new / MANIFEST, iter([manifest.encode()]), real / MANIFEST if MANIFEST in old else None)
    gone = old - {*names, *earlier, MANIFEST}
    return Replaced(len(names) - kept, kept, len(gone))


def _lines(names: Iterable[str]) -> str:
    return "".join(f"{name}\n" for name in sorted(names))


def _put(path: Path, content: Iterator[bytes], before: Path | None) -> bool:
    """Write a file, or take the one from before where it holds the same; say whether it did."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.writelines(content)
    if before is None or not _is_same(before, path):
        return False
    path.unlink()
    try:
        path.hardlink_to(before)
    except OSError:  # there are no hard links here
        shutil.copy2(before, path)
    return True


def _is_same(before: Path, path: Path) -> bool:
    """Whether a file is a regular one, even now, and holds what another does."""
    with contextlib.suppress(FileNotFoundError):
        return stat.S_ISREG(before.lstat().st_mode) and filecmp.cmp(before, path, shallow=False)
    return False


def _stamps(folder: Path, names: Iterable[str]) -> dict[str, tuple[int, int, int]]:
    """Return what tells a file from one that somebody has put in its place."""
    found = {}
    for name in names:
        with contextlib.suppress(FileNotFoundError):
            status = (folder / name).lstat()
            found[name] = status.st_ino, status.st_size, status.st_mtime_ns
    return found


def _swap(new: Path, real: Path, folder: Path, old: Mapping[str, tuple[int, int, int]]) -> None:
    """Put the new folder in the place of the old one, or leave that as it is."""
    if not real.exists():
        new.rename(real)
        return
    new.chmod(real.stat().st_mode & 0o7777)
    aside = new.with_suffix(".old")
    real.rename(aside)
    try:
        strangers = _strangers(_found_in(aside), old.keys())
        changed = sorted(name for name, now in _stamps(aside, old).items() if now != old[name])
        if strangers or changed:
            raise FilledMeanwhileError(folder, strangers or changed)
        new.rename(real)
    except BaseException:
        try:
            aside.rename(real)
        except OSError:  # there is another in its place
            raise LeftAsideError(folder, aside) from None
        raise
    _discard(aside, old.keys())
    if aside.exists():
        raise LeftAsideError(folder, aside)


def _discard(folder: Path, ours: Set[str]) -> None:
    """Remove these files of a folder, the list of them last, and the folders that are then empty.

    What else came into it stays, and nothing is removed through a link that did.
    """
    if not hasattr(os, "fwalk"):  # on Windows, where nothing else can be open in it either
        shutil.rmtree(folder, ignore_errors=True)
        return
    for at, folders, names, descriptor in os.fwalk(folder, topdown=False):
        below = Path(at).relative_to(folder)
        for name in sorted(names, key=MANIFEST.__eq__):
            if (below / name).as_posix() in ours:
                with contextlib.suppress(OSError):
                    os.unlink(name, dir_fd=descriptor)
        for name in folders:
            with contextlib.suppress(OSError):
                os.rmdir(name, dir_fd=descriptor)
    with contextlib.suppress(OSError):
        folder.rmdir()
