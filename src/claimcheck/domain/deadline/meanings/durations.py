"""Durations, and the days that they measure out."""

from datetime import date
from typing import NamedTuple

from claimcheck.domain.deadline.meanings.meaning import Context
from claimcheck.domain.deadline.meanings.periods import later
from claimcheck.domain.deadline.meanings.unit import Unit

_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120}
_DAYS = {"day": 1, "week": 7, "fortnight": 14}


class Duration(NamedTuple):
    """At least `low` and at most `high` months and days, with the name that they go by."""

    low: tuple[float, float]
    high: tuple[float, float]
    name: str

    def shortest_after(self, day: date) -> date:
        """Return the day that is the lesser duration later."""
        return later(day, *self.low)

    def after(self, day: date) -> date:
        """Return the day that is the whole duration later."""
        return later(day, *self.high)

    def before(self, day: date) -> date:
        """Return the day that is the whole duration earlier."""
        months, days = self.high
        return later(day, -months, -days)


def duration(_: Context, count: float, unit: Unit) -> Duration | None:
    """Read `five years`, `a week`, `2.5 years`; None when it is no whole number of days."""
    months, days = count * _MONTHS.get(unit, 0), count * _DAYS.get(unit, 0)
    if months != int(months) or days != int(days):
        return None
    name = f"{count:g} {unit}" if count == 1 else f"{count:g} {unit}s"
    return Duration((months, days), (months, days), name)


def duration_in_both(context: Context, count: float, again: int, unit: Unit) -> Duration | None:
    """Read `twelve (12) months`: the number in words and in figures."""
    return duration(context, count, unit) if count == again else None


def in_years(context: Context, years: float) -> Duration | None:
    """Read `a quarter of a century`."""
    return duration(context, years, "year")


def duration_and_a_half(context: Context, count: float, unit: Unit) -> Duration | None:
    """Read `a year and a half`, `two and a half years`."""
    return duration(context, count + 0.5, unit)


def duration_or_two(context: Context, unit: Unit) -> Duration | None:
    """Read `a week or two`."""
    return numbers_between(context, 1, 2, unit)


def numbers_between(context: Context, low: float, high: float, unit: Unit) -> Duration | None:
    """Read `3–5 years`, `two or three weeks`."""
    return durations_between(context, low, unit, high, unit)


def durations_between(
    context: Context, low: float, unit: Unit, high: float, other: Unit
) -> Duration | None:
    """Read `18 months to two years`; None when the longer comes first."""
    least, most = duration(context, low, unit), duration(context, high, other)
    if least is None or most is None or most.after(context.today) < least.after(context.today):
        return None
    fewest = f"{low:g}" if unit == other else least.name
    return Duration(least.low, most.high, f"{fewest} to {most.name}")


def durations_together(context: Context, first: Duration, rest: Duration) -> Duration | None:
    """Read `two years and six months`; None where the longer comes last: seven months a year."""
    if rest.after(context.today) >= first.after(context.today):
        return None
    return Duration(
        (first.low[0] + rest.low[0], first.low[1] + rest.low[1]),
        (first.high[0] + rest.high[0], first.high[1] + rest.high[1]),
        f"{first.name} and {rest.name}",
    )
