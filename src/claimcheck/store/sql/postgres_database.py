"""A PostgreSQL server that holds ledgers: the extra `[sql]`, psycopg 3."""

import contextlib
import logging
import weakref
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, islice
from typing import Any, Final

from claimcheck.errors import (
    ConflictError,
    HeldError,
    LedgerError,
    MissingExtraError,
    OutsideError,
    UsageError,
    WriteError,
)
from claimcheck.store.sql.database import (
    CommitUnknownError,
    Engine,
    NoTablesError,
    Row,
    Statement,
    insertion,
)
from claimcheck.store.sql.database_address import DatabaseAddress, passwords_of
from claimcheck.store.sql.row_sender import RowSender

try:
    import psycopg
    from psycopg import errors

    from claimcheck.store.sql.statement_pipeline import StatementPipeline
except ImportError:
    raise MissingExtraError("a ledger in PostgreSQL", "pip install 'claimcheck-cli[sql]'") from None

logging.getLogger("psycopg").addHandler(logging.NullHandler())  # what fails is told once, by us

_MS: Final = 1000
_DEFAULTS: Final = {
    "connect_timeout": 10,
    "fallback_application_name": "claimcheck",
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
    "tcp_user_timeout": 60_000,
}
"""What libpq gets beside an address that does not say it; a server that is gone is missed soon."""
_MOST_SILENT: Final = "5min"
"""How long a writer who holds a ledger may say nothing, where the server has no rule of its own."""
_END_SILENCE: Final = """\
SELECT set_config('idle_in_transaction_session_timeout', ?, true)
WHERE current_setting('idle_in_transaction_session_timeout') = '0'"""
_MANY: Final = 100
_LARGE: Final = 1 << 20
_LEDGER: Final = "SELECT name FROM ledger WHERE name = ? FOR UPDATE"
_TABLES: Final = f"SELECT pg_advisory_xact_lock({int.from_bytes(b'claimchk')})"
"""Tables that are not there yet cannot be locked."""
_OWNER: Final = """\
SELECT pg_get_userbyid(relowner) = session_user FROM pg_class WHERE oid = 'block'::regclass"""


class PostgresDatabase:
    """See Database."""

    engine: Engine = "postgresql"
    clock = """\
SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')"""

    def __init__(self, address: DatabaseAddress) -> None:
        self.address = address
        self._sender = RowSender()
        self._beginning: list[Statement] = []
        """What begins a transaction that reads; it goes with its first query."""
        self._unsent: list[Statement] = []
        """Of the transaction that writes; they go with the next query, or with its commit."""
        try:
            self._connection: psycopg.Connection[Row] = psycopg.connect(
                address.conninfo, autocommit=True, prepare_threshold=None, **_defaults(address)
            )
        except psycopg.ProgrammingError as fault:  # libpq cannot read the address
            raise UsageError(
                f"{address.shown} is not an address that libpq reads: {self._told(fault)}",
                "write postgresql://USER@HOST/DATABASE?ledger=NAME",
            ) from None
        except psycopg.Error as fault:
            raise self._unreachable(fault) from None
        self._pipeline = StatementPipeline(self._connection)
        weakref.finalize(self, self._connection.close)

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        """See Database."""
        [found] = self.several([(sql, values)])
        return found

    def several(self, queries: Sequence[Statement]) -> list[list[Row]]:
        """See Database; all of them go to the server together."""
        with self._changing() if self._unsent else self._reading():
            return self._send(queries)

    def run(self, sql: str, values: Sequence[Any] = ()) -> None:
        """See Database."""
        self._unsent.append((sql, values))

    def insert(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        """See Database; many or large rows go at once, by COPY."""
        left = iter(rows)
        first = list(islice(left, _MANY))
        if len(first) < _MANY and sum(map(_size, first)) < _LARGE:
            for row in first:
                self.run(insertion(table, columns), row)
            return
        if self._unsent:
            with self._changing():
                self._send()
        self._sender.send(chain(first, left), partial(self._copy, table, columns))

    def _copy(self, table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
        names = ", ".join(f'"{column}"' for column in columns)
        with (
            self._changing(),
            self._connection.cursor() as cursor,
            cursor.copy(f"COPY {table} ({names}) FROM STDIN".encode()) as copying,
        ):
            for row in rows:
                copying.write_row(row)

    def _send(self, queries: Sequence[Statement] = ()) -> list[list[Row]]:
        """Send what waits, then queries; return what the queries find."""
        self._sender.finish()
        statements = [*self._beginning, *self._unsent, *queries]
        self._beginning = []
        self._unsent.clear()
        found = self._pipeline.send(statements) if statements else []
        return found[len(found) - len(queries) :]

    def owns_tables(self) -> bool:
        """See Database."""
        return self.rows(_OWNER) == [(True,)]

    def script(self, sql: str) -> None:
        """See Database."""
        with self._changing():
            self._send()
            self._connection.execute(sql.encode())

    @contextlib.contextmanager
    def reading(self) -> Iterator[None]:
        """See Database."""
        self._beginning = [("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", ())]
        try:
            yield
        except BaseException:
            self._beginning = []
            self._pipeline.roll_back()
            raise
        with contextlib.suppress(psycopg.Error):
            self._send([("ROLLBACK", ())])

    @contextlib.contextmanager
    def writing(self, wait: float, *, locks: bool = True) -> Iterator[None]:
        """See Database; a writer holds the row of its ledger, an upgrade a lock of ours."""
        self.run("BEGIN ISOLATION LEVEL READ COMMITTED")
        self.run(_END_SILENCE, [_MOST_SILENT])
        try:
            self._lock(wait, _LEDGER if locks else _TABLES)
            yield
            self._commit()
        except BaseException:
            self._sender.stop()
            self._unsent.clear()
            self._pipeline.roll_back()
            raise

    def _lock(self, wait: float, sql: str) -> None:
        milliseconds = max(1, int(wait * _MS))  # 0 would be for ever
        self.run(f"SET LOCAL lock_timeout = {milliseconds}")
        self.run(sql, [self.address.ledger] * sql.count("?"))

    def _commit(self) -> None:
        self.run("COMMIT")
        try:
            with self._changing():
                self._send()
        except OutsideError as failure:
            raise CommitUnknownError(failure.message, failure.hint) from None

    def login(self) -> str:
        """See Database; the role that connected, as the server said then."""
        told = self._connection.info.parameter_status("session_authorization")
        return told or str(self.rows("SELECT session_user::text")[0][0])

    @contextlib.contextmanager
    def _reading(self) -> Iterator[None]:
        try:
            yield
        except errors.UndefinedTable:
            raise NoTablesError(self.address.shown) from None
        except errors.QueryCanceled as fault:
            raise OutsideError(
                f"the server ended what was asked of {self.address.shown}: {self._told(fault)}",
                "ask for less, such as with --limit, or raise statement_timeout for this role",
            ) from None
        except psycopg.Error as fault:
            if self._connection.closed or isinstance(fault, psycopg.OperationalError):
                raise self._unreachable(fault) from None
            raise LedgerError(
                f"cannot read {self.address.shown}: {self._told(fault)}",
                "ask whoever keeps the database for the role claimcheck_writer",
            ) from None

    @contextlib.contextmanager
    def _changing(self) -> Iterator[None]:
        try:
            yield
        except (errors.LockNotAvailable, errors.DeadlockDetected, errors.SerializationFailure):
            raise HeldError(
                f"another program is writing to {self.address.shown}; nothing was written",
                "try again, or wait longer with --wait",
            ) from None
        except errors.QueryCanceled as fault:
            raise WriteError(
                f"the server ended a write to {self.address.shown}: {self._told(fault)}; nothing "
                "was changed",
                "write less at once, or raise statement_timeout for this role",
            ) from None
        except errors.UniqueViolation:
            raise ConflictError(
                f"somebody else wrote to {self.address.shown} without its lock; nothing was "
                "written",
                "try again",
            ) from None
        except errors.ReadOnlySqlTransaction:
            raise WriteError(
                f"{self.address.shown} is only for reading, as a standby is; nothing was changed",
                "name the server that takes writes, or all of them with "
                "target_session_attrs=read-write",
            ) from None
        except psycopg.Error as fault:
            gone = self._connection.closed
            raise (self._unreachable(fault) if gone else self._unwritten(fault)) from None

    def _unwritten(self, fault: psycopg.Error) -> WriteError:
        return WriteError(
            f"cannot write {self.address.shown}: {self._told(fault)}; nothing was changed",
            "ask whoever keeps the database; who records needs the role claimcheck_writer",
        )

    def _unreachable(self, fault: psycopg.Error) -> OutsideError:
        return OutsideError(
            f"no connection to {self.address.shown}: {self._told(fault)}",
            "check the address and that the server runs, then try again",
        )

    def _told(self, fault: psycopg.Error) -> str:
        """Return what the server or libpq says, on one line and without the password."""
        said = fault.diag.message_primary or str(fault)
        words = " ".join(said.split())
        for password in passwords_of(self.address):
            words = words.replace(password, "***")
        return words


def _defaults(address: DatabaseAddress) -> dict[str, Any]:
    """Return what libpq gets beside an address that does not say it itself."""
    given = address.conninfo
    return {name: value for name, value in _DEFAULTS.items() if f"{name}=" not in given} | {
        "client_encoding": "utf8"
    }


def _size(row: Sequence[Any]) -> int:
    return sum(len(value) for value in row if isinstance(value, str | bytes))
