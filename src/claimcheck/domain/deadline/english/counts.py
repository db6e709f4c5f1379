"""Numbers at the end of words that name a time, and which count what follows: “By May 5 stores”."""

import re
from collections.abc import Sequence

from claimcheck.domain.deadline.english.numerals import SMALL, TENS
from claimcheck.domain.deadline.english.words import LENGTHS, MONTHS, WEEKDAYS

NO_NOUNS = frozenset(
    (
        *("is", "was", "are", "were", "be", "will", "would", "can", "could", "may", "might"),
        *("must", "shall", "should", "has", "have", "had", "does", "do", "did", "and", "or"),
        *("but", "nor", "so", "yet", "to", "in", "at", "on", "by", "with", "for", "from", "of"),
        *("as", "that", "which", "who", "whose", "when", "while", "where", "if", "than", "then"),
        *("because", "since", "until", "till", "after", "before", "though", "although", "unless"),
        *("begins", "starts", "ends", "comes", "arrives", "closes", "opens", "it", "he", "she"),
        *("they", "we", "you", "i", "its", "their", "our", "his", "her", "the", "a", "an"),
        *("this", "these", "those", "all", "both", "not", "also", "only", "said", "says"),
        *("under", "over", "into", "through", "via", "without", "within", "per", "plus", "about"),
        *("following", "despite", "subject", "pending", "once", "instead", "depending"),
        *("onward", "onwards", "alone", "too", "again", "already", "now", "next", "last"),
    )
)
"""The words after a time that make no noun phrase with it."""
_VERBS = frozenset(
    (
        *("was", "is", "has", "does", "as", "its", "this", "us", "says", "sees", "brings"),
        *("marks", "versus", "vs", "across", "towards", "minus", "less", "perhaps", "always"),
        *("overseas", "besides", "afterwards", "thus", "unless", "regardless", "plus"),
    )
)
"""Words that end like a plural and are none."""
_NO_THINGS = NO_NOUNS | _VERBS
_PEOPLE = frozenset(("people", "men", "women", "children", "staff"))
_MEASURES = frozenset(
    (
        *("percent", "per", "cent", "percentage", "basis", "point", "points", "times", "hundred"),
        *("thousand", "million", "billion", "trillion", "bn", "mn", "tn", "lakh", "crore"),
        *("dollar", "dollars", "euro", "euros", "pound", "pounds", "cents", "tonne", "tonnes"),
        *("ton", "tons", "kg", "km", "mw", "gw", "mwh", "gwh", "kilometre", "kilometres"),
        *("kilometer", "kilometers", "mile", "miles", "metre", "metres", "meter", "meters"),
        *("acre", "acres", "hectare", "hectares", "barrel", "barrels", "litre", "litres"),
    )
)
_SUMS = frozenset(
    (
        *("sales", "costs", "earnings", "revenues", "profits", "expenses", "results"),
        *("emissions", "margins", "bookings", "billings", "exports", "imports", "dividends"),
        *("volumes", "wages", "receipts", "inflows", "outflows", "taxes", "targets", "goals"),
        *("objectives", "ambitions", "commitments", "pledges"),
    )
)
"""Plurals that nobody counts by the thousand: “2026 sales” are those of a year."""
_WORD = re.compile(r" ([A-Za-z]+(?:-[A-Za-z]+)*)(?![\w'’])")
_COUNTED = re.compile(r"\b\d[\d,.]*(?: [a-z-]+){1,3} $")
_MOST_ADJECTIVES = 2
_NUMBERS = frozenset((*SMALL, *TENS, "#1", "#2", "#3", "#,"))
_PARTS = frozenset(("quarter", "quarters", "half", "qtr", "year", "month", "week", "spring"))
_ONE_IN = (("in",), ("out", "of"))


def rating(keys: Sequence[str], before: str) -> int:
    """Return how many of the first of `keys` tell a rate: 2,000 units “a month” from June."""
    start = next((at for at, key in enumerate(keys[:2], 1) if key in _NUMBERS), 0)
    article, unit = (*keys[start : start + 2], "", "")[:2]
    is_rate = article in ("a", "an") and unit in LENGTHS
    return start + 2 if is_rate and (start or _COUNTED.search(before)) else 0


def counting(keys: Sequence[str], after: str) -> int:
    """Return how many tokens at the end of `keys` count what the text after them names.

    They do where it is a measure (“by June 10 percent”), where they are a share (“by March one in
    five cars”), and where the time before them takes no number (“in May 20 pupils”).
    """
    if len(keys) < 2 or keys[-1] not in _NUMBERS:
        return 0
    share = _share(keys)
    if share:
        return share if names_things(after, _MOST_ADJECTIVES) else 0
    if is_measured(after):
        return 1
    before = keys[-2]
    takes_none = before in WEEKDAYS or before in _PARTS or before == "#4"
    if takes_none or (before in MONTHS and keys[-3:-2] in (["in"], ("in",))):
        return 1 if names_things(after, _MOST_ADJECTIVES) else 0
    return 0


def names_things(after: str, adjectives: int = 0) -> bool:
    """Whether a text starts with a noun in the plural, after so many adjectives at most."""
    at = 0
    for _ in range(adjectives + 1):
        word = _WORD.match(after, at)
        if word is None or word[1].lower() in _NO_THINGS:
            return False
        if word[1].endswith("s") or word[1] in _PEOPLE:
            return word[1].islower()
        at = word.end()
    return False


def names_sums(after: str) -> bool:
    """Whether a text starts with a plural that is a sum, so that a year before it is one."""
    word = _WORD.match(after)
    return word is not None and word[1] in _SUMS


def is_measured(after: str) -> bool:
    """Whether what follows a figure makes it a measure: “by 2030 tonnes”."""
    word = _WORD.match(after)
    return after.lstrip()[:1] == "%" or (word is not None and word[1].lower() in _MEASURES)


def may_count(keys: Sequence[str], after: str) -> bool:
    """Whether a number behind a month may as well count what follows: “by March 31 engineers”.

    “On March 31” it does not: nothing is on a month.
    """
    return (
        len(keys) > 1
        and keys[-1] in _NUMBERS
        and keys[-2] in MONTHS
        and list(keys[-3:-2]) != ["on"]
        and after[1:2].islower()
        and names_things(after, _MOST_ADJECTIVES)
    )


def _share(keys: Sequence[str]) -> int:
    for words in _ONE_IN:
        at = -1 - len(words)
        if tuple(keys[at:-1]) == words and len(keys) > -at and keys[at - 1] in _NUMBERS:
            return len(words) + 2
    return 0
