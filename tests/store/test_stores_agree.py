"""Ledgers in databases: changes and standings come to the same as in memory."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings

from claimcheck.domain.changing.change import apply
from claimcheck.domain.model.ledger import Ledger
from claimcheck.domain.standing.view import View
from claimcheck.errors import UsageError
from claimcheck.store.ledger_store import open_store
from claimcheck.store.sql.database_address import read_address
from claimcheck.store.sql.takeover import take_over
from tests.conftest import TODAY
from tests.databases import new_postgres, new_sqlite
from tests.domain.test_status import ROWS, ledger_data, read_valid
from tests.generated import Rulings, histories
from tests.store.test_contract import done

few = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
MakeLedger = Callable[[], str]


@pytest.fixture(
    params=["sqlite", pytest.param("postgresql", marks=pytest.mark.xdist_group("postgresql"))]
)
def new_ledger(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> MakeLedger:
    """A function that makes an empty ledger in a database, and returns its address."""
    if request.param == "sqlite":
        folder = tmp_path_factory.mktemp("ledgers")
        return lambda: new_sqlite(folder)
    base = request.getfixturevalue("postgres")
    return lambda: new_postgres(base)


def read_whole(ledger: Ledger) -> Ledger:
    """Return a ledger of which nothing is left to be read, so that its connection ends."""
    return replace(ledger, claims=dict(ledger.claims), looks=dict(ledger.looks))


@few
@given(histories())
def test_a_database_takes_and_refuses_what_memory_does(
    new_ledger: MakeLedger, history: Rulings
) -> None:
    address = new_ledger()
    take_over(read_address(address), history.file.ledger, [], 5)
    for change in history.changes:
        whole = read_whole(open_store(address).ledger())
        store = open_store(address)
        try:
            expected = apply(whole, change, TODAY)
        except UsageError as refusal:
            with pytest.raises(type(refusal), match=re.escape(refusal.message)):
                store.apply(change, TODAY, wait=0)
            assert open_store(address).ledger() == whole
            continue
        assert done(store.apply(change, TODAY, wait=0)) == done(expected)
        assert open_store(address).ledger() == store.ledger()


def test_a_claim_stands_where_the_tables_say_whatever_it_is_kept_in(
    new_ledger: MakeLedger,
) -> None:
    """docs/status.md, whose cells tests/domain/test_status.py compares in memory."""
    kept: dict[str, tuple[Ledger, Ledger]] = {}
    for row in ROWS:
        claim = row.cells["claim"].strip("`")
        if claim not in kept:
            address = new_ledger()
            ledger = read_valid(ledger_data(claim))
            take_over(read_address(address), ledger, [], 5)
            kept[claim] = ledger, read_whole(open_store(address).ledger())
        known = row.cells.get("known on", "–")
        known_on = date.fromisoformat(known) if known[:1].isdigit() else None
        day = date.fromisoformat(row.cells["on"])
        expected, found = (View(one, day, known_on).standing("it") for one in kept[claim])
        assert found == expected
