"""What was written, where its claims now stand, and what came meanwhile, and from whom."""

from dataclasses import dataclass
from datetime import UTC, datetime

from starlette.requests import Request
from starlette.responses import Response

from claimcheck.domain.model.fact import Fact
from claimcheck.domain.standing.standing import Standing
from claimcheck.errors import UsageError
from claimcheck.server import answers
from claimcheck.server.forms.catalogue import FORMS
from claimcheck.server.forms.meanwhile import facts_since
from claimcheck.server.opened import Opened
from claimcheck.server.visitor import visitor_of


@dataclass(frozen=True, slots=True)
class Saved:
    """A claim that was written to."""

    standing: Standing | None
    """None for one that is not in the picture: it was taken back."""
    id: str
    key: str
    """Of the new fact; empty for a new claim."""
    meanwhile: tuple[Fact, ...]
    """What others recorded since the form was opened."""


def saved_page(opened: Opened, request: Request) -> Response:
    """Return the page that a form leads to, all of which stands in its address."""
    given = request.query_params
    form = FORMS.get(given.get("form", ""))
    if form is None:
        raise UsageError("this is no address that a form leads to", "go back to the first page")
    edition, session = opened.edition(), opened.session()
    since = _moment(given.get("opened", ""))
    found = []
    for words in given.getlist("fact"):
        id_, _, key = words.partition(" ")
        claim = session.ledger.find(id_)
        new = facts_since(session.ledger, claim.id, since) if since else ()
        others = tuple(one for one in new if key and one.id != key)
        found.append(Saved(edition.view.standing(claim.id), claim.id, key, others))
    desk = edition.desk(visitor_of(request), "")
    again = given.get("again") == "yes"
    return answers.page(edition.draw("saved.html", desk, form=form, saved=found, again=again))


def _moment(words: str) -> datetime | None:
    try:
        return datetime.fromisoformat(words).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
