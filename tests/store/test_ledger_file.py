"""Reading and replacing the file: nothing lost, whatever is killed, full, locked or forbidden."""

import contextlib
import errno
import fcntl
import hashlib
import os
import re
import signal
import socket
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from claimcheck.errors import (
    ClaimcheckError,
    ConflictError,
    LedgerError,
    ReaderLeftError,
    UsageError,
    WriteError,
)
from claimcheck.store import ledger_file, temporary_files
from claimcheck.store.file_exchange import CannotExchange, exchange

OLD = b"[claims.xpeng]\nmade = 2024-03-21\n"
NEW = OLD + b"\n[claims.rocket]\nmade = 2025-01-01\n"


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "claims.toml"
    path.write_bytes(OLD)
    return path


def left_beside(path: Path) -> list[str]:
    return sorted(file.name for file in path.parent.iterdir() if file != path)


def child(program: str, *args: object) -> "subprocess.Popen[str]":
    """Start a Python process that has the modules of the store and its arguments as `args`."""
    head = (
        "import os, sys, time\nfrom pathlib import Path\n"
        "from claimcheck.store import evidence_folder, ledger_file, site_folder\n"
        "from claimcheck.store import temporary_files, write_lock\n"
        "args = sys.argv[1:]\nledger = Path(args[0])\n"
    )
    return subprocess.Popen(
        [sys.executable, "-c", head + program, *map(str, args)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def output(process: "subprocess.Popen[str]") -> str:
    out, err = process.communicate(timeout=300)
    assert process.returncode == 0, err
    return out


def as_nobody(program: str, *args: object) -> str:
    """Run as somebody to whom file modes apply, which they do not to root."""
    if os.getuid() != 0:
        return output(child(program, *args))
    return output(child(f"os.setgid(65534); os.setuid(65534)\n{program}", *args))


# Reading


def make_large(path: Path) -> None:
    path.touch()
    os.truncate(path, (1 << 30) + 1)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda path: None, "there is no ledger at {}"),
        (lambda path: path.mkdir(), "{} is a directory, not a ledger"),
        (os.mkfifo, "{} is not a regular file"),
        (lambda path: path.symlink_to("/dev/zero"), "{} is not a regular file"),
        (lambda path: path.symlink_to("nowhere"), "{} is a broken symbolic link"),
        (lambda path: path.symlink_to(path.name), "{} is a broken symbolic link"),
        (make_large, "{} is larger than 1 GiB"),
    ],
    ids=["missing", "directory", "fifo", "device", "dangling", "loop", "large"],
)
def test_what_is_no_readable_ledger_is_refused_in_one_sentence(
    tmp_path: Path, make: Callable[[Path], object], message: str
) -> None:
    path = tmp_path / "claims.toml"
    make(path)
    with pytest.raises(LedgerError) as caught:
        ledger_file.read(path)
    assert caught.value.message.startswith(message.format(path))
    assert caught.value.hint
    assert caught.value.exit_code == 3


def test_a_path_through_a_file_leads_to_no_ledger(ledger: Path) -> None:
    with pytest.raises(LedgerError, match="there is no ledger"):
        ledger_file.read(ledger / "claims.toml")


def test_an_unreadable_ledger_is_refused(open_folder: Path) -> None:
    path = open_folder / "claims.toml"
    path.write_bytes(OLD)
    path.chmod(0)
    program = "try: ledger_file.read(ledger)\nexcept Exception as e: print(e.exit_code, e)"
    assert as_nobody(program, path) == f"3 cannot read {path}: Permission denied\n"


def test_a_file_that_is_longer_than_the_system_says_is_read_to_its_end() -> None:
    """As what the kernel makes up, which says of itself that it is empty."""
    path = Path("/proc/version")
    assert path.stat().st_size == 0
    assert ledger_file.read(path).startswith(b"Linux version ")


def test_what_turns_out_to_be_larger_than_a_ledger_may_be_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ledger_file, "_LARGEST", 13)
    with pytest.raises(LedgerError, match="is larger than 1 GiB"):
        ledger_file.read(Path("/proc/version"))


def test_the_text_comes_without_its_byte_order_mark_which_encode_puts_back() -> None:
    path = Path("claims.toml")
    for content in (b"a = 1\r\n", b"\xef\xbb\xbfa = 1\r\n"):
        assert ledger_file.decode(content, path) == "a = 1\r\n"
        assert ledger_file.encode("a = 1\r\n", like=content) == content


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b"\xff\xfea\x00", "1:1: the byte 0xff"),
        (b"a = 1\n# \xe4\xb8\xad \xe9 caf", "2:5: the byte 0xe9"),
        (b"\xef\xbb\xbfa\xe9", "1:2: the byte 0xe9"),
        (b"a = '\xed\xa0\x80'", "1:6: the byte 0xed"),
    ],
)
def test_a_file_that_is_not_utf_8_is_refused_at_its_first_bad_byte(
    content: bytes, place: str
) -> None:
    with pytest.raises(LedgerError) as caught:
        ledger_file.decode(content, Path("some/claims.toml"))
    assert caught.value.message == f"some/claims.toml:{place} is not UTF-8"


# Replacing


def test_a_replaced_file_has_the_new_bytes_and_nothing_stands_beside_it(ledger: Path) -> None:
    with ledger_file.lock(ledger, 1):
        ledger_file.replace(ledger, NEW, expected=OLD)
        assert left_beside(ledger) == []
    assert ledger.read_bytes() == NEW
    assert left_beside(ledger) == []


def test_the_mode_is_kept(ledger: Path) -> None:
    for mode in (0o600, 0o640, 0o664):
        ledger.chmod(mode)
        ledger_file.replace(ledger, OLD, expected=OLD)
        assert stat.S_IMODE(ledger.stat().st_mode) == mode


def test_extended_attributes_are_kept(ledger: Path) -> None:
    try:
        os.setxattr(ledger, "user.origin", b"desk")
    except OSError:
        pytest.skip("no file system with extended attributes here")
    ledger_file.replace(ledger, NEW, expected=OLD)
    assert os.getxattr(ledger, "user.origin") == b"desk"


def test_a_file_of_two_names_is_refused_and_the_way_out_named(ledger: Path) -> None:
    os.link(ledger, ledger.with_name("other.toml"))
    with pytest.raises(WriteError, match=r"one of 2 hard links .*; nothing was changed") as caught:
        ledger_file.replace(ledger, NEW, expected=OLD)
    assert "symbolic links" in caught.value.hint
    assert ledger.read_bytes() == ledger.with_name("other.toml").read_bytes() == OLD
    assert left_beside(ledger) == ["other.toml"]


def test_the_longest_name_that_a_file_can_have_will_do(tmp_path: Path) -> None:
    path = tmp_path / ("n" * 250 + ".toml")
    ledger_file.create(path, OLD)
    with ledger_file.lock(path, 1):
        ledger_file.replace(path, NEW, expected=OLD)
    assert path.read_bytes() == NEW
    assert left_beside(path) == []


@pytest.mark.skipif(os.getuid() != 0, reason="only root can give a file away")
def test_the_owner_is_kept(ledger: Path) -> None:
    os.chown(ledger, 65534, 65533)
    ledger_file.replace(ledger, NEW, expected=OLD)
    assert (ledger.stat().st_uid, ledger.stat().st_gid) == (65534, 65533)


@pytest.mark.parametrize("way", ["refused", "unknown"])
def test_where_no_owner_can_be_given_the_ledger_is_replaced_all_the_same(
    ledger: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    """Refused to anybody but root; on Windows there is no such call."""
    asked: list[int] = []

    def refuse(path: Path, owner: int, group: int) -> None:
        asked.append(owner)
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    if way == "refused":
        monkeypatch.setattr(os, "chown", refuse)
    else:
        monkeypatch.delattr(os, "chown")
    ledger.chmod(0o640)
    ledger_file.replace(ledger, NEW, expected=OLD)
    assert asked == ([ledger.stat().st_uid, -1] if way == "refused" else [])
    assert ledger.read_bytes() == NEW
    assert stat.S_IMODE(ledger.stat().st_mode) == 0o640


@pytest.mark.parametrize(
    ("number", "written"), [(errno.ENOTSUP, NEW), (errno.EPERM, NEW), (errno.ENOSPC, OLD)]
)
def test_attributes_that_may_not_be_given_are_left_and_any_other_failure_changes_nothing(
    ledger: Path, monkeypatch: pytest.MonkeyPatch, number: int, written: bytes
) -> None:
    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "listxattr", lambda path: ["security.label"])
    monkeypatch.setattr(os, "getxattr", lambda path, name: b"x")
    monkeypatch.setattr(os, "setxattr", fail)
    if written == OLD:
        with pytest.raises(WriteError, match="No space left on device; nothing was changed"):
            ledger_file.replace(ledger, NEW, expected=OLD)
    else:
        ledger_file.replace(ledger, NEW, expected=OLD)
    assert ledger.read_bytes() == written
    assert left_beside(ledger) == []


def test_a_symbolic_link_stays_one_and_its_target_is_replaced(ledger: Path) -> None:
    (ledger.parent / "elsewhere").mkdir()
    link = ledger.parent / "elsewhere" / "link.toml"
    link.symlink_to("../claims.toml")
    with ledger_file.lock(link, 1):
        ledger_file.replace(link, NEW, expected=OLD)
    assert link.is_symlink()
    assert ledger.read_bytes() == NEW
    assert left_beside(link) == []


def test_what_an_editor_saved_meanwhile_is_kept(ledger: Path) -> None:
    ledger.write_bytes(OLD + b"# mine\n")
    with pytest.raises(ConflictError, match="changed by another program in the meantime") as caught:
        ledger_file.replace(ledger, NEW, expected=OLD)
    assert caught.value.exit_code == 4
    assert ledger.read_bytes() == OLD + b"# mine\n"
    assert left_beside(ledger) == []


def test_what_an_editor_saves_while_the_new_file_is_written_is_kept(
    ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sync = os.fsync

    def save_and_sync(descriptor: int) -> None:
        ledger.write_bytes(b"# mine\n")
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", save_and_sync)
    with pytest.raises(ConflictError):
        ledger_file.replace(ledger, NEW, expected=OLD)
    assert ledger.read_bytes() == b"# mine\n"
    assert left_beside(ledger) == []


def test_what_an_editor_saves_at_the_last_moment_is_kept(
    ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After the last look at the ledger, just before the new one changes places with it."""

    def save_and_exchange(one: Path, other: Path) -> None:
        if ledger.read_bytes() == OLD:
            ledger.write_bytes(b"# mine\n")
        exchange(one, other)

    monkeypatch.setattr(temporary_files, "exchange", save_and_exchange)
    with pytest.raises(ConflictError, match="it was left as it is"):
        ledger_file.replace(ledger, NEW, expected=OLD)
    assert ledger.read_bytes() == b"# mine\n"
    assert left_beside(ledger) == []


def test_a_ledger_removed_meanwhile_is_not_brought_back(ledger: Path) -> None:
    ledger.unlink()
    with pytest.raises(ConflictError, match="removed by another program"):
        ledger_file.replace(ledger, NEW, expected=OLD)
    assert left_beside(ledger) == []
    assert not ledger.exists()


@pytest.mark.parametrize("exchanged", [True, False], ids=["exchange", "no exchange"])
@pytest.mark.parametrize("failing", [1, 2])
def test_a_failed_sync_of_the_file_or_of_its_folder_leaves_the_old_bytes(
    ledger: Path, monkeypatch: pytest.MonkeyPatch, failing: int, exchanged: bool
) -> None:
    if not exchanged:
        without_exchange(monkeypatch)
    calls = 0

    def fail(descriptor: int) -> None:
        nonlocal calls
        calls += 1
        if calls >= failing:
            raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(WriteError) as caught:
        ledger_file.replace(ledger, NEW, expected=OLD)
    assert caught.value.message == (
        f"cannot write {ledger}: Input/output error; nothing was changed"
    )
    assert caught.value.exit_code == 5
    assert calls == failing
    assert ledger.read_bytes() == OLD
    assert left_beside(ledger) == []


def without_exchange(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on NFS, where two files cannot change places."""

    def refuse(one: Path, other: Path) -> None:
        raise CannotExchange(errno.EINVAL, os.strerror(errno.EINVAL))

    monkeypatch.setattr(temporary_files, "exchange", refuse)


def fail_with_eio(*_: object) -> None:
    raise OSError(errno.EIO, os.strerror(errno.EIO))


@pytest.mark.parametrize("exchanged", [True, False], ids=["exchange", "no exchange"])
def test_a_file_that_cannot_be_put_in_its_place_leaves_the_old_bytes(
    ledger: Path, monkeypatch: pytest.MonkeyPatch, exchanged: bool
) -> None:
    if exchanged:
        monkeypatch.setattr(temporary_files, "exchange", fail_with_eio)
    else:
        without_exchange(monkeypatch)
        monkeypatch.setattr(os, "replace", fail_with_eio)
    with pytest.raises(WriteError, match="Input/output error; nothing was changed"):
        ledger_file.replace(ledger, NEW, expected=OLD)
    assert ledger.read_bytes() == OLD
    assert left_beside(ledger) == []


def test_where_files_cannot_change_places_the_new_one_is_renamed_over_the_old(
    ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_exchange(monkeypatch)
    with ledger_file.lock(ledger, 1):
        ledger_file.replace(ledger, NEW, expected=OLD)
    assert ledger.read_bytes() == NEW
    assert left_beside(ledger) == []


def test_a_folder_that_cannot_be_synced_at_all_is_no_failure(
    ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail_on_folders(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))

    monkeypatch.setattr(os, "fsync", fail_on_folders)
    ledger_file.replace(ledger, NEW, expected=OLD)
    assert ledger.read_bytes() == NEW


def test_a_read_only_ledger_is_refused_to_whoever_could_replace_it(
    ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
    with pytest.raises(WriteError, match="the file is read-only; nothing was changed"):
        ledger_file.replace(ledger, NEW, expected=OLD)
    assert ledger.read_bytes() == OLD


def test_where_signals_cannot_be_put_off_the_ledger_is_replaced_all_the_same(
    ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows."""
    monkeypatch.delattr(signal, "pthread_sigmask")
    ledger_file.replace(ledger, NEW, expected=OLD)
    assert ledger.read_bytes() == NEW


def test_an_interruption_leaves_nothing_beside_the_ledger(
    ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        ledger_file.replace(ledger, NEW, expected=OLD)
    with pytest.raises(KeyboardInterrupt):
        ledger_file.create(ledger.with_name("other.toml"), NEW)
    assert ledger.read_bytes() == OLD
    assert left_beside(ledger) == []


def test_a_file_size_limit_leaves_the_old_bytes(ledger: Path) -> None:
    program = """
import resource
resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))
try: ledger_file.replace(ledger, b"x" * 20_000, expected=ledger.read_bytes())
except Exception as e: print(e.exit_code, e)
"""
    assert output(child(program, ledger)) == (
        f"5 cannot write {ledger}: File too large; nothing was changed\n"
    )
    assert ledger.read_bytes() == OLD
    assert left_beside(ledger) == []


@pytest.mark.parametrize(
    ("file_mode", "folder_mode", "reason"),
    [(0o444, 0o777, "the file is read-only"), (0o666, 0o555, "Permission denied")],
    ids=["file", "folder"],
)
def test_a_read_only_file_or_folder_leaves_the_old_bytes(
    open_folder: Path, file_mode: int, folder_mode: int, reason: str
) -> None:
    path = open_folder / "claims.toml"
    path.write_bytes(OLD)
    path.chmod(file_mode)
    open_folder.chmod(folder_mode)
    program = """
with ledger_file.lock(ledger, 1):
    try: ledger_file.replace(ledger, b"new", expected=ledger.read_bytes())
    except Exception as e: print(e.exit_code, e)
"""
    assert as_nobody(program, path) == f"5 cannot write {path}: {reason}; nothing was changed\n"
    open_folder.chmod(0o777)
    assert path.read_bytes() == OLD
    assert left_beside(path) == []


# Creating


def test_a_created_file_is_complete_and_has_the_usual_mode(tmp_path: Path) -> None:
    path = tmp_path / "claims.toml"
    before = os.umask(0o027)
    try:
        ledger_file.create(path, NEW)
    finally:
        os.umask(before)
    assert path.read_bytes() == NEW
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert left_beside(path) == []


@pytest.mark.parametrize("links", [True, False], ids=["links", "no links"])
def test_a_file_that_is_there_is_never_overwritten(
    ledger: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    if not links:
        forbid_links(monkeypatch)
    dangling = ledger.with_name("dangling.toml")
    dangling.symlink_to("nowhere.toml")
    for path, told in (
        (ledger, "already exists; nothing was changed"),
        (dangling, "is a broken symbolic link"),
    ):
        with pytest.raises(UsageError, match=told) as caught:
            ledger_file.create(path, NEW)
        assert caught.value.exit_code == 2
    assert ledger.read_bytes() == OLD
    assert left_beside(ledger) == ["dangling.toml"]


def forbid_links(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(source: Path, target: Path) -> None:
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "link", refuse)


def test_a_file_is_created_where_there_are_no_hard_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forbid_links(monkeypatch)
    path = tmp_path / "claims.toml"
    ledger_file.create(path, NEW)
    assert path.read_bytes() == NEW
    assert left_beside(path) == []


def test_a_file_that_cannot_be_put_in_its_place_is_not_created(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where there are no hard links an empty file holds the place, and goes again."""
    forbid_links(monkeypatch)
    monkeypatch.setattr(os, "replace", fail_with_eio)
    with pytest.raises(WriteError, match="Input/output error; nothing was changed"):
        ledger_file.create(tmp_path / "claims.toml", NEW)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_made_durable_is_not_created(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail_on_folders(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(os, "fsync", fail_on_folders)
    with pytest.raises(WriteError, match="nothing was changed"):
        ledger_file.create(tmp_path / "claims.toml", NEW)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match="No such file or directory; nothing was changed"):
        ledger_file.create(tmp_path / "nowhere" / "claims.toml", NEW)


# Files that are no ledgers


def test_what_is_put_replaces_the_whole_of_a_file_and_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    ledger_file.put(path, b"a longer report")
    path.chmod(0o604)
    ledger_file.put(path, b"report")
    assert path.read_bytes() == b"report"
    assert stat.S_IMODE(path.stat().st_mode) == 0o604
    assert left_beside(path) == []


def test_a_pipe_is_written_to_and_stays_one(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    os.mkfifo(path)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(path.read_bytes()))
    reader.start()
    ledger_file.put(path, b"report")
    reader.join(300)
    assert read == [b"report"]
    assert path.is_fifo()


def test_what_cannot_be_put_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "report.html"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "replace", fail_with_eio)
    with pytest.raises(WriteError, match="Input/output error; nothing was changed"):
        ledger_file.put(path, b"new")
    assert path.read_bytes() == b"old"
    assert left_beside(path) == []


def test_a_writer_s_sweep_leaves_what_others_are_putting(
    ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sync = os.fsync

    def sweep_and_sync(descriptor: int) -> None:
        temporary_files.sweep(ledger)
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", sweep_and_sync)
    ledger_file.put(ledger.with_name("report.html"), b"report")
    assert ledger.with_name("report.html").read_bytes() == b"report"
    assert left_beside(ledger) == ["report.html"]


@pytest.mark.parametrize("name", [f".claimcheck-{'0' * 16}.tmp", f".claimcheck-{'0' * 16}-1.swap"])
@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo, lambda path: path.symlink_to("/dev/zero")])
def test_what_has_a_writer_s_name_and_is_no_file_is_neither_opened_nor_in_the_way(
    ledger: Path, name: str, make: Callable[[Path], object]
) -> None:
    odd = ledger.with_name(name.replace("-1.", f"-{hashlib.sha256(OLD).hexdigest()[:16]}."))
    make(odd)
    left = ledger.with_name(f".claimcheck-{'f' * 16}.tmp")
    left.write_bytes(b"half")
    with ledger_file.lock(ledger, 1):
        ledger_file.replace(ledger, NEW, expected=OLD)
    assert left_beside(ledger) == [odd.name]
    assert (ledger.read_bytes(), ledger.is_symlink()) == (NEW, False)


def test_a_folder_that_cannot_be_listed_is_swept_by_whoever_can(tmp_path: Path) -> None:
    temporary_files.sweep(tmp_path / "nowhere" / "claims.toml")
    temporary_files.sweep_new(tmp_path / "nowhere")
    assert list(tmp_path.iterdir()) == []


def test_what_is_put_into_an_open_descriptor_comes_after_what_is_there(tmp_path: Path) -> None:
    """As in `-o /dev/stdout >> log`, also through a link."""
    log = tmp_path / "log"
    log.write_bytes(b"before\n")
    with log.open("ab") as file:
        target = Path(f"/dev/fd/{file.fileno()}")
        (tmp_path / "link").symlink_to(target)
        assert ledger_file.beginning(target) == b""
        ledger_file.put(target, b"one\n")
        ledger_file.put(tmp_path / "link", b"two\n")
    assert log.read_bytes() == b"before\none\ntwo\n"


def test_what_is_put_into_a_pipe_that_nobody_reads_any_more_is_told_as_such() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with pytest.raises(ReaderLeftError):
        ledger_file.put(Path(f"/dev/fd/{writer}"), b"report")
    os.close(writer)


def test_a_device_that_takes_all_takes_a_document() -> None:
    assert ledger_file.beginning(Path("/dev/null")) == b""
    ledger_file.put(Path("/dev/null"), b"report")


def test_a_link_leads_to_the_file_that_is_written_and_is_refused_where_it_leads_nowhere(
    tmp_path: Path,
) -> None:
    link = tmp_path / "link"
    link.symlink_to("report.html")
    with pytest.raises(UsageError, match=r"link is a broken symbolic link \(to report"):
        ledger_file.put(link, b"old")
    assert [one.name for one in tmp_path.iterdir()] == ["link"]
    (tmp_path / "report.html").write_bytes(b"old")
    ledger_file.put(link, b"new")
    assert (tmp_path / "report.html").read_bytes() == b"new"
    assert link.is_symlink()


@pytest.mark.parametrize("target", ["gone/claims.toml", "/nowhere/claims.toml", "claims.toml"])
def test_a_ledger_that_is_a_link_to_nothing_is_told_as_such_and_never_made_behind_it(
    tmp_path: Path, target: str
) -> None:
    path = tmp_path / "claims.toml"
    path.symlink_to(target)
    told = re.escape(f"{path} is a broken symbolic link (to {target})")
    with pytest.raises(LedgerError, match=told):
        ledger_file.read(path)
    with pytest.raises(UsageError, match=f"{told}; nothing was written"):
        ledger_file.create(path, b"new")
    assert path.is_symlink()
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_to_nothing_is_told_from_any_place_in_the_path(tmp_path: Path) -> None:
    (tmp_path / "disk").symlink_to(tmp_path / "unmounted")
    path = tmp_path / "disk" / "in" / "claims.toml"
    told = re.escape(f"{tmp_path / 'disk'} is a broken symbolic link")
    with pytest.raises(LedgerError, match=told):
        ledger_file.read(path)
    for write in (ledger_file.create, ledger_file.put):
        with pytest.raises(UsageError, match=told):
            write(path, b"new")
    assert not (tmp_path / "unmounted").exists()


def _bind(path: Path) -> None:
    with contextlib.closing(socket.socket(socket.AF_UNIX)) as one, contextlib.chdir(path.parent):
        one.bind(path.name)


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (_bind, "it is a device or a socket"),
        (Path.mkdir, "Is a directory"),
    ],
    ids=["socket", "folder"],
)
def test_what_no_document_can_stand_in_the_place_of_is_left(
    tmp_path: Path, make: Callable[[Path], object], reason: str
) -> None:
    path = tmp_path / "report.html"
    make(path)
    before = path.lstat()
    with pytest.raises(WriteError, match=f"{reason}; nothing was changed"):
        ledger_file.put(path, b"report")
    assert os.path.samestat(path.lstat(), before)


def test_links_without_end_stand_for_no_descriptor(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("a")
    with pytest.raises(UsageError, match="a broken symbolic link"):
        ledger_file.beginning(tmp_path / "a")


def test_a_name_that_no_file_can_have_is_told_as_what_the_system_says_of_it(
    tmp_path: Path,
) -> None:
    path = tmp_path / ("x" * 300)
    with pytest.raises(LedgerError, match=r"cannot read .*: File name too long"):
        ledger_file.read(path)
    with pytest.raises(WriteError, match=r"cannot write .*: File name too long; nothing was"):
        ledger_file.beginning(path)


def test_the_beginning_of_a_file_is_bounded(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    assert ledger_file.beginning(path) == b""
    path.write_bytes(b"x" * 100_000)
    assert ledger_file.beginning(path) == b"x" * 65_536


def test_a_path_that_cannot_be_is_the_same_as_no_other(ledger: Path) -> None:
    assert ledger_file.is_same(ledger, ledger.parent / "." / ledger.name)
    assert not ledger_file.is_same(ledger, ledger.parent)
    assert not ledger_file.is_same(Path("n" * 300), ledger)


def test_from_a_working_directory_that_is_gone_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    with pytest.raises(WriteError, match="No such file or directory; nothing was changed"):
        ledger_file.put(Path("report.html"), b"report")
    with pytest.raises(LedgerError, match="cannot find the folder of") as caught:
        ledger_file.folder_of(Path("claims.toml"))
    assert "full path" in caught.value.hint


# The lock


@contextlib.contextmanager
def held_by_another(ledger: Path) -> Iterator["subprocess.Popen[str]"]:
    """Another process that holds the lock until it is told, or killed."""
    holder = child(
        "with ledger_file.lock(ledger, 300):\n"
        "    print('held', flush=True)\n"
        "    sys.stdin.readline()",
        ledger,
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    try:
        yield holder
    finally:
        holder.kill()
        holder.communicate()


def test_a_lock_that_another_holds_is_waited_for_and_then_refused(ledger: Path) -> None:
    with held_by_another(ledger):
        for wait in (0, 0.2):
            start = time.monotonic()
            with pytest.raises(ConflictError) as caught, ledger_file.lock(ledger, wait):
                pass
            assert time.monotonic() - start >= wait
            assert caught.value.exit_code == 4
            assert caught.value.message == (
                f"another command held {ledger.parent} for {wait:g} seconds; nothing was changed"
            )
    assert left_beside(ledger) == []


def test_the_lock_is_the_same_through_a_symbolic_link(ledger: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    link = tmp_path / "elsewhere" / "link.toml"
    link.symlink_to(ledger)
    with held_by_another(link), pytest.raises(ConflictError), ledger_file.lock(ledger, 0):
        pass


def test_a_lock_is_free_when_its_holder_lets_go(ledger: Path) -> None:
    with held_by_another(ledger) as holder:
        assert holder.stdin is not None
        stdin = holder.stdin
        threading.Timer(0.2, lambda: (stdin.write("\n"), stdin.flush())).start()
        with ledger_file.lock(ledger, 300):
            assert holder.wait(300) == 0


def test_a_lock_is_free_when_its_holder_is_killed(ledger: Path) -> None:
    with held_by_another(ledger) as holder:
        holder.send_signal(signal.SIGKILL)
        with ledger_file.lock(ledger, 300):
            pass


def test_a_lock_is_free_after_an_error_under_it(ledger: Path) -> None:
    with pytest.raises(ZeroDivisionError), ledger_file.lock(ledger, 0):
        raise ZeroDivisionError
    with ledger_file.lock(ledger, 0):
        pass


def test_where_there_is_no_folder_there_is_no_ledger_to_lock(tmp_path: Path) -> None:
    path = tmp_path / "nowhere" / "claims.toml"
    with pytest.raises(LedgerError, match="there is no ledger"), ledger_file.lock(path, 0):
        pass


def test_where_folders_cannot_be_locked_a_file_in_it_stands_for_it_and_goes_with_the_lock(
    ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on NFS."""
    flock = fcntl.flock

    def refuse_folders(descriptor: int, operation: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EBADF, os.strerror(errno.EBADF))
        flock(descriptor, operation)

    monkeypatch.setattr(fcntl, "flock", refuse_folders)
    ledger.with_name(".claimcheck.lock").touch()  # as a killed holder leaves it
    for _ in range(2):
        with ledger_file.lock(ledger, 0):
            assert left_beside(ledger) == [".claimcheck.lock"]
            with pytest.raises(ConflictError), ledger_file.lock(ledger, 0):
                pass
        assert left_beside(ledger) == []


def test_a_lock_file_that_its_holder_took_away_meanwhile_is_no_lock(
    ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file of the first call is removed before it is locked; a second one is then made."""
    flock = fcntl.flock
    locked: list[int] = []

    def refuse_folders_and_remove(descriptor: int, operation: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EBADF, os.strerror(errno.EBADF))
        if not locked:
            ledger.with_name(".claimcheck.lock").unlink()
        locked.append(os.fstat(descriptor).st_ino)
        flock(descriptor, operation)

    monkeypatch.setattr(fcntl, "flock", refuse_folders_and_remove)
    with ledger_file.lock(ledger, 0):
        assert ledger.with_name(".claimcheck.lock").stat().st_ino == locked[-1]
        assert len(locked) == 2
    assert left_beside(ledger) == []


def test_a_lock_that_fails_for_another_reason_is_a_failed_write(
    ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(descriptor: int, operation: int) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(fcntl, "flock", fail)
    with pytest.raises(WriteError, match="Input/output error"), ledger_file.lock(ledger, 0):
        pass


def test_the_pauses_while_waiting_grow_from_5_to_50_milliseconds(
    ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pauses: list[float] = []
    monkeypatch.setattr(time, "sleep", pauses.append)
    monkeypatch.setattr(time, "monotonic", lambda: sum(pauses))
    with ledger_file.lock(ledger, 0), pytest.raises(ConflictError), ledger_file.lock(ledger, 1):
        pass
    assert pauses[0] == 0.005
    assert pauses == sorted(pauses)
    assert pauses[-1] == 0.05


# Several at once, and killed


ADD_LINES = """
for number in range(int(args[1])):
    with ledger_file.lock(ledger, 300):
        before = ledger_file.read(ledger)
        after = before + f"# {os.getpid()} {number}\\n".encode()
        ledger_file.replace(ledger, after, expected=before)
    print(f"# {os.getpid()} {number}", flush=True)
"""


def test_of_several_writers_at_once_no_line_is_lost_and_readers_see_whole_files(
    ledger: Path,
) -> None:
    writers = [child(ADD_LINES, ledger, 15) for _ in range(4)]
    while any(writer.poll() is None for writer in writers):
        seen = ledger_file.read(ledger)
        assert seen.startswith(OLD)
        assert seen.endswith(b"\n")
    said = [line for writer in writers for line in output(writer).splitlines()]
    assert sorted(ledger.read_text().splitlines()[2:]) == sorted(said)
    assert len(said) == 60
    assert left_beside(ledger) == []


def test_a_killed_writer_leaves_the_old_or_the_new_file_and_all_that_it_acknowledged(
    ledger: Path,
) -> None:
    """Killed at many moments; what it leaves beside the ledger goes with the next lock."""
    for round_ in range(15):
        before = ledger.read_text().splitlines()
        writer = child(ADD_LINES, ledger, 10_000)
        assert writer.stdout is not None
        first = writer.stdout.readline()
        time.sleep(round_ * 0.0017)
        writer.kill()
        said = (first + writer.stdout.read()).splitlines()
        writer.communicate()
        after = ledger.read_text()
        assert after.endswith("\n")
        assert after.splitlines()[: len(before) + len(said)] == before + said
        assert len(after.splitlines()) <= len(before) + len(said) + 1
    with ledger_file.lock(ledger, 1):
        assert left_beside(ledger) == []


def name_of_swap(old: bytes, new: bytes) -> str:
    digests = [hashlib.sha256(content).hexdigest()[:16] for content in (old, new)]
    return f".claimcheck-{digests[0]}-{digests[1]}.swap"


def test_what_killed_writers_left_is_removed_under_the_lock_and_nothing_else_is(
    ledger: Path,
) -> None:
    others = [".claimcheck-mine.tmp", ".claims.toml.swp", "claims.toml~"]
    for name in (*others, ".claimcheck-0123456789abcdef.tmp"):
        ledger.with_name(name).write_bytes(b"x")
    ledger.with_name(name_of_swap(OLD, NEW)).write_bytes(OLD)
    ledger.with_name(name_of_swap(NEW, OLD)).write_bytes(OLD)
    with ledger_file.lock(ledger, 1):
        assert left_beside(ledger) == others
    assert ledger.read_bytes() == OLD


def test_what_an_editor_saved_in_the_last_moment_of_a_killed_writer_goes_back(
    ledger: Path,
) -> None:
    """Killed between the exchange and the look at what came back from it."""
    ledger.write_bytes(NEW)
    ledger.with_name(name_of_swap(OLD, NEW)).write_bytes(b"# mine\n")
    with ledger_file.lock(ledger, 1):
        assert ledger.read_bytes() == b"# mine\n"
    assert left_beside(ledger) == []


def test_what_an_editor_saved_then_is_kept_beside_a_ledger_that_was_saved_since(
    ledger: Path,
) -> None:
    ledger.with_name(name_of_swap(b"older", NEW)).write_bytes(b"# mine\n")
    with ledger_file.lock(ledger, 1):
        pass
    (kept,) = left_beside(ledger)
    assert kept.startswith("saved-")
    assert kept.endswith("-claims.toml")
    assert ledger.with_name(kept).read_bytes() == b"# mine\n"
    assert ledger.read_bytes() == OLD


def test_every_refusal_says_what_to_do(ledger: Path) -> None:
    refusals: list[ClaimcheckError] = []
    for refused in (
        lambda: ledger_file.read(ledger.with_name("no.toml")),
        lambda: ledger_file.create(ledger, NEW),
        lambda: ledger_file.replace(ledger, NEW, expected=NEW),
        lambda: ledger_file.create(ledger / "no.toml", NEW),
    ):
        with pytest.raises(ClaimcheckError) as caught:
            refused()
        refusals.append(caught.value)
    assert [refusal.exit_code for refusal in refusals] == [3, 2, 4, 5]
    assert all(refusal.hint for refusal in refusals)
