"""When words that read as a date are a piece of a longer phrase that names another day, or none.

“Before the 2026 World Cup” is not before 2026, and “not … before 2027” names a first day.
"""

import re
from collections.abc import Sequence
from itertools import takewhile

from claimcheck.domain.deadline.english.counts import NO_NOUNS
from claimcheck.domain.deadline.english.holidays import HOLIDAYS
from claimcheck.domain.deadline.english.numerals import SMALL, TENS
from claimcheck.domain.deadline.english.words import LENGTHS, MONTHS, WEEKDAYS

_DENIED = re.compile(
    r"(?:\b(?:no|not|never|nor|cannot|neither|without|nothing|nobody|none|unlikely)\b|n['’]t\b)(?:(?!\bbut\b)[^.;:,])*$",
    re.I,
)
_DENIABLE = frozenset(("before", "until", "till", "prior", "ahead", "earlier", "sooner", "up"))
"""What a denial before it turns into a first day: not … until 2028."""
_DUE = re.compile(r"\b(?:due|expected|scheduled|planned|slated) $")
"""What is not due until a time is due then."""
_NEAR = 24
"""How many characters before a time the words have that belong to it, or are money."""
_CUT_BEFORE = re.compile(
    r"\b(?:(?:by|on|at|in|until|till) (?:or|and)|no|not|never|every|each"
    r"|(?:earlier|sooner|later|more) than"
    r"|(?:earlier|sooner) than (?:\d{1,2}(?::\d\d)? ?[ap]\.?m\b\.?|noon|midnight)(?: [A-Z]+)?"
    r"|(?:first|initial|early|opening) (?:(?:few|several) )?(?:days|weeks|months|years) of(?: the)?"
    r") $",
    re.I,
)
"""Words of a date that was read without them."""
_LENGTH = r"(?:days?|weeks?|fortnights?|months?|quarters?|years?|decades?)"
_COUNTED = re.compile(
    rf"\b{_LENGTH}(?: on| later| earlier)? (?:after|before|from|following|ahead of|than|prior to)\b"
    r"(?! (?:schedule|time|plan)\b)[^.;,]*$"
    rf"|\bwithin (?:\w+[ -]){{1,3}}{_LENGTH}(?:['’]s?)?(?: time)? of\b[^.;,]*$",
    re.I,
)
"""A length that is counted from the event that the date belongs to."""
_GOES_ON = re.compile(
    r",? (?:that|which) (?:begins|starts|ends|began|started|ended)\b"
    r"|,? (?:ending|ended)(?: in| on| at)? (?:[A-Z\d]|next |this )"
    r"|(?:, \d{1,2})+,? (?:and|or|&) \d{1,2}\b(?!,\d)"
    r"| (?:centur(?:y|ies)|millenni(?:um|a))\b"
)
_MONEY = re.compile(r"(?:[$€£¥][\d.,]+ ?\w*|\b(?:million|billion|trillion|bn|crore|lakh)) $", re.I)
_OF_A_YEAR = re.compile(r" (?:prices|dollars|money|terms|values|euros|pounds)\b")
_NOUN = re.compile(r" ['“‘\"]?([A-Za-z][\w'’-]*)")
_NO_EVENTS = frozenset(
    (
        *("deadline", "deadlines", "target", "targets", "date", "goal", "goals", "cutoff"),
        *("cut-off", "mark", "timeframe", "timeline", "time", "period", "window", "horizon"),
        *("milestone", "limit", "objective", "commitment", "pledge", "promise"),
    )
)
"""Nouns that a date before them dates: the 2030 deadline."""
_NO_OWNERS = NO_NOUNS | _NO_EVENTS
_ARTICLES = frozenset(("the", "a", "an", "its", "our", "their", "his", "her"))
_UNARTICLED = frozenset((*MONTHS, "#1", "#2", "#4", "q", "h", "fy", "cy", "-", "/", "to"))
"""The tokens of times that no article goes before, but with a noun behind: the 2028 Olympics."""
_NO_NAMES = NO_NOUNS | {"entering", "exiting", "leaving", "ending", "finishing", "approaching"}
"""Words that begin a sentence, and no name, before a year."""
_LED = re.compile(r"\b(?:of|to|for|with|under|about|into) $")
_NAME = re.compile(r"\b([A-Z][\w&-]*) $")


def is_counted_from(before: str) -> bool:
    """Whether something is counted from the time that follows: “18 months after work starts in”."""
    return bool(_COUNTED.search(before))


_ORDINAL = re.compile(r"\b(?:first|second|third) $")
"""What makes a full year one of those after an event: “in its first full year”."""
_HELD = frozenset(
    (
        *("meeting", "meetings", "hearing", "hearings", "session", "sessions", "vote", "auction"),
        *("event", "events", "election", "elections", "referendum", "ballot", "primary"),
        *(
            "conference",
            "convention",
            "congress",
            "assembly",
            "summit",
            "show",
            "fair",
            "expo",
            "exhibition",
        ),
        *("festival", "games", "olympics", "paralympics", "championship", "championships", "cup"),
        *("tournament", "season", "race", "marathon", "talks"),
    )
)
"""What is held on its day, in its month or its year."""
_GIVEN = frozenset(("budget", "statement", "briefing", "speech", "announcement", "round"))
"""What is held too, but may be of a year to come: a budget is that of the year after it."""
_HELD_AT = frozenset(("at", "on", "in", "during", "as"))
"""How the words of a time begin that is that of what is held then."""
_LONGEST_NAME = 3
"""In words, of what is held: “its June board meeting”, “the 2028 Winter Olympics”."""


def is_cut(keys: Sequence[str], rule: str, before: str, after: str) -> bool:
    """Whether the words around a date make a longer phrase of it, which names another day."""
    if keys[0] in _DENIABLE and keys[:2] != ["up", "to"] and _DENIED.search(before):
        return keys[0] not in ("until", "till") or not _DUE.search(before)
    near = before[-_NEAR:]
    if keys[0] == "full" and _ORDINAL.search(near):
        return True
    if _CUT_BEFORE.search(near) or _GOES_ON.match(after) or is_counted_from(before):
        return True
    if _MONEY.search(near) and _OF_A_YEAR.match(after):
        return True
    noun = _NOUN.match(after)
    article = _article(keys)
    if noun is None or article is None or noun[1].lower() in NO_NOUNS:
        return False
    if noun[1].lower() in _NO_EVENTS:
        return rule == "counted from a date"  # which day it is counted from is not said
    if _is_when_held(keys[0], rule, after):
        return False
    is_bare = _UNARTICLED.issuperset(keys[article + 1 :])
    led = article > 0 or _LED.search(near) is not None
    return is_bare and (led or noun[1][0].isupper())


def _is_when_held(lead: str, rule: str, after: str) -> bool:
    """Whether a time is that of an event: “at its June 25 meeting” is on that day.

    “By the 2028 Olympics” is by a day in that year, and not by its end.
    """
    if rule == "year":
        held, leads = _HELD, _HELD_AT
    elif rule in ("day", "month"):
        held, leads = _HELD | _GIVEN, _HELD_AT | {"by"}
    else:
        return False
    if lead not in leads:
        return False
    words = after.lower().split(maxsplit=_LONGEST_NAME)[:_LONGEST_NAME]
    name = takewhile(lambda word: word not in NO_NOUNS, words)
    return any(word.rstrip(".,;:") in held for word in name)


def is_name(keys: Sequence[str], before: str, after: str) -> bool:
    """Whether words that read as a date are part of a name, or tell which of some things is meant.

    “Vision 2030”, “Chinese New Year”, “the Sunday Times”, “the January 6 committee”.
    """
    name = _NAME.search(before, before.rfind(" ", 0, -1) + 1)
    named = name is not None and name[1].lower() not in _NO_NAMES
    if named and (list(keys) == ["#4"] or _is_holiday(keys)):
        return True
    noun = _NOUN.match(after)
    if noun is None or noun[1].lower() in _NO_OWNERS:
        return False
    if _is_holiday(keys):
        return noun[1][0].isupper()
    rest = keys[1:] if keys[0] == "the" else ()
    if not rest:
        return False
    if _is_holiday(rest) or (len(rest) == 1 and rest[0] in WEEKDAYS):
        return True
    return _UNARTICLED.issuperset(rest) and not MONTHS.keys().isdisjoint(rest)


def is_idiom(keys: Sequence[str], before: str, after: str) -> bool:
    """Whether words are an idiom or an age: “at the end of the day”, “for 18 to 21 year olds”."""
    if keys[-1] in LENGTHS and _AGED.match(after):
        return True
    if keys[-1] in _UNITS and not _COUNTS.isdisjoint(keys) and _OWNS.match(after):
        return True
    if list(keys) == ["at", "the", "end", "of", "the", "day"]:
        return True
    if not _TENS.isdisjoint(keys) and (not _OWN.isdisjoint(keys) or _OWNED.search(before)):
        return True
    if keys[0] == "last" and keys[-1] in LENGTHS and _MODAL.search(before):
        return True
    if keys[-1] not in ("st", "nd", "rd", "th"):
        return False
    return after.startswith(" of ") or (
        MONTHS.keys().isdisjoint(keys) and _OF_YEARS.match(after) is not None
    )


_OF_YEARS = re.compile(r" \w+-(?:year|month|week|day)\b")
_AGED = re.compile(r"[ -](?:olds?|of age)\b")
_OWNS = re.compile(r"['’](?:s ?| )[a-z]")
"""What a length is of: “within one hour’s reach”, “with two weeks’ notice”."""
_UNITS = LENGTHS.keys() | {"hour", "hours"}
_COUNTS = frozenset((*SMALL, *TENS, "a", "an", "#1", "#2", "#3"))
_TENS = frozenset(("twenties", "thirties", "forties", "fifties", "sixties", "seventies"))
_TENS |= {"eighties", "nineties"}
_OWN = frozenset(("his", "her", "their", "its", "our"))
_OWNED = re.compile(r"\b(?:his|her|their|my|our|your)(?: (?:early|mid|late))?[ -]$", re.I)
_MODAL = re.compile(r"\b(?:to|will|would|could|should|may|might|can) $")


def _article(keys: Sequence[str]) -> int | None:
    found = [at for at, key in enumerate(keys) if key in _ARTICLES]
    return found[-1] if found else None


def _is_holiday(keys: Sequence[str]) -> bool:
    words = " ".join(key for key in keys if key not in ("'", "'s", "#4", "the"))
    return words in HOLIDAYS or words in ("new year", "new years day")
