"""The ledger that is served: one thread works on it, so that no two requests meet in it."""

import asyncio
import contextlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Concatenate, ParamSpec, TypeVar

from claimcheck.desk.session import Session
from claimcheck.errors import ClaimcheckError, LedgerError, OutsideError
from claimcheck.server.edition import Edition
from claimcheck.server.ledger_stamp import LedgerStamp, stamp_of

P = ParamSpec("P")
T = TypeVar("T")

_MOST_EDITIONS = 4


@dataclass(slots=True)
class _Kept:
    session: Session
    head: str
    stamp: LedgerStamp | None
    """None for a database."""
    file: tuple[int, int] | None
    """Which file a database is in, whatever its name is by now; None for any other ledger."""


class Opened:
    """A ledger that stays open, and is read anew once it has changed."""

    def __init__(self, open_: Callable[[], Session]) -> None:
        self._open = open_
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="ledger")
        self._kept: _Kept | None = None
        self._editions: dict[tuple[str, ...], Edition] = {}
        """By the day and the words for it, the one asked for last at the end."""

    async def ask(
        self, work: Callable[Concatenate["Opened", P], T], *given: P.args, **named: P.kwargs
    ) -> T:
        """Return what work on the ledger gives, done in its thread; the other methods are for it.

        Whatever the work raises is raised.
        """

        def run() -> T:
            return work(self, *given, **named)

        return await asyncio.get_running_loop().run_in_executor(self._thread, run)

    def close(self) -> None:
        """Finish what is being done, and begin nothing more."""
        self._thread.shutdown(wait=True, cancel_futures=True)

    def session(self) -> Session:
        """Return a session of this moment; LedgerError where there is no valid ledger."""
        session, kept, self._kept = self._open(), self._kept, None
        if kept is None or not self._goes_on(session, kept):
            stamp = None if session.database else stamp_of(session.path)
            file = _database_file(session)
            session.ledger = session.store.at_hand()
            kept = _Kept(session, session.store.head(), stamp, file)
        self._kept = kept
        return session

    @property
    def has_read(self) -> bool:
        """Whether the ledger was read, and not only asked for its name."""
        return self._kept is not None

    def unread(self) -> tuple[Session, str]:
        """Return a session that has read nothing yet, and the name of what the ledger holds."""
        session = self._open()
        return session, session.store.head()

    def read_ahead(self) -> None:
        """Have the ledger read once what is being done is done; what is wrong is told later."""

        def read() -> None:
            with contextlib.suppress(ClaimcheckError):
                self.edition()

        self._thread.submit(read)

    def reader(self) -> Session:
        """Return a session of this moment that only reads; LedgerError as above.

        The store of a file is its own: one that has written does not ask the index any more.
        """
        session = self.session()
        if not session.database:
            reading = self._open()
            reading.ledger = session.ledger
            return reading
        return session

    def _goes_on(self, session: Session, kept: _Kept) -> bool:
        """Go on from what is kept, where the ledger has not changed."""
        if kept.stamp is None:
            return self._leads_on(session, kept)
        session.store = kept.session.store
        stamp = kept.stamp.seen_again(session.path)
        if stamp is None:
            return False
        session.ledger, kept.stamp = kept.session.ledger, stamp
        return True

    def _leads_on(self, session: Session, kept: _Kept) -> bool:
        """Ask a database over the connection that is kept, where that still leads to it."""
        if _database_file(session) == kept.file:
            session.store = kept.session.store
            with contextlib.suppress(OutsideError):
                session.ledger = session.store.ledger()
                kept.head = session.store.head()
                return True
            del session.store
        self._editions.clear()  # they would read on over it
        return False

    def keep(self, session: Session) -> None:
        """Go on from what a session has written, unless somebody else has written since.

        LedgerError where it went into a file that is no longer that of the ledger.
        """
        kept, self._kept = self._kept, None
        head, stamp, file = session.store.head(), None, _database_file(session)
        if not session.database:
            stamp = stamp_of(session.path)
            if stamp.content != head:
                return
        elif kept is None or file != kept.file:
            raise LedgerError(
                f"{session.name} was replaced while this was written, which is not in it",
                "look at what it holds now, and save again",
            )
        self._kept = _Kept(session, head, stamp, file)

    @property
    def head(self) -> str:
        """The name of what the ledger held when a session was last asked for."""
        assert self._kept is not None
        return self._kept.head

    def edition(self, as_of: str | None = None, known_on: str | None = None) -> Edition:
        """Return the ledger as it stands on a day; BadDateError for words that name none."""
        session = self.session()
        key = (str(session.today), as_of or "", known_on or "")
        before = self._editions.pop(key, None)
        if before is None or before.head != self.head:
            before = Edition(session, self.head, as_of, known_on, before)
        while len(self._editions) >= _MOST_EDITIONS:
            del self._editions[next(iter(self._editions))]
        self._editions[key] = before
        return before


def _database_file(session: Session) -> tuple[int, int] | None:
    """Return which file a database is in; None for one on a server, and for any other ledger."""
    if session.database is None or session.ledger_file is None:
        return None
    with contextlib.suppress(OSError):  # to open it says what is wrong
        told = session.ledger_file.stat()
        return told.st_dev, told.st_ino
    return None
