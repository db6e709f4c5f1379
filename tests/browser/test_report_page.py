"""The HTML report in a real browser: what a person sees, hears and can do."""

from pathlib import Path

import pytest

from tests.browser.checks import overflowing, violations
from tests.browser.conftest import Build, Open, Visit
from tests.browser.published import LEDGER

pytestmark = pytest.mark.xdist_group("browser")

WIDTHS = (360, 1280, 1600)


@pytest.fixture(scope="module")
def report(build: Build) -> Path:
    """The report on the ledger, as a file."""
    return build(LEDGER, ("report", "-o", "report.html")) / "report.html"


def shown(visit: Visit) -> list[str]:
    """Return the claims that can be seen in the table."""
    rows = visit.page.locator("tr[data-claim]")
    return [row.locator(".text").inner_text() for row in rows.all() if row.is_visible()]


def test_it_asks_for_nothing_and_says_nothing(report: Path, visit: Open) -> None:
    opened = visit(report)
    assert opened.asked == [report.as_uri()]
    assert opened.said == []


def test_it_leads_with_the_state_of_the_ledger_in_one_sentence(report: Path, visit: Open) -> None:
    assert (
        visit(report).page.locator(".headline").inner_text()
        == "Of 4 claims, 1 is overdue and 1 is due soon; since 25 October 2026, 1 was ruled kept."
    )


def test_a_status_narrows_the_table_to_the_claims_that_have_it(report: Path, visit: Open) -> None:
    opened = visit(report)
    assert len(shown(opened)) == 4
    opened.page.get_by_label("Status", exact=True).select_option("kept")
    assert shown(opened) == ["School meals will be free"]
    assert opened.page.locator("[data-found]").inner_text() == "1 of 4 claims"


def test_a_claimant_is_a_party_under_all_its_names(report: Path, visit: Open) -> None:
    opened = visit(report)
    opened.page.get_by_label("Claimant", exact=True).select_option("Ada Brandt")
    assert sorted(shown(opened)) == [
        "School meals will be free",
        "The city will build 4,000 homes",
        "The outdoor pool will open again",
    ]


def test_filters_add_up_and_one_button_takes_them_all_back(report: Path, visit: Open) -> None:
    opened = visit(report)
    opened.page.get_by_label("Claimant", exact=True).select_option("Ada Brandt")
    opened.page.get_by_label("Tag", exact=True).select_option("summer")
    assert shown(opened) == ["The outdoor pool will open again"]
    opened.page.get_by_label("Status", exact=True).select_option("kept")
    assert shown(opened) == []
    assert opened.page.locator("[data-found]").inner_text() == "0 of 4 claims"
    opened.page.get_by_role("button", name="Show all").click()
    opened.page.wait_for_function("document.querySelector('[data-found]').textContent === ''")
    assert len(shown(opened)) == 4


def test_the_search_finds_words_in_any_order_whatever_their_case(report: Path, visit: Open) -> None:
    opened = visit(report)
    opened.page.get_by_label("Search", exact=True).fill("RIVER tram")
    assert shown(opened) == ["A tram will cross the river"]


@pytest.mark.parametrize(
    "typed",
    [
        *("strasse", "STRASSE", "STRAẞE", "donaudampf", "cafe\u0301", "میخواهد", "می‌خواهد"),
        *("istanbul", "people\ufeff's"),
        *("ΟΔΟΣ", "οδος", "isparta", "ａｃｍｅ", "office", "people's", "co-op", "❤"),
    ],
)
def test_the_search_finds_words_however_they_are_written(
    build: Build, visit: Open, typed: str
) -> None:
    """The same rule as that of `list` (tests/domain/test_folding.py)."""
    words = "Straße Donau\u00addampf Café می‌خواهد İstanbul οδος Isparta ISPARTA ısparta Acme"
    text = f"{words} oﬃce people’s co‑op ❤️"
    ledger = f'[claims.one]\ntext = "{text}"\nclaimant = "c"\nmade = 2025-01-01\n'
    ledger += '[claims.two]\ntext = "other"\nclaimant = "c"\nmade = 2025-01-01\n'
    page = build(ledger, ("report", "-o", "r.html")) / "r.html"
    opened = visit(page)
    opened.page.get_by_label("Search", exact=True).fill(typed)
    assert shown(opened) == [text]


def test_what_was_chosen_is_in_the_address_and_comes_back_with_it(
    report: Path, visit: Open
) -> None:
    opened = visit(report)
    opened.page.get_by_label("Status", exact=True).select_option("broken")
    opened.page.get_by_label("Search", exact=True).fill("pool")
    address = opened.page.url
    opened.page.goto("about:blank")
    opened.page.goto(address)
    assert shown(opened) == ["The outdoor pool will open again"]
    assert opened.page.get_by_label("Status", exact=True).input_value() == "broken"


def test_without_script_everything_is_there_but_the_filters(report: Path, visit: Open) -> None:
    opened = visit(report, script=False)
    assert len(shown(opened)) == 4
    assert not opened.page.locator("form").is_visible()
    assert "It stayed shut all summer" in opened.text


def test_the_first_tab_stop_leads_past_the_masthead(report: Path, visit: Open) -> None:
    opened = visit(report)
    opened.page.keyboard.press("Tab")
    focused = opened.page.locator(":focus")
    assert focused.inner_text() == "Skip to the content"
    assert focused.bounding_box()["x"] >= 0  # type: ignore[index]
    opened.page.keyboard.press("Enter")
    assert opened.page.locator(":focus").get_attribute("id") == "content"


def test_a_screen_reader_hears_landmarks_headings_and_a_table(report: Path, visit: Open) -> None:
    page = visit(report).page
    assert page.get_by_role("banner").count() == 1
    assert page.get_by_role("main").count() == 1
    assert page.get_by_role("contentinfo").count() == 1
    assert page.get_by_role("heading", level=1).all_inner_texts() == ["Promises to Port Alder"]
    table = page.get_by_role("table").first
    assert table.get_by_role("columnheader").count() == 4
    assert table.get_by_role("rowheader").count() == 4
    course = table.get_by_role("img").first.get_attribute("aria-label")
    assert course == ("Said on 14 September 2022, due by 30 June 2024, moved to 30 September 2026")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_no_violation(report: Path, visit: Open, width: int, dark: bool) -> None:
    opened = visit(report, width=width, dark=dark)
    assert violations(opened.page) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_sticks_out_of_the_window(report: Path, visit: Open, width: int) -> None:
    opened = visit(report, width=width)
    assert overflowing(opened.page) == []


def test_dark_is_dark_and_light_is_light(report: Path, visit: Open) -> None:
    def lightness(*, dark: bool) -> int:
        colour: str = visit(report, dark=dark).page.evaluate(
            "getComputedStyle(document.documentElement).backgroundColor"
        )
        return sum(map(int, colour.removeprefix("rgb(").removesuffix(")").split(",")))

    assert lightness(dark=True) < 150 < 600 < lightness(dark=False)


def test_on_paper_there_are_no_filters_and_the_ink_is_black(report: Path, visit: Open) -> None:
    opened = visit(report, dark=True)
    opened.page.emulate_media(media="print")
    assert not opened.page.locator("form").is_visible()
    ink = opened.page.evaluate("getComputedStyle(document.documentElement).color")
    assert ink == "rgb(0, 0, 0)"
    assert opened.page.pdf().startswith(b"%PDF")
