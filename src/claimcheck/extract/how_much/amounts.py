"""The amounts that a sentence names: each number with its bounds, its unit and what it counts."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from claimcheck.domain.model.bound_words import COMPARISON, bound_of
from claimcheck.domain.model.number import JOINED, Number, UnclearNumber
from claimcheck.domain.model.quantity import LETTERS, MONEY_SIGN, SCALE, Quantity, read_quantity
from claimcheck.extract.how_much.counted_noun import (
    GLUED_UNIT,
    Counted,
    find_counted,
    find_share,
    is_noun_like,
)
from claimcheck.extract.how_much.number_words import NUMBER_WORDS
from claimcheck.extract.text.quick_pattern import whole
from claimcheck.extract.text.sentence_words import words_of

_SCALED_WORD: Final = r"(?:(?i:a|one)) (?:million|billion|thousand|hundred|dozen)"
_MONEY: Final = rf"(?:{MONEY_SIGN}|(?!FY|CY)[A-Z]{{3}}(?= ?\d)|Rs\.?(?= ?\d)|(?:US|AU) ?(?=\$))"
_SCALES: Final = rf"(?:[ -]?{SCALE}|(?:(?<=\d)| )(?:{LETTERS})(?![\w-]))*"
_PERCENT: Final = r"(?: ?%| percent\b| per cent\b| percentage points?\b| basis points\b)?"
_ONE: Final = (
    rf"(?:{_MONEY} ?)?(?:{JOINED}(?<![.,'’])(?! ?\d)(?:{_SCALES})"
    rf"(?:(?=[A-Z]){GLUED_UNIT})?{_PERCENT}"
    rf"|(?i:{_SCALED_WORD}|{'|'.join(NUMBER_WORDS)})\b(?:{_SCALES}){_PERCENT})"
)
_AMOUNT: Final = re.compile(
    r"(?<![\w.,’'/&#§-])(?<![A-Za-z]-)(?<!\d )"
    rf"(?:(?P<comparison>{COMPARISON})\s+(?:the\s+)?|(?P<between>(?i:between|from))\s+)?"
    r"(?:(?P<about>(?i:about|around|approximately|roughly|some|nearly|almost|an? estimated))\s+)?"
    rf"(?P<low>{_ONE})(?:(?P<joint>\s*(?:and|to|or|[-–—])\s*| (?=[$€£\d]))(?P<high>{_ONE}))?"
    r"(?P<more>\+| or (?:more|above|higher|over)\b)?(?P<less> or (?:less|fewer|below|lower)\b)?"
    r"(?![\w:])(?!-(?!\d))"
)
_WORDS: Final = [each for word in NUMBER_WORDS for each in (word, word.capitalize(), word.upper())]
_ANY: Final = re.compile(
    rf"\d|\b(?:{'|'.join(_WORDS)}|(?i:a|one) (?i:[mb]illion|thousand|hundred|dozen))\b"
)
"""What every amount has: quicker to look for than amounts are."""
_DIGIT: Final = re.compile(r"\d")
_SPELLED: Final = frozenset((*NUMBER_WORDS, "million", "billion", "thousand", "hundred", "dozen"))
_AHEAD: Final = 60
"""So many characters before a number hold all that says its bound and its currency."""
_SIGNED: Final = 8
"""So many hold its currency."""
_LEAD_WORDS: Final = {
    *(words.partition(r"\s")[0] for words in COMPARISON[len("(?i:") : -1].split("|")),
    *("between", "from", "about", "around", "approximately", "roughly", "some", "nearly"),
    *("almost", "an"),
}
_LEAD: Final = re.compile(
    whole(sorted(each for word in _LEAD_WORDS for each in (word, word.capitalize(), word.upper())))
)
"""With one of these begins an amount that does not begin with its number or its currency."""
_LABEL: Final = re.compile(
    r"(?:\b(?:page|pages|phase|level|chapter|section|article|version|tier|grade|model|stage|scope"
    r"|round|item|table|figure|part|step|class|category|series|type|route|line|flight|act|no|number"
    r"|nos|age|aged|ages|goal|point|room|gate|top|day|week|year|rule|clause|schedule|season|episode"
    r"|volume|lot|unit|block|generation|district|ward|zone|highway|runway|platform|terminal)\.?"
    r"|[A-Z][\w’'-]*|&|#|§|:|/)\s*$",
)
"""What makes a number a name: “page 7”, “Phase 2”, “Flight 447”, “12:30”."""
_NAME_BEFORE: Final = re.compile(r"(?<![.!?:“\"] )(?<!^)\b[A-Z][\w’'-]*\s+$")
_RANGE: Final = re.compile(r"\brange(?:s|d)?(?: of| from| between| is)* $")
_ASIDE: Final = re.compile(r"\([^()]*\)")
_GLUED: Final = re.compile(rf"(?<=\d){GLUED_UNIT}$")
_HYPHEN: Final = re.compile(r"(?<=\d)-(?=[a-z])")
_CLOCK: Final = re.compile(r"(?:0\d|1\d|2[0-3])\.[0-5]\d|\d\.(?:00|15|30|45)")
"""A time of day with a dot: “between 08.30 and 16.00”."""
_ORDINAL: Final = re.compile(r"(?:st|nd|rd|th)\b")


class Amount(NamedTuple):
    """An amount at its place in a sentence."""

    start: int
    """Where its comparison begins, else its number."""
    end: int
    """Where what it counts ends, else its number."""
    low: Quantity
    high: Quantity | None
    """The other end of a range."""
    bound: str | None
    """`at-least` and its like where the words say it."""
    counted: Counted | None
    is_vague: bool
    """Whether it is nearly, and so less than, what it says."""
    opens: str = ""
    """“between” or “from” before a number: of a range, or of where somebody started."""

    @property
    def unit(self) -> str:
        """The currency or the percent sign; what is counted has all other units."""
        unit = (self.high or self.low).unit
        return self.counted.words if not unit and self.counted and self.counted.is_money else unit

    @property
    def values(self) -> tuple[Number, ...]:
        """The number, or both ends."""
        return (self.low.value, self.high.value) if self.high else (self.low.value,)


def find_amounts(
    sentence: str, start: int, end: int, dates: Sequence[tuple[int, int]]
) -> Iterator[Amount | None]:
    """Yield the amounts of a part of a sentence, in its order; None for one with two readings.

    What is no amount is left out: dates, durations and ages, names with a number, and asides in
    brackets.
    """
    spelled = not _SPELLED.isdisjoint(words_of(sentence))
    figures = _ANY if spelled else _DIGIT
    asides: list[tuple[int, int]] | None = None
    at = start
    while (figure := figures.search(sentence, at, end)) and (
        match := _AMOUNT.search(sentence, max(at, _begin(sentence, figure.start())), end)
    ):
        asides = asides or [*dates, *(one.span() for one in _ASIDE.finditer(sentence))]
        low = match.start("low")
        is_range = match["high"] is not None and _is_range(sentence, match)
        at = match.end() if is_range else match.end("low")
        if any(first <= low < last for first, last in asides) or _is_label(sentence, match):
            continue
        if is_range and _CLOCK.fullmatch(match["low"]) and _CLOCK.fullmatch(match["high"]):
            continue
        stop = min([end, *(first for first, _ in dates if first >= at)])
        try:
            found = _amount(sentence, match, stop, is_range=is_range)
        except UnclearNumber:
            found = None
        if found is None or not (found.counted and found.counted.is_time):
            yield found


def _begin(sentence: str, figure: int) -> int:
    """Return where the amount of a figure begins at the earliest, by the words ahead of it."""
    lead = _LEAD.search(sentence, max(0, figure - _AHEAD), figure)
    return lead.start() if lead else figure - _SIGNED


def _is_range(sentence: str, match: re.Match[str]) -> bool:
    """Whether two numbers are the ends of one range; “20 and 30 homes” are two promises."""
    if (match["between"] or "").lower() == "between" or _RANGE.search(sentence, 0, match.start()):
        return True  # also of “between $4 $5”, as a transcript has it
    return match["joint"].strip() not in ("and", "or", "")


def _is_label(sentence: str, match: re.Match[str]) -> bool:
    """Whether a number belongs to a name before it, or is an ordinal."""
    at = match.start()
    if _ORDINAL.match(sentence, match.end("low")):
        return True
    if match["comparison"] or match["about"]:
        return False
    if not match["low"][:1].isdigit():  # “the Power Four programs”
        is_part = match["low"][:1].isupper() and at == match.start("low")
        return is_part and _NAME_BEFORE.search(sentence[max(0, at - 30) : at]) is not None
    ahead = sentence[max(0, at - 30) : at]
    label = _LABEL.search(ahead)
    if label is None:
        return False
    return not label[0][:1].isupper() or _NAME_BEFORE.search(ahead) is not None


def _amount(sentence: str, match: re.Match[str], end: int, *, is_range: bool) -> Amount | None:
    """Return the amount that was found, or None where it may be another."""
    opens = (match["between"] or "").lower()
    low, glued = _read(match["low"])
    high = None
    if is_range:
        high, glued = _read(match["high"])
        if not _fit(low, high):
            return None
    elif opens == "between":
        return None
    stop = match.end()
    if not is_range and match["high"] is not None:
        of_both = find_counted(sentence, stop, end)
        if of_both is not None and of_both.is_time:
            return Amount(match.start(), of_both.end, low, None, None, of_both, is_vague=False)
        stop = match.end("low")
    if (high or low).unit == "%":
        counted = find_share(sentence, stop, end)
    else:
        counted = find_counted(sentence, stop, end, glued)
    if counted is None and not (high or low).unit and is_noun_like(sentence, stop, end):
        return None  # it counts something, and not what the rules know as a noun of a plural
    is_vague = (match["about"] or "").lower() in ("nearly", "almost")
    last = counted.end if counted else stop
    return Amount(match.start(), last, low, high, _bound(match), counted, is_vague, opens)


def _fit(low: Quantity, high: Quantity) -> bool:
    """Whether two quantities are a range: 20 to 30 million may begin at 20 or at 20 million."""
    is_scaled = low.scale == 1 and high.scale > 1
    return not is_scaled and high.value > low.value and low.unit in ("", high.unit)


def _bound(match: re.Match[str]) -> str | None:
    if match["comparison"]:
        return bound_of(match["comparison"])
    if match["more"]:
        return "at-least"
    return "at-most" if match["less"] else None


def _read(words: str) -> tuple[Quantity, str]:
    """Return the quantity of some words, and a unit that is written without a space: `5GW`."""
    glued = _GLUED.search(words)
    if glued:
        words = words[: glued.start()]
    first, _, rest = words.partition(" ")
    if first.lower() in ("a", "one"):
        words = f"1 {rest}"
    elif first.lower() in NUMBER_WORDS:
        words = f"{NUMBER_WORDS[first.lower()]} {rest}".strip()
    return read_quantity(_HYPHEN.sub(" ", words)), glued[0] if glued else ""
