"""`import claimcheck`: small, typed, lazy, documented, and the same that the commands use."""

import ast
import inspect
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import claimcheck
from claimcheck.desk import session
from tests.conftest import TODAY, Run

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "docs" / "api.md").read_text()
Write = Callable[[str], Path]


@pytest.mark.parametrize("name", claimcheck.__all__)
def test_every_name_is_there_described_and_on_the_page(name: str) -> None:
    value = getattr(claimcheck, name)
    assert inspect.getdoc(value)
    assert re.search(rf"`(Store\.|View\.)?{name}\b", PAGE)


def test_type_checkers_and_programs_are_told_of_the_same_names() -> None:
    tree = ast.parse((ROOT / "src" / "claimcheck" / "__init__.py").read_text())
    [typed] = (node for node in tree.body if isinstance(node, ast.If))
    told = {
        alias.asname: node.module
        for node in typed.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    given = {name: getattr(claimcheck, name) for name in claimcheck.__all__}
    assert told.keys() == given.keys()
    for name, module in told.items():
        assert getattr(sys.modules[str(module)], str(name)) is given[str(name)]


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'lod'"):
        claimcheck.lod  # noqa: B018


def test_importing_loads_nothing_but_itself() -> None:
    script = (
        "import sys; before = set(sys.modules); import claimcheck; dir(claimcheck)\n"
        "print(sorted(name for name in set(sys.modules) - before if 'claimcheck' in name))"
    )
    out = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "['claimcheck']"


def test_the_example_of_the_page_does_what_it_says(
    folder: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copy(ROOT / "claims.toml", folder)
    example = re.search(r"```python\n(.*?)```", PAGE, re.DOTALL)
    assert example is not None
    names: dict[str, object] = {}
    exec(example[1], names)
    printed = capsys.readouterr().out.splitlines()
    assert printed[0].startswith(
        "overdue -328 328 days overdue (due by 31 December 2025); no ruling yet"
    )
    assert printed[1].startswith("id,text,claimant,")
    overdue: Any = names["overdue"]
    [one] = overdue
    assert one.id == "xpeng-over-60-countries"
    assert "Sales begin in a 61st country" in run("show", "xpeng-over-60").out


def test_a_ledger_that_is_not_valid_is_refused_with_its_place(ledger_file: Write) -> None:
    path = ledger_file('[claims.a]\ntext = "t"\nclaimant = "c"\nmade = "soon"\n')
    with pytest.raises(claimcheck.ClaimcheckError) as refusal:
        claimcheck.load(path)
    assert str(path) + ":4:8: made" in refusal.value.message
    assert refusal.value.exit_code == 3


def test_the_commands_load_by_the_same_function(
    ledger_file: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = ledger_file('[claims.a]\ntext = "t"\nclaimant = "c"\nmade = 2025-01-01\n')
    assert session.Session(str(path)).ledger == claimcheck.load(str(path))


def test_a_change_in_memory_leaves_the_ledger_as_it_was() -> None:
    ledger = claimcheck.Ledger()
    claim = claimcheck.Claim(text="t", claimant="Acme", made=claimcheck.parse_span("2025"))
    after = claimcheck.apply(ledger, claimcheck.AddClaim(claim), TODAY)
    assert ledger.claims == {}
    [id_] = after.claims
    standing = claimcheck.View(after.ledger, date(2026, 1, 1)).standing(id_)
    assert standing is not None
    assert standing.status == "undated"
