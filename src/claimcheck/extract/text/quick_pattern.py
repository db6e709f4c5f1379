"""Patterns made quick: most texts are told not to match without running them."""

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from claimcheck.extract.text.sentence_words import mark_of, marks_in


def one_of(words: Iterable[str]) -> str:
    """Return the pattern of any of some words, in this order, as `|` between them has it.

    Words with the same first letter stand together, so that most are passed over at once.
    """
    return "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in _by_letter(words))


def whole(words: Iterable[str]) -> str:
    """Return the pattern of any of some words that stand whole in a text.

    It begins with their first letters, so that a search passes over all others at once: quicker
    where those are few.
    """
    ends = (rf"{first}(?<!\w.)(?:{'|'.join(rest)})" for first, rest in _by_letter(words))
    return rf"(?:{'|'.join(ends)})\b"


def _by_letter(words: Iterable[str]) -> Iterable[tuple[str, list[str]]]:
    ends: dict[str, list[str]] = {}
    for word in words:
        ends.setdefault(word[0], []).append(word[1:])
    return ends.items()


class WordedPattern(NamedTuple):
    """A regular expression for sentences, most of which are told by their words not to match."""

    pattern: re.Pattern[str]
    mark: int

    def may_match(self, sentence: str) -> bool:
        """Whether the words of a whole sentence do not rule out the pattern in a part of it."""
        return marks_in(sentence) & self.mark != 0

    def search(self, sentence: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return its first match in a part of a sentence, as `re.Pattern.search` does."""
        return self.pattern.search(sentence, start, end) if marks_in(sentence) & self.mark else None

    def finditer(
        self, sentence: str, start: int = 0, end: int = sys.maxsize
    ) -> Iterator[re.Match[str]]:
        """Return its matches in a part of a sentence, as `re.Pattern.finditer` does."""
        return self.pattern.finditer(sentence, start, end) if self.may_match(sentence) else iter(())

    def match(self, sentence: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return what matches at a place of a sentence, as `re.Pattern.match` does."""
        return self.pattern.match(sentence, start, end) if marks_in(sentence) & self.mark else None


def worded(pattern: str, needles: str, flags: re.RegexFlag = re.NOFLAG) -> WordedPattern:
    """Return a pattern with its needles, as `words` has them, divided by spaces."""
    return WordedPattern(re.compile(pattern, flags), mark_of(needles.split()))


@dataclass(frozen=True, slots=True)
class QuickPattern:
    """A regular expression for short texts, and strings of which one is in each that it matches."""

    pattern: re.Pattern[str]
    needles: tuple[str, ...]

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return its first match in a part of a text, as `re.Pattern.search` does."""
        for needle in self.needles:
            if needle in text:
                return self.pattern.search(text, start, end)
        return None
