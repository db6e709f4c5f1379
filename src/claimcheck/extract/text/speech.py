"""The words by which somebody is said to speak, or speaks for himself."""

import re
import sys
from functools import lru_cache
from typing import Final

from claimcheck.extract.text.quick_pattern import one_of
from claimcheck.extract.text.sentence_words import words_of

_VERBS_OF_SPEECH: Final = """
said says say announced announces announce stated states tell tells reiterated claims claimed
revealed confirmed confirms declared added adds explained reported reports warned warns stressed
noted notes predicts predicted estimate estimates estimated promised promises pledged vowed vows
insisted
disclosed discloses indicated indicates signalled signaled acknowledged remarked tweeted assured
commented replied responded emphasised emphasized described elaborated concluded announcing saying
stating adding writes wrote
"""
_VERBS: Final = _VERBS_OF_SPEECH.split()
_AT_THE_END: Final = ("forecasts", "projects", "expects", "believes", "reckons", "insists")
"""These tell of speech where a sentence ends with them: “sales will double, Acme forecasts.”"""
_BEHIND_QUOTATIONS: Final = ("comments", "remarks", "enthuses", "continues")
"""These tell of it behind a quotation: “…,” remarks Ann Lee."""
SPEECH: Final = re.compile(
    rf"\b(?:{one_of(_VERBS)}"
    rf"|(?:{one_of(_AT_THE_END)})(?=[.”\"']*$)"
    rf"|(?<=[”\"'] )(?:{one_of(_BEHIND_QUOTATIONS)})"
    r"|told(?<!am told)(?<!are told)(?<!is told)(?<!was told)(?<!were told)|[Aa]ccording to)\b"
)
"""Verbs of reported speech. Those that argue (“asserted”, “dismissed”) are not among them."""
_WORDS: Final = frozenset((*_VERBS, *_AT_THE_END, *_BEHIND_QUOTATIONS, "told", "according"))

FIRST_PERSON: Final = re.compile(
    r"\b(?:[Ww]e|I)\b(?: \w+)? (?:will|shall|plan|aim|intend|expect"
    r"|are|target|pledge|commit|promise|anticipate|project|forecast|seek)\b|\b[Ww]e['’]ll\b"
)


def speeches(sentence: str, start: int = 0, end: int = sys.maxsize) -> list[re.Match[str]]:
    """Return the words in a part of a sentence by which somebody is said to speak."""
    found = _speeches(sentence)
    return [one for one in found if start <= one.start() and one.end() <= end] if found else []


@lru_cache(maxsize=64)
def _speeches(sentence: str) -> tuple[re.Match[str], ...]:
    """Return those of a whole sentence: pass after pass asks for them."""
    return () if _WORDS.isdisjoint(words_of(sentence)) else tuple(SPEECH.finditer(sentence))
