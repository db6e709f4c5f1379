"""What tells cheaply whether the file of a ledger is still the one that was read."""

import threading
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from claimcheck.desk.session import Session
from claimcheck.store.ledger_file import fingerprint

_COARSEST: Final = 2_000_000_000
"""Nanoseconds within which two writes may bear one time, on the file systems that there are."""


@dataclass(frozen=True, slots=True)
class LedgerStamp:
    """A file as the system tells of it; what it held, where it was too new for that to be enough.

    Two writes at nearly one time may bear the same.
    """

    status: tuple[int, ...]
    content: str | None

    def seen_again(self, path: Path) -> "LedgerStamp | None":
        """Return the stamp of the file now if it is the same one, else None."""
        now = stamp_of(path)
        if now.status != self.status:
            return None
        if self.content is None:
            return self
        content = now.content or fingerprint(path)
        return replace(now, content=now.content) if content == self.content else None


def stamp_of(path: Path) -> LedgerStamp:
    """Return the stamp of a ledger's file; LedgerError where there is none."""
    try:
        told = path.stat()
    except OSError:
        return LedgerStamp((), fingerprint(path))  # which says what is wrong
    status = told.st_dev, told.st_ino, told.st_size, told.st_mtime_ns, told.st_ctime_ns
    is_new = time.time_ns() - told.st_ctime_ns < _COARSEST
    return LedgerStamp(status, fingerprint(path) if is_new else None)


class StampedHead:
    """Names what a ledger holds, and reads a file for that only where it has changed."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: tuple[LedgerStamp, str] | None = None

    def __call__(self, session: Session) -> str:
        """Return the name of what the ledger of a session holds; LedgerError without one."""
        if session.database:
            return session.store.head()
        with self._lock:
            if self._known and (stamp := self._known[0].seen_again(session.path)):
                self._known = stamp, self._known[1]
            else:
                stamp = stamp_of(session.path)
                self._known = stamp, stamp.content or fingerprint(session.path)
            return self._known[1]
