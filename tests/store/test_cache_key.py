"""The key of the cache: one for a user, and only one that nobody else can have written or read."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from claimcheck.store import cache_key
from claimcheck.store.write_lock import hold
from tests.store.private_places import NOT_PRIVATE, Put, somebody_else


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("platformdirs.user_state_path", lambda name: tmp_path / "state" / name)
    return tmp_path / "state" / "claimcheck"


def start(state: Path) -> subprocess.Popen[str]:
    """Start another process that makes sure of the key and prints it."""
    code = (
        "from claimcheck.store import cache_key\n"
        "cache_key._WAIT_SECONDS = 300\n"  # however slow the others are
        "print(cache_key.made().hex())"
    )
    return subprocess.Popen(
        [sys.executable, "-c", code],
        env={**os.environ, "XDG_STATE_HOME": str(state.parent)},
        stdout=subprocess.PIPE,
        text=True,
    )


def told(process: subprocess.Popen[str]) -> bytes:
    return bytes.fromhex(process.communicate(timeout=300)[0])


def test_a_key_is_made_once_for_its_user_alone(state: Path) -> None:
    assert cache_key.found() is None
    assert not state.exists()
    key = cache_key.made()
    assert key is not None
    assert len(key) == 32
    assert cache_key.made() == cache_key.found() == key
    assert [file.name for file in state.iterdir()] == ["cache-key"]
    assert (state / "cache-key").stat().st_mode & 0o777 == 0o600
    assert state.stat().st_mode & 0o777 == 0o700


def test_another_process_has_the_same_key(state: Path) -> None:
    assert told(start(state)) == cache_key.made()


def test_processes_that_start_at_once_have_one_key(state: Path) -> None:
    assert len({told(process) for process in [start(state) for _ in range(8)]}) == 1
    assert [file.name for file in state.iterdir()] == ["cache-key"]


@pytest.mark.parametrize("before", [None, b"cut"], ids=["none before", "a bad one before"])
def test_a_key_that_another_process_makes_at_the_same_moment_is_used(
    state: Path, before: bytes | None
) -> None:
    state.mkdir(parents=True)
    if before is not None:
        (state / "cache-key").write_bytes(before)
    release = hold(state, 0)
    other = start(state)
    with pytest.raises(subprocess.TimeoutExpired):  # it waits for its turn
        other.wait(timeout=0.4)
    key = state / "new"
    key.write_bytes(b"k" * 32)
    key.chmod(0o600)
    key.replace(state / "cache-key")
    release()
    assert told(other) == b"k" * 32
    assert (state / "cache-key").read_bytes() == b"k" * 32


def test_whoever_waits_in_vain_has_no_key(state: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache_key, "_WAIT_SECONDS", 0)
    state.mkdir(parents=True)
    release = hold(state, 0)
    assert cache_key.made() is None
    release()
    assert cache_key.made() is not None


@pytest.mark.parametrize("length", [0, 1, 31, 33, 1 << 20])
def test_a_key_of_another_length_is_replaced(state: Path, length: int) -> None:
    state.mkdir(parents=True)
    (state / "cache-key").write_bytes(b"k" * length)
    (state / "cache-key").chmod(0o600)
    assert cache_key.found() is None
    key = cache_key.made()
    assert key is not None
    assert (state / "cache-key").read_bytes() == key
    assert len(key) == 32


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o602, 0o400, 0o700])
def test_a_key_that_others_may_have_read_or_written_is_replaced(state: Path, mode: int) -> None:
    state.mkdir(parents=True)
    (state / "cache-key").write_bytes(b"k" * 32)
    (state / "cache-key").chmod(mode)
    assert cache_key.found() is None
    assert cache_key.made() not in (None, b"k" * 32)
    assert (state / "cache-key").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("put", [put for name, put in NOT_PRIVATE.items() if " file" not in name])
def test_what_is_no_file_is_neither_a_key_nor_replaced(state: Path, put: Put) -> None:
    state.mkdir(parents=True)
    put(state / "cache-key", b"k" * 32)
    before = (state / "cache-key").lstat()
    assert cache_key.found() is None
    assert cache_key.made() is None
    assert os.path.samestat((state / "cache-key").lstat(), before)
    assert [file.name for file in state.iterdir()] == ["cache-key"]


def test_the_key_of_somebody_else_is_neither_used_nor_replaced(
    state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = cache_key.made()
    monkeypatch.setattr(os, "geteuid", somebody_else)
    assert cache_key.found() is None
    assert cache_key.made() is None
    assert (state / "cache-key").read_bytes() == key


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file away")
def test_a_key_that_was_given_away_is_neither_used_nor_replaced(state: Path) -> None:
    key = cache_key.made()
    os.chown(state / "cache-key", 12345, -1)
    assert cache_key.found() is None
    assert cache_key.made() is None
    assert (state / "cache-key").read_bytes() == key


def test_there_is_no_key_behind_a_link(state: Path, tmp_path: Path) -> None:
    cache_key.made()
    state.rename(tmp_path / "elsewhere")
    state.symlink_to(tmp_path / "elsewhere")
    assert cache_key.found() is None
    assert cache_key.made() is None


def test_where_no_folder_can_be_made_there_is_no_key(state: Path) -> None:
    state.parent.write_text("a file in its place")
    assert cache_key.made() is None
