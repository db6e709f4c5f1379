"""Snapshots in a database: kept once, in parts, and hashed again."""

from hashlib import sha256

import pytest

from claimcheck.domain.changing.change import AddEvidence, RefusedError
from claimcheck.domain.verifying.verification import SnapshotFile
from claimcheck.errors import WriteError
from claimcheck.store.evidence_folder import Attachment
from claimcheck.store.sql import stored_snapshots
from claimcheck.store.sql.database_store import DatabaseStore
from tests.conftest import TODAY
from tests.store.sql.conftest import Raw
from tests.store.sql.test_database_store import ITEM
from tests.store.test_contract import CLAIM

PAGE = Attachment(b"<p>Acme will open a plant</p>", "html")


def with_page(store: DatabaseStore, page: Attachment = PAGE) -> None:
    store.apply(CLAIM, TODAY, wait=0)
    item = ITEM.but(snapshot=page.snapshot)
    store.apply(AddEvidence(("a-b",), item), TODAY, wait=0, attached=page)


def test_a_snapshot_is_kept_with_its_fact_under_the_name_of_its_file(store: DatabaseStore) -> None:
    with_page(store)
    snapshots = store.snapshots
    digest = sha256(PAGE.content).hexdigest()
    path = f"evidence/{digest[:2]}/{digest}.html"
    assert list(snapshots.inspect()) == [SnapshotFile(path, "whole", digest)]
    assert snapshots.count() == 1
    assert snapshots.read(path, 99) == PAGE.content
    assert snapshots.read(path, 4) == PAGE.content[:4]


def test_a_large_one_is_kept_in_parts_and_comes_back_whole(
    store: DatabaseStore, raw: Raw, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stored_snapshots, "_PART", 10)
    with_page(store)
    parts = raw("SELECT part, length(content) FROM snapshot WHERE ledger = ?", store.address.ledger)
    assert sorted(parts) == [(0, 10), (1, 10), (2, 9)]
    assert list(store.snapshots.attachments(99)) == [PAGE]
    assert [one.state for one in store.snapshots.inspect()] == ["whole"]


def test_one_of_some_megabytes_comes_back_byte_for_byte(store: DatabaseStore) -> None:
    page = Attachment(bytes(range(256)) * (3 << 12), "pdf")
    with_page(store, page)
    assert list(store.snapshots.attachments(4 << 20)) == [page]


def test_an_empty_one_is_a_snapshot_too(store: DatabaseStore) -> None:
    with_page(store, Attachment(b"", "txt"))
    assert list(store.snapshots.attachments(99)) == [Attachment(b"", "txt")]


def test_the_same_bytes_are_kept_once(store: DatabaseStore) -> None:
    with_page(store)
    again = ITEM.but(snapshot=PAGE.snapshot, source="another")
    store.apply(AddEvidence(("a-b",), again), TODAY, wait=0, attached=PAGE)
    assert store.snapshots.count() == 1


def test_one_of_a_refused_fact_is_not_kept(store: DatabaseStore) -> None:
    with_page(store)
    with pytest.raises(RefusedError):
        store.apply(
            AddEvidence(("a-b",), ITEM.but(snapshot=PAGE.snapshot)),
            TODAY,
            wait=0,
            attached=Attachment(b"other", "txt"),
        )
    assert store.snapshots.count() == 1


def test_one_that_is_too_large_is_refused_and_so_is_its_fact(
    store: DatabaseStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stored_snapshots, "MOST", 28)
    with pytest.raises(WriteError, match="the snapshot is larger than"):
        with_page(store)
    assert store.ledger().claims["a-b"].evidence == ()
    assert store.snapshots.count() == 0


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_one_that_was_altered_is_told(store: DatabaseStore, raw: Raw) -> None:
    with_page(store)
    raw("DROP TRIGGER snapshot_stays")
    raw("UPDATE snapshot SET content = ?", b"<p>Acme will close a plant</p>")
    assert [one.state for one in store.snapshots.inspect()] == ["altered"]


def test_one_is_found_by_its_digest(store: DatabaseStore) -> None:
    with_page(store)
    assert store.snapshots.find(PAGE.digest, 99) == PAGE
    assert store.snapshots.find(PAGE.digest, 4) == Attachment(PAGE.content[:4], "html")
    assert store.snapshots.find("0" * 64, 99) is None
