"""Claims that an article makes, on their way into a ledger."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, BinaryIO

from claimcheck.desk.session import Say, Session
from claimcheck.domain.changing.change import Import
from claimcheck.domain.changing.row import Foreign
from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.span import Span
from claimcheck.errors import LedgerError
from claimcheck.extract.candidate import Candidate
from claimcheck.extract.spoken_to import SpokenTo
from claimcheck.extract.text.dateline import day_told
from claimcheck.extract.text.sentences import names_nobody, split_sentences
from claimcheck.interchange.drafts_json import Refused

if TYPE_CHECKING:
    from claimcheck.interchange.importing.near_duplicates import NearDuplicate
    from claimcheck.sources.material import Material
    from claimcheck.sources.source_reading import Document
    from claimcheck.store.evidence_folder import Attachment


@dataclass(frozen=True, slots=True)
class Extracted:
    """The JSON of `extract`."""

    claims: list[Candidate]
    refused: list[Refused] = field(default_factory=list)
    """What of the drafts of --drafts was not admitted."""
    against: list[SpokenTo] = field(default_factory=list)
    """The open claims of the ledger that the text is about, with --against."""


def day_of(session: Session, document: "Document", say: Say) -> date:
    """Return the day of the source: its own, that of a date line at its top, else today.

    Which of the last two it is is said.
    """
    if document.published is not None:
        return document.published
    if day := day_told(document.text, session.today):
        say(f"read as published on {day}, its date line")
        return day
    say("the source has no date: read as of today; --said DATE says another")
    return session.today


@dataclass(frozen=True, slots=True)
class Article:
    """What is recorded of a text with each of its claims."""

    day: date
    source: str | None
    title: str | None
    attached: "Attachment | None"
    """What is kept of it, once for all its claims."""


def article_of(
    session: Session,
    material: "Material",
    document: "Document",
    day: date,
    source: str | None,
    title: str | None,
    stdin: BinaryIO,
    *,
    save: bool,
) -> Article:
    """Return what is recorded of a text: what it says of itself, unless a person said it.

    With `save` its page is kept: the one that was read, or that of the address that pasted text
    or a file is said to be from, which is fetched. OutsideError where it cannot be.
    """
    attached = None
    if save:
        from claimcheck.desk.saved_sources import attachment_of
        from claimcheck.sources.source_reading import is_address, take

        is_elsewhere = document.address is None and source is not None and is_address(source)
        page = take(source, stdin, session.bounds) if source and is_elsewhere else material
        attached = attachment_of(page, None if is_elsewhere else material.name)
    own = document.address or (None if material.name == "stdin" else material.name)
    return Article(day, source or own, title or document.title, attached)


def drafted_claims(
    session: Session, found: Sequence[Candidate], article: Article, by: str | None
) -> list[Claim]:
    """Return the claims that candidates make, drafts, each with its number as its id."""
    return [
        _drafted(session, one, article, by).but(id=f"at-{number}")
        for number, one in enumerate(found, 1)
    ]


def _drafted(session: Session, one: Candidate, article: Article, by: str | None) -> Claim:
    from claimcheck.domain.model.visible import visible

    return Claim(
        text=visible(one.text),
        claimant=visible(one.claimant or "unknown"),
        speaker=visible(one.speaker) if one.speaker else None,
        made=Span.day(article.day),
        deadline=Span.days(one.earliest, one.latest) if one.earliest and one.latest else None,
        deadline_words=visible(one.deadline_words) if one.deadline_words else None,
        quote=visible(one.sentence),
        source=article.source,
        title=article.title,
        snapshot=article.attached.snapshot if article.attached else None,
        kind=one.kind,
        target=one.target,
        draft=True,
        by=by,
        recorded=session.now,
    )


def known_in_other_words(
    session: Session, claims: Sequence[Claim], *, needed: bool
) -> "dict[str, NearDuplicate]":
    """Return what the ledger has already in nearly the same words, by the ids of the claims.

    LedgerError without a ledger, where one is `needed`.
    """
    from claimcheck.interchange.importing.near_duplicates import near_duplicates

    try:
        known = session.ledger
    except LedgerError:
        if needed:
            raise
        return {}
    return {one.claim: one for one in near_duplicates(claims, known)}


def said_once(claims: Sequence[Claim]) -> list[Claim]:
    """Return claims without those that a text makes again in the same words."""
    firsts: dict[tuple[str, str, Span | None], Claim] = {}
    for one in claims:
        firsts.setdefault((one.text, one.claimant, one.deadline), one)
    return list(firsts.values())


def import_of(claims: Sequence[Claim]) -> Import:
    """Return the change that adds claims, each with an id of its own."""
    return Import(tuple(Foreign(at, one.but(id="")) for at, one in enumerate(claims, 1)))


def sentence_before(text: str, one: Candidate) -> str | None:
    """Return the sentence before that of a candidate, where that begins with “it” or the like."""
    if not names_nobody(one.sentence):
        return None
    before = None
    for sentence in split_sentences(text):
        if sentence.offset + len(sentence.text) > one.offset:
            return before
        before = sentence.text
    return before


def in_words(one: Candidate) -> tuple[str, str, list[tuple[str, str]]]:
    """Return what is told of a candidate: its score, its text, and the rest with what it is."""
    said = f", said by {one.speaker}" if one.speaker else ""
    when = f"“{one.deadline_words}”" if one.deadline_words else ""
    if one.latest:
        when += f", the last day is {one.latest}"
    what = one.kind + (f": {one.target}" if one.target else "")
    quoted = "" if one.sentence.rstrip(".") == one.text else one.sentence
    rows = [
        ("quote", quoted),
        ("who", f"{one.claimant or 'unknown'}{said}"),
        ("when", when or "undated"),
        ("what", what),
        ("why", "; ".join(one.reasons)),
    ]
    return f"{one.score:.2f}", one.text, [(label, words) for label, words in rows if words]
