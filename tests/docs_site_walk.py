"""The documentation as a site, read in a real browser from its folder, without a network.

Called by `make walk`, which makes the site first.
"""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.browser.conftest import Open, visit
from tests.test_docs import PAGES, ROOT

__all__ = ["visit"]
SITE = ROOT / "build/docs-site"
SPHINX = Path(sys.executable).with_name("sphinx-build")


def test_every_page_of_the_documentation_is_on_the_site_and_asks_for_nothing(visit: Open) -> None:
    """It has no script that fails, and leads to every other page."""
    for page in PAGES:
        path = (SITE / page.relative_to(ROOT)).with_suffix(".html")
        seen = visit(path)
        assert seen.said == []
        assert [url for url in seen.asked if not url.startswith("file:")] == []
        linked = seen.page.locator(".sidebar-tree a").evaluate_all("all => all.map(a => a.href)")
        there = {url.partition("#")[0] for url in linked} | {path.as_uri()}
        assert {
            (SITE / one.relative_to(ROOT)).with_suffix(".html").as_uri()
            for one in PAGES
            if one.name != "index.md"
        } <= there
        seen.page.context.close()


def test_the_site_begins_with_the_readme(visit: Open) -> None:
    page = visit(SITE / "index.html").page
    page.wait_for_url("**/README.html")
    assert page.locator("h1").inner_text().startswith("claimcheck")


def test_a_search_finds_pages_without_a_server(visit: Open) -> None:
    seen = visit(SITE / "docs/tutorial.html")
    seen.page.locator("input[name=q]").fill("brier")
    seen.page.locator("input[name=q]").press("Enter")
    found = seen.page.locator("#search-results li a")
    found.filter(has_text="Scores: what the rulings add up to").first.wait_for()
    assert [url for url in seen.asked if not url.startswith("file:")] == []


def test_no_page_is_wider_than_a_telephone(visit: Open) -> None:
    for name in ("README", "docs/tutorial", "docs/status", "docs/commands", "docs/exporting"):
        page = visit(SITE / f"{name}.html", width=360).page
        assert page.evaluate("document.documentElement.scrollWidth") == 360


@pytest.mark.parametrize("link", ["nowhere.md", "index.md#nowhere"])
def test_a_link_that_leads_nowhere_stops_the_build(tmp_path: Path, link: str) -> None:
    shutil.copytree(ROOT / "docs/site", tmp_path / "docs/site")
    for name in ("pyproject.toml", "docs/conf.py"):
        shutil.copy(ROOT / name, tmp_path / name)
    page = tmp_path / "docs/index.md"

    def built(text: str) -> subprocess.CompletedProcess[str]:
        page.write_text(text)
        return subprocess.run(
            [SPHINX, "--quiet", "--fail-on-warning", "--conf-dir", "docs", ".", "site"],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )

    assert built("# One\n\n[here](index.md#one)\n").returncode == 0
    ran = built(f"# One\n\n[there]({link})\n")
    assert ran.returncode == 1
    assert "docs/index.md:3" in ran.stderr
