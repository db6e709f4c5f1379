"""The words by which somebody is said to speak, or speaks for himself."""

import re
import sys
from functools import lru_cache
from typing import Final

SPEECH: Final = re.compile(
    r"\b(?:said|says|say|announced|announces|announce|stated|states|tells?|reiterated|claims|claimed"
    r"|told(?<!am told)(?<!are told)(?<!is told)(?<!was told)(?<!were told)"
    r"|revealed|confirmed|confirms|declared|added|adds|explained|reported|reports|warned|warns"
    r"|stressed|noted|notes|predicts|predicted|estimates?|estimated|promised|promises|pledged"
    r"|vowed|vows|insisted|commented|replied|responded|emphasi[sz]ed|described|elaborated|concluded"
    r"|announcing|saying|stating|adding|writes|wrote|[Aa]ccording to)\b"
)
"""Verbs of reported speech. Those that argue (“asserted”, “dismissed”) are not among them."""

FIRST_PERSON: Final = re.compile(
    r"\b(?:[Ww]e|I)\b(?: \w+)? (?:will|shall|plan|aim|intend|expect"
    r"|are|target|pledge|commit|promise|anticipate|project|forecast|seek)\b|\b[Ww]e['’]ll\b"
)


def speeches(sentence: str, start: int = 0, end: int = sys.maxsize) -> list[re.Match[str]]:
    """Return the words in a part of a sentence by which somebody is said to speak."""
    return [one for one in _speeches(sentence) if start <= one.start() and one.end() <= end]


@lru_cache(maxsize=64)
def _speeches(sentence: str) -> tuple[re.Match[str], ...]:
    """Return those of a whole sentence: pass after pass asks for them."""
    return tuple(SPEECH.finditer(sentence))
