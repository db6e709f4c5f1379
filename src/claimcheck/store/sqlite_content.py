"""An SQLite database made in memory, so that its file is written whole as any other is."""

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing

Cell = str | int | float | None
Rows = Iterable[Sequence[Cell]]


def sqlite_content(
    application_id: int,
    version: int,
    schema: Iterable[str],
    tables: Iterable[tuple[str, Rows]],
    then: Iterable[str],
) -> bytes:
    """Return the bytes of a database: its schema, the rows of its tables, then what needs them.

    Values go in as bound parameters. The same arguments and SQLite give the same bytes.
    """
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute(f"PRAGMA application_id = {application_id}")
        connection.execute(f"PRAGMA user_version = {version}")
        connection.execute("BEGIN")
        for statement in schema:
            connection.execute(statement)
        for table, rows in tables:
            _insert(connection, table, rows)
        for statement in then:
            connection.execute(statement)
        connection.execute("COMMIT")
        return connection.serialize()


def _insert(connection: sqlite3.Connection, table: str, rows: Rows) -> None:
    columns = len(connection.execute(f"SELECT * FROM {table}").description)
    marks = ", ".join("?" * columns)
    connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
