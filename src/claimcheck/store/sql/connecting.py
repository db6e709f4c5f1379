"""Connecting to the database of an address, with the driver that it needs and no other."""

from claimcheck.store.sql.database import Database
from claimcheck.store.sql.database_address import DatabaseAddress


def connect(address: DatabaseAddress, *, create: bool = False) -> Database:
    """Return a connection; `create` makes the file of a SQLite database that is not there.

    NoTablesError for a file that is not there, OutsideError where no server answers, and
    MissingExtraError where the packages for it are not installed.
    """
    if address.path is not None:
        from claimcheck.store.sql.sqlite_database import SqliteDatabase

        return SqliteDatabase(address, create=create)
    from claimcheck.store.sql.postgres_database import PostgresDatabase

    return PostgresDatabase(address)
