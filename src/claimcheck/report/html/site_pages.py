"""A ledger as a site: an index, lists of claims, and a page for each claim, claimant and tag."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from claimcheck.domain.publishing.permalink import (
    CORRECTIONS,
    INDEX,
    SEARCH,
    claim_path,
    claimant_path,
    home,
    tag_path,
)
from claimcheck.domain.publishing.published import Retraction
from claimcheck.domain.publishing.vocabulary import STATUS_WORDS
from claimcheck.domain.scoring.credit import Rule
from claimcheck.domain.scoring.track_record import Record, tally
from claimcheck.domain.standing.standing import Standing, Status
from claimcheck.domain.standing.transitions import transitions
from claimcheck.domain.standing.view import View
from claimcheck.report.board import Board
from claimcheck.report.claim_history import ClaimHistory
from claimcheck.report.claimant_sentence import claimant_sentence
from claimcheck.report.html.assets import assets
from claimcheck.report.html.board_layout import portions, sheet
from claimcheck.report.html.claim_listing import LayOut, listings, pages_of
from claimcheck.report.html.claim_page import claim_page
from claimcheck.report.html.corrections_page import MOST, mistakes
from claimcheck.report.html.method_page import RULES, method
from claimcheck.report.html.search_index import search_index
from claimcheck.report.html.share_chart import Share, share
from claimcheck.report.html.site_frame import Frame, Group, Page, Site
from claimcheck.report.html.sitemap import robots, sitemaps
from claimcheck.report.terminal.score_output import slip_in_words

Review = Callable[[Standing], Mapping[str, Any] | None]
"""What tells search engines of a ruling; None where there is none to tell of."""


def no_review(_: Standing) -> None:
    """Tell of no ruling."""


def draw_site(
    view: View,
    board: Board,
    *,
    retracted: Callable[[], Sequence[Retraction]] = tuple,
    review: Review = no_review,
    others: Collection[str] = (),
) -> Site:
    """Return the pages of a site, drawn one by one: of the claims on the board all the view holds.

    `retracted` gives the claims that were taken back, whose addresses say so; `review` makes the
    structured data of a claim.
    """
    frame = _frame(view, board, others)
    groups = [
        Group("claims/", lambda: _below_claims(view, board, frame, retracted, review)),
        Group("claimants/", lambda: _claimants(view, board, frame)),
        Group("tags/", lambda: _tags(board, frame)),
        Group("corrections", lambda: _corrections(view, frame, retracted())),
        Group("", lambda: _front(view, board, frame, review)),
    ]
    if frame.home:
        groups = [Group("sitemap", partial(_sitemaps, frame, groups)), *groups]
    return Site(frame, groups)


def _sitemaps(frame: Frame, groups: Sequence[Group]) -> Iterator[Page]:
    in_order = (groups[-1], *groups[:-1])
    return sitemaps(
        frame, [one.path for group in in_order for one in group.pages() if one.is_listed]
    )


def _file(path: str, text: str) -> Page:
    return Page(path, lambda desk=None: text, is_listed=False)


def _frame(view: View, board: Board, others: Collection[str]) -> Frame:
    ledger = view.ledger
    return Frame(
        title=board.title,
        byline=board.byline,
        contact=board.contact,
        day=board.day,
        known_on=board.known_on,
        filter=board.filter,
        home=home(ledger.settings),
        pages={one.claim.id: claim_path(one.claim.id) for one in board.claims},
        parties={
            party: claimant_path(ledger, party)
            for party in dict.fromkeys(one.party for one in board.claims)
        },
        tags={tag: tag_path(tag) for tag in sorted({*_tags_of(board)})},
        others=others,
        texts={one.claim.id: one.claim.text for one in board.claims},
        search=partial(search_index, board.claims),
    )


def _tags_of(board: Board) -> Iterator[str]:
    return (tag for one in board.claims for tag in one.claim.tags)


def _front(view: View, board: Board, frame: Frame, review: Review) -> Iterator[Page]:
    """Yield what stands at the root: the index begins the list of all claims."""
    _, lay_out = next(listings(board.claims, INDEX, board.day))
    yield _index(board, frame, lay_out)
    yield frame.page("records.html", "all_records.html", lambda: {"sheet": sheet(board)})
    yield _about(view, board, frame, review)
    if frame.tags:
        yield frame.page("tags.html", "tags.html", _counts, board, frame)
    for one in assets():
        yield _file(one.path, one.text)
    yield Page(SEARCH, lambda desk=None: "".join(frame.search()), is_listed=False)
    yield from robots(frame)


def _below_claims(
    view: View,
    board: Board,
    frame: Frame,
    retracted: Callable[[], Sequence[Retraction]],
    review: Review,
) -> Iterator[Page]:
    """Yield the pages on which the list of all claims goes on, and those of claims."""
    for path, lay_out in listings(board.claims, INDEX, board.day):
        if path != INDEX:
            yield _further(frame, path, lay_out)
    yield from _claims(view, board, frame, review)
    yield from _addresses_from_before(view, frame, retracted())


def _index(board: Board, frame: Frame, lay_out: LayOut) -> Page:
    def values() -> Mapping[str, Any]:
        texts, pages = frame.texts, frame.pages
        return {"sheet": sheet(board), "listing": lay_out(), "pages": pages, "texts": texts}

    return frame.page(INDEX, "index.html", values)


def _further(frame: Frame, path: str, lay_out: LayOut) -> Page:
    return frame.page(path, "listing.html", lambda: {"listing": lay_out()})


def _about(view: View, board: Board, frame: Frame, review: Review) -> Page:
    def values() -> Mapping[str, Any]:
        return {"method": method(view.ledger.settings), "ratings": _ratings(board, review)}

    return frame.page("method.html", "method.html", values)


def _corrections(view: View, frame: Frame, retracted: Sequence[Retraction]) -> Iterator[Page]:
    found = mistakes(view, frame.pages, retracted)
    for pager, shown in pages_of(found, CORRECTIONS, MOST):
        values = {"pager": pager, "mistakes": shown}
        yield frame.page(pager.path, "corrections.html", values.copy)


def _ratings(board: Board, review: Review) -> list[tuple[int, str]]:
    """Return the numbers that the reviews give, the best first, and for what."""
    found = set()
    for one in board.claims:
        rating = (review(one.claim) or {}).get("reviewRating", {})
        if "ratingValue" in rating:
            late = ", late" if one.claim.late_days else ""
            found.add((rating["ratingValue"], STATUS_WORDS[one.claim.status].phrase + late))
    return sorted(found, key=lambda pair: (-pair[0], pair[1]))


def _claims(view: View, board: Board, frame: Frame, review: Review) -> Iterator[Page]:
    def values(history: ClaimHistory) -> Mapping[str, Any]:
        id_ = history.claim.id
        moves = transitions(view.ledger, date.min, view.day, view.known_on, ids=(id_,))
        return {
            "page": claim_page(view, history, moves),
            "one": history.claim,
            "texts": frame.texts,
            "review": review(history.claim),
            "resolve": view.ledger.resolve,
        }

    for one in board.claims:
        yield frame.page(frame.pages[one.claim.id], "claim.html", values, one)


def _claimants(view: View, board: Board, frame: Frame) -> Iterator[Page]:
    tallies = tally(view)
    under: dict[Rule, dict[str, Record]] = {
        rule: {one.name: one for one in tallies.records(rule)} for rule in RULES
    }
    declared = {one.name: one for one in view.ledger.claimants.values()}

    def page(name: str, sentence: str, path: str, lay_out: LayOut) -> Page:
        def values() -> Mapping[str, Any]:
            records = [(rule, under[rule][name]) for rule in RULES if name in under[rule]]
            shares = [(rule, share(record)) for rule, record in records]
            return {
                "name": name,
                "party": declared.get(name),
                "sentence": sentence,
                "slip": _slip(shares),
                "shares": shares,
                "listing": lay_out(),
            }

        return frame.page(path, "claimant.html", values)

    for name, histories in _grouped(board, lambda one: (one.party,)).items():
        sentence = claimant_sentence(name, [one.claim for one in histories])
        for path, lay_out in listings(histories, frame.parties[name], board.day):
            yield page(name, sentence, path, lay_out)


def _slip(shares: Sequence[tuple[Rule, Share]]) -> str:
    """Return how the dates of a claimant moved, in words, which is the same under every rule."""
    records = [share.record for _, share in shares if share.record.slip_n]
    return slip_in_words(records[0]) if records else ""


def _counts(board: Board, frame: Frame) -> Mapping[str, Any]:
    count = Counter(tag for one in board.claims for tag in dict.fromkeys(one.claim.tags))
    by_name = sorted(frame.tags, key=lambda tag: (tag.casefold(), tag))
    return {"counts": [(tag, count[tag]) for tag in by_name]}


def _tags(board: Board, frame: Frame) -> Iterator[Page]:
    def page(tag: str, statuses: Mapping[Status, int], path: str, lay_out: LayOut) -> Page:
        def values() -> Mapping[str, Any]:
            return {"tag": tag, "portions": portions(statuses), "listing": lay_out()}

        return frame.page(path, "tag.html", values)

    for tag, histories in _grouped(board, lambda one: dict.fromkeys(one.claim.tags)).items():
        statuses = Counter(one.claim.status for one in histories)
        for path, lay_out in listings(histories, frame.tags[tag], board.day):
            yield page(tag, statuses, path, lay_out)


def _grouped(
    board: Board, names_of: Callable[[ClaimHistory], Iterable[str]]
) -> Mapping[str, list[ClaimHistory]]:
    """Return the claims under each of their names, in the order of the board."""
    found: dict[str, list[ClaimHistory]] = {}
    for history in board.claims:
        for name in names_of(history):
            found.setdefault(name, []).append(history)
    return found


def _addresses_from_before(
    view: View, frame: Frame, retracted: Sequence[Retraction]
) -> Iterator[Page]:
    """Yield what stands under old ids, and under those of claims that were taken back."""
    for old, id_ in view.ledger.old_ids.items():
        if id_ in frame.pages:
            yield _lone(frame, old, "moved.html", {"id": id_})
    for one in retracted:
        for name in (one.claim.id, *one.claim.was):
            yield _lone(frame, name, "retracted.html", {"by": one.by})


def _lone(frame: Frame, id_: str, template: str, values: dict[str, Any]) -> Page:
    return frame.page(claim_path(id_), template, values.copy, is_listed=False)
