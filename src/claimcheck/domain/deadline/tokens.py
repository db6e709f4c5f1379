"""Words cut into the tokens that the grammar is written in, each with its place in the text."""

import re
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


_UNKNOWN = Token("", "", 0, 0, glued=False)


def plain(text: str) -> str:
    """Return the text in small letters and plain signs, every character in its place."""
    if not text.isascii():
        text = _FOREIGN.sub(lambda match: _plain(match[0]), text)
    return text.lower()


def tokens(
    text: str, abbreviations: frozenset[str] = frozenset(), known: frozenset[str] | None = None
) -> list[Token]:
    """Cut text that is `plain` into tokens.

    Brackets and quotation marks count as spaces, the dot of an abbreviation as part of it. Of
    words, only those that are `known` have their own token, and all others the same one.
    """
    found: list[Token] = []
    for match in _SHAPE.finditer(text):
        word, kind = match[0], match.lastgroup
        if kind == "word" and known is not None and word not in known:
            found.append(_UNKNOWN)
            continue
        if kind == "sign" and word in _SPACELIKE:
            continue
        start, end = match.span()
        before = text[start - 1 : start]
        glued = before not in _SPACELIKE and not before.isspace() and start > 0
        if kind == "sign" and word == "." and glued and found[-1].key in abbreviations:
            continue
        key = "query" if word == "?" else word
        if kind == "number":
            if "," in word:
                word, key = word.replace(",", ""), "#,"
            else:
                key = f"#{len(word)}"
        found.append(Token(key, word, start, end, glued))
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
