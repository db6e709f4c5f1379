"""A ledger that was read before: the same answers, sooner, and an edit is always noticed."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest

from claimcheck.domain.model import decode
from claimcheck.domain.standing.view import View
from claimcheck.store import standing_cache
from claimcheck.store.standing_columns import columns
from tests.conftest import TODAY, Run
from tests.ledgers import valid
from tests.store.private_places import NOT_PRIVATE, Put

whole = decode.read_ledger

LEDGER = """
[settings]
notice = "60d"
moon-landing = 1969-07-20
fiscal-year-start = 4

[claimants.acme]
name = "Acme"
also = ["ACME Inc."]

[claims.acme-plant]
text = "Acme will open a plant"
claimant = "ACME Inc."
made = 2024-01-01
deadline = 2026-12-31
tags = ["industry"]

[claims.acme-boat]
text = "Acme will build a boat"
claimant = "Acme"
made = 2024-01-01
deadline = 2026-01-01
evidence.keel = { date = 2025-06-01, stance = "supports", source = "The Herald" }

[claims.beta-tree]
text = "Beta will plant a tree"
claimant = "Beta"
made = 2026-06-01
deadline = "2029"
"""

QUESTIONS = (
    ("list",),
    ("list", "--json"),
    ("list", "--where", "deadline.latest<2027", "--where", "stances.supports>0"),
    ("list", "--where", "claimant=ACME"),
    ("list", "--status", "open", "--limit", "1"),
    ("list", "--claimant", "Acme"),
    ("list", "--tag", "industry"),
    ("list", "boat"),
    ("list", "--sort", "id"),
    ("list", "--due-before", "FY2027"),
    ("list", "--as-of", "2025-06-30"),
    ("list", "--as-of", "FY2025", "--json"),
    ("list", "--known-on", "2026-03-01"),
    ("list", "no such words"),
    ("due",),
    ("due", "--within", "6w", "--json"),
)

Ledger = Callable[[str], Path]


@pytest.fixture
def cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of its own, in use."""
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setenv("CLAIMCHECK_NO_CACHE", "")
    monkeypatch.setattr("platformdirs.user_cache_path", lambda name: folder / name)
    monkeypatch.setattr("platformdirs.user_state_path", lambda name: folder / "state" / name)
    return folder / "claimcheck"


@pytest.fixture
def ledger(ledger_file: Ledger, cache: Path, run: Run) -> Path:
    return ledger_file(LEDGER)


@pytest.fixture
def unread(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """A function after which no ledger can be parsed: what is answered comes from the index."""

    def forbid() -> None:
        def parse(_text: str) -> None:
            raise AssertionError("the ledger was parsed")

        monkeypatch.setattr("claimcheck.store.toml_slices.parse", parse)

    return forbid


@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
def test_the_second_answer_is_the_first(
    run: Run, ledger: Path, question: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = run(*question), run(*question)
    monkeypatch.setenv("CLAIMCHECK_NO_CACHE", "1")
    assert first == second == run(*question)
    assert first.code == 0


def test_the_second_list_reads_no_ledger(
    run: Run, ledger: Path, unread: Callable[[], None]
) -> None:
    first = run("list", "--status", "open")
    unread()
    assert run("list", "--status", "open") == first
    assert run("due").out.startswith("overdue")


def test_settings_and_names_come_from_the_index_too(
    run: Run, ledger: Path, unread: Callable[[], None]
) -> None:
    first = run("list", "--claimant", "Acme", "--as-of", "FY2026")
    unread()
    assert run("list", "--claimant", "Acme", "--as-of", "FY2026") == first
    assert "acme-plant" in first.out


def test_an_edit_of_the_same_size_and_time_is_noticed(run: Run, ledger: Path) -> None:
    run("list")
    before = ledger.stat()
    ledger.write_text(LEDGER.replace("boat", "ship"))
    os.utime(ledger, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert "acme-ship" in run("list").out


def test_a_command_that_writes_is_noticed(run: Run, ledger: Path) -> None:
    run("list")
    run("resolve", "acme-boat", "broken", "--because", "it sank")
    assert run("list", "--status", "broken").out.startswith("broken")


def test_another_day_is_another_answer(run: Run, ledger: Path) -> None:
    assert "due-soon" in run("list", "plant").out
    assert "overdue" in run("list", "plant", today=date(2027, 1, 1)).out


def test_a_ledger_that_is_not_valid_is_never_answered_from_the_index(
    run: Run, ledger: Path
) -> None:
    run("list")
    ledger.write_text(LEDGER.replace("2029", "soonish"))
    assert run("list").code == 3
    assert run("list").code == 3


def test_a_damaged_index_is_made_anew_without_a_word(
    run: Run, ledger: Path, cache: Path, unread: Callable[[], None]
) -> None:
    first = run("list", "--json")
    for file in cache.iterdir():
        content = bytearray(file.read_bytes())
        content[10] ^= 0xFF
        file.write_bytes(content)
    assert run("list", "--json") == first
    unread()
    assert run("list", "--json") == first


def test_nothing_is_written_beside_the_ledger(run: Run, ledger: Path, cache: Path) -> None:
    run("list")
    assert [file.name for file in ledger.parent.iterdir()] == ["claims.toml"]
    assert list(cache.iterdir())


def test_with_the_cache_off_nothing_is_written(
    run: Run, ledger: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMCHECK_NO_CACHE", "1")
    run("list")
    assert not cache.exists()


def test_the_index_is_for_its_owner_alone(run: Run, ledger: Path, cache: Path) -> None:
    run("list")
    assert cache.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "command",
    [
        ("show", "acme-p"),
        ("add-evidence", "acme-plant", "--source", "wire", "--who", ""),
        ("looked", "acme-boat", "--who", ""),
        ("resolve", "beta-tree", "void", "--because", "a storm", "--who", ""),
        ("show", "acme"),
        ("show", "nobody"),
    ],
    ids=" ".join,
)
def test_a_command_about_one_claim_of_a_known_ledger_does_what_it_always_does(
    run: Run, ledger: Path, command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    run("list")
    known = run(*command), ledger.read_text()
    ledger.write_text(LEDGER)
    monkeypatch.setenv("CLAIMCHECK_NO_CACHE", "1")
    assert known == (run(*command), ledger.read_text())


def test_a_command_about_one_claim_of_a_known_ledger_reads_that_one(
    run: Run, ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("list")
    first = run("show", "acme-plant")
    monkeypatch.setattr("claimcheck.domain.model.decode.read_ledger", _no_claims)
    assert run("show", "acme-plant") == first


@pytest.mark.parametrize("format", ["terminal", "json", "html"])
def test_a_report_on_a_known_ledger_is_what_it_always_is(
    run: Run, ledger: Path, format: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("list")
    known = run("report", "--format", format)
    monkeypatch.setenv("CLAIMCHECK_NO_CACHE", "1")
    assert known == run("report", "--format", format)
    assert known.code == 0


def _no_claims(data: dict[str, Any]) -> Any:
    assert "claims" not in data
    return whole(data)


def test_a_fault_that_was_added_by_hand_stops_a_command_about_another_claim(
    run: Run, ledger: Path
) -> None:
    run("add-evidence", "acme-plant", "--source", "wire")
    text = ledger.read_text().replace("2029", "soonish")
    ledger.write_text(text)
    assert run("add-evidence", "acme-plant", "--source", "radio").code == 3
    assert ledger.read_text() == text


def answers(cache: Path) -> list[Path]:
    return [file for file in cache.iterdir() if file.is_file()]


def fingerprint(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def test_an_answer_that_another_user_crafted_is_not_believed(
    run: Run, ledger: Path, cache: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """They know the ledger and the program, and so all but the key: in theirs the boat is built."""
    lie = (
        LEDGER
        + """
[claims.acme-boat.verdicts.built]
date = 2025-12-01
verdict = "kept"
because = "it was built"
"""
    )
    standings = View(valid(lie), TODAY).standings()
    question = (fingerprint(LEDGER), "standings", f"{TODAY} None")
    told = run("list", "boat")
    assert told.out.startswith("overdue")
    with monkeypatch.context() as theirs:
        theirs.setattr("platformdirs.user_cache_path", lambda name: tmp_path / "theirs")
        theirs.setattr("platformdirs.user_state_path", lambda name: tmp_path / "key")
        standing_cache.keep(question, [columns(standings)])
        assert run("list", "boat").out.startswith("kept")
    (forged,) = answers(tmp_path / "theirs")
    for name in [file.name for file in answers(cache)] + [forged.name]:
        (cache / name).write_bytes(forged.read_bytes())
        (cache / name).chmod(0o600)
        assert run("list", "boat") == told


def test_a_ledger_is_not_valid_because_another_user_says_so(
    run: Run, ledger: Path, cache: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    ledger.write_text(LEDGER.replace("2029", "soonish"))
    question = (fingerprint(ledger.read_text()), "valid")
    with monkeypatch.context() as theirs:
        theirs.setattr("platformdirs.user_state_path", lambda name: tmp_path / "theirs")
        standing_cache.keep(question, [])
        with standing_cache.find(question) as pages:
            assert pages == []
    assert run("resolve", "acme-boat", "broken", "--because", "it sank").code == 3


@pytest.mark.parametrize("put", NOT_PRIVATE.values(), ids=NOT_PRIVATE)
def test_a_list_ends_with_the_right_answer_whatever_stands_in_the_cache(
    run: Run, ledger: Path, cache: Path, put: Put
) -> None:
    """In a process of its own, which a pipe could hold up for ever."""
    told = run("list", "--json")
    for file in answers(cache):
        content = file.read_bytes()
        file.unlink()
        put(file, content)
        (cache / "elsewhere").unlink(missing_ok=True)
    words = [sys.executable, "-m", "claimcheck", "list", "--json", "--as-of", str(TODAY)]
    places = {"XDG_CACHE_HOME": cache.parent, "XDG_STATE_HOME": cache.parent / "state"}
    environment = {**os.environ, **{name: str(path) for name, path in places.items()}}
    ran = subprocess.run(words, env=environment, capture_output=True, timeout=300, check=False)
    assert (ran.returncode, ran.stderr, ran.stdout.decode()) == (0, b"", told.out)


def test_a_program_that_cannot_have_a_key_answers_all_the_same(
    run: Run, ledger: Path, cache: Path
) -> None:
    (cache.parent / "state").write_text("a file in its place")
    assert run("list", "--status", "open") == run("list", "--status", "open")
    assert run("list").code == 0
    assert not cache.exists()


@pytest.mark.parametrize(
    "frame",
    [
        [],
        [{"data": [1]}],
        [{"data": [{}, {}]}],
        [{"other": [{}]}],
        [{"data": [{"settings": {"notice": "soonish"}}]}],
    ],
)
def test_settings_and_names_that_are_none_are_read_from_the_ledger(
    run: Run, ledger: Path, frame: list[dict[str, Any]]
) -> None:
    told = run("list", "--claimant", "Acme", "--as-of", "FY2026")
    standing_cache.keep((fingerprint(LEDGER), "frame"), frame)
    assert run("list", "--claimant", "Acme", "--as-of", "FY2026") == told
    assert "acme-plant" in told.out


def test_a_standing_that_is_none_is_worked_out_from_the_ledger(run: Run, ledger: Path) -> None:
    told = run("list")
    page = columns(View(valid(LEDGER), TODAY).standings())
    question = (fingerprint(LEDGER), "standings", f"{TODAY} None")
    standing_cache.keep(question, [{**page, "status": ["fine", "fine", "fine"]}])
    assert run("list") == told


def test_a_cache_that_is_swept_away_again_and_again_changes_no_answer(
    run: Run, ledger: Path, cache: Path
) -> None:
    told = run("list", "--json")
    is_over = Event()

    def sweep() -> None:
        while not is_over.is_set():
            shutil.rmtree(cache, ignore_errors=True)

    sweeper = Thread(target=sweep)
    sweeper.start()
    try:
        assert [run("list", "--json") for _ in range(20)] == [told] * 20
    finally:
        is_over.set()
        sweeper.join()
