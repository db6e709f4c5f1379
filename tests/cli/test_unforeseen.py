"""A fault of the program costs one claim at most, and is told with 70; it never looks right."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from claimcheck.domain.standing import status
from claimcheck.domain.standing.outlook import outlook
from tests.conftest import Run

LEDGER = """\
[claims.good]
text = "A will open a plant"
claimant = "A"
made = 2025-01-01
deadline = "2027"
criteria = "it is open"

[claims.bad]
text = "B will open a plant"
claimant = "B"
made = 2025-01-01
deadline = "2027"
criteria = "it is open"
"""


@pytest.fixture
def path(ledger_file: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ledger of two claims, one of which this program cannot judge."""

    def fails(as_of: Any, *rest: Any) -> Any:
        if as_of.claim.id == "bad":
            raise ZeroDivisionError("an \x1b[31minteger")
        return outlook(as_of, *rest)

    monkeypatch.setattr(status, "outlook", fails)
    return ledger_file(LEDGER)


@pytest.mark.parametrize(
    "args",
    [
        ("list",),
        ("list", "--json"),
        ("list", "--sort", "id"),
        ("due", "--within", "3y"),
        ("due", "--within", "3y", "--exit-code"),
        ("report",),
        ("report", "--json"),
        ("changes", "--since", "2024-12-01"),
        ("changes", "--since", "2024-12-01", "--json"),
    ],
)
def test_the_other_claims_are_told_and_the_one_is_named(
    run: Run, path: Path, args: tuple[str, ...]
) -> None:
    ran = run(*args)
    assert ran.code == 70
    assert "good" in ran.out
    assert "bad" not in ran.out
    assert ran.err.startswith(
        "claimcheck: bad cannot be judged and was left out "
        "(ZeroDivisionError: an \\x1b[31minteger)\n  this is a bug in claimcheck: "
    )


@pytest.mark.parametrize(
    "args",
    [
        ("site", "public"),
        ("export", "csv"),
        ("export", "ics", "-o", "out"),
        ("export", "atom"),
        ("report", "-o", "out.md"),
        ("report", "-o", "out.html"),
        ("report", "--json", "-o", "out.json"),
    ],
)
def test_a_document_without_a_claim_is_not_written(
    run: Run, path: Path, args: tuple[str, ...]
) -> None:
    ran = run(*args)
    assert (ran.code, ran.out) == (70, "")
    assert "bad cannot be judged; nothing was written" in ran.err
    assert [one.name for one in path.parent.iterdir()] == ["claims.toml"]


def test_check_lists_it_as_an_error(run: Run, path: Path) -> None:
    ran = run("check")
    assert ran.code == 1
    assert "claims.toml:8:1: error: bad cannot be judged (ZeroDivisionError" in ran.out


def test_what_was_left_out_is_not_kept_for_the_next_command(
    run: Run, path: Path, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    monkeypatch.delenv("CLAIMCHECK_NO_CACHE")
    for kind in ("cache", "state"):
        monkeypatch.setattr(f"platformdirs.user_{kind}_path", lambda name: folder / "kept" / name)
    assert run("list").code == 70
    monkeypatch.setattr(status, "outlook", outlook)
    ran = run("list")
    assert (ran.code, ran.out.count("plant")) == (0, 2)


def test_a_write_to_it_is_made_and_told_as_made(run: Run, path: Path) -> None:
    with pytest.raises(ZeroDivisionError) as fault:
        run("looked", "bad")
    assert fault.value.__notes__ == ["the write was made"]
    assert "[looks." in path.read_text()
    with pytest.raises(ZeroDivisionError) as fault:
        run("show", "bad")
    assert fault.value.__notes__ == ["nothing was written"]


PROGRAM = """\
import sys
from claimcheck.domain.standing import status
def fails(*given):
    raise ZeroDivisionError("by nought")
status.outlook = fails
from claimcheck.cli import start
sys.argv = ["claimcheck", *sys.argv[1:]]
start()
"""


def program(folder: Path, *args: str, **env: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, *args],
        cwd=folder,
        env={**os.environ, "CLAIMCHECK_NO_CACHE": "1", **env},
        capture_output=True,
        text=True,
        check=False,
    )


def test_whatever_else_fails_is_one_message_and_no_traceback(path: Path) -> None:
    ran = program(path.parent, "show", "good")
    assert (ran.returncode, ran.stdout) == (70, "")
    message, hint = ran.stderr.splitlines()
    assert message == (
        "claimcheck: claimcheck failed; nothing was written (ZeroDivisionError: by nought)"
    )
    assert "CLAIMCHECK_TRACEBACK=1 shows where it failed" in hint


def test_a_write_that_was_made_is_said_to_be(path: Path) -> None:
    ran = program(path.parent, "looked", "good")
    assert ran.returncode == 70
    assert "claimcheck failed; the write was made (ZeroDivisionError" in ran.stderr
    assert "[looks." in path.read_text()


def test_the_traceback_is_shown_to_whoever_asks(path: Path) -> None:
    ran = program(path.parent, "show", "good", CLAIMCHECK_TRACEBACK="1")
    assert ran.stderr.startswith("Traceback (most recent call last):\n")
    assert "claimcheck failed; nothing was written" in ran.stderr
