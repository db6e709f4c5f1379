"""What two ledgers looked like on 24 November 2026, letter by letter.

One is the shipped ledger, the other that of the documentation, in which everything happens.
`make golden` writes the files anew.
"""

import os
import re
from importlib.resources import files
from pathlib import Path

import pytest

from tests.cli.terminal import in_pipe, in_terminal, without_styles
from tests.conftest import Run

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden"
TEMPLATES = files("claimcheck.report.html") / "templates"
SHIPPED = ("--file", str(ROOT / "claims.toml"))
EXAMPLE = ("--file", str(ROOT / "docs" / "example.toml"))
DAY = ("--as-of", "2026-11-24")
PLAIN = {
    "report": ("report",),
    "list": ("list",),
    "show": ("show", "xpeng-flying-car"),
    "countries": ("show", "xpeng-over-60-countries"),
    "changes": ("changes", "--since", "2025-10-01"),
}
WIDTHS = (40, 80, 120, 200)
DESK = ("--with", "drafts", "--with", "notes", "--with", "forecasts")
BRIEFS = (
    *("northline-harbour-line", "northline-fares", "northline-step-free", "brandt-school-meals"),
    *("brandt-pool", "brandt-tram", "brandt-town-hall", "voltara-second-plant"),
)

PAGES = (
    ("site-index.html", "index.html"),
    ("site-claim.html", "claims/northline-harbour-line.html"),
    ("site-claimant.html", "claimants/brandt.html"),
    ("site-method.html", "method.html"),
    ("site-corrections.html", "corrections.html"),
    ("site-records.html", "records.html"),
    ("site-tag.html", "tags/transport.html"),
    ("site-search.js", "search.js"),
)
"""A page of each kind; the feed, the calendar and the data have golden files of their own."""


def compare(name: str, printed: str) -> None:
    path = GOLDEN / name
    if os.environ.get("CLAIMCHECK_UPDATE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(printed, encoding="utf-8")
    assert printed == path.read_text(encoding="utf-8")


def without_sheets(page: str) -> str:
    """Return a page with its stylesheet and its script by their names, so that none keeps them."""
    for name in ("style.css", "script.js"):
        page = page.replace((TEMPLATES / name).read_text(encoding="utf-8"), f"{{ {name} }}")
    page = re.sub(r"'sha256-[\w+/=]+'", "'sha256-…'", page)
    return re.sub(r"((?:style|script)\.|search\.js\?)[0-9a-f]{12}", r"\1…", page)


@pytest.mark.parametrize("name", PLAIN)
def test_the_shipped_ledger_looks_as_it_did_on_a_terminal_of_80_columns(
    folder: Path, name: str
) -> None:
    ran = in_terminal(80, *SHIPPED, *PLAIN[name], *DAY)
    assert ran.code == 0
    compare(f"{name}.txt", without_styles(ran.out))


@pytest.mark.parametrize("name", PLAIN)
def test_the_json_of_the_shipped_ledger_is_what_it_was(run: Run, name: str) -> None:
    ran = run(*SHIPPED, *PLAIN[name], *DAY, "--json")
    assert ran.code == 0
    compare(f"{name}.json", ran.out)


@pytest.mark.parametrize("columns", WIDTHS)
def test_the_example_looks_as_it_did_at_every_width(folder: Path, columns: int) -> None:
    ran = in_terminal(columns, *EXAMPLE, "report", *DAY)
    assert ran.code == 0
    compare(f"example-{columns}.txt", without_styles(ran.out))


def test_the_example_looks_as_it_did_with_its_colours(folder: Path) -> None:
    ran = in_terminal(80, *EXAMPLE, "report", *DAY)
    compare("example-colours.txt", ran.out)


def test_the_example_looks_as_it_did_in_a_pipe_and_in_ascii(folder: Path) -> None:
    for name, env in (("pipe", {}), ("ascii", {"PYTHONIOENCODING": "ascii"})):
        code, out, _ = in_pipe(*EXAMPLE, "report", *DAY, env=env)
        assert code == 0
        compare(f"example-{name}.txt", out.decode())


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("example.md", ("--format", "markdown")),
        ("example-desk.md", ("-o", "-", "--format", "markdown", *DESK)),
        ("example.html", ("--format", "html")),
        ("example.json", ("--format", "json")),
    ],
)
def test_a_document_of_the_example_is_what_it_was(
    run: Run, name: str, args: tuple[str, ...]
) -> None:
    ran = run(*EXAMPLE, "report", *DAY, *args)
    assert ran.code == 0
    compare(name, without_sheets(ran.out) if name.endswith(".html") else ran.out)


@pytest.mark.parametrize("claim", BRIEFS)
def test_a_brief_of_the_example_is_what_it_was(run: Run, claim: str) -> None:
    ran = run(*EXAMPLE, "brief", claim, *DAY)
    assert ran.code == 0
    compare(f"brief-{claim}.md", ran.out)


def test_the_pages_of_the_site_of_the_example_are_what_they_were(run: Run, folder: Path) -> None:
    ran = run(*EXAMPLE, "site", "public", *DAY)
    assert ran.code == 0
    for name, page in PAGES:
        compare(name, without_sheets((folder / "public" / page).read_text(encoding="utf-8")))


def test_no_golden_file_is_left_of_a_command_that_is_gone() -> None:
    kept = {f"{name}.{form}" for name in PLAIN for form in ("txt", "json")}
    kept |= {f"example-{name}.txt" for name in (*WIDTHS, "colours", "pipe", "ascii")}
    kept |= {"example.md", "example-desk.md", "example.html", "example.json"}
    kept |= {name for name, _ in PAGES}
    kept |= {f"brief-{claim}.md" for claim in BRIEFS}
    assert {path.name for path in GOLDEN.iterdir()} == kept
