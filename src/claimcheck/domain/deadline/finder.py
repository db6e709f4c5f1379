"""Finding times inside running text: the longest stretch of words that is a date.

A text is cut into runs of words that the grammar knows, within sentences. A run is read from each
of its words in turn, and only where a word stands in it that dates are made of: a month, a year,
“week”, “soon”.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from claimcheck.domain.deadline.language import Language
from claimcheck.domain.deadline.meanings.meaning import Fixed, Meaning
from claimcheck.domain.deadline.meanings.occurrence import forward, undecided, unsettled
from claimcheck.domain.deadline.parser import Parser
from claimcheck.domain.deadline.phrase import FIRST_YEAR, LAST_YEAR
from claimcheck.domain.deadline.reading import Calendar, Reading, Unreadable
from claimcheck.domain.deadline.run import Run
from claimcheck.domain.deadline.tokens import Token, plain, tokens

_LONGEST_RUN = 40
_MOST_KNOWN = 20_000
_SIGNS = frozenset("-/.,'~&")
_GAP = " \t\r\n"
_NEAR, _FAR = 40, 80
"""How many characters before and after a time are looked at, and before it for what changes it."""
_WORD = re.compile(r"[a-z]+|'s(?![^\W_])|\d{4,}")
"""A word, the plain letters of one that the grammar does not know, or figures as of a year."""
_GLOSS = re.compile(r" \((?:(?:ending|ended|ends|to|the|year|i\.e\.|from|in|on|which),? ){0,4}")
"""How a bracket begins that says which time is meant: FY26 (the year to March 2026)."""
_GLUED = re.compile(r"[\w$€£¥#@./-]")
_GLUED_AFTER = re.compile(r"[\w%$€£°+]|[.,/]\d|-\w")


_Hit = tuple[int, int, Fixed | None]
"""The first word of a time, the word after it, and what it means."""


class Prose(NamedTuple):
    """What tells dates in running text from other words."""

    known: frozenset[str]
    """The tokens that times are made of, besides figures."""
    anchors: frozenset[str]
    """The tokens of which each time has one."""
    is_left: Callable[[str], bool]
    """Whether a token that starts a time is left to the sentence."""
    is_lasting: Callable[[Sequence[str]], bool]
    """Whether tokens say how long something lasts, and not when it ends."""
    is_seldom: Callable[[Sequence[str]], bool]
    """Whether tokens can be read as a date and seldom are one."""
    rating: Callable[[Sequence[str], str], int]
    """How many of the first of some tokens tell a rate, after the text before them."""
    counting: Callable[[Sequence[str], str], int]
    """How many of the last of some tokens count what the text after them names."""
    is_date: Callable[[str, Sequence[str], str, str], bool]
    """Whether words, their tokens and the text before and after them mean a date."""
    is_changed: Callable[[Sequence[str], str, str, str], bool]
    """Whether tokens that are read by a rule mean another day by the text before and after them."""
    is_past: Callable[[str], bool]
    """Whether text ends in words after which a time is past."""


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


def find(
    language: Language, prose: Prose, text: str, said_on: date, calendar: Calendar
) -> list[Found]:
    """Return the words in a text that name a time, in order, none of them overlapping."""
    spelled = plain(text)
    known = _memory(prose, said_on, calendar)
    found: list[Found] = []
    for run, last in _runs(language, prose, spelled, text):
        wording = run[0].glued, spelled[run[0].start : run[-1].end]
        if wording not in known:
            if len(known) > _MOST_KNOWN:
                known.clear()
            context = forward(said_on, calendar)._replace(
                elapsed=unsettled, settle=undecided, in_text=True
            )
            known[wording] = _hits(prose, Parser(Run(language.grammar, run), context), last)
        for at, end, meaning in known[wording]:
            start, stop = run[at].start, run[end - 1].end
            before, after = text[max(0, start - _FAR) : start], text[stop : stop + _NEAR]
            keys = [token.key for token in run[at:end]]
            if not (
                _stands_alone(spelled, start, stop)
                and prose.is_date(text[start:stop], keys, before[-_NEAR:], after)
            ):
                continue
            past = prose.is_past(spelled[max(0, start - _NEAR) : start])
            if meaning is not None:
                is_ahead = "#4" in keys and meaning.span.earliest > said_on
                past = (past and not is_ahead) or meaning.span.latest < said_on
                if prose.is_changed(keys, meaning.rule, before, after):
                    meaning = None
            found.append(_found(text, said_on, start, stop, meaning, past))
    glossed = [_glossed(text, one, following) for one, following in pairwise(found)]
    return [*glossed, *found[-1:]]


def _glossed(text: str, found: Found, following: Found) -> Found:
    """Return a time without its reading where a bracket behind it says that it is another one."""
    if found.reading is None or following.reading is None:
        return found
    is_gloss = _GLOSS.fullmatch(text, found.end, following.start)
    same = found.reading.latest == following.reading.latest
    return replace(found, reading=None) if is_gloss and not same else found


def _found(
    text: str, said_on: date, start: int, stop: int, meaning: Fixed | None, past: bool
) -> Found:
    words = text[start:stop]
    if meaning is None:
        return Found(start, stop, words, None, past)
    reading = Reading(words, said_on, meaning.span, meaning.rule, meaning.assumption)
    return Found(start, stop, words, reading, past)


@lru_cache(maxsize=4)
def _memory(prose: Prose, said_on: date, calendar: Calendar) -> dict[tuple[bool, str], list[_Hit]]:
    """Return what was found in the runs read so far: a text says “in 2027” many times."""
    return {}


def _hits(prose: Prose, parser: Parser, last: int) -> list[_Hit]:
    """Return the times in a run, the longest from each word; `last` is its last anchor."""
    hits: list[_Hit] = []
    at = 0
    while at <= last:
        end, meaning = _longest(prose, parser, at)
        if end and not prose.anchors.isdisjoint(parser.keys[at:end]):
            hits.append((at, end, meaning))
            at = end
        else:
            at += 1
    return hits


def _stretches(prose: Prose, spelled: str) -> Iterator[tuple[int, int]]:
    """Yield the spans between words that the grammar does not know, which have an anchor."""
    known, anchors = prose.known, prose.anchors
    begin, has_anchor = 0, False
    for match in _WORD.finditer(spelled):
        word = match[0]
        if word in known:
            has_anchor = has_anchor or word in anchors
        elif word[0].isdecimal():
            has_anchor = True
        else:
            if has_anchor:
                yield begin, match.start()
            begin, has_anchor = match.end(), False
    if has_anchor:
        yield begin, len(spelled)


def _runs(
    language: Language, prose: Prose, spelled: str, text: str
) -> Iterator[tuple[list[Token], int]]:
    """Yield the stretches of words that the grammar knows, with the last anchor in each."""
    for start, end in _stretches(prose, spelled):
        for run in _cut(language, prose, tokens(spelled, language.abbreviations, start, end), text):
            anchors = [at for at, token in enumerate(run) if token.key in prose.anchors]
            if anchors:
                trimmed, anchor = _trimmed(prose, run, anchors[-1], text)
                if anchor >= 0:
                    yield trimmed, anchor


def _cut(
    language: Language, prose: Prose, words: Sequence[Token], text: str
) -> Iterator[list[Token]]:
    """Yield the runs of words: no sentence ends within one, and no sign that is in no date."""
    run: list[Token] = []
    for token in words:
        fits = token.key in prose.known or token.key[:1] == "#"
        if run and (
            not fits
            or len(run) == _LONGEST_RUN
            or (not token.glued and _breaks(language, run[-1], text[run[-1].end : token.start + 1]))
        ):
            yield run
            run = []
        if fits:
            run.append(token)
    yield run


def _trimmed(prose: Prose, run: list[Token], anchor: int, text: str) -> tuple[list[Token], int]:
    """Return a run and its last anchor, without a rate at its start: 20 “a year” from May."""
    begin = run[0].start
    rate = prose.rating([token.key for token in run[:4]], text[max(0, begin - _NEAR) : begin])
    if rate > anchor:
        return [], -1
    uncounted = _uncounted(prose, run[rate:], text)
    return uncounted, min(anchor - rate, len(uncounted) - 1)


def _uncounted(prose: Prose, run: list[Token], text: str) -> list[Token]:
    """Return a run without the numbers at its end that count what follows: “In May 20 pupils”."""
    end = run[-1].end
    if run[-1].key[0] == "#" and text[end : end + 1].isalpha():
        return run[:-1]  # “8am”
    counting = prose.counting([token.key for token in run], text[end : end + _NEAR])
    return run[:-counting] if counting else run


def _breaks(language: Language, before: Token, gap: str) -> bool:
    """Whether a sentence, a line or a bracket ends after a token; `gap` has the next letter too.

    The full stop of an abbreviation ends a sentence where a capital letter follows.
    """
    between, following = gap[:-1], gap[-1]
    if before.key in language.abbreviations and between[:1] == ".":
        between = between[1:] if not following.isupper() else between
    return before.key == "." or bool(between.strip(_GAP)) or "\n\n" in between


def _stands_alone(spelled: str, start: int, stop: int) -> bool:
    """Whether this is no part of a number, a price or a longer word."""
    return not ((start and _GLUED.match(spelled, start - 1)) or _GLUED_AFTER.match(spelled, stop))


def _longest(prose: Prose, parser: Parser, at: int) -> tuple[int, Fixed | None]:
    """Return where the longest time from a word ends, and what it means; 0 when there is none.

    What is refused as a whole is not cut to a piece that can be read.
    """
    keys, tokens = parser.keys, parser.run.tokens
    if prose.is_left(keys[at]):
        return 0, None
    refused = max(
        (end for end in parser.read("open", at) if not prose.is_lasting(keys[at:end])), default=0
    )
    dates = parser.read("date", at)
    for end in sorted(dates, reverse=True):
        if end < refused:
            break
        if prose.is_seldom(keys[at:end]) or (end < len(tokens) and _is_part(tokens[end])):
            continue
        try:
            found = _resolved(parser, dates[end])
        except (ValueError, OverflowError) as refusal:
            if isinstance(refusal, Unreadable) and refusal.message:
                refused = max(refused, end)
        else:
            if found.span.earliest.year >= FIRST_YEAR and found.span.latest.year <= LAST_YEAR:
                return end, found
    return max(refused, *parser.read("undated", at), 0), None


def _is_part(token: Token) -> bool:
    """Whether a token goes on with the word or number before it: the “th” of “17th”."""
    return token.glued and token.key[0] not in _SIGNS


def _resolved(parser: Parser, meaning: Meaning | Unreadable) -> Fixed:
    if isinstance(meaning, Unreadable):
        raise meaning
    return parser.context.resolve(meaning)
