"""The report in Markdown: what GitHub makes of it, and what nothing in a ledger can make of it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from bench import ledgers

from claimcheck.domain.model.visible import visible
from tests.cli.test_safety import HOSTILE, hostile_ledger
from tests.conftest import Run
from tests.report.gfm import APART, addresses, elements, rendered
from tests.report.test_markdown_escape import MARKUP

Write = Callable[[str], Path]
ROOT = Path(__file__).parents[2]
TAGS = {
    *("h1", "h2", "p", "strong", "br", "sub", "a", "code", "pre", "details", "summary"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}


def page(run: Run, *args: str) -> str:
    ran = run("report", "--format", "markdown", *args)
    assert (ran.code, ran.err) == (0, "")
    return ran.out


@pytest.mark.parametrize("text", [*HOSTILE.values(), *MARKUP])
def test_nothing_in_a_ledger_becomes_markup_or_a_link(
    run: Run, ledger_file: Write, text: str
) -> None:
    ledger_file(hostile_ledger(text))
    everything = ("--with", "drafts", "--with", "notes", "--with", "forecasts")
    markdown = page(run, *everything, "--since", "2024-01-01")
    assert set(elements(markdown)) <= TAGS
    assert addresses(markdown) == []
    cells = [cell.text_content().replace(APART, "") for cell in rendered(markdown).xpath("//td")]
    assert visible(f"another{text}") in cells
    title = rendered(markdown).xpath("//h1")[0].text_content().replace(APART, "")
    assert title == visible(f"a{text}z")


def test_the_only_links_are_to_where_claims_were_made(run: Run, folder: Path) -> None:
    markdown = run("-f", str(ROOT / "docs" / "example.toml"), "report", "--format", "markdown").out
    found = set(addresses(markdown))
    assert "https://northline.example/press/2022-09-14" in found
    assert all(one.startswith("https://") for one in found)


def test_tables_details_and_the_timeline_are_drawn_as_such(run: Run, folder: Path) -> None:
    example = str(ROOT / "docs" / "example.toml")
    markdown = run("-f", example, "report", "--format", "markdown").out
    tree = rendered(markdown)
    heads = [head.text_content() for head in tree.xpath("//h2")]
    assert heads == [
        "Needs attention",
        "Changed since 25 October 2026",
        "Ruled since 25 October 2026",
        "Coming within a year",
        "Timeline",
        "Track records",
    ]
    (claims,) = tree.xpath("//details")
    assert claims.xpath("summary")[0].text_content() == "All 19 claims"
    assert len(claims.xpath(".//tbody/tr")) == 19
    assert "northline-fares" in tree.xpath("//pre")[0].text_content()
    assert "|" not in "".join(tree.xpath("//p//text()"))  # every table was read as one


def test_a_thousand_claims_fit_into_a_comment_and_say_how_many_more_there_are(
    run: Run, ledger_file: Write
) -> None:
    ledger_file(ledgers.ledger(1000))
    markdown = page(run)
    assert len(markdown) < 65_536
    assert "All 1,000 claims" in markdown
    assert "And 900 more." in markdown


def test_a_thousand_claims_are_a_page_and_not_a_book(run: Run, ledger_file: Write) -> None:
    ledger_file(ledgers.ledger(1000))
    ran = run("report")
    lines = ran.out.splitlines()
    assert len(lines) < 150
    more = [line for line in lines if line.startswith("  and ")]
    assert any("claimcheck list --limit" in line for line in more)
    assert any("claimcheck list --sort deadline" in line for line in more)
    for line in more:
        command = line.partition(": claimcheck ")[2].split()
        assert run(*command).code == 0, line


def test_a_ledger_of_one_claim_does_not_say_all(run: Run, ledger_file: Write) -> None:
    ledger_file('[claims.a]\ntext = "t"\nclaimant = "c"\nmade = 2025-01-01\n')
    assert "<summary>The only claim</summary>" in page(run)
