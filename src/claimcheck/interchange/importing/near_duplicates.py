"""Claims that a ledger may have already in other words.

Only claims that share rare words and have the same numbers are compared, so that the work grows
with the rows and not with rows times claims: “plant 17” and “plant 18” are two promises.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.claim_wording import Wording, numbers_of, words_of
from claimcheck.domain.model.ledger import Ledger
from claimcheck.domain.standing.corrected import correct

LEAST: Final = 90
"""The least similarity that is told, in percent: of the sorted words of both."""

_RARE: Final = 3
"""How many of the rarest words of a claim are looked up."""
_MOST: Final = 40
"""A word of more claims than this tells nothing."""


@dataclass(frozen=True, slots=True)
class NearDuplicate:
    """A new claim, and the one of the ledger that it is most like."""

    claim: str
    text: str
    like: str
    like_text: str
    percent: int


def near_duplicates(claims: Iterable[Claim], ledger: Ledger) -> Iterator[NearDuplicate]:
    """Yield each of the claims that is nearly the same as one of a ledger."""
    claims = list(claims)
    asked = {word for claim in claims for word in words_of(claim.text)}
    index: dict[tuple[str, ...], list[int]] = {}
    there: list[Wording] = []
    asked_numbers = {numbers_of(claim.text) for claim in claims}
    for wording in ledger.lookup.with_words(asked, asked_numbers):
        numbers = numbers_of(wording[1])
        for word in asked.intersection(words_of(wording[1])):
            index.setdefault((word, *numbers), []).append(len(there))
        there.append(wording)
    for claim in claims if there else ():
        numbers = numbers_of(claim.text)
        found = [
            found for word in set(words_of(claim.text)) if (found := index.get((word, *numbers)))
        ]
        places = {
            place
            for places in sorted(found, key=len)[:_RARE]
            if len(places) <= _MOST
            for place in places
        }
        near = _nearest(claim, [there[place] for place in sorted(places)], ledger)
        if near is not None:
            yield near


def _nearest(claim: Claim, wordings: list[Wording], ledger: Ledger) -> NearDuplicate | None:
    """Return the claim that is most like another one by its words of today; None for none.

    Only those are read of which some words, maybe of another day, are near.
    """
    from rapidfuzz.fuzz import ratio
    from rapidfuzz.process import extract

    words = _in_order(claim.text)
    texts = [_in_order(text) for _, text in wordings]
    found = extract(words, texts, scorer=ratio, score_cutoff=LEAST, limit=None)
    best: NearDuplicate | None = None
    for id_ in dict.fromkeys(wordings[place][0] for _, _, place in found):
        corrected = correct(ledger.claims[id_])
        text = corrected.claim.text
        percent = round(ratio(words, _in_order(text)))
        if corrected.retracted_by is None and percent >= max(
            LEAST, best.percent + 1 if best else 0
        ):
            best = NearDuplicate(claim.id, claim.text, id_, text, percent)
    return best


def _in_order(text: str) -> str:
    return " ".join(words_of(text))
