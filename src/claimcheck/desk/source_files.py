"""The files that an import is given, by name or in a folder, and what is in them."""

import os
from collections.abc import Collection, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Final

from claimcheck.domain.model.english import count_of
from claimcheck.errors import UsageError
from claimcheck.interchange.importing.containers import ENDINGS

STDIN: Final = "-"
_MOST_BYTES: Final = 256_000_000
"""More than any tracker holds; a device gives without an end."""


@dataclass(frozen=True, slots=True)
class NamedFile:
    """A file that is to be imported."""

    file: str
    """Where it is; “-” is stdin."""
    path: str = ""
    """Its name, after the folders below the one that was named; empty for stdin."""
    is_in_folder: bool = False
    """Whether a folder was named, and not the file itself."""


@dataclass(slots=True)
class Files:
    """The files that names stand for, each once, and what folders hold besides."""

    files: list[NamedFile] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    """What was left out of folders, each with the reason."""


def find_files(names: Sequence[str], besides: Collection[str] = ()) -> Files:
    """Return the files that are named and those of known endings in the folders that are.

    Those of a folder are sorted by path. Left out of it is what is hidden, what a link leads out of
    it to, and what the command reads otherwise: `besides`. UsageError for a folder without any, and
    for stdin beside others.
    """
    if STDIN in names and len(names) > 1:
        raise UsageError(
            "- is stdin, and cannot be combined with files", "import the files and stdin one by one"
        )
    found = Files()
    seen: set[Path] = set()
    read = {Path(one).resolve() for one in besides if one != STDIN}
    for name in names:
        if name == STDIN:
            found.files.append(NamedFile(name))
            continue
        folder = Path(name)
        is_folder = os.path.isdir(name)  # noqa: PTH112  # False for a name too long
        there = list(_in_folder(folder, found, read)) if is_folder else [folder]
        if is_folder and not there:
            endings = ", ".join(sorted(ENDINGS))
            raise UsageError(f"{name} holds no file to import", f"the endings are {endings}")
        for one in there:
            if (real := one.resolve()) not in seen:
                seen.add(real)
                path = one.relative_to(folder).as_posix() if is_folder else one.name
                found.files.append(NamedFile(str(one), path, is_folder))
    return found


def read_bytes(file: str, stdin: BinaryIO) -> bytes:
    """Return what is in a file, or in stdin for “-”; UsageError where it cannot be read."""
    try:
        with nullcontext(stdin) if file == STDIN else Path(file).open("rb") as source:
            content = source.read(_MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UsageError(f"{file} cannot be read: {reason.lower()}") from None
    if len(content) > _MOST_BYTES:
        raise UsageError(
            f"{called(file)} cannot be read: it is larger than {_MOST_BYTES // 1_000_000} MB",
            "import it in several parts",
        )
    return content


def called(file: str) -> str:
    """Return what a file is called in messages."""
    return "stdin" if file == STDIN else file


def _in_folder(folder: Path, found: Files, besides: Collection[Path]) -> Iterator[Path]:
    """Yield the files of a folder and those below it, sorted by path."""
    root = folder.resolve()
    files: list[Path] = []
    links: list[Path] = []
    others = 0
    for at, folders, names in os.walk(folder, onerror=_refuse):
        here = Path(at)
        for one in (here / name for name in sorted([*folders, *names])):
            if one.name.startswith("."):
                found.left_out.append(f"{one} (hidden)")
            elif not one.resolve().is_relative_to(root):
                found.left_out.append(f"{one} (a link out of the folder)")
            elif one.resolve() in besides:
                found.left_out.append(f"{one} (the ledger, the mapping or the second file)")
            elif one.is_file() and one.suffix.lower().lstrip(".") in ENDINGS:
                (links if one.is_symlink() else files).append(one)
            elif not one.is_dir():
                others += 1
        folders[:] = [name for name in folders if not name.startswith(".")]
    if others:
        found.left_out.append(f"{count_of(others, 'file')} of other kinds in {folder}")
    real = {one.resolve() for one in files}
    files += [one for one in links if one.resolve() not in real]
    yield from sorted(files, key=lambda one: one.relative_to(folder).as_posix())


def _refuse(error: OSError) -> None:
    raise UsageError(f"{error.filename} cannot be read: {(error.strerror or '').lower()}") from None
