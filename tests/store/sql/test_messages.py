"""How many messages go to a PostgreSQL server and back: each costs a way through the network."""

import tempfile
from collections.abc import Callable
from datetime import date

import pytest

from claimcheck.domain.changing.change import AddClaim, AddEvidence
from claimcheck.domain.model.span import Span
from claimcheck.domain.standing.standing import Moment
from claimcheck.domain.standing.view import View
from claimcheck.store.query import Query
from claimcheck.store.sql import few_claims
from claimcheck.store.sql.database_address import read_address
from claimcheck.store.sql.database_store import DatabaseStore
from tests.conftest import TODAY
from tests.databases import new_postgres
from tests.store.sql.test_database_store import ITEM, write
from tests.store.test_contract import CLAIM

pytestmark = pytest.mark.xdist_group("postgresql")


@pytest.fixture
def store(postgres: str) -> DatabaseStore:
    """A ledger with one claim, and a connection that was made already."""
    made = DatabaseStore(read_address(new_postgres(postgres)))
    write(made, CLAIM)
    return made


def messages(store: DatabaseStore, work: Callable[[], object]) -> int:
    """Return how often the server was waited for."""
    libpq = store.database._connection.pgconn  # type: ignore[attr-defined]
    with tempfile.TemporaryFile("w+") as trace:
        libpq.trace(trace.fileno())
        work()
        libpq.untrace()
        trace.seek(0)
        return trace.read().count("\tReadyForQuery")


def test_a_claim_is_read_with_two(store: DatabaseStore) -> None:
    assert messages(store, lambda: View(store.ledger(), TODAY).standing("a-b")) == 2


def test_the_claims_of_a_status_are_found_with_five(
    store: DatabaseStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(few_claims, "_FEW_OF_STATUS", 0)  # as where very many have it
    late = CLAIM.claim.but(id="late", text="It will be late", deadline=Span.day(date(2025, 2, 1)))
    write(store, AddClaim(late))
    query = Query(Moment(TODAY, None), frozenset(("overdue",)), limit=5)
    assert messages(store, lambda: store.standings(query)) == 5
    assert [one.id for one in store.standings(query)] == ["late"]


def test_a_fact_is_written_with_five_of_which_two_hold_the_ledger(store: DatabaseStore) -> None:
    assert messages(store, lambda: store.apply(AddEvidence(("a-b",), ITEM), TODAY, 5)) == 5


def test_a_claim_is_written_with_six(store: DatabaseStore) -> None:
    new = CLAIM.claim.but(id="", text="It will be another")
    assert messages(store, lambda: store.apply(AddClaim(new), TODAY, 5)) == 6


def test_who_stops_in_the_middle_of_reading_reads_and_writes_on(store: DatabaseStore) -> None:
    def stop() -> None:
        with store.database.reading():
            store.database.rows("SELECT 1")
            raise KeyError("stopped")

    with pytest.raises(KeyError, match="stopped"):
        stop()
    [(read_only,)] = store.database.rows("SHOW transaction_read_only")
    assert read_only == "off"
    store.apply(AddClaim(CLAIM.claim.but(id="", text="It will go on")), TODAY, 5)
    assert "It will go on" in [one.text for one in store.ledger().claims.values()]
