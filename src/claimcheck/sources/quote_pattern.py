"""What counts as the same text: the words of a quote as a pattern that finds them in a source.

The pattern grants what writing and typesetting change, and nothing that changes a word or a number.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

LONGEST: Final = 20_000
"""Letters of a quote that a pattern is made of; a longer one is looked up word for word alone."""

_OWN_NUMBERS: Final = "²³¹¼-¾⁰⁴-⁹₀-₉⅐-⅟↉①-⒛⓪-⓿❶-➓🄀-🄌"
"""Digits that NFKC would make plain ones, so that 10⁶ were 106 and 5½ were 51/2."""
_SMALL_DIGITS: Final = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_RAISED: Final = str.maketrans("0123456789", _SMALL_DIGITS)
_LOWERED: Final = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_SINGLE: Final = "'‘’‚‛`‹›"
_DOUBLE: Final = '"“”„‟«»'
_DASHES: Final = "-‐‑‒–—―−⁃﹘﹣"
_UNSPACED: Final = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
"""Scripts that set no spaces between words, and Hangul, whose words take endings."""
_MARKS: Final = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0903\u093a-\u094f\u20d0-\u20f0"
"""What changes the letter before it."""
_CHINESE_NOT: Final = "不没沒未无無非勿别別"
_NUMERALS: Final = "〇零一二两兩三四五六七八九十百千万萬亿億兆"
_INVISIBLE: Final = str.maketrans(
    {
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u061c\u2060\ufeff", None),
        **dict.fromkeys("\u202a\u202b\u202c\u2066\u2067\u2068\u2069", None),
        **dict.fromkeys(map(chr, range(0xFE00, 0xFE10)), None),
        **dict.fromkeys("´′＇", "'"),
        **dict.fromkeys("″＂", '"'),
    }
)
_COMPATIBLE: Final = re.compile(f"[^{_OWN_NUMBERS}]+")
_BROKEN: Final = re.compile(r"(?<=[^\W\d_])[-‐‑\u00ad][ \t\r]*+\n\s*+(?=[^\W\d_])")
_QUOTES: Final = _SINGLE + _DOUBLE
_TOKEN: Final = re.compile(rf"\s+|\d+|-\n|[.,][{_QUOTES}]|[{_QUOTES}][.,]|.", re.DOTALL)

_LETTER: Final = r"[^\W\d_]"
_STOPS: Final = r"[.,;:!?'’\"”)\]…]"
_FOOTNOTE: Final = "".join(
    (
        rf"(?:\s*+\[[{_SMALL_DIGITS}]+\]|[†‡]",
        rf"|(?:(?<={_LETTER}{{4}})|(?<=\w{_STOPS}))[{_SMALL_DIGITS}]+(?:[,–-][{_SMALL_DIGITS}]+)*",
        rf"|(?:(?<={_LETTER})|(?<={_LETTER}{_STOPS}))\*{{1,3}}(?![\w*])",
        r"|(?<!\d)(?<!\d\s)\s*+\[\d{1,3}\])*+",
    )
)
"""Marks that are never part of a number: a raised digit counts after a word of four letters or
after punctuation (not after 10, m or CO), an asterisk or [12] after anything but a digit."""


def plain(text: str) -> str:
    """Return a text in the form that patterns are made of and made for.

    Unicode NFKC, but for raised, lowered and other digits of a kind of their own; without
    invisible characters, and `with_broken_words`.
    """
    text = with_broken_words(text).translate(_INVISIBLE)
    if not text.isascii():
        text = _COMPATIBLE.sub(lambda part: unicodedata.normalize("NFKC", part[0]), text)
    return text


def with_broken_words(text: str) -> str:
    """Return a text whose lines that end with a hyphen within a word end right after it."""
    return _BROKEN.sub("-\n", text)


def word_for_word(quote: str) -> "re.Pattern[str]":
    """Return the pattern of a quote as it stands, but for the width of its spaces."""
    words = r"\s++".join(map(re.escape, quote.split()))
    return re.compile(_start_edge(quote.strip()) + words + _end_edge(quote.strip()))


def pattern_of(pieces: list[tuple[str, bool]]) -> "re.Pattern[str]":
    """Return the pattern of a plain text, given in pieces: each with whether its case is free.

    A text that begins or ends with a word does so at a word's edge in the source.
    """
    tokens = [(token[0], free) for piece, free in pieces for token in _TOKEN.finditer(piece)]
    whole = "".join(token for token, _ in tokens).strip()
    return re.compile(_start_edge(whole) + "".join(_body(tokens)))


def _body(tokens: list[tuple[str, bool]]) -> Iterator[str]:
    """Yield the patterns of tokens, and between them what the source may have besides."""
    told = [(index, token, free) for index, (token, free) in enumerate(tokens) if token.strip()]
    before = ""
    for place, (index, token, free) in enumerate(told):
        is_parted = bool(place) and told[place - 1][0] < index - 1
        is_last = place == len(told) - 1
        between = _between(before, token, is_parted=is_parted)
        if is_last and token in (".", ",") and before:
            yield _added_stop(between, token, before)
            return
        yield between
        swap = _swapped(before, token, told[place + 1][1] if not is_last else "")
        yield f"(?i:{re.escape(token)})" if free else swap
        before = token
    if before:
        yield _end_edge(before)


def _between(before: str, token: str, *, is_parted: bool) -> str:
    if not before:
        return ""
    if before[-1].isdigit() and token[0].isdigit():
        return r"\s++" if is_parted else ""
    if before[-1].isalpha() and token[0].isalpha():
        joined = r"(?:\s|-\n)*+"
        return f"{_FOOTNOTE}{joined}" if is_parted else joined
    is_mark = token[0] in f"[*†‡{_SMALL_DIGITS}"  # which is the quote's own then
    if not is_mark and (is_parted or not token[0].isalnum()):
        return rf"{_FOOTNOTE}\s*+"
    return r"\s*+"


def _swapped(before: str, token: str, after: str) -> str:
    """Return the pattern of one token."""
    if token.isdecimal():
        if not before[-1:].isalpha():
            return token
        return f"(?:{token}|{token.translate(_RAISED)}|{token.translate(_LOWERED)})"
    if len(token) == 2 and token != "-\n":
        stop = re.escape(token.strip(_QUOTES))
        if not after:
            return rf"(?:{stop}\s*+)?+[{_QUOTES}](?:{stop})?+"
        return rf"(?:{stop}\s*+[{_QUOTES}]|[{_QUOTES}]\s*+{stop})"
    if token in _QUOTES:
        if before[-1:].isdigit():  # 5' is not 5"
            return f"[{_SINGLE}]" if token in _SINGLE else f"[{_DOUBLE}]"
        return f"[{_SINGLE}{_DOUBLE}]"
    if token == "-\n":
        return rf"(?:[{_DASHES}]\s*+)?+" if before[-1:].isalpha() else f"[{_DASHES}]"
    return f"[{_DASHES}]" if token in _DASHES else re.escape(token)


def _added_stop(between: str, stop: str, before: str) -> str:
    """Return the pattern of a quote's last stop, which the source need not have there.

    Where it has a question mark there, the stop makes a statement of a question.
    """
    kept = between + re.escape(stop) + (r"(?!\d)" if before[-1].isdigit() else "")
    asked = rf"(?!\s*+[{_QUOTES})\]]*+\s*+[?？])"
    return f"(?:{kept}|{_end_edge(before)}{asked})"


def _start_edge(text: str) -> str:
    """Return what may not stand before a text that begins within a word or a number."""
    first = text[:1]
    if not first.isalnum():
        return ""
    if re.match(f"[{_UNSPACED}]", first):
        return f"(?<![{_CHINESE_NOT}])" + (f"(?<![{_NUMERALS}])" if first in _NUMERALS else "")
    edge = rf"(?<![^\W{_UNSPACED}])(?<!\w[-‐‑])(?<!\w[-‐‑]\n)"
    if first.isdigit():
        edge += r"(?<!\d[.,])(?<!\s[-−–])(?<!^[-−–])(?<![(][-−–])"
        if re.match(r"\d{3}(?!\w)", text):
            edge += r"(?<!\b\d\s)(?<!\b\d\d\s)(?<!\b\d{3}\s)"
    return edge


def _end_edge(text: str) -> str:
    """Return what may not stand after a text that ends within a word or a number."""
    last = text[-1:]
    if not last.isalnum():
        follows = r"(?!\d)" if re.search(r"\d[.,]$", text) else ""  # 30. is not 30.5
        return rf"(?![{_MARKS}]){follows}" if last else ""
    if re.match(f"[{_UNSPACED}]", last):
        return f"(?![{_NUMERALS}])" if last in _NUMERALS else ""
    edge = rf"(?![{_MARKS}]|[-‐‑]\n?\w|['’]t\b)(?:{_FOOTNOTE})(?![^\W{_UNSPACED}])"
    if last.isdigit():
        edge += r"(?![.,]\d)" + (r"(?!\s\d{3}(?!\w))" if re.search(r"\b\d{1,3}$", text) else "")
    return edge
