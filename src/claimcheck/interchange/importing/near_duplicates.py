"""Claims that a ledger may have already in other words.

Only claims that share rare words and have the same numbers are compared, so that the work grows
with the rows and not with rows times claims: “plant 17” and “plant 18” are two promises.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from claimcheck.domain.model.claim import Claim
from claimcheck.domain.standing.corrected import correct

LEAST: Final = 90
"""The least similarity that is told, in percent: of the sorted words of both."""

_RARE: Final = 3
"""How many of the rarest words of a claim are looked up."""
_MOST: Final = 40
"""A word of more claims than this tells nothing."""
_WORD: Final = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class NearDuplicate:
    """A new claim, and the one of the ledger that it is most like."""

    claim: str
    text: str
    like: str
    like_text: str
    percent: int


def near_duplicates(claims: Iterable[Claim], known: Iterable[Claim]) -> Iterator[NearDuplicate]:
    """Yield each of the claims that is nearly the same as a known one."""
    from rapidfuzz.fuzz import ratio
    from rapidfuzz.process import extractOne

    known = list(known)
    if not known:
        return
    claims = list(claims)
    asked = {word for claim in claims for word in _words(claim.text)}
    index: dict[tuple[str, ...], list[int]] = {}
    there: list[tuple[Claim, str]] = []
    for claim in known:
        if correct(claim).retracted_by is not None:
            continue
        words = _words(claim.text)
        if shared := asked.intersection(words):
            numbers = _numbers(words)
            for word in shared:
                index.setdefault((word, *numbers), []).append(len(there))
            there.append((claim, " ".join(words)))
    for claim in claims if there else ():
        words = _words(claim.text)
        numbers = _numbers(words)
        found = [found for word in set(words) if (found := index.get((word, *numbers)))]
        places = {
            place
            for places in sorted(found, key=len)[:_RARE]
            if len(places) <= _MOST
            for place in places
        }
        choices = {place: there[place][1] for place in sorted(places)}
        best = extractOne(" ".join(words), choices, scorer=ratio, score_cutoff=LEAST)
        if best is not None:
            _, score, place = best
            like = there[place][0]
            yield NearDuplicate(claim.id, claim.text, like.id, like.text, round(score))


def _words(text: str) -> list[str]:
    return sorted(_WORD.findall(text.casefold()))


def _numbers(words: list[str]) -> tuple[str, ...]:
    return tuple(word for word in words if word[0].isdigit())
