"""What a database itself refuses: to change, to remove, to join what does not follow."""

import sqlite3

import pytest

from claimcheck.domain.changing.change import AddClaim
from claimcheck.errors import WriteError
from claimcheck.store.sql.appending import turn_after
from claimcheck.store.sql.block_chain import NO_HEAD, BlockRow, sealed
from claimcheck.store.sql.database import Database
from claimcheck.store.sql.database_store import DatabaseStore
from claimcheck.store.sql.new_blocks import new_block
from tests.conftest import TODAY
from tests.store.sql.conftest import Raw
from tests.store.test_contract import CLAIM

COLUMNS = ", ".join(f'"{name}"' for name in BlockRow._fields)
INSERT = f"INSERT INTO block ({COLUMNS}) VALUES ({', '.join('?' * len(BlockRow._fields))})"

REPLACE = INSERT.replace("INSERT", "INSERT OR REPLACE")


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE block SET body = '{}'",
        "UPDATE block SET login = 'joe' WHERE number = 1",
        "DELETE FROM block",
        "UPDATE snapshot SET extension = 'x'",
        "DELETE FROM snapshot",
    ],
)
def test_no_block_and_no_snapshot_is_ever_changed_or_removed(
    store: DatabaseStore, raw: Raw, sql: str
) -> None:
    store.apply(AddClaim(CLAIM.claim), TODAY, wait=0)
    raw("INSERT INTO snapshot VALUES (?, 'd', 0, 'txt', ?)", store.address.ledger, b"x")
    before = raw("SELECT * FROM block ORDER BY ledger, number"), raw("SELECT * FROM snapshot")
    with pytest.raises(Exception, match=r"never (changed|removed)"):
        raw(sql)
    after = raw("SELECT * FROM block ORDER BY ledger, number"), raw("SELECT * FROM snapshot")
    assert after == before


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_a_block_is_never_replaced(store: DatabaseStore, raw: Raw) -> None:
    store.apply(AddClaim(CLAIM.claim), TODAY, wait=0)
    [row] = store.blocks().rows()
    for number in (1, 2):
        with pytest.raises(sqlite3.DatabaseError, match=r"follows the newest|is there"):
            raw(REPLACE, *row._replace(number=number, body="{}"))
    raw("INSERT INTO snapshot VALUES ('x', 'd', 0, 'txt', ?)", b"x")
    with pytest.raises(sqlite3.DatabaseError, match="this snapshot is there"):
        raw("INSERT OR REPLACE INTO snapshot VALUES ('x', 'd', 0, 'txt', ?)", b"y")


def test_a_block_that_does_not_follow_the_newest_is_refused(store: DatabaseStore, raw: Raw) -> None:
    store.apply(AddClaim(CLAIM.claim), TODAY, wait=0)
    [row] = store.blocks().rows()
    for number in (3, 7):
        with pytest.raises(Exception, match="follow"):
            raw(INSERT, *row._replace(number=number, key="k", table="evidence"))


@pytest.mark.parametrize("missing", [1, 2_500])
def test_of_many_blocks_that_go_together_each_follows_the_one_before(
    store: DatabaseStore, missing: int
) -> None:
    with pytest.raises(WriteError, match="follow"):
        _join_all_but_one(store.database, missing)
    assert list(store.blocks().rows()) == []


def _join_all_but_one(database: Database, missing: int) -> None:
    look = {"date": "2026-11-03", "claims": ["a"]}
    looks = [new_block(("looks", f"k{n}"), look) for n in range(2_510)]
    with database.writing(5):
        now = turn_after(database, NO_HEAD).clock
        rows = [*sealed(database.address.ledger, NO_HEAD, looks, database.login(), now)]
        database.insert("block", BlockRow._fields, rows[:missing] + rows[missing + 1 :])
