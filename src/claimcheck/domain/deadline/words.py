"""The words that deadlines are made of, and the one spelling the rules see."""

import re
from collections.abc import Mapping
from typing import Literal

Unit = Literal["day", "week", "month", "quarter", "half", "year", "decade"]

MONTH_NAMES = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

MONTHS = {name.lower(): number for number, name in enumerate(MONTH_NAMES, 1)}
MONTHS |= {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}

WEEKDAYS = {name.lower(): number for number, name in enumerate(WEEKDAY_NAMES)}
WEEKDAYS |= {name[:3]: number for name, number in WEEKDAYS.items()}
WEEKDAYS |= {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}

SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""The month in which a season starts in the northern hemisphere."""

_UNIT_NAMES: tuple[tuple[Unit, str], ...] = (
    *(("day", "day days"), ("week", "week weeks wk wks"), ("month", "month months")),
    *(("quarter", "quarter quarters qtr"), ("half", "half half-year")),
    *(("year", "year years yr yrs"), ("decade", "decade decades")),
)
UNITS = {name: unit for unit, names in _UNIT_NAMES for name in names.split()}

STEPS = {"next": 1, "following": 1, "coming": 1, "upcoming": 1, "last": -1, "previous": -1}
STEPS |= {"this": 0, "the": 0, "current": 0, "the current": 0}
STEPS |= {f"the {word}": step for word, step in STEPS.items() if step}

_ONES = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
    *("tenth", "eleventh", "twelfth", *(f"{one}th" for one in _ONES[12:])),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")

NUMBERS: dict[str, float] = {word: number for number, word in enumerate(_ONES, 1)}
NUMBERS |= {word: 10 * number for number, word in enumerate(_TENS, 2)}
NUMBERS |= {"a": 1, "an": 1, "a single": 1, "a dozen": 12, "a hundred": 100, "one hundred": 100}
NUMBERS |= {"a couple of": 2, "a couple": 2, "couple of": 2, "couple": 2, "half a": 0.5}

ORDINALS = {word: number for number, word in enumerate(_ORDINALS, 1)}
ORDINALS |= {"twentieth": 20, "thirtieth": 30}

_NEAR_ASCII = str.maketrans(
    dict.fromkeys("‐‑‒–—―−", "-") | dict.fromkeys("‘’‛ʼ`´", "'") | dict.fromkeys("“”„«»", '"')
)
_SPELLING = (
    (r"(?<=\d),(?=\d{3}(?!\d))", ""),  # 1,000 days
    (r"(?<=[a-z])\.|[,\s]+", " "),  # Sept. 30, 2026
    (r" *([-/]) *", r"\1"),  # Q1 – Q2
    (r"^[ \"'(]+(?!\d\d$)|[ \"');:!?.]+$", ""),
    (r" +", " "),
    (r"\bmidyear\b", "mid-year"),
)


def normalise(words: str) -> str:
    """Return words in the one spelling that the rules are written for.

    Case, spaces, commas, the dots of abbreviations and the kinds of dashes and quotation marks
    carry no meaning here.
    """
    if not words.isascii():
        import unicodedata

        words = unicodedata.normalize("NFKC", words.translate(_NEAR_ASCII)).translate(_NEAR_ASCII)
    words = words.casefold()
    for pattern, replacement in _SPELLING:
        words = re.sub(pattern, replacement, words)
    return words.strip()


def number(words: str) -> float | None:
    """Return how many `words` say: `18`, `five`, `twenty-four`, `a couple of`, `two and a half`."""
    if words.isascii() and words.isdigit():
        return int(words)
    whole = words.removesuffix(" and a half")
    if whole != words or re.fullmatch(r"\d{1,3}\.5", words, re.ASCII):
        count = number(whole.removesuffix(".5"))
        return None if count is None or count > 1000 else count + 0.5
    return _compound(words, NUMBERS)


def ordinal(words: str) -> int | None:
    """Return the place that `words` name: `3rd`, `third`, `twenty-first`."""
    match = re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)", words, re.ASCII)
    if match:
        return int(match[1])
    place = _compound(words, ORDINALS)
    return None if place is None else int(place)


def _compound(words: str, ones: Mapping[str, float]) -> float | None:
    """Return the number of one word, or of two like twenty-four."""
    tens, _, one = words.replace("-", " ").partition(" ")
    if tens in _TENS and one in ones and 1 <= ones[one] < 10 and one != "a":
        return NUMBERS[tens] + ones[one]
    return ones.get(words)


def day_number(words: str) -> int | None:
    """Return the day of a month: `1`, `1st`, `first`."""
    if re.fullmatch(r"\d{1,2}", words, re.ASCII):
        return int(words)
    return ordinal(words)


def full_year(digits: str) -> int:
    """Return the year of four digits, or of the two that stand for one of this century."""
    return int(digits) if len(digits) == 4 else 2000 + int(digits)
