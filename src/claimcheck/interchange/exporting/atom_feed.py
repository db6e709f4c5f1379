"""What happened to claims as an Atom feed (RFC 4287): an entry for each fact and change of status.

An entry is `published` on the day of its fact and `updated` when that was recorded or retracted,
so that readers show late news as new. The feed was updated when its newest entry was.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from lxml import etree

from claimcheck.domain.model.correction import Correction
from claimcheck.domain.model.english import (
    capital,
    last_day_in_words,
    on_or_in,
    span_in_words,
    with_lateness,
)
from claimcheck.domain.model.evidence import Evidence
from claimcheck.domain.model.fact import first_second, recorded_at
from claimcheck.domain.model.forecast import Forecast
from claimcheck.domain.model.inquiry import Inquiry
from claimcheck.domain.model.iso_time import iso
from claimcheck.domain.model.reply import Reply
from claimcheck.domain.model.revision import Revision
from claimcheck.domain.model.span import Span
from claimcheck.domain.model.target import number_in_words, with_unit
from claimcheck.domain.model.verdict import Verdict
from claimcheck.domain.publishing.address import web_address
from claimcheck.domain.publishing.permalink import (
    FEED,
    claim_address,
    home,
    lasting_iri,
    lasting_name,
    page_address,
)
from claimcheck.domain.publishing.published import narrowed, told_to_readers
from claimcheck.domain.publishing.vocabulary import STATUS_WORDS
from claimcheck.domain.standing import exchange_words
from claimcheck.domain.standing.detail import Detail, ShownFact, detail
from claimcheck.domain.standing.exchange import Exchange
from claimcheck.domain.standing.standing import Standing
from claimcheck.domain.standing.target_change import target_in_words
from claimcheck.domain.standing.transitions import Transition, transitions
from claimcheck.domain.standing.view import View
from claimcheck.interchange.exporting.legal_text import legal, legal_line, title

ATOM: Final = "http://www.w3.org/2005/Atom"
XHTML: Final = "http://www.w3.org/1999/xhtml"
_ATOM_ONLY: Final[dict[Any, str]] = {None: ATOM}
_XHTML_ONLY: Final[dict[Any, str]] = {None: XHTML}


@dataclass(frozen=True, slots=True)
class Entry:
    """What the feed tells of one fact or change of status."""

    part: str
    """The key of the fact, or what names the change; empty for the claim itself."""
    title: str
    published: date
    updated: datetime
    lines: Sequence[str | None]
    """Paragraphs; what is empty is left out."""
    source: str | None = None
    source_title: str | None = None
    is_fact: bool = True


def feed(view: View, claims: Sequence[Standing]) -> str:
    """Return the feed of what happened to the claims up to the day, the newest first."""
    ledger, settings = view.ledger, view.ledger.settings
    moves: dict[str, list[Transition]] = {}
    told = narrowed(ledger, (one.id for one in claims))
    for move in transitions(told, date.min, view.day, view.known_on):
        moves.setdefault(move.id, []).append(move)
    entries = [
        (entry, one)
        for one in claims
        for entry in (*_facts(view, one), *_moves(view, one, moves.get(one.id, ())))
    ]
    entries.sort(
        key=lambda pair: (pair[0].updated, pair[0].published, pair[1].id, pair[0].part),
        reverse=True,
    )
    newest = entries[0][0].updated if entries else first_second(view.day)

    root = etree.Element(f"{{{ATOM}}}feed", nsmap=_ATOM_ONLY)
    _add(root, "id", lasting_iri(settings, FEED))
    _add(root, "title", title(settings))
    _add(root, "updated", _time(newest))
    _add(_add(root, "author"), "name", title(settings))
    _add(root, "link", rel="self", type="application/atom+xml", href=page_address(settings, FEED))
    if home(settings):
        _add(root, "link", rel="alternate", type="text/html", href=home(settings) + "/")
    _add(root, "generator", "claimcheck")
    for entry, one in entries:
        _add_entry(root, view, one, entry)
    etree.indent(root)
    declaration = '<?xml version="1.0" encoding="utf-8"?>\n'
    return declaration + etree.tostring(root, encoding="unicode") + "\n"


def _facts(view: View, one: Standing) -> Iterator[Entry]:
    """Yield an entry for what was said, and for each fact since, those retracted too."""
    told = detail(view, one.id)
    assert told is not None  # a standing is that of a claim in the picture
    yield _said(one, told)
    corrections = {item.fact.id: item.fact for item in told.corrections}
    facts: tuple[
        ShownFact[Evidence] | ShownFact[Revision] | ShownFact[Verdict] | ShownFact[Forecast], ...
    ]
    facts = (*told.evidence, *told.revisions, *told.verdicts, *told.forecasts)
    for item in (*facts, *told.mistakes, *told.inquiries, *told.replies):
        taken_by = corrections.get(item.retracted) if item.retracted else None
        yield _of_fact(one, item.fact, taken_by, told)
    yield from _silences(view, one)


def _silences(view: View, one: Standing) -> Iterator[Entry]:
    """Yield an entry for each last day for a reply that passed without one."""
    shown = view.claim_as_of(one.id)
    assert shown is not None
    answered = [(reply.inquiry, reply.date.latest) for reply in shown.replies]
    for inquiry in shown.inquiries:
        last = inquiry.reply_by.latest if inquiry.reply_by else view.day
        in_time = any(key == inquiry.id and day <= last for key, day in answered)
        if last < view.day and not in_time:
            after = last + timedelta(days=1)
            yield Entry(
                part=f"silence:{inquiry.id}",
                title=f"No reply: {one.text}",
                published=after,
                updated=max(first_second(after), recorded_at(inquiry)),
                lines=[exchange_words.told(Exchange(inquiry, ()), one.claimant, after)],
                is_fact=False,
            )


def _moves(view: View, one: Standing, moves: Iterable[Transition]) -> Iterator[Entry]:
    """Yield an entry for each change of status that no fact of its day brought about."""
    shown = view.claim_as_of(one.id)
    assert shown is not None
    deciding: tuple[Verdict | Revision, ...] = (*shown.verdicts, *shown.revisions)
    decided = {fact.date.latest for fact in deciding}
    for move in moves:
        if move.from_ in (None, move.to) or move.date in decided:
            continue
        then = View(view.ledger, move.date, view.known_on).standing(one.id)
        yield Entry(
            part=f"status:{move.date}:{move.to}",
            title=f"{STATUS_WORDS[move.to].label}: {one.text}",
            published=move.date,
            updated=first_second(move.date),
            lines=[capital(then.reason if then else move.cause)],
            is_fact=False,
        )


def _said(one: Standing, told: Detail) -> Entry:
    claim = told.claim
    made = claim.made.earliest
    due = f"Due: {span_in_words(claim.deadline)}" if claim.deadline else "No date given"
    words = f" (“{claim.deadline_words}”)" if claim.deadline_words else ""
    return Entry(
        part="",
        title=f"Said by {claim.speaker or claim.claimant}: {one.text}",
        published=made,
        updated=max(first_second(made), first_second(claim.recorded or made)),
        lines=[
            f"{claim.claimant}, {span_in_words(claim.made)}",
            due + words,
            _quoted(claim.quote, claim.wording),
            _quoted(claim.original, claim.lang),
            f"Kept if: {claim.criteria}" if claim.criteria else None,
            f"Note: {claim.note}" if claim.note else None,
        ],
        source=claim.source,
        source_title=claim.title,
    )


def _of_fact(
    one: Standing,
    fact: Evidence | Revision | Verdict | Forecast | Correction | Inquiry | Reply,
    taken_by: Correction | None,
    told: Detail,
) -> Entry:
    if isinstance(fact, Reply):
        label, lines = _replied(fact, told)
    else:
        label, lines = _told(one, fact)
    day = fact.date.latest
    updated = max(first_second(day), recorded_at(fact))
    note = getattr(fact, "note", None)
    if taken_by is not None:
        label = f"Retracted: {label}"
        lines = [f"Retracted {on_or_in(taken_by.date)}: {taken_by.because}", *lines]
        updated = max(updated, recorded_at(taken_by))
    headline: str | None = getattr(fact, "title", None)
    return Entry(
        part=fact.id,
        title=f"{label}: {headline} · {one.text}" if headline else f"{label}: {one.text}",
        published=day,
        updated=updated,
        lines=[*lines, f"Note: {note}" if note else None],
        source=getattr(fact, "source", None),
        source_title=headline,
    )


def _replied(reply: Reply, told: Detail) -> tuple[str, list[str | None]]:
    """Return what a reply is called, and the sentences that say what was asked of whom."""
    asked = (one.fact for one in told.inquiries if not one.retracted)
    inquiry = next((one for one in asked if one.id == reply.inquiry), None)
    claimant = told.claim.claimant
    words = exchange_words.told(Exchange(inquiry, (reply,)), claimant, reply.date.latest)
    label = "Declined to comment" if reply.declined else "Reply"
    return label, [words, _quoted(reply.original, reply.lang)]


def _told(
    one: Standing, fact: Evidence | Revision | Verdict | Forecast | Correction | Inquiry
) -> tuple[str, list[str | None]]:
    """Return what a fact is called, and what to say of it."""
    match fact:
        case Evidence():
            about = f"About {span_in_words(fact.happened)}" if fact.happened else None
            origin = "According to the claimant" if fact.origin == "claimant" else None
            return _STANCES[fact.stance], [
                _quoted(fact.quote, fact.wording),
                _reading(fact),
                about,
                origin,
            ]
        case Revision():
            label, *rest = _revised(fact)
            return label, [*rest, _quoted(fact.quote, fact.wording)]
        case Verdict(verdict=word) if word == "reopened":
            return "Reopened", [fact.because]
        case Verdict(verdict=word):
            assert word != "reopened"
            late = one.late_days if one.status == word else None
            label = with_lateness(STATUS_WORDS[word].label, late)
            fulfilled = f"Came true: {_when(fact.fulfilled)}" if fact.fulfilled else None
            return label, [fact.because, fulfilled]
        case Forecast():
            by = f"By {fact.by}" if fact.by else None
            return f"Odds of {fact.probability * 100:g}%", [by]
        case Correction():
            return "Corrected", [fact.because, *told_to_readers(fact)]
        case Inquiry():
            by = f"Reply asked for by {last_day_in_words(fact.reply_by)}" if fact.reply_by else None
            return f"We asked {exchange_words.whom(fact.to)}", [_quoted(fact.question, None), by]


_STANCES: Final = {
    "supports": "Evidence for",
    "refutes": "Evidence against",
    "mixed": "Evidence for and against",
    "context": "Context",
}


def _when(day: Span | str) -> str:
    return day if isinstance(day, str) else span_in_words(day)


def _revised(revision: Revision) -> list[str]:
    words = f" (“{revision.deadline_words}”)" if revision.deadline_words else ""
    changes = [
        "Condition met" if revision.condition_met else "",
        f"Now due {on_or_in(revision.deadline)}{words}" if revision.deadline else "",
        f"Date withdrawn{words}" if revision.undated else "",
        f"Target now {target_in_words(revision.target)}" if revision.target else "",
        f"Now worded “{revision.text}”" if revision.text else "",
    ]
    return [change for change in changes if change] or ["Repeated"]


def _reading(item: Evidence) -> str | None:
    if item.value is None:
        return None
    value = with_unit(number_in_words(item.value), item.unit or "")
    return f"{item.measure or 'Reading'}: {value}"


def _quoted(quote: str | None, how: str | None) -> str | None:
    return f"“{quote}”{f' ({how})' if how and how != 'verbatim' else ''}" if quote else None


def _add_entry(root: etree._Element, view: View, one: Standing, entry: Entry) -> None:
    settings, claim = view.ledger.settings, view.ledger.claims[one.id]
    element = _add(root, "entry")
    _add(element, "id", lasting_name(settings, claim, entry.part))
    _add(element, "title", legal_line(entry.title))
    _add(element, "published", _time(first_second(entry.published)))
    _add(element, "updated", _time(entry.updated))
    anchor = entry.part if entry.is_fact else ""
    _add(element, "link", rel="alternate", href=claim_address(settings, one.id, anchor))
    source = web_address(entry.source)
    if source:
        _add(element, "link", rel="related", href=source)
    for tag in filter(None, map(legal_line, one.tags)):
        _add(element, "category", term=tag)
    content = _add(element, "content", type="xhtml")
    div = etree.SubElement(content, f"{{{XHTML}}}div", nsmap=_XHTML_ONLY)
    for line in filter(None, entry.lines):
        etree.SubElement(div, f"{{{XHTML}}}p").text = legal(line)
    if entry.source:
        paragraph = etree.SubElement(div, f"{{{XHTML}}}p")
        words = legal_line(entry.source_title or entry.source)
        if source:
            etree.SubElement(paragraph, f"{{{XHTML}}}a", href=source).text = words
        else:
            paragraph.text = words


def _add(parent: etree._Element, tag: str, text: str = "", **attributes: str) -> etree._Element:
    element = etree.SubElement(parent, f"{{{ATOM}}}{tag}", attributes)
    element.text = text or None
    return element


def _time(when: datetime) -> str:
    return iso(when)
