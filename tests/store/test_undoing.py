"""Taking back the last write: byte for byte or not at all, whatever the state folder holds."""

import hashlib
import os
import shutil
import stat
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from claimcheck.domain.changing.change import AddEvidence, ChangeSettings
from claimcheck.domain.model.evidence import Evidence
from claimcheck.domain.model.span import Span
from claimcheck.errors import ConflictError, UsageError, WriteError
from claimcheck.store import kept_writes, ledger_file, temporary_files, undoing
from claimcheck.store.evidence_folder import Attachment
from claimcheck.store.ledger_store import open_store
from claimcheck.store.undoing import (
    ChangedSinceError,
    CommittedError,
    DayOverError,
    NothingToUndoError,
)
from claimcheck.store.write_record import dump, load, record_of
from tests.conftest import NOW, TODAY, state_of
from tests.repositories import Repository
from tests.store.private_places import NOT_PRIVATE, somebody_else

LEDGER = (
    '\ufeff# mine\r\n[claims.a]\r\ntext = "A will b"\r\nclaimant = "A"\r\nmade = 2025-01-01\r\n'
)
ABC = Attachment(b"abc", "txt")


@pytest.fixture
def ledger(ledger_file: Callable[[str], Path]) -> Path:
    return ledger_file(LEDGER)


@pytest.fixture
def state(folder: Path) -> Path:
    """The user's state folder, which is not there yet."""
    return state_of(folder) / "claimcheck"


def add(ledger: Path, source: str = "wire", attached: Attachment | None = None) -> None:
    evidence = Evidence(
        date=Span.day(date(2026, 3, 1)),
        stance="context",
        source=source,
        snapshot=attached.snapshot if attached else None,
        recorded=NOW,
    )
    open_store(ledger).apply(AddEvidence(("a",), evidence), TODAY, 30, attached, NOW)


def undo(ledger: Path, now: datetime = NOW) -> Path | None:
    return undoing.take_back(ledger, undoing.last_write(ledger, now), now, 30)


def test_each_write_is_taken_back_byte_for_byte_the_newest_first(ledger: Path) -> None:
    contents = []
    for number in range(3):
        contents.append(ledger.read_bytes())
        add(ledger, f"wire {number}")
    for before in reversed(contents):
        undo(ledger)
        assert ledger.read_bytes() == before
    with pytest.raises(NothingToUndoError, match=r"no write to .*claims\.toml is on record"):
        undo(ledger)


def test_the_mode_of_the_file_and_a_link_to_it_stay(ledger: Path, tmp_path: Path) -> None:
    ledger.chmod(0o640)
    link = tmp_path / "link.toml"
    link.symlink_to(ledger)
    add(link)
    undo(ledger)
    assert ledger.read_bytes() == LEDGER.encode()
    assert stat.S_IMODE(ledger.stat().st_mode) == 0o640
    assert link.is_symlink()


def test_the_last_twenty_writes_are_kept(ledger: Path, state: Path) -> None:
    for number in range(22):
        add(ledger, f"wire {number}")
    assert len(list(state.glob("undo-*"))) == 20
    for _ in range(20):
        undo(ledger)
    assert ledger.read_text().count("[claims.a.evidence.") == 2
    with pytest.raises(NothingToUndoError):
        undo(ledger)


def test_what_is_kept_is_the_users_alone_and_small(ledger: Path, state: Path) -> None:
    ledger.write_bytes(LEDGER.encode() + b"# " + b"x" * 100_000)
    add(ledger)
    (file,) = state.glob("undo-*")
    assert stat.S_IMODE(state.stat().st_mode) == 0o700
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert file.stat().st_size < 500


def test_two_ledgers_of_a_folder_are_taken_back_each_for_itself(ledger: Path) -> None:
    other = ledger.with_name("other.toml")
    other.write_bytes(ledger.read_bytes())
    add(ledger)
    add(other)
    undo(ledger)
    assert ledger.read_bytes() == LEDGER.encode()
    assert other.read_bytes() != LEDGER.encode()
    with pytest.raises(NothingToUndoError):
        undo(ledger)


def test_a_file_that_was_changed_since_stays_as_it_is(ledger: Path) -> None:
    add(ledger)
    changed = ledger.read_bytes() + b"# by hand\n"
    ledger.write_bytes(changed)
    with pytest.raises(ChangedSinceError, match="after claimcheck last wrote to it, at 12:00 UTC"):
        undo(ledger)
    assert ledger.read_bytes() == changed


def test_a_write_between_the_look_and_the_undo_is_not_taken_back(ledger: Path) -> None:
    add(ledger, "mine")
    found = undoing.last_write(ledger, NOW)
    add(ledger, "another's")
    with pytest.raises(ChangedSinceError):
        undoing.take_back(ledger, found, NOW, 30)
    assert "another's" in ledger.read_text()


def test_an_undo_waits_for_a_writer_and_gives_up(ledger: Path) -> None:
    add(ledger)
    found = undoing.last_write(ledger, NOW)
    with ledger_file.lock(ledger, 0), pytest.raises(ConflictError, match="for 0 seconds"):
        undoing.take_back(ledger, found, NOW, 0)


def test_what_was_taken_back_by_hand_is_no_last_write(ledger: Path) -> None:
    add(ledger, "first")
    before = ledger.read_bytes()
    add(ledger, "second")
    ledger.write_bytes(before)
    undo(ledger)
    assert ledger.read_bytes() == LEDGER.encode()


def test_a_write_that_was_refused_is_not_kept(
    ledger: Path, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise WriteError("no space")

    monkeypatch.setattr(ledger_file, "replace", refuse)
    with pytest.raises(WriteError):
        add(ledger)
    assert list(state.glob("undo-*")) == []


def test_the_day_of_a_write_ends_with_its_utc_day(ledger: Path) -> None:
    add(ledger)
    with pytest.raises(DayOverError, match=r"made on 24 November 2026 \(UTC\)"):
        undo(ledger, datetime(2026, 11, 25, tzinfo=UTC))
    undo(ledger, datetime(2026, 11, 24, 23, 59, 59, tzinfo=UTC))


@pytest.fixture
def repository(ledger: Path) -> Path:
    commit(ledger)
    return ledger


def commit(ledger: Path) -> None:
    """Commit a ledger, in a repository that is made where there is none."""
    repository = Repository(ledger.parent)
    repository.git("add", ".")
    repository.git("commit", "-qm", "all")


def test_a_committed_write_stays(repository: Path) -> None:
    add(repository, "first")
    commit(repository)
    add(repository, "second")
    undo(repository)
    with pytest.raises(CommittedError, match="already committed"):
        undo(repository)


def test_a_write_that_a_commit_took_alone_stays(repository: Path) -> None:
    before = repository.read_bytes()
    add(repository, "first")
    first = repository.read_bytes()[len(before) :]
    add(repository, "second")
    both = repository.read_bytes()
    second = both[len(before) + len(first) :]
    repository.write_bytes(before + second)
    commit(repository)
    repository.write_bytes(both)
    with pytest.raises(CommittedError):
        undo(repository)


def test_a_changed_character_that_the_commit_has_elsewhere_is_not_committed(ledger: Path) -> None:
    """From 20 to 29 only the 9 is new, and the commit has nines, and a line like it."""
    ledger.write_text(
        '[settings]\nnotice = "20d"\n\n[claims.a]\ntext = "A will b"\nclaimant = "A"\n'
        'made = 2025-01-09\nreview-every = "99d"\n'
    )
    commit(ledger)
    before = ledger.read_bytes()
    for days in ("29d", "25d"):
        open_store(ledger).apply(ChangeSettings({"notice": days}), TODAY, 30, None, NOW)
    undo(ledger)
    undo(ledger)
    assert ledger.read_bytes() == before


def test_a_commit_with_other_line_ends_is_the_same(repository: Path) -> None:
    add(repository)
    written = repository.read_bytes()
    repository.write_bytes(written.replace(b"\r\n", b"\n"))
    commit(repository)
    repository.write_bytes(written)
    with pytest.raises(CommittedError):
        undo(repository)


def test_without_a_commit_or_without_git_a_write_is_taken_back(
    ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Repository(ledger.parent)
    add(ledger)
    undo(ledger)
    add(ledger)
    monkeypatch.setenv("PATH", "")
    undo(ledger)
    assert ledger.read_bytes() == LEDGER.encode()


def test_where_git_does_not_look_nothing_is_taken_back(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(repository)
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    with pytest.raises(UsageError, match="dubious ownership"):
        undo(repository)


def test_the_snapshot_of_the_write_goes_with_it(ledger: Path) -> None:
    add(ledger, attached=ABC)
    gone = undo(ledger)
    assert gone == (ledger.parent / ABC.name)
    assert not ledger.with_name("evidence").exists()


def test_a_snapshot_that_was_there_before_stays(ledger: Path) -> None:
    add(ledger, "first", ABC)
    add(ledger, "second", ABC)
    assert undo(ledger) is None
    assert (ledger.parent / ABC.name).read_bytes() == b"abc"


def test_a_snapshot_that_another_ledger_names_stays(ledger: Path) -> None:
    add(ledger, attached=ABC)
    ledger.with_name("other.toml").write_text(f'snapshot = "{ABC.snapshot}"\n')
    assert undo(ledger) is None
    assert (ledger.parent / ABC.name).exists()


def test_a_snapshot_that_is_gone_or_altered_is_not_touched(ledger: Path) -> None:
    add(ledger, "altered", ABC)
    (ledger.parent / ABC.name).write_bytes(b"abd")
    assert undo(ledger) is None
    assert (ledger.parent / ABC.name).read_bytes() == b"abd"
    shutil.rmtree(ledger.with_name("evidence"))
    add(ledger, "gone", ABC)
    (ledger.parent / ABC.name).unlink()
    assert undo(ledger) is None


def made(ledger: Path) -> bytes:
    """Make a ledger as `init` does, and return what is in it."""
    ledger.unlink()
    content = LEDGER.encode()
    with kept_writes.kept(ledger, record_of(NOW, None, content)):
        ledger_file.create(ledger, content)
    return content


def test_a_ledger_that_was_made_goes_again(ledger: Path) -> None:
    made(ledger)
    undo(ledger)
    assert not list(ledger.parent.iterdir())


def test_a_ledger_that_was_made_and_committed_stays(ledger: Path) -> None:
    made(ledger)
    commit(ledger)
    with pytest.raises(CommittedError):
        undo(ledger)


def test_what_is_saved_while_a_made_ledger_goes_is_put_back(
    ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(ledger)
    digest = temporary_files._digest

    def save_and_digest(content: bytes) -> str:
        ledger.write_bytes(b"# by hand\n") if ledger.exists() else None
        return digest(content)

    monkeypatch.setattr(temporary_files, "_digest", save_and_digest)
    with pytest.raises(ConflictError, match="changed by another program in the meantime"):
        undo(ledger)
    assert ledger.read_bytes() == b"# by hand\n"
    assert list(ledger.parent.iterdir()) == [ledger]


@pytest.mark.parametrize(
    ("error", "expected"),
    [(FileNotFoundError(2, "gone"), ConflictError), (OSError(5, "bad"), WriteError)],
)
def test_a_made_ledger_that_cannot_go_is_told(
    ledger: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, expected: type[Exception]
) -> None:
    made(ledger)

    def fail(*_: object) -> bool:
        raise error

    monkeypatch.setattr(temporary_files, "take_away", fail)
    with pytest.raises(expected):
        undo(ledger)


def test_what_an_editor_made_is_one_write(ledger: Path) -> None:
    with kept_writes.edited(ledger, lambda: NOW):
        ledger.write_text("[claims\n")
    undo(ledger)
    assert ledger.read_bytes() == LEDGER.encode()


def test_an_edit_that_changed_nothing_or_removed_the_file_is_none(
    ledger: Path, state: Path
) -> None:
    with kept_writes.edited(ledger, lambda: NOW):
        pass
    with kept_writes.edited(ledger, lambda: NOW):
        ledger.unlink()
    assert not state.exists()


def test_an_edit_beside_another_write_is_not_kept(ledger: Path) -> None:
    with kept_writes.edited(ledger, lambda: NOW):
        add(ledger, "meanwhile")
        ledger.write_bytes(ledger.read_bytes() + b"# by hand\n")
    with pytest.raises(ChangedSinceError):
        undo(ledger)


def test_what_is_older_than_two_days_or_too_large_is_dropped(
    ledger: Path, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(ledger, "old")
    (old,) = state.glob("undo-*")
    then = old.stat().st_mtime - timedelta(days=2, hours=1).total_seconds()
    os.utime(old, (then, then))
    add(ledger, "new")
    assert not old.exists()
    monkeypatch.setattr(kept_writes, "_MOST_BYTES", 1)
    add(ledger, "newest")
    assert list(state.glob("undo-*")) == []


@pytest.mark.parametrize("put", NOT_PRIVATE.values(), ids=NOT_PRIVATE)
def test_what_is_not_the_users_alone_is_as_if_it_were_not_there(
    ledger: Path, state: Path, put: Callable[[Path, bytes], None]
) -> None:
    add(ledger)
    (file,) = state.glob("undo-*")
    content = file.read_bytes()
    file.unlink()
    put(file, content)
    with pytest.raises(NothingToUndoError):
        undo(ledger)
    before = file.readlink() if file.is_symlink() else None
    add(ledger, "the write succeeds")
    assert (file.readlink() if file.is_symlink() else None) == before


def test_the_writes_of_another_user_are_not_read(
    ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(ledger)
    monkeypatch.setattr(os, "geteuid", somebody_else)
    with pytest.raises(NothingToUndoError):
        undo(ledger)
    add(ledger, "the write succeeds")


def test_a_record_that_is_torn_at_any_byte_makes_no_other_ledger(ledger: Path, state: Path) -> None:
    before = ledger.read_bytes()
    with kept_writes.edited(ledger, lambda: NOW):
        ledger.write_bytes(before.replace(b"A will b", b"A will c"))
    (file,) = state.glob("undo-*")
    whole, after = file.read_bytes(), ledger.read_bytes()
    for end in range(len(whole)):
        file.write_bytes(whole[:end])
        with pytest.raises((NothingToUndoError, ChangedSinceError)):
            undo(ledger)
    assert ledger.read_bytes() == after


@pytest.mark.parametrize(
    ("words", "others"),
    [
        ('format = "claimcheck undo 1"', 'format = "claimcheck undo 2"'),
        ("splices = [[", "splices = [[true, "),
        ("splices = [[", 'splices = [["0", 1, 1], ['),
        ("splices = [", "splices = 1 # ["),
        ('after = "', "after = 1 # "),
        ("12:00:00Z", "12:00:00"),
        ('format = "', 'more = 1\nformat = "'),
        ('before = "', 'before = "\ud7ff'),
    ],
)
def test_a_record_with_other_values_is_none_of_ours(
    ledger: Path, state: Path, words: str, others: str
) -> None:
    add(ledger)
    (file,) = state.glob("undo-*")
    text, _, removed = file.read_bytes().partition(b"\0")
    assert words in text.decode()
    file.write_bytes(text.decode().replace(words, others).encode() + b"\0" + removed)
    after = ledger.read_bytes()
    with pytest.raises((NothingToUndoError, ChangedSinceError)):
        undo(ledger)
    assert ledger.read_bytes() == after


def test_bytes_that_are_no_text_are_no_record() -> None:
    assert load(b"\xff\0") is None
    record = record_of(NOW, b"a", b"b")
    assert load(dump(record)) == record


def test_a_user_without_a_home_writes_all_the_same(
    ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("platformdirs.user_state_path", lambda name: Path("~/.local/state") / name)
    add(ledger)
    assert "wire" in ledger.read_text()
    assert list(ledger.parent.iterdir()) == [ledger]
    with pytest.raises(NothingToUndoError):
        undo(ledger)


def test_a_state_folder_that_cannot_be_made_stops_no_write(
    ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", os.devnull)
    with kept_writes.edited(ledger, lambda: NOW):
        add(ledger)
    assert "wire" in ledger.read_text()


def test_the_digest_of_a_record_is_that_of_the_bytes(ledger: Path) -> None:
    add(ledger)
    ((_, record),) = kept_writes.of(ledger)
    assert record.before == hashlib.sha256(LEDGER.encode()).hexdigest()
    assert record.after == hashlib.sha256(ledger.read_bytes()).hexdigest()


def test_the_difference_shows_what_goes(ledger: Path) -> None:
    add(ledger, "the wire")
    shown = undoing.last_write(ledger, NOW).diff(ledger).splitlines()
    assert '-source = "the wire"' in shown
    assert not [line for line in shown[2:] if line.startswith("+")]
