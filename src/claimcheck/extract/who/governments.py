"""The governments that a text names, in its own words: none is made of a country's name."""

import re
from typing import Final

from claimcheck.extract.names.nations import COUNTRY_OF
from claimcheck.extract.names.organisations import is_institution
from claimcheck.extract.names.proper_names import Name
from claimcheck.extract.text.quick_pattern import worded

_LEVEL: Final = r"(?:(?:federal|state|local|provincial|national|regional|city) )?"
_BEHIND: Final = re.compile(rf" {_LEVEL}(?:[Gg]overnment|administration)\b")
GOVERNMENT: Final = worded(
    rf"\b(?P<who>(?:(?!(?:The|This|Our|And|But|In|On|For|At)\b)[A-Z][\w.-]+ ){{1,3}})?"
    rf"(?P<plain>{_LEVEL}(?:[Gg]overnment|administration))\b"
    r"(?! (?:of|owned|bonds?|debt|funding|support|contracts?|agenc|officials?|spending))(?!-)",
    "government administration",
)
"""A government as the subject of a sentence."""
BARE: Final = re.compile(r"\b(?:[Tt]he|[Tt]his|[Oo]ur|[Mm]y) ([Gg]overnment)\b(?!['’])")
"""A government that is called nothing else."""
_NOBODY_WORDS: Final = """
The This Our A My Its Their Every Any No
"""
_NOBODY: Final = frozenset(_NOBODY_WORDS.split())


def government_of(sentence: str, name: Name) -> str | None:
    """Return the government that begins with a name: “Victorian state government”."""
    if sentence.endswith((" a ", " an "), 0, name.start):
        return None  # one that may come: “a Labour government would”
    if name.text.endswith(" Government") and not is_institution(name.text):
        return name.text
    if sentence[name.end : name.end + 1] != " ":
        return None
    if behind := _BEHIND.match(sentence, name.end):
        return sentence[name.start : behind.end()]
    return None


def country_of(name: str) -> str:
    """Return the country that a name begins with, else its first word: “Victorian”."""
    words = name.split(" ")
    two = " ".join(words[:2])
    return COUNTRY_OF.get(two) or COUNTRY_OF.get(words[0]) or words[0]


def is_named(found: re.Match[str]) -> bool:
    """Whether the words say whose government it is."""
    return bool(found["who"]) and found["who"].strip() not in _NOBODY
