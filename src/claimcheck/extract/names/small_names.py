"""Names that are written without a capital, as some brands are: “nexfibre said”."""

import re
from collections.abc import Iterable
from typing import Final

from claimcheck.extract.names.name_words import NEVER

_OPENS: Final = re.compile(
    r"([a-z][a-z0-9]+)(?: ?\([^()]{1,30}\))? (?:said|says|announced|announces|unveiled|unveils"
    r"|reported|reports|revealed|reveals|confirmed|plans|expects|aims|intends|will|has|is|was)\b"
)
"""How a sentence begins whose subject has no capital."""
_BEFORE: Final = (
    r"\b(?:the|an?|its|their|our|his|her|this|that|these|those|some|many|all|most|other|more|new"
    r"|two|three|several) "
)
"""What stands before a noun and before no name."""
_WORDS: Final = frozenset(word.lower() for word in NEVER)
_OFTEN: Final = 2


def small_names(text: str, sentences: Iterable[str]) -> frozenset[str]:
    """Return the words without a capital that open a sentence as its subject, and are no nouns."""
    opening = {match[1] for one in sentences if (match := _OPENS.match(one))} - _WORDS
    return frozenset(one for one in opening if _is_name(text, one))


def _is_name(text: str, word: str) -> bool:
    often = len(re.findall(rf"\b{word}\b", text)) >= _OFTEN
    return often and re.search(rf"{_BEFORE}{word}\b", text, re.IGNORECASE) is None
