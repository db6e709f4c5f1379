"""Words that would like to be more than words, in every field: they stay text in a browser."""

from pathlib import Path

import pytest

from tests.browser.conftest import Build, Open, Visit
from tests.browser.hostile import WORDS, ledger

pytestmark = pytest.mark.xdist_group("browser")

TRAP = "window.hacked = () => console.log('hacked'); "


@pytest.fixture(scope="module")
def site(build: Build) -> Path:
    """The site of the hostile ledger; the report is beside it."""
    commands = (("site", "public", "-q"), ("report", "-o", "public.html"))
    return build(ledger(), *commands) / "public"


def strange(opened: Visit) -> list[str]:
    """Return what no template of ours makes."""
    found: list[str] = opened.page.evaluate(
        """() => {
            const all = [...document.querySelectorAll("*")];
            const data = (one) => one.type === "application/ld+json";
            const named = (one) => [...one.attributes].map((each) => each.name);
            const obeyed = (name) => /^on|^style$|^srcdoc$/i.test(name);
            const leads = (one) => typeof one.href === "string";
            const scripts = all.filter((one) => one.localName === "script" && !data(one));
            const styles = all.filter((one) => one.localName === "style");
            return [
                ...all.filter((one) => one.matches("img, iframe, object, embed, base")),
                ...all.filter((one) => named(one).some(obeyed)),
                ...all.filter((one) => leads(one) && !/^(https?|file):/.test(one.href)),
                ...scripts.slice(1), ...styles.slice(1),
            ].map((one) => one.outerHTML.slice(0, 120));
        }"""
    )
    return found


def test_no_word_becomes_markup_script_style_or_an_address(site: Path, visit: Open) -> None:
    opened = visit(site.with_suffix(".html"))
    opened.page.add_init_script(TRAP)
    pages = [site.with_suffix(".html"), *sorted(site.rglob("*.html"))]
    assert len(pages) == 1 + 5 + 3 * len(WORDS)
    for path in pages:
        opened.page.goto(path.as_uri())
        assert strange(opened) == [], path.name
    assert opened.said == []
    assert {one for one in opened.asked if not one.startswith("file:")} == set()


def test_words_are_read_as_they_were_written(site: Path, visit: Open) -> None:
    opened = visit(site.with_suffix(".html"))
    texts = opened.page.locator("tr[data-claim] .text").all_inner_texts()
    for word in WORDS[:11]:
        assert word.strip() in texts


def test_what_nobody_would_see_can_be_seen(site: Path, visit: Open) -> None:
    opened = visit(site.with_suffix(".html"))
    assert r"https://evil.example/\u202egpj.exe" in opened.text
    assert "\u202e" not in opened.page.content()


def test_filters_work_with_hostile_names_and_tags(site: Path, visit: Open) -> None:
    opened = visit(site.with_suffix(".html"))
    opened.page.get_by_label("Tag", exact=True).select_option(WORDS[1])
    visible = opened.page.locator("tr[data-claim]:not([hidden]) .text")
    assert visible.all_inner_texts() == [WORDS[1]]


def test_an_outside_link_gives_nothing_away_and_keeps_its_shape(site: Path, visit: Open) -> None:
    page = visit(site / "claims" / "c16.html").page
    links = page.locator("a.out")
    assert links.count() >= 2
    for link in links.all():
        assert link.get_attribute("href") == "https://evil.example/%22onclick=%22hacked%28%29"
        assert link.get_attribute("rel") == "noopener nofollow"
