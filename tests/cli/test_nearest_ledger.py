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


@pytest.mark.parametrize("target", ["gone.toml", "/nowhere/claims.toml", "claims.toml"])
@pytest.mark.parametrize(
    "words",
    [("list",), ("looked", "a"), ("check",), ("init",), ("init", "--git"), ("edit",)],
    ids=str,
)
def test_a_ledger_that_is_a_link_to_nothing_is_an_error_and_not_the_one_above(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, target: str, words: tuple[str, ...]
) -> None:
    (folder / "claims.toml").write_text(LEDGER)
    (folder / "desk" / "deep").mkdir(parents=True)
    (folder / "desk" / "claims.toml").symlink_to(target)
    for place, path in (("desk", "claims.toml"), ("desk/deep", str(folder / "desk/claims.toml"))):
        monkeypatch.chdir(folder / place)
        if words[0] == "init" and place != "desk":
            continue
        ran = run(*words)
        assert (ran.code, ran.out) == (2 if words[0] == "init" else 3, "")
        told = f"claimcheck: {path} is a broken symbolic link (to {target})"
        assert ran.err.startswith(told)
        assert ran.err.endswith("restore the file it points to, or remove the link\n")
    assert (folder / "claims.toml").read_text() == LEDGER
    assert {one.name for one in (folder / "desk").iterdir()} == {"claims.toml", "deep"}


def test_a_named_ledger_that_is_a_link_to_nothing_is_the_same_error(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "named.toml").symlink_to("gone.toml")
    told = "claimcheck: named.toml is a broken symbolic link (to gone.toml)\n"
    assert run("--file", "named.toml", "list").err.startswith(told)
    monkeypatch.setenv("CLAIMCHECK_FILE", "named.toml")
    assert run("looked", "a").err.startswith(told)


def test_a_folder_of_the_name_is_an_error_and_not_the_ledger_above(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "claims.toml").write_text(LEDGER)
    (folder / "desk" / "claims.toml").mkdir(parents=True)
    monkeypatch.chdir(folder / "desk")
    ran = run("looked", "a")
    assert (ran.code, ran.err.splitlines()[0]) == (
        3,
        "claimcheck: claims.toml is a directory, not a ledger",
    )


def test_documents_and_sites_are_not_written_behind_a_link_to_nothing(
    run: Run, folder: Path
) -> None:
    (folder / "claims.toml").write_text(LEDGER)
    (folder / "out").symlink_to("gone")
    (folder / "out.md").symlink_to("gone.md")
    for words in (
        ("report", "-o", "out.md"),
        ("report", "-o", "out/report.md"),
        ("export", "csv", "-o", "out/claims.csv"),
        ("site", "out"),
        ("site", "out/public"),
    ):
        ran = run(*words)
        assert (ran.code, ran.out) == (2, "")
        assert "is a broken symbolic link (to gone" in ran.err
        assert "; nothing was written\n" in ran.err
    assert {one.name for one in folder.iterdir()} == {"claims.toml", "out", "out.md"}


def test_a_write_says_which_ledger_it_was_where_that_was_found_above(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = folder / "claims.toml"
    path.write_text(LEDGER)
    (folder / "rows.csv").write_text("text,claimant,made\nB will b,B,2025-01-01\n")
    (folder / "deep").mkdir()
    told = f"in {path}, the nearest ledger above this folder\n"
    looked = ("looked", "a", "--who", "", "--date")
    assert told not in run(*looked, "2026-01-01").err
    monkeypatch.chdir(folder / "deep")
    assert run(*looked, "2026-01-02").err.startswith(told)
    assert told in run("import", "../rows.csv").err
    assert run(*looked, "2026-01-03", "-q").err == ""
    assert told not in run("list").err
    assert told not in run(*looked, "2026-01-04", "--dry-run").err
    assert told not in run("--file", "../claims.toml", *looked, "2026-01-05").err
    monkeypatch.setenv("CLAIMCHECK_FILE", "../claims.toml")
    assert told not in run(*looked, "2026-01-06").err
