"""Which claims have, or had, a word in a text, a name, a tag or an id: see postings.py."""

import re
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Final

from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.claim_wording import Wording, plain, wordings
from claimcheck.domain.model.correction import Correction
from claimcheck.domain.model.folding import folded, without_accents
from claimcheck.store.sql.block_chain import NO_HEAD
from claimcheck.store.sql.claim_pages import pages
from claimcheck.store.sql.stored_blocks import StoredBlocks

_MOST: Final = 100
"""A word of more claims than this says little of any of them."""
_LENGTH: Final = 64
"""Letters by which a word is kept: an index takes no longer ones than some thousand.

The rest of a longer one is kept in pieces of as many, each from the middle of the one before.
"""
_WHOLE: Final = "="
"""Begins what is kept of a whole text, as no word does."""
_DIGITS: Final = 32
PART: Final = _LENGTH // 2
"""Letters of a part of a word that are in one piece of it, wherever the part is."""
_WORD: Final = re.compile(r"[^\W_]+")
_LOWER: Final = "".join(
    one.lower() if one.isascii() and _WORD.match(one) else " " for one in map(chr, range(256))
).encode()
"""Of each letter of ASCII the small one, and a space in place of all that stands between words.

In bytes, since a table of letters is looked through anew for each text.
"""

_CLAIMS: Final = "SELECT claim FROM claim_word WHERE ledger = ? AND word = ?"


def kept_words(claim: Claim) -> set[str]:
    """Return the words of all texts, names, tags and ids that a claim has or had, as kept."""
    texts = {text for _, text in wordings([claim])}
    said = [*texts, *_names(claim)]
    together = " ".join(said)
    if together.isascii() and together.isprintable():  # it has the same words, however it is folded
        words = {*together.encode().translate(_LOWER).decode().split()}
    else:
        forms = {without_accents(folded(one)) for one in said}
        for text in texts:
            forms |= {text.casefold(), plain(text)}  # as it is compared
        words = {*words_in(" ".join(forms))}
    if long := [word for word in words if len(word) > _LENGTH]:
        words = words.difference(long).union(*map(_pieces, long))
    words.update(map(_whole, texts))
    return words


def is_word(kept: str) -> bool:
    """Whether what is kept is a word, of which parts are looked for, and not a whole text."""
    return not kept.startswith(_WHOLE)


def words_in(plain_text: str) -> list[str]:
    """Return the words of a folded text without accents, of which parts are looked for."""
    return _WORD.findall(plain_text)


def _whole(text: str) -> str:
    """Return what is kept of a text to find it by all that it says."""
    said = plain(text).encode(errors="surrogatepass")
    return _WHOLE + sha256(said).hexdigest()[:_DIGITS]


def _names(claim: Claim) -> list[str]:
    names = [claim.id, *claim.was]
    said: list[Claim | Correction] = [claim, *claim.corrections]
    for one in said:
        names += filter(None, (one.claimant, one.speaker))
        names += one.tags or ()
    for correction in claim.corrections:
        names += correction.tags_added
    return names


def _pieces(word: str) -> Iterator[str]:
    return (word[start : start + _LENGTH] for start in range(0, max(1, len(word) - PART), PART))


class StoredWords:
    """The texts of claims among stored blocks, found by the words in them."""

    def __init__(self, blocks: StoredBlocks) -> None:
        self._blocks = blocks

    def of_claims_like(self, text: str) -> Iterator[Wording]:
        """Yield the texts of all claims that may have or have had the same words as a text."""
        rows = self._blocks.database.rows(_CLAIMS, [self._ledger, _whole(text)])
        return self._wordings([id_ for (id_,) in rows])

    def of_claims_with(self, words: Iterable[str]) -> Iterator[Wording]:
        """Yield the texts of claims that have or had any of some words, but for frequent ones."""
        if self._blocks.head == NO_HEAD:  # the words there are those of claims that came since
            return
        found = self._some(sorted(_kept(words)))
        ids = dict.fromkeys(id_ for some in found if len(some) <= _MOST for id_ in some)
        yield from self._wordings(list(ids))

    def _some(self, words: list[str]) -> Iterator[list[str]]:
        """Yield the claims that have each of some words; of more than _MOST one more than that."""
        sql = f"{_CLAIMS} LIMIT {_MOST + 1}"
        for some in pages(words):
            for rows in self._blocks.database.several([(sql, [self._ledger, one]) for one in some]):
                yield [id_ for (id_,) in rows]

    def _wordings(self, ids: list[str]) -> Iterator[Wording]:
        for start in range(0, len(ids), _MOST):
            claims = self._blocks.claims(ids[start : start + _MOST])
            yield from wordings(claims.values())

    @property
    def _ledger(self) -> str:
        return self._blocks.database.address.ledger


def _kept(words: Iterable[str]) -> set[str]:
    return {word[:_LENGTH] for word in words}
