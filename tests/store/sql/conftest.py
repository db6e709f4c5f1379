"""Ledgers in databases for the tests of this room."""

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from claimcheck.store.sql.database_address import read_address
from claimcheck.store.sql.database_store import DatabaseStore
from tests.databases import new_postgres, new_sqlite

MakeStore = Callable[[], DatabaseStore]
Raw = Callable[..., list[tuple[Any, ...]]]

ENGINES = [
    "sqlite",
    pytest.param("postgresql", marks=pytest.mark.xdist_group("postgresql")),
]


@pytest.fixture(params=ENGINES)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> DatabaseStore:
    """An empty ledger in either database."""
    if request.param == "sqlite":
        return DatabaseStore(read_address(new_sqlite(tmp_path)))
    return DatabaseStore(read_address(new_postgres(request.getfixturevalue("postgres"))))


@pytest.fixture
def raw(store: DatabaseStore) -> Iterator[Raw]:
    """A function that runs SQL on that database as whoever has its password could."""
    address = store.address
    if address.path is not None:
        connection: Any = sqlite3.connect(address.path, isolation_level=None)
    else:
        connection = psycopg.connect(address.conninfo, autocommit=True)

    def run(sql: str, *values: Any) -> list[tuple[Any, ...]]:
        marked = sql if address.path is not None else sql.replace("?", "%s")
        cursor = connection.execute(marked, values)
        return cursor.fetchall() if cursor.description else []

    yield run
    connection.close()
