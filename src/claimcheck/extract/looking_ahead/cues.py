"""Cues: the words by which a clause looks ahead, and where they stand in a sentence."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final, NamedTuple

from claimcheck.domain.model.claim_kind import ClaimKind
from claimcheck.extract.text.sentence_words import mark_of, marks_in, words_of

HEAD: Final = 0.3
"""The least weight of a cue that can be the verb of a claim."""

_OF_WORDS: Final = r"A-Za-z0-9_\u00c0-\u1fff-"
"""What words are made of, as ranges: quicker than to ask what each character is."""
_ADVERB: Final = (
    r"(?: (?:also|now|still|currently|reportedly|not|only|fully|further|initially|both|widely"
    r"|already|well|firmly|actively))?"
)
BE: Final = (
    r"(?:is|are|am|'s|'re|’s|’re|remains?|be"
    rf"|(?:[Ww]e|[Tt]hey|[Yy]ou|[Ii]t|[Hh]e|[Ss]he|[Tt]hat)['’](?:re|s)|I['’]m){_ADVERB}"
)
"""What several cues are made of: a form of “be”, and an adverb behind it."""
HAVE_DONE: Final = (
    r"have (?!(?:one|seven|nine|ten|\w+teen|open|children|women|men)\b)(?:be(?:en|come|gun)|come"
    r"|run|gone|had|met|led|won|cut|put|set|hit|shut|let|left|\w+(?:ed|en|ne|pt|ld|lt|nt|de|wn"
    r"|ght))\b"
)
"""What did not come to be, behind “would” or “should”."""


@dataclass(frozen=True)
class Cue:
    """Words that speak for a claim, or with a negative weight against one."""

    words: str
    """Their regular expression."""
    weight: float
    reason: str
    kind: ClaimKind | None = None
    needles: tuple[str, ...] = ()
    """What rules it out by the words of a sentence; without any it is tried on every one."""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Compiled when a sentence may have it: most texts have few of all cues."""
        return re.compile(self.words)


class Head(NamedTuple):
    """A cue where it stands in a sentence."""

    cue: Cue
    start: int
    end: int


def cue(
    pattern: str, weight: float, reason: str, kind: ClaimKind | None = None, needles: str = ""
) -> Cue:
    """Return a cue for whole words; its needles are as `words` has them, divided by spaces.

    A group `at` says where the cue begins, behind the words that it is told by.
    """
    whole = rf"(?<![{_OF_WORDS}])(?:{pattern})(?![{_OF_WORDS}])"
    return Cue(whole, weight, reason, kind, tuple(needles.split()))


_FORM_OF_BE: Final = (
    r"(?:i(?<!\w.)s|a(?<!\w.)(?:re|m)|b(?<!\w.)e|r(?<!\w.)emains?|'(?:s|re|m)|’(?:s|re|m))(?: \w+)?"
)
"""Begun by a letter in each form, so that a search passes over all other letters at once."""
_BE_TO: Final = re.compile(rf"{_FORM_OF_BE} to ")
_BE_ING: Final = re.compile(rf"{_FORM_OF_BE} \w+ing\b")
_FORMS_OF_BE: Final = frozenset(("is", "are", "am", "be", "remain", "remains", "s", "re", "m"))
IS_TO: Final = "is-to"
IS_DOING: Final = "is-doing"
"""Needles of the cues that are a form of “be” with an infinitive, and with a participle."""


def _start(match: re.Match[str]) -> int:
    told = match.start("at")
    return told if told >= 0 else match.start()


def _with_be(sentence: str) -> Iterator[str]:
    """Yield the needles of the forms of “be” with another verb that are in a sentence."""
    if " to " in sentence and _BE_TO.search(sentence):
        yield IS_TO
    if "ing" in sentence and _BE_ING.search(sentence):
        yield IS_DOING


class CueFinder:
    """Finds the cues of a table; most are told by the words of a sentence not to be in it."""

    def __init__(self, table: Sequence[Cue]) -> None:
        """`table` in any order; a cue without needles is tried on every sentence."""
        self.table = table
        self._always = [one for one in table if not one.needles]
        self._marked = {mark_of(one.needles): one for one in table if one.needles}
        self._marks = sum(self._marked)
        self._with_be = {
            needle: sum(mark for mark, one in self._marked.items() if needle in one.needles)
            for needle in (IS_TO, IS_DOING)
        }
        self._asks_for_be = any(self._with_be.values())
        self._cues_of = lru_cache(maxsize=4096)(self._cues)

    def candidates(self, sentence: str) -> Sequence[Cue]:
        """Return the cues that may be in a sentence, in the order of the table."""
        marks = marks_in(sentence) & self._marks
        if self._asks_for_be and not _FORMS_OF_BE.isdisjoint(words_of(sentence)):
            for needle in _with_be(sentence):
                marks |= self._with_be[needle]
        return self._cues_of(marks)

    def _cues(self, marks: int) -> Sequence[Cue]:
        """Return the cues of some marks, which many sentences share, and those without needles."""
        marked = [one for mark, one in self._marked.items() if marks & mark]
        return (*marked, *self._always)

    def find(self, sentence: str) -> list[Head]:
        """Return the cues of a sentence with their places, in order."""
        found = [
            Head(one, _start(match) if match.re.groups else match.start(), match.end())
            for one in self.candidates(sentence)
            for match in one.pattern.finditer(sentence)
        ]
        return sorted(found, key=lambda head: (head.start, head.end)) if len(found) > 1 else found
