"""A SQLite file that holds ledgers: the standard library's driver."""

import contextlib
import sqlite3
import weakref
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain
from typing import Any, Final
from urllib.parse import quote

from claimcheck.errors import HeldError, LedgerError, WriteError
from claimcheck.store.sql.database import Engine, NoTablesError, Row, Statement, insertion
from claimcheck.store.sql.database_address import DatabaseAddress
from claimcheck.store.sql.row_sender import RowSender

_MS: Final = 1000
_CACHE_KIB: Final = 65_536
"""At most, for a writer: with less, pages of the indexes are written again and again."""
_READ_WAIT_SECONDS: Final = 30
"""For a writer that has a short step of its own to do."""


class SqliteDatabase:
    """See Database."""

    engine: Engine = "sqlite"
    clock = "SELECT strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')"  # it is this machine's

    def __init__(self, address: DatabaseAddress, *, create: bool = False) -> None:
        self.address = address
        self._sender = RowSender()
        assert address.path is not None
        mode = "rwc" if create else "rw"
        if not create and not address.path.exists():
            raise NoTablesError(address.shown)
        with self._reading():
            self._connection = sqlite3.connect(
                f"file:{quote(str(address.path))}?mode={mode}",
                uri=True,
                isolation_level=None,
                timeout=_READ_WAIT_SECONDS,
                check_same_thread=False,  # that of another may be where it is collected, and closed
            )
            weakref.finalize(self, self._connection.close)
            self._connection.execute("PRAGMA synchronous = FULL")
            if create:
                self._connection.execute("PRAGMA journal_mode = WAL")

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        """See Database."""
        with self._reading():
            return self._execute(sql, values).fetchall()

    def several(self, queries: Sequence[Statement]) -> list[list[Row]]:
        """See Database."""
        return [self.rows(*one) for one in queries]

    def run(self, sql: str, values: Sequence[Any] = ()) -> None:
        """See Database."""
        with self._changing():
            self._execute(sql, values)

    def insert(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        """See Database."""
        self._sender.send(rows, partial(self._insert, table, columns))

    def _insert(self, table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
        """Put rows in by one statement: for each it makes ready to undo what a trigger refuses."""
        if rows:
            sql, values = insertion(table, columns, len(rows)), list(chain.from_iterable(rows))
            with self._changing():
                self._connection.execute(sql, values)

    def _execute(self, sql: str, values: Sequence[Any] = ()) -> sqlite3.Cursor:
        self._sender.finish()
        return self._connection.execute(sql, values)

    def owns_tables(self) -> bool:
        """See Database; whoever may write the file does."""
        return True

    def script(self, sql: str) -> None:
        """See Database."""
        with self._changing():
            for statement in _statements(sql):
                self._execute(statement)

    @contextlib.contextmanager
    def reading(self) -> Iterator[None]:
        """See Database."""
        self.rows("BEGIN")
        try:
            yield
        finally:
            self.rows("ROLLBACK")

    @contextlib.contextmanager
    def writing(self, wait: float, *, locks: bool = True) -> Iterator[None]:
        """See Database; a writer holds the whole file."""
        with self._changing():
            self._connection.execute(f"PRAGMA busy_timeout = {int(wait * _MS)}")
            self._connection.execute(f"PRAGMA cache_size = {-_CACHE_KIB}")
            self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            with self._changing():
                self._execute("COMMIT")
        except BaseException:
            self._sender.stop()
            with contextlib.suppress(sqlite3.Error):
                self._connection.execute("ROLLBACK")
            raise
        finally:
            self._connection.execute(f"PRAGMA busy_timeout = {_READ_WAIT_SECONDS * _MS}")

    def login(self) -> str:
        """See Database; the user of this machine."""
        from getpass import getuser

        try:
            return getuser()
        except (KeyError, OSError):
            return ""

    @contextlib.contextmanager
    def _reading(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as fault:
            if "no such table" in str(fault):
                raise NoTablesError(self.address.shown) from None
            if _code(fault) == sqlite3.SQLITE_NOTADB:
                message = f"{self.address.shown} is not a SQLite database"
                raise LedgerError(message, "name a ledger in TOML by its path alone") from None
            raise LedgerError(
                f"cannot read {self.address.shown}: {fault}",
                "check disk space and the permissions of the file and its folder",
            ) from None

    @contextlib.contextmanager
    def _changing(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as fault:
            if _code(fault) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                raise HeldError(
                    f"another program is writing to {self.address.shown}; nothing was written",
                    "try again, or wait longer with --wait",
                ) from None
            raise WriteError(
                f"cannot write {self.address.shown}: {fault}; nothing was changed",
                "check disk space and permissions, then try again",
            ) from None


def _code(fault: sqlite3.Error) -> int:
    """Return the primary code of SQLite's result; 0 for what Python's module found itself."""
    return getattr(fault, "sqlite_errorcode", 0) & 0xFF


def _statements(sql: str) -> Iterator[str]:
    """Yield the statements of a script; executescript would commit before it begins."""
    statement = ""
    for line in sql.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
