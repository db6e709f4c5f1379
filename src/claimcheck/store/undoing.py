"""Taking back the last write of a ledger file, byte for byte.

Only what the file holds now is taken back to what it held before, and only while that write is the
desk's own business: on its day, and before git has it in a commit. What others may have seen is
corrected in the open instead.
"""

import contextlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from claimcheck.errors import ConflictError, UsageError
from claimcheck.store import kept_writes, ledger_file
from claimcheck.store.content_digest import digest
from claimcheck.store.write_record import WriteRecord

if TYPE_CHECKING:
    from collections.abc import Iterator

_RECORD_INSTEAD: Final = (
    "`claimcheck correct` records what was wrong, `claimcheck revise` what changed"
)


class NothingToUndoError(UsageError):
    """No write of this ledger is kept (2)."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"there is nothing to take back: no write to {path} is on record",
            "the last twenty writes of a day are kept, on the machine where they were made",
        )


class ChangedSinceError(ConflictError):
    """The ledger holds something else than the last write left (4)."""

    def __init__(self, path: Path, at: datetime) -> None:
        super().__init__(
            f"{path} was changed after claimcheck last wrote to it, at {at:%H:%M} UTC; "
            "nothing was taken back",
            "`claimcheck edit` opens the file; `git diff` shows what changed since the last commit",
        )


class DayOverError(UsageError):
    """The last write was made on another day (2)."""

    def __init__(self, at: datetime) -> None:
        super().__init__(
            f"the last write was made on {at.day} {at:%B %Y} (UTC), and a write can only be taken "
            "back on the day it was made",
            _RECORD_INSTEAD,
        )


class CommittedError(UsageError):
    """The last write is in a commit (2)."""

    def __init__(self) -> None:
        super().__init__(
            "the last write is already committed in git; nothing was taken back",
            f"`git revert` takes a commit back; {_RECORD_INSTEAD}",
        )


@dataclass(frozen=True, slots=True)
class LastWrite:
    """A write that can be taken back."""

    name: str
    """Of its record."""
    record: WriteRecord
    content: bytes
    """What the ledger holds."""
    before: bytes | None
    """What it held before the write; None where the write made it."""

    def diff(self, path: Path) -> str:
        """Return what taking it back does to the ledger, as a unified diff."""
        from claimcheck.store.text_diff import unified

        now, then = (one.decode(errors="replace") for one in (self.content, self.before or b""))
        return unified(now, then, str(path))


def last_write(path: Path, now: datetime) -> LastWrite:
    """Return the write that the ledger holds as its last one.

    NothingToUndoError, ChangedSinceError, DayOverError, CommittedError; LedgerError without a
    ledger.
    """
    content = ledger_file.read(path)
    holds = digest(content)
    kept = kept_writes.of(path)
    made = [one for one in kept if one[1].before != holds or one[1].after == holds]
    for name, record in made:
        before = record.older(content) if record.after == holds else None
        if before is not None:
            if record.at.date() != now.date():
                raise DayOverError(record.at)
            if _is_committed(path, content, before, record):
                raise CommittedError
            return LastWrite(name, record, content, None if record.before is None else before)
    if made:
        raise ChangedSinceError(path, made[0][1].at)
    raise NothingToUndoError(path)


def take_back(path: Path, write: LastWrite, now: datetime, wait: float) -> Path | None:
    """Take a write back, durably, and return the snapshot that went with it, if one did.

    ConflictError when the ledger was changed since the write was looked at or is held by another
    for `wait` seconds, WriteError, and as `last_write`; the ledger is then as it was.
    """
    with ledger_file.lock(path, wait):
        if last_write(path, now) != write:
            raise ChangedSinceError(path, write.record.at)
        if write.before is None:
            ledger_file.remove(path, write.content)
        else:
            ledger_file.replace(path, write.before, expected=write.content)
        kept_writes.forget(write.name)
        return _take_snapshot(path, write)


def _take_snapshot(path: Path, write: LastWrite) -> Path | None:
    """Remove the snapshot that a write brought, unless a ledger of the folder names it."""
    from claimcheck.store.evidence_folder import take_away

    if write.record.snapshot is None:
        return None
    folder = ledger_file.folder_of(path)
    named = PurePosixPath(write.record.snapshot).stem.encode()
    if any(named in content for content in _ledgers(folder, path)):
        return None
    return take_away(folder, named.decode())


def _ledgers(folder: Path, path: Path) -> "Iterator[bytes]":
    """Yield what may name a snapshot of a folder: this ledger, and others beside it."""
    suffixes = {".toml", path.suffix}
    for file in folder.iterdir():
        if file.suffix in suffixes and file.is_file():
            with contextlib.suppress(OSError):
                yield file.read_bytes()


def _is_committed(path: Path, content: bytes, before: bytes, record: WriteRecord) -> bool:
    """Whether the commit that is checked out has the ledger as it is, or what the write put in.

    What it put in counts by whole lines, and only where there are more of them than before it.
    """
    from claimcheck.host.git import committed

    real = ledger_file.real_path(path)
    held = committed(real.parent, real.name)
    if held is None:
        return False
    held, now, was = map(_in_lines, (held, content, before))
    put_in = [_lines_at(content, one.at, one.at + one.length) for one in record.splices]
    is_new = record.before is None
    return (
        is_new
        or held == now
        or any(lines.strip() and held.count(lines) > was.count(lines) for lines in put_in)
    )


def _lines_at(content: bytes, start: int, end: int) -> bytes:
    """Return the whole lines of a stretch, with the line ends that git keeps."""
    start = content.rfind(b"\n", 0, start) + 1
    if content[start:end] and not content[start:end].endswith(b"\n"):
        end = content.find(b"\n", end) + 1 or len(content)
    return _in_lines(content[start:end])


def _in_lines(content: bytes) -> bytes:
    """Return a content with the line ends that git keeps."""
    return content.replace(b"\r\n", b"\n")
