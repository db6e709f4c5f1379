"""Lengths of time in words, and the spans that they measure out from a day."""

import re
from datetime import date
from typing import NamedTuple

from claimcheck.domain.deadline.periods import later
from claimcheck.domain.deadline.words import number

_MONTHS = {"month": 1, "quarter": 3, "half-year": 6, "year": 12, "yr": 12, "decade": 120}
_DAYS = {"day": 1, "week": 7, "wk": 7, "fortnight": 14}
_BETWEEN = r"-| to | or | and "


class Amount(NamedTuple):
    """At least `low` and at most `high` months or days."""

    low: tuple[float, float]
    """Months and days."""
    high: tuple[float, float]

    def shortest_after(self, day: date) -> date:
        """Return the day that is the lesser amount later."""
        return later(day, *self.low)

    def after(self, day: date) -> date:
        """Return the day that is the whole amount later."""
        return later(day, *self.high)

    def before(self, day: date) -> date:
        """Return the day that is the whole amount earlier."""
        months, days = self.high
        return later(day, -months, -days)


def amount(words: str) -> Amount | None:
    """Read a length of time: `five years`, `3–5 years`, `a year and a half`, `a week or two`."""
    words = re.sub(r"^(an?|one) (\S+) and a half$", r"one and a half \2", words)
    words = re.sub(r"^(an?|one) (\S+) or two$", r"one or two \2", words)
    count, _, unit = words.rpartition(" ")
    if unit == "half" or not count:
        return None
    single = unit.removesuffix("'").removesuffix("s").removesuffix("'")
    only = number(count)
    if only is not None:
        length = _length(only, single)
        return length and Amount(length, length)
    for joint in re.finditer(_BETWEEN, count):
        low, high = number(count[: joint.start()]), number(count[joint.end() :])
        if low is not None and high is not None and low <= high:
            least, most = _length(low, single), _length(high, single)
            return Amount(least, most) if least and most else None
    return None


def _length(count: float, unit: str) -> tuple[float, float] | None:
    months, days = count * _MONTHS.get(unit, 0), count * _DAYS.get(unit, 0)
    if not (unit in _MONTHS or unit in _DAYS) or months != int(months) or days != int(days):
        return None
    return months, days
