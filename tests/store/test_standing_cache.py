"""Answers that are kept: found while nothing changed, and never needed for a right answer."""

import contextlib
import marshal
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from claimcheck.domain.model.span import Span, parse_span
from claimcheck.domain.model.target import Target, parse_target
from claimcheck.domain.standing.slip import Move
from claimcheck.domain.standing.standing import Deadline, Moment
from claimcheck.domain.standing.view import View
from claimcheck.store import standing_cache
from claimcheck.store.standing_columns import Row, codec_of, columns
from tests.ledgers import valid

QUESTION = ("content", "standings", "2026-11-24")
PAGES: list[dict[str, standing_cache.Column]] = [
    {"id": ["a", "b"], "left": [1, None], "tags": [("tagged",), ()]},
    {"id": ["c"], "left": [-3], "tags": [("y", "z")]},
]


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("platformdirs.user_cache_path", lambda name: tmp_path / "cache" / name)
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


def test_a_module_in_a_folder_of_the_domain_is_part_of_the_program(tmp_path: Path) -> None:
    domain = tmp_path / "domain"
    module = domain / "standing" / "status.py"
    module.parent.mkdir(parents=True)
    module.write_text("LATE = 1")
    before = list(standing_cache._program(domain))
    module.write_text("LATE = 10")
    assert list(standing_cache._program(domain)) != before


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
    page = columns(standings)
    rows = [Row(page, number) for number in range(len(standings))]
    assert [row.standing() for row in rows] == standings
    assert [row.deadline for row in rows] == [one.deadline for one in standings]


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
    assert (codec[1](found) if codec and found is not None else found) == value
