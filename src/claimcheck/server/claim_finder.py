"""The claims that a search and filters in an address leave, a page of them at a time."""

from dataclasses import replace
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from claimcheck.desk.selection import only, select
from claimcheck.errors import UsageError
from claimcheck.report.html.board_layout import table
from claimcheck.report.html.claim_listing import MOST, Listing, Pager
from claimcheck.report.html.desk_bar import Asked
from claimcheck.server import answers
from claimcheck.server.opened import Opened
from claimcheck.server.visitor import visitor_of

_FIELDS = ("words", "status", "claimant", "tag", "as_of")


def found_claims(opened: Opened, request: Request) -> Response:
    """Return the page of what is asked for; UsageError for a status or a day that there is not."""
    given = request.query_params
    asked = Asked(**{name: given.get(name, "").strip() for name in _FIELDS})
    edition = opened.edition(asked.as_of or None)
    session = opened.session()
    told: list[str] = []
    selection = select(
        session,
        asked.words.split() or None,
        [asked.status] if asked.status else None,
        [asked.claimant] if asked.claimant else None,
        [asked.tag] if asked.tag else None,
    )
    shown = only(edition.view, selection, told.append)
    found = [one for one in edition.board.claims if shown.shows(one.claim.id)]
    number = _number(given.get("page", "1"))
    start = MOST * (number - 1)
    if start and start >= len(found):
        raise UsageError(f"there is no page {number} of these claims", "go back to the first")
    some = found[start : start + MOST]
    pages = range(1, max(1, -(-len(found) // MOST)) + 1)
    paths = [_path(asked, one) for one in pages]
    pager = Pager(number, paths, start + 1 if some else 0, start + len(some), len(found))
    desk = replace(edition.desk(visitor_of(request), ""), asked=asked)
    listing = Listing(table(some, edition.view.day), pager)
    text = edition.draw(
        "claims_found.html", desk, listing=listing, told=told, filter=selection.in_words
    )
    return answers.page(text)


def _path(asked: Asked, number: int) -> str:
    words = {name: getattr(asked, name) for name in _FIELDS if getattr(asked, name)}
    return f"claims?{urlencode(words | ({'page': number} if number > 1 else {}))}"


def _number(words: str) -> int:
    if not words.isdecimal() or not 0 < int(words) < 10_000_000:
        raise UsageError(f"page: “{words}” is not the number of a page", "go back to the first")
    return int(words)
