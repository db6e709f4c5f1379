"""The words of a sentence as a set: most patterns are told by it that they cannot match."""

import re
from functools import lru_cache
from typing import Final

_WORD: Final = re.compile(r"[^\W_]+")


@lru_cache(maxsize=64)
def words_of(sentence: str) -> frozenset[str]:
    """Return the words of a sentence in small letters; pass after pass asks for them."""
    return frozenset(_WORD.findall(sentence.lower()))
