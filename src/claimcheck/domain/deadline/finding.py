"""Finding deadlines inside running text: the longest stretch of words that is a date."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from claimcheck.domain.deadline.parsing import parse_deadline
from claimcheck.domain.deadline.reading import DEFAULTS, Calendar, Reading, Unreadable

_LONGEST = 12
"""How many words a deadline has at most."""

_NAMES = (
    r"jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|jun(?:e|\.)?|jul(?:y|\.)?"
    r"|aug(?:ust|\.)?|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|spring|summer|autumn|fall|winter|weekend"
    r"|days?|weeks?|months?|quarters?|half|years?|decades?|fortnight|today|tonight|tomorrow"
    r"|yesterday|year-end|mid-year|eo[ymq]|christmas|xmas|easter|thanksgiving|halloween|new year's"
    r"|soon|shortly|eventually|someday|imminently|(?:near|foreseeable|not-too-distant) future"
)
_FIGURES = (
    r"\d{4}(?:-(?:\d\d(?:-\d\d)?|q\d|h\d))?(?:[-/]\d{2,4})?|\d{3}0s|\d{1,2}[/.-]\d{1,2}[/.-]\d{4}"
    r"|q[1-4]|[1-4]q|h[12]|[12]h|(?:fy|cy) ?'?\d{2,4}|mid-\d{4}|\d{3}x"
)
_ANCHOR = re.compile(rf"(?<![\w$€£#.,])(?:mid-)?(?:{_NAMES}|{_FIGURES})(?![\w%]|[.,]\d)")
_AROUND = re.compile(
    r"(?:by|for|before|until|till|through|throughout|during|within|in|on|at|over|from|since|after"
    r"|to|and|or|between|of|no|not|later|latest|than|sooner|earlier|early|mid|middle|late|end|ends|beginning"
    r"|start|close|the|this|that|next|last|coming|upcoming|following|current|previous|past|first"
    r"|second|third|fourth|fifth|half|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven"
    r"|twelve|fifteen|eighteen|twenty|thirty|couple|few|now|today|time|hence|ago|fiscal"
    r"|financial|calendar|as|soon|around|about|rest|remainder|more|less|sometime|least|most|up|prior|ahead"
    r"|starting|effective|date|eve|day|friday|out|over|is|\d{1,4}(?:st|nd|rd|th|s)?|-|–|—|/|&)"
)
_WORD = re.compile(r"\S+")
_PAST = re.compile(
    r"(?:\b(?:since|compared (?:with|to)|versus|vs\.?|relative to|against|back in"
    r"|dating (?:back )?(?:to|from)"
    r"|(?:founded|established|incorporated|born|built|opened|launched|introduced|began|started"
    r"|signed|died|happened|was|were|had) (?:(?:back )?(?:in|on|at|by) )?(?:the )?"
    r"|(?:up|down) from(?: the)?|than in|(?:levels|figures|results) (?:of|from)) )$",
    re.IGNORECASE,
)
_TRIMMED = "()[]{}“”\"',;:!?…"


@dataclass(frozen=True, slots=True)
class Found:
    """Words in a text that name a time."""

    start: int
    """The offset of their first character in the text."""
    end: int
    """The offset after their last character."""
    words: str
    reading: Reading | None
    """How they are read; None for words that name no day, such as “soon”."""
    past: bool
    """Whether they are plainly about the past: “since 2024”, “compared with 2019”, “last year”."""


def find_deadlines(text: str, said_on: date, calendar: Calendar = DEFAULTS) -> list[Found]:
    """Return the words in a text that name a time, in order, none of them overlapping.

    Each is the longest stretch that reads as one date. Nothing is raised for any text.
    """
    lower = _lowered(text)
    found: list[Found] = []
    reached = 0
    for anchor in _ANCHOR.finditer(lower):
        if anchor.start() < reached:
            continue
        words = list(_run(lower, anchor.start(), anchor.end(), reached))
        hit = _longest(text, words, anchor.start(), said_on, calendar)
        if hit is not None:
            found.append(hit)
            reached = hit.end
    return found


def _lowered(text: str) -> str:
    """Return the text in small letters, every character in its place."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _run(lower: str, start: int, end: int, reached: int) -> Iterator[tuple[int, int]]:
    """Yield where the words stand that may belong to the date around an anchor."""
    before: list[tuple[int, int]] = []
    place = start
    while len(before) < _LONGEST // 2:
        left = max(reached, place - 16)
        gap = re.search(r"(\S+)\s$", lower[left:place])
        if gap is None or not _fits(gap[1].strip(_TRIMMED)) or gap[1][-1] in ".,;:!?":
            break
        place = left + gap.start()
        before.append((place, place + len(gap[1])))
    yield from reversed(before)
    for after, word in enumerate(_WORD.finditer(lower, start), 1):
        if after > 1 and not _fits(word[0].strip(_TRIMMED + ".")):
            return
        yield word.span()
        if after == _LONGEST or (word[0][-1] in ".;:!?)" and word.end() > end):
            return


@cache
def _fits(word: str) -> bool:
    return bool(_AROUND.fullmatch(word) or _ANCHOR.fullmatch(word))


def _longest(
    text: str, words: list[tuple[int, int]], anchor: int, said_on: date, calendar: Calendar
) -> Found | None:
    """Return the longest stretch of the words around the anchor that can be read."""
    undated: Found | None = None
    for first, (start, _) in enumerate(words):
        if start > anchor:
            break
        for _, stop in reversed(words[first : first + _LONGEST]):
            end = stop
            while end > start and text[end - 1] in _TRIMMED + ".":
                end -= 1
            begin = start
            while begin < end and text[begin] in _TRIMMED:
                begin += 1
            if end <= anchor:
                break
            stretch = text[begin:end]
            try:
                reading = parse_deadline(stretch, said_on, calendar)
            except Unreadable as refusal:
                if undated is None and "--undated" in refusal.hint and " " not in stretch:
                    undated = Found(begin, end, stretch, None, False)
                continue
            if _doubtful(stretch):
                continue
            past = reading.latest < said_on or bool(_PAST.search(text[max(0, begin - 40) : begin]))
            return Found(begin, end, stretch, reading, past)
    return undated


def _doubtful(words: str) -> bool:
    """Whether words read as a date and seldom are one: “may”, “the march”."""
    return words.split()[-1] in ("may", "march", "fall", "spring", "sun", "sat", "mon", "mar")
