"""Promises found in a text: proposed beside it, recorded where they are ticked."""

from collections.abc import Callable

from tests.server.at_the_desk import Desk

Serve = Callable[[str], Desk]

LEDGER = """
[claims.homes]
text = "Northline will build 4,000 homes in Leeds"
claimant = "Northline"
made = 2025-01-10
deadline = 2026-12-20
"""
TEXT = """Northline said on Monday that it was pleased with the year.

Northline will open 12 stations by the end of 2027. The trains were late in May.

Northline will build 4,000 homes in Leeds, of which 900 were finished in June, it said.
"""


def test_promises_stand_beside_the_text_in_which_they_are_marked(desk: Serve) -> None:
    one = desk(LEDGER)
    page = one.send(one.get("/extract"), "extract", text=TEXT, said="2026-11-02")
    assert page.status == 200
    marked = page.tree.xpath("//mark")
    assert marked[0].text == "Northline will open 12 stations by the end of 2027."
    assert page.fields["text-1"] == ["Northline will open 12 stations by the end of 2027"]
    assert page.fields["claimant-1"] == ["Northline"]
    assert page.fields["by-1"] == ["by the end of 2027"]
    assert "take" not in page.fields
    assert one.ledger.read_text() == LEDGER


def test_what_is_ticked_is_recorded_as_it_was_edited_and_the_rest_is_left(desk: Serve) -> None:
    one = desk(LEDGER)
    page = one.send(one.get("/extract"), "extract", text=TEXT, said="2026-11-02")
    values = {"take": "1", "text-1": "Northline will open 12 new stations", "confirm": "yes"}
    told = one.send(page, "extract", **values)
    assert "Recorded: Northline will open 12 new stations" in told.words
    after = one.ledger.read_text()
    assert 'text = "Northline will open 12 new stations"' in after
    assert 'quote = "Northline will open 12 stations by the end of 2027."' in after
    assert "made = 2026-11-02" in after
    assert after.count("[claims.") == 2


def test_a_time_that_the_text_counts_from_another_is_recorded_as_it_was_found(desk: Serve) -> None:
    one = desk(LEDGER)
    text = "Northline will start in May 2027. Northline will open the depot two months later."
    page = one.send(one.get("/extract"), "extract", text=text, said="2026-11-02")
    assert page.fields["by-2"] == ["two months later"]
    one.send(page, "extract", take="2", confirm="yes")
    after = one.ledger.read_text()
    assert 'deadline = "2027-05-31/2027-07-31"' in after
    assert 'deadline-words = "two months later"' in after


def test_a_second_click_records_nothing_twice(desk: Serve) -> None:
    one = desk(LEDGER)
    page = one.send(one.get("/extract"), "extract", text=TEXT, said="2026-11-02")
    one.send(page, "extract", take="1", confirm="yes")
    after = one.ledger.read_text()
    again = one.send(page, "extract", take="1", confirm="yes")
    assert "The same claim is already recorded as" in again.words
    assert one.ledger.read_text() == after


def test_what_it_says_of_claims_that_are_held_leads_to_their_form(desk: Serve) -> None:
    one = desk(LEDGER)
    page = one.send(one.get("/extract"), "extract", text=TEXT, said="2026-11-02", source="the Post")
    [link] = page.tree.xpath("//section[@aria-labelledby='spoken']//a[@class='button']/@href")
    form = one.get(f"/{link}")
    assert form.fields["claim"] == ["homes"]
    assert form.fields["source"] == ["the Post"]
    assert form.fields["quote"][0].startswith("Northline will build 4,000 homes in Leeds")


def test_a_text_that_cannot_be_read_is_still_there(desk: Serve) -> None:
    one = desk(LEDGER)
    page = one.send(one.get("/extract"), "extract", text=TEXT, said="the day after")
    assert page.status == 400
    assert page.fields["text"] == [TEXT.replace("\n", "\r\n")] or page.fields["text"] == [TEXT]


def test_a_path_is_no_address(desk: Serve) -> None:
    one = desk(LEDGER)
    page = one.send(one.get("/extract"), "extract", address=str(one.ledger))
    assert page.status == 400
    assert "is not an address that can be fetched" in page.part("//*[@role='alert']")


def test_another_language_is_told_and_nothing_is_proposed(desk: Serve) -> None:
    one = desk(LEDGER)
    text = "Die Regierung will bis 2030 eine Million neue Wohnungen bauen, sagte der Minister. " * 5
    page = one.send(one.get("/extract"), "extract", text=text)
    assert "The text is in German, not in English: nothing is proposed." in page.words
