"""The weekly round in a browser: a claim at a time, with the letters of `review`."""

from starlette.requests import Request
from starlette.responses import Response

from claimcheck.desk.review_queue import claims_to_review
from claimcheck.desk.selection import Selection
from claimcheck.desk.source_addresses import web_addresses
from claimcheck.domain.model.iso_time import iso
from claimcheck.domain.standing.attention import attention_to
from claimcheck.server import answers
from claimcheck.server.forms.catalogue import FORMS
from claimcheck.server.forms.claim_aside import claim_aside
from claimcheck.server.forms.meanwhile import digest_of
from claimcheck.server.forms.round_state import Round
from claimcheck.server.opened import Opened
from claimcheck.server.visitor import visitor_of


def review_page(opened: Opened, request: Request) -> Response:
    """Return the page of the claim that is next, or the one that says that there is none."""
    given = request.query_params
    seen = tuple(filter(None, given.get("seen", "").split(",")))
    round_ = Round(seen, given.get("all") == "yes", given.get("where", "").strip())
    edition, session = opened.edition(), opened.session()
    queue = claims_to_review(session, [], Selection(), all_open=round_.all_open)
    left = [one.id for one in queue if one.id not in seen]
    hand = given.get("claim", "")
    id_ = session.ledger.find(hand).id if hand else next(iter(left), "")
    aside = claim_aside(edition, id_) if id_ else None
    text = edition.draw(
        "review.html",
        edition.desk(visitor_of(request), ""),
        round=round_,
        aside=aside,
        why=attention_to(aside.detail.standing) if aside else None,
        sources=web_addresses(aside.detail) if aside else (),
        place=len(seen) + 1,
        total=len({*seen, *left, *filter(None, (id_,))}),
        opened=iso(session.now),
        facts=digest_of(session.ledger, [id_] if id_ else []),
        saved=_saved(given.get("saved", "")),
    )
    return answers.page(text)


def _saved(words: str) -> tuple[str, str, str] | None:
    """Return what was saved last: in words, the id of its claim, and the key of its fact."""
    name, _, rest = words.partition(" ")
    id_, _, key = rest.partition(" ")
    return (FORMS[name].saved, id_, key) if name in FORMS else None
