"""The composite action: its scripts, run as GitHub runs them, on a clone of a repository."""

from pathlib import Path

import pytest

from tests.conftest import Run
from tests.hosting.steps import ACTION, Runner, read, steps_of
from tests.repositories import Repository

SCRIPTS = {step["name"]: step for step in steps_of(ACTION) if "run" in step}
DEFAULTS = {f"inputs.{key}": one["default"] for key, one in read(ACTION)["inputs"].items()}
CLAIM = """\
[claims.acme-shops]
text = "Acme will open 60 shops"
claimant = "Acme"
made = 2020-03-08
deadline = "2021"
source = "https://example.org/interview"
criteria = "60 are open"
"""


def runner(folder: Path, **inputs: str) -> Runner:
    """Return a machine on which the action has these inputs, and else their defaults."""
    given = {f"inputs.{key}": value for key, value in inputs.items()}
    return Runner(folder, folder.with_name(f"{folder.name}-temp"), {**DEFAULTS, **given})


def test_each_input_has_a_default_and_is_used(folder: Path) -> None:
    text = ACTION.read_text(encoding="utf-8")
    for name, one in read(ACTION)["inputs"].items():
        assert isinstance(one["default"], str)
        assert f"inputs.{name} " in text


def test_a_ledger_is_checked_and_what_is_due_shown(folder: Path) -> None:
    (folder / "claims.toml").write_text(CLAIM)
    action = runner(folder)
    checked = action.run(SCRIPTS["Check the ledger"])
    due = action.run(SCRIPTS["Show what is due"])
    assert (checked.returncode, due.returncode) == (0, 0), checked.stderr + due.stderr
    assert "acme-shops" in due.stdout


@pytest.mark.parametrize(("strict", "code"), [("true", 1), ("false", 0), ("yes", 2), ("", 2)])
def test_warnings_fail_a_strict_check_and_other_words_are_refused(
    folder: Path, strict: str, code: int
) -> None:
    (folder / "claims.toml").write_text(CLAIM.replace("criteria", "# criteria"))
    ran = runner(folder, strict=strict).run(SCRIPTS["Check the ledger"])
    assert ran.returncode == code, ran.stdout + ran.stderr
    assert ("::error::" in ran.stdout) == (code == 2)


def test_a_fresh_clone_without_a_merge_driver_passes_a_strict_check(run: Run, folder: Path) -> None:
    """`.gitattributes` asks for the driver, as in each repository that merges by keys."""
    repository = Repository(folder)
    (folder / ".gitattributes").write_text("claims.toml merge=claimcheck\nevidence/** -text\n")
    repository.commit(CLAIM)
    assert run("check", "--strict").code == 1
    ran = runner(folder).run(SCRIPTS["Check the ledger"])
    assert (ran.returncode, ran.stdout) == (0, "")
    assert repository.git("status", "--porcelain") == ""


def test_a_ledger_that_is_missing_fails_and_is_not_made(folder: Path) -> None:
    Repository(folder)
    (folder / ".gitattributes").write_text("claims.toml merge=claimcheck\n")
    assert runner(folder).run(SCRIPTS["Check the ledger"]).returncode == 3
    assert not (folder / "claims.toml").exists()


def test_a_deadline_is_due_as_far_ahead_as_asked(folder: Path) -> None:
    (folder / "claims.toml").write_text(CLAIM.replace('"2021"', '"2099"'))
    shown = SCRIPTS["Show what is due"]
    assert "acme-shops" not in runner(folder).run(shown).stdout
    assert "acme-shops" in runner(folder, within="100y").run(shown).stdout


def test_a_site_is_made_where_asked(folder: Path) -> None:
    (folder / "claims.toml").write_text(CLAIM)
    step = SCRIPTS["Make the site"]
    assert step["if"] == "inputs.site != ''"
    assert runner(folder, site="a b").run(step).returncode == 0
    assert (folder / "a b/index.html").exists()


HOSTILE = ["$(touch pwned)", "'; touch pwned; '", '"; touch pwned; "']


@pytest.mark.parametrize("name", ["ledger", "strict", "within", "site"])
def test_no_input_is_ever_run(folder: Path, name: str) -> None:
    (folder / "claims.toml").write_text(CLAIM)
    steps = [one for one in SCRIPTS.values() if f"inputs.{name} " in str(one["env"])]
    assert steps
    for words in HOSTILE:
        for step in steps:
            runner(folder, **{name: words}).run(step)
            assert not list(folder.rglob("pwned")), words
