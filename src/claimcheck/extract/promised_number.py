"""The number that a sentence promises, as a target."""

import re
from collections.abc import Sequence
from typing import Final

from claimcheck.domain.model.target import SIGNS, Number, Target

_SIGN_OF: Final = {
    **dict.fromkeys(("over", "more than", "above", "exceed", "exceeds", "exceeding"), ">"),
    **dict.fromkeys(("at least", "no fewer than", "no less than", "minimum of"), ">="),
    **dict.fromkeys(("below", "under", "less than", "fewer than"), "<"),
    **dict.fromkeys(("up to", "at most", "no more than", "to", "top"), "<="),
}
_AMOUNT: Final = re.compile(
    r"(?:\b(?P<sign>over|more than|above|exceed(?:s|ing)?|at least|no fewer than|no less than"
    r"|minimum of|below|under|less than|fewer than|up to|at most|no more than) )?"
    r"(?<![\w.,-])(?P<money>(?:US|AU|C|A)?[$€£¥] ?)?"
    r"(?P<value>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,9}(?:\.\d{1,4})?)"
    r"(?: ?(?P<scale>million|billion|trillion|bn|m))?"
    r"(?P<unit> ?%| percent| per cent)?"
    r"(?: (?P<noun>[a-z][a-z-]{2,30}(?: [a-z][a-z-]{3,30}s\b)?))?"
)
_SCALES: Final = {"million": 6, "m": 6, "billion": 9, "bn": 9, "trillion": 12}
_NO_MEASURES: Final = frozenset(("and", "for", "the", "from", "model", "with", "which", "per"))


def find_target(sentence: str, dates: Sequence[tuple[int, int]]) -> Target | None:
    """Return the first number that counts or measures something and is no part of a date."""
    for match in _AMOUNT.finditer(sentence):
        at = match.start("value")
        if any(start <= at < end for start, end in dates):
            continue
        unit = (match["unit"] or match["money"] or "").strip()
        unit = "%" if unit.startswith("per") else unit
        noun = match["noun"] or ""
        measure = noun if noun and noun.split()[0] not in _NO_MEASURES else ""
        if not (measure or unit):
            continue
        sign = SIGNS[_SIGN_OF.get(match["sign"] or "", "=")].replace("-", "_")
        bound = {sign: _value(match["value"], match["scale"])}
        return Target(measure=measure or "amount", unit=unit, **bound)
    return None


def _value(digits: str, scale: str | None) -> Number:
    plain = digits.replace(",", "")
    value: Number = float(plain) if "." in plain else int(plain)
    value = value * 10 ** _SCALES[scale] if scale else value
    return int(value) if isinstance(value, float) and value.is_integer() else value
