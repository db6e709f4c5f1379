"""How long something goes on: the time of a claim that names no other."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from claimcheck.domain.deadline import Calendar, Found, Unreadable, parse_deadline
from claimcheck.extract.text.quick_pattern import worded

_LENGTH: Final = worded(
    r"\b(?<!\bin )(?:[Ff]or|[Oo]ver|[Dd]uring|[Aa]cross|[Tt]hroughout)"
    r" (?:(?:at least|at most|up to|about|around|approximately|roughly|some|nearly|almost|another"
    r"|a further|an additional|more than|a total of|a period of) ){0,2}"
    r"(?P<length>(?!(?:the|next|last|past|first|this|every|each)\b)[\w.-]+(?: [\w.-]+){0,3}?"
    r" (?:years|months|weeks|days|quarters|decades)|(?:an?|one) (?:year|month|week|decade))\b"
    r"(?! (?:olds?|of|ago|an?|per|each|every|in|later|earlier|after|before|from|following|or"
    r"|running|straight)\b|[-'’])",
    "year years month months week weeks day days quarters decade decades",
)
"""“For another three years”; not “for two months a year”, “the first in over six years”."""
_YEAR: Final = worded(
    r"\b(?:for|over|during|throughout|in) the (?:full |whole |entire )?year\b"
    r"(?! (?:of|to|end|when|that|in|before|after|from)\b|-)",
    "year",
)
"""In a claim it is the one in which it is made."""
_HAS_LASTED: Final = worded(
    r"\b(?:has|have|had|was|were|been)\b[^,;]*$", "has have had was were been"
)


def lasting(sentence: str, said_on: date, calendar: Calendar) -> Iterator[Found]:
    """Yield the words of a sentence that say how long something goes on, read from a day on."""
    for found in _LENGTH.finditer(sentence):
        if not _HAS_LASTED.search(sentence, 0, found.start()):
            yield from _read(
                found.start(), found[0], f"within {found['length']}", said_on, calendar
            )
    for found in _YEAR.finditer(sentence):
        yield from _read(found.start(), found[0], found[0], said_on, calendar)


def until(due: Found | None, said_on: date, calendar: Calendar) -> Found | None:
    """Return a time with its reading where something is to last until then.

    What is not to happen until 2028 is to happen then, as people say it: both have that last day.
    """
    if due is None or due.reading is not None or not due.words.lower().startswith("until "):
        return due
    return next(_read(due.start, due.words, due.words, said_on, calendar), due)


def _read(start: int, words: str, plain: str, said_on: date, calendar: Calendar) -> Iterator[Found]:
    try:
        reading = parse_deadline(plain, said_on, calendar)
    except Unreadable:
        return
    yield Found(start, start + len(words), words, replace(reading, words=words), past=False)
