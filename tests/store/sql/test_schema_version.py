"""The tables of a database: made, upgraded and told apart."""

import os
import shlex
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest

from claimcheck.domain.changing.change import AddLook
from claimcheck.domain.model.encode import encode
from claimcheck.domain.model.look import Look
from claimcheck.domain.standing.standing import Moment
from claimcheck.errors import LedgerError, WriteError
from claimcheck.store.query import Query
from claimcheck.store.sql import schema_version
from claimcheck.store.sql.appending import append, turn_after
from claimcheck.store.sql.block_chain import NO_HEAD
from claimcheck.store.sql.connecting import connect
from claimcheck.store.sql.database import NoTablesError
from claimcheck.store.sql.database_address import DatabaseAddress, read_address
from claimcheck.store.sql.database_store import DatabaseStore
from claimcheck.store.sql.derived_rows import rebuild_all
from claimcheck.store.sql.new_blocks import new_block, without_time
from claimcheck.store.sql.schema_version import VERSION, prepare, require
from tests.conftest import TODAY
from tests.databases import as_login
from tests.store.sql.conftest import Raw
from tests.store.test_contract import CLAIM


def sibling(store: DatabaseStore, ledger: str) -> DatabaseAddress:
    """Return the address of another ledger of the same database."""
    return read_address(store.address.given.replace("ledger=l", f"ledger={ledger}"))


def test_a_database_is_made_once_and_each_of_its_ledgers_once(store: DatabaseStore) -> None:
    assert prepare(store.database) == "there"
    other = sibling(store, "more")
    assert prepare(connect(other)) == "started"
    assert prepare(connect(other)) == "there"


def test_a_ledger_that_the_database_does_not_have_is_named(store: DatabaseStore) -> None:
    absent = sibling(store, "no")
    with pytest.raises(LedgerError) as told:
        DatabaseStore(absent).ledger()
    assert told.value.message == f"no ledger “{absent.ledger}” in {absent.shown}"
    assert told.value.hint == f"`claimcheck init {shlex.quote(absent.shown)}` starts one"


def test_a_sqlite_file_that_is_not_there_is_not_made_by_reading_it(tmp_path: Path) -> None:
    address = read_address(f"sqlite:///{tmp_path}/claims.db")
    with pytest.raises(NoTablesError) as told:
        DatabaseStore(address).ledger()
    assert told.value.message == f"no ledger in {address.shown}"
    assert list(tmp_path.iterdir()) == []


def test_a_sqlite_file_without_tables_is_no_ledger(tmp_path: Path) -> None:
    (tmp_path / "claims.db").touch()
    with pytest.raises(NoTablesError):
        DatabaseStore(read_address(f"sqlite:///{tmp_path}/claims.db")).ledger()


def test_nothing_is_written_into_tables_that_were_upgraded_meanwhile(
    store: DatabaseStore, raw: Raw
) -> None:
    store.apply(CLAIM, TODAY, wait=0)
    head = store.head()
    raw("UPDATE ledger SET version = 9 WHERE name = ?", store.address.ledger)
    look = AddLook(Look(date=CLAIM.claim.made, claims=("a-b",)))
    with pytest.raises(LedgerError, match="of a newer claimcheck"):
        store.apply(look, TODAY, wait=0)
    raw("UPDATE ledger SET version = ? WHERE name = ?", VERSION, store.address.ledger)
    assert store.blocks().head.hash == head


def test_the_tables_of_a_newer_program_are_left_alone(store: DatabaseStore, raw: Raw) -> None:
    raw("UPDATE ledger SET version = 9 WHERE name = ?", store.address.ledger)
    with pytest.raises(
        LedgerError, match=rf"of a newer claimcheck \(schema 9; this one knows {VERSION}\)"
    ):
        require(connect(store.address))
    with pytest.raises(LedgerError, match="of a newer claimcheck"):
        prepare(connect(store.address))
    raw("UPDATE ledger SET version = ? WHERE name = ?", VERSION, store.address.ledger)


def test_each_ledger_of_an_older_program_is_upgraded_by_init_alone(
    bare: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark = "&" if "?" in bare else "?"
    one, other = (read_address(f"{bare}{mark}ledger={name}") for name in ("one", "other"))
    with monkeypatch.context() as older:
        older.setattr(schema_version, "VERSION", 1)
        for address in (one, other):
            database = connect(address, create=True)
            prepare(database)
            with database.writing(0):
                block = new_block(("claims", "a-b"), without_time(encode(CLAIM.claim)))
                append(database, turn_after(database, NO_HEAD), [block])
    for address in (one, other):
        with pytest.raises(LedgerError, match="of an older claimcheck") as told:
            DatabaseStore(address).ledger()
        assert (
            f"`claimcheck init {shlex.quote(address.shown)}`, which upgrades them"
            in told.value.hint
        )
        assert prepare(connect(address)) == "upgraded"
        assert prepare(connect(address)) == "there"
        said = Query(Moment(TODAY, None), mentions=("wil",))
        assert [found.id for found in DatabaseStore(address).standings(said)] == ["a-b"]


def test_of_many_who_upgrade_at_once_one_does_and_the_others_find_it_done(
    bare: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = read_address(bare)

    def outcomes() -> list[str]:
        with ThreadPoolExecutor(4) as threads:
            return sorted(threads.map(lambda _: prepare(connect(address, create=True)), range(4)))

    with monkeypatch.context() as older:
        older.setattr(schema_version, "VERSION", 1)
        assert outcomes() == ["started", "there", "there", "there"]
    assert outcomes() == ["there", "there", "there", "upgraded"]


@pytest.mark.xdist_group("postgresql")
def test_tables_that_a_superuser_upgrades_stay_those_of_their_owner(
    empty: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = f"Owner {os.getpid()}"
    with psycopg.connect(empty, autocommit=True) as superuser:
        superuser.execute(f'CREATE ROLE "{name}" LOGIN'.encode())
        superuser.execute(f'GRANT ALL ON SCHEMA public TO "{name}"'.encode())
        owners = read_address(as_login(empty, quote(name)))
        try:
            with monkeypatch.context() as older:
                older.setattr(schema_version, "VERSION", 1)
                prepare(connect(owners))
            assert prepare(connect(read_address(empty))) == "upgraded"
            store = DatabaseStore(owners)
            store.apply(CLAIM, TODAY, wait=0)
            rebuild_all(store.database)
            said = Query(Moment(TODAY, None), mentions=("wil",))
            assert [found.id for found in store.standings(said)] == ["a-b"]
        finally:
            superuser.execute(f'DROP OWNED BY "{name}"'.encode())
            superuser.execute(f'DROP ROLE "{name}"'.encode())


def test_an_upgrade_that_fails_leaves_everything_as_it_was(
    store: DatabaseStore, raw: Raw, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema_version, "VERSION", VERSION + 1)
    broken = "CREATE TABLE half_done (x integer);\n" * 2
    monkeypatch.setattr(schema_version, "_sql", lambda number, engine: broken)
    with pytest.raises(WriteError):
        prepare(connect(store.address))
    assert raw("SELECT max(version) FROM ledger") == [(VERSION,)]
    with pytest.raises(Exception, match=r"no such table|does not exist"):
        raw("SELECT * FROM half_done")


@pytest.mark.xdist_group("postgresql")
def test_an_upgrade_brings_the_checks_of_new_tables(
    empty: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def check(address: str) -> list[tuple[object, ...]]:
        with psycopg.connect(read_address(address).conninfo) as connection:
            return connection.execute(
                "SELECT prosrc, proconfig FROM pg_proc WHERE proname = 'check_block'"
            ).fetchall()

    with monkeypatch.context() as older:
        older.setattr(schema_version, "VERSION", 2)
        prepare(connect(read_address(empty)))
    before = check(empty)
    assert prepare(connect(read_address(empty))) == "upgraded"
    [(source, path)] = check(empty)
    [(source_before, path_before)] = before
    assert path == path_before
    assert source != source_before
