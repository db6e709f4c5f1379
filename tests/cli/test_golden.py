"""What the shipped ledger looked like on 24 November 2026, letter by letter.

`CLAIMCHECK_UPDATE_GOLDEN=1 pytest tests/cli/test_golden.py` writes the files anew.
"""

import os
from pathlib import Path

import pytest

from tests.cli.terminal import in_terminal, without_styles
from tests.conftest import Run

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden"
DAY = ("--as-of", "2026-11-24")
COMMANDS = {
    "report": ("report",),
    "list": ("list",),
    "show": ("show", "xpeng-flying-car"),
    "countries": ("show", "xpeng-over-60-countries"),
    "changes": ("changes", "--since", "2025-10-01"),
}


def compare(name: str, printed: str) -> None:
    path = GOLDEN / name
    if os.environ.get("CLAIMCHECK_UPDATE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(printed, encoding="utf-8")
    assert printed == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", COMMANDS)
def test_the_shipped_ledger_looks_as_it_did_on_a_terminal_of_80_columns(
    folder: Path, name: str
) -> None:
    ran = in_terminal(80, "--file", str(ROOT / "claims.toml"), *COMMANDS[name], *DAY)
    assert ran.code == 0
    compare(f"{name}.txt", without_styles(ran.out))


@pytest.mark.parametrize("name", COMMANDS)
def test_the_json_of_the_shipped_ledger_is_what_it_was(run: Run, name: str) -> None:
    ran = run("--file", str(ROOT / "claims.toml"), *COMMANDS[name], *DAY, "--json")
    assert ran.code == 0
    compare(f"{name}.json", ran.out)


def test_no_golden_file_is_left_of_a_command_that_is_gone() -> None:
    kept = {f"{name}.{form}" for name in COMMANDS for form in ("txt", "json")}
    assert {path.name for path in GOLDEN.iterdir()} == kept
