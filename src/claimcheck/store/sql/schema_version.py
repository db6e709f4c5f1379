"""The tables of a database: made and upgraded by numbered files of SQL, and told apart."""

from collections.abc import Sequence
from shlex import quote
from typing import Final, Literal

from claimcheck.errors import LedgerError, WriteError
from claimcheck.store.sql.database import Database, Row
from claimcheck.store.sql.database_address import MAIN

VERSION: Final = 3
"""Of the tables that this program reads and writes: the number of the last file."""

Outcome = Literal["started", "upgraded", "there"]

_ANY_SCHEMA: Final = "SELECT max(version) FROM ledger"
SCHEMA: Final = "SELECT version FROM ledger WHERE name = ?"


def prepare(database: Database, wait: float = 30) -> Outcome:
    """Make what the ledger of an address needs, and return what had to be done."""
    _refuse_encoding(database)
    with database.writing(wait, locks=False):
        version = _version(database)
        if version > VERSION:
            raise _newer(database, version)
        for number in range(version + 1, VERSION + 1):
            database.script(_sql(number, database.engine))
        found = database.rows(SCHEMA, [database.address.ledger])
        if not found:
            row = [database.address.ledger, VERSION]
            database.insert("ledger", ("name", "version"), [row])
        elif found != [(VERSION,)]:
            _upgrade(database)
    if not found:
        return "started"
    return "there" if found == [(VERSION,)] else "upgraded"


def require(database: Database) -> None:
    """Refuse a database whose tables are not those that this program knows (LedgerError)."""
    refuse_other(database, database.rows(SCHEMA, [database.address.ledger]))


def refuse_other(database: Database, found: Sequence[Row]) -> None:
    """Refuse tables by what `SCHEMA` has found, as `require` does."""
    shown, name = database.address.shown, database.address.ledger
    if not found:
        which = "" if name == MAIN else f" “{name}”"
        raise LedgerError(
            f"no ledger{which} in {shown}", f"`claimcheck init {quote(shown)}` starts one"
        )
    [(version,)] = found
    if version > VERSION:
        raise _newer(database, version)
    if version < VERSION:
        raise LedgerError(
            f"the tables of {shown} are of an older claimcheck (schema {version}; this one needs "
            f"{VERSION})",
            f"back it up, then run `claimcheck init {quote(shown)}`, which upgrades them",
        )


def _upgrade(database: Database) -> None:
    """Make what is derived of a ledger as these tables have it; each ledger is upgraded alone."""
    from claimcheck.store.sql.derived_rows import rebuild
    from claimcheck.store.sql.stored_blocks import StoredBlocks, head_of

    sql = "UPDATE ledger SET version = ? WHERE name = ?"
    database.run(sql, [VERSION, database.address.ledger])
    rebuild(database, StoredBlocks(database, head_of(database)))


def _version(database: Database) -> int:
    """Return the version of the tables; 0 where there are none."""
    if not _has_tables(database):
        return 0
    [(version,)] = database.rows(_ANY_SCHEMA)
    return int(version)


def _has_tables(database: Database) -> bool:
    if database.engine == "sqlite":
        found = database.rows("SELECT 1 FROM sqlite_schema WHERE name = 'ledger'")
    else:
        found = database.rows("SELECT 1 WHERE to_regclass('ledger') IS NOT NULL")
    return bool(found)


def _refuse_encoding(database: Database) -> None:
    if database.engine == "postgresql":
        [(encoding,)] = database.rows("SELECT current_setting('server_encoding')")
        if encoding != "UTF8":
            raise WriteError(
                f"{database.address.shown} keeps text as {encoding}, which lacks letters",
                "name a database that was created with the encoding UTF8",
            )


def _newer(database: Database, version: int) -> LedgerError:
    return LedgerError(
        f"the tables of {database.address.shown} are of a newer claimcheck (schema {version}; this "
        f"one knows {VERSION})",
        "update claimcheck",
    )


def _sql(number: int, engine: str) -> str:
    from importlib.resources import files

    name = f"{number:04}.{engine}.sql"
    return (files(__package__) / "schema" / name).read_text(encoding="utf-8")
