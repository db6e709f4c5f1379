"""A ledger as a site: an index, a page for each claim and claimant, and one on the method."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from claimcheck.domain.publishing.permalink import claim_path, claimant_path, home
from claimcheck.domain.publishing.published import Retraction
from claimcheck.domain.publishing.vocabulary import STATUS_WORDS
from claimcheck.domain.scoring.credit import Rule
from claimcheck.domain.scoring.track_record import Record, tally
from claimcheck.domain.standing.transitions import Transition, transitions
from claimcheck.domain.standing.view import View
from claimcheck.report.board import Board
from claimcheck.report.claim_history import ClaimHistory
from claimcheck.report.claimant_sentence import claimant_sentence
from claimcheck.report.html.assets import assets
from claimcheck.report.html.board_layout import sheet, table
from claimcheck.report.html.chart_scale import shared_scale
from claimcheck.report.html.claim_page import claim_page
from claimcheck.report.html.method_page import RULES, method
from claimcheck.report.html.page_templates import render
from claimcheck.report.html.share_chart import Share, share
from claimcheck.report.terminal.score_output import slip_in_words

Page = tuple[str, str]
"""The path of a file below the root of the site, and its text."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What every page of a site has around it."""

    title: str
    byline: str
    contact: str
    day: date
    known_on: date | None
    filter: str
    """What the claims were chosen by, in words; empty for all of them."""
    home: str
    """Where the site lives, without a slash at its end; empty without a `base-url`."""
    pages: Mapping[str, str]
    """The paths of the claims' pages, by id."""
    parties: Mapping[str, str]
    """The paths of the claimants' pages, by the name that a party is known by."""
    others: Collection[str]
    """Files that lie beside the pages: the feed, the calendar, the data."""


def draw_site(
    view: View,
    board: Board,
    *,
    retracted: Sequence[Retraction] = (),
    reviews: Mapping[str, Any] | None = None,
    others: Collection[str] = (),
) -> Iterator[Page]:
    """Yield the pages of a site: of the claims on the board all that the view holds.

    The address of each that was taken back says so. `reviews` holds the structured data of claims
    with a verdict, by id.
    """
    ledger = view.ledger
    frame = Frame(
        title=board.title,
        byline=board.byline,
        contact=board.contact,
        day=board.day,
        known_on=board.known_on,
        filter=board.filter,
        home=home(ledger.settings),
        pages={one.claim.id: claim_path(one.claim.id) for one in board.claims},
        parties={one.party: claimant_path(ledger, one.party) for one in board.claims},
        others=others,
    )
    texts = {one.claim.id: one.claim.text for one in board.claims}
    yield from ((one.path, one.text) for one in assets())
    yield _page(
        frame, "index.html", "index.html", sheet=sheet(board), pages=frame.pages, texts=texts
    )
    yield _page(
        frame,
        "method.html",
        "method.html",
        method=method(ledger.settings),
        ratings=_ratings(board, reviews or {}),
        retractions=retracted,
        paths={one.claim.id: claim_path(one.claim.id) for one in retracted},
    )
    yield from _claims(view, board, frame, texts, reviews or {})
    yield from _claimants(view, board, frame)
    for old, id_ in ledger.old_ids.items():
        if id_ in frame.pages:
            yield _page(frame, claim_path(old), "moved.html", id=id_, text=texts[id_])
    for one in retracted:
        for name in (one.claim.id, *one.claim.was):
            yield _page(frame, claim_path(name), "retracted.html", by=one.by)
    if frame.home:
        paths = ["", "method.html", *frame.pages.values(), *frame.parties.values()]
        yield _page(frame, "sitemap.xml", "sitemap.xml", paths=paths)


def page_count(view: View, board: Board, retracted: Sequence[Retraction]) -> int:
    """Return how many pages `draw_site` will yield."""
    claims = {one.claim.id for one in board.claims}
    parties = {one.party for one in board.claims}
    moved = [id_ for id_ in view.ledger.old_ids.values() if id_ in claims]
    gone = sum(1 + len(one.claim.was) for one in retracted)
    pages = len(assets()) + 2 + len(claims) + len(parties) + len(moved) + gone
    return pages + bool(view.ledger.settings.base_url)


def _page(frame: Frame, path: str, template: str, **values: Any) -> Page:
    root = "../" * path.count("/")
    return path, render(template, frame=frame, path=path, root=root, **values)


def _ratings(board: Board, reviews: Mapping[str, Any]) -> list[tuple[int, str]]:
    """Return the numbers that the reviews give, the best first, and for what."""
    found = set()
    for one in board.claims:
        rating = reviews.get(one.claim.id, {}).get("reviewRating", {})
        if "ratingValue" in rating:
            late = ", late" if one.claim.late_days else ""
            found.add((rating["ratingValue"], STATUS_WORDS[one.claim.status].phrase + late))
    return sorted(found, key=lambda pair: (-pair[0], pair[1]))


def _claims(
    view: View,
    board: Board,
    frame: Frame,
    texts: Mapping[str, str],
    reviews: Mapping[str, Any],
) -> Iterator[Page]:
    moves: dict[str, list[Transition]] = {}
    for move in transitions(view.ledger, date.min, view.day, view.known_on):
        moves.setdefault(move.id, []).append(move)
    for history in board.claims:
        id_ = history.claim.id
        yield _page(
            frame,
            frame.pages[id_],
            "claim.html",
            page=claim_page(view, history, moves.get(id_, [])),
            one=history.claim,
            texts=texts,
            review=reviews.get(id_),
            resolve=view.ledger.resolve,
        )


def _claimants(view: View, board: Board, frame: Frame) -> Iterator[Page]:
    tallies = tally(view)
    under: dict[Rule, dict[str, Record]] = {
        rule: {one.name: one for one in tallies.records(rule)} for rule in RULES
    }
    by_party: dict[str, list[ClaimHistory]] = {}
    for history in board.claims:
        by_party.setdefault(history.party, []).append(history)
    declared = {one.name: one for one in view.ledger.claimants.values()}
    for name, histories in by_party.items():
        shares = [(rule, share(under[rule][name])) for rule in RULES if name in under[rule]]
        yield _page(
            frame,
            frame.parties[name],
            "claimant.html",
            name=name,
            party=declared.get(name),
            sentence=claimant_sentence(name, [one.claim for one in histories]),
            slip=_slip(shares),
            shares=shares,
            table=table(histories, shared_scale(histories, board.day), board.day),
        )


def _slip(shares: Sequence[tuple[Rule, Share]]) -> str:
    """Return how the dates of a claimant moved, in words, which is the same under every rule."""
    records = [share.record for _, share in shares if share.record.slip_n]
    return slip_in_words(records[0]) if records else ""
