"""The claims that a text speaks to: those whose party it names and whose words it uses."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final

from claimcheck.extract.text.sentences import Sentence, names_nobody, split_sentences

LEAST_SHARE: Final = 0.4
"""The least share of a claim's words that a sentence has to use."""
LEAST_WORDS: Final = 2
_REACH: Final = 3
"""Sentences after which a party that is not named again is no longer the one that is meant, unless
the first line names it, so that the text is about it."""
_WORD: Final = re.compile(r"[^\W_]+(?:[.,]\d+)*")
_STEM: Final = 6
"""Letters of a word that are compared once its ending is off: presence and present, production."""
_ENDINGS: Final = re.compile(r"(?<=\w{3})(?:ings?|ed|es|s|e)$")
_TOLD_OF_ALL: Final = """
a about above after again all also among an and any are as at be been before being between both but
by can could do does down during each end every first for from get gets given has have he her his
how in into is it its just last least less like make made makes many may more most much must new
next no nor not now of off on once one only or other our out over own per plan plans same she should
so some such than that the their them then there these they this those through to too under until
up upon very via was we well were what when where which while who whose will with within would year
years month months day days by company group firm party people time use used
"""
_COMMON: Final = frozenset(_TOLD_OF_ALL.split())
"""Words that tell no claim from another."""
_LEGAL: Final = re.compile(
    r",? (?:Inc|Corp|Corporation|Ltd|Limited|Co|Company|plc|LLC|AG|SE|NV|ASA|AB|SpA|GmbH)\.?(?=$|,)"
)


@dataclass(frozen=True, slots=True)
class Held:
    """A claim that is held, as a text may speak of it."""

    claim: str
    """Its id."""
    text: str
    names: tuple[str, ...]
    """What its party and whoever said it are called."""
    measure: str = ""
    """What its target counts."""


@dataclass(frozen=True, slots=True)
class SpokenTo:
    """A claim that a text speaks to, and where."""

    claim: str
    sentence: str
    """The one that is nearest to it."""
    why: str


@dataclass(frozen=True, slots=True)
class _Passage:
    sentence: str
    stems: frozenset[str]
    said: dict[str, str]
    """The words of the sentence by their stems."""


def spoken_to(text: str, held: Iterable[Held]) -> Iterator[SpokenTo]:
    """Yield the claims that a text speaks to, in their order, each with its nearest sentence.

    The sentence names the party, or begins with “it” or the like shortly after one that does. It
    uses at least two words of the claim that tell it from others, and 40% of them.
    """
    sentences = list(split_sentences(text))
    passages: list[_Passage] | None = None
    for one in held:
        named = _naming(one.names, sentences, text)
        if not named:
            continue
        passages = passages or [_passage(sentence.text) for sentence in sentences]
        best = _nearest(one, passages, named)
        if best is not None:
            yield best


def _naming(names: Sequence[str], sentences: Sequence[Sentence], text: str) -> dict[int, str]:
    """Return the sentences that speak of a party, by their places, with the name that says so."""
    shorter = {_LEGAL.sub("", name) for name in names} | set(names)
    known = [name for name in sorted(shorter, key=len, reverse=True) if name and name in text]
    if not known:
        return {}
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, known))})(?!\w)")
    found: dict[int, str] = {}
    last, since = "", _REACH
    for place, sentence in enumerate(sentences):
        match = pattern.search(sentence.text)
        if match:
            last, since = match[0], 0
            found[place] = match[0]
            continue
        since += 1
        if last and (since < _REACH or 0 in found) and names_nobody(sentence.text):
            found[place] = last
    return found


def _nearest(one: Held, passages: Sequence[_Passage], named: dict[int, str]) -> SpokenTo | None:
    from rapidfuzz.fuzz import token_set_ratio

    own = {stem for name in one.names for stem in _stems(name)}
    asked = {stem for stem in _stems(one.text) if stem not in own}
    if not asked:
        return None
    needed = max(LEAST_WORDS, ceil(LEAST_SHARE * len(asked)))
    measure = {stem for stem in _stems(one.measure) if stem not in own}
    best = max(
        named,
        key=lambda place: (
            len(asked & passages[place].stems),
            token_set_ratio(one.text, passages[place].sentence),
            -place,
        ),
    )
    passage = passages[best]
    shared = asked & passage.stems
    if len(shared) < min(needed, len(asked)):
        return None
    words = ", ".join(f"“{word}”" for stem, word in passage.said.items() if stem in shared)
    why = [f"about {named[best]}", f"shares {words}"]
    if measure and measure <= passage.stems:
        why.insert(1, f"counts {one.measure}")
    return SpokenTo(one.claim, passage.sentence, "; ".join(why))


def _passage(sentence: str) -> _Passage:
    said = _stems(sentence)
    return _Passage(sentence, frozenset(said), said)


def _stems(text: str) -> dict[str, str]:
    """Return the words of a text that tell it from others, by their stems."""
    words = (match[0] for match in _WORD.finditer(text))
    return {_stem(word): word for word in words if word.casefold() not in _COMMON}


def _stem(word: str) -> str:
    plain = word.casefold()
    if plain[0].isdigit():
        return plain.replace(",", "")
    if plain.endswith("ies"):
        plain = f"{plain[:-3]}y"
    return _ENDINGS.sub("", plain)[:_STEM]
