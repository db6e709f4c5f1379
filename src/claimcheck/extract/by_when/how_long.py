"""How long something goes on: the time of a claim that names no other."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from claimcheck.domain.deadline import Calendar, Found, Unreadable, find_deadlines, parse_deadline
from claimcheck.extract.text.quick_pattern import worded

_LENGTH: Final = worded(
    r"\b(?<!\bin )(?:[Ff]or|[Oo]ver|[Dd]uring|[Aa]cross|[Tt]hroughout"
    r"|(?:[Ii]n|[Oo]ver) the (?:course|space) of)"
    r" (?:(?:at least|at most|up to|about|around|approximately|roughly|some|nearly|almost|another"
    r"|a further|an additional|(?:no|not) (?:less|more|fewer) than|more than"
    r"|an? (?:total|period|minimum|maximum) of) ){0,2}"
    r"(?P<length>(?!(?:the|next|last|past|first|this|every|each)\b)[\w.-]+(?: [\w.-]+){0,3}?"
    r" (?:years|months|quarters|decades)|(?:an?|one) (?:year|decade))\b"
    r"(?! (?:olds?|of|ago|an?|per|each|every|in|later|earlier|after|before|from|following|or"
    r"|running|straight)\b|[-'’])",
    "year years months quarters decade decades",
)
"""“For another three years”; not “for two months a year”, “the first in over six years”.

What goes on for days or weeks does so from a day that the sentence does not name.
"""
_UNDER: Final = worded(
    r"\b(?:[Uu]nder|[Ii]n|[Tt]hrough|[Aa]s part of)"
    r" (?:an?|this|(?:the|its|his|her|their|our)(?= new\b)) (?:new )?"
    r"(?P<length>[\w.]+[- ](?:year|month)) (?:[\w-]+ ){0,2}?"
    r"(?:plan|programme|program|agreement|deal|contract|partnership|strategy|scheme|project|lease"
    r"|campaign|initiative)\b",
    "year month",
)
"""What is done under something new that goes on so long: “under a five-year plan”."""
_YEAR: Final = worded(
    r"\b(?:for|over|during|throughout|in|finish|exit|close|end) the (?:full |whole |entire )?year\b"
    r"(?! (?:of|to|end|when|that|in|before|after|from)\b|-)",
    "year",
)
"""In a claim it is the one in which it is made."""
_UNTIL: Final = re.compile(r"[Uu]ntil (?!at least\b)")
_HAS_LASTED: Final = worded(
    r"\b(?:has|have|had|was|were|been)\b[^,;]*$", "has have had was were been"
)


def lasting(sentence: str, said_on: date, calendar: Calendar) -> Iterator[Found]:
    """Yield the words of a sentence that say how long something goes on, read from a day on."""
    for found in (*_LENGTH.finditer(sentence), *_UNDER.finditer(sentence)):
        if not _HAS_LASTED.search(sentence, 0, found.start()):
            yield from _read(
                found.start(), found[0], f"within {found['length']}", said_on, calendar
            )
    for found in _YEAR.finditer(sentence):
        yield from _read(found.start(), found[0], "for the year", said_on, calendar)


def until(sentence: str, due: Found | None, said_on: date, calendar: Calendar) -> Found | None:
    """Return a time with its reading where something is to last until then.

    What is not to happen until 2028 is to happen then, as people say it: both have that last day.
    What is not to happen “until at least 2028” may happen at any time from then on.
    """
    if due is None or due.reading is not None or not _UNTIL.match(due.words):
        return due
    alone = find_deadlines(sentence[due.start :], said_on, calendar)
    same = next((one for one in alone if one.start == 0), due)
    return replace(due, reading=same.reading)


def _read(start: int, words: str, plain: str, said_on: date, calendar: Calendar) -> Iterator[Found]:
    try:
        reading = parse_deadline(plain, said_on, calendar)
    except Unreadable:
        return
    yield Found(start, start + len(words), words, replace(reading, words=words), past=False)
