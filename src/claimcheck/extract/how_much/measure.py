"""What a promised number measures, as a noun phrase: “net sales”, “MW of solar capacity”."""

import re
from typing import Final

from claimcheck.extract.how_much.amounts import Amount
from claimcheck.extract.how_much.promised_acts import BETTER_LESS, METRIC, MONEY, NO_MEASURE

_MOST_WORDS: Final = 7
_PREPOSITION: Final = re.compile(
    r" (?:under|for|in|at|within|across|among|between|on|over|from|through)\b"
)
_OPENING: Final = re.compile(
    r"^(?:in (?=.*\b(?:profits?|sales|revenues?|earnings|costs|emissions|output|production)\b))?"
    r"(?:(?:the|a|an|its|their|our|his|her|that|this|all|both|total|overall|own|current|existing"
    r"|full[- ]year|annual|expected|announced|additional|fiscal|\d{4}|Q[1-4]|[\w-]+['’]s?"
    r"|(?:\d(?:st|nd|rd|th)|first|second|third|fourth)[ -]quarter) )+",
    re.IGNORECASE,
)
"""Words that open a noun phrase and are no part of a measure."""
_COUNT_OF: Final = re.compile(
    r"^\s*(?:the |a )?(?:total )?(?:number|amount|level|volume) of ", re.IGNORECASE
)
_NUMBER_WORDS: Final = re.compile(
    r"(?: (?:guidance|targets?|goals?|range|outlook|forecasts?|estimates?|expectations?))+$",
    re.IGNORECASE,
)
"""Words behind a measure that are said of its number: “the EPS range”."""
_NO_NOUN: Final = re.compile(
    r"[\d“”‘\"]|(?<!\w)['’]|\b(?:will|would|to|is|are|by|that|up|back|out|which|as|if|have|has)\b"
    r"|(?<!\bneed)(?<!speed)(?<!seed)ed$|\b(?:with|of)$"
)
_PARTING: Final = re.compile(
    r"[,;:“”\"()]|\b(?:that|said|says|expects?|hopes?|but|with|anticipates?|we|believes?|estimates?"
    r"|projects|forecasts?|predicts?|where|when|while|until|because|although"
    r"|and (?:the|its|their|our|we|that))\b"
)
"""What parts a subject from the words before it."""
_HELPERS: Final = re.compile(
    r"(?: (?:will|would|shall|should|to|is|are|was|were|be|been|has|have|expected|anticipated"
    r"|projected|forecast|predicted|likely|set|due|also|now|still|then|scheduled|estimated|planned"
    r"|on course|on track))+ $"
)
"""What stands between a subject and its verb."""
_INITIALS: Final = re.compile(r"[A-Z]{2,}\b")


def subject_of(sentence: str, start: int, verb: int) -> str | None:
    """Return the noun phrase that ends right before a verb and its helpers, as a measure.

    One with a capital that is no acronym is a party rather than a measure, unless it is known.
    """
    *_, phrase = _PARTING.split(_HELPERS.sub("", sentence[start:verb]))
    measure = _measure(_COUNT_OF.sub("", phrase))
    if measure is None or not measure[0].isupper() or _INITIALS.match(measure):
        return measure
    return measure[0].lower() + measure[1:] if METRIC.search(measure) else None


def measure_in(words: str) -> str | None:
    """Return the measure that words name before their first preposition but “of”."""
    return _measure(_PREPOSITION.split(_COUNT_OF.sub("", words))[0])


def counted_in(one: Amount) -> str | None:
    """Return what an amount counts, as a measure."""
    counted = one.counted
    if counted is None or counted.is_rate or counted.is_money:
        return None
    return None if NO_MEASURE.search(counted.words) else counted.words


def sum_of(one: Amount, verb: str) -> str | None:
    """Return what an amount of money is, by what is done with it: an investment, spending."""
    return MONEY.get(verb.lower()) if one.unit not in ("", "%") else None


def unit_of(one: Amount) -> str:
    """Return the unit of an amount whose measure stands elsewhere: what is counted is the unit."""
    if one.unit:
        is_rate = one.counted is not None and one.counted.is_rate
        return f"{one.unit} {one.counted.words}" if one.counted and is_rate else one.unit
    return one.counted.words if one.counted else ""


def _measure(words: str) -> str | None:
    plain = _OPENING.sub("", words.strip() + " ").strip()
    short = _NUMBER_WORDS.sub("", plain)
    if short != plain and not (is_metric(short) or short.isupper()):
        return None
    if not short or len(short.split()) > _MOST_WORDS:
        return None
    return None if NO_MEASURE.search(short) or _NO_NOUN.search(short) else short


def is_better_more(measure: str) -> bool:
    """Whether more of a measure is no failure, as it is of sales; of letters nobody knows."""
    if BETTER_LESS.search(measure):
        return False
    return METRIC.search(measure) is not None or _INITIALS.fullmatch(measure) is None


def is_metric(measure: str) -> bool:
    """Whether a measure is one by its noun, as sales and costs are."""
    known = METRIC.search(measure) or BETTER_LESS.search(measure) or _INITIALS.match(measure)
    return known is not None
