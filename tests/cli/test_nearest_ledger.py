"""Which ledger a command takes when none is named, and what stands in the way of looking."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import Run

LEDGER = '[claims.a]\ntext = "A will b"\nclaimant = "A"\nmade = 2025-01-01\n'


def test_the_nearest_ledger_upwards_is_taken(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "claims.toml").write_text(LEDGER)
    (folder / "in" / "deep").mkdir(parents=True)
    monkeypatch.chdir(folder / "in" / "deep")
    assert "A will b" in run("list").out
    (folder / "in" / "claims.toml").write_text(LEDGER.replace("b", "c"))
    assert "A will c" in run("list").out


def test_a_working_directory_that_is_gone_is_told_and_a_ledger_can_still_be_named(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "claims.toml").write_text(LEDGER)
    (folder / "gone").mkdir()
    monkeypatch.chdir(folder / "gone")
    (folder / "gone").rmdir()
    ran = run("list")
    assert (ran.code, ran.out) == (3, "")
    assert "cannot find the working directory: No such file or directory" in ran.err
    assert "A will b" in run("--file", str(folder / "claims.toml"), "list").out
    assert run("when", "2027").code == 0
    for args in (("export", "csv", "-o", "x"), ("site", "x"), ("brief", "a", "-o", "x")):
        ran = run("--file", str(folder / "claims.toml"), *args)
        assert ran.code == 5
        assert "cannot write x: No such file or directory; nothing was changed" in ran.err
    for command in (("verify",), ("looked", "a")):
        ran = run("--file", "../claims.toml", *command)
        assert ran.code == 3
        assert "cannot find the folder of ../claims.toml" in ran.err


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """Make a folder that anybody can reach, unlike pytest's own."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o777)
        yield Path(name)


def path_for_nobody(folder: Path) -> str:
    """Return what somebody finds to whom file modes apply, or is told."""
    program = """
import os, sys
from claimcheck.desk.session import Session
os.chdir(sys.argv[1])
if os.getuid() == 0: os.setgid(65534); os.setuid(65534)
try: print(Session().path)
except Exception as error: print(error.exit_code, error)
"""
    return subprocess.check_output([sys.executable, "-c", program, str(folder)], text=True)


def test_a_folder_that_may_not_be_searched_is_told_rather_than_passed_over(
    open_folder: Path,
) -> None:
    """The ledger in it may be the one that is meant, and not one above it."""
    (open_folder / "claims.toml").write_text(LEDGER)
    shut = open_folder / "shut"
    (shut / "in").mkdir(parents=True)
    shut.chmod(0o600)
    assert path_for_nobody(shut) == "3 cannot look for claims.toml: Permission denied\n"
    told = f"3 cannot look for {shut / 'claims.toml'}: Permission denied\n"
    assert path_for_nobody(shut / "in") == told
    (shut / "in" / "claims.toml").write_text(LEDGER)
    assert path_for_nobody(shut / "in") == "claims.toml\n"
