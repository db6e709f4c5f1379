"""How claims are worded: what counts as the same words, and which words are in them."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Set
from typing import Any, Final

from claimcheck.domain.model.claim import Claim

Wording = tuple[str, str]
"""The id of a claim, and a text that it has or had."""

_WORD: Final = re.compile(r"[^\W_]+")


def plain(text: str) -> str:
    """Return a text in NFC, without case and with one space where there are several."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def words_of(text: str) -> list[str]:
    """Return the words and numbers of a text without case, sorted."""
    return sorted(_WORD.findall(text.casefold()))


def wordings(claims: Iterable[Claim]) -> Iterator[Wording]:
    """Yield every text of claims: as it was recorded, and as it was corrected."""
    for claim in claims:
        yield claim.id, claim.text
        yield from ((claim.id, one.text) for one in claim.corrections if one.text is not None)


def raw_wordings(tables: Mapping[str, Any]) -> Iterator[Wording]:
    """Yield every text of claims that are tables of a valid file, which are not read for it."""
    for id_, values in tables.items():
        yield id_, values["text"]
        for one in values.get("corrections", {}).values():
            if "text" in one:
                yield id_, one["text"]


def saying(text: str, among: Iterable[Wording]) -> Iterator[str]:
    """Yield the ids of the claims that have or had the same words as a text."""
    wanted = plain(text)
    return (id_ for id_, one in among if plain(one) == wanted)


def with_words(words: Set[str], among: Iterable[Wording]) -> Iterator[Wording]:
    """Yield the texts that have any of some words."""
    return (one for one in among if not words.isdisjoint(words_of(one[1])))
