"""The evidence folder: durable before the ledger, never overwritten, and no way out of it."""

import hashlib
import os
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from claimcheck.domain.changing.change import AddEvidence, RefusedError
from claimcheck.domain.model.evidence import Evidence
from claimcheck.domain.model.span import Span
from claimcheck.domain.verifying.verification import SnapshotFile
from claimcheck.errors import ConflictError, WriteError
from claimcheck.store import ledger_file
from claimcheck.store.evidence_folder import Attachment, count, find, inspect
from claimcheck.store.ledger_store import open_store
from tests.conftest import TODAY

LEDGER = '[claims.a]\ntext = "A will b"\nclaimant = "A"\nmade = 2025-01-01\n'
ABC = Attachment(b"abc", "txt")
DIGEST = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
"""The SHA-256 of “abc” (FIPS 180-2, B.1)."""
PATH = f"evidence/ba/{DIGEST}.txt"


@pytest.fixture
def ledger(ledger_file: Callable[[str], Path]) -> Path:
    return ledger_file(LEDGER)


def add(ledger: Path, attached: Attachment = ABC, source: str = "wire") -> None:
    evidence = Evidence(
        date=Span.day(date(2026, 3, 1)),
        stance="context",
        source=source,
        snapshot=attached.snapshot,
        recorded=datetime(2026, 11, 24, 12, tzinfo=UTC),
    )
    open_store(ledger).apply(AddEvidence(("a",), evidence), TODAY, 30, attached)


def tree(folder: Path) -> set[str]:
    """Return every path below a folder but the ledger."""
    paths = (path.relative_to(folder).as_posix() for path in folder.rglob("*"))
    return {path for path in paths if path != "claims.toml"}


def test_a_snapshot_is_named_by_its_sha_256(ledger: Path) -> None:
    add(ledger)
    assert (ledger.parent / PATH).read_bytes() == b"abc"
    assert tree(ledger.parent) == {"evidence", "evidence/ba", PATH}
    assert f'snapshot = "sha256:{DIGEST}"\n' in ledger.read_text()


def test_the_same_bytes_are_kept_once_whatever_they_are_called(ledger: Path) -> None:
    add(ledger)
    add(ledger, Attachment(b"abc", "html"), source="another wire")
    assert tree(ledger.parent) == {"evidence", "evidence/ba", PATH}
    assert ledger.read_text().count(DIGEST) == 2


def test_a_refused_fact_leaves_no_snapshot(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = ledger.read_bytes()

    def refuse(*_: object, **__: object) -> None:
        raise ConflictError("changed meanwhile")

    with monkeypatch.context() as patch:
        patch.setattr(ledger_file, "replace", refuse)
        with pytest.raises(ConflictError):
            add(ledger)
    assert (tree(ledger.parent), ledger.read_bytes()) == (set(), before)


def test_a_refused_fact_leaves_a_snapshot_that_was_there_before(ledger: Path) -> None:
    add(ledger)
    with pytest.raises(RefusedError):
        add(ledger)
    assert PATH in tree(ledger.parent)


def test_a_failed_write_leaves_a_snapshot_that_was_there_before(
    ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(ledger)
    before = ledger.read_bytes()

    def refuse(*_: object, **__: object) -> None:
        raise ConflictError("changed meanwhile")

    monkeypatch.setattr(ledger_file, "replace", refuse)
    with pytest.raises(ConflictError):
        add(ledger, source="another wire")
    assert (ledger.parent / PATH).read_bytes() == b"abc"
    assert ledger.read_bytes() == before


def test_an_altered_snapshot_is_not_overwritten_and_nothing_rests_on_it(ledger: Path) -> None:
    add(ledger)
    before = ledger.read_bytes()
    (ledger.parent / PATH).write_bytes(b"other")
    with pytest.raises(WriteError, match="other bytes than its name says"):
        add(ledger, source="another wire")
    assert (ledger.parent / PATH).read_bytes() == b"other"
    assert ledger.read_bytes() == before


@pytest.mark.parametrize("link", ["evidence", "evidence/ba"])
def test_a_folder_that_is_a_link_is_not_written_through(ledger: Path, link: str) -> None:
    elsewhere = ledger.parent / "elsewhere"
    elsewhere.mkdir()
    place = ledger.parent / link
    place.parent.mkdir(exist_ok=True)
    place.symlink_to(elsewhere)
    before = ledger.read_bytes()
    with pytest.raises(WriteError, match="is a symbolic link"):
        add(ledger)
    assert list(elsewhere.iterdir()) == []
    assert ledger.read_bytes() == before


@pytest.mark.parametrize("target", ["../../claims.toml", "/nowhere"])
def test_a_link_in_the_place_of_a_snapshot_is_left_and_not_followed(
    ledger: Path, target: str
) -> None:
    place = ledger.parent / PATH
    place.parent.mkdir(parents=True)
    place.symlink_to(target)
    before = ledger.read_bytes()
    with pytest.raises(WriteError, match="is no file of ours"):
        add(ledger)
    assert str(place.readlink()) == target
    assert ledger.read_bytes() == before
    assert find(ledger.parent, DIGEST) is None


def test_a_file_in_the_place_of_the_folder_is_left(ledger: Path) -> None:
    (ledger.parent / "evidence").write_text("mine")
    with pytest.raises(WriteError, match="Not a directory; nothing was changed"):
        add(ledger)
    assert (ledger.parent / "evidence").read_text() == "mine"


def test_snapshots_stand_beside_the_ledger_that_a_link_leads_to(ledger: Path) -> None:
    elsewhere = ledger.parent / "elsewhere"
    elsewhere.mkdir()
    link = elsewhere / "claims.toml"
    link.symlink_to(ledger)
    add(link)
    assert PATH in tree(ledger.parent)
    assert not (elsewhere / "evidence").exists()


def test_a_snapshot_is_synced_with_its_folders_before_the_ledger_is_replaced(
    ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    sync, replace = os.fsync, ledger_file.replace

    def note_sync(descriptor: int) -> None:
        steps.append(Path(f"/proc/self/fd/{descriptor}").readlink().name)
        sync(descriptor)

    def note_replace(path: Path, content: bytes, expected: bytes) -> None:
        steps.append("ledger")
        replace(path, content, expected)

    monkeypatch.setattr(os, "fsync", note_sync)
    monkeypatch.setattr(ledger_file, "replace", note_replace)
    add(ledger)
    before = steps[: steps.index("ledger")]
    assert before[:2] == [ledger.parent.name, "evidence"]
    assert before[2].startswith(".claimcheck-")
    assert before[3] == "ba"


def specimens(folder: Path) -> dict[str, tuple[str, str | None]]:
    return {one.path: (one.state, one.digest) for one in inspect(folder)}


def test_what_is_in_the_folder_is_hashed_again(ledger: Path) -> None:
    add(ledger)
    assert list(inspect(ledger.parent)) == [SnapshotFile(PATH, "whole", DIGEST)]
    (ledger.parent / PATH).write_bytes(b"abd")
    assert list(inspect(ledger.parent)) == [SnapshotFile(PATH, "altered", DIGEST)]


def test_what_systems_leave_in_folders_is_passed_over(ledger: Path) -> None:
    add(ledger)
    for name in (".DS_Store", "ba/Thumbs.db", "desktop.ini"):
        (ledger.parent / "evidence" / name).write_text("litter")
    assert list(inspect(ledger.parent)) == [SnapshotFile(PATH, "whole", DIGEST)]
    assert count(ledger.parent) == 1


def test_there_need_be_no_folder(tmp_path: Path) -> None:
    assert (list(inspect(tmp_path)), count(tmp_path)) == ([], 0)


@pytest.mark.parametrize(
    "name",
    [
        "evidence/notes.txt",
        "evidence/ba/notes.txt",
        f"evidence/{DIGEST}.txt",
        f"evidence/bb/{DIGEST}.txt",
        f"evidence/ba/x/{DIGEST}.txt",
        f"evidence/ba/{DIGEST.upper()}.txt",
        f"evidence/ba/{DIGEST}",
        f"evidence/ba/{DIGEST}.tar.gz",
        f"evidence/ba/{DIGEST}.txt\n",
        f"evidence/ba/{DIGEST}.\u0661",
        "evidence/ba/CON.txt",
        "evidence/..txt",
    ],
)
def test_what_has_no_snapshot_s_name_is_foreign(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(parents=True)
    (tmp_path / name).write_bytes(b"abc")
    assert specimens(tmp_path) == {name: ("foreign", None)}


def test_links_pipes_and_devices_are_told_and_not_opened(tmp_path: Path) -> None:
    shelf = tmp_path / "evidence" / "ba"
    shelf.mkdir(parents=True)
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / f"{DIGEST}.txt").write_bytes(b"abc")
    (tmp_path / PATH).symlink_to(tmp_path / "secret" / f"{DIGEST}.txt")
    (tmp_path / "evidence" / "bb").symlink_to(tmp_path / "secret")
    os.mkfifo(shelf / f"{'ba' * 32}.txt")
    assert specimens(tmp_path) == {
        "evidence/bb": ("foreign", None),
        f"evidence/ba/{'ba' * 32}.txt": ("foreign", None),
        PATH: ("foreign", None),
    }


def test_a_folder_that_is_a_link_is_not_inspected(tmp_path: Path) -> None:
    (tmp_path / "elsewhere" / "ba").mkdir(parents=True)
    (tmp_path / "elsewhere" / "ba" / f"{DIGEST}.txt").write_bytes(b"abc")
    (tmp_path / "evidence").symlink_to(tmp_path / "elsewhere")
    assert specimens(tmp_path) == {"evidence": ("foreign", None)}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_snapshot_that_may_not_be_read_is_told(ledger: Path) -> None:
    add(ledger)
    (ledger.parent / PATH).chmod(0)
    assert list(inspect(ledger.parent)) == [
        SnapshotFile(PATH, "unreadable", DIGEST, "permission denied")
    ]


def test_a_snapshot_that_cannot_be_read_is_told(
    ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(ledger)

    def fail(*_: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(hashlib, "file_digest", fail)
    assert list(inspect(ledger.parent)) == [
        SnapshotFile(PATH, "unreadable", DIGEST, "input/output error")
    ]
