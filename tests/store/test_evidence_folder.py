"""The evidence folder: durable before the ledger, never overwritten, and no way out of it."""

import contextlib
import errno
import hashlib
import os
import subprocess
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from claimcheck.domain.changing.change import AddEvidence, RefusedError
from claimcheck.domain.model.evidence import Evidence
from claimcheck.domain.model.span import Span
from claimcheck.domain.verifying.verification import SnapshotFile
from claimcheck.errors import ConflictError, WriteError
from claimcheck.store import ledger_file
from claimcheck.store.evidence_folder import Attachment, count, find, inspect, is_inside
from claimcheck.store.ledger_store import open_store
from tests.conftest import TODAY
from tests.store.test_ledger_file import as_nobody

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
    with pytest.raises(WriteError, match="do not match its name"):
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
    with pytest.raises(WriteError, match="already exists and was not written by claimcheck"):
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


def test_an_evidence_folder_on_a_disk_of_its_own_takes_snapshots(
    ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a volume of a container: no link and no rename leads into it from the ledger's disk."""
    link, replace = os.link, os.replace

    def on_one_disk(source: Path, target: Path) -> None:
        if Path(source).is_relative_to(ledger.parent / "evidence") != Path(target).is_relative_to(
            ledger.parent / "evidence"
        ):
            raise OSError(errno.EXDEV, os.strerror(errno.EXDEV))

    def link_on_one_disk(source: Path, target: Path) -> None:
        on_one_disk(source, target)
        link(source, target)

    def replace_on_one_disk(source: Path, target: Path) -> None:
        on_one_disk(source, target)
        replace(source, target)

    monkeypatch.setattr(os, "link", link_on_one_disk)
    monkeypatch.setattr(os, "replace", replace_on_one_disk)
    add(ledger)
    assert (ledger.parent / PATH).read_bytes() == b"abc"
    assert tree(ledger.parent) == {"evidence", "evidence/ba", PATH}


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can mount a disk")
def test_a_mounted_disk_takes_snapshots(ledger: Path) -> None:
    disk = ledger.parent / "evidence"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no disk can be mounted here")
    try:
        add(ledger)
        assert (ledger.parent / PATH).read_bytes() == b"abc"
        with pytest.raises(WriteError, match="No space left on device; nothing was changed"):
            add(ledger, Attachment(b"x" * 100_000, "txt"), source="another wire")
        assert tree(ledger.parent) == {"evidence", "evidence/ba", PATH}
    finally:
        subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.parametrize("sync", [1, 2, 3, 4])
def test_a_snapshot_that_cannot_be_made_durable_leaves_no_folder(
    ledger: Path, monkeypatch: pytest.MonkeyPatch, sync: int
) -> None:
    """Of the ledger's folder, of the evidence folder, of the file, and of the folder around it."""
    calls = 0

    def fail(descriptor: int) -> None:
        nonlocal calls
        calls += 1
        if calls == sync:
            raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(WriteError, match="Input/output error; nothing was changed"):
        add(ledger)
    assert tree(ledger.parent) == set()


def test_folders_that_were_there_before_stay_when_a_write_fails(
    ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (ledger.parent / "evidence").mkdir()

    def refuse(*_: object, **__: object) -> None:
        raise ConflictError("changed meanwhile")

    monkeypatch.setattr(ledger_file, "replace", refuse)
    with pytest.raises(ConflictError):
        add(ledger)
    assert tree(ledger.parent) == {"evidence"}


def test_what_a_killed_writer_left_is_no_finding_and_goes_with_the_next_snapshot(
    ledger: Path,
) -> None:
    (ledger.parent / "evidence").mkdir()
    left = ledger.parent / "evidence" / f".claimcheck-{'0' * 16}.tmp"
    left.write_bytes(b"ab")
    left.with_suffix(".txt").write_bytes(b"mine")
    assert specimens(ledger.parent) == {f"evidence/.claimcheck-{'0' * 16}.txt": ("foreign", None)}
    add(ledger)
    assert not left.exists()
    assert left.with_suffix(".txt").read_bytes() == b"mine"


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


@contextlib.contextmanager
def nested(folder: Path, name: str, times: int) -> Iterator[None]:
    """Have a file in a folder in a folder in a folder, deeper than Python's own walks can go."""
    folder.mkdir()
    at = os.open(folder, os.O_RDONLY)
    for _ in range(times):
        os.mkdir(name, dir_fd=at)
        below = os.open(name, os.O_RDONLY, dir_fd=at)
        os.close(at)
        at = below
    os.close(os.open("deepest.txt", os.O_CREAT | os.O_WRONLY, dir_fd=at))
    os.close(at)
    try:
        yield
    finally:
        subprocess.run(["rm", "-r", str(folder)], check=True)


def test_what_is_nested_deeply_is_told(tmp_path: Path) -> None:
    with nested(tmp_path / "evidence", "d", 1200):
        assert specimens(tmp_path) == {f"evidence/{'d/' * 1200}deepest.txt": ("foreign", None)}


def test_what_no_path_can_say_is_told(tmp_path: Path) -> None:
    with nested(tmp_path / "evidence", "d" * 200, 30):
        [told] = inspect(tmp_path)
        assert (told.state, told.why) == ("unreadable", "file name too long")
        assert count(tmp_path) == 1


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "evidence").write_text("mine")
    assert list(inspect(tmp_path)) == [
        SnapshotFile("evidence", "unreadable", None, "not a directory")
    ]


@pytest.mark.parametrize(
    ("mode", "told"),
    [
        (0o000, "[('evidence', 'unreadable', 'permission denied')]"),
        (0o444, "[('evidence/ba', 'unreadable', 'permission denied')]"),
    ],
)
def test_a_folder_that_may_not_be_listed_or_searched_is_told(
    open_folder: Path, mode: int, told: str
) -> None:
    (open_folder / PATH).parent.mkdir(parents=True)
    (open_folder / PATH).write_bytes(b"abc")
    (open_folder / "evidence").chmod(mode)
    program = """
print([(one.path, one.state, one.why) for one in evidence_folder.inspect(ledger)])
"""
    try:
        assert as_nobody(program, open_folder) == f"{told}\n"
    finally:
        (open_folder / "evidence").chmod(0o755)


def test_a_file_in_a_folder_that_may_not_be_searched_is_told(open_folder: Path) -> None:
    shelf = open_folder / "evidence" / "ba"
    shelf.mkdir(parents=True)
    (shelf / "x.txt").write_bytes(b"abc")
    shelf.chmod(0o444)
    program = """
print([(one.path, one.state) for one in evidence_folder.inspect(ledger)])
"""
    try:
        told = "[('evidence/ba/x.txt', 'unreadable')]\n"
        assert as_nobody(program, open_folder) == told
    finally:
        shelf.chmod(0o755)


def test_a_snapshot_that_goes_while_one_looks_is_passed_over(ledger: Path) -> None:
    """As of a fact that is refused in that very moment."""
    shelf = ledger.parent / "evidence" / "ba"
    shelf.mkdir(parents=True)
    for name in ("a.txt", "b.txt"):
        (shelf / name).write_text("mine")
    found = inspect(ledger.parent)
    assert next(found).path == "evidence/ba/a.txt"
    (shelf / "b.txt").unlink()
    assert list(found) == []


@pytest.mark.parametrize(
    ("path", "is_in"),
    [
        ("evidence/x", True),
        ("evidence/ba/deep/x", True),
        ("link/x", True),
        (f"elsewhere/{PATH}", True),
        ("evidence.csv", False),
        ("elsewhere/evidence/x", False),
        ("x", False),
    ],
)
def test_what_is_in_the_folder_or_a_snapshot_of_another_is_known_by_its_path(
    tmp_path: Path, path: str, is_in: bool
) -> None:
    (tmp_path / "evidence" / "ba").mkdir(parents=True)
    (tmp_path / "link").symlink_to("evidence/ba")
    assert is_inside(tmp_path / path, tmp_path) is is_in


def test_a_folder_that_cannot_be_looked_at_at_all_is_told(open_folder: Path) -> None:
    (open_folder / "shut").mkdir(mode=0o600)
    program = """
print([(one.path, one.state, one.why) for one in evidence_folder.inspect(ledger)])
"""
    told = "[('evidence', 'unreadable', 'permission denied')]\n"
    assert as_nobody(program, open_folder / "shut") == told


def test_a_path_from_a_working_directory_that_is_gone_leads_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "evidence").mkdir()
    monkeypatch.chdir(tmp_path / "evidence")
    (tmp_path / "evidence").rmdir()
    assert not is_inside(Path("x"), tmp_path)


def test_a_snapshot_is_found_by_its_digest(ledger: Path) -> None:
    add(ledger)
    snapshots = open_store(ledger).snapshots
    assert snapshots.find(DIGEST, 99) == ABC
    assert snapshots.find(DIGEST, 2) == Attachment(b"ab", "txt")
    assert snapshots.find("0" * 64, 99) is None
