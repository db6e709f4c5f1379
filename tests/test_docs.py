import re
import shlex
from pathlib import Path

import pytest
from docs import generate

from claimcheck.cli.main import COMMANDS
from claimcheck.domain.checking.ledger_warnings import warnings
from tests.conftest import NOW, TODAY, Run, without_settings
from tests.ledgers import valid
from tests.readme_walk import shell_blocks

ROOT = Path(__file__).resolve().parents[1]
PAGES = [
    *sorted(ROOT.glob("*.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
    *sorted((ROOT / "bench").rglob("*.md")),
]

GUIDES = [ROOT / "README.md", ROOT / "docs/tutorial.md", *sorted(ROOT.glob("docs/howto/*.md"))]


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    without_settings(monkeypatch)
    for name in ("COLUMNS", "NO_COLOR", "FORCE_COLOR", "CLAIMCHECK_FILE"):
        monkeypatch.setenv(name, "")


def test_the_page_of_commands_is_what_the_program_says() -> None:
    assert (ROOT / "docs" / "commands.md").read_text() == generate.commands()


def test_the_tables_of_keys_are_those_of_the_fields() -> None:
    page = (ROOT / "docs" / "file-format.md").read_text()
    assert "| `deadline-words` |" in page
    assert page == generate.with_keys(page)


def test_the_shapes_of_json_are_those_of_the_results() -> None:
    page = (ROOT / "docs" / "json.md").read_text()
    assert "| `days_left` |" in page
    assert page == generate.with_shapes(page)


def test_the_brief_in_the_documentation_is_what_the_program_writes() -> None:
    page = (ROOT / "docs" / "report.md").read_text()
    assert "> Sources:" in page
    assert page == generate.with_brief(page)


def test_the_published_schemas_are_those_that_the_program_prints() -> None:
    published = {path.name: path.read_text() for path in (ROOT / "docs" / "schema").iterdir()}
    assert published == generate.schemas()


def test_the_man_pages_and_completions_of_the_wheel_say_what_the_program_says() -> None:
    files = (path for path in generate.SHARE.rglob("*") if path.is_file())
    there = {path.relative_to(generate.SHARE).as_posix(): path.read_text() for path in files}
    assert there == generate.share()
    names = [name for names in COMMANDS.values() for name in names]
    assert {f"man/man1/claimcheck-{name}.1" for name in names} < there.keys()


@pytest.mark.parametrize("name", generate.PICTURES)
def test_the_pictures_show_what_the_program_prints(name: str) -> None:
    assert (ROOT / "docs" / "images" / f"{name}.svg").read_text() == generate.picture(name)


def test_the_ledger_in_the_specification_is_valid() -> None:
    page = (ROOT / "docs" / "file-format.md").read_text()
    example = re.search(r"```toml\n(.*?)```", page, re.DOTALL)
    assert example is not None
    ledger = valid(example[1])
    assert list(ledger.claims) == ["xpeng-flying-car"]
    assert list(warnings(ledger, TODAY, NOW)) == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text())
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_the_readme_leads_to_every_page() -> None:
    """But to the contents of the site, and to each decision by way of their list."""
    linked = re.findall(r"\]\(([^)#:]+\.md)\)", (ROOT / "README.md").read_text())
    there = {str(page.relative_to(ROOT)) for page in PAGES}
    assert there - {*linked} == {
        "README.md",
        "docs/index.md",
        *(name for name in there if name.startswith("docs/decisions/0")),
    }


def test_the_commands_of_the_readme_work_in_order(run: Run) -> None:
    """Those that need nothing of one's own; `tests/readme_walk.py` runs all, in real shells."""
    commands = [shlex.split(line) for block in shell_blocks()[1:4] for line in block]
    assert [len(block) for block in shell_blocks()[:5]] == [1, 1, 4, 9, 8]
    for command in commands:
        ran = run(*command[1:])
        assert (ran.code, command[0]) == (0, "claimcheck"), ran.err


@pytest.mark.parametrize("page", GUIDES, ids=lambda page: page.name)
def test_no_line_of_a_guide_means_something_else_in_zsh(page: Path) -> None:
    """There a comment is an argument when pasted, and a bare ?, * or [ is a pattern."""
    bare = re.compile(r"""'[^']*'|"[^"]*\"""")
    lines = [bare.sub("", line) for block in shell_blocks(page) for line in block]
    assert [line for line in lines if re.search(r"[#?*\[\]!]", line)] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_module_that_a_page_names_is_there(page: Path) -> None:
    """All but one of Metaculus'."""
    folders = ("src/claimcheck", "tests", "bench", "docs")
    there = [f"/{file.relative_to(ROOT)}" for one in folders for file in (ROOT / one).rglob("*.py")]
    named = set(re.findall(r"`([a-z_/]+\.py)`", page.read_text())) - {"utils/csv_utils.py"}
    assert {name for name in named if not any(path.endswith(f"/{name}") for path in there)} == set()
