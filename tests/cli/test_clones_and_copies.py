"""What is told of a shared ledger: a clone without the merge driver, and conflict copies."""

import json
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.terminal import in_pipe
from tests.conftest import Run
from tests.repositories import Repository

Write = Callable[[str], Path]

LEDGER = """\
[claims.acme]
text = "Acme will open a plant"
claimant = "Acme"
made = 2025-01-01
deadline = "2027"
criteria = "it is open"
"""
FACT = """
[claims.acme.evidence.2026-01-02-aaaa]
date = 2026-01-02
stance = "supports"
source = "wire"
"""
TOLD = "this clone has no working merge driver for the ledger, which .gitattributes asks for"
HINT = "`claimcheck init --git` sets it up in this clone"


@pytest.fixture
def clone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """A repository whose .gitattributes ask for the driver, which it has not been given."""
    monkeypatch.setenv("XDG_STATE_HOME", str(folder / "state"))
    (folder / "clone").mkdir()
    monkeypatch.chdir(folder / "clone")
    repository = Repository(folder / "clone")
    (repository.folder / ".gitattributes").write_text("claims.toml merge=claimcheck\n")
    repository.commit(LEDGER)
    return repository


def test_check_warns_of_a_clone_without_the_driver_until_it_has_one(
    run: Run, clone: Repository
) -> None:
    ran = run("check")
    assert (ran.code, ran.out.count(f"claims.toml:1:1: warning: {TOLD}")) == (0, 1)
    assert HINT in ran.out
    assert run("check", "--strict").code == 1
    [problem] = json.loads(run("check", "--json").out)["problems"]
    assert (problem["code"], problem["severity"]) == ("merge-driver", "warning")
    assert run("init", "--git").code == 0
    assert run("check", "--strict").code == 0


def test_the_first_write_of_a_clone_tells_it_and_no_later_one(
    run: Run, clone: Repository, folder: Path
) -> None:
    looked = ("looked", "acme", "--who", "", "--date")
    assert run(*looked, "2026-01-01", "--dry-run").err == ""
    assert TOLD not in run(*looked, "2026-01-02", "-q").err
    err = run(*looked, "2026-01-03").err
    assert (TOLD in err, f"{HINT}\n" in err) == (True, True)
    assert TOLD not in run(*looked, "2026-01-04").err
    assert TOLD in run("check").out, "check tells it whenever it is asked"
    # a new clone in the same place is another one
    (clone.folder / ".git").rename(folder / "old")
    clone.git("init", "--quiet")
    assert TOLD in run(*looked, "2026-01-05").err


def test_where_no_mark_can_be_kept_it_is_told_again(
    run: Run, clone: Repository, folder: Path
) -> None:
    (folder / "state").write_text("a file")
    for day in ("2026-01-01", "2026-01-02"):
        assert TOLD in run("looked", "acme", "--who", "", "--date", day).err


@pytest.mark.parametrize("where", ["local", "global"])
@pytest.mark.parametrize(
    "driver", [f"'{sys.executable}' -m claimcheck merge-driver %O %A %B", "merge-ours %O %A %B"]
)
def test_a_driver_of_the_clone_or_of_the_user_will_do(
    run: Run,
    clone: Repository,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    where: str,
    driver: str,
) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(folder / "gitconfig"))
    clone.git("config", f"--{where}", "merge.claimcheck.driver", driver)
    assert TOLD not in run("check").out
    assert TOLD not in run("looked", "acme", "--who", "").err


@pytest.mark.parametrize("program", ["claimcheck-moved", "/gone/bin/python -m claimcheck"])
def test_a_driver_whose_program_is_gone_is_none(run: Run, clone: Repository, program: str) -> None:
    clone.git("config", "merge.claimcheck.driver", f"{program} merge-driver %O %A %B %P && exit")
    assert TOLD in run("check").out


def test_attributes_above_the_ledger_ask_for_it_too(
    run: Run, clone: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    (clone.folder / "desk").mkdir()
    (clone.folder / "desk" / "claims.toml").write_text(LEDGER)
    monkeypatch.chdir(clone.folder / "desk")
    assert TOLD in run("check").out


@pytest.mark.parametrize(
    "attributes",
    [
        "",
        "claims.toml text\n",
        "other.toml merge=claimcheck\n",
        "# claims.toml merge=claimcheck\n",
        "claims.toml merge=claimcheck\nclaims.toml -merge\n",
        None,
    ],
)
def test_a_clone_that_is_not_asked_for_the_driver_hears_nothing(
    run: Run, clone: Repository, attributes: str | None
) -> None:
    file = clone.folder / ".gitattributes"
    file.unlink()
    if attributes is None:
        os.mkfifo(file)
    else:
        file.write_text(attributes)
    assert TOLD not in run("check").out
    assert TOLD not in run("looked", "acme", "--who", "").err


def test_outside_a_repository_and_without_a_git_nothing_is_lacking(
    run: Run, clone: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    assert TOLD not in run("check").out
    monkeypatch.undo()
    shutil.rmtree(clone.folder / ".git")
    code, out, _ = in_pipe("--file", str(clone.path), "check")
    assert (code, TOLD.encode() in out) == (0, False)


def test_in_a_folder_of_no_repository_the_first_write_says_nothing(
    run: Run, ledger_file: Write
) -> None:
    path = ledger_file(LEDGER)
    path.with_name(".gitattributes").write_text("claims.toml merge=claimcheck\n")
    assert TOLD not in run("looked", "acme", "--who", "").err


def test_a_conflict_copy_is_a_warning_that_says_how_to_take_in_what_it_has(
    run: Run, ledger_file: Write
) -> None:
    path = ledger_file(LEDGER)
    name = "claims (Anna's conflicted copy 2026-11-01).toml"
    path.with_name(name).write_text(LEDGER + FACT)
    ran = run("check")
    assert ran.code == 0
    assert ran.out.startswith(f"{name}:1:1: warning: ")
    assert "1 claim of this ledger; of its claims and facts, 1 cannot be found here" in ran.out
    assert "export json | claimcheck import - imports what the ledger lacks" in ran.out
    assert run("check", "--strict").code == 1
    # the advice is followed, as a shell would
    exported = run("--file", name, "export", "json").out
    assert run("import", "-", stdin=exported).code == 0
    assert "2026-01-02-aaaa" in path.read_text()
    assert "everything in it is already in the ledger; move the copy away" in run("check").out
    path.with_name(name).unlink()
    assert run("check", "--strict").code == 0


def test_another_ledger_in_the_folder_is_no_conflict_copy(run: Run, ledger_file: Write) -> None:
    path = ledger_file(LEDGER)
    path.with_name("claims (Leeds).toml").write_text(LEDGER.replace("acme", "leeds"))
    path.with_name("claims-2025.toml").write_text(LEDGER)
    assert run("check", "--strict").code == 0
