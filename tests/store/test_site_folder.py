"""A published folder: the old site or the new one, and nobody else's folder."""

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from claimcheck.errors import ConflictError, UsageError, WriteError
from claimcheck.store.site_folder import MANIFEST, ForeignFolderError, Replaced, replace_folder
from claimcheck.store.write_lock import hold

OLD = {"index.html": b"old", "claims/a.html": b"a", "claims/b.html": b"b"}
NEW = {"index.html": b"new", "claims/a.html": b"a"}


def publish(folder: Path, files: dict[str, bytes]) -> Replaced:
    return replace_folder(folder, files.items(), 0)


def files_in(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != MANIFEST
    }


def test_a_new_folder_holds_what_was_given_and_a_list_of_it(tmp_path: Path) -> None:
    assert publish(tmp_path / "deep" / "site", OLD) == Replaced(3, 0, 0)
    assert files_in(tmp_path / "deep" / "site") == OLD
    listed = (tmp_path / "deep" / "site" / MANIFEST).read_text().splitlines()[1:]
    assert listed == sorted(OLD)


def test_a_folder_is_replaced_as_a_whole(tmp_path: Path) -> None:
    publish(tmp_path / "site", OLD)
    assert publish(tmp_path / "site", NEW) == Replaced(written=1, kept=1, removed=1)
    assert files_in(tmp_path / "site") == NEW
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_file_that_is_as_before_is_the_same_file_as_before(tmp_path: Path) -> None:
    publish(tmp_path / "site", OLD)
    before = (tmp_path / "site" / "claims" / "a.html").stat()
    publish(tmp_path / "site", NEW)
    after = (tmp_path / "site" / "claims" / "a.html").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert after.st_nlink == 1


def test_where_there_are_no_hard_links_such_a_file_keeps_its_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    publish(tmp_path / "site", OLD)
    same = tmp_path / "site" / "claims" / "a.html"
    os.utime(same, (1_000_000_000, 1_000_000_000))
    monkeypatch.setattr(os, "link", refuse)
    assert publish(tmp_path / "site", NEW) == Replaced(written=1, kept=1, removed=1)
    assert files_in(tmp_path / "site") == NEW
    assert same.stat().st_mtime == 1_000_000_000


@pytest.mark.parametrize("stranger", ["CNAME", "claims/notes.txt", ".git/config"])
def test_a_folder_with_anything_else_in_it_is_refused(tmp_path: Path, stranger: str) -> None:
    publish(tmp_path / "site", OLD)
    (tmp_path / "site" / stranger).parent.mkdir(exist_ok=True)
    (tmp_path / "site" / stranger).write_bytes(b"mine")
    with pytest.raises(ForeignFolderError) as refusal:
        publish(tmp_path / "site", NEW)
    assert stranger in refusal.value.message
    assert refusal.value.exit_code == 2
    assert files_in(tmp_path / "site") == {**OLD, stranger: b"mine"}


def test_a_folder_that_somebody_else_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "holiday").mkdir()
    (tmp_path / "holiday" / "photo.jpg").write_bytes(b"sea")
    with pytest.raises(ForeignFolderError):
        publish(tmp_path / "holiday", NEW)
    assert files_in(tmp_path / "holiday") == {"photo.jpg": b"sea"}


def test_a_link_in_the_folder_is_a_stranger_too(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    publish(tmp_path / "site", OLD)
    (tmp_path / "site" / "more").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(ForeignFolderError):
        publish(tmp_path / "site", NEW)


def test_an_empty_folder_is_nobodys(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    publish(tmp_path / "site", NEW)
    assert files_in(tmp_path / "site") == NEW


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "site").write_bytes(b"text")
    with pytest.raises(UsageError):
        publish(tmp_path / "site", NEW)
    assert (tmp_path / "site").read_bytes() == b"text"


def test_the_folder_that_one_stands_in_is_not_pulled_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "site").mkdir()
    monkeypatch.chdir(tmp_path / "site")
    with pytest.raises(UsageError):
        publish(Path(), NEW)


def test_through_a_link_the_folder_behind_it_is_replaced(tmp_path: Path) -> None:
    publish(tmp_path / "real", OLD)
    (tmp_path / "site").symlink_to(tmp_path / "real")
    publish(tmp_path / "site", NEW)
    assert (tmp_path / "site").is_symlink()
    assert files_in(tmp_path / "real") == NEW


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_work_that_stops_half_way_leaves_the_old_folder(
    tmp_path: Path, error: type[BaseException]
) -> None:
    def stopping() -> Iterator[tuple[str, bytes]]:
        yield "index.html", b"new"
        raise error

    publish(tmp_path / "site", OLD)
    with pytest.raises(error):
        replace_folder(tmp_path / "site", stopping(), 0)
    assert files_in(tmp_path / "site") == OLD
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_folder_that_cannot_be_put_in_its_place_leaves_the_old_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = os.rename

    def fail_for_the_new_one(source: Path, target: Path) -> None:
        if str(source).endswith(".new"):
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        rename(source, target)

    publish(tmp_path / "site", OLD)
    monkeypatch.setattr(os, "rename", fail_for_the_new_one)
    with pytest.raises(WriteError, match="Input/output error; nothing was changed"):
        publish(tmp_path / "site", NEW)
    assert files_in(tmp_path / "site") == OLD
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_what_a_killed_run_left_is_cleared_up(tmp_path: Path) -> None:
    publish(tmp_path / "site", OLD)
    left = tmp_path / f".site.{'0' * 16}.new"
    left.mkdir()
    (left / "index.html").write_bytes(b"half")
    publish(tmp_path / "site", NEW)
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_folder_that_a_killed_run_had_moved_aside_comes_back(tmp_path: Path) -> None:
    publish(tmp_path / "site", OLD)
    (tmp_path / "site").rename(tmp_path / f".site.{'0' * 16}.old")
    assert publish(tmp_path / "site", NEW) == Replaced(written=1, kept=1, removed=1)


def test_whoever_holds_the_folder_is_waited_for_and_named(tmp_path: Path) -> None:
    release = hold(tmp_path, 0)
    try:
        with pytest.raises(ConflictError):
            publish(tmp_path / "site", NEW)
    finally:
        release()
    assert not (tmp_path / "site").exists()


def test_a_folder_that_cannot_be_written_is_an_error_with_a_way_out(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(WriteError) as refusal:
        publish(tmp_path / "file" / "site", NEW)
    assert refusal.value.exit_code == 5
