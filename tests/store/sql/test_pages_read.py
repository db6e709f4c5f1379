"""What asks for a few of very many claims reads those, and no page more."""

import json
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest

from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.decode import read_valid
from claimcheck.domain.standing.standing import Moment
from claimcheck.store.query import Query
from claimcheck.store.sql import claim_pages, stored_standings
from claimcheck.store.sql.database_address import read_address
from claimcheck.store.sql.database_store import DatabaseStore
from claimcheck.store.sql.stored_blocks import StoredBlocks
from claimcheck.store.sql.takeover import take_over
from tests.conftest import TODAY, Run
from tests.databases import new_sqlite

CLAIMS = 60


@pytest.fixture
def store(tmp_path: Path) -> DatabaseStore:
    """Every second claim is overdue, one is tagged, and one claimant made one."""
    claims = {
        f"c-{number:02}": {
            "text": f"It will do {number}",
            "claimant": "Zeta" if number == 30 else "Acme",
            "made": date(2025, 1, 1),
            "deadline": TODAY + timedelta(days=-1 - number if number % 2 else 200 + number),
            "tags": ["rail"] if number == 40 else [],
        }
        for number in range(CLAIMS)
    }
    store = DatabaseStore(read_address(new_sqlite(tmp_path)))
    take_over(store.address, read_valid({"claims": claims}), [], 5)
    return store


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the claims that are read."""
    ids: list[str] = []
    original = StoredBlocks.claims

    def counting(blocks: StoredBlocks, asked: Sequence[str]) -> dict[str, Claim]:
        ids.extend(asked)
        return original(blocks, asked)

    monkeypatch.setattr(StoredBlocks, "claims", counting)
    for module in (claim_pages, stored_standings):
        monkeypatch.setattr(module, "PAGE", 2)
    return ids


@pytest.mark.parametrize(
    ("words", "most"),
    [
        (["list", "--limit", "2"], 4),
        (["due", "--limit", "2"], 4),
        (["review", "--limit", "2"], 6),
        (["list", "--tag", "rail"], 1),
        (["list", "--where", "claimant=Zeta"], 1),
        (["list", "do 17"], 1),
        (["list", "--tag", "tram"], 0),
        (["list", "--claimant", "Zetta"], 0),
        (["list", "--where", "tags=tram"], 0),
        (["list", "sing"], 0),
    ],
)
def test_a_command_reads_no_more_claims_than_it_needs(
    run: Run, store: DatabaseStore, read: list[str], words: list[str], most: int
) -> None:
    day = ["--as-of", str(TODAY)] if words[0] != "review" else []
    ran = run("--file", store.address.given, *words, *day)
    assert ran.code == 0
    assert len(read) <= most
    assert (ran.out != "") == (most > 0)


def test_what_is_due_is_given_while_the_rest_is_unread(
    store: DatabaseStore, read: list[str]
) -> None:
    with store.stream(Query(Moment(TODAY, None), due_by=TODAY)) as due:
        assert next(due).id == "c-59"
        assert len(read) < CLAIMS // 4
        assert len(list(due)) == CLAIMS // 2 - 1


def test_a_name_that_is_missing_is_told_with_the_one_that_was_meant(
    run: Run, store: DatabaseStore
) -> None:
    ran = run("--file", store.address.given, "list", "--claimant", "Zetta")
    assert ran.err == "no claim is by “Zetta”; did you mean Zeta?\n"


def test_json_has_the_same_claims(run: Run, store: DatabaseStore) -> None:
    ran = run("--file", store.address.given, "due", "--json", "--as-of", str(TODAY))
    told = json.loads(ran.out)["claims"]
    assert [one["id"] for one in told] == [f"c-{number:02}" for number in range(59, 0, -2)]
