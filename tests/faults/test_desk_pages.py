"""Every page of the desk: nothing against it from axe and the HTML checker, at any width."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Response

from claimcheck.server.forms.catalogue import FORMS
from tests.browser.checks import overflowing, violations
from tests.browser.desk_pages import Served, served
from tests.browser.published import LEDGER
from tests.browser.test_html_checker import findings

pytestmark = pytest.mark.xdist_group("browser")

LONG = "Donaudampfschifffahrt" * 12
FOUND = (
    "“We will open the new library by the end of 2098,” Mayor Ada Brandt said on Tuesday. "
    "Northline Rail said it would run 12 trains a day by 2097."
)
Go = Callable[["Desk"], object]


@dataclass
class Desk:
    """A browser at the desk, and the last page as it was sent."""

    page: Page
    home: str
    documents: list[Response] = field(default_factory=list)

    def open(self, path: str) -> None:
        self.page.goto(self.home + path)

    def preview(self, path: str, **values: str) -> None:
        """Fill in a form and look ahead."""
        self.open(path)
        for name, value in values.items():
            one = self.page.locator(f"[name={name}]:not([type=hidden])").first
            kind = one.evaluate("(one) => one.type")
            if kind == "select-one":
                one.select_option(value)
            elif kind == "radio":
                self.page.locator(f"[name={name}][value={value}]").check()
            else:
                one.fill(value)
        if (save := self.page.locator("[name=save]")).count():
            save.uncheck()
        self.page.locator("button.save").click()

    def save(self, path: str, **values: str) -> None:
        """Fill in a form and write it."""
        self.preview(path, **values)
        self.page.locator("button[name=confirm]").click()


def at(path: str) -> Go:
    return lambda desk: desk.open(path)


def after(path: str, **values: str) -> Go:
    return lambda desk: desk.preview(path, **values)


def changed(desk: Desk) -> None:
    """A ruling that is shown again, since the claim changed."""
    desk.preview("resolve?claim=homes", verdict="broken", because="None is built.")
    other = desk.page.context.new_page()
    Desk(other, desk.home).save("add-evidence?claim=homes", source=f"depot {len(desk.documents)}")
    other.close()
    desk.page.locator("button[name=confirm]").click()


EMPTY = {f"{name}, empty": at(f"{name}?claim=pool") for name in FORMS}
PAGES: dict[str, Go] = {
    "board": at(""),
    "a claim": at("claims/pool.html"),
    "a draft": at("claims/secret.html"),
    "a past day": at("as-of/2026-01-31/claims/pool.html"),
    "claims found": at("claims?words=the"),
    "no claims found": at("claims?words=zeppelin"),
    "due": at("due"),
    "changes": at("changes?since=2020-01-01"),
    "check": at("check"),
    "the round": at("review?all=yes"),
    "the round, done": at("review?seen=pool,homes,tram,meals,secret"),
    "no such page": at("nothing"),
    "a day that is none": at("changes?since=blah"),
    **EMPTY,
    "evidence for no claim yet": at("add-evidence"),
    "an error at a field": after("add", text="Ferries", claimant="Ada Brandt", by="soon"),
    "an error of a form": after("resolve?claim=pool", verdict="kept", because="It is open."),
    "a claim to choose": after("add-evidence", claim="will", source="depot"),
    "a preview": after("add-evidence?claim=homes", source="depot", quote=LONG, stance="refutes"),
    "a preview of a claim": after("add", text=f"Ferries {LONG}", claimant=LONG, by="2098"),
    "saved": lambda desk: desk.save("looked?claim=homes", where=f"door {len(desk.documents)}"),
    "shown again": changed,
    "text to find promises in": at("extract"),
    "promises found": after("extract", text=FOUND),
}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(LEDGER, tmp_path_factory.mktemp("desk")) as one:
        yield one


@pytest.fixture(scope="module")
def desk(browser: Browser, server: Served) -> Iterator[Desk]:
    """Somebody who was let in, and keeps the pages as they come."""
    context = browser.new_context()
    context.set_default_timeout(15_000)
    one = Desk(context.new_page(), server.home)

    def note(response: Response) -> None:
        if response.request.resource_type == "document" and response.status != 303:
            one.documents.append(response)

    one.page.on("response", note)
    one.page.goto(server.entry)
    yield one
    context.close()


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_and_nothing_sticks_out(desk: Desk, name: str) -> None:
    page = desk.page
    page.set_viewport_size({"width": 1280, "height": 800})
    page.emulate_media(color_scheme="light")
    PAGES[name](desk)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert violations(page) == []
    page.set_viewport_size({"width": 360, "height": 800})
    page.emulate_media(color_scheme="dark")
    assert violations(page) == []
    assert overflowing(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_the_html_checker_finds_nothing(desk: Desk, tmp_path: Path) -> None:
    java = shutil.which("java")
    if java is None:
        pytest.skip("there is no java on this machine")
    files = []
    for number, (name, go) in enumerate(PAGES.items()):
        go(desk)
        file = tmp_path / f"{number:02} {name}.html"
        file.write_bytes(desk.documents[-1].body())
        files.append(file)
    assert findings(java, files) == []


@pytest.mark.parametrize("name", ["board", "a claim", "add-evidence, empty", "the round"])
@pytest.mark.parametrize("look", ["light", "dark"])
def test_whatever_has_the_focus_is_seen_to_have_it(desk: Desk, name: str, look: str) -> None:
    page = desk.page
    page.set_viewport_size({"width": 1280, "height": 800})
    page.emulate_media(color_scheme="dark" if look == "dark" else "light")
    PAGES[name](desk)
    seen = 0
    for _ in range(60):
        page.keyboard.press("Tab")
        found = page.evaluate(
            """() => { const one = document.activeElement, style = getComputedStyle(one);
            return [one === document.body, one.outerHTML.slice(0, 80), style.outlineStyle,
                parseFloat(style.outlineWidth)]; }"""
        )
        if found[0]:
            break
        seen += 1
        assert found[2] != "none", found[1]
        assert found[3] >= 2, found[1]
    assert seen > 15


def test_browsers_get_an_icon_and_ask_for_nothing_that_is_not_there(
    browser: Browser, server: Served
) -> None:
    context = browser.new_context()
    page = context.new_page()
    refused: list[str] = []
    page.on("response", lambda one: refused.append(one.url) if one.status >= 400 else None)
    said: list[str] = []
    page.on("console", lambda one: said.append(one.text))
    page.goto(server.entry)
    icon = page.locator("link[rel=icon]").evaluate("(one) => one.href")
    for address in (icon, f"{server.home}favicon.ico"):
        answer = page.request.get(address)
        assert (answer.status, answer.headers["content-type"]) == (200, "image/svg+xml")
    for path in ("claims/pool.html", "add", "review"):
        page.goto(server.home + path)
    assert (refused, said) == ([], [])
    context.close()


def test_who_is_refused_sees_a_page_without_fault(
    browser: Browser, server: Served, tmp_path: Path
) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 800})
    page = context.new_page()
    answer = page.goto(f"{server.home}add")
    assert answer is not None
    assert answer.status == 401
    assert page.request.get(f"{server.home}favicon.ico").status == 200
    assert violations(page) == []
    assert overflowing(page) == []
    file = tmp_path / "refused.html"
    file.write_bytes(answer.body())
    if java := shutil.which("java"):
        assert findings(java, [file]) == []
    context.close()
