"""What a number counts: the noun phrase behind it, such as “electric buses” or “MW of wind”."""

import re
from dataclasses import dataclass
from typing import Final

GLUED_UNIT: Final = (
    r"(?:[kMGT]Wh?(?:p|e|ac|dc)?|[kKMG]t|km²?|kg|ha|sqm|m²|MtCO2e?|tCO2e?|GB|TB|bpd|boe|bcm)"
)
"""Units that are written right behind a number: `5GW`."""

_TIME: Final = frozenset(
    (
        *("second", "seconds", "minute", "minutes", "hour", "hours", "day", "days", "night"),
        *("nights", "week", "weeks", "weekend", "weekends", "month", "months", "quarter"),
        *("quarters", "year", "years", "decade", "decades", "century", "centuries", "o'clock"),
        *("a.m", "p.m", "am", "pm", "EST", "GMT", "UTC"),
    )
)
_STOPS: Final = frozenset(
    (
        *("a", "an", "the", "and", "or", "but", "nor", "so", "yet", "as", "than", "then", "that"),
        *("which", "who", "whom", "whose", "where", "when", "while", "if", "because", "after"),
        *("before", "since", "until", "till", "once", "of", "in", "on", "at", "by", "to", "from"),
        *("for", "with", "into", "onto", "over", "under", "per", "via", "within", "without"),
        *("through", "throughout", "across", "among", "between", "during", "against", "towards"),
        *("toward", "about", "around", "along", "including", "excluding", "this", "these", "those"),
        *("each", "every", "both", "all", "any", "its", "their", "our", "his", "her", "my", "your"),
        *("it", "they", "we", "he", "she", "you", "i", "is", "are", "was", "were", "be", "been"),
        *("being", "has", "have", "had", "will", "would", "shall", "should", "can", "could", "may"),
        *("might", "must", "do", "does", "did", "not", "also", "only", "just", "more", "less"),
        *("fewer", "next", "last", "worldwide", "globally", "nationwide", "annually", "yearly"),
        *("monthly", "daily", "weekly", "today", "tomorrow", "now", "later", "soon", "there"),
        *("much", "very", "many", "most"),
        *("here", "up", "down", "out", "off", "together", "respectively", "times", "ago", "early"),
        *("plus", "starting", "beginning", "using", "such", "like", "above", "below", "overall"),
    )
)
"""Words that end a noun phrase or stand in none."""
_PLURALS: Final = frozenset(
    (
        *("people", "children", "women", "men", "police", "staff", "personnel", "cattle", "feet"),
        *("aircraft", "spacecraft", "species", "data", "fish", "youth", "crew", "households"),
        *("personnel", "folk", "sheep", "businessmen", "businesswomen", "policemen", "firemen"),
    )
)
_SINGULAR_S: Final = re.compile(r"(?:ss|us|is|’s|'s)$")
_ATTRIBUTIVE: Final = frozenset(
    (
        *("sales", "sports", "news", "operations", "communications", "electronics", "savings"),
        *("goods", "customs", "systems", "services", "materials", "sciences", "arts", "robotics"),
    )
)
"""Plurals that stand in front of another noun: “20 sales offices”."""
_UNITS: Final = re.compile(
    rf"(?:{GLUED_UNIT}|(?:mega|giga|kilo|tera)watts?(?:[- ]hours?)?"
    r"|(?:metric |short |long )?(?:tons?|tonnes?)|MT|(?:cubic |square |nautical )?"
    r"(?:kilomet(?:re|er)s?|miles?|met(?:re|er)s?|feet|foot|yards?)|hectares?|acres?|barrels?"
    r"|lit(?:re|er)s?|gallons?|bushels?|ounces?|pounds?|kilograms?|kilos|sq\.? ?(?:ft|km|m|miles)"
    r"|kWh|km|kg|m)(?![\w-])"
)
"""What measures rather than counts."""
_CURRENCY: Final = re.compile(
    r" (?:(?:US|U\.S\.|Canadian|Australian|Hong Kong|Singapore|Taiwan) dollars?|euros?|dollars?"
    r"|pounds? sterling|rupees?|yuan|renminbi|yen|won|rou?bles?|kron(?:or|er|a)|francs?|pesos?|rand"
    r"|reais|naira|shillings?|dirhams?|riyals?|lira|baht|ringgit|rupiah|forint|zloty)\b"
)
_WORD: Final = re.compile(r"\s*([^\W\d_][\w’'/&-]*|\d{1,3}G)")
_HEADLESS: Final = frozenset(
    (
        *("others", "times", "points", "cents", "degrees", "things", "ways", "reasons", "thirds"),
        *("fifths", "quarters", "occasions", "chances", "weeks", "questions", "minds", "hopes"),
        *("goals", "pillars", "priorities", "words", "fronts", "steps", "phases", "stages"),
    )
)
"""What can be counted and tells nothing."""
_OF: Final = re.compile(r" of (?:(?:the|its|their|our|all|new|additional) )*")
_MORE: Final = re.compile(r" more(?= [a-z])")
_FROM: Final = re.compile(r" from (?=[a-z])")
_OF_THEM: Final = re.compile(r" of (?:the|those|these|its|their|our) ")
_RATE: Final = re.compile(
    r"\s+(?:(?:a|an|each|every|/) ?(?:year|month|week|day|quarter|hour)\b|per [a-z]+\b|annually"
    r"|yearly)"
)


@dataclass(frozen=True, slots=True)
class Counted:
    """The words behind a number, and where they end."""

    words: str
    end: int
    is_time: bool = False
    """Whether it is a length of time or an age, and no amount."""
    is_rate: bool = False
    """Whether it says only how often: “per year”."""
    is_money: bool = False
    """Whether it is a currency: “24 billion euros”."""


def find_counted(sentence: str, at: int, end: int, glued: str = "") -> Counted | None:
    """Return what stands behind a number, or None where that is no noun phrase of a plural.

    A unit goes on with what it is of: “MW of solar capacity”; so does a rate: “homes a year”.
    """
    if glued:
        return _measured(sentence, glued, at, end)
    if unit := _UNITS.match(sentence, at + sentence.startswith(" ", at), end):
        return _measured(sentence, unit[0], unit.end(), end)
    if money := _CURRENCY.match(sentence, at, end):
        return Counted(money[0].strip(), money.end(), is_money=True)
    if rate := _RATE.match(sentence, at, end):
        *_, period = re.split(r"[ /]", rate[0].strip())
        period = {"annually": "year", "yearly": "year"}.get(period, period)
        return Counted(f"per {period}", rate.end(), is_rate=True)
    of = _OF_THEM.match(sentence, at, end) or _MORE.match(sentence, at, end)
    phrase = noun_phrase(sentence, of.end() if of else at, end)
    if phrase is None:
        return None
    words, stop = phrase
    last = words.split()[-1].lower()
    if last in _TIME or words.split()[0].lower() in _TIME:
        return Counted(words, stop, is_time=True)
    if last in _HEADLESS:
        return None
    return _with_rate(sentence, words, stop, end)


def find_share(sentence: str, at: int, end: int) -> Counted | None:
    """Return what a percentage is of: “electricity from renewables” behind “50 % of its”."""
    of = _OF.match(sentence, at, end)
    phrase = noun_phrase(sentence, of.end() if of else at, end, may_be_one=True)
    if phrase is None:
        return None
    words, stop = phrase
    source = _FROM.match(sentence, stop, end) if of else None
    origin = noun_phrase(sentence, source.end(), end, may_be_one=True) if source else None
    if origin:
        words, stop = f"{words} from {origin[0]}", origin[1]
    return Counted(words, stop) if words.split()[-1][0].islower() else None


def is_noun_like(sentence: str, at: int, end: int) -> bool:
    """Whether the next word may be what a number counts."""
    word = _WORD.match(sentence, at, end)
    return word is not None and (word[1].lower() not in _STOPS or word[1] == "more")


def noun_phrase(
    sentence: str, at: int, end: int, *, may_be_one: bool = False
) -> tuple[str, int] | None:
    """Return the noun phrase that begins at a place, up to its first plural, and where it ends.

    With `may_be_one` it need not have a plural: “solar capacity”.
    """
    words: list[str] = []
    stops: list[int] = []
    while len(words) < 6 and (match := _WORD.match(sentence, at, end)):
        word = match[1]
        if word.lower() in _STOPS or word[0] in "’'":
            break
        words.append(word)
        stops.append(match.end())
        at = match.end()
        if words[0].lower() in _TIME:
            break
        if _is_plural(word) and not _goes_on(sentence, word, at, end):
            return " ".join(words), at
        if sentence[at : at + 1] != " ":
            break
    if not words:
        return None
    if words[0].lower() in _TIME:
        return words[0], stops[0]
    return (" ".join(words), stops[-1]) if may_be_one and len(words) < 5 else None


def _goes_on(sentence: str, word: str, at: int, end: int) -> bool:
    """Whether a plural stands in front of the noun that is counted: “sales offices”."""
    may_go_on = word.lower() in _ATTRIBUTIVE or word.lower() in _PLURALS
    following = _WORD.match(sentence, at, end) if may_go_on else None
    return following is not None and _is_plural(following[1])


def _is_plural(word: str) -> bool:
    low = word.lower()
    if low in _PLURALS or word in ("EVs", "NEVs", "SUVs"):
        return True
    return len(low) > 3 and low.endswith("s") and _SINGULAR_S.search(low) is None


def _measured(sentence: str, unit: str, at: int, end: int) -> Counted:
    rate = _RATE.match(sentence, at, end)
    stop = rate.end() if rate else at
    of = _OF.match(sentence, stop, end)
    phrase = noun_phrase(sentence, of.end(), end, may_be_one=True) if of else None
    if phrase is None:
        return _with_rate(sentence, unit, at, end)
    often = rate[0] if rate else ""
    return _with_rate(sentence, f"{unit}{often} of {phrase[0]}", phrase[1], end)


def _with_rate(sentence: str, words: str, at: int, end: int) -> Counted:
    rate = _RATE.match(sentence, at, end)
    if rate is None:
        return Counted(words, at)
    said = rate[0].strip()
    often = "a year" if said in ("annually", "yearly") else said
    return Counted(f"{words} {often}", rate.end())
