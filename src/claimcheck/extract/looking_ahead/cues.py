"""Cues: the words by which a clause looks ahead, and where they stand in a sentence."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from claimcheck.domain.model.claim_kind import ClaimKind

HEAD: Final = 0.3
"""The least weight of a cue that can be the verb of a claim."""

_ADVERB: Final = (
    r"(?: (?:also|now|still|currently|reportedly|not|only|fully|further|initially|both|widely"
    r"|already|well|firmly|actively))?"
)
BE: Final = (
    r"(?:is|are|am|'s|'re|’s|’re|remains?|be"
    rf"|(?:[Ww]e|[Tt]hey|[Yy]ou|[Ii]t|[Hh]e|[Ss]he|[Tt]hat)['’](?:re|s)|I['’]m){_ADVERB}"
)
"""What several cues are made of: a form of “be”, and an adverb behind it."""


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that speak for a claim, or with a negative weight against one."""

    pattern: re.Pattern[str]
    weight: float
    reason: str
    kind: ClaimKind | None = None
    needles: tuple[str, ...] = ("",)
    """Beginnings of words of which one is there where the pattern matches: quicker to look for."""


class Head(NamedTuple):
    """A cue where it stands in a sentence."""

    cue: Cue
    start: int
    end: int


def cue(
    pattern: str, weight: float, reason: str, kind: ClaimKind | None = None, needles: str = ""
) -> Cue:
    """Return a cue for whole words; `needles` are beginnings of words, one of which is in it.

    A word of less than four letters is a needle by itself.
    A group `at` says where the cue begins, behind the words that it is told by.
    """
    compiled = re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])")
    return Cue(compiled, weight, reason, kind, tuple(needles.split()) or ("",))


_LONGEST_BEGINNING: Final = 4
_BEGINNING: Final = re.compile(rf"\b\w{{2,{_LONGEST_BEGINNING}}}")
_FORM_OF_BE: Final = r"(?:\b(?:is|are|am|be|remains?)|['’](?:s|re|m))(?: \w+)?"
_BE_TO: Final = re.compile(rf"{_FORM_OF_BE} to ")
_BE_ING: Final = re.compile(rf"{_FORM_OF_BE} \w+ing\b")
IS_TO: Final = "is-to"
IS_DOING: Final = "is-doing"
"""Needles of the cues that are a form of “be” with an infinitive, and with a participle."""


def _start(match: re.Match[str]) -> int:
    told = match.start("at") if match.re.groups else -1
    return told if told >= 0 else match.start()


@lru_cache(maxsize=64)
def _begun(sentence: str) -> frozenset[str]:
    """Return how the words of a sentence begin, and whether a form of “be” has another verb."""
    begun = _BEGINNING.findall(sentence.lower())
    if " to " in sentence and _BE_TO.search(sentence):
        begun.append(IS_TO)
    if "ing" in sentence and _BE_ING.search(sentence):
        begun.append(IS_DOING)
    return frozenset(begun)


class CueFinder:
    """Finds the cues of a table; most sentences are told to have none by how their words begin."""

    def __init__(self, table: tuple[Cue, ...]) -> None:
        """`table` in any order; a cue without needles is tried on every sentence."""
        self._table = table
        self._begun_by: dict[str, list[int]] = {}
        for place, one in enumerate(table):
            for beginning in {_beginning(needle) for needle in one.needles}:
                self._begun_by.setdefault(beginning, []).append(place)
        self._always = self._begun_by.pop("", [])
        self._stems = [_stems(one.needles) for one in table]

    def candidates(self, sentence: str) -> list[Cue]:
        """Return the cues that may be in a sentence, in the order of the table."""
        begun = _begun(sentence) & self._begun_by.keys()
        places = {place for one in begun for place in self._begun_by[one]}
        lowered = sentence.lower()
        return [self._table[place] for place in sorted(places) if self._may_be(place, lowered)] + [
            self._table[place] for place in self._always
        ]

    def _may_be(self, place: int, lowered: str) -> bool:
        """Whether one of the needles of a cue is in a sentence, where these are long ones."""
        stems = self._stems[place]
        return not stems or any(stem in lowered for stem in stems)

    def find(self, sentence: str) -> list[Head]:
        """Return the cues of a sentence with their places, in order."""
        found = [
            Head(one, _start(match), match.end())
            for one in self.candidates(sentence)
            for match in one.pattern.finditer(sentence)
        ]
        return sorted(found, key=lambda head: (head.start, head.end))


def _stems(needles: tuple[str, ...]) -> tuple[str, ...]:
    """Return the needles of a cue, if one of them is longer than the beginnings of words are."""
    markers = {IS_TO, IS_DOING}.intersection(needles)
    is_longer = not markers and any(len(needle) > _LONGEST_BEGINNING for needle in needles)
    return tuple(needle.strip("'’").lower() for needle in needles) if is_longer else ()


def _beginning(needle: str) -> str:
    return (
        needle if needle in (IS_TO, IS_DOING) else needle.strip("'’").lower()[:_LONGEST_BEGINNING]
    )
