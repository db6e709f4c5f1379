"""The walk in docs/editors.md: its commands are run in its order, and print what it shows."""

import re
import shlex
from pathlib import Path

import pytest

from tests.conftest import Run

PAGE = (Path(__file__).resolve().parents[1] / "docs" / "editors.md").read_text()
_STEP = re.compile(r"^```sh\nclaimcheck (.*?)^```\n\n```text\n(.*?)^```$", re.S | re.M)


def words_of(command: str) -> list[str]:
    """Return the words of a command that may go over several lines."""
    return shlex.split(command.replace("\\\n", " "))


def pattern_of(shown: str) -> str:
    """Return what a block shows as a pattern: “…” stands for anything that is left out."""
    lines = (re.escape(line).replace("…", ".*") for line in shown.splitlines())
    return "".join(r"(?:.*\n)*?" if line == ".*" else f".*?{line}.*\n" for line in lines)


@pytest.fixture
def desk(folder: Path) -> Path:
    """A ledger with a title, and the page that is saved on the way."""
    page = re.search(r"^```html\n(.*?)^```$", PAGE, re.S | re.M)
    assert page
    (folder / "harbour.html").write_text(page[1])
    (folder / "claims.toml").write_text('[settings]\ntitle = "Harbour Desk"\n')
    return folder


def test_one_claim_goes_from_promise_to_signed_ruling(run: Run, desk: Path) -> None:
    steps = _STEP.findall(PAGE)
    assert len(steps) == PAGE.count("```sh\n") == 12
    for command, shown in steps:
        ran = run(*words_of(command))
        assert ran.code == (2 if shown.startswith("claimcheck: ") else 0), ran
        assert re.fullmatch(pattern_of(shown), ran.err + ran.out), (command, ran)


def test_on_the_day_before_the_signature_the_claim_is_overdue(run: Run, desk: Path) -> None:
    for command, _ in _STEP.findall(PAGE):
        run(*words_of(command))
    assert run("list", "--as-of", "2026-07-14").out.startswith("overdue")
    assert run("list", "--as-of", "2026-07-15").out.startswith("broken")
