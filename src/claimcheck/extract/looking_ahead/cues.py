"""Cues: the words by which a clause looks ahead, and where they stand in a sentence."""

import re
from dataclasses import dataclass
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
    """Parts of words of which one is there where the pattern matches: quicker to look for."""

    def search(self, sentence: str, start: int = 0, end: int | None = None) -> bool:
        """Whether it stands in a part of a sentence."""
        for needle in self.needles:
            if needle in sentence:
                last = len(sentence) if end is None else end
                return self.pattern.search(sentence, start, last) is not None
        return False


class Head(NamedTuple):
    """A cue where it stands in a sentence."""

    cue: Cue
    start: int
    end: int


def cue(
    pattern: str, weight: float, reason: str, kind: ClaimKind | None = None, needles: str = ""
) -> Cue:
    """Return a cue for whole words; `needles` are beginnings of words, one of which is in it.

    A group `at` says where the cue begins, behind the words that it is told by.
    """
    compiled = re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])")
    return Cue(compiled, weight, reason, kind, tuple(needles.split()) or ("",))


_BEGINNING: Final = re.compile(r"\b\w{2,4}")
_TO_OR_ING: Final = re.compile(
    r"(?:\b(?:is|are|am|be|remains?)|['’](?:s|re|m))(?: \w+)? (?:to |\w+ing\b)"
)


def _start(match: re.Match[str]) -> int:
    told = match.start("at") if match.re.groups else -1
    return told if told >= 0 else match.start()


class CueFinder:
    """Finds the cues of a table; most sentences are told to have none by how their words begin."""

    def __init__(self, table: tuple[Cue, ...]) -> None:
        """`table` in any order; needles of three letters or more."""
        self._table = table
        self._begun_by: dict[str, list[int]] = {}
        for place, one in enumerate(table):
            for beginning in {needle.strip("'’")[:4] for needle in one.needles}:
                self._begun_by.setdefault(beginning, []).append(place)

    def find(self, sentence: str) -> list[Head]:
        """Return the cues of a sentence with their places, in order."""
        begun = set(_BEGINNING.findall(sentence.lower()))
        if ("ing" in sentence or " to " in sentence) and _TO_OR_ING.search(sentence):
            begun.add("")
        places = {place for one in begun & self._begun_by.keys() for place in self._begun_by[one]}
        found = [
            Head(self._table[place], _start(match), match.end())
            for place in places
            for match in self._table[place].pattern.finditer(sentence)
        ]
        return sorted(found, key=lambda head: (head.start, head.end))
