"""The last writes of a ledger, kept in the user's state folder so that they can be taken back.

A write is kept just before it is made. What is found here is believed only as far as its digests
say (`write_record.py`), so a program that is killed between the two, and a file that is torn or
forged, end in nothing worse than a write that cannot be taken back. Where nothing can be kept, as
for a user without a home, writes go on as ever.

A file is one write, named by a digest of the ledger's real path and by a number that grows.
"""

import contextlib
import os
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Final

from claimcheck.errors import LedgerError
from claimcheck.host.user_folders import state_folder
from claimcheck.store import ledger_file
from claimcheck.store.private_folder import PrivateFolder
from claimcheck.store.write_record import WriteRecord, dump, load, record_of

_MOST_KEPT: Final = 20
_MOST_BYTES: Final = 64 << 20
"""Of the writes of one ledger: the oldest go first."""
_LONGEST_NS: Final = int(timedelta(days=2).total_seconds()) * 10**9
"""A write can be taken back on its day; what is older by more than that, or dated later, goes."""
_ANY: Final = r"undo-[0-9a-f]{40}-\d{9}(\.[0-9a-f]+\.tmp)?"

Kept = tuple[str, WriteRecord]
"""The name of a file, and what it holds."""


@contextlib.contextmanager
def kept(path: Path, record: WriteRecord) -> Iterator[None]:
    """Keep a write of a ledger that is made now; it is forgotten where the write is refused."""
    with ledger_file.undisturbed():
        name = _keep(path, record)
    try:
        yield
    except Exception:
        if name:
            forget(name)
        raise


@contextlib.contextmanager
def edited(path: Path, now: Callable[[], datetime]) -> Iterator[None]:
    """Keep what an editor makes of a ledger as one write, whose time is that of the end.

    Where another command wrote meanwhile, nothing is kept: to take the edit back would be to take
    that away as well.
    """
    before, last = ledger_file.read(path), _newest(path)
    try:
        yield
    finally:
        with contextlib.suppress(LedgerError):  # what the editor left is told later
            after = ledger_file.read(path)
            if after != before and _newest(path) == last:
                _keep(path, record_of(now(), before, after))


def of(path: Path) -> list[Kept]:
    """Return the writes of a ledger that are kept and whole, the newest first."""
    found = []
    with contextlib.suppress(OSError), PrivateFolder(state_folder()) as folder:
        for name in sorted(folder.files(_of(path)), reverse=True):
            with contextlib.suppress(OSError), folder.opened(name) as file:
                if record := load(file.read(2 * _MOST_BYTES)):
                    found.append((name, record))
    return found


def forget(name: str) -> None:
    """Forget a write that was taken back, or never made."""
    with contextlib.suppress(OSError), PrivateFolder(state_folder()) as folder:
        folder.remove(name)


def _newest(path: Path) -> str | None:
    with contextlib.suppress(OSError), PrivateFolder(state_folder()) as folder:
        return max(folder.files(_of(path)), default=None)
    return None


def _keep(path: Path, record: WriteRecord) -> str | None:
    """Write a record and drop the oldest; return its name, None where it cannot be kept."""
    content, own = dump(record), f"undo-{_mark(path)}-"
    with contextlib.suppress(OSError), PrivateFolder.made(state_folder()) as folder:
        files = folder.files(_ANY)
        before = {name: one for name, one in files.items() if name.startswith(own)}
        name = f"{own}{max(map(_number, before), default=0) + 1:09}"
        with folder.written(name) as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            written = os.fstat(file.fileno())
        for one in (*_too_old(files, written), *_too_many({**before, name: written})):
            folder.remove(one)
        return name
    return None


def _too_old(files: Mapping[str, os.stat_result], newest: os.stat_result) -> Iterator[str]:
    for name, status in files.items():
        if abs(newest.st_mtime_ns - status.st_mtime_ns) > _LONGEST_NS:
            yield name


def _too_many(files: Mapping[str, os.stat_result]) -> Iterator[str]:
    """Yield the oldest writes of a ledger, and what writers that were killed did not complete."""
    size = 0
    whole = [name for name in files if not name.endswith(".tmp")]
    for place, name in enumerate(sorted(whole, reverse=True)):
        size += files[name].st_size
        if place >= _MOST_KEPT or size > _MOST_BYTES:
            yield name
    yield from files.keys() - set(whole)


def _number(name: str) -> int:
    return int(name.split("-")[2].partition(".")[0])


def _of(path: Path) -> str:
    return rf"undo-{_mark(path)}-\d{{9}}"


def _mark(path: Path) -> str:
    return sha256(os.fsencode(ledger_file.real_path(path))).hexdigest()[:40]
