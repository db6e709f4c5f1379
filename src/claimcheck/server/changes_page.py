"""What changed between two days, and why."""

from itertools import groupby

from starlette.requests import Request
from starlette.responses import Response

from claimcheck.desk.changes_between import changes_between
from claimcheck.server import answers
from claimcheck.server.opened import Opened
from claimcheck.server.visitor import visitor_of


def changes_page(opened: Opened, request: Request) -> Response:
    """Return the page of changes, the newest day first; UsageError for words that name no day."""
    given = request.query_params
    since, until = (given.get(name, "").strip() for name in ("since", "until"))
    edition, session = opened.edition(), opened.session()
    found = changes_between(session, edition.view, since or None, until or None, is_bound=False)
    days = [
        (day, list(some)) for day, some in groupby(reversed(found.changes), lambda one: one.date)
    ]
    desk = edition.desk(visitor_of(request), "")
    text = edition.draw("changes.html", desk, found=found, days=days, since=since, until=until)
    return answers.page(text)
