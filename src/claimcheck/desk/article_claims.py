"""Claims that an article makes, on their way into a ledger."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from claimcheck.desk.session import Say, Session
from claimcheck.domain.changing.change import Import
from claimcheck.domain.changing.row import Foreign
from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.span import Span
from claimcheck.errors import LedgerError
from claimcheck.extract.candidate import Candidate

if TYPE_CHECKING:
    from claimcheck.interchange.importing.near_duplicates import NearDuplicate
    from claimcheck.sources.source_reading import Document


@dataclass(frozen=True, slots=True)
class Extracted:
    """The JSON of `extract`."""

    claims: list[Candidate]


def day_of(session: Session, document: "Document", say: Say) -> date:
    """Return the day of the source: its own, that of a date line at its top, else today.

    Which of the last two it is is said.
    """
    from claimcheck.domain.deadline import Unreadable, parse_date

    if document.published is not None:
        return document.published
    for line in document.text[:2000].split("\n")[:5]:
        try:
            if any(letter.isdigit() for letter in line) and len(line) < 40:
                day = parse_date(line.replace(" ,", ",").strip(), session.today).span
                if day.is_day and day.earliest <= session.today:
                    say(f"read as published on {day.earliest}, its date line")
                    return day.earliest
        except Unreadable:
            continue
    say("the source has no date: read as of today; --said DATE says another")
    return session.today


def drafted_claim(
    session: Session,
    one: Candidate,
    day: date,
    source: str,
    document: "Document",
    by: str | None,
) -> Claim:
    """Return the claim that a candidate makes, a draft, with its place in the text as its id."""
    from claimcheck.domain.model.visible import visible

    return Claim(
        id=f"at-{one.offset}",
        text=visible(one.text),
        claimant=visible(one.claimant or "unknown"),
        speaker=visible(one.speaker) if one.speaker else None,
        made=Span.day(day),
        deadline=Span.days(one.earliest, one.latest) if one.earliest and one.latest else None,
        deadline_words=visible(one.deadline_words) if one.deadline_words else None,
        quote=visible(one.sentence),
        source=None if source == "-" else document.address or source,
        title=document.title,
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
        known = session.ledger.claims
    except LedgerError:
        if needed:
            raise
        return {}
    return {one.claim: one for one in near_duplicates(claims, known.values())}


def import_of(claims: Sequence[Claim]) -> Import:
    """Return the change that adds claims, each with an id of its own."""
    return Import(tuple(Foreign(at, one.but(id="")) for at, one in enumerate(claims, 1)))


def in_words(one: Candidate) -> tuple[str, ...]:
    """Return what is told of a candidate: score, sentence, who, when, what, why."""
    said = f", said by {one.speaker}" if one.speaker else ""
    when = f"“{one.deadline_words}”" if one.deadline_words else ""
    if one.latest:
        when += f", the last day is {one.latest}"
    what = one.kind + (f": {one.target}" if one.target else "")
    who = f"{one.claimant or 'unknown'}{said}"
    return f"{one.score:.2f}", one.sentence, who, when or "undated", what, "; ".join(one.reasons)
