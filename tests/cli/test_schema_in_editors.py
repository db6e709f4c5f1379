"""The schema of claims.toml in the two tools that editors use for TOML: taplo and tombi."""

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from claimcheck.domain.model.block import Block
from claimcheck.domain.model.block_keys import tables_of
from claimcheck.domain.model.block_meanings import meanings_of
from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.decode import TABLES, read_ledger
from claimcheck.domain.model.settings import Settings
from claimcheck.domain.model.value_kinds import SLUG
from claimcheck.store.toml_reader import TomlFault, parse
from tests.conftest import Run

ROOT = Path(__file__).parents[2]
DATED_KEY = re.compile(r"^(\[.*\.)(\d{4}-\d\d-\d\d-[\w-]+)\]", re.MULTILINE)
EARLY_DAY = re.compile(r"= (0\d{3}-\d\d-\d\d)")
NAMED = "#:schema ./claims.schema.json\n"
GOOD = """\
[claims.acme-plant]
text = "Acme will open a plant"
claimant = "Acme"
made = 2024-01-15
deadline = "2025-Q4"
criteria = "cars leave it"
tags = ["cars"]
x-page = 12
recorded = 2024-01-16T09:00:00Z

[claims.acme-plant.evidence.visit]
date = 2025-05-01
stance = "supports"
source = "The Herald"

[claims.acme-plant.corrections.filed]
date = 2025-05-02
tags-added = ["plants"]

[x-desk]
phone = { office = "1", hours = [9, 17] }
"""


def lint(tool: str, folder: Path, files: dict[str, str], schema: str) -> tuple[int, str]:
    """Lint ledgers with the schema beside them, and return what the tool has to say."""
    (folder / "claims.schema.json").write_text(schema)
    for name, text in files.items():
        (folder / name).write_text(text)
    program = str(Path(sys.executable).with_name(tool))
    options = {"taplo": ["check"], "tombi": ["lint", "--offline", "--error-on-warnings"]}[tool]
    ran = subprocess.run(
        [program, *options, *files], cwd=folder, capture_output=True, text=True, check=False
    )
    return ran.returncode, re.sub(r"\x1b\[[\d;]*m", "", ran.stdout + ran.stderr)


def as_tool_reads(tool: str, text: str) -> str:
    """Return a ledger as the tool can read it, since neither reads all of TOML.

    tombi takes a bare key that begins with a whole day for a broken date, and taplo knows no days
    before the year 1000.
    """
    if tool == "tombi":
        return DATED_KEY.sub(r'\1"\2"]', text)
    return EARLY_DAY.sub(r'= "\1"', text)


def examples() -> Iterator[str]:
    """Yield the valid ledgers of all tests that have no keys but known ones."""
    texts = {
        node.value
        for path in sorted((ROOT / "tests").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if "\n[claims." in f"\n{node.value}"
    }
    for text in sorted(texts):
        try:
            _, problems = read_ledger(parse(text))
        except TomlFault:
            continue
        if not problems:
            yield text


@pytest.mark.parametrize("tool", ["taplo", "tombi"])
def test_good_ledgers_are_good_in_an_editor(run: Run, tmp_path: Path, tool: str) -> None:
    texts = [(ROOT / name).read_text() for name in ("claims.toml", "docs/example.toml")]
    texts += [GOOD, *examples()]
    assert len(texts) > 100
    files = {f"{n}.toml": NAMED + as_tool_reads(tool, text) for n, text in enumerate(texts)}
    assert lint(tool, tmp_path, files, run("schema").out)[0] == 0


MISTAKES = {
    "a misspelt key of a claim": ('criteria = "cars', 'critera = "cars', "critera"),
    "a misspelt key of a fact": ('stance = "supports"', 'stence = "supports"', "stence"),
    "a misspelt table": ("[x-desk]", "[desk]", "desk"),
    "a word for a number of years": ("made = 2024-01-15", "made = 2024.5", "2024.5"),
    "text that is a number": ('claimant = "Acme"', "claimant = 7", "7"),
    "a word that is none of the allowed": ('"supports"', '"suports"', "suports"),
    "a month that there is not": ("made = 2024-01-15", 'made = "2024-13"', "2024-13"),
    "a day that there is not": ("date = 2025-05-01", 'date = "2025-04-31"', "2025-04-31"),
    "a deadline in words": ('"2025-Q4"', '"end of 2025"', "end of 2025"),
    "an empty text": ('"Acme will open a plant"', '" "', '" "'),
    "an id in capitals": ("[claims.acme-plant]", "[claims.Acme-Plant]", "Acme-Plant"),
    "a list that is a word": ('["cars"]', '"cars"', '"cars"'),
    "a correction without a reason": ('tags-added = ["plants"]', 'text = "A plant"', "because"),
}


@pytest.mark.parametrize("tool", ["taplo", "tombi"])
def test_mistakes_are_found_in_an_editor(run: Run, tmp_path: Path, tool: str) -> None:
    files = {}
    for number, (mistake, (before, after, _)) in enumerate(MISTAKES.items()):
        assert before in GOOD, mistake
        files[f"{number}.toml"] = NAMED + GOOD.replace(before, after, 1)
    code, said = lint(tool, tmp_path, files, run("schema").out)
    assert code != 0
    for number, (mistake, (_, _, told)) in enumerate(MISTAKES.items()):
        assert re.search(rf"\b{number}\.toml:\d", said), mistake
        assert told in said or tool == "tombi", mistake  # which gives no more than the place


def test_every_key_of_the_file_says_what_it_means(run: Run) -> None:
    schema = json.loads(run("schema").out)
    claim = schema["properties"]["claims"]["patternProperties"][f"^(?:{SLUG.pattern})$"]
    assert claim["properties"]["deadline"]["description"] == (
        "By when.\n\nIn the file: a date or span: 2026-06-30, 2026-06, 2026-Q3, 2026-H1, 2026, "
        "203X or 2026-07/2027-02."
    )
    assert claim["properties"]["made"]["description"].startswith("When it was said in public.\n")
    blocks: tuple[type[Block], ...] = (Settings, *TABLES.values(), *tables_of(Claim).values())
    for block in blocks:
        for field, meaning in meanings_of(block).items():
            assert re.match(r"[A-Z].*\.\n\nIn the file: .*\.$", meaning, re.DOTALL), (block, field)
            assert "--" not in meaning
            assert "Repeatable" not in meaning


@pytest.mark.parametrize(("tool", "name"), [("taplo", ".taplo.toml"), ("tombi", "tombi.toml")])
def test_the_settings_in_the_documentation_lead_to_the_schema(
    run: Run, tmp_path: Path, tool: str, name: str
) -> None:
    page = (ROOT / "docs/editors-setup.md").read_text()
    found = re.search(rf"`{name}`:\n\n```toml\n(.*?)```", page, re.DOTALL)
    assert found is not None
    (tmp_path / name).write_text(found[1])
    for before, after, code in (("", "", 0), ("criteria", "critera", 1)):
        text = GOOD.replace(before, after, 1)
        found_code, _ = lint(tool, tmp_path, {"claims.toml": text}, run("schema").out)
        assert found_code == code
