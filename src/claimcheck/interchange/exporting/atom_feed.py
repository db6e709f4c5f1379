"""What happened to claims as Atom feeds (RFC 4287) of the newest fifty news, with archives.

An entry is `published` on the day of its fact and `updated` when that was recorded or retracted,
so that readers show late news as new. The archives (RFC 5005) hold all of it, by fifties of a
year from its first on: what is recorded later comes behind and leaves a full one as it is.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby, islice
from typing import Any, Final, Literal

from lxml import etree

from claimcheck.domain.model.fact import first_second
from claimcheck.domain.model.iso_time import iso
from claimcheck.domain.model.source_name import site_and_path
from claimcheck.domain.publishing.address import web_address
from claimcheck.domain.publishing.news import News, news
from claimcheck.domain.publishing.permalink import (
    FEED,
    archive_path,
    claim_address,
    claimant_feed_path,
    claimant_path,
    home,
    lasting_iri,
    lasting_name,
    page_address,
)
from claimcheck.domain.publishing.redaction import redaction
from claimcheck.domain.standing.standing import Standing
from claimcheck.domain.standing.view import View
from claimcheck.interchange.exporting.feed_entry import Redact, entry
from claimcheck.interchange.exporting.legal_text import legal, legal_line, title

ATOM: Final = "http://www.w3.org/2005/Atom"
HISTORY: Final = "http://purl.org/syndication/history/1.0"
XHTML: Final = "http://www.w3.org/1999/xhtml"
_XHTML_ONLY: Final[dict[Any, str]] = {None: XHTML}
_BASE: Final = "{http://www.w3.org/XML/1998/namespace}base"

PAGE: Final = 50
"""News in a feed, and in a full archive."""


@dataclass(frozen=True, slots=True)
class _Document:
    """What is written around the entries of one file."""

    path: str
    told: Sequence[News]
    """The newest first."""
    feed: str = FEED
    """The path of the feed that it is, or is an archive of."""
    about: str = ""
    """Whose claims it is about, where that is one claimant."""
    page: str = ""
    """The path of the page that shows the same to people."""
    before: str = ""
    """The path of the archive that goes before; empty for none."""
    mark: Literal["archive", "complete"] | None = None
    """What RFC 5005 calls it."""


def feed(view: View, claims: Sequence[Standing], *, whole: bool = False) -> str:
    """Return the feed of the newest news of the claims up to the day, of all if it is `whole`."""
    newest = _newest(_history(view, claims))
    if whole:
        document = _Document(FEED, [*newest], mark="complete")
    else:
        document = _Document(FEED, [*islice(newest, PAGE)])
    return _Feeds(view, claims).text(document)


def feed_files(view: View, claims: Sequence[Standing]) -> dict[str, Callable[[], str]]:
    """Return what makes each file of the feeds of a site, by its path.

    They are the feed of all the claims with its archives, and a feed for each claimant.
    """
    history = _history(view, claims)
    documents, before = [], ""
    for path, page in _archives(history):
        told = [*_newest(page)]
        documents.append(_Document(path, told, before=before, mark="archive"))
        before = path
    documents.append(_Document(FEED, [*islice(_newest(history), PAGE)], before=before))
    documents += _of_claimants(view, claims, history)
    feeds = _Feeds(view, claims)
    return {one.path: partial(feeds.text, one) for one in documents}


def _history(view: View, claims: Iterable[Standing]) -> list[News]:
    """Return all that was ever told of the claims, the oldest first."""
    return sorted(item for one in claims for item in news(view, one.id))


def _newest(history: Sequence[News]) -> Iterator[News]:
    """Yield the news of a history, the newest first; what was told anew only as it was then."""
    seen = set()
    for one in reversed(history):
        name = one.claim, one.fact, one.silence, one.status, one.date if one.status else None
        if name not in seen:
            seen.add(name)
            yield one


def _of_claimants(
    view: View, claims: Iterable[Standing], history: Sequence[News]
) -> Iterator[_Document]:
    ledger = view.ledger
    party_of = {one.id: ledger.party(one.claimant) for one in claims}
    newest: dict[str, list[News]] = {party: [] for party in party_of.values()}
    for item in _newest(history):
        if len(theirs := newest[party_of[item.claim]]) < PAGE:
            theirs.append(item)
    for party, theirs in newest.items():
        path, page = claimant_feed_path(ledger, party), claimant_path(ledger, party)
        yield _Document(path, theirs, feed=path, about=party, page=page)


def _archives(history: Iterable[News]) -> Iterator[tuple[str, Sequence[News]]]:
    """Yield the path of each archive and what is in it, from old to new.

    The last fifty of a year is full when there are fifty, or news of a later year.
    """
    years = [(year, [*items]) for year, items in groupby(history, key=lambda one: one.told.year)]
    for year, items in years:
        for number, start in enumerate(range(0, len(items), PAGE), start=1):
            page = items[start : start + PAGE]
            if len(page) == PAGE or year != years[-1][0]:
                yield archive_path(year, number), page


class _Feeds:
    """What the documents about some claims have in common."""

    def __init__(self, view: View, claims: Sequence[Standing]) -> None:
        self.view = view
        self.redact: Redact | None = None
        if not any(one.draft for one in claims):
            self.redact = redaction(view)

    def text(self, document: _Document) -> str:
        """Return a document as XML."""
        settings, path = self.view.ledger.settings, document.path
        names: dict[Any, str] = {None: ATOM, **({"fh": HISTORY} if document.mark else {})}
        root = etree.Element(f"{{{ATOM}}}feed", nsmap=names)
        if "/" in path and not home(settings):
            root.set(_BASE, "../")
        called = title(settings) + (f": {legal_line(document.about)}" if document.about else "")
        told = document.told
        newest = told[0].told if told else first_second(self.view.day)
        _add(root, "id", lasting_iri(settings, document.feed))
        _add(root, "title", called)
        _add(root, "updated", iso(newest))
        _add(_add(root, "author"), "name", title(settings))
        self._link(root, "self", path)
        if document.before:
            self._link(root, "prev-archive", document.before)
        if document.feed != path:
            self._link(root, "current", document.feed)
        if home(settings):
            page = page_address(settings, document.page)
            _add(root, "link", rel="alternate", type="text/html", href=page)
        _add(root, "generator", "claimcheck")
        if document.mark:
            etree.SubElement(root, f"{{{HISTORY}}}{document.mark}")
        for one in told:
            self._add_entry(root, one)
        etree.indent(root)
        declaration = '<?xml version="1.0" encoding="utf-8"?>\n'
        return declaration + etree.tostring(root, encoding="unicode") + "\n"

    def _link(self, root: etree._Element, rel: str, path: str) -> None:
        href = page_address(self.view.ledger.settings, path)
        _add(root, "link", rel=rel, type="application/atom+xml", href=href)

    def _add_entry(self, root: etree._Element, one: News) -> None:
        settings, claim = self.view.ledger.settings, self.view.ledger.claims[one.claim]
        words = entry(self.view, one, self.redact)
        element = _add(root, "entry")
        _add(element, "id", lasting_name(settings, claim, words.part))
        _add(element, "title", legal_line(words.title))
        _add(element, "published", iso(first_second(one.date)))
        _add(element, "updated", iso(one.told))
        _add(element, "link", rel="alternate", href=claim_address(settings, claim.id, one.fact))
        source = web_address(words.source)
        if source:
            _add(element, "link", rel="related", href=source)
        for tag in filter(None, map(legal_line, words.tags)):
            _add(element, "category", term=tag)
        content = _add(element, "content", type="xhtml")
        div = etree.SubElement(content, f"{{{XHTML}}}div", nsmap=_XHTML_ONLY)
        for line in filter(None, words.lines):
            etree.SubElement(div, f"{{{XHTML}}}p").text = legal(line)
        if words.source:
            paragraph = etree.SubElement(div, f"{{{XHTML}}}p")
            if source:
                link = legal_line(words.source_title or site_and_path(words.source))
                etree.SubElement(paragraph, f"{{{XHTML}}}a", href=source).text = link
            else:
                paragraph.text = legal_line(words.source_title or words.source)


def _add(parent: etree._Element, tag: str, text: str = "", **attributes: str) -> etree._Element:
    element = etree.SubElement(parent, f"{{{ATOM}}}{tag}", attributes)
    element.text = text or None
    return element
