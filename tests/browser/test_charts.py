"""The charts in a real browser: every word can be read, whatever the numbers and the days."""

from pathlib import Path

import pytest

from tests.browser import ranges
from tests.browser.checks import overflowing, violations
from tests.browser.conftest import Build, Open

pytestmark = pytest.mark.xdist_group("browser")

WIDTHS = (360, 768, 1280)

WORDS = """() => [...document.querySelectorAll("svg.pace, svg.axis")]
    .filter((chart) => chart.getClientRects().length)
    .flatMap((chart) => {
        const words = [...chart.querySelectorAll("text:not(.halo)")].map((one) => {
            const {left, right, top, bottom} = one.getBoundingClientRect();
            return {words: one.textContent, left, right, top: top + 2, bottom: bottom - 2};
        });
        const covers = (a, b) =>
            a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
        return words.flatMap((one, at) => [
            ...words.slice(at + 1).filter((other) => covers(one, other))
                .map((other) => `${one.words} covers ${other.words}`),
            ...(one.left < 0 || one.right > innerWidth ? [`${one.words} is cut off`] : []),
        ]);
    })"""

BROKEN_DATES = """() => [...document.querySelectorAll("time, .fixed")]
    .filter((one) => one.getClientRects().length > 1).map((one) => one.textContent)"""


@pytest.fixture(scope="module")
def site(build: Build) -> Path:
    """The site of the ledger of ranges."""
    return build(ranges.ledger(), ("site", "public", "-q")) / "public"


def pages(site: Path) -> list[Path]:
    """Return its pages with charts."""
    return [site / "index.html", *sorted((site / "claims").glob("*.html")), *_claimants(site)]


def _claimants(site: Path) -> list[Path]:
    return sorted((site / "claimants").glob("*.html"))


@pytest.mark.parametrize("width", WIDTHS)
def test_no_word_of_a_chart_covers_another_or_is_cut_off_and_no_date_is_broken(
    site: Path, visit: Open, width: int
) -> None:
    page = visit(site / "index.html", width=width).page
    for path in pages(site):
        page.goto(path.as_uri())
        assert page.evaluate(WORDS) == [], path
        assert page.evaluate(BROKEN_DATES) == [], path
        assert overflowing(page) == [], path


def test_every_claim_with_a_reading_has_a_chart_with_its_target_on_it(
    site: Path, visit: Open
) -> None:
    page = visit(site / "index.html").page
    for id_ in ranges.charted():
        page.goto((site / "claims" / f"{id_}.html").as_uri())
        assert page.locator("svg.pace text.goal").count() >= 1, id_
        assert page.locator("svg.pace text.reading").count() >= 1, id_


def test_claims_that_were_all_ruled_on_by_2013_are_spread_over_their_own_years(
    site: Path, visit: Open
) -> None:
    bank, *_ = [one for one in _claimants(site) if "bank" in one.name]
    page = visit(bank).page
    labels = page.locator("svg.axis text").all_text_contents()
    assert labels == ["2009", "2010", "2011", "2012", "2013"]
    course = page.locator("svg.track").first.bounding_box()
    signs = page.locator("svg.track use[class^=m-]").evaluate_all(
        "all => all.map((one) => one.getBoundingClientRect())"
        ".map((box) => (box.left + box.right) / 2)"
    )
    assert course is not None
    assert min(signs) < course["x"] + 0.05 * course["width"]
    assert max(signs) > course["x"] + 0.95 * course["width"]


def test_days_of_the_last_day_and_of_the_ruling_stand_in_columns_of_their_own(
    site: Path, visit: Open
) -> None:
    bank, *_ = [one for one in _claimants(site) if "bank" in one.name]
    table = visit(bank).page.locator("table.claims")
    heads = table.locator("thead th").all_inner_texts()
    assert heads[2:] == ["Last day", "Time left or ruling"]
    cells = {row.locator(".text").inner_text(): row for row in table.locator("tbody tr").all()}
    opera = cells["The promise called opera"].locator("td").all_inner_texts()
    assert opera[1:] == ["no date", "ruled 3 May 2012"]
    lending = cells["The promise called lending"].locator("td").all_inner_texts()
    assert lending[1:] == ["31 December 2010", "ruled 1 February 2011"]


@pytest.mark.parametrize("id_", ["outlier", "bounds", "huge"])
@pytest.mark.parametrize("media", ["screen", "print"])
def test_axe_finds_no_violation_in_a_chart(site: Path, visit: Open, id_: str, media: str) -> None:
    page = visit(site / "claims" / f"{id_}.html", width=360, dark=media == "screen").page
    page.emulate_media(media=media)  # type: ignore[arg-type]
    assert violations(page, on_paper=media == "print") == []
