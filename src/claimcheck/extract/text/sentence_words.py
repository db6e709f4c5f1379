"""The words of a sentence, and what they rule out: most patterns are not run on most sentences.

A pattern is ruled out by its needles: beginnings of words, in small letters, of which one is in
every sentence that it matches. A needle of less than four letters is a whole word.
"""

from collections.abc import Iterable
from functools import lru_cache, reduce
from itertools import count
from operator import or_
from string import ascii_lowercase
from typing import Final

_SPACED: Final = bytes(code if chr(code) in ascii_lowercase else ord(" ") for code in range(256))
"""What is no small letter of English as a space."""
_BEGINNING: Final = 4
_MOST_KNOWN: Final = 20_000
_places: Final = count()
_needles: Final[dict[str, list[tuple[str, int]]]] = {}


@lru_cache(maxsize=64)
def words_of(sentence: str) -> frozenset[str]:
    """Return the words of a sentence in small letters; pass after pass asks for them.

    What is no letter of English parts two words, so that “café” has the word “caf”.
    """
    spaced = sentence.lower().encode("ascii", "replace").translate(_SPACED)
    return frozenset(spaced.decode("ascii").split())


def mark_of(needles: Iterable[str]) -> int:
    """Return a new mark, one bit, for a pattern with these needles."""
    mark = 1 << next(_places)
    for needle in needles:
        _needles.setdefault(needle[:_BEGINNING], []).append((needle, mark))
    _marks_of.clear()
    marks_in.cache_clear()
    return mark


@lru_cache(maxsize=64)
def marks_in(sentence: str) -> int:
    """Return the marks of all patterns that the words of a sentence do not rule out."""
    return reduce(or_, filter(None, map(_marks_of.__getitem__, words_of(sentence))), 0)


class _MarksOf(dict[str, int]):
    """The marks of words met before; most words have none."""

    def __missing__(self, word: str) -> int:
        if len(self) > _MOST_KNOWN:
            self.clear()
        told = (
            mark for needle, mark in _needles.get(word[:_BEGINNING], ()) if word.startswith(needle)
        )
        self[word] = reduce(or_, told, 0)
        return self[word]


_marks_of: Final = _MarksOf()
