"""What was worked out about a ledger, kept so that a large one need not be read again.

An answer lies in the user's cache folder, never beside the ledger, under a name made of the
question, the ledger's content and the program: when one of these changes it is not found, and is
worked out anew. So is one that is missing or damaged; no right answer needs any of this, and with
CLAIMCHECK_NO_CACHE=1 nothing is read or written here.

An answer is a table. It is kept in pages of 500 rows, and each page by columns: whoever looks for
a few rows reads the columns that decide, and the others only of the pages where they are.
"""

import contextlib
import hashlib
import marshal
import os
import sys
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO, Final

from claimcheck.host.user_folders import cache_folder

Column = Sequence[Any]
"""A value for each row: None, bool, int, float, str, and tuples and dicts of these."""

PAGE: Final = 500
"""Rows in a page, at most."""

_MAGIC: Final = b"claimcheck index 1\n"
_MOST_KEPT: Final = 24
_PROGRAM: Final = Path(__file__).parents[1]

Place = tuple[int, int, int]
"""Where a column begins, its length, and its CRC-32."""


class DamagedError(Exception):
    """A column is not what was written; whoever reads pages works the answer out instead."""


class Page:
    """Up to PAGE rows of an answer, each column read when it is first asked for."""

    __slots__ = ("_columns", "_file", "_places")

    def __init__(self, file: BinaryIO, places: Mapping[str, Place]) -> None:
        self._file = file
        self._places = places
        self._columns: dict[str, Column] = {}

    def __getitem__(self, name: str) -> Column:
        """Return a column; DamagedError when it is not what was written."""
        if name not in self._columns:
            self._columns[name] = _load(self._file, self._places[name])
        return self._columns[name]


@contextlib.contextmanager
def find(question: tuple[str, ...]) -> Iterator[list[Page] | None]:
    """Give the pages of an answer in their order, readable inside the block; None without one."""
    with contextlib.ExitStack() as stack:
        try:
            file = stack.enter_context(_path(question).open("rb"))
            pages = _pages(file)
        except (OSError, DamagedError):
            pages = None
        yield pages


def _pages(file: BinaryIO) -> list[Page]:
    end = file.seek(-len(_MAGIC) - 20, os.SEEK_END)
    start, length, checksum = (int.from_bytes(file.read(size), "big") for size in (8, 8, 4))
    if file.read() != _MAGIC or start + length != end:
        raise DamagedError
    return [Page(file, places) for places in _load(file, (start, length, checksum))]


def keep(question: tuple[str, ...], pages: Iterable[Mapping[str, Column]]) -> None:
    """Keep an answer and drop the oldest; where nothing can be written, nothing happens."""
    with contextlib.suppress(OSError):
        path = _path(question)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        new = path.with_suffix(f".{os.getpid()}.tmp")
        try:
            with new.open("wb") as file:
                places = [
                    {name: _dump(file, column) for name, column in page.items()} for page in pages
                ]
                for size, number in zip((8, 8, 4), _dump(file, places), strict=True):
                    file.write(number.to_bytes(size, "big"))
                file.write(_MAGIC)
            new.replace(path)
        finally:
            new.unlink(missing_ok=True)
        _drop_oldest(path.parent)


def is_off() -> bool:
    """Whether the user wants no cache."""
    return bool(os.environ.get("CLAIMCHECK_NO_CACHE"))


def _path(question: tuple[str, ...]) -> Path:
    whole = "\0".join((*question, sys.version, *_program()))
    return cache_folder() / hashlib.sha256(whole.encode()).hexdigest()[:40]


def _program(folder: Path = _PROGRAM / "domain") -> Iterator[str]:
    """Yield what changes whenever a module does, in whichever folder, that answers come from."""
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.name.endswith(".py"):
                status = entry.stat()
                yield f"{entry.path} {status.st_size} {status.st_mtime_ns}"
            elif entry.name != "__pycache__" and entry.is_dir():
                yield from _program(Path(entry.path))


def _dump(file: BinaryIO, value: Any) -> Place:
    content = marshal.dumps(value)
    start = file.tell()
    file.write(content)
    return start, len(content), zlib.crc32(content)


def _load(file: BinaryIO, place: Place) -> Any:
    start, length, checksum = place
    file.seek(start)
    content = file.read(length)
    if len(content) != length or zlib.crc32(content) != checksum:
        raise DamagedError
    return marshal.loads(content)  # written by this program: whoever changes it passes no CRC


def _drop_oldest(folder: Path) -> None:
    kept = sorted(folder.iterdir(), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in kept[_MOST_KEPT:]:
        path.unlink(missing_ok=True)
