"""Words cut into the tokens that the grammar is written in, each with its place in the text."""

import re
import sys
from functools import lru_cache
from typing import NamedTuple

_SHAPE = re.compile(
    r"(?P<number>\d{1,3}(?:,\d{3})+(?!\d)|\d+)|(?P<possessive>'s(?![^\W_]))"
    r"|(?P<word>[^\W\d_]+)|(?P<sign>[^\s\w]|_)"
)
_FOREIGN = re.compile(r"[^\x00-\x7f]")
_SAME = {
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("‘’‛ʼ´", "'"),
    **dict.fromkeys("“”„«»", '"'),
}
_SPACELIKE = frozenset('"()[]{}*_')


class Token(NamedTuple):
    """One word, number or sign."""

    key: str
    """What the rules look for: the word or sign itself, `#` and how many digits of a number."""
    text: str
    start: int
    end: int
    glued: bool
    """Whether nothing stands between it and the token before."""


def plain(text: str) -> str:
    """Return the text in small letters and plain signs, every character in its place."""
    if not text.isascii():
        text = _FOREIGN.sub(lambda match: _plain(match[0]), text)
    return text.lower()


def tokens(
    text: str,
    abbreviations: frozenset[str] = frozenset(),
    start: int = 0,
    end: int = sys.maxsize,
) -> list[Token]:
    """Cut text that is `plain`, or a part of it between two words, into tokens.

    Brackets and quotation marks count as spaces, the dot of an abbreviation as part of it.
    """
    found: list[Token] = []
    for match in _SHAPE.finditer(text, start, end):
        word, kind = match[0], match.lastgroup
        if kind == "sign" and word in _SPACELIKE:
            continue
        at = match.start()
        before = text[at - 1 : at]
        glued = before not in _SPACELIKE and not before.isspace() and at > 0
        if word == "." and glued and found and found[-1].key in abbreviations:
            continue
        key = "query" if word == "?" else word
        if kind == "number":
            if "," in word:
                word, key = word.replace(",", ""), "#,"
            else:
                key = f"#{len(word)}"
        found.append(Token(key, word, at, match.end(), glued))
    return found


@lru_cache(maxsize=4096)
def _plain(character: str) -> str:
    """Return the one plain character that a foreign one stands for, else the character itself."""
    if character in _SAME:
        return _SAME[character]
    import unicodedata

    if unicodedata.category(character) == "No" and "FRACTION" in unicodedata.name(character):
        return character
    small = unicodedata.normalize("NFKC", character).lower()
    return small if len(small) == len(small.lower()) == 1 else "\N{REPLACEMENT CHARACTER}"
