"""What the code of ledgers needs of a database, whichever it is."""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from shlex import quote
from typing import Any, Literal, Protocol

from claimcheck.errors import LedgerError, OutsideError
from claimcheck.store.sql.database_address import DatabaseAddress

Row = tuple[Any, ...]
Statement = tuple[str, Sequence[Any]]
"""SQL and its values."""
Engine = Literal["sqlite", "postgresql"]


class CommitUnknownError(OutsideError):
    """The connection went while a write was committed, and nobody knows whether it was (6)."""


class NoTablesError(LedgerError):
    """The database has no tables for ledgers (3)."""

    def __init__(self, shown: str) -> None:
        super().__init__(
            f"no ledger in {shown}", f"`claimcheck init {quote(shown)}` starts one there"
        )


class Database(Protocol):
    """A connection to a database that holds ledgers.

    SQL is the same for all of them, with `?` for a value. Whatever fails is a ClaimcheckError:
    LedgerError for what cannot be read, WriteError for what cannot be written, ConflictError where
    another writer holds the ledger, OutsideError where the server does not answer.
    """

    address: DatabaseAddress
    engine: Engine
    clock: str
    """The query for the UTC time by the clock of the database, as blocks have it."""

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        """Return what a query finds; NoTablesError where there are no tables yet."""
        ...

    def several(self, queries: Sequence[Statement]) -> list[list[Row]]:
        """Return what each of some queries finds, asked one after the other without a pause."""
        ...

    def run(self, sql: str, values: Sequence[Any] = ()) -> None:
        """Run a statement, inside `writing`; at the latest with the next query or the commit."""
        ...

    def insert(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        """Put rows into a table as `run` does; what triggers refuse is a WriteError.

        Many go while more are made.
        """
        ...

    def owns_tables(self) -> bool:
        """Whether who is connected may do what writers may not: take over whole ledgers."""
        ...

    def script(self, sql: str) -> None:
        """Run many statements, inside `writing`."""
        ...

    def reading(self) -> AbstractContextManager[None]:
        """Give a transaction in which nothing changes, whoever writes meanwhile."""
        ...

    def writing(self, wait: float, *, locks: bool = True) -> AbstractContextManager[None]:
        """Give a transaction that is committed in the end, and rolled back where something fails.

        From its first query on, for which that waits so many seconds, it holds the ledger; without
        `locks` it holds what makes and upgrades the tables of all of them.
        CommitUnknownError where the answer to the commit was lost.
        """
        ...

    def login(self) -> str:
        """Return the name under which the database knows who writes."""
        ...


def insertion(table: str, columns: Sequence[str], rows: int = 1) -> str:
    """Return the statement that puts so many rows into a table."""
    names = ", ".join(f'"{column}"' for column in columns)
    values = ", ".join([f"({marks(columns)})"] * rows)
    return f"INSERT INTO {table} ({names}) VALUES {values}"


def marks(values: Sequence[Any]) -> str:
    """Return the marks for so many values in a statement."""
    return ", ".join("?" * len(values))
