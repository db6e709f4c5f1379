"""The list of claims of a site: page by page without script, and searched with it."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.checks import overflowing, violations
from tests.browser.conftest import Build, Open

pytestmark = pytest.mark.xdist_group("browser")

COUNT = 120
ODD = ("__proto__", "constructor", "</script><script>hacked()</script>", "a\u2028b", "<b>&amp;")
"""Names that are keys of every object, end a script or a line, or are markup."""


def ledger() -> str:
    """Return 120 claims: each third kept; the others undated, so in the order of their ids."""
    return "\n".join(_claims())


def _claims() -> Iterator[str]:
    for number in range(COUNT):
        at = f"claims.c{number:03}"
        yield f"[{at}]\ntext = 'Line {number} will open'\nclaimant = 'Party {number % 4}'"
        yield f"speaker = 'Speaker {number}'\nmade = 2024-05-{number % 28 + 1:02}"
        yield f"tags = ['{'north' if number % 2 else 'south'}']"
        if number % 3 == 0:
            yield f"[{at}.verdicts.v]\ndate = 2024-06-01\nverdict = 'kept'\nbecause = 'It opened'"
            yield "fulfilled = 2024-05-31"


@pytest.fixture(scope="module")
def site(build: Build) -> Path:
    return build(ledger(), ("site", "public", "-q")) / "public"


def found(page: Page) -> str:
    """Return how many claims were found, in words, once they were."""
    told = page.locator("[data-found]")
    told.filter(has_text=re.compile(r"\d+ of")).wait_for()
    return told.inner_text()


def results(page: Page) -> list[str]:
    return page.locator(".results .text").all_inner_texts()


def choose(page: Page, label: str, value: str) -> None:
    """Choose as a person does, who has the list in view before."""
    page.get_by_label(label, exact=True).focus()
    page.locator(f"option[value={value!r}]").wait_for(state="attached")
    page.get_by_label(label, exact=True).select_option(value)


def test_without_script_the_pages_hold_every_claim_once_the_most_pressing_first(
    site: Path, visit: Open
) -> None:
    """80 undated claims, then 40 kept ones: 50, 50 and 20."""
    opened = visit(site / "index.html", script=False)
    rows = opened.page.locator(".claims tbody tr")
    told, counts = [], []
    while True:
        counts.append(rows.count())
        told += rows.locator(".text").all_inner_texts()
        onward = opened.page.get_by_role("link", name="Next")
        if not onward.count():
            break
        onward.click()
    assert counts == [50, 50, 20]
    open_ones = [f"Line {number} will open" for number in range(COUNT) if number % 3]
    assert told[:80] == open_ones
    assert sorted(told) == sorted(f"Line {number} will open" for number in range(COUNT))
    assert opened.page.url.endswith("/claims/page/3.html#claims")
    assert opened.page.locator(".pager .range").inner_text() == "101–120 of 120"
    assert not opened.page.locator("form").is_visible()


def test_pages_are_turned_with_the_keyboard(site: Path, visit: Open) -> None:
    page = visit(site / "index.html").page
    page.get_by_role("link", name="Page 2", exact=True).focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/claims/page/2.html#claims")
    assert page.locator(".pager [aria-current]").inner_text().endswith("2")
    page.get_by_role("link", name="Previous").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/index.html#claims")


def test_the_index_to_search_is_asked_for_when_the_list_is_come_to(site: Path, visit: Open) -> None:
    opened = visit(site / "index.html")
    names = [Path(one.partition("?")[0]).name.partition(".")[0] for one in opened.asked]
    assert sorted(names) == ["index", "script", "style"]
    opened.page.get_by_label("Search", exact=True).focus()
    opened.page.locator("option[value='Party 1']").wait_for(state="attached")
    assert [one for one in opened.asked if "/search.js?" in one]
    assert opened.said == []


def test_a_search_finds_words_of_claim_claimant_speaker_status_and_tag(
    site: Path, visit: Open
) -> None:
    page = visit(site / "index.html").page
    search = page.get_by_label("Search", exact=True)
    for typed, told in (
        ("LINE 7 open", "13 of 120 claims"),  # 7, 17, …, 97, and 70 to 79: 7, 17, 27, …
        ("speaker 119", "1 of 120 claims"),
        ("kept north", "20 of 120 claims"),
    ):
        search.fill(typed)
        page.wait_for_function(
            "told => document.querySelector('[data-found]').textContent === told",
            arg=expected(typed, told),
        )
    search.fill("speaker 119")
    assert results(page) == ["Line 119 will open"]


def expected(typed: str, told: str) -> str:
    """Return what is told, counted here for the search that stands in several words."""
    if typed != "LINE 7 open":
        return told
    words = ("line", "7", "open")
    count = sum(
        all(
            word in f"line {number} will open party {number % 4} speaker {number}" for word in words
        )
        for number in range(COUNT)
    )
    return f"{count} of 120 claims"


def test_choices_say_how_many_claims_each_would_leave(site: Path, visit: Open) -> None:
    page = visit(site / "index.html").page
    choose(page, "Status", "kept")
    assert found(page) == "40 of 120 claims"
    tags = page.get_by_label("Tag", exact=True).locator("option").all_inner_texts()
    assert tags == ["any", "north (20)", "south (20)"]
    choose(page, "Tag", "north")
    assert found(page) == "20 of 120 claims"
    assert page.url.endswith("#status=kept&tag=north")
    statuses = page.get_by_label("Status", exact=True).locator("option").all_inner_texts()
    assert statuses == ["any", "undated (40)", "kept (20)"]


def test_an_address_with_filters_opens_on_what_they_find(site: Path, visit: Open) -> None:
    page = visit(site / "claims" / "page" / "2.html").page
    page.goto(f"{(site / 'index.html').as_uri()}#status=kept&claimant=Party+3")
    assert found(page) == "10 of 120 claims"
    assert page.get_by_label("Claimant", exact=True).input_value() == "Party 3"
    assert page.locator("[data-filters]").bounding_box()["y"] < 200  # type: ignore[index]
    assert not page.locator("[data-listing]").is_visible()
    page.get_by_role("button", name="Show all").click()
    page.locator("[data-listing]").wait_for(state="visible")
    assert "#" not in page.url


def test_what_no_claim_has_finds_none(site: Path, visit: Open) -> None:
    page = visit(site / "index.html").page
    page.goto(f"{(site / 'index.html').as_uri()}#claimant=Nobody")
    assert found(page) == "0 of 120 claims"


def test_only_the_rows_in_view_are_there_wherever_one_looks(site: Path, visit: Open) -> None:
    page = visit(site / "index.html").page
    page.get_by_label("Search", exact=True).fill("line")
    assert found(page) == "120 of 120 claims"
    assert page.locator(".results li").count() < 30
    page.mouse.wheel(0, 100_000)
    page.locator(".results li", has_text="Line 117 ").wait_for()
    assert page.locator(".results li").count() < 30
    assert page.locator(".results li").last.get_attribute("aria-posinset") == "120"
    assert page.locator(".results li").last.get_attribute("aria-setsize") == "120"


def test_the_results_are_walked_and_opened_with_the_keyboard(site: Path, visit: Open) -> None:
    page = visit(site / "index.html").page
    page.get_by_label("Search", exact=True).fill("line")
    assert found(page) == "120 of 120 claims"
    at = page.locator(".results :focus")
    page.keyboard.press("ArrowDown")
    assert at.inner_text() == "Line 1 will open"
    row = page.locator(".results li").first
    assert row.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"
    page.keyboard.press("ArrowDown")
    assert at.inner_text() == "Line 2 will open"
    page.set_viewport_size({"width": 1280, "height": 600})  # as where a keyboard comes up
    page.evaluate("() => new Promise((resolve) => requestAnimationFrame(() => resolve()))")
    assert at.inner_text() == "Line 2 will open"
    page.set_viewport_size({"width": 1280, "height": 800})
    page.keyboard.press("End")
    last = at.inner_text()
    assert at.is_visible()
    page.keyboard.press("PageUp")
    assert at.inner_text() != last
    page.keyboard.press("Home")
    assert at.inner_text() == "Line 1 will open"
    page.keyboard.press("PageDown")
    assert at.locator("xpath=ancestor::li").get_attribute("aria-posinset") in ("7", "8", "9")
    page.keyboard.press("Escape")
    assert page.locator(":focus").get_attribute("name") == "search"
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.wait_for_url("**/claims/c001.html")


def test_the_back_button_leads_to_the_choice_before_and_from_a_claim_to_its_place(
    site: Path, visit: Open
) -> None:
    page = visit(site / "index.html").page
    choose(page, "Status", "undated")
    choose(page, "Tag", "north")
    assert found(page) == "40 of 120 claims"
    page.go_back()
    page.locator("[data-found]", has_text="80 of 120").wait_for()
    assert page.get_by_label("Tag", exact=True).input_value() == ""
    page.mouse.wheel(0, 4_000)
    page.wait_for_function("() => history.state?.top > 3000")
    link = page.locator(".results a").nth(8)
    chosen = link.inner_text()
    place = page.evaluate("scrollY")
    link.click()
    page.wait_for_url("**/claims/c*.html")
    page.go_back()
    page.locator(".results a", has_text=chosen).wait_for()
    assert found(page) == "80 of 120 claims"
    page.wait_for_function("place => Math.abs(scrollY - place) < 400", arg=place)


def test_letters_that_are_typed_are_one_step_back(site: Path, visit: Open) -> None:
    page = visit(site / "index.html").page
    choose(page, "Status", "kept")
    page.get_by_label("Search", exact=True).press_sequentially("line 9")
    page.wait_for_url("**#search=line+9&status=kept")
    page.go_back()
    page.wait_for_url("**#status=kept")
    assert page.get_by_label("Search", exact=True).input_value() == ""


def test_a_further_page_of_the_list_searches_all_of_it(site: Path, visit: Open) -> None:
    page = visit(site / "claims" / "page" / "2.html").page
    page.get_by_label("Search", exact=True).fill("speaker 100")
    found(page)
    page.locator(".results a", has_text="Line 100 will open").click()
    page.wait_for_url("**/claims/c100.html")


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (360, True)])
def test_axe_finds_no_violation_and_nothing_sticks_out(
    site: Path, visit: Open, width: int, dark: bool
) -> None:
    page = visit(site / "index.html", width=width, dark=dark).page
    assert overflowing(page) == []
    page.get_by_label("Search", exact=True).fill("line")
    found(page)
    assert violations(page) == []
    assert overflowing(page) == []
    page.goto((site / "claims" / "page" / "2.html").as_uri())
    assert violations(page) == []
    assert overflowing(page) == []


def test_names_that_would_be_more_than_names_are_found_and_read_as_they_are(
    build: Build, visit: Open
) -> None:
    blocks = [
        f"[claims.c{number}]\ntext = {name!r}\nclaimant = {name!r}\nmade = 2025-01-01\n"
        f"tags = [{name!r}]"
        for number, name in enumerate(ODD)
    ]
    text = "\n".join(blocks).replace("'a\\u2028b'", '"a\\u2028b"')
    public = build(text, ("site", "public", "-q")) / "public"
    opened = visit(public / "index.html")
    for name in ODD:
        shown = name.replace("\u2028", "\\u2028")
        page = opened.page
        page.get_by_label("Search", exact=True).fill("")
        page.get_by_label("Tag", exact=True).focus()
        page.get_by_label("Tag", exact=True).select_option(shown)
        assert found(page) == "1 of 5 claims"
        assert results(page) == [shown]
    assert opened.said == []
    assert all(one.startswith("file:") for one in opened.asked)


def test_an_index_that_is_not_there_is_told_and_the_pages_stay(
    site: Path, visit: Open, tmp_path: Path
) -> None:
    public = shutil.copytree(site, tmp_path / "public")
    (public / "search.js").unlink()
    page = visit(public / "index.html").page
    page.get_by_label("Search", exact=True).fill("line")
    page.get_by_text("The list to search could not be loaded").wait_for()
    assert page.locator(".claims tbody tr").count() == 50
