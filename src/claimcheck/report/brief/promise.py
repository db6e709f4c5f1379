"""What was promised: by whom, when, by when and in which words."""

import re
from collections.abc import Iterator
from typing import Final

from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.english import (
    ended,
    last_day_in_words,
    listed,
    number_in_prose,
    on_or_in,
    span_in_words,
)
from claimcheck.domain.model.span import Span
from claimcheck.domain.publishing.vocabulary import STATUS_WORDS
from claimcheck.domain.standing.detail import Detail
from claimcheck.domain.standing.view import View
from claimcheck.report.brief.numbered_sources import Sources
from claimcheck.report.markdown.markdown_escape import linked, quoted, text

_MADE: Final = {
    "promise": ("made this promise", "to be kept"),
    "aim": ("set this aim", "to be reached"),
    "forecast": ("made this forecast", "to come true"),
}


def promise(view: View, detail: Detail, sources: Sources) -> Iterator[str]:
    """Yield the claim as it was first made, its words, its parts and its criteria."""
    claim = detail.claim
    yield f"{_said(claim)}, {_by_when(claim)}: *{linked(claim.text)}*{sources.cite(claim)}."
    if claim.quote:
        yield _words(claim)
    elif claim.original:
        yield f"In the original: {quoted(claim.original)}"
    if claim.parts:
        yield _parts(view, claim)
    if claim.criteria:
        yield f"What counts as kept: {ended(linked(claim.criteria))}"


def _said(claim: Claim) -> str:
    made, _ = _MADE[claim.kind]
    when = on_or_in(claim.made)
    if claim.speaker and claim.speaker != claim.claimant:
        return f"{text(claim.speaker)} {made} for {text(claim.claimant)} {when}"
    return f"{text(claim.claimant)} {made} {when}"


def _by_when(claim: Claim) -> str:
    _, to_be_kept = _MADE[claim.kind]
    words = f"“{linked(claim.deadline_words)}”" if claim.deadline_words else ""
    if (
        claim.deadline
        and claim.deadline_words
        and _adds_nothing(claim.deadline_words, claim.deadline)
    ):
        words = ""
    if claim.deadline is None:
        if claim.holds:
            return "to hold from then on, with no end date"
        return f"without a date ({words})" if words else "without a date"
    day = last_day_in_words(claim.deadline)
    said = f" ({words})" if words else ""
    if claim.holds:
        return f"to hold until {day}{said}"
    once = " once a condition is met" if claim.condition else ""
    return f"{to_be_kept} by {day}{once}{said}"


def _adds_nothing(words: str, deadline: Span) -> bool:
    """Whether the words of a deadline are those that the brief uses: “by 8 August 2024”."""
    bare = re.sub(r"^(?:by|in|on|until)\s+", "", words.strip(), flags=re.IGNORECASE)
    return bare.casefold() in {
        span_in_words(deadline).casefold(),
        last_day_in_words(deadline).casefold(),
    }


def _words(claim: Claim) -> str:
    quote = quoted(claim.quote or "")
    match claim.wording:
        case "reported":
            said = f"As reported: {quote}"
        case "translated":
            said = f"In translation: {quote}"
        case _:
            said = f"In their words: {quote}"
    if not claim.original:
        return said
    return f"{said} In the original: {quoted(claim.original)}"


def _parts(view: View, claim: Claim) -> str:
    count = len(claim.parts)
    if count == 1:
        return f"It has one part, which must be kept: {_part(view, claim.parts[0])}."
    match claim.needs:
        case "all":
            needed = "both of which" if count == 2 else "all of which"
        case "any":
            needed = "one of which"
        case number:
            needed = f"{number_in_prose(number, count)} of which"
    each = listed([_part(view, part) for part in claim.parts], most=count)
    return f"It has {number_in_prose(count)} parts, {needed} must be kept: {each}."


def _part(view: View, part: str) -> str:
    id_ = view.ledger.resolve(part)
    standing = view.standing(id_) if id_ else None
    if standing is None or standing.draft:
        return "one that is not published yet"
    return f"*{linked(standing.text)}* ({STATUS_WORDS[standing.status].phrase})"
