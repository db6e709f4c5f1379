"""The pages to read: those of `site`, on any day, and the lists that only the desk has."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from claimcheck.domain.model.visible import visible_id
from claimcheck.domain.publishing.permalink import INDEX
from claimcheck.domain.standing.standing import Moment
from claimcheck.domain.standing.view import View
from claimcheck.report.html.assets import Asset, assets
from claimcheck.server import answers, first_board
from claimcheck.server.changes_page import changes_page
from claimcheck.server.check_page import check_page
from claimcheck.server.claim_finder import due_claims, found_claims
from claimcheck.server.desk_assets import desk_icon, desk_script, desk_style
from claimcheck.server.entity_tag import entity_tag, is_held
from claimcheck.server.newest import newest
from claimcheck.server.opened import Opened
from claimcheck.server.problem_details import NotHereError
from claimcheck.server.review_page import review_page
from claimcheck.server.saved_copies import saved_copy
from claimcheck.server.saved_page import saved_page
from claimcheck.server.visitor import Visitor, visitor_of

_DAYS: Final = ("as_of", "known_on")
_PAGES: Final = {
    "changes": changes_page,
    "check": check_page,
    "claims": found_claims,
    "due": due_claims,
    "newest": newest,
    "review": review_page,
    "saved": saved_page,
}


FAVICON: Final = "favicon.ico"
"""What browsers ask for without being told to, as beside a feed."""


def fixed_files() -> Sequence[Asset]:
    """Return the files that never change: their names tell what is in them."""
    return *assets(), desk_style(), desk_script(), desk_icon()


def reading_routes(opened: Opened) -> Iterator[Route]:
    """Yield the routes of files that never change, and of the pages that only the desk has."""
    fixed = {one.path: one.text for one in fixed_files()}

    async def asset(request: Request) -> Response:
        path = request.url.path.rpartition("/")[2]
        return answers.asset(path, fixed[path])

    def page(work: Callable[[Opened, Request], Response]) -> Callable[[Request], Any]:
        async def answer(request: Request) -> Response:
            return await opened.ask(work, request)

        return answer

    for path in fixed:
        yield Route(f"/{path}", asset)
    yield Route(f"/{FAVICON}", lambda _: answers.asset(desk_icon().path, desk_icon().text))
    yield Route("/snapshots/{digest}", page(saved_copy))
    for path, work in _PAGES.items():
        yield Route(f"/{path}", page(work))


def last_route(opened: Opened) -> Iterator[Route]:
    """Yield the route of every other path: that of a page, today or on the day that it begins with.

    A path names a page that was made, never a file.
    """

    async def site(request: Request) -> Response:
        return await opened.ask(_site, request)

    yield Route("/as-of/{as_of}/known-on/{known_on}/{path:path}", site)
    yield Route("/as-of/{as_of}/{path:path}", site)
    yield Route("/{path:path}", site)


def _site(opened: Opened, request: Request) -> Response:
    days = {name: request.path_params.get(name) for name in _DAYS}
    path = request.path_params["path"] or INDEX
    if any(name in request.query_params for name in _DAYS):
        return answers.redirect(_on_its_day(request, path))
    visitor = visitor_of(request)
    if path == INDEX and not any(days.values()) and not opened.has_read:
        return _first_board(opened, request, visitor)
    edition = opened.edition(**days)
    tag = _tag(edition.head, edition.view, path, visitor)
    if is_held(tag, request.headers.get("If-None-Match", "")):
        return answers.unchanged(tag)
    depth = path.count("/") + sum(2 for day in days.values() if day)
    text = edition.file(path, edition.desk(visitor, "../" * depth))
    if text is None:
        raise NotHereError(f"there is no page {visible_id(path)}", "the first page has the claims")
    return answers.file(path, text, tag)


def _first_board(opened: Opened, request: Request, visitor: Visitor) -> Response:
    """Return the board before anything was read: the one that was drawn last, if it still holds."""
    session, head = opened.unread()
    today = Moment(session.today, None)
    question = first_board.question_of(session, head, visitor)
    text = first_board.found(question) if question else None
    if text is not None:
        opened.read_ahead()
    else:
        edition = opened.edition()
        text = edition.file(INDEX, edition.desk(visitor, "")) or ""
        head, today = edition.head, Moment(edition.view.day, None)
        if question and question == first_board.question_of(session, head, visitor):
            first_board.keep(question, text)
    tag = _tag(head, today, INDEX, visitor)
    if is_held(tag, request.headers.get("If-None-Match", "")):
        return answers.unchanged(tag)
    return answers.file(INDEX, text, tag)


def _tag(head: str, moment: Moment | View, path: str, visitor: Visitor) -> str:
    """Return what is another whenever a page may be."""
    from claimcheck import __version__

    follows = (__version__, head, str(moment.day), path)
    reader = f"{moment.known_on} {visitor.may_write} {visitor.name}"
    return entity_tag(*(one.encode() for one in (*follows, reader)))


def _on_its_day(request: Request, path: str) -> str:
    """Return where a page is found on the days that a query names: `/as-of/2025-12-31/…`."""
    given = request.query_params
    as_of = given.get("as_of") or given.get("known_on") or ""
    days = ["as-of", as_of] if as_of else []
    if given.get("known_on"):
        days += ["known-on", given["known_on"]]
    # An empty name would begin with “//”, which is another host.
    names = [] if path == INDEX else [one for one in path.split("/") if one]
    parts = (quote(one, safe="") for one in (*days, *(names or [""])))
    return "/".join([request.scope["root_path"], *parts])
