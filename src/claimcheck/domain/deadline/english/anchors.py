"""By which words a time is found in running text, and which of them seldom name one."""

import re
from collections.abc import Sequence

from claimcheck.domain.deadline.english.numerals import SUFFIXES
from claimcheck.domain.deadline.english.rule_tables import GRAMMAR
from claimcheck.domain.deadline.english.wordings import LISTS
from claimcheck.domain.deadline.english.words import LENGTHS, SEASONS
from claimcheck.domain.deadline.tokens import tokens

_LISTED = ("month", "weekday", "season", "units", "halves", "near-day", "tens", "vague", "holiday")
"""The lists of phrases that a date may be found by, and more such words and figures."""
_MORE_ANCHORS = (
    *("future", "term", "weekend", "workweek", "mothers", "fathers", "mothering", "later"),
    *("some", "this"),  # point, season
    *("eoy", "eom", "eoq", "eow", "q", "h", "fy", "cy", "fiscal"),
    *("x", "xx", "th", "st", "nd", "rd"),
    *("hours", "hour", "hrs", "nineteen", "twenty"),
    *("#4", "#8"),
)
_NO_ANCHORS = frozenset(("at", "before", "for", "in", "over"))
"""What begins such a phrase and too much else: “at once” is not looked for in a text."""

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
_ONE = frozenset(("one", "#1"))
"""What makes such a word a length: “for one day”."""
_LEFT = frozenset(
    ("now", "due", "come", "latest", "its", "our", "their", "his", "her", "my", "your")
)
"""What may stand before a date, and is left to the sentence."""
_LEADS = frozenset(("the", "in", "on", "at", "for", "over", "during", "of", "a"))
_LASTING = frozenset(("for", "over", "during", "throughout", "under", "less", "up", "at", "no"))
_LASTS = _LASTING | {"since", "more", "longer", "past"}
"""What a length after it says how long something lasts, not when it ends."""

_PAST = re.compile(
    r"(?<!\w)(?:since|than(?: in)?|compared (?:with|to)|versus|vs\.?|relative to"
    r"|dating (?:back )?from|as of|(?:back|was|were|been) in"
    r"|(?:up|down|date[sd]|dating) (?:from|to)"
    r"|(?<!ed )(?<!put )(?<!set )back (?:from|to)"
    r"|(?:levels|figures|results|highs?|lows?|those) (?:of|from|in)"
    r"|(?<!\bbe )(?<!\bbeing )(?<!\bget )"
    r"(?:founded|established|incorporated|born|built|opened|launched|introduced|began|started"
    r"|ended|signed|died|happened|occurred|held|was|were|been|took place)(?: (?:in|on|at|by))?)"
    r"(?: the)? $"
)
_IS_TO_BE = re.compile(r"\b(?:be|get) [^.;:]*\band $")
"""What makes the second of two participles one of what is to come: “be completed and opened in”."""
_AHEAD = frozenset(("next", "coming", "upcoming", "following", "this", "later", "first", "last"))

_SIGNS = frozenset("-/.,'~&")
KNOWN = (GRAMMAR.words | _SIGNS) - {"query", "%", "x", "xx"}
"""The words and signs that times in a text are made of."""


def _anchors() -> frozenset[str]:
    """Return the words of which each phrase has one: itself, one in another, or its longest."""
    phrases = [[token.key for token in tokens(one)] for name in _LISTED for one in LISTS[name]]
    alone = {keys[0] for keys in phrases if len(keys) == 1}.union(_MORE_ANCHORS)
    others = [keys for keys in phrases if keys[0] not in _NO_ANCHORS and alone.isdisjoint(keys)]
    return frozenset(alone).union(max(keys, key=len) for keys in others)


ANCHORS = _anchors()
"""The words of which each time has one."""


def is_left(key: str) -> bool:
    """Whether a word that starts a time is left to the sentence."""
    return key in _LEFT


def is_lasting(keys: Sequence[str]) -> bool:
    """Whether words are how long something lasts, and not when it ends: “for more than a year”."""
    return keys[0] == "since" or (_first(keys) in _LASTS and _is_length(keys))


def is_past(before: str) -> bool:
    """Whether text ends in words after which a time is past."""
    found = _PAST.search(before)
    return found is not None and _IS_TO_BE.search(before, 0, found.start()) is None


def is_seldom(keys: Sequence[str]) -> bool:
    """Whether words can be read as a date and seldom are one: “may”, “the year”, “2026.5”."""
    if (keys.count(".") == 1 and keys[-1] not in LENGTHS) or (
        keys[-1] in SUFFIXES and (keys[0] == "the" or keys[0][0] == "#")
    ):
        return True
    if keys[-1] in _SELDOM and _ONE.isdisjoint(keys):
        return all(key in _LEADS for key in keys[:-1])
    lasts = _first(keys) in _LASTING or keys[:2] == ["in", "over"]
    return lasts and _is_length(keys) and not _AHEAD.intersection(keys)


def _first(keys: Sequence[str]) -> str:
    """Return the word that tells how some words are meant: in “go on for a year” it is “for”."""
    return keys[1] if keys[0] == "on" and len(keys) > 1 else keys[0]


def _is_length(keys: Sequence[str]) -> bool:
    """Whether words end in a length: in “the summer months” the months are those of a season."""
    return keys[-1] in LENGTHS and SEASONS.keys().isdisjoint(keys)
