"""Stores in databases that are broken in one way, to show that the fault is seen."""

import contextlib
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from claimcheck.store.sql import postgres_database
from claimcheck.store.sql.database_store import DatabaseStore
from claimcheck.store.sql.postgres_database import PostgresDatabase
from claimcheck.store.sql.sqlite_database import SqliteDatabase
from tests.faults.broken import instead, nothing


@contextlib.contextmanager
def _nothing_around(*_: Any, **__: Any) -> Iterator[None]:
    yield


def _by_itself(database: PostgresDatabase, sql: str, values: Sequence[Any] = ()) -> None:
    database.rows(f"WITH done AS ({sql} RETURNING 1) SELECT * FROM done", values)


def has_no_transactions() -> None:
    """Each statement is committed by itself."""
    for database in (SqliteDatabase, PostgresDatabase):
        instead(database, writing=_nothing_around)
    instead(PostgresDatabase, run=_by_itself)


def trusts_a_lost_answer() -> None:
    """A commit whose answer was lost is taken for made."""
    instead(DatabaseStore, _was_written=lambda *_: True)


def distrusts_a_lost_answer() -> None:
    """A commit whose answer was lost is taken for not made."""
    instead(DatabaseStore, _was_written=lambda *_: False)


def commits_nothing() -> None:
    """A write is told before it is made, and then is not."""
    instead(PostgresDatabase, _commit=nothing)


def takes_no_lock() -> None:
    """Writers take no turns."""
    instead(PostgresDatabase, _lock=nothing)


def waits_at_most(time: str) -> None:
    """Have a server wait for a silent writer so long, and for ever with “0”."""
    instead(postgres_database, _MOST_SILENT=time)


def waits_for_the_dead() -> None:
    """A writer who vanished holds the ledger for ever."""
    waits_at_most("0")
    instead(sys.modules[__name__], waits_at_most=nothing)


WAYS: Final[dict[str, Callable[[], None]]] = {
    way.__name__: way
    for way in (
        *(has_no_transactions, trusts_a_lost_answer, distrusts_a_lost_answer),
        *(commits_nothing, takes_no_lock, waits_for_the_dead),
    )
}


def break_store(way: str) -> None:
    """Break the store of this process; `whole` breaks nothing."""
    if way != "whole":
        WAYS[way]()
