"""Answers that are kept: found while nothing changed, and never needed for a right answer."""

import contextlib
import hashlib
import marshal
import os
import shutil
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from claimcheck.domain.model.span import Span, parse_span
from claimcheck.domain.model.target import Target, parse_target
from claimcheck.domain.standing.slip import Move
from claimcheck.domain.standing.standing import Deadline, Moment
from claimcheck.domain.standing.view import View
from claimcheck.store import cache_key, standing_cache
from claimcheck.store.standing_columns import codec_of, columns, fits, rows
from tests.ledgers import valid
from tests.store.private_places import NOT_PRIVATE, Put, somebody_else

QUESTION = ("content", "standings", "2026-11-24")
PAGES: list[dict[str, standing_cache.Column]] = [
    {"id": ["a", "b"], "left": [1, None], "tags": [("tagged",), ()]},
    {"id": ["c"], "left": [-3], "tags": [("y", "z")]},
]


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("platformdirs.user_cache_path", lambda name: tmp_path / "cache" / name)
    monkeypatch.setattr("platformdirs.user_state_path", lambda name: tmp_path / "state" / name)
    return tmp_path / "cache" / "claimcheck"


def read(question: tuple[str, ...]) -> list[dict[str, list[object]]] | None:
    with standing_cache.find(question) as pages:
        if pages is None:
            return None
        return [{name: list(page[name]) for name in ("id", "left", "tags")} for page in pages]


def test_an_answer_is_found_as_it_was_kept() -> None:
    standing_cache.keep(QUESTION, PAGES)
    assert read(QUESTION) == PAGES


def test_another_question_is_not_answered() -> None:
    standing_cache.keep(QUESTION, PAGES)
    assert read(("other content", *QUESTION[1:])) is None


def test_an_answer_without_rows_is_an_answer() -> None:
    standing_cache.keep(QUESTION, [])
    assert read(QUESTION) == []


def test_another_python_or_a_changed_program_finds_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    standing_cache.keep(QUESTION, PAGES)
    with monkeypatch.context() as patched:
        patched.setattr("sys.version", "4.0.0")
        assert read(QUESTION) is None
    monkeypatch.setattr(standing_cache, "_program", lambda: iter(["status.py 1 1"]))
    assert read(QUESTION) is None


@pytest.mark.parametrize("name", ["domain/standing/status.py", "store/standing_columns.py"])
def test_a_module_that_answers_come_from_or_are_packed_by_is_part_of_the_program(
    tmp_path: Path, name: str
) -> None:
    for folder in ("domain/standing", "store"):
        (tmp_path / folder).mkdir(parents=True)
    module = tmp_path / name
    module.write_text("LATE = 1")
    before = list(standing_cache._program(tmp_path))
    module.write_text("LATE = 10")
    assert list(standing_cache._program(tmp_path)) != before


def test_a_column_is_read_only_when_it_is_asked_for(cache: Path) -> None:
    standing_cache.keep(QUESTION, PAGES)
    (kept,) = cache.iterdir()
    kept.write_bytes(kept.read_bytes().replace(b"tagged", b"tugged"))
    with standing_cache.find(QUESTION) as pages:
        assert pages is not None
        assert pages[0]["id"] == ["a", "b"]
        with pytest.raises(standing_cache.DamagedError):
            _ = pages[0]["tags"]


def _damages(content: bytes) -> Iterator[bytes]:
    for place in range(len(content)):
        yield content[:place] + bytes([content[place] ^ 0x55]) + content[place + 1 :]
        yield content[:place]
    yield content + content


def test_no_damage_to_any_byte_gives_another_answer(cache: Path) -> None:
    standing_cache.keep(QUESTION, PAGES)
    (kept,) = cache.iterdir()
    for damaged in _damages(kept.read_bytes()):
        kept.write_bytes(damaged)
        with contextlib.suppress(standing_cache.DamagedError):
            assert read(QUESTION) in (None, PAGES)


@pytest.mark.parametrize("is_file", [True, False], ids=["a file in its place", "read-only"])
def test_a_cache_that_cannot_be_written_is_passed_over(cache: Path, is_file: bool) -> None:
    if is_file:
        cache.parent.write_text("")
    else:
        cache.mkdir(parents=True)
        cache.chmod(0o500)
    standing_cache.keep(QUESTION, PAGES)
    assert read(QUESTION) in (None, PAGES)  # root may write everywhere


def test_the_cache_does_not_grow_for_ever(cache: Path) -> None:
    for number in range(40):
        standing_cache.keep((str(number),), PAGES)
    assert len(list(cache.iterdir())) == 24
    assert read(("39",)) == PAGES


def test_two_writers_leave_one_whole_answer(cache: Path) -> None:
    standing_cache.keep(QUESTION, PAGES)
    standing_cache.keep(QUESTION, PAGES[:1])
    assert read(QUESTION) == PAGES[:1]
    assert len(list(cache.iterdir())) == 1


LEDGER = """
[claims.dated]
text = "A"
claimant = "Acme"
speaker = "Ann"
made = "2020-05"
deadline = "2026-Q4"
deadline-words = "by the end of the year"
tags = ["x", "y"]
[claims.dated.revisions.moved]
date = 2021-01-01
deadline = "2027-07/2028-02"
[claims.dated.evidence.seen]
date = 2022-02-02
stance = "supports"
source = "wire"
[claims.undated]
text = "B"
claimant = "Acme"
made = 2020-01-01
draft = true
[claims.ruled]
text = "C"
claimant = "Beta"
made = 2020-01-01
deadline = 2021-01-01
[claims.ruled.verdicts.late]
date = 2021-06-01
verdict = "kept"
fulfilled = "2021-03"
because = "seen"
"""


@pytest.mark.parametrize("day", [date(2020, 6, 1), date(2021, 6, 1), date(2026, 11, 24)])
def test_a_standing_comes_back_from_its_row_as_it_went(day: date) -> None:
    standings = list(View(valid(LEDGER), day).standings())
    standing_cache.keep(QUESTION, [columns(standings)])
    with standing_cache.find(QUESTION) as pages:
        assert pages is not None
        found = list(rows(pages[0]))
        assert [row.standing() for row in found] == standings
        assert [row.deadline for row in found] == [one.deadline for one in standings]


@pytest.mark.parametrize(
    ("type_", "value"),
    [
        (str | None, None),
        (tuple[str, ...], ("a", "b")),
        (dict[str, int], {"supports": 2}),
        (date | None, date(2026, 11, 24)),
        (Span, parse_span("2026-Q3")),
        (
            Deadline | None,
            Deadline("2026", "by 2026", date(2026, 1, 1), date(2026, 12, 31), "year"),
        ),
        (Target | None, parse_target("countries > 60")),
        (Moment, Moment(date(2026, 11, 24), None)),
        (Move, Move("r", parse_span("2026-03"), None, None, None, 3, -4)),
    ],
)
def test_a_new_field_of_a_standing_is_kept_whatever_value_of_the_domain_it_holds(
    type_: Any, value: Any
) -> None:
    codec = codec_of(type_)
    packed = codec[0](value) if codec and value is not None else value
    found = marshal.loads(marshal.dumps(packed))
    assert fits(type_, [found, found])
    assert not fits(type_, [found, b"no such value"])
    assert (codec[1](found) if codec and found is not None else found) == value


STANDINGS = list(View(valid(LEDGER), date(2026, 11, 24)).standings())


def standings_of(page: Mapping[str, standing_cache.Column]) -> list[Any]:
    standing_cache.keep(QUESTION, [page])
    with standing_cache.find(QUESTION) as pages:
        assert pages is not None
        return [row.standing() for row in rows(pages[0])]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("id", None),
        ("id", 7),
        ("text", b"bytes"),
        ("speaker", ("a",)),
        ("made", None),
        ("made", 730000),
        ("made", "soonish"),
        ("made", "2026-13"),
        ("kind", "wish"),
        ("tags", None),
        ("tags", ["a"]),
        ("tags", ("a", 1)),
        ("draft", 1),
        ("deadline", "2026"),
        ("deadline", ("2026",)),
        ("deadline", ("2026", None, None)),
        ("deadline", (2026, None)),
        ("deadline", ("2026", 2026)),
        ("deadline", ("soonish", None)),
        ("status", "fine"),
        ("status", None),
        ("status", ("kept",)),
        ("outlook", "rosy"),
        ("late_days", True),
        ("late_days", 1.5),
        ("last_look", "2026-11-24"),
        ("last_look", 0),
        ("last_look", -1),
        ("last_look", 1 << 70),
        ("stances", None),
        ("stances", {1: 1}),
        ("stances", {"supports": "1"}),
        ("decided_by", "ab"),
    ],
)
def test_a_value_of_another_type_than_its_field_has_is_damage(name: str, value: Any) -> None:
    """Only the program itself can have written such a one, and yet it is not believed."""
    page = columns(STANDINGS)
    assert standings_of(page) == STANDINGS
    for place in range(len(STANDINGS)):
        column = [*page[name][:place], value, *page[name][place + 1 :]]
        with pytest.raises(standing_cache.DamagedError):
            standings_of({**page, name: column})


@pytest.mark.parametrize(
    "change",
    [
        lambda page: {name: page[name] for name in page if name != "reason"},
        lambda page: {**page, "more": [1, 2, 3]},
        lambda page: {**page, "reason": page["reason"][:-1]},
        lambda page: {**page, "reason": [*page["reason"], "more"]},
        lambda page: {**page, "reason": "abc"},
        lambda page: {**page, "reason": {"a": 1, "b": 2, "c": 3}},
    ],
    ids=["one missing", "one more", "one shorter", "one longer", "a text", "a table"],
)
def test_columns_of_another_shape_are_damage(change: Callable[[Any], Any]) -> None:
    with pytest.raises(standing_cache.DamagedError):
        standings_of(change(columns(STANDINGS)))


@pytest.mark.parametrize(
    "directory",
    [
        None,
        {},
        [1],
        [[1, {}]],
        [(1,)],
        [(1, {}, 2)],
        [("1", {})],
        [(1, {1: (0, 1, b"")})],
        [(1, {"id": [0, 1, b""]})],
        [(1, {"id": (0, 1)})],
        [(1, {"id": (0, "1", b"")})],
        [(1, {"id": (0, 1, "")})],
    ],
)
def test_what_does_not_say_where_columns_are_is_no_answer(cache: Path, directory: Any) -> None:
    standing_cache.keep(QUESTION, PAGES)
    (kept,) = cache.iterdir()
    kept.write_bytes(whole(QUESTION, directory))
    assert read(QUESTION) is None
    kept.write_bytes(whole(QUESTION, []))
    assert read(QUESTION) == []


def test_a_column_that_lies_nowhere_is_damage(cache: Path) -> None:
    standing_cache.keep(QUESTION, PAGES)
    (kept,) = cache.iterdir()
    for start in (-1, 1 << 40, 1 << 62):
        kept.write_bytes(whole(QUESTION, [(1, {"id": (start, 10, b"0" * 16)})]))
        with standing_cache.find(QUESTION) as pages:
            assert pages is not None
            with pytest.raises(standing_cache.DamagedError):
                _ = pages[0]["id"]


def whole(question: tuple[str, ...], directory: Any, user_key: bytes | None = None) -> bytes:
    """Return an answer that has no columns but says where they are, sealed by a user's key."""
    user_key = user_key or cache_key.made()
    assert user_key is not None
    _, key = standing_cache._name_and_key(question, user_key)
    content = marshal.dumps(directory)
    place = bytes(8) + len(content).to_bytes(8, "big")
    place += standing_cache._seal(key, content, b"piece")
    return content + place + standing_cache._seal(key, place, b"end")


def test_who_knows_everything_but_the_key_can_make_no_answer(cache: Path) -> None:
    standing_cache.keep(QUESTION, PAGES)
    (kept,) = cache.iterdir()
    kept.write_bytes(whole(QUESTION, [], user_key=bytes(32)))
    assert read(QUESTION) is None


def test_an_answer_under_the_name_of_another_question_is_none(cache: Path) -> None:
    """Such as where somebody puts another ledger's in the place of this one's."""
    standing_cache.keep(QUESTION, PAGES)
    (kept,) = cache.iterdir()
    standing_cache.keep(("another ledger", *QUESTION[1:]), [])
    (other,) = set(cache.iterdir()) - {kept}
    other.replace(kept)
    assert read(QUESTION) is None


def test_a_piece_is_not_passed_off_as_the_end(cache: Path) -> None:
    """Whoever cuts a file may end it with any piece, whose seal is in it to be read."""
    _, key = standing_cache._name_and_key(QUESTION, cache_key.made() or b"")
    nothing = marshal.dumps([])
    place = bytes(8) + len(nothing).to_bytes(8, "big")
    place += standing_cache._seal(key, nothing, b"piece")
    standing_cache.keep(QUESTION, PAGES)
    (kept,) = cache.iterdir()
    kept.write_bytes(nothing + place + standing_cache._seal(key, place, b"piece"))
    assert read(QUESTION) is None


def test_no_length_is_believed_before_its_seal_is(cache: Path) -> None:
    """The file has a hole of a terabyte, and says that it is all one piece."""
    standing_cache.keep(QUESTION, PAGES)
    (kept,) = cache.iterdir()
    with kept.open("r+b") as file:
        file.truncate(1 << 40)
        file.seek(0, os.SEEK_END)
        file.write(bytes(8) + (1 << 40).to_bytes(8, "big") + bytes(32))
    assert read(QUESTION) is None


@pytest.mark.parametrize("put", NOT_PRIVATE.values(), ids=NOT_PRIVATE)
def test_what_is_not_the_users_alone_is_as_if_it_were_not_there(cache: Path, put: Put) -> None:
    standing_cache.keep(QUESTION, PAGES)
    (kept,) = cache.iterdir()
    content = kept.read_bytes()
    kept.unlink()
    put(kept, content)
    assert read(QUESTION) is None


def test_an_own_file_that_others_could_write_is_replaced(cache: Path) -> None:
    standing_cache.keep(QUESTION, PAGES)
    (kept,) = cache.iterdir()
    kept.chmod(0o666)
    standing_cache.keep(QUESTION, PAGES)
    assert read(QUESTION) == PAGES
    assert kept.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("put", [put for name, put in NOT_PRIVATE.items() if " file" not in name])
def test_what_is_no_file_is_never_replaced(cache: Path, put: Put) -> None:
    standing_cache.keep(QUESTION, PAGES)
    (kept,) = cache.iterdir()
    kept.unlink()
    put(kept, b"precious")
    before = kept.lstat()
    standing_cache.keep(QUESTION, PAGES)
    assert os.path.samestat(kept.lstat(), before)
    assert list(cache.iterdir()) == [kept]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file away")
def test_the_answer_of_somebody_else_is_neither_read_nor_replaced(cache: Path) -> None:
    standing_cache.keep(QUESTION, PAGES)
    (kept,) = cache.iterdir()
    os.chown(kept, 12345, -1)
    assert read(QUESTION) is None
    standing_cache.keep(QUESTION, PAGES[:1])
    assert kept.stat().st_uid == 12345
    assert read(QUESTION) is None


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file away")
def test_the_folder_of_somebody_else_is_not_used(cache: Path) -> None:
    standing_cache.keep(QUESTION, PAGES)
    os.chown(cache, 12345, -1)
    assert read(QUESTION) is None
    standing_cache.keep(("other",), PAGES)
    assert len(list(cache.iterdir())) == 1


def test_nothing_of_somebody_else_is_used(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    standing_cache.keep(QUESTION, PAGES)
    monkeypatch.setattr(os, "geteuid", somebody_else)
    assert read(QUESTION) is None
    standing_cache.keep(("other",), PAGES)
    assert len(list(cache.iterdir())) == 1


def test_a_folder_that_is_a_link_is_not_used(cache: Path, tmp_path: Path) -> None:
    standing_cache.keep(QUESTION, PAGES)
    precious = tmp_path / "precious"
    cache.rename(precious)
    for number in range(40):
        (precious / f"{number:040x}").write_text("precious")
    before = sorted(precious.iterdir())
    cache.symlink_to(precious)
    assert read(QUESTION) is None
    standing_cache.keep(("other",), PAGES)
    assert sorted(precious.iterdir()) == before


def test_without_a_key_nothing_is_kept(cache: Path, tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file in its place")
    standing_cache.keep(QUESTION, PAGES)
    assert not cache.exists()
    assert read(QUESTION) is None


def test_with_another_key_nothing_is_found(tmp_path: Path) -> None:
    standing_cache.keep(QUESTION, PAGES)
    (tmp_path / "state" / "claimcheck" / "cache-key").unlink()
    assert read(QUESTION) is None
    standing_cache.keep(("other",), PAGES)
    assert read(QUESTION) is None


def many(cache: Path) -> None:
    """Keep as many answers as are kept at all, of a minute ago."""
    for number in range(24):
        standing_cache.keep((str(number),), PAGES)
    for file in cache.iterdir():
        then = file.stat().st_mtime - 60
        os.utime(file, (then, then))


@pytest.mark.parametrize("put", NOT_PRIVATE.values(), ids=NOT_PRIVATE)
def test_only_files_of_the_cache_are_dropped(cache: Path, put: Put) -> None:
    many(cache)
    names = ("notes.txt", "0" * 39, "0" * 41, "g" * 40, "0" * 40 + ".toml", "A" * 40)
    others = [cache / name for name in names]
    for other in others:
        other.write_text("precious")
        os.utime(other, (0, 0))
    planted = cache / ("f" * 40)
    put(planted, b"planted")
    is_a_file = planted.is_file() and not planted.is_symlink()
    if is_a_file:
        os.utime(planted, (0, 0))
    standing_cache.keep(QUESTION, PAGES)
    assert [other.read_text() for other in others] == ["precious"] * len(others)
    assert os.path.lexists(planted) != is_a_file
    assert not (elsewhere := cache.parent / "elsewhere").exists() or elsewhere.read_bytes()
    assert len(list(cache.iterdir())) == 24 + len(others) + (not is_a_file)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file away")
def test_a_file_of_somebody_else_is_not_dropped(cache: Path) -> None:
    many(cache)
    other = cache / ("f" * 40)
    other.write_text("precious")
    os.utime(other, (0, 0))
    os.chown(other, 12345, -1)
    standing_cache.keep(QUESTION, PAGES)
    assert other.read_text() == "precious"


def test_what_a_killed_writer_left_is_dropped_in_its_turn(cache: Path) -> None:
    many(cache)
    left = cache / f"{'f' * 40}.0123456789abcdef.tmp"
    left.write_text("half")
    os.utime(left, (0, 0))
    standing_cache.keep(QUESTION, PAGES)
    assert not left.exists()


def test_what_is_kept_after_the_clock_went_back_is_found(cache: Path) -> None:
    many(cache)
    for file in cache.iterdir():
        os.utime(file, (1 << 33, 1 << 33))  # in the 23rd century
    for number in range(3):
        standing_cache.keep((f"since {number}",), PAGES)
    assert [read((f"since {number}",)) for number in range(3)] == [PAGES] * 3
    assert len(list(cache.iterdir())) == 24


def test_two_versions_of_the_program_keep_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    standing_cache.keep(QUESTION, PAGES)
    with monkeypatch.context() as other_version:
        other_version.setattr(standing_cache, "_FORMAT", "claimcheck index 3")
        assert read(QUESTION) is None
        standing_cache.keep(QUESTION, PAGES[:1])
        assert read(QUESTION) == PAGES[:1]
    assert read(QUESTION) == PAGES


def old_answer(question: tuple[str, ...]) -> tuple[str, bytes]:
    """Return the name and the content that an old program gave to an answer without rows."""
    words = "\0".join((*question, sys.version, *standing_cache._program()))
    content = marshal.dumps([])
    checksum = zlib.crc32(content).to_bytes(4, "big")
    place = bytes(8) + len(content).to_bytes(8, "big") + checksum
    name = hashlib.sha256(words.encode()).hexdigest()[:40]
    return name, content + place + b"claimcheck index 1\n"


def test_the_answer_of_an_old_program_is_not_believed_and_dropped_in_its_turn(cache: Path) -> None:
    many(cache)
    name, content = old_answer(QUESTION)
    old = cache / name
    for path in (old, cache / standing_cache._name_and_key(QUESTION, cache_key.made() or b"")[0]):
        path.write_bytes(content)
        path.chmod(0o600)
        os.utime(path, (0, 0))
        assert read(QUESTION) is None
    standing_cache.keep(QUESTION, PAGES)
    assert read(QUESTION) == PAGES
    assert not old.exists()


def test_a_folder_that_vanishes_while_it_is_written_to_is_passed_over(cache: Path) -> None:
    def vanishing() -> Iterator[Mapping[str, standing_cache.Column]]:
        yield PAGES[0]
        shutil.rmtree(cache)
        yield PAGES[1]

    standing_cache.keep(QUESTION, vanishing())
    assert not cache.exists()
    standing_cache.keep(QUESTION, PAGES)
    assert read(QUESTION) == PAGES


def test_a_link_that_takes_the_place_of_the_folder_is_not_followed(
    cache: Path, tmp_path: Path
) -> None:
    precious = tmp_path / "precious"
    precious.mkdir()

    def replacing() -> Iterator[Mapping[str, standing_cache.Column]]:
        yield PAGES[0]
        cache.rename(tmp_path / "away")
        cache.symlink_to(precious)
        yield PAGES[1]

    standing_cache.keep(QUESTION, replacing())
    assert list(precious.iterdir()) == []
    assert [file.suffix for file in (tmp_path / "away").iterdir()] == [""]


def test_a_file_that_vanishes_while_the_oldest_are_looked_for_is_passed_over(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    many(cache)
    for number in range(10):
        (cache / f"{number:040x}").touch()
    vanishing = {file.name for file in sorted(cache.iterdir())[10:15]}

    def matched(pattern: str, name: str) -> bool:
        if name in vanishing:
            (cache / name).unlink()
        return True

    monkeypatch.setattr("re.fullmatch", matched)
    standing_cache.keep(QUESTION, PAGES)
    assert read(QUESTION) == PAGES
    kept = {file.name for file in cache.iterdir()}
    assert len(kept) == 24
    assert not kept & vanishing


def test_where_no_mode_can_be_set_nothing_is_kept(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a disk that knows no modes, where nothing could be read again."""
    cache_key.made()
    monkeypatch.setattr("claimcheck.store.private_folder._is_closed_to_others", lambda _: False)
    monkeypatch.setattr(cache_key, "made", lambda: b"k" * 32)
    standing_cache.keep(QUESTION, PAGES)
    assert list(cache.iterdir()) == []


def test_where_the_disk_is_full_nothing_is_kept(cache: Path, tmp_path: Path) -> None:
    code = (
        "import resource; from claimcheck.store import standing_cache\n"
        "standing_cache.keep(('small',), [])\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        "standing_cache.keep(('large',), [{'id': [str(number) for number in range(9999)]}])"
    )
    places = {"XDG_CACHE_HOME": tmp_path / "cache", "XDG_STATE_HOME": tmp_path / "state"}
    environment = {**os.environ, **{name: str(path) for name, path in places.items()}}
    subprocess.run([sys.executable, "-c", code], env=environment, check=True)
    assert read(("small",)) == []
    assert read(("large",)) is None
    assert len(list(cache.iterdir())) == 1
