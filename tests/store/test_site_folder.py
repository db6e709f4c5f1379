"""A published folder: the old site or the new one, and nobody else's folder."""

import errno
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from claimcheck.errors import ConflictError, UsageError, WriteError
from claimcheck.store.site_folder import (
    MANIFEST,
    FilledMeanwhileError,
    ForeignFolderError,
    LeftAsideError,
    Replaced,
    replace_folder,
)
from claimcheck.store.write_lock import hold
from tests.store.test_evidence_folder import nested
from tests.store.test_ledger_file import as_nobody

OLD = {"index.html": b"old", "claims/a.html": b"a", "claims/b.html": b"b"}
NEW = {"index.html": b"new", "claims/a.html": b"a"}


def whole(files: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, Iterator[bytes]]]:
    return ((path, iter((content,))) for path, content in files)


def publish(folder: Path, files: dict[str, bytes]) -> Replaced:
    return replace_folder(folder, whole(files.items()), 0)


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
        replace_folder(tmp_path / "site", whole(stopping()), 0)
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


def while_pages_are_made(work: Callable[[], object]) -> Iterator[tuple[str, bytes]]:
    """Give the new pages, with somebody else at work after the first of them."""
    (first, *others) = NEW.items()
    yield first
    work()
    yield from others


@pytest.mark.parametrize("before", [True, False], ids=["old site", "no site"])
@pytest.mark.parametrize("stranger", ["CNAME", "claims/notes.txt", "empty/"])
def test_what_others_put_there_while_pages_are_made_stays_and_so_does_the_old_site(
    tmp_path: Path, stranger: str, before: bool
) -> None:
    site = tmp_path / "site"
    if before:
        publish(site, OLD)

    def put() -> None:
        (site / stranger).parent.mkdir(parents=True, exist_ok=True)
        if stranger.endswith("/"):
            (site / stranger).mkdir()
        else:
            (site / stranger).write_bytes(b"mine")

    with pytest.raises(FilledMeanwhileError, match=f"put {stranger} into") as refusal:
        replace_folder(site, whole(while_pages_are_made(put)), 0)
    assert refusal.value.exit_code == 4
    mine = {} if stranger.endswith("/") else {stranger: b"mine"}
    assert files_in(site) == {**(OLD if before else {}), **mine}
    assert (site / stranger).exists()
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_page_that_went_while_pages_are_made_is_nobody_s_work(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(site, OLD)
    replace_folder(site, whole(while_pages_are_made((site / "claims" / "a.html").unlink)), 0)
    assert files_in(site) == NEW


def test_what_comes_while_the_old_folder_goes_stays_in_it_and_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From somebody who stands in the folder, after the last look."""
    site = tmp_path / "site"
    publish(site, OLD)
    rename = os.rename

    def put_and_rename(source: Path, target: Path) -> None:
        rename(source, target)
        if str(source).endswith(".new"):
            [aside] = tmp_path.glob(".site.*.old")
            (aside / "claims" / "mine.txt").write_bytes(b"mine")

    with monkeypatch.context() as patch:
        patch.setattr(os, "rename", put_and_rename)
        with pytest.raises(LeftAsideError) as refusal:
            publish(site, NEW)
    assert refusal.value.exit_code == 4
    [aside] = tmp_path.glob(".site.*.old")
    assert str(aside) in refusal.value.message
    assert (files_in(site), files_in(aside)) == (NEW, {"claims/mine.txt": b"mine"})
    with pytest.raises(ForeignFolderError, match=r"holds claims/mine\.txt"):
        publish(site, OLD)
    assert (files_in(site), files_in(aside)) == (NEW, {"claims/mine.txt": b"mine"})


def test_a_folder_that_another_made_in_between_stays_and_the_old_one_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    publish(site, OLD)
    rename = os.rename

    def make_and_rename(source: Path, target: Path) -> None:
        if str(source).endswith(".new"):
            site.mkdir()
            (site / "mine.txt").write_bytes(b"mine")
        rename(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(os, "rename", make_and_rename)
        with pytest.raises(LeftAsideError):
            publish(site, NEW)
    [aside] = tmp_path.glob(".site.*")
    assert (files_in(site), files_in(aside)) == ({"mine.txt": b"mine"}, OLD)
    with pytest.raises(ForeignFolderError):
        publish(site, NEW)
    assert (files_in(site), files_in(aside)) == ({"mine.txt": b"mine"}, OLD)


def test_nothing_is_removed_through_a_link_that_came_in_the_place_of_a_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    publish(site, OLD)
    elsewhere.mkdir()
    (elsewhere / "a.html").write_bytes(b"mine")
    rename = os.rename

    def swap_and_rename(source: Path, target: Path) -> None:
        rename(source, target)
        if str(source).endswith(".new"):
            [aside] = tmp_path.glob(".site.*.old")
            rename(aside / "claims", tmp_path / "claims")
            (aside / "claims").symlink_to(elsewhere)

    monkeypatch.setattr(os, "rename", swap_and_rename)
    with pytest.raises(LeftAsideError):
        publish(site, NEW)
    assert (elsewhere / "a.html").read_bytes() == b"mine"


@pytest.mark.parametrize("kind", ["pipe", "link", "folder"])
def test_what_stands_in_the_place_of_a_page_is_told_and_not_opened(
    tmp_path: Path, kind: str
) -> None:
    site = tmp_path / "site"
    publish(site, OLD)
    page = site / "index.html"
    page.unlink()
    if kind == "pipe":
        os.mkfifo(page)
    elif kind == "link":
        page.symlink_to("/dev/zero")
    else:
        page.mkdir()
    with pytest.raises(ForeignFolderError, match=r"holds index\.html"):
        publish(site, NEW)
    assert page.lstat()


def test_a_page_that_becomes_a_pipe_while_pages_are_made_is_not_opened(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(site, OLD)

    def make_a_pipe() -> None:
        (site / "claims" / "a.html").unlink()
        os.mkfifo(site / "claims" / "a.html")

    with pytest.raises(FilledMeanwhileError, match=r"claims/a\.html"):
        replace_folder(site, whole(while_pages_are_made(make_a_pipe)), 0)
    assert (site / "claims" / "a.html").is_fifo()


@pytest.mark.parametrize("make", [os.mkfifo, Path.touch, lambda path: path.symlink_to("site")])
@pytest.mark.parametrize("ending", ["new", "old"])
def test_what_has_the_name_of_a_folder_left_behind_and_is_none_is_told(
    tmp_path: Path, make: Callable[[Path], object], ending: str
) -> None:
    publish(tmp_path / "site", OLD)
    left = tmp_path / f".site.{'0' * 16}.{ending}"
    make(left)
    with pytest.raises(ForeignFolderError, match=left.name):
        publish(tmp_path / "site", NEW)
    assert left.lstat()
    assert files_in(tmp_path / "site") == OLD


def test_an_old_folder_that_a_killed_run_was_removing_goes(tmp_path: Path) -> None:
    publish(tmp_path / "site", OLD)
    publish(tmp_path / "other", OLD)
    left = tmp_path / f".site.{'0' * 16}.old"
    (tmp_path / "other").rename(left)
    for name in ("claims/a.html", "claims/b.html"):
        (left / name).unlink()
    publish(tmp_path / "site", NEW)
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_where_folders_cannot_be_walked_by_descriptors_the_old_one_goes_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows."""
    monkeypatch.delattr(os, "fwalk")
    publish(tmp_path / "site", OLD)
    publish(tmp_path / "site", NEW)
    assert files_in(tmp_path / "site") == NEW
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_folder_that_no_path_can_say_is_told(tmp_path: Path) -> None:
    with (
        nested(tmp_path / "site", "d" * 200, 30),
        pytest.raises(WriteError, match="File name too long; nothing was changed"),
    ):
        publish(tmp_path / "site", NEW)


@pytest.mark.parametrize("place", ["site", f".site.{'0' * 16}.new"])
def test_a_folder_nested_deeply_is_told(tmp_path: Path, place: str) -> None:
    with nested(tmp_path / place, "d", 1200), pytest.raises(ForeignFolderError):
        publish(tmp_path / "site", NEW)


def test_a_folder_that_may_not_be_listed_is_told(open_folder: Path) -> None:
    """What is in it may be somebody else's."""
    publish(open_folder / "site", OLD)
    (open_folder / "site").chmod(0o777)
    (open_folder / "site" / "claims").chmod(0)
    program = """
try: site_folder.replace_folder(ledger, [("index.html", iter([b"new"]))], 0)
except Exception as e: print(e.exit_code, e)
"""
    site = open_folder / "site"
    assert as_nobody(program, site) == (
        f"5 cannot write {site}: Permission denied; nothing was changed\n"
    )
    assert files_in(site) == OLD
    assert [path.name for path in open_folder.iterdir()] == ["site"]


def test_a_list_of_pages_that_is_no_text_names_none(tmp_path: Path) -> None:
    publish(tmp_path / "site", OLD)
    (tmp_path / "site" / MANIFEST).write_bytes(b"\xff\n\xff\n")
    with pytest.raises(ForeignFolderError):
        publish(tmp_path / "site", NEW)


def test_where_the_working_directory_is_gone_a_whole_path_will_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    with pytest.raises(WriteError, match="No such file or directory; nothing was changed"):
        publish(Path("site"), NEW)
    publish(tmp_path / "site", NEW)
    assert files_in(tmp_path / "site") == NEW


def test_what_a_killed_run_left_is_cleared_up(tmp_path: Path) -> None:
    publish(tmp_path / "site", OLD)
    left = tmp_path / f".site.{'0' * 16}.new"
    left.mkdir()
    publish(tmp_path / "site", OLD)
    (left / "claims").mkdir(parents=True)
    (left / "index.html").write_bytes(b"half")
    publish(tmp_path / "site", NEW)
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_what_no_run_can_have_left_is_not_cleared_up(tmp_path: Path) -> None:
    theirs = tmp_path / f".site.{'0' * 16}.new"
    theirs.mkdir()
    (theirs / "thesis.txt").write_bytes(b"mine")
    with pytest.raises(ForeignFolderError):
        publish(tmp_path / "site", NEW)
    assert (theirs / "thesis.txt").read_bytes() == b"mine"
    assert not (tmp_path / "site").exists()


def test_a_page_that_others_changed_while_pages_were_made_is_theirs(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(site, OLD)

    def meanwhile() -> Iterator[tuple[str, bytes]]:
        yield "index.html", b"new"
        (site / "claims" / "a.html").write_bytes(b"theirs")

    with pytest.raises(FilledMeanwhileError, match=r"put claims/a\.html into"):
        replace_folder(site, whole(meanwhile()), 0)
    assert files_in(site) == OLD | {"claims/a.html": b"theirs"}


def test_of_several_pages_that_others_changed_the_first_by_its_name_is_told(
    tmp_path: Path,
) -> None:
    site = tmp_path / "site"
    publish(site, OLD)

    def change_all() -> None:
        for name in OLD:
            (site / name).write_bytes(b"theirs, and longer than before")

    with pytest.raises(FilledMeanwhileError, match=r"put claims/a\.html and 2 more into"):
        replace_folder(site, whole(while_pages_are_made(change_all)), 0)


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


def test_a_wait_that_is_no_number_of_seconds_ends(tmp_path: Path) -> None:
    release = hold(tmp_path, 0)
    try:
        with pytest.raises(ConflictError):
            hold(tmp_path, float("nan"))
    finally:
        release()


def test_a_folder_that_cannot_be_written_is_an_error_with_a_way_out(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(WriteError) as refusal:
        publish(tmp_path / "file" / "site", NEW)
    assert refusal.value.exit_code == 5
