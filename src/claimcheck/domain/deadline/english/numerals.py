"""Numbers in figures and words, as tokens: `18`, `twenty-four`, `the third`, `nineteen ninety`."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from claimcheck.domain.deadline.grammar import Terminal
from claimcheck.domain.deadline.tokens import Token

Tokens = list[Token]
Lesser = Callable[[Tokens, int], Iterator[tuple[int, int]]]

_ONES = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_PLACES = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
    *("tenth", "eleventh", "twelfth", *(f"{one}th" for one in _ONES[12:])),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")

SMALL = {word: value for value, word in enumerate(_ONES, 1)}
TENS = {word: 10 * value for value, word in enumerate(_TENS, 2)}
PLACES = {word: value for value, word in enumerate(_PLACES, 1)}
PLACES |= {f"{word[:-1]}ieth": value for word, value in TENS.items()}
SUFFIXES = ("st", "nd", "rd", "th")

FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
FIGURES = ("#,", *(f"#{count}" for count in range(1, 9)))
ARTICLES = ("a", "an", "couple", "half", "dozen")


def number(words: Tokens, at: int) -> Iterator[tuple[int, float]]:
    """Yield where a number from `at` ends, and its value: 18, 2.5, `a couple of`, `a dozen`."""
    word = words[at]
    if word.key[0] == "#":
        value = int(word.text)
        if _key(words, at + 1) == "." and _glued(words, at + 1) and _glued(words, at + 2):
            decimal = words[at + 2]
            if decimal.key == "#1":
                yield at + 3, float(f"{value}.{decimal.text}")
        fraction = FRACTIONS.get(_key(words, at + 1))
        if fraction:
            yield at + 2, value + fraction
            return
        yield at + 1, value
        return
    if word.key in ("a", "an"):
        following = _key(words, at + 1)
        if following in ("couple", "dozen", "single", "hundred", "half"):
            yield from _collective(words, at + 1)
        yield at + 1, 1
        return
    if word.key in ("couple", "dozen", "half"):
        yield from _collective(words, at)
        return
    yield from _cardinal(words, at)


def _collective(words: Tokens, at: int) -> Iterator[tuple[int, float]]:
    """Yield `couple of`, `dozen`, `half a`: after an article or without."""
    word = words[at].key
    value = {"couple": 2, "dozen": 12, "single": 1, "hundred": 100, "half": 0.5}[word]
    if word == "couple" and _key(words, at + 1) == "of":
        yield at + 2, value
    if word == "half":
        dozen = at + 1 + (_key(words, at + 1) in ("a", "an"))
        if _key(words, dozen) == "dozen":
            yield dozen + 1, 6
        if _key(words, at + 1) in ("a", "an"):
            yield at + 2, value
        return
    yield at + 1, value


def _cardinal(words: Tokens, at: int) -> Iterator[tuple[int, int]]:
    """Yield numbers in words, the longest first: `two thousand and thirty`."""
    return _scaled(words, at, _below_thousand, "thousand", 1000)


def _below_thousand(words: Tokens, at: int) -> Iterator[tuple[int, int]]:
    return _scaled(words, at, _below_hundred, "hundred", 100)


def _scaled(
    words: Tokens, at: int, lesser: Lesser, name: str, scale: int
) -> Iterator[tuple[int, int]]:
    """Yield `two hundred and five`: so many hundreds, and a lesser number or none."""
    for end, value in lesser(words, at):
        if _key(words, end) == name:
            rest = end + 1 + (_key(words, end + 1) == "and")
            for last, more in lesser(words, rest):
                if more < scale:
                    yield last, value * scale + more
            yield end + 1, value * scale
        yield end, value


def _below_hundred(words: Tokens, at: int) -> Iterator[tuple[int, int]]:
    word = _key(words, at)
    if word in SMALL:
        yield at + 1, SMALL[word]
    elif word in TENS:
        one = at + 1 + (_key(words, at + 1) == "-")
        value = SMALL.get(_key(words, one), 10)
        if value < 10:
            yield one + 1, TENS[word] + value
        yield at + 1, TENS[word]


def ordinal(words: Tokens, at: int) -> Iterator[tuple[int, int]]:
    """Yield where a place ends, and which: `3rd`, `third`, `twenty-first`."""
    word = words[at]
    if word.key[0] == "#":
        if _key(words, at + 1) in SUFFIXES and _glued(words, at + 1):
            yield at + 2, int(word.text)
    elif word.key in PLACES:
        yield at + 1, PLACES[word.key]
    else:
        one = at + 1 + (_key(words, at + 1) == "-")
        value = PLACES.get(_key(words, one), 10)
        if value < 10:
            yield one + 1, TENS[word.key] + value


def day_number(words: Tokens, at: int) -> Iterator[tuple[int, int]]:
    """Yield the day of a month: `1`, `1st`, `first`, `twenty-nine`."""
    if words[at].key in PLACES or words[at].key[0] == "#" or words[at].key in TENS:
        yield from ordinal(words, at)
    if words[at].key[0] == "#":
        yield at + 1, int(words[at].text)
    else:
        yield from _below_hundred(words, at)


def year(words: Tokens, at: int) -> Iterator[tuple[int, int]]:
    """Yield a year: four digits, `two thousand and thirty`, `twenty thirty-five`."""
    word = words[at].key
    if word == "#4":
        yield at + 1, int(words[at].text)
        return
    for end, value in _cardinal(words, at):
        if value >= 1000:
            yield end, value
        elif 10 <= value <= 21 and end < len(words):
            hundred = end + (_key(words, end) == "hundred")
            joined = hundred + (hundred > end and _key(words, hundred) == "and")
            for last, rest in _below_hundred(words, joined):
                if rest >= 10 or hundred > end:
                    yield last, 100 * value + rest


def value(words: Tokens, at: int) -> Iterator[tuple[int, int]]:
    """Yield the number that a token of figures is."""
    yield at + 1, int(words[at].text)


def figures(words: Tokens, at: int) -> Iterator[tuple[int, str]]:
    """Yield a token of figures as it is written."""
    yield at + 1, words[at].text


_SECOND = frozenset(
    (
        *(*SMALL, *TENS, *PLACES, *SUFFIXES, *ARTICLES),
        *("-", ".", "and", "of", "hundred", "thousand", "single"),
        *FRACTIONS,
    )
)
"""The tokens that a number can go on with."""


def _opening(_: str) -> tuple[bool, Iterable[str]]:
    return True, _SECOND


def _terminal(read: Callable[[Tokens, int], Iterable[tuple[int, Any]]], *first: str) -> Terminal:
    """Return what reads a number, from the tokens that start one."""
    return Terminal(read, frozenset(first), _opening, _SECOND.union(first))


TERMINALS = {
    "number": _terminal(number, *SMALL, *TENS, *FIGURES, *ARTICLES),
    "place": _terminal(ordinal, *PLACES, *TENS, "#1", "#2", "#3"),
    "digit-place": _terminal(ordinal, "#1", "#2"),
    "day": _terminal(day_number, *PLACES, *SMALL, *TENS, "#1", "#2"),
    "year": _terminal(year, "#4", *SMALL, "twenty"),
    "year-figures": _terminal(value, "#4"),
    "digits": _terminal(value, "#1", "#2"),
    "three": _terminal(value, "#3"),
    "two-text": _terminal(figures, "#2"),
    "three-text": _terminal(figures, "#3"),
    "year-text": _terminal(figures, "#2", "#4"),
    "eight-text": _terminal(figures, "#8"),
}
"""What reads numbers of each kind."""


def _key(words: Tokens, at: int) -> str:
    return words[at].key if at < len(words) else ""


def _glued(words: Tokens, at: int) -> bool:
    return at < len(words) and words[at].glued
