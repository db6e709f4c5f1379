"""Whole ledgers copied between stores: everything arrives, or nothing."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from claimcheck.domain.changing.change import AddEvidence
from claimcheck.errors import LedgerError, UsageError
from claimcheck.store.evidence_folder import Attachment
from claimcheck.store.ledger_copy import Copied, copy, count
from claimcheck.store.ledger_store import Store, open_store
from claimcheck.store.sql.block_chain import broken_at
from claimcheck.store.sql.database_address import read_address
from claimcheck.store.sql.database_store import DatabaseStore
from tests.conftest import TODAY
from tests.databases import new_postgres, new_sqlite
from tests.generated import File, files
from tests.store.test_contract import CLAIM, KINDS

few = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
LEDGER = """\
odd = 2026-01-01T00:00:00Z
[omens.x]
day = 2026-01-01
deep = [{ a = inf }, "é"]

[claims.a]
text = "A will"
claimant = "A"
made = 2025-01-01
was = ["old-a"]
x-own = 2026-01-01
strange = { "$toml" = 1 }

[claims.a.evidence.hand]
date = "2025-11"
stance = "supports"
source = "s"
recorded = 2025-12-01

[looks.l]
date = 2025-12-02
claims = ["old-a"]
recorded = 2025-12-02T10:00:00.5Z
"""
"""Unknown tables and keys, a fact recorded by the day, one never, one with a fraction."""


@pytest.fixture(params=KINDS)
def target(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A function that gives where a ledger may be copied to."""
    folder = tmp_path_factory.mktemp("target")
    numbers = iter(range(1000))

    def make() -> str:
        match request.param:
            case "toml":
                place = folder / f"{next(numbers)}"
                place.mkdir()
                return str(place / "claims.toml")
            case "sqlite":
                return new_sqlite(folder)
        return new_postgres(request.getfixturevalue("postgres"))

    return make


def in_file(folder: Path, text: str) -> Store:
    path = folder / "from.toml"
    path.write_bytes(text.encode())
    return open_store(path)


def test_everything_is_copied_and_back(tmp_path: Path, target: Any) -> None:
    source = in_file(tmp_path, LEDGER)
    there, back = target(), str(tmp_path / "back.toml")
    copy(source, there, 5)
    assert open_store(there).ledger() == source.ledger()
    copy(open_store(there), back, 5)
    assert open_store(back).ledger() == source.ledger()
    assert count(open_store(there)) == Copied(claims=1, facts=2, snapshots=0)


@few
@given(files())
def test_whatever_ledger_there_is_arrives_equal(
    tmp_path_factory: pytest.TempPathFactory, target: Any, file: File
) -> None:
    source = in_file(tmp_path_factory.mktemp("source"), file.text)
    there = target()
    copy(source, there, 5)
    arrived = open_store(there).ledger()
    assert {**arrived.claims} == {**source.ledger().claims}
    assert arrived.looks == source.ledger().looks
    assert arrived.claimants == source.ledger().claimants
    assert arrived.settings == source.ledger().settings
    assert arrived.unknown == source.ledger().unknown


def test_snapshots_come_with_it(tmp_path: Path, target: Any) -> None:
    source = in_file(tmp_path, LEDGER)
    page, paper = Attachment(b"<p>a</p>", "html"), Attachment(b"", "txt")
    for one in (page, paper):
        file = tmp_path / one.name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(one.content)
    there = target()
    copy(source, there, 5)
    found = {one.digest: one for one in open_store(there).snapshots.attachments(99)}
    assert found == {one.digest: one for one in (page, paper)}
    back = tmp_path / "back"
    back.mkdir()
    copy(open_store(there), str(back / "claims.toml"), 5)
    assert (back / page.name).read_bytes() == page.content


def test_a_large_one_arrives_in_its_order(tmp_path: Path, target: Any) -> None:
    claim = '[claims.c{}]\ntext = "t{}"\nclaimant = "A"\nmade = 2025-01-01\n'
    source = in_file(tmp_path, "".join(claim.format(place, "é" * place) for place in range(250)))
    there = target()
    copy(source, there, 5)
    ledger = open_store(there).ledger()
    assert [*ledger.claims] == [f"c{place}" for place in range(250)]
    assert ledger == source.ledger()


def test_what_holds_something_is_not_written_over(tmp_path: Path, target: Any) -> None:
    there = target()
    copy(in_file(tmp_path, LEDGER), there, 5)
    before = open_store(there).ledger()
    other = in_file(tmp_path, '[claims.b]\ntext = "B"\nclaimant = "B"\nmade = 2025-01-01\n')
    with pytest.raises(UsageError, match=r"is not empty|already exists"):
        copy(other, there, 5)
    assert open_store(there).ledger() == before


def test_a_ledger_with_errors_is_not_copied(tmp_path: Path, target: Any) -> None:
    source = in_file(tmp_path, LEDGER.replace("2025-01-01", '"soon"', 1))
    there = target()
    with pytest.raises(LedgerError):
        copy(source, there, 5)
    if "://" in there:
        assert open_store(there).head() == ""
    else:
        assert not Path(there).exists()


def test_what_was_copied_has_a_chain_of_its_own_and_goes_on(tmp_path: Path) -> None:
    first, second = f"sqlite:///{tmp_path}/1.db", f"sqlite:///{tmp_path}/2.db"
    copy(in_file(tmp_path, LEDGER), first, 5)
    copy(open_store(first), second, 5)
    store = DatabaseStore(read_address(second))
    store.apply(CLAIM, TODAY, wait=0)
    rows = list(store.blocks().rows())
    assert broken_at(rows) is None
    assert open_store(first).head() not in {row.hash for row in rows}
    assert [row.at for row in rows[-2:]] == [("looks", "l"), ("claims", "a-b")]


def test_what_is_no_snapshot_stays_where_it_is(tmp_path: Path) -> None:
    source = in_file(tmp_path, LEDGER)
    (tmp_path / "evidence").mkdir()
    (tmp_path / "evidence" / "notes.txt").write_text("mine")
    assert source.snapshots.count() == 1
    copy(source, f"sqlite:///{tmp_path}/1.db", 5)
    assert open_store(f"sqlite:///{tmp_path}/1.db").snapshots.count() == 0


def test_a_snapshot_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match=r"evidence/ab/x\.txt cannot be read: no such file"):
        in_file(tmp_path, LEDGER).snapshots.read("evidence/ab/x.txt", 9)


def test_a_change_after_copying_is_judged_on_what_was_copied(tmp_path: Path) -> None:
    there = f"sqlite:///{tmp_path}/1.db"
    copy(in_file(tmp_path, LEDGER), there, 5)
    store = open_store(there)
    item = store.ledger().claims["a"].evidence[0].but(id="")
    with pytest.raises(UsageError, match="the same fact is already recorded as hand"):
        store.apply(AddEvidence(("old-a",), item), TODAY, wait=0)
