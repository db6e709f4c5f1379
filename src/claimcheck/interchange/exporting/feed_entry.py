"""One piece of news in words, as the ledger showed it when it was told."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.correction import Correction
from claimcheck.domain.model.english import (
    capital,
    day_in_words,
    last_day_in_words,
    on_or_in,
    span_in_words,
    with_lateness,
)
from claimcheck.domain.model.evidence import Evidence
from claimcheck.domain.model.fact import Fact
from claimcheck.domain.model.forecast import Forecast
from claimcheck.domain.model.inquiry import Inquiry
from claimcheck.domain.model.look import Look
from claimcheck.domain.model.reply import Reply
from claimcheck.domain.model.revision import Revision
from claimcheck.domain.model.signature import Signature
from claimcheck.domain.model.span import Span
from claimcheck.domain.model.verdict import Verdict
from claimcheck.domain.publishing.news import News, shown_on
from claimcheck.domain.publishing.published import narrowed, told_to_readers
from claimcheck.domain.publishing.redaction import redaction
from claimcheck.domain.publishing.vocabulary import STATUS_WORDS
from claimcheck.domain.standing import exchange_words
from claimcheck.domain.standing.corrected import correct
from claimcheck.domain.standing.exchange import Exchange
from claimcheck.domain.standing.reading_words import reading_in_words
from claimcheck.domain.standing.target_change import target_in_words
from claimcheck.domain.standing.view import View

Redact = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed says of a piece of news."""

    part: str
    """What names it within its claim: the key of a fact, a day and a status, or nothing."""
    title: str
    lines: Sequence[str | None]
    """Paragraphs; what is empty is left out."""
    tags: tuple[str, ...]
    source: str | None = None
    source_title: str | None = None


def entry(view: View, one: News, redact: Redact | None) -> Entry:
    """Return what was told, without the names of drafts unless `redact` is None."""
    then = shown_on(view, one.told.date())
    stored = view.ledger.claims[one.claim]
    corrected = correct(stored, then.known_on)
    claim = corrected.claim
    if one.status:
        return _status_change(then, one, claim, redact)
    if not one.fact:
        return _said(claim)
    facts: dict[str, Fact] = {fact.id: fact for _, fact in stored.facts()}
    fact = facts[one.fact]
    if one.silence:
        assert isinstance(fact, Inquiry)  # nothing else waits for a reply
        return _silence(one, claim, fact)
    by = facts.get(corrected.retracted.get(one.fact, ""))
    assert by is None or isinstance(by, Correction)  # nothing else retracts
    return _of_fact(then, claim, fact, by)


def _silence(one: News, claim: Claim, inquiry: Inquiry) -> Entry:
    return Entry(
        part=f"silence:{inquiry.id}",
        title=f"No reply: {claim.text}",
        lines=[exchange_words.told(Exchange(inquiry, ()), claim.claimant, one.date)],
        tags=claim.tags,
    )


def _status_change(then: View, one: News, claim: Claim, redact: Redact | None) -> Entry:
    assert one.status is not None
    standing = then.standing(one.claim)
    assert standing is not None  # it had a status to change
    reason = standing.reason
    if redact is not None and claim.parts:  # a part that was a draft then, or is one now
        family = View(narrowed(then.ledger, [claim.id]), then.day, then.known_on)
        reason = redact(redaction(family)(reason))
    label = with_lateness(STATUS_WORDS[one.status].label, standing.late_days)
    return Entry(
        part=f"status:{one.date}:{one.status}",
        title=f"{label}: {claim.text}",
        lines=[capital(reason)],
        tags=claim.tags,
    )


def _said(claim: Claim) -> Entry:
    due = f"Due: {span_in_words(claim.deadline)}" if claim.deadline else "No date given"
    words = f" (“{claim.deadline_words}”)" if claim.deadline_words else ""
    return Entry(
        part="",
        title=f"Said by {claim.speaker or claim.claimant}: {claim.text}",
        lines=[
            f"{claim.claimant}, {span_in_words(claim.made)}",
            due + words,
            _quoted(claim.quote, claim.wording),
            _quoted(claim.original, claim.lang),
            f"Kept if: {claim.criteria}" if claim.criteria else None,
            f"Note: {claim.note}" if claim.note else None,
        ],
        tags=claim.tags,
        source=claim.source,
        source_title=claim.title,
    )


def _of_fact(then: View, claim: Claim, fact: Fact, taken_by: Correction | None) -> Entry:
    label, lines = _told(then, claim, fact)
    note = getattr(fact, "note", None)
    if taken_by is not None:
        label = f"Retracted: {label}"
        lines = [f"Retracted {on_or_in(taken_by.date)}: {taken_by.because}", *lines]
    headline: str | None = getattr(fact, "title", None)
    return Entry(
        part=fact.id,
        title=f"{label}: {headline} · {claim.text}" if headline else f"{label}: {claim.text}",
        lines=[*lines, f"Note: {note}" if note else None],
        tags=claim.tags,
        source=getattr(fact, "source", None),
        source_title=headline,
    )


def _told(then: View, claim: Claim, fact: Fact) -> tuple[str, list[str | None]]:
    """Return what a fact is called, and what to say of it."""
    match fact:
        case Evidence():
            about = f"About {span_in_words(fact.happened)}" if fact.happened else None
            origin = "According to the claimant" if fact.origin == "claimant" else None
            return _STANCES[fact.stance], [
                _quoted(fact.quote, fact.wording),
                _reading(then, claim, fact),
                about,
                origin,
            ]
        case Revision():
            label, *rest = _revised(fact)
            return label, [*rest, _quoted(fact.quote, fact.wording)]
        case Verdict(verdict=word) if word == "reopened":
            return "Reopened", [fact.because, _signed(then, claim, fact)]
        case Verdict(verdict=word):
            assert word != "reopened"
            standing = then.standing(claim.id)
            late = standing.late_days if standing and standing.status == word else None
            label = with_lateness(STATUS_WORDS[word].label, late)
            fulfilled = f"Came true: {_when(fact.fulfilled)}" if fact.fulfilled else None
            return label, [fact.because, fulfilled, _signed(then, claim, fact)]
        case Forecast():
            by = f"By {fact.by}" if fact.by else None
            return f"Odds of {fact.probability * 100:g}%", [by]
        case Correction():
            return "Corrected", [fact.because, *told_to_readers(fact)]
        case Inquiry():
            by = f"Reply asked for by {last_day_in_words(fact.reply_by)}" if fact.reply_by else None
            return f"We asked {exchange_words.whom(fact.to)}", [_quoted(fact.question, None), by]
        case Reply():
            label = "Declined to comment" if fact.declined else "Reply"
            return label, [_answer(then, claim, fact), _quoted(fact.original, fact.lang)]
        case Look() | Signature():
            raise AssertionError("looks are not told, and signatures with their ruling")


def _signed(then: View, claim: Claim, verdict: Verdict) -> str | None:
    """Return when others had signed a ruling, where it needed that."""
    shown = then.claim_as_of(claim.id)
    found = shown.signed_as(verdict) if shown else None
    return f"Signed on {day_in_words(found.rules_from)}" if found and found.since else None


def _answer(then: View, claim: Claim, reply: Reply) -> str:
    """Return what a reply says, after what was asked of whom."""
    shown = then.claim_as_of(claim.id)
    asked = shown.inquiries if shown else ()
    inquiry = next((one for one in asked if one.id == reply.inquiry), None)
    return exchange_words.told(Exchange(inquiry, (reply,)), claim.claimant, reply.date.latest)


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


def _reading(then: View, claim: Claim, item: Evidence) -> str | None:
    shown = then.claim_as_of(claim.id)
    told = reading_in_words(item, shown) if shown else None
    return f"Reading: {' '.join(told).strip()}" if told else None


def _quoted(quote: str | None, how: str | None) -> str | None:
    return f"“{quote}”{f' ({how})' if how and how != 'verbatim' else ''}" if quote else None
