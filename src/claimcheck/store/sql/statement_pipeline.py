"""Statements that go to a PostgreSQL server together, and what comes back: a message each way.

It is libpq's pipeline, by psycopg's wrapper of libpq: a cursor of psycopg takes more time for a
statement than a server that finds a few rows by an index.
"""

import contextlib
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, Final

import psycopg
from psycopg.abc import PQGen
from psycopg.adapt import Transformer
from psycopg.errors import error_from_result
from psycopg.pq import ExecStatus, Format
from psycopg.pq.abc import PGresult
from psycopg.waiting import Ready, Wait

from claimcheck.store.sql.database import Row, Statement

_OFTEN: Final = 6
"""So many times a statement is sent before it is worth preparing."""
_MOST: Final = 200
"""Statements that are known; when there are more, all are forgotten."""
_BIGINT: Final = 20
_OPEN: Final = 0
"""In place of a type, which then follows from where the value stands."""
_SERVER: Final[Statement] = ("SELECT pg_backend_pid()", ())
"""The process that answers; a pooler gives its clients another number for it."""


class StatementPipeline:
    """What goes through a connection."""

    def __init__(self, connection: psycopg.Connection[Row]) -> None:
        self._connection = connection
        self._libpq = connection.pgconn
        self._loading = Transformer(connection)
        self._times = Counter[str]()
        self._prepares: bool | None = None
        """Whether what is prepared stays: a pooler gives each transaction to any of its servers."""
        self._names: dict[str, bytes] = {}
        """Of the statements that are prepared."""
        self._is_sure = True
        """Whether all of them are: behind one that failed nothing is."""

    def send(self, statements: Sequence[Statement]) -> list[list[Row]]:
        """Run statements one after the other, and return what each finds.

        psycopg.Error where one fails; those behind it are not run.
        """
        together = [*statements, _SERVER] if self._prepares is None else statements
        said = [[*map(_said, values)] for _, values in together]
        if self._libpq.pipeline_status:
            self.roll_back()
        if not self._is_sure or len(self._times) > _MOST:
            self._forget()
        self._is_sure = False
        self._libpq.enter_pipeline_mode()
        runs: list[bool] = []
        for (sql, values), texts in zip(together, said, strict=True):
            runs += self._queue(sql, values, texts)
        self._libpq.pipeline_sync()
        results = self._connection.wait(self._results())
        if not self._connection.closed:
            self._libpq.exit_pipeline_mode()
        for result in filter(_has_failed, results):
            raise error_from_result(result)
        self._is_sure = True
        found = [self._rows(one) for one, is_run in zip(results, runs, strict=True) if is_run]
        if self._prepares is None:
            self._prepares = found.pop() == [(self._libpq.backend_pid,)]
        return found

    def roll_back(self) -> None:
        """End the transaction, of which nothing holds; a connection that cannot is closed."""
        try:
            if self._libpq.pipeline_status:  # whoever sent something was interrupted
                self._libpq.pipeline_sync()
            while self._libpq.pipeline_status:
                self._connection.wait(self._results())
                with contextlib.suppress(psycopg.OperationalError):  # more than one sync was sent
                    self._libpq.exit_pipeline_mode()
            self._connection.execute("ROLLBACK")
        except psycopg.Error:
            self._connection.close()

    def _forget(self) -> None:
        if self._names:
            self._connection.execute("DEALLOCATE ALL")
        self._times.clear()
        self._names.clear()

    def _queue(
        self, sql: str, values: Sequence[Any], said: Sequence[bytes | None]
    ) -> Iterator[bool]:
        """Queue a statement; yield for each result that will come whether it is that of a run."""
        self._times[sql] += 1
        formats = [Format.BINARY if isinstance(one, bytes) else Format.TEXT for one in values]
        if sql not in self._names:
            types = [_BIGINT if isinstance(one, int) else _OPEN for one in values]
            if not self._prepares or self._times[sql] < _OFTEN:
                self._libpq.send_query_params(_numbered(sql), said, types, formats)
                yield True
                return
            self._names[sql] = b"statement_%d" % len(self._names)
            self._libpq.send_prepare(self._names[sql], _numbered(sql), types)
            yield False
        self._libpq.send_query_prepared(self._names[sql], said, formats)
        yield True

    def _results(self) -> PQGen[list[PGresult]]:
        """Return what comes back; where the connection goes after an error, what came with that."""
        results: list[PGresult] = []
        while self._libpq.flush():
            if (yield Wait.RW) & Ready.R:
                self._libpq.consume_input()
        while True:
            while self._libpq.is_busy():
                yield Wait.R
                try:
                    self._libpq.consume_input()
                except psycopg.OperationalError:
                    if not any(map(_has_failed, results)):
                        raise
                    return results
            result = self._libpq.get_result()
            if result is None:  # each statement ends so
                continue
            if result.status == ExecStatus.PIPELINE_SYNC:
                return results
            results.append(result)

    def _rows(self, result: PGresult) -> list[Row]:
        self._loading.set_pgresult(result)
        return self._loading.load_rows(0, result.ntuples, tuple)


def _has_failed(result: PGresult) -> bool:
    return result.status == ExecStatus.FATAL_ERROR


def _numbered(sql: str) -> bytes:
    """Return SQL with $1, $2 and so on in place of each `?`."""
    first, *rest = sql.split("?")
    return "".join((first, *(f"${n}{one}" for n, one in enumerate(rest, 1)))).encode()


def _said(value: Any) -> bytes | None:
    """Return a value as libpq takes it, which ends a text where it has the letter of number 0."""
    if value is None or isinstance(value, bytes):
        return value
    text = str(value).encode()
    if b"\0" in text:
        raise psycopg.DataError("PostgreSQL keeps no text with the letter of number 0")
    return text
