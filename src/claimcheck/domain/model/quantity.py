"""Numbers with what they count: `1.2 million jobs`, `800k`, `37 %`, `€5m`, `440 km`."""

import re
from dataclasses import dataclass
from typing import Final

from claimcheck.domain.model.number import (
    FIGURES,
    SIGN,
    DecimalMark,
    Number,
    UnclearNumber,
    divided,
    exact,
    number_of,
)

SCALES: Final = {
    "dozen": 12,
    "hundred": 10**2,
    **dict.fromkeys(("thousand", "k"), 10**3),
    **dict.fromkeys(("lakh", "lac"), 10**5),
    **dict.fromkeys(("million", "mn", "mln", "mio"), 10**6),
    "crore": 10**7,
    **dict.fromkeys(("billion", "bn", "bln", "milliard", "mrd"), 10**9),
    **dict.fromkeys(("trillion", "tn", "trn", "trln"), 10**12),
    "quadrillion": 10**15,
}
"""The words that are numbers. A billion is a thousand millions, as in all of today's English."""

_MAYBE: Final = {
    **dict.fromkeys(("m", "mm", "mil", "M", "MM"), "million"),
    **dict.fromkeys(("b", "B"), "billion"),
    **dict.fromkeys(("t", "T"), "trillion"),
    **dict.fromkeys(("cr", "Cr", "CR", "crs", "Crs"), "crore"),
    "K": "thousand",
}
"""What is a number beside a currency and may be a unit elsewhere: metres, bytes, tonnes, kelvin."""

_OF_OTHERS: Final = re.compile(
    r"(?i:tausend|tsd|million(?:en|i|er|ar)|milliarden?|mill[oó]n(?:es)?|millardos?"
    r"|[mbt]ilh(?:ão|ões|oes)|mi?lj?oen|mi?ljard(?:er)?|miljon(?:er)?|milion\w{0,2}|miliard\w{0,2}"
    r"|miliardo|mld|tys|mille|mila|milliards?|тыс\w*|млн|млрд|трлн|миллион\w*|миллиард\w*"
    r"|мільйон\w*|мільярд\w*|grand)(?!\w)|[千百十兆조억만]"
)
"""The number words of some other languages, several of which mean something else in English."""

_SIGNS: Final = "$¢£¤¥֏؋৲৳฿\u20a0-\u20cf﷼＄￠￡￥￦"
MONEY_SIGN: Final = rf"[A-Z]{{0,3}}[{_SIGNS}]"
MONEY: Final = rf"(?:{MONEY_SIGN}|[A-Z]{{3}}(?=[\s\d])|Rs\b\.?)"
"""A currency that stands before its number: `$`, `US$`, `EUR`, `Rs.`."""
START: Final = rf"{SIGN}?(?:{MONEY}\s*)?{SIGN}?(?=[.．,，]?[0-9０-９])"
"""Where a quantity begins."""

_MYRIADS: Final = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
_FACTORS: Final = SCALES | _MYRIADS
_WORDS: Final = "|".join(sorted(SCALES, key=len, reverse=True))
SCALE: Final = rf"(?:(?i:{_WORDS})(?<!K)(?<![mM]N)[sS]?(?!\w)\.?|[{''.join(_MYRIADS)}])"
"""A scale word, or an abbreviation with its point; K and MN may be kelvin and meganewtons.

万 and 亿 are glued to their units.
"""
_ONE_SCALE: Final = re.compile(SCALE)
LETTERS: Final = "|".join(sorted(_MAYBE, key=len, reverse=True))
"""The letters that may be numbers or units."""
_QUANTITY: Final = re.compile(
    rf"(?:(?P<sign>{SIGN}?)(?P<money>{MONEY})\s*)?(?P<figures>{SIGN}?{FIGURES})\s*(?P<rest>.*)",
    re.DOTALL,
)
_SCALED: Final = re.compile(rf"(?P<scales>(?:{SCALE}\s*){{0,3}})(?P<rest>.*)", re.DOTALL)
_MAYBE_SCALED: Final = re.compile(
    rf"(?P<word>{LETTERS})\.?(?:(?P<money>\s*[{_SIGNS}].*)|(?!\S)\s*(?P<rest>.*))", re.DOTALL
)
_AFTER_MONEY: Final = re.compile(
    rf"(?P<money>{MONEY_SIGN}|[A-Z]{{3}}(?=\s)|Rs\b\.?)\s*(?P<counted>\S.*)", re.DOTALL
)
_PERCENT: Final = re.compile(r"(?:[%％]|(?i:percent|per\s+cent|pct)(?!\w)\.?)\s*")
_FIGURE_LIKE: Final = (
    "\u00b2\u00b3\u00b9\u00bc-\u00be\u02b0-\u02ff\u2070-\u209c\u2150-\u218b\u2460-\u249b"
)
"""What goes on with a number and is no letter of a unit: the half of `5½`, the power of `10⁶`."""
_UNIT: Final = re.compile(
    rf"(?!(?:or|and|to|plus)\b|[eExXh]\d)(?:[^\W\d_{_FIGURE_LIKE}]|[%‰‱°{_SIGNS}]|/(?!\d)).*"
)
_NUMBER_WITHIN: Final = re.compile(r"(?<!\w)\d")
_PER: Final = re.compile(r"\bper [\d.,]+")
_SHARE: Final = "write it as 30% or 0.3"
_TWO_UNITS: Final = "write it as 60, 440 km, 1.2 million or 37%"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number, how it was counted, and of what."""

    value: Number
    """The number itself, 1200000 of `1.2 million`."""
    counted: Number
    """The number before its scale words, 1.2 of `1.2 million`."""
    scale: int
    """What the scale words are together, 1 without any."""
    money: str
    """The currency that stands before the number."""
    rest: str
    """The words after the number and its scale; percent is `%`."""

    @property
    def unit(self) -> str:
        """Currency and words together."""
        joint = "" if self.rest.startswith("/") else " "
        return f"{self.money}{joint}{self.rest}".strip()

    def unit_and_measure(self) -> tuple[str, str]:
        """Return what it counts, apart from the unit: of `50 % of households` the households."""
        unit, words = self.money, self.rest
        if not unit and words.startswith("%"):
            unit, words = "%", words[1:].strip()
        return unit, re.sub(r"^(?:of|in)\b\s*", "", words).rstrip(" .,;:!")


def read_quantity(words: str, decimal: DecimalMark = ".", unit: str = "") -> Quantity:
    """Read a number with or without scale words and a unit; UnclearNumber.

    `unit` is one that is known: where it follows the number it is no scale, even if it is “million”
    or “m”. Otherwise a letter that may be million or metres is refused, unless there is a currency.
    """
    text = words.strip()
    match = _QUANTITY.fullmatch(text) if len(text) <= 200 else None
    if match is None:
        raise UnclearNumber(text, "is not a number")
    money, rest = match["money"] or "", tidy_unit(match["rest"])
    figures, scale = (match["sign"] or "") + match["figures"], 1
    is_known = unit and rest == unit
    if not is_known and rest == "K" and match.end("figures") == match.start("rest"):
        scale, rest = SCALES["k"], ""  # 800K; 300 K may be kelvin
    elif not is_known:
        scale, rest = _scale(text, figures, money, rest)
    if rest and (not _UNIT.fullmatch(rest) or _NUMBER_WITHIN.search(_PER.sub("", rest))):
        raise UnclearNumber(text, "is not one number with a unit", _TWO_UNITS)
    found = exact(figures, decimal)
    counted = value = number_of(found, text)
    if scale > 1:
        value = number_of((found * scale).normalize(), text)
    return Quantity(value, counted, scale, money, rest)


def read_share(words: str, decimal: DecimalMark = ".") -> Number:
    """Return odds as a number from 0 to 1: `30%`, `0.3`.

    UnclearNumber for anything else; a bare number above 1 too, which may be either.
    """
    try:
        said = read_quantity(words, decimal)
    except UnclearNumber as fault:
        raise UnclearNumber(fault.words, fault.reason, _SHARE) from None
    if said.unit not in ("", "%") or said.scale > 1:
        raise UnclearNumber(words, "is not a probability", _SHARE)
    value = divided(said.value, 100) if said.unit else said.value
    if not 0 <= value <= 1:
        raise UnclearNumber(words, "is not between 0 and 1", _SHARE)
    return value


def tidy_unit(words: str) -> str:
    """Return a unit without blanks around it; percent, in whatever words, is `%`."""
    text = words.strip()
    percent = _PERCENT.match(text)
    if percent is None:
        return text
    rest = " ".join(text[percent.end() :].split())
    return f"% {rest}" if rest[:1].isalnum() else f"%{rest}"


def is_foreign_scale(unit: str) -> bool:
    """Whether a unit begins with a number word of another language: `Millionen`, `млн`."""
    return _OF_OTHERS.match(unit) is not None and scale_of(unit)[0] == 1


def scale_of(unit: str) -> tuple[int, str]:
    """Return the number that the scale words of a unit are, and what it is without them.

    They stand at its start or after a currency, where letters are scale words too: `€ million`,
    `$bn`, `M€`.
    """
    first = _AFTER_MONEY.fullmatch(unit.strip())
    money, counted = (first["money"], first["counted"]) if first else ("", unit.strip())
    maybe = _MAYBE_SCALED.fullmatch(counted)
    if maybe and (money or maybe["money"]):
        rest = (maybe["money"] or maybe["rest"] or "").strip()
        return SCALES[_MAYBE[maybe["word"]]], f"{money} {rest}".strip()
    match = _SCALED.fullmatch(counted)
    assert match is not None
    scale = 1
    for word in _ONE_SCALE.findall(match["scales"].lower()):
        plain = word.removesuffix(".")
        scale *= _FACTORS.get(plain) or _FACTORS[plain.removesuffix("s")]
    return (scale, f"{money} {match['rest']}".strip()) if scale > 1 else (1, unit.strip())


def scale_of_letter(unit: str) -> int:
    """Return the number that a unit may be, a million for M; 1 where it is none."""
    return SCALES[_MAYBE[unit]] if unit in _MAYBE else 1


def _scale(text: str, figures: str, money: str, rest: str) -> tuple[int, str]:
    if is_foreign_scale(rest):
        reason = "has a number word of another language"
        raise UnclearNumber(text, reason, "write it in figures, or with million, billion or lakh")
    maybe = _MAYBE_SCALED.fullmatch(rest)
    if maybe is None:
        return scale_of(rest)
    word = _MAYBE[maybe["word"]]
    if not (money or maybe["money"]):
        letter, meant = maybe["word"], f"{figures} {word}"
        reason = f"is {meant}, or {figures} of a unit called {letter}"
        hint = f"write “{meant}”, or spell the unit out"
        raise UnclearNumber(text, reason, hint)
    return SCALES[word], (maybe["money"] or maybe["rest"] or "").strip()
