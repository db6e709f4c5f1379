"""What is answered to words that cannot be read."""

import re
from typing import cast

from claimcheck.domain.deadline.english.foreign import language
from claimcheck.domain.deadline.english.rule_tables import GRAMMAR
from claimcheck.domain.deadline.meanings.unit import MONTH_NAMES, WEEKDAY_NAMES
from claimcheck.domain.deadline.parser import Parser
from claimcheck.domain.deadline.phrase import far_year
from claimcheck.domain.deadline.reading import Unreadable, quoted
from claimcheck.domain.deadline.tokens import plain

_FORMS = "write it as 2026-06-30, 30 June 2026, Q3 2026, early 2027 or “within five years”"
_FIRST_DAYS = r"\bfirst (?:100|(?:a |one )?hundred) days\b"
_CLOCK = r"\d:\d\d|\d ?[ap]\.?m\b|\b(?:noon|midnight|o'clock|morning|afternoon|evening)\b|\dt\d"


_OR_KEEP = ", give what has to happen as --condition, or use --undated, which keeps the words"
_COUNTED_FROM = frozenset(
    (
        *("of", "after", "from", "following", "before", "once", "when", "if", "upon", "until"),
        *("unless", "pending", "till", "since"),
    )
)
_ARTICLES = frozenset(("the", "a", "an", "this", "next", "its", "their", "our", "his", "her"))
_EVENTS = frozenset(
    (
        *("election", "elections", "parliament", "assent", "referendum", "vote", "budget"),
        *("cop", "olympics", "olympic", "games", "cup", "summit", "conference", "congress"),
        *("school", "academic", "term", "semester", "recess", "session", "inauguration"),
        *("diwali", "ramadan", "eid", "passover", "hanukkah", "holi", "vesak", "purim"),
        *("closing", "completion", "approval", "signing", "launch", "merger", "ipo", "delivery"),
        *("enactment", "ratification", "ruling", "trial", "hearing", "takeover", "acquisition"),
        *("mandate", "presidency", "office", "retirement", "birthday", "anniversary"),
    )
) | {f"cop{number}" for number in range(20, 60)}
"""What has a day that somebody sets, or another calendar."""
_HARMLESS = frozenset(
    (
        *("maybe", "perhaps", "possibly", "probably", "likely", "hopefully", "ideally", "surely"),
        *("definitely", "certainly", "presumably", "expected", "planned", "scheduled", "target"),
        *(
            "targeted",
            "estimated",
            "i",
            "we",
            "they",
            "it",
            "hope",
            "think",
            "guess",
            "say",
            "says",
        ),
        *("slated", "set", "due", "targeting", "aiming", "tentative", "tentatively", "eta"),
        *("provisional", "provisionally", "anticipated", "earmarked"),
        *("please", ",", ".", "!", ":", ";", "query", "'", '"', "tbc", "is", "be", "will", "done"),
    )
)
"""Words that change no date, whether they stand before or after it."""
_MILESTONES = frozenset(
    (
        *("delivery", "completion", "launch", "opening", "closing", "signing", "commissioning"),
        *("release", "rollout", "start", "finish"),
    )
)
"""Words that change no date that they stand before: completion mid-2026."""


def refusal(words: str, parser: Parser) -> Unreadable:
    """Return why `words` cannot be read, with the nearest thing that can.

    `parser` has their tokens.
    """
    text = plain(words)
    shown = quoted(words)
    keys = [token.key for token in parser.run.tokens]
    told = language(text, GRAMMAR.words | _EVENTS)
    if told:
        return Unreadable(
            f"{shown} looks {told}", "write it in English or as a date, such as 2026-12-31"
        )
    far = far_year(parser.run)
    if far:
        return Unreadable(
            f"{shown} names the year {far}, and years in words are 1900 to 2199",
            "write a year further off alone, as 1733 or 1733-06, and one of another calendar in"
            " the Gregorian one",
        )
    if {"century", "centuries", "millennium"} & set(keys):
        return Unreadable(
            f"{shown} has no agreed last day: some end a century with 2099, others with 2100",
            "name the year, decade or day that is meant",
        )
    if re.search(_CLOCK, text):
        return Unreadable(f"{shown} names a time of day", "name the day without it")
    part = _part(words, parser)
    if part:
        return Unreadable(f"{shown} cannot be read as a date", part)
    near = _misspelt(keys)
    if near:
        return Unreadable(f"{shown} cannot be read as a date", f"did you mean {near}?")
    if _is_event(keys, parser.keys) or re.search(_FIRST_DAYS, text):
        return Unreadable(
            f"{shown} goes by an event, and the words do not say its day",
            "look up the day and write it" + ("" if parser.context.looks_back else _OR_KEEP),
        )
    for name in ("undated", "recurrent", "open"):
        for at in range(len(keys)):
            for end, meaning in parser.read(name, at).items():
                goes_on = keys[end - 1] == "/" and end < len(keys)
                if keys[at - 1 : at] not in (["no"], ["not"]) and not goes_on:
                    return cast(Unreadable, meaning).about(words)
    if any(key in ("#5", "#6", "#7", "#8", "#9") or key[:2] == "#1" != key for key in keys):
        return Unreadable(
            f"{shown} has a number that is no year, month or day",
            "years are 1 to 9999; write a day as 2026-06-30",
        )
    return Unreadable(f"{shown} cannot be read as a date", _FORMS)


def _misspelt(keys: list[str]) -> str:
    """Return the month or weekday that an unknown word looks like; empty where there is none."""
    from difflib import get_close_matches

    names = [*MONTH_NAMES, *WEEKDAY_NAMES]
    known = {name.lower(): name for name in names}
    for key in keys:
        if len(key) > 3 and key not in GRAMMAR.words | _EVENTS:
            near = get_close_matches(key, known, n=1, cutoff=0.8)
            if near:
                return known[near[0]]
    return ""


def _is_event(keys: list[str], known: list[str]) -> bool:
    """Whether words name an event, or count from something that is no date."""
    if not _EVENTS.isdisjoint(keys):
        return True
    starts = (at for at, key in enumerate(keys[:-1]) if key in _COUNTED_FROM)
    return any(not known[at + 1 + (keys[at + 1] in _ARTICLES)] for at in starts)


def _part(words: str, parser: Parser) -> str:
    """Return the advice to give only the part of the words that can be read, if there is one.

    The words left out must be ones that change no date.
    """
    keys = [token.key for token in parser.run.tokens]
    readable = [
        (end - at, at, end, meaning)
        for at in range(len(parser.run.tokens))
        for end, meaning in parser.read("date", at).items()
        if not isinstance(meaning, Unreadable)
    ]
    for length, at, end, meaning in sorted(readable, key=lambda part: -part[0]):
        try:
            span = parser.context.resolve(meaning).span
        except (ValueError, OverflowError):
            continue
        before, after = frozenset(keys[:at]) - _MILESTONES, keys[end:]
        if length and _HARMLESS.issuperset((*before, *after)):
            part = words[parser.run.tokens[at].start : parser.run.tokens[end - 1].end]
            return f"{quoted(part)} alone can be read, as {span}"
    return ""
