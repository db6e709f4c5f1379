"""The claims that a search and filters in an address leave, a page of them at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from claimcheck.desk.due_claims import due_by
from claimcheck.desk.selection import only, select
from claimcheck.domain.standing.standing import Moment
from claimcheck.errors import UsageError
from claimcheck.report.claim_history import ClaimHistory
from claimcheck.report.html.board_layout import table
from claimcheck.report.html.claim_listing import MOST, Listing, Pager
from claimcheck.report.html.desk_bar import Asked
from claimcheck.server import answers
from claimcheck.server.edition import Edition
from claimcheck.server.opened import Opened
from claimcheck.server.visitor import visitor_of
from claimcheck.store.query import Query

_FIELDS: Final = ("words", "status", "claimant", "tag", "as_of")


def found_claims(opened: Opened, request: Request) -> Response:
    """Return the page of what is asked for; UsageError for a status or a day that there is not."""
    given = request.query_params
    asked = Asked(**{name: given.get(name, "").strip() for name in _FIELDS})
    edition = opened.edition(asked.as_of or None)
    told: list[str] = []
    selection = select(
        opened.session(),
        asked.words.split() or None,
        [asked.status] if asked.status else None,
        [asked.claimant] if asked.claimant else None,
        [asked.tag] if asked.tag else None,
    )
    shown = only(edition.view, selection, told.append)
    found = [one for one in edition.board.claims if shown.shows(one.claim.id)]
    title = selection.in_words or "all claims"
    words = {name: getattr(asked, name) for name in _FIELDS if getattr(asked, name)}
    return _listed(edition, request, found, ("claims", words), title, told, asked)


def due_claims(opened: Opened, request: Request) -> Response:
    """Return the page of what is overdue, awaits a ruling or is due within the notice."""
    within = request.query_params.get("within", "").strip()
    edition, session = opened.edition(), opened.session()
    moment = Moment(edition.view.day, edition.view.known_on)
    query = Query(moment, due_by=due_by(session, moment, within or None))
    found = [one for one in edition.board.claims if query.matches(one.claim)]
    words = {"within": within} if within else {}
    title = "what is overdue, awaits a ruling or is due soon"
    return _listed(edition, request, found, ("due", words), title, [], Asked())


def _listed(
    edition: Edition,
    request: Request,
    found: Sequence[ClaimHistory],
    address: tuple[str, Mapping[str, str]],
    title: str,
    told: Sequence[str],
    asked: Asked,
) -> Response:
    number = _number(request.query_params.get("page", "1"))
    start = MOST * (number - 1)
    if start and start >= len(found):
        raise UsageError(f"there is no page {number} of these claims", "go back to the first")
    some = found[start : start + MOST]
    path, words = address
    up = "../" * edition.root.count("/")
    paths = [
        f"{up}{path}?{urlencode({**words, 'page': one} if one > 1 else words)}"
        for one in range(1, max(1, -(-len(found) // MOST)) + 1)
    ]
    first = start + 1 if some else 0
    listing = Listing(
        table(some, edition.view.day), Pager(number, paths, first, start + len(some), len(found))
    )
    desk = replace(edition.desk(visitor_of(request), ""), asked=asked)
    text = edition.draw("claims_found.html", desk, listing=listing, told=told, title=title)
    return answers.page(text)


def _number(words: str) -> int:
    if not words.isdecimal() or len(words) > 7 or not int(words):
        raise UsageError(f"page: “{words}” is not the number of a page", "go back to the first")
    return int(words)
