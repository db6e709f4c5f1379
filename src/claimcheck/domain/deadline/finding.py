"""Finding deadlines inside running text: the longest stretch of words that is a date.

A text is cut into runs of words that the grammar knows, within sentences. A run is read from each
of its words in turn, and only where a word stands in it that dates are made of: a month, a year,
“week”, “soon”.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from claimcheck.domain.deadline.grammar import GRAMMAR
from claimcheck.domain.deadline.meaning import Fixed, unsettled
from claimcheck.domain.deadline.numbers import SUFFIXES
from claimcheck.domain.deadline.parsing import forward
from claimcheck.domain.deadline.reader import Reader
from claimcheck.domain.deadline.reading import DEFAULTS, Ambiguous, Calendar, Reading, Unreadable
from claimcheck.domain.deadline.running_text import is_changed, is_date
from claimcheck.domain.deadline.tokens import ABBREVIATED, Token, plain, tokens
from claimcheck.domain.deadline.wordings import LISTS

_EARLIEST, _LATEST = 1900, 2199
"""Years that are not these are numbers of something else in a text."""
_LONGEST_RUN = 40
_MOST_KNOWN = 20_000
_GAP = " \t\r\n"

_ANCHORS = ("month", "weekday", "season", "units", "halves", "near-day", "tens", "vague", "holiday")
"""The lists of words that a date may be found by, and more such words and figures."""
_MORE_ANCHORS = (
    *("future", "term", "weekend", "workweek", "mothers", "fathers", "mothering", "later"),
    *("eoy", "eom", "eoq", "eow", "q", "h", "fy", "cy", "x", "xx", "th", "st", "nd", "rd"),
    *("#4", "#8"),
)
_NO_ANCHORS = frozenset(
    (
        *("the", "as", "at", "in", "for", "before", "over", "day", "may"),
        *("new", "black", "national", "president", "presidents", "good"),  # holidays: … day, … year
    )
)

_SELDOM = frozenset(
    (
        *(
            "second",
            "day",
            "week",
            "month",
            "quarter",
            "year",
            "decade",
            "always",
            "never",
            "ever",
            "now",
        ),
    )
)
"""Words that name a time and more often, alone or after “the”, do not."""
_LEFT = frozenset(("due", "come", "latest", "its", "our", "their", "his", "her", "my", "your"))
"""What may stand before a date, and is left to the sentence."""
_LEADS = frozenset(("the", "in", "on", "at", "for", "over", "during", "of", "a"))
_LASTING = frozenset(("for", "over", "during", "throughout", "under", "less", "up", "at", "no"))
_LASTS = _LASTING | {"since", "more", "longer", "past"}
"""What a length after it says how long something lasts, not when it ends."""

_PAST = re.compile(
    r"\b(?:since|than(?: in)?|compared (?:with|to)|versus|vs\.?|relative to|dating (?:back )?from"
    r"|as of|(?:back|was|were|been) in|(?:up|down|date[sd]|dating|back) (?:from|to)"
    r"|(?:levels|figures|results|highs?|lows?|those) (?:of|from|in)"
    r"|(?:founded|established|incorporated|born|built|opened|launched|introduced|began|started"
    r"|ended|signed|died|happened|occurred|held|was|were|been|took place)(?: (?:in|on|at|by))?)"
    r"(?: the)? $"
)
_WORDS = re.compile(r"[^\W\d_]+")
_FOUR_DIGITS = re.compile(r"\d{4}")
_GLUED = re.compile(r"[\w$€£¥#@./-]")
_GLUED_AFTER = re.compile(r"[\w%$€£°]|[.,/-]\d")


_Hit = tuple[int, int, Fixed | None]
"""The first word of a time, the word after it, and what it means."""


@dataclass(frozen=True, slots=True)
class Found:
    """Words in a text that name a time."""

    start: int
    """The offset of their first character in the text."""
    end: int
    """The offset after their last character."""
    words: str
    reading: Reading | None
    """How they are read; None for words that name no day (“soon”), or more than one."""
    past: bool
    """Whether they are plainly about the past: “since 2024”, “compared with 2019”, “last year”."""


def find_deadlines(text: str, said_on: date, calendar: Calendar = DEFAULTS) -> list[Found]:
    """Return the words in a text that name a time, in order, none of them overlapping.

    Each is the longest stretch that reads as one date. Nothing is raised for any text.
    """
    spelled = plain(text)
    if not _FOUR_DIGITS.search(spelled) and _anchors().isdisjoint(_WORDS.findall(spelled)):
        return []
    context = forward(said_on, calendar)._replace(elapsed=unsettled)
    known = _memory(said_on, calendar)
    found: list[Found] = []
    for run, last in _runs(spelled, text):
        wording = tuple(token.text if token.glued else f" {token.text}" for token in run)
        if wording not in known:
            if len(known) > _MOST_KNOWN:
                known.clear()
            known[wording] = _hits(Reader(GRAMMAR, run, context), last)
        for at, end, meaning in known[wording]:
            start, stop = run[at].start, run[end - 1].end
            before, after = text[max(0, start - 40) : start], text[stop : stop + 40]
            keys = [token.key for token in run[at:end]]
            if not (
                _stands_alone(spelled, start, stop)
                and is_date(text[start:stop], keys, before, after)
            ):
                continue
            if meaning is not None and is_changed(keys, meaning.rule, after):
                meaning = None
            found.append(_found(text, said_on, start, stop, meaning))
    return found


def _found(text: str, said_on: date, start: int, stop: int, meaning: Fixed | None) -> Found:
    words, past = text[start:stop], bool(_PAST.search(plain(text[max(0, start - 40) : start])))
    if meaning is None:
        return Found(start, stop, words, None, past)
    reading = Reading(words, said_on, meaning.span, meaning.rule, meaning.assumption)
    return Found(start, stop, words, reading, past or meaning.span.latest < said_on)


@lru_cache(maxsize=4)
def _memory(said_on: date, calendar: Calendar) -> dict[tuple[str, ...], list[_Hit]]:
    """Return what was found in the runs read so far: a text says “in 2027” many times."""
    return {}


def _hits(reader: Reader, last: int) -> list[_Hit]:
    """Return the times in a run, the longest from each word; `last` is its last anchor."""
    hits: list[_Hit] = []
    at = 0
    while at <= last:
        end, meaning = _longest(reader, at)
        if end and any(key in _anchors() for key in reader.keys[at:end]):
            hits.append((at, end, meaning))
            at = end
        else:
            at += 1
    return hits


def _runs(spelled: str, text: str) -> Iterator[tuple[list[Token], int]]:
    """Yield the stretches of words that the grammar knows, with the last anchor in each."""
    known, anchors = _known(), _anchors()
    run: list[Token] = []
    anchor = -1
    for token in tokens(spelled):
        fits = token.key in known or token.key[0] == "#"
        if run and (
            not fits
            or len(run) == _LONGEST_RUN
            or (not token.glued and _breaks(run[-1], text[run[-1].end : token.start + 1]))
        ):
            if anchor >= 0:
                yield run, anchor
            run, anchor = [], -1
        if fits:
            if token.key in anchors:
                anchor = len(run)
            run.append(token)
    if anchor >= 0:
        yield run, anchor


def _breaks(before: Token, gap: str) -> bool:
    """Whether a sentence, a line or a bracket ends after a token; `gap` has the next letter too.

    The full stop of an abbreviation ends a sentence where a capital letter follows.
    """
    between, following = gap[:-1], gap[-1]
    if before.key in ABBREVIATED and between[:1] == ".":
        between = between[1:] if not following.isupper() else between
    return before.key == "." or bool(between.strip(_GAP)) or "\n\n" in between


@cache
def _known() -> frozenset[str]:
    signs = frozenset("-/.,'~&")
    return (GRAMMAR.words | signs) - {"query", "%", "", "|", "?", "(", ")", "x", "xx"}


@cache
def _anchors() -> frozenset[str]:
    firsts = (GRAMMAR.first(name) for name in _ANCHORS)
    return frozenset(_MORE_ANCHORS).union(*firsts) - _NO_ANCHORS | {"day", "may"}


def _stands_alone(spelled: str, start: int, stop: int) -> bool:
    """Whether this is no part of a number, a price or a longer word."""
    return not ((start and _GLUED.match(spelled, start - 1)) or _GLUED_AFTER.match(spelled, stop))


def _longest(reader: Reader, at: int) -> tuple[int, Fixed | None]:
    """Return where the longest time from a word ends, and what it means; 0 when there is none."""
    if reader.keys[at] in _LEFT:
        return 0, None
    refused = 0
    dates = reader.read("date", at)
    first_only = max(reader.read("open", at), default=0) if reader.keys[at] not in _LASTS else 0
    for end in sorted(dates, reverse=True):
        if _seldom_dates(reader.keys[at:end]):
            continue
        try:
            if isinstance(dates[end], Unreadable):
                raise dates[end]
            found = reader.context.resolve(dates[end])
            if found.span.earliest.year >= _EARLIEST and found.span.latest.year <= _LATEST:
                return (end, found) if end >= first_only else (first_only, None)
        except Ambiguous:
            refused = max(refused, end)
        except (ValueError, OverflowError):
            continue
    return max(refused, first_only, *reader.read("undated", at), 0), None


def _seldom_dates(keys: list[str]) -> bool:
    """Whether words can be read as a date and seldom are one: “may”, “the year”, “2026.5”."""
    if keys.count(".") == 1 or (keys[-1] in SUFFIXES and (keys[0] == "the" or keys[0][0] == "#")):
        return True
    if keys[-1] in _SELDOM:
        return all(key in _LEADS for key in keys[:-1])
    return keys[0] in _LASTING and keys[-1] in LISTS["units"] and not _AHEAD.intersection(keys)


_AHEAD = frozenset(("next", "coming", "upcoming", "following", "this", "later", "first", "last"))
