"""A PostgreSQL server that goes, refuses or is not the right one: told, and nothing half done."""

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from shlex import quote
from typing import Any

import psycopg
import pytest

from claimcheck.domain.changing.change import AddEvidence
from claimcheck.errors import (
    ConflictError,
    LedgerError,
    MissingExtraError,
    OutsideError,
    UsageError,
    WriteError,
)
from claimcheck.store.ledger_store import open_store
from claimcheck.store.sql.appending import refuse_own_signatures
from claimcheck.store.sql.block_chain import broken_at
from claimcheck.store.sql.connecting import connect
from claimcheck.store.sql.database import NoTablesError
from claimcheck.store.sql.database_address import read_address
from claimcheck.store.sql.database_store import DatabaseStore
from claimcheck.store.sql.postgres_database import PostgresDatabase
from claimcheck.store.sql.schema_version import prepare
from tests.conftest import TODAY
from tests.databases import as_login, in_database, new_postgres
from tests.store.sql.test_append_only import INSERT
from tests.store.sql.test_database_store import BROKEN, ITEM, another, write
from tests.store.test_contract import CLAIM

pytestmark = pytest.mark.xdist_group("postgresql")

EVIDENCE = AddEvidence(("a-b",), ITEM)


@pytest.fixture
def store(postgres: str) -> DatabaseStore:
    """A ledger with one claim."""
    made = DatabaseStore(read_address(new_postgres(postgres)))
    write(made, CLAIM)
    return made


def end_of(database: Any, postgres: str) -> None:
    """End the server's side of a connection, as a crash or an administrator does."""
    pid = database._connection.info.backend_pid
    with psycopg.connect(postgres, autocommit=True) as other:
        other.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])


def numbers(store: DatabaseStore) -> list[int]:
    rows = list(another(store).blocks().rows())
    assert broken_at(rows) is None
    return [row.number for row in rows]


def test_a_connection_that_goes_while_reading_is_told(store: DatabaseStore, postgres: str) -> None:
    end_of(store.database, postgres)
    with pytest.raises(OutsideError, match="no connection to"):
        store.ledger()


def test_what_the_server_ends_for_taking_too_long_is_no_lost_connection(
    store: DatabaseStore, postgres: str
) -> None:
    hasty = DatabaseStore(
        read_address(f"{store.address.given}&options=-c%20statement_timeout%3D100")
    )
    with psycopg.connect(postgres) as other:
        other.execute("LOCK TABLE block IN ACCESS EXCLUSIVE MODE")
        with pytest.raises(OutsideError, match="due to statement timeout") as told:
            hasty.ledger()
    assert "statement_timeout" in told.value.hint
    assert numbers(hasty) == [1]


def test_a_write_that_the_server_ends_for_taking_too_long_leaves_nothing(
    store: DatabaseStore,
) -> None:
    name, database = store.address.ledger, store.database

    def write_slowly() -> None:
        with database.writing(5):
            database.insert("vocabulary", ("ledger", "word"), [(name, "w")])
            database.run("SET LOCAL statement_timeout = 1")
            database.run("SELECT pg_sleep(1)")

    with pytest.raises(WriteError, match="due to statement timeout; nothing was changed") as told:
        write_slowly()
    assert "statement_timeout" in told.value.hint
    assert (
        database.rows("SELECT word FROM vocabulary WHERE ledger = ? AND word = 'w'", [name]) == []
    )


def test_a_connection_that_goes_during_a_write_leaves_nothing(
    store: DatabaseStore, postgres: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    insert = PostgresDatabase.insert

    def cut(self: PostgresDatabase, *args: Any) -> None:
        insert(self, *args)
        end_of(self, postgres)

    monkeypatch.setattr(PostgresDatabase, "insert", cut)
    with pytest.raises(OutsideError, match="no connection to"):
        store.apply(EVIDENCE, TODAY, wait=5)
    assert numbers(store) == [1]


def test_a_connection_that_goes_right_before_the_commit_is_made_up_for(
    store: DatabaseStore, postgres: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit, cuts = PostgresDatabase._commit, iter([True])

    def cut(self: PostgresDatabase) -> None:
        if next(cuts, False):
            end_of(self, postgres)
        commit(self)

    monkeypatch.setattr(PostgresDatabase, "_commit", cut)
    applied = store.apply(EVIDENCE, TODAY, wait=5)
    assert len(applied.ledger.claims["a-b"].evidence) == 1
    assert numbers(store) == [1, 2]


def test_a_connection_that_goes_right_after_the_commit_takes_nothing_back(
    store: DatabaseStore, postgres: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit = PostgresDatabase._commit

    def cut(self: PostgresDatabase) -> None:
        commit(self)
        end_of(self, postgres)

    monkeypatch.setattr(PostgresDatabase, "_commit", cut)
    assert len(store.apply(EVIDENCE, TODAY, wait=5).blocks) == 1
    assert numbers(store) == [1, 2]


def test_a_vanished_server_is_noticed_after_a_minute_or_as_the_address_says(
    store: DatabaseStore,
) -> None:
    other = DatabaseStore(read_address(store.address.given + "&keepalives_idle=7"))
    plain, asked = (
        one.database._connection.info.get_parameters()  # type: ignore[attr-defined]
        for one in (store, other)
    )
    names = ("keepalives_idle", "keepalives_interval", "keepalives_count", "tcp_user_timeout")
    assert [plain[name] for name in names] == ["30", "10", "3", "60000"]
    assert [asked[name] for name in names] == ["7", "10", "3", "60000"]


@contextmanager
def login(postgres: str, name: str, sql: str = "") -> Iterator[None]:
    with psycopg.connect(postgres, autocommit=True) as owner:
        owner.execute(f"CREATE ROLE {name} LOGIN".encode())
        try:
            if sql:
                owner.execute(sql.encode())
            yield
        finally:
            owner.execute(f"DROP OWNED BY {name}".encode())
            owner.execute(f"DROP ROLE {name}".encode())


def of(store: DatabaseStore, name: str) -> DatabaseStore:
    """Return the same ledger as another login sees it."""
    return DatabaseStore(read_address(as_login(store.address.given, name)))


def test_a_login_that_may_not_read_is_told_which_role_it_lacks(
    store: DatabaseStore, postgres: str
) -> None:
    with (
        login(postgres, "stranger"),
        pytest.raises(LedgerError, match="permission denied for table ledger") as told,
    ):
        of(store, "stranger").ledger()
    assert "claimcheck_writer" in told.value.hint


def test_a_login_that_may_only_read_does_that(store: DatabaseStore, postgres: str) -> None:
    with login(postgres, "reader", "GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader"):
        reader = of(store, "reader")
        assert [*reader.ledger().claims] == ["a-b"]
        with pytest.raises(WriteError, match="permission denied for table ledger") as told:
            reader.apply(EVIDENCE, TODAY, wait=0)
        del reader
    assert "claimcheck_writer" in told.value.hint
    assert numbers(store) == [1]


def test_a_server_that_is_only_for_reading_is_told_from_one_that_refuses_a_login(
    store: DatabaseStore,
) -> None:
    only = "&options=-c%20default_transaction_read_only%3Don"
    reader = DatabaseStore(read_address(store.address.given + only))
    assert [*reader.ledger().claims] == ["a-b"]
    with pytest.raises(WriteError, match="is only for reading, as a standby is") as told:
        reader.apply(EVIDENCE, TODAY, wait=0)
    assert "target_session_attrs=read-write" in told.value.hint
    assert numbers(store) == [1]


def test_who_writes_past_the_lock_makes_others_try_again_and_breaks_no_chain(
    store: DatabaseStore, postgres: str
) -> None:
    insert = PostgresDatabase.insert

    with psycopg.connect(postgres) as past, ThreadPoolExecutor(1) as pool:
        past.execute("SELECT 'this transaction has begun'")
        rows: list[Any] = []

        def keep(self: PostgresDatabase, table: str, columns: Any, made: Any) -> None:
            values = list(made)
            if table == "block" and not rows:
                rows.extend(values)
                past.execute(INSERT.replace("?", "%s").encode(), values[0])
                pool.submit(_commit_once_somebody_waits, postgres, past)
            insert(self, table, columns, values)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(PostgresDatabase, "insert", keep)
            with pytest.raises(ConflictError, match="without its lock"):
                store.apply(EVIDENCE, TODAY, wait=5)
    assert numbers(store) == [1, 2]


def _commit_once_somebody_waits(postgres: str, past: psycopg.Connection[Any]) -> None:
    with psycopg.connect(postgres, autocommit=True) as watcher:
        waiting = "SELECT count(*) FROM pg_locks WHERE NOT granted"
        while watcher.execute(waiting).fetchone() == (0,):
            pass
    past.commit()


def test_a_database_that_lacks_letters_is_refused(postgres: str) -> None:
    with psycopg.connect(postgres, autocommit=True) as owner:
        owner.execute("CREATE DATABASE narrow TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'")
        try:
            address = read_address(in_database(postgres, "narrow"))
            with pytest.raises(WriteError, match="keeps text as LATIN1, which lacks letters"):
                prepare(connect(address))
        finally:
            owner.execute("DROP DATABASE narrow WITH (FORCE)")


def test_a_database_without_tables_is_told_what_to_run(postgres: str) -> None:
    with psycopg.connect(postgres, autocommit=True) as owner:
        owner.execute("CREATE DATABASE empty")
        try:
            address = in_database(as_login(postgres, "postgres"), "empty")
            with pytest.raises(NoTablesError) as told:
                open_store(address).ledger()
        finally:
            owner.execute("DROP DATABASE empty WITH (FORCE)")
    assert told.value.message == f"no ledger in {address}"
    assert told.value.hint == f"`claimcheck init {quote(address)}` starts one there"


def test_a_login_that_signs_its_own_verdict_is_told_before_the_server_refuses(
    store: DatabaseStore,
) -> None:
    applied = store.apply(BROKEN, TODAY, wait=0)
    [(at, _)] = applied.blocks
    signature = (("claims", "a-b", "signatures", "s"), {"of": at[-1]})
    with pytest.raises(UsageError, match="the login postgres recorded the verdict") as told:
        refuse_own_signatures(store.database, [signature])
    assert told.value.hint == "a second person signs it, with a login of their own"
    refuse_own_signatures(store.database, [(at, {}), (signature[0], {"of": "unknown"})])


def test_without_its_driver_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "claimcheck.store.sql.postgres_database")
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(MissingExtraError) as told:
        open_store("postgresql://host/db").ledger()
    assert told.value.message == "a ledger in PostgreSQL needs packages that are not installed"
    assert told.value.hint == "pip install 'claimcheck-cli[sql]'"
