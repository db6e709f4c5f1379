"""Pages of other days, and where a browser is sent that names one."""

from collections.abc import Callable
from urllib.parse import urljoin

import pytest

from claimcheck.server import claim_finder
from tests.server.at_the_desk import Desk

Serve = Callable[[str], Desk]

LEDGER = """\
[claims.trams]
text = "Trams will run at night"
claimant = "Northline"
made = 2025-02-01
deadline = 2026-06-30
"""


@pytest.mark.parametrize(
    ("asked", "location"),
    [
        ("/?as_of=2025-12-31", "/as-of/2025-12-31/"),
        ("/claims/trams.html?as_of=", "/claims/trams.html"),
        ("/?as_of=2025-12-31&known_on=2026-01-31", "/as-of/2025-12-31/known-on/2026-01-31/"),
        ("//example.org?as_of=", "/example.org"),
        ("/%2F/example.org/x?known_on=", "/example.org/x"),
        ("/%5Cexample.org?as_of=", "/%5Cexample.org"),
        ("/?as_of=%2F..%2F%2Fexample.org", "/as-of/%2F..%2F%2Fexample.org/"),
        ("/?as_of=x%0D%0ASet-Cookie:%20a=b", "/as-of/x%0D%0ASet-Cookie%3A%20a%3Db/"),
        ("/%E2%80%AE?as_of=", "/%E2%80%AE"),
        ("/?as_of=", "/"),
    ],
)
def test_whoever_names_a_day_is_sent_to_a_page_of_this_server(
    asked: str, location: str, desk: Serve
) -> None:
    sent = desk(LEDGER).get(asked)
    assert (sent.status, sent.location) == (303, location)


def test_what_was_found_on_a_day_leads_to_the_pages_of_that_day(
    desk: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(claim_finder, "MOST", 1)
    one = desk(f"{LEDGER}\n{LEDGER.replace('claims.trams', 'claims.more')}")
    found = one.get("/claims?as_of=2025-12-31")
    [claim] = found.tree.xpath("//table[@class='claims']//th/span[@class='text']/a/@href")
    assert claim.startswith("as-of/2025-12-31/claims/")
    assert one.get(f"/{claim}").status == 200
    [more] = found.tree.xpath("//nav[@class='pager']//a[starts-with(., 'Next')]/@href")
    assert urljoin("/claims", more) == "/claims?as_of=2025-12-31&page=2#claims"
    assert found.tree.xpath("//input[@name='as_of']/@value") == ["2025-12-31"]
    [today] = one.get("/claims").tree.xpath(
        "//table[@class='claims']//th/span[@class='text']/a/@href"
    )
    assert today.startswith("claims/")


def test_a_search_from_a_page_of_a_day_is_of_that_day(desk: Serve) -> None:
    one = desk(LEDGER)
    for address, day in (("/as-of/2025-12-31/", "2025-12-31"), ("/", "")):
        assert one.get(address).tree.xpath("//input[@name='as_of']/@value") == [day]


@pytest.mark.parametrize("name", ["add-evidence", "", "claims/trams.html"])
def test_nothing_is_written_on_another_day(name: str, desk: Serve) -> None:
    one = desk(LEDGER)
    values: dict[str, str | list[str]] = {"claim": "trams", "source": "x", "confirm": "yes"}
    sent = one.post(f"as-of/2025-12-31/{name}", values)
    assert sent.status == 405
    assert "POST is not for this address" in sent.words
    assert one.ledger.read_text() == LEDGER
    page = one.get("/as-of/2025-12-31/claims/trams.html")
    assert not page.tree.xpath("//form[@method='post'] | //a[contains(@href, '?claim=')]")


def test_an_address_with_a_line_end_in_it_is_no_page(desk: Serve) -> None:
    page = desk(LEDGER).get("/a%0D%0Ab")
    assert (page.status, page.part("//h1")) == (404, "There is nothing at this address")
