"""`undo`: shows what goes, asks on a terminal, and says how to go on where it refuses."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.cli.conversation import CTRL_C, CTRL_D, Conversation
from tests.conftest import Run

LEDGER = '[claims.a]\ntext = "A will b"\nclaimant = "A"\nmade = 2025-01-01\n'


@pytest.fixture
def ledger(ledger_file: Callable[[str], Path]) -> Path:
    return ledger_file(LEDGER)


def test_in_a_pipe_it_shows_what_goes_and_does_not_ask(run: Run, ledger: Path) -> None:
    run("looked", "a", "--where", "press room")
    ran = run("undo")
    assert ran.code == 0
    assert '-where = "press room"\n' in ran.out
    assert ran.err == "took back the write of 12:00 UTC; claims.toml is as it was before\n"
    assert ledger.read_text() == LEDGER


def test_a_dry_run_takes_nothing_back(run: Run, ledger: Path) -> None:
    run("looked", "a")
    written = ledger.read_text()
    ran = run("undo", "--dry-run")
    assert (ran.code, ran.err) == (0, "")
    assert "-[looks.2026-11-24" in ran.out
    assert ledger.read_text() == written


def test_what_it_refuses_it_says_with_a_way_out(run: Run, ledger: Path) -> None:
    assert run("undo").err == (
        "claimcheck: there is nothing to take back: no write to claims.toml is on record\n"
        "  the last twenty writes of a day are kept, on the machine where they were made\n"
    )
    run("looked", "a")
    late = run("undo", now=datetime(2026, 11, 25, 0, 0, tzinfo=UTC))
    assert late.code == 2
    assert late.err == (
        "claimcheck: the last write was made on 24 November 2026 (UTC), and a write can only be "
        "taken back on the day it was made\n"
        "  `claimcheck correct` records what was wrong, `claimcheck revise` what changed\n"
    )
    ledger.write_text(ledger.read_text() + "# by hand\n")
    changed = run("undo")
    assert changed.code == 4
    assert changed.err == (
        "claimcheck: claims.toml was changed after claimcheck last wrote to it, at 12:00 UTC; "
        "nothing was taken back\n"
        "  `claimcheck edit` opens the file; `git diff` shows what changed since the last commit\n"
    )


def test_init_edit_and_a_kept_source_are_taken_back_too(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("init")
    first = (folder / "claims.toml").read_bytes()
    monkeypatch.setenv("EDITOR", "sh -c 'echo BROKEN >> claims.toml'")
    assert run("edit").code == 3
    assert run("undo").code == 0
    assert (folder / "claims.toml").read_bytes() == first
    run("add", "A will b", "--claimant", "A", "--undated", "--snapshot", "-", stdin="said so")
    said = run("undo").err.splitlines()
    assert said[1].startswith(f"removed its snapshot {folder}/evidence/")
    assert run("undo").err.endswith("; claims.toml is no longer there\n")
    assert list(folder.iterdir()) == []


def conversation(*words: str) -> Conversation:
    return Conversation("undo", *words)


@pytest.mark.parametrize("keys", [b"\n", b"n\n", CTRL_D])
def test_on_a_terminal_only_a_yes_takes_it_back(run: Run, ledger: Path, keys: bytes) -> None:
    now = datetime.now(UTC)
    run("looked", "a", today=now.date(), now=now)
    written = ledger.read_text()
    talk = conversation()
    talk.expect("-[looks.")
    talk.expect("Take back this write of ")
    talk.type(keys)
    talk.expect("nothing was taken back")
    assert talk.ends() == 0
    assert ledger.read_text() == written


def test_a_yes_takes_it_back_and_ctrl_c_does_not(run: Run, ledger: Path) -> None:
    now = datetime.now(UTC)
    run("looked", "a", today=now.date(), now=now)
    written = ledger.read_text()
    talk = conversation()
    talk.expect("(yes, no)?")
    talk.type(CTRL_C)
    assert talk.ends() == 130
    assert ledger.read_text() == written
    talk = conversation()
    talk.expect("(yes, no)?")
    talk.answer("y")
    talk.expect("took back the write of ")
    assert talk.ends() == 0
    assert ledger.read_text() == LEDGER
