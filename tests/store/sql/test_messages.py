"""How many messages go to a PostgreSQL server and back: each costs a way through the network."""

import tempfile
from collections.abc import Callable

import pytest

from claimcheck.domain.changing.change import AddClaim, AddEvidence
from claimcheck.domain.standing.view import View
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


def test_a_fact_is_written_with_five_of_which_two_hold_the_ledger(store: DatabaseStore) -> None:
    assert messages(store, lambda: store.apply(AddEvidence(("a-b",), ITEM), TODAY, 5)) == 5


def test_a_claim_is_written_with_seven(store: DatabaseStore) -> None:
    new = CLAIM.claim.but(id="", text="It will be another")
    assert messages(store, lambda: store.apply(AddClaim(new), TODAY, 5)) == 7
