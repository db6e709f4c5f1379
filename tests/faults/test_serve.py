"""The desk in a real browser: what a newsroom does there, with keys, without script, on a phone."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect

from tests.browser.desk_pages import Served, served
from tests.conftest import PATIENCE

pytestmark = pytest.mark.xdist_group("browser")

LEDGER = """\
[settings]
title = "Promises to Port Alder"

[claims.tram]
text = "A tram will cross the river"
claimant = "Northline Rail"
made = 2019-09-14
deadline = 2021-06-30
quote = "By the summer of 2021 it runs."
source = "https://northline.example/tram"
criteria = "Passengers have crossed the river by tram."
tags = ["transport"]

[claims.pool]
text = "The outdoor pool will open again"
claimant = "Ada Brandt"
made = 2019-04-02
deadline = 2021-08-31

[claims.homes]
text = "The city will build 4,000 homes"
claimant = "Ada Brandt"
made = 2020-05-12
deadline = 2099-12-31
"""
"""What stands there does not depend on the day: two claims are overdue, one is pending."""

expect.set_options(timeout=60_000)

NAMED = ("--user-header", "X-Forwarded-User", "--trust-proxy", "127.0.0.1")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Served]:
    with served(LEDGER, tmp_path) as one:
        yield one


@contextmanager
def visiting(browser: Browser, **options: Any) -> Iterator[BrowserContext]:
    context = browser.new_context(**options)
    context.set_default_timeout(PATIENCE)
    yield context
    context.close()


@pytest.fixture
def page(browser: Browser, server: Served) -> Iterator[Page]:
    """The board, to somebody who opened the address that was printed."""
    with visiting(browser) as context:
        page = context.new_page()
        page.goto(server.entry)
        yield page


def test_a_reporter_records_a_promise_from_a_page_and_sees_it_on_the_board(
    page: Page, server: Served
) -> None:
    page.get_by_role("link", name="Record a promise").click()
    page.get_by_label("The promise in one sentence").fill("Ferries will be free")
    page.get_by_label("Who promised it").fill("Northline Rail")
    page.get_by_label("By when, in their words").fill("by the end of 2098")
    page.get_by_label("The source:").fill("press conference of the harbour")
    page.get_by_role("button", name="Preview").click()
    expect(page.get_by_role("heading", name="What will be written")).to_be_focused()
    expect(page.locator(".prospect")).to_contain_text("as 2098, to 2098-12-31")
    expect(page.locator(".prospect .lede")).to_contain_text("The claim will be pending")
    assert "Ferries" not in server.ledger.read_text(encoding="utf-8")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status")).to_have_text("Recorded")
    page.get_by_role("link", name="To the first page").click()
    expect(page.get_by_role("link", name="Ferries will be free").first).to_be_visible()
    assert 'by = "Ana"' in server.ledger.read_text(encoding="utf-8")


def test_what_was_saved_there_is_taken_back_by_undo(page: Page, server: Served) -> None:
    page.goto(f"{server.home}looked?claim=pool")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("heading", name="What will be written")).to_be_focused()
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("status")).to_have_text("Saved")
    assert server.ledger.read_text(encoding="utf-8") != LEDGER
    server.run("undo", "--yes")
    assert server.ledger.read_text(encoding="utf-8") == LEDGER


def test_what_is_wrong_stands_at_its_field_which_has_the_focus(page: Page) -> None:
    page.goto(page.url + "add")
    page.get_by_label("The promise in one sentence").fill("Ferries will be free")
    page.get_by_label("Who promised it").fill("Northline Rail")
    page.get_by_label("By when, in their words").fill("soon")
    page.get_by_role("button", name="Preview").click()
    field = page.get_by_label("By when, in their words")
    expect(field).to_be_focused()
    expect(field).to_have_accessible_description("“soon” names no day")
    expect(page.get_by_label("The promise in one sentence")).to_have_value("Ferries will be free")


@pytest.mark.parametrize("claim", ["", "tram"])
def test_a_bookmark_adds_evidence_from_any_page(
    page: Page, server: Served, tmp_path: Path, claim: str
) -> None:
    page.goto(f"{server.home}add-evidence{'?claim=' * bool(claim)}{claim}")
    offered = page.locator(".bookmarklet a")
    offered.click()  # which does nothing here: it is to be dragged
    assert page.url.startswith(f"{server.home}add-evidence")
    address = offered.get_attribute("href") or ""
    assert address.startswith("javascript:")

    other = tmp_path / "other.html"
    other.write_text("<!doctype html><title>No tram & no “rail”</title><p>None runs. <b>Sorry.</b>")
    reading = page.context.new_page()
    reading.goto(other.as_uri())
    reading.locator("p").select_text()
    with page.context.expect_page() as opened:
        reading.evaluate(unquote(address.removeprefix("javascript:")))
    form = opened.value
    if not claim:
        form.get_by_label("Which claim").fill("tram river")
    expect(form.get_by_label("The source:")).to_have_value(other.as_uri())
    expect(form.get_by_label("Title of the source")).to_have_value("No tram & no “rail”")
    expect(form.get_by_label("What it says, word for word")).to_have_value("None runs. Sorry.")
    form.get_by_label("against it").check()
    form.get_by_label("Keep a copy").uncheck()
    form.get_by_role("button", name="Preview").click()
    expect(form.get_by_role("heading", level=1)).to_have_text("A tram will cross the river")
    form.get_by_role("button", name="Save").click()
    expect(form.get_by_role("status")).to_have_text("Saved")
    form.get_by_role("link", name="A tram will cross the river").click()
    expect(form.locator(".history")).to_contain_text("“None runs. Sorry.”")


def test_the_weekly_round_is_done_by_keyboard_alone(page: Page, server: Served) -> None:
    keys = page.keyboard
    page.get_by_role("link", name="The weekly round (2)").focus()
    keys.press("Enter")
    heading = page.get_by_role("heading", level=1)
    first = {"A tram will cross the river", "The outdoor pool will open again"}
    expect(page.locator(".eyebrow")).to_have_text("The weekly round, 1 of 2")

    keys.press("?")
    expect(page.locator(".keys")).to_contain_text("nothing new")
    keys.press("Escape")
    expect(page.locator(".keys div")).to_be_hidden()

    keys.press("s")
    expect(page.locator(".eyebrow")).to_have_text("The weekly round, 2 of 2")
    page.go_back()
    for key, form in (("e", "Add evidence to"), ("m", "What the claimant changed of")):
        keys.press(key)
        expect(page.locator(".eyebrow")).to_have_text(form)
        page.go_back()
    keys.press("f")
    keys.press("Tab")  # from the top of the page
    page.get_by_label("How likely").focus()
    keys.type("20%")
    keys.press("Control+Enter")
    expect(page.get_by_role("heading", name="What will be written")).to_be_focused()
    keys.press("Control+Enter")
    expect(page.get_by_role("status").first).to_contain_text("Saved")

    tram = heading.inner_text() == "A tram will cross the river"
    keys.press("n")
    expect(page.get_by_role("status").first).to_contain_text("Saved")
    assert heading.inner_text() in first
    keys.press("r")
    page.get_by_label("How you rule").focus()
    keys.type("broken")
    keys.press("Tab")
    keys.type("Nothing has come of it.")
    keys.press("Control+Enter")
    expect(page.locator(".prospect .lede")).to_contain_text("The claim will be broken")
    keys.press("Control+Enter")
    expect(heading).to_have_text("The round is done")
    expect(page.get_by_role("status").first).to_contain_text("Ruled")
    page.get_by_role("link", name="To the first page").focus()
    keys.press("Enter")
    expect(page.locator(".legend")).to_contain_text("1 broken")
    ruled = "pool" if tram else "tram"
    written = server.ledger.read_text(encoding="utf-8")
    assert written.count(f"[claims.{ruled}.verdicts.") == 1
    assert written.count("[looks.") == 1


def test_the_first_source_opens_and_the_round_ends_by_a_letter(page: Page, server: Served) -> None:
    page.context.route("https://northline.example/**", lambda one: one.fulfill(body="their page"))
    page.goto(f"{server.home}review?claim=tram")
    with page.context.expect_page() as opened:
        page.keyboard.press("o")
    assert opened.value.url == "https://northline.example/tram"
    page.keyboard.press("q")
    page.wait_for_url(server.home)


def test_letters_are_typed_where_somebody_types_and_can_be_turned_off(page: Page) -> None:
    page.goto(page.url + "review")
    page.get_by_label("Where you looked").focus()
    page.keyboard.type("news")
    expect(page.get_by_label("Where you looked")).to_have_value("news")
    page.locator(".keys summary").click()
    page.get_by_label("letters do nothing").check()
    page.reload()
    page.keyboard.press("s")
    expect(page.locator(".eyebrow")).to_have_text("The weekly round, 1 of 2")


def test_two_browsers_edit_one_claim_at_once(browser: Browser, tmp_path: Path) -> None:
    with (
        served(LEDGER, tmp_path, *NAMED) as server,
        visiting(browser, extra_http_headers={"X-Forwarded-User": "Ana"}) as of_ana,
        visiting(browser, extra_http_headers={"X-Forwarded-User": "Ben"}) as of_ben,
    ):
        ana, ben = of_ana.new_page(), of_ben.new_page()
        ana.goto(f"{server.home}resolve?claim=tram")
        ana.get_by_label("How you rule").select_option("broken")
        ana.get_by_label("The reason, for readers").fill("No tram runs.")
        ana.get_by_role("button", name="Preview").click()

        ben.goto(f"{server.home}add-evidence?claim=tram&source=the+depot")
        ben.get_by_role("button", name="Preview").click()
        ben.get_by_role("button", name="Save").click()
        expect(ben.get_by_role("status")).to_have_text("Saved")

        ana.get_by_role("button", name="Save").click()
        told = ana.get_by_role("alert")
        expect(told).to_contain_text("The claim has changed since this form was opened")
        expect(told).to_contain_text("Evidence by Ben")
        expect(ana.locator(".side")).to_contain_text("the depot")
        expect(ana.get_by_label("The reason, for readers")).to_have_value("No tram runs.")
        assert "verdicts" not in server.ledger.read_text(encoding="utf-8")

        ben.goto(f"{server.home}add-evidence?claim=tram&source=the+timetable")
        ana.get_by_role("button", name="Preview").click()
        ana.get_by_role("button", name="Save").click()
        expect(ana.get_by_role("status")).to_have_text("Ruled")
        ben.get_by_role("button", name="Preview").click()
        ben.get_by_role("button", name="Save").click()
        expect(ben.get_by_role("region", name="Meanwhile")).to_contain_text("Ruling by Ana")


def test_a_page_left_open_tells_what_changed_and_who_did_it(page: Page, server: Served) -> None:
    page.clock.install()
    page.goto(server.home)
    page.wait_for_load_state("networkidle")  # it has asked once
    asked: list[Request] = []
    page.on("request", lambda one: asked.append(one))
    with page.expect_response("**/api/head") as same:
        page.clock.run_for(10_000)
    assert same.value.status == 304
    server.record("add-evidence", "tram", "--source", "the depot", who="Ben")
    with page.expect_response("**/newest*"):
        page.clock.run_for(10_000)
    notice = page.locator(".newer")
    expect(notice).to_have_text(
        re.compile(
            r"The ledger changed \d+ s ago by Ben: "
            r"evidence on A tram will cross the river\. Show it"
        )
    )
    page.clock.run_for(120_000)
    expect(notice).to_contain_text("changed 2 min ago by Ben")
    expect(notice.locator("[aria-hidden=true]")).to_have_text(" 2 min ago")  # not told each time
    assert [one.url for one in asked if one.is_navigation_request()] == []
    notice.get_by_role("link", name="Show it").click()
    expect(page.locator(".newer")).to_be_hidden()


def test_a_page_that_is_not_seen_asks_for_nothing(page: Page, server: Served) -> None:
    page.clock.install()
    page.goto(server.home)
    page.wait_for_load_state("networkidle")
    page.evaluate("Object.defineProperty(document, 'hidden', {value: true})")
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url))
    page.clock.run_for(60_000)
    assert f"{server.home}api/head" not in asked


def test_words_that_are_not_saved_survive_whatever_changes(page: Page, server: Served) -> None:
    page.clock.install()
    page.goto(f"{server.home}add-evidence?claim=tram")
    page.wait_for_load_state("networkidle")
    page.get_by_label("Note for the desk").fill("ask the depot")
    server.record("looked", "tram", who="Ben")
    with page.expect_response("**/newest*"):
        page.clock.run_for(10_000)
    expect(page.locator(".newer")).to_contain_text("by Ben: look on A tram will cross the river")
    with page.context.expect_page():
        page.locator(".newer").get_by_role("link", name="Show it").click()
    expect(page.get_by_label("Note for the desk")).to_have_value("ask the depot")
    asked: list[str] = []

    def stay(dialog: Any) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    page.get_by_role("link", name="Cancel").click(no_wait_after=True)
    expect(page.get_by_label("Note for the desk")).to_have_value("ask the depot")
    assert asked == ["beforeunload"]


def test_without_script_everything_still_works(browser: Browser, server: Served) -> None:
    with visiting(browser, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(server.entry)
        page.get_by_role("link", name="Record a promise").click()
        page.get_by_label("The promise in one sentence").fill("Ferries will be free")
        page.get_by_label("Who promised it").fill("Northline Rail")
        page.get_by_role("button", name="Preview").click()
        expect(page.get_by_label("By when, in their words")).to_be_focused()
        page.get_by_label("By when, in their words").fill("2098")
        page.get_by_role("button", name="Preview").click()
        page.get_by_role("button", name="Save").click()
        page.get_by_role("link", name="To the first page").click()
        page.get_by_label("Search").fill("tram")
        page.get_by_role("button", name="Show", exact=True).click()
        expect(page.get_by_role("heading", level=1)).to_have_text("1 claim")
        page.get_by_role("link", name="The weekly round (2)").click()
        page.get_by_role("button", name="Nothing new").click()
        expect(page.get_by_role("status").first).to_contain_text("Saved")
        page.get_by_role("link", name="Ruling").click()
        page.get_by_label("How you rule").select_option("kept")
        page.get_by_label("The reason, for readers").fill("It does.")
        page.get_by_label("When it came true").fill("unknown")
        page.get_by_role("button", name="Preview").click()
        page.get_by_text("The change, as it will stand in the ledger").click()
        expect(page.locator(".diff")).to_contain_text('+verdict = "kept"')
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("The round is done")
        assert page.locator(".keys").is_hidden()
