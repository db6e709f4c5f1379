"""Lengths of time, and the days that they measure out."""

from datetime import date
from typing import NamedTuple

from claimcheck.domain.deadline.meaning import Context
from claimcheck.domain.deadline.periods import later
from claimcheck.domain.deadline.words import Unit

_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120}
_DAYS = {"day": 1, "week": 7, "fortnight": 14}


class Amount(NamedTuple):
    """At least `low` and at most `high` months and days, with the name that they go by."""

    low: tuple[float, float]
    high: tuple[float, float]
    name: str

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


def amount(_: Context, count: float, unit: Unit) -> Amount | None:
    """Read `five years`, `a week`, `2.5 years`; None when it is no whole number of days."""
    months, days = count * _MONTHS.get(unit, 0), count * _DAYS.get(unit, 0)
    if months != int(months) or days != int(days):
        return None
    name = f"{count:g} {unit}" if count == 1 else f"{count:g} {unit}s"
    return Amount((months, days), (months, days), name)


def amount_and_a_half(context: Context, count: float, unit: Unit) -> Amount | None:
    """Read `a year and a half`, `two and a half years`."""
    return amount(context, count + 0.5, unit)


def amount_or_two(context: Context, unit: Unit) -> Amount | None:
    """Read `a week or two`."""
    return amounts_between(context, 1, 2, unit)


def amounts_between(context: Context, low: float, high: float, unit: Unit) -> Amount | None:
    """Read `3–5 years`, `two or three weeks`; None when the greater number comes first."""
    least, most = amount(context, low, unit), amount(context, high, unit)
    if least is None or most is None or high < low:
        return None
    return Amount(least.low, most.high, f"{low:g} to {most.name}")


def amounts_together(_: Context, first: Amount, rest: Amount) -> Amount:
    """Read `two years and six months`."""
    return Amount(
        (first.low[0] + rest.low[0], first.low[1] + rest.low[1]),
        (first.high[0] + rest.high[0], first.high[1] + rest.high[1]),
        f"{first.name} and {rest.name}",
    )
