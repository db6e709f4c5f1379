"""How claims are worded: what counts as the same words, and which words are in them."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Set
from typing import Any, Final

from claimcheck.domain.model.claim import Claim

Wording = tuple[str, str]
"""The id of a claim, and a text that it has or had."""

Numbers = tuple[str, ...]
"""The words of a text that begin with a digit, sorted: “plant 17” and “plant 18” are not alike."""

_WORD: Final = re.compile(r"[^\W_]+")
_NUMBER: Final = re.compile(r"\d(?<![^\W_]\d)[^\W_]*")


def plain(text: str) -> str:
    """Return a text in NFC, without case and with one space where there are several."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def words_of(text: str) -> list[str]:
    """Return the words and numbers of a text without case, sorted."""
    return sorted(_WORD.findall(text.casefold()))


def numbers_of(text: str) -> Numbers:
    """Return the numbers in a text."""
    return tuple(sorted(_NUMBER.findall(text.casefold())))


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
    # A word of plain letters is the same in each form of a text, and sooner found than compared.
    word = max(filter(str.isascii, words_of(wanted)), key=len, default="")
    return (id_ for id_, one in among if word in one.casefold() and plain(one) == wanted)


def with_words(
    words: Set[str], numbers: Set[Numbers], among: Iterable[Wording]
) -> Iterator[Wording]:
    """Yield the texts that have any of some words, and the one or the other numbers."""
    for id_, text in among:
        if numbers_of(text) in numbers and not words.isdisjoint(_WORD.findall(text.casefold())):
            yield id_, text
