"""The published site in a real browser: every page of it, and where its links lead."""

import json
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from tests.browser.checks import overflowing, violations
from tests.browser.conftest import Build, Open
from tests.browser.published import LEDGER

pytestmark = pytest.mark.xdist_group("browser")

HOME = "https://alder.example/promises"
CLAIMS = ("pool", "homes", "tram", "meals")
KINDS = (
    "index.html",
    "claims/pool.html",
    "claims/homes.html",
    "claimants/brandt.html",
    "method.html",
    "records.html",
    "tags.html",
    "tags/sport.html",
    "corrections.html",
)


@pytest.fixture(scope="module")
def site(build: Build) -> Path:
    """The site of the ledger."""
    return build(LEDGER, ("site", "public", "-q")) / "public"


@pytest.mark.parametrize("look", ["light", "dark", "print"])
@pytest.mark.parametrize("path", KINDS)
def test_axe_finds_no_violation(site: Path, visit: Open, path: str, look: str) -> None:
    page = visit(site / path, width=1280 if look == "light" else 360, dark=look == "dark").page
    page.emulate_media(media="print" if look == "print" else "screen")
    assert violations(page, on_paper=look == "print") == []


@pytest.mark.parametrize("path", KINDS)
def test_nothing_sticks_out_of_the_window(site: Path, visit: Open, path: str) -> None:
    opened = visit(site / path, width=360)
    assert overflowing(opened.page) == []
    opened.page.set_viewport_size({"width": 1600, "height": 900})
    assert overflowing(opened.page) == []


def test_words_without_any_space_do_not_push_a_page_wide(build: Build, visit: Open) -> None:
    long = "Donaudampfschifffahrt" * 20
    ledger = LEDGER
    for words in ("Mayor Brandt", "Ada Brandt", "The outdoor pool will open again", "sport"):
        ledger = ledger.replace(words, words.replace(" ", "") + long)
    ledger = ledger.replace("Not this year.", long).replace("all summer", long)
    ledger = ledger.replace("news.example/pool", f"news.example/{long}")
    folder = build(ledger, ("site", "public", "-q")) / "public"
    for path in (*sorted(folder.glob("t*/*.html")), *(folder / path for path in KINDS)):
        if path.is_file():  # the name of a tag is in its path
            assert overflowing(visit(path, width=360).page) == [], path


def test_every_link_leads_where_it_says(site: Path, visit: Open) -> None:
    """Crawl the site from its index: no page asks for another file, none is left out."""
    opened = visit(site / "index.html")
    seen: set[Path] = set()
    waiting = [site / "index.html"]
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        opened.page.goto(path.as_uri())
        links = opened.page.locator("a").evaluate_all(
            """all => all.map((one) => [one.href, one.rel, one.hash === ""
                || document.getElementById(decodeURIComponent(one.hash.slice(1))) !== null])"""
        )
        for href, rel, is_here in links:
            address = urlsplit(href)
            if address.scheme != "file":
                assert address.scheme in ("http", "https"), href
                assert rel == "noopener nofollow", href
                continue
            target = Path(unquote(address.path))
            assert target.is_relative_to(site), href
            assert target.is_file(), href
            assert is_here or target != path, href
            if target.suffix == ".html":
                waiting.append(target)
    assert all(one.startswith("file:") for one in opened.asked)
    assert opened.said == []
    everything = set(site.rglob("*.html"))
    assert everything - seen == {site / "claims" / "old-pool.html"}


def test_an_old_address_leads_to_the_claim_that_it_was(site: Path, visit: Open) -> None:
    opened = visit(site / "claims" / "old-pool.html")
    opened.page.wait_for_url("**/claims/pool.html")
    assert opened.page.get_by_role("heading", level=1).inner_text() == (
        "The outdoor pool will open again"
    )


def test_a_claims_page_tells_its_history_in_order(site: Path, visit: Open) -> None:
    page = visit(site / "claims" / "pool.html").page
    told = page.locator(".history > li .what").all_inner_texts()
    assert [" ".join(one.split()) for one in told] == [
        "Said by Ada Brandt",
        "Evidence against it",
        "Evidence for it",
        "We asked the mayor's office",
        "Reply",
        "Ruled broken",
        "Our correction",
        "Our correction",
    ]
    assert page.locator(".big").inner_text().split() == [
        *("broken", "ruled", "on", "8", "September", "2025"),
    ]


def test_a_fact_that_was_wrong_is_struck_through_with_the_reason(site: Path, visit: Open) -> None:
    page = visit(site / "claims" / "pool.html").page
    wrong = page.locator("#e2")
    assert wrong.locator("del .main").inner_text().startswith("Opening next week")
    assert wrong.locator(".reason-why").inner_text() == (
        "Retracted on 10 September 2025: The notice was about another pool"
    )
    right = page.locator("#e1")
    assert right.locator("del").count() == 0


def test_a_value_that_was_wrong_stands_struck_through_beside_the_right_one(
    site: Path, visit: Open
) -> None:
    facts = visit(site / "claims" / "pool.html").page.locator(".facts div", has_text="Kept if")
    assert facts.locator("dd").first.inner_text() == "Anybody may swim in it on five days of a week"
    assert facts.locator("del").inner_text() == "Anybody may swim in it"
    assert "We had left out the five days" in facts.inner_text()


def test_sources_are_numbered_and_lead_outside(site: Path, visit: Open) -> None:
    page = visit(site / "claims" / "pool.html").page
    assert page.locator(".sources a.out").evaluate_all("all => all.map((one) => one.href)") == [
        "https://news.example/pool",
        "https://archive.example/pool",
        "https://news.example/pump",
        "https://news.example/reply",
    ]
    assert page.locator(".sources del").all_inner_texts() == ["Opening next week"]
    assert "The city's notice board" in page.locator(".sources").inner_text()


def test_the_way_to_the_status_has_a_line_a_day_with_its_cause(site: Path, visit: Open) -> None:
    page = visit(site / "claims" / "tram.html").page
    rows = [row.split("\t") for row in page.locator(".moves tbody tr").all_inner_texts()]
    assert [row[0] for row in rows] == [
        "14 September 2022",
        "1 February 2024",
        "31 August 2026",
        "1 October 2026",
    ]
    assert rows[-1][1].strip() == "overdue"
    assert rows[-1][2] == "its last day, 30 September 2026, has passed"
    days = page.locator(".moves tbody td:first-child")
    wraps = days.evaluate_all("all => all.map((one) => getComputedStyle(one).whiteSpace)")
    assert set(wraps) == {"nowrap"}


def test_a_claimant_has_a_record_under_each_rule(site: Path, visit: Open) -> None:
    """One broken, one kept 30 days late: 0, ½ and 1 of 2."""
    page = visit(site / "claimants" / "brandt.html").page
    rows = page.locator(".three tbody tr")
    assert rows.locator("th").all_inner_texts() == ["strict", "standard", "lenient"]
    shares = [one.split(" kept")[0] for one in rows.locator(".share-words").all_inner_texts()]
    assert shares == ["0 of 2", "0.5 of 2", "1 of 2"]


def test_a_verdict_is_told_to_machines_once_on_its_own_page(site: Path, visit: Open) -> None:
    opened = visit(site / "index.html", script=False)
    found = {}
    for path in sorted({*site.rglob("*.html")} - {site / "claims" / "old-pool.html"}):
        opened.page.goto(path.as_uri())
        blocks = opened.page.locator('script[type="application/ld+json"]')
        if texts := blocks.all_text_contents():
            found[path.relative_to(site).as_posix()] = [json.loads(text) for text in texts]
    assert set(found) == {"claims/pool.html", "claims/meals.html"}
    (review,) = found["claims/meals.html"]
    assert review["@context"] == "https://schema.org"
    assert review["@type"] == "ClaimReview"
    assert review["url"] == f"{HOME}/claims/meals.html"
    assert review["claimReviewed"] == "School meals will be free"
    assert review["author"]["name"] == "Promises to Port Alder"
    assert review["itemReviewed"]["author"]["name"] == "Ada Brandt"
    rating = review["reviewRating"]
    assert rating["alternateName"]
    assert rating["bestRating"] > rating["ratingValue"] > rating["worstRating"] >= 1


def test_the_method_tells_which_numbers_machines_are_given(site: Path, visit: Open) -> None:
    """Kept 30 days late, and broken."""
    rows = visit(site / "method.html").page.locator("section", has_text="Verdicts for machines")
    told = [one.split() for one in rows.locator("dl div").all_inner_texts()]
    assert told == [["4", "of", "5", "kept,", "late"], ["1", "of", "5", "broken"]]


def test_pages_are_whole_without_script(site: Path, visit: Open) -> None:
    opened = visit(site / "index.html", script=False)
    assert opened.page.locator(".claims tbody tr").count() == len(CLAIMS)
    opened.page.get_by_role("link", name="A tram will cross the river").first.click()
    opened.page.wait_for_url("**/claims/tram.html")
    assert "Date moved, by Ines Okafor" in opened.text


def test_on_a_phone_every_count_of_a_track_record_is_in_view_and_says_of_what(
    build: Build, visit: Open
) -> None:
    words = ("kept", "kept", "broken", "partly-kept", "withdrawn")
    ledger = "\n".join(
        f"[claims.c{number}]\ntext = 'Line {number}'\nclaimant = 'Acme'\nmade = 2024-01-01\n"
        f"[claims.c{number}.verdicts.v]\ndate = 2025-01-01\nverdict = '{word}'\nbecause = 'seen'"
        for number, word in enumerate(words)
    )
    public = build(ledger, ("site", "public", "-q")) / "public"
    page = visit(public / "records.html", width=360).page
    counts = page.locator(".ranked td.number")
    boxes = [one.bounding_box() for one in counts.all()]
    assert all(box and box["x"] + box["width"] <= 360 for box in boxes)
    after = "one => one.textContent + getComputedStyle(one, '::after').content.replaceAll('\"', '')"
    told = [one.evaluate(after).replace("\u00ad", "") for one in counts.all()]
    assert told == ["2 kept", "1 partly", "1 broken", "1 withdrawn"]
