"""What PostgreSQL refuses of a writer who has a password and no scruples."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import psycopg
import pytest

from claimcheck.domain.changing.change import AddEvidence, AddVerdict
from claimcheck.domain.model.evidence import Evidence
from claimcheck.domain.model.verdict import Verdict
from claimcheck.errors import UsageError
from claimcheck.store.ledger_copy import copy
from claimcheck.store.ledger_store import open_store
from claimcheck.store.sql.block_chain import TIME_FORM, BlockRow, hash_of
from claimcheck.store.sql.database_address import read_address
from claimcheck.store.sql.database_store import DatabaseStore
from tests.conftest import TODAY
from tests.databases import as_login, new_postgres
from tests.store.sql.test_append_only import INSERT
from tests.store.test_contract import CLAIM, DAY

pytestmark = pytest.mark.xdist_group("postgresql")

Raw = Callable[..., list[tuple[Any, ...]]]


@pytest.fixture
def writer(postgres: str) -> Iterator[str]:
    """The address of a ledger with one claim, for a login that is in claimcheck_writer only."""
    address = new_postgres(postgres)
    DatabaseStore(read_address(address)).apply(CLAIM, TODAY, wait=0)
    with psycopg.connect(postgres, autocommit=True) as owner:
        owner.execute("DROP ROLE IF EXISTS jane")
        owner.execute("CREATE ROLE jane LOGIN IN ROLE claimcheck_writer")
        yield as_login(address, "jane")
        owner.execute("DROP ROLE jane")


@pytest.fixture
def as_jane(writer: str) -> Iterator[psycopg.Connection[Any]]:
    with psycopg.connect(read_address(writer).conninfo, autocommit=True) as connection:
        yield connection


def forged(jane: psycopg.Connection[Any], writer: str, **changed: Any) -> BlockRow:
    """Return a block that would be right but for what is changed, with the hash of what it says."""
    ledger = read_address(writer).ledger
    [(number, hash_, _)] = jane.execute(
        "SELECT number, hash, entered FROM block WHERE ledger = %s ORDER BY number DESC LIMIT 1",
        [ledger],
    ).fetchall()
    [(now,)] = jane.execute("SELECT clock_timestamp() AT TIME ZONE 'UTC'").fetchall()
    values = {
        "ledger": ledger,
        "number": number + 1,
        "claim": "a-b",
        "table": "evidence",
        "key": "k",
        "body": '{"date":"2026-03-01","stance":"mixed","source":"s"}',
        "date": "2026-03-01",
        "entered": now.strftime(TIME_FORM),
        "login": "jane",
        **changed,
    }
    own = values.pop("hash", None)
    texts = [values[name] for name in ("claim", "table", "key", "body", "entered", "login")]
    seal = hash_of(values.pop("before", hash_), ledger, values["number"], *texts)
    return BlockRow(**values, hash=own or seal)


def insert(jane: psycopg.Connection[Any], row: BlockRow) -> None:
    jane.execute(INSERT.replace("?", "%s").encode(), row)


def test_a_block_that_is_right_is_taken(as_jane: psycopg.Connection[Any], writer: str) -> None:
    with as_jane.transaction():
        insert(as_jane, forged(as_jane, writer))
    claim = open_store(writer).ledger().claims["a-b"]
    assert [one.id for one in claim.evidence] == ["k"]


HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"login": "postgres"}, "the login of block 2 is not jane"),
        ({"hash": "0" * 64}, "the hash of block 2 is not that of what it says"),
        ({"before": "0" * 64}, "the hash of block 2 is not that of what it says"),
        ({"number": 3}, "block 3 does not follow block 1"),
        ({"number": 1}, "block 1 does not follow block 1"),
        ({"entered": "2020-01-01T00:00:00.000000Z"}, "block 2 was not entered at 2020"),
        ({"entered": "2099-01-01T00:00:00.000000Z"}, "block 2 was not entered at 2099"),
        ({"entered": "2026-11-24 12:00:00"}, "the time of block 2 is not one"),
        ({"entered": "infinity"}, "the time of block 2 is not one"),
        (
            {"body": '{"recorded":"2020-01-01","date":"2026-03-01","stance":"mixed","source":"s"}'},
            "block 2 says itself when it was recorded",
        ),
        ({"key": "", "table": "claims"}, "block_path"),
    ],
)
def test_a_forged_block_is_refused(
    as_jane: psycopg.Connection[Any], writer: str, changed: dict[str, Any], why: str
) -> None:
    with pytest.raises(psycopg.Error, match=why), as_jane.transaction():
        insert(as_jane, forged(as_jane, writer, **changed))
    assert len(list(DatabaseStore(read_address(writer)).blocks().rows())) == 1


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE ledger SET version = 9",
        "DELETE FROM ledger",
        "INSERT INTO ledger VALUES ('mine', 1)",
        "UPDATE block SET body = '{}'",
        "DELETE FROM block",
        "TRUNCATE block",
        "ALTER TABLE block DISABLE TRIGGER ALL",
        "DROP TRIGGER block_is_right ON block",
        "CREATE OR REPLACE FUNCTION netstring(words text) RETURNS text LANGUAGE sql RETURN ''",
        "SET session_replication_role = replica",
    ],
)
def test_a_writer_may_do_nothing_but_read_and_join(
    as_jane: psycopg.Connection[Any], sql: str
) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        as_jane.execute(sql.encode())


def test_a_table_of_the_writers_own_does_not_stand_in_for_the_ledgers(
    as_jane: psycopg.Connection[Any], writer: str
) -> None:
    as_jane.execute("CREATE TEMP TABLE block AS SELECT * FROM public.block")
    as_jane.execute("UPDATE pg_temp.block SET hash = repeat('0', 64)")
    to_the_ledgers = INSERT.replace("INTO block", "INTO public.block").replace("?", "%s")
    with pytest.raises(psycopg.Error, match="the hash of block 2"), as_jane.transaction():
        as_jane.execute(to_the_ledgers.encode(), forged(as_jane, writer))
    as_jane.execute("DROP TABLE pg_temp.block")


def test_a_writer_copies_no_ledger_whose_facts_say_when_they_were_recorded(
    writer: str, postgres: str
) -> None:
    target = as_login(new_postgres(postgres), "jane")
    with pytest.raises(UsageError, match="only the owner of the tables may copy"):
        copy(open_store(writer), target, 0)


SIGNATURE = '{"date":"2026-03-02","of":"v","by":"am"}'
VERDICT = '{"date":"2026-03-02","verdict":"broken","because":"x"}'


def test_a_login_does_not_sign_its_own_verdict(
    as_jane: psycopg.Connection[Any], writer: str
) -> None:
    with as_jane.transaction():
        insert(as_jane, forged(as_jane, writer, table="verdicts", key="v", body=VERDICT))
    with pytest.raises(psycopg.Error, match="no other login has made"), as_jane.transaction():
        insert(as_jane, forged(as_jane, writer, table="signatures", key="s", body=SIGNATURE))


def test_a_login_does_not_sign_a_verdict_that_it_makes_afterwards(
    as_jane: psycopg.Connection[Any], writer: str
) -> None:
    with pytest.raises(psycopg.Error, match="no other login has made"), as_jane.transaction():
        insert(as_jane, forged(as_jane, writer, table="signatures", key="s", body=SIGNATURE))


def test_a_login_signs_the_verdict_of_another(
    as_jane: psycopg.Connection[Any], writer: str
) -> None:
    owners = as_login(writer, "postgres")
    verdict = Verdict(date=DAY, verdict="broken", because="x")
    applied = open_store(owners).apply(AddVerdict("a-b", verdict), TODAY, wait=0)
    [(at, _)] = applied.blocks
    body = SIGNATURE.replace('"v"', f'"{at[-1]}"')
    with as_jane.transaction():
        insert(as_jane, forged(as_jane, writer, table="signatures", key="s", body=body))
    assert [one.id for one in open_store(writer).ledger().claims["a-b"].signatures] == ["s"]


def test_a_writer_writes_by_commands(writer: str) -> None:
    item = Evidence(date=DAY, stance="mixed", source="s")
    store = open_store(writer)
    store.apply(AddEvidence(("a-b",), item), TODAY, wait=0)
    assert store.has_written
    rows = list(DatabaseStore(read_address(writer)).blocks().rows())
    assert [row.login for row in rows] == ["postgres", "jane"]
