"""What was worked out about a ledger, kept so that a large one need not be read again.

An answer lies in the user's cache folder, never beside the ledger, under a name made of the
question, the ledger's content and the program: when one of these changes it is not found, and is
worked out anew. So is one that is missing or damaged; no right answer needs any of this, and with
CLAIMCHECK_NO_CACHE=1 nothing is read or written here.

Others may write to that folder, so nothing in it is believed for being there. The name of an answer
and the key that each of its pieces is sealed with come from the question and from a key that only
this user has: nobody else can make a piece, or pass one off as the answer to another question.

An answer is a table. It is kept in pages of 500 rows, and each page by columns: whoever looks for
a few rows reads the columns that decide, and the others only of the pages where they are.
"""

import contextlib
import marshal
import os
import sys
from collections.abc import Iterable, Iterator, KeysView, Mapping, Sequence
from hashlib import blake2b
from hmac import compare_digest
from pathlib import Path
from typing import Any, BinaryIO, Final

from claimcheck.host.user_folders import cache_folder
from claimcheck.store import cache_key
from claimcheck.store.private_folder import PrivateFolder

Column = Sequence[Any]
"""A value for each row: None, bool, int, float, str, and tuples and dicts of these."""

PAGE: Final = 500
"""Rows in a page, at most."""

_FORMAT: Final = "claimcheck index 2"
_MOST_KEPT: Final = 24
_NAME: Final = r"[0-9a-f]{40}(\.[0-9a-f]+\.tmp)?"
_PACKAGE: Final = Path(__file__).parents[1]
_SEAL: Final = 16
_END: Final = 8 + 8 + _SEAL + _SEAL

Place = tuple[int, int, bytes]
"""Where a piece begins, its length, and its seal."""


class DamagedError(Exception):
    """What is kept is not what was written; whoever reads pages works the answer out instead."""


class Page:
    """Up to PAGE rows of an answer, each column read when it is asked for."""

    __slots__ = ("_file", "_key", "_places", "length")

    def __init__(
        self, file: BinaryIO, key: bytes, length: int, places: Mapping[str, Place]
    ) -> None:
        self._file = file
        self._key = key
        self._places = places
        self.length = length
        """How many rows it has."""

    def keys(self) -> KeysView[str]:
        """Return the names of the columns."""
        return self._places.keys()

    def __getitem__(self, name: str) -> Column:
        """Return a column; DamagedError when it is not what was written."""
        column: Column = _load(self._file, self._key, self._places[name])
        if type(column) not in (list, tuple) or len(column) != self.length:
            raise DamagedError
        return column


@contextlib.contextmanager
def find(question: tuple[str, ...]) -> Iterator[list[Page] | None]:
    """Give the pages of an answer in their order, readable inside the block; None without one."""
    with contextlib.ExitStack() as stack:
        pages = None
        if (key := cache_key.found()) is not None:
            name, key = _name_and_key(question, key)
            with contextlib.suppress(OSError, DamagedError):
                folder = stack.enter_context(PrivateFolder(cache_folder()))
                pages = _pages(stack.enter_context(folder.opened(name)), key)
        yield pages


def _pages(file: BinaryIO, key: bytes) -> list[Page]:
    """Read where the pieces are; no length is believed before it is known to be ours."""
    file.seek(-_END, os.SEEK_END)
    end = file.read(_END)
    place, seal = end[:-_SEAL], end[-_SEAL:]
    if not compare_digest(_seal(key, place, b"end"), seal):
        raise DamagedError
    start, length = (int.from_bytes(place[at : at + 8], "big") for at in (0, 8))
    pages = _load(file, key, (start, length, place[16:]))
    if type(pages) is not list or not all(map(_is_page, pages)):
        raise DamagedError
    return [Page(file, key, rows, places) for rows, places in pages]


def _is_page(value: Any) -> bool:
    return (
        type(value) is tuple
        and [*map(type, value)] == [int, dict]
        and set(map(type, value[1])) <= {str}
        and all(map(_is_place, value[1].values()))
    )


def _is_place(value: Any) -> bool:
    return type(value) is tuple and [*map(type, value)] == [int, int, bytes]


def keep(question: tuple[str, ...], pages: Iterable[Mapping[str, Column]]) -> None:
    """Keep an answer and drop the oldest; where nothing can be written, nothing happens."""
    if (key := cache_key.made()) is None:
        return
    name, key = _name_and_key(question, key)
    with contextlib.suppress(OSError), PrivateFolder.made(cache_folder()) as folder:
        with folder.written(name) as file:
            start, length, seal = _dump(file, key, [_put(file, key, page) for page in pages])
            place = start.to_bytes(8, "big") + length.to_bytes(8, "big") + seal
            file.write(place + _seal(key, place, b"end"))
        _drop_oldest(folder, name)


def _put(file: BinaryIO, key: bytes, page: Mapping[str, Column]) -> tuple[int, dict[str, Place]]:
    """Write the columns of a page; return how many rows it has, and where they are."""
    places = {name: _dump(file, key, column) for name, column in page.items()}
    return len(next(iter(page.values()))), places


def is_off() -> bool:
    """Whether the user wants no cache."""
    return bool(os.environ.get("CLAIMCHECK_NO_CACHE"))


def _name_and_key(question: tuple[str, ...], key: bytes) -> tuple[str, bytes]:
    """Return the name of an answer and the key of its pieces, which only this question has."""
    whole = "\0".join((_FORMAT, *question, sys.version, *_program()))
    digest = blake2b(whole.encode(errors="backslashreplace"), key=key, digest_size=52).digest()
    return digest[:20].hex(), digest[20:]


def _program(package: Path = _PACKAGE) -> Iterator[str]:
    """Yield what changes whenever a module does that answers come from, or are packed by."""
    for folder in ("domain", "store"):
        yield from _modules(package / folder)


def _modules(folder: Path) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.name.endswith(".py"):
                status = entry.stat()
                yield f"{entry.path} {status.st_size} {status.st_mtime_ns}"
            elif entry.name != "__pycache__" and entry.is_dir():
                yield from _modules(Path(entry.path))


def _dump(file: BinaryIO, key: bytes, value: Any) -> Place:
    content = marshal.dumps(value)
    start = file.tell()
    file.write(content)
    return start, len(content), _seal(key, content, b"piece")


def _load(file: BinaryIO, key: bytes, place: Place) -> Any:
    start, length, seal = place
    try:
        file.seek(start)
        content = file.read(length)
    except OSError:
        raise DamagedError from None
    if not compare_digest(_seal(key, content, b"piece"), seal):
        raise DamagedError
    return marshal.loads(content)  # sealed, so this program has written it


def _seal(key: bytes, content: bytes, part: bytes) -> bytes:
    return blake2b(content, key=key, digest_size=_SEAL, person=part).digest()


def _drop_oldest(folder: PrivateFolder, newest: str) -> None:
    """Drop what was written longest ago, and before that what is dated after the newest.

    The clock went back since; nothing would ever be older than such an answer.
    """
    written = {name: status.st_mtime_ns for name, status in folder.files(_NAME).items()}
    now = written.pop(newest, 0)
    kept = sorted(written, key=lambda name: (written[name] <= now, written[name]), reverse=True)
    for name in kept[_MOST_KEPT - 1 :]:
        folder.remove(name)
