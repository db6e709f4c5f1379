"""Whether a text speaks for itself, as reports, speeches and manifestos do, and for which house."""

import re
from collections.abc import Sequence
from typing import Final

from claimcheck.extract.proper_names import find_names

_HOUSE: Final = re.compile(
    r"\b(?:Research|Securities|Equities|Capital|Advisors|Partners|Markets)\b"
)
"""What houses are called whose analysts write notes on others."""
_NOTE: Final = re.compile(
    r"\b(?:[Oo]ur|[Ww]e) (?:\w+ )?(?:price target|target price|rating|rate|estimates?|forecasts?"
    r"|model|coverage|reiterate|upgrade|downgrade|initiate)\b"
)
_FIRST_PERSON: Final = re.compile(r"\b(?:[Ww]e|[Oo]ur)\b")
MASTHEAD: Final = 3
_OWN: Final = re.compile(
    r"^(?=.{0,160}$).*\b(?:Manifesto|Programme|Platform|Annual|Interim|Results|Speech|Remarks|Keynote"
    r"|Letter to|Statement by|Outlook|[Aa]ddress (?:by|of)|Address|[Hh]alf-[Yy]ear"
    r"|[Qq]uarter(?:ly| 20)|Equity Research)"
    r"(?:.*[^.])?$"
)
"""What a line at the top of a text says that speaks for its author."""
_HEAD: Final = 12
"""Sentences at the top of a text in which it may say whose it is."""


def speaks_for_itself(sentences: Sequence[str]) -> bool:
    """Whether the top of a text says so, or more than a fifth of it says “we” or “our”."""
    own = sum(map(bool, map(_FIRST_PERSON.search, sentences)))
    return any(map(_OWN.search, sentences[:MASTHEAD])) or own * 5 > len(sentences)


def house_of(sentences: Sequence[str]) -> str | None:
    """Return the house whose analysts speak in a text that rates others, by its masthead."""
    if not any(map(_NOTE.search, sentences)):
        return None
    for sentence in (*sentences[:_HEAD], *sentences[-_HEAD:]):
        named = find_names(sentence)
        if any(_HOUSE.search(name.text) for name in named):
            return named[0].text
    return None
