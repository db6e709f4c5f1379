"""Ledgers in databases for the tests of this room."""

import itertools
import os
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from claimcheck.store.sql.database_address import read_address
from claimcheck.store.sql.database_store import DatabaseStore
from tests.databases import new_postgres, new_sqlite

_numbers = itertools.count(1)

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


@pytest.fixture
def empty(postgres: str) -> Iterator[str]:
    """The address of a database without tables, on the server of the tests."""
    name = f"claimcheck_restored_{os.getpid()}_{next(_numbers)}"
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'".encode())
        try:
            place, mark, query = postgres.partition("?")
            yield f"{place.rpartition('/')[0]}/{name}{mark}{query}"
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


@pytest.fixture(params=ENGINES)
def bare(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a ledger in a database of either kind that nobody has made tables in."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/bare.db"
    return str(request.getfixturevalue("empty"))
