"""Whether words in running text that read as a date are one, and whether what follows changes it.

People write “may” and “the Sun” more often than they mean May or Sunday, and “before the summer
recess” when the recess is meant: here is told which words count, and which are left unread.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from claimcheck.domain.deadline.english.anchors import (
    ANCHORS,
    KNOWN,
    is_lasting,
    is_left,
    is_past,
    is_seldom,
)
from claimcheck.domain.deadline.english.counts import (
    NO_NOUNS,
    counting,
    is_measured,
    may_count,
    names_sums,
    names_things,
    rating,
)
from claimcheck.domain.deadline.english.holidays import HOLIDAYS
from claimcheck.domain.deadline.english.longer_phrases import is_cut, is_idiom, is_name
from claimcheck.domain.deadline.english.numerals import PLACES
from claimcheck.domain.deadline.english.words import LENGTHS, MONTHS, SEASONS, WEEKDAYS
from claimcheck.domain.deadline.finder import Prose

_NAMES = frozenset((*MONTHS, *WEEKDAYS))
_ORDINARY = frozenset(
    (
        *("may", "march", "mar", "jan", "dec", "sun", "sat", "mon", "wed", "april", "june"),
        *("august", "fall", "spring", "jun", "second"),
    )
)
"""Names of times that are also other words, or names of people."""
_LEADS = frozenset(("the", "a", "an", "one", "of", "second"))
"""What may stand before such a name and makes no date of it."""
_COUNTING = frozenset(
    (
        *("around", "about", "approximately", "roughly", "some", "up", "to", "over", "under"),
        *("for", "than", "nearly", "almost", "more", "less", "or", "and", "close", "near"),
    )
)
"""What may stand before a number of things."""
_RECORD = re.compile(
    r"\b(?:(?:low|high|bigg|larg|small|fast|slow|strong|weak|long|short|steep|sharp|deep|great|b"
    r"|old|young)est|worst)(?: [^\s.,;]+){0,3} $|\bfirst(?: [^\s.,;]+){0,2} $"
)
"""What is told of a record: the lowest level in five years, the first gain in four."""
_LABEL = re.compile(
    r"\b(?:page|room|section|flight|route|model|number|no|resolution|version|article|rule)s?\.? $",
    re.I,
)
_MONTHS_ALONE = frozenset(("april", "june", "august", "jan", "dec", "jun"))
_MONEY = re.compile(r"[$€£¥]\s*$")
_CAPITAL = re.compile(r"\b[A-Z][a-z]+ $")
_PERSON = re.compile(r" [A-Z][a-z]")
_OF = re.compile(r" of\b")
_COUNTED_FROM = re.compile(
    r" (?:of|after|from|following|before|once|when|upon|pending)\b"
    r"|,? (?:if|unless|subject|provided)\b"
)
_LOOSE = frozenset(("in", "during", "for", "on", "at", "the"))
"""What stands before a season and does not say which."""
_NOUN = re.compile(r" ([a-z]+(?:-[a-z]+)*)\b")


_INITIALS = ("TMR", "TMRW")
"""Who writes “tomorrow” so short writes it small; in capitals it is somebody’s initials."""


def is_date(words: str, keys: Sequence[str], before: str, after: str) -> bool:
    """Whether words that read as a date are meant as one, by their letters and by what is near.

    `keys` are the tokens of the words, `before` and `after` the text around them.
    """
    if _MONEY.search(before) or words.endswith(_INITIALS):
        return False
    if is_name(keys, before, after) or is_idiom(keys, before, after):
        return False
    if "in" in keys and not LENGTHS.keys().isdisjoint(keys) and _RECORD.search(before):
        return False
    if keys[0] == "in" and not LENGTHS.keys().isdisjoint(keys):
        return keys[1:] not in (["one", "day"], ["a", "day"])
    if len(keys) == 1 and keys[0] in _NAMES and _CAPITAL.search(before):
        return False
    if keys[-1] in SEASONS and _PERSON.match(after):
        return False
    if list(keys) == ["#4"] and _LABEL.search(before):
        return False
    counts = keys[-1] == "#4" and _COUNTING.issuperset(keys[:-1])
    if counts and names_things(after) and not names_sums(after):
        return False
    if keys[-1] == "#4" and is_measured(after):
        return False
    if keys[-1] in ("today", "tomorrow") and keys[-2:-1] and keys[-2] in LENGTHS:
        return False  # “it has been two weeks today”
    if any(key[0] == "#" for key in keys) or _has_place(keys):
        return True
    names = [key for key in keys if key in _NAMES or key in SEASONS]
    if not names:
        return True
    if len(keys) == 1 and _PERSON.match(after):
        return False
    if not _ORDINARY.issuperset(names):
        return True
    leads = [key for key in keys if key not in names]
    if not leads or _LEADS.issuperset(leads):
        return len(keys) == 1 and keys[0] in ("april", "june", "august") and words[0].isupper()
    if keys[-1] == "fall" and _OF.match(after):
        return False
    return all(
        word[0].isupper() or word.lower() in SEASONS
        for word in re.findall(r"[^\W\d_]+", words)
        if word.lower() in names
    )


def _has_place(keys: Sequence[str]) -> bool:
    """Whether a month that is no other word has its day behind it in words: “april ninth”."""
    return any(key in _MONTHS_ALONE and after in PLACES for key, after in pairwise(keys))


def is_changed(keys: Sequence[str], rule: str, before: str, after: str) -> bool:
    """Whether what is near a date changes which day it is, so that its reading would be wrong."""
    if is_cut(keys, rule, before, after) or may_count(keys, after):
        return True
    if keys[-1] == "later" or ("following" in keys and keys[-1] in LENGTHS):
        return True  # “a year later” counts from what was told before
    if rule in ("within", "running"):
        return bool(_COUNTED_FROM.match(after))
    if _is_short_dated(keys) and re.match(r" [a-z]", after):
        return True
    has_year = any(key in ("#4", "fiscal", "fy") for key in keys)
    if not has_year and rule != "relative day" and _OF.match(after):
        return True  # “Friday of that week”, “the second half of the show”
    noun = _NOUN.match(after)
    if noun is None or noun[1] in NO_NOUNS:
        return False
    if keys[-1] in SEASONS and _LOOSE.issuperset(keys[:-1]):
        return True  # “in spring wheat”
    if "the" not in keys:
        return False
    of_a_noun = keys[-1] in SEASONS or " ".join(keys[list(keys).index("the") + 1 :]) in HOLIDAYS
    return of_a_noun or keys[0] == "before"


def _is_short_dated(keys: Sequence[str]) -> bool:
    """Whether words end with a year of two digits and no apostrophe: “5 June 30”."""
    numbers = [key for key in keys if key[0] == "#"]
    return (
        len(numbers) == 2
        and keys[-1] == "#2"
        and not MONTHS.keys().isdisjoint(keys)
        and not {"'", "-", "/", "to", "and", "or"}.intersection(keys)
    )


PROSE = Prose(
    KNOWN, ANCHORS, is_left, is_lasting, is_seldom, rating, counting, is_date, is_changed, is_past
)
