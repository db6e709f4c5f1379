"""Every error and every warning in the ledger, each with its line."""

from starlette.requests import Request
from starlette.responses import Response

from claimcheck.desk.ledger_check import check_ledger
from claimcheck.domain.standing.standing import Moment
from claimcheck.server import answers
from claimcheck.server.opened import Opened
from claimcheck.server.visitor import visitor_of


def check_page(opened: Opened, request: Request) -> Response:
    """Return the page of what is wrong or doubtful."""
    edition, session = opened.edition(), opened.session()
    checked, count = check_ledger(session, Moment(session.today, None))
    desk = edition.desk(visitor_of(request), "")
    return answers.page(edition.draw("check.html", desk, problems=checked.problems, count=count))
