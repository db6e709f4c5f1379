"""The stretch of an axis that fits what is shown: all of it, or all but what lies far off."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from claimcheck.domain.model.duration import Duration
from claimcheck.domain.model.span import Span

_AT_LEAST: Final = Duration("2m")
_FEWEST: Final = 4
"""Values: of fewer than this none can be called far off."""


def fitting_range(values: Sequence[float], within: Sequence[float] = ()) -> tuple[float, float]:
    """Return the ends of the range in which values can be told apart; ValueError without any.

    Those that must be `within` it always are. Outliers beyond Tukey's fences, 1.5 interquartile
    ranges from the quartiles (Exploratory Data Analysis, 1977), are left out where they would leave
    less than a third of the axis to all others, but not on a side where they take next to nothing.
    """
    every = [*values, *within]
    low, high = min(every), max(every)
    if len(every) < _FEWEST:
        return low, high
    from statistics import quantiles

    lower, _, upper = quantiles(every, n=4, method="inclusive")
    reach = 1.5 * (upper - lower)
    inside = [*within, *(one for one in values if lower - reach <= one <= upper + reach)]
    least, greatest = min(inside), max(inside)
    below, length, above = least - low, greatest - least, high - greatest
    if not length or below + above <= 2 * length:
        return low, high
    return low if below <= length / 2 else least, high if above <= length / 2 else greatest


def fitting_days(days: Sequence[date], within: Sequence[date] = ()) -> tuple[date, date]:
    """Return the first and the last day of the months in which days can be told apart."""
    low, high = fitting_range(
        [one.toordinal() for one in days], [one.toordinal() for one in within]
    )
    return whole_months(date.fromordinal(int(low)), date.fromordinal(int(high)))


def whole_months(first: date, last: date) -> tuple[date, date]:
    """Return the first day of a month and the last of another, never too near to tell days apart.

    Where there are no two months between `first` and `last`, two are added before and after.
    """
    if last <= _AT_LEAST.after(first):
        first, last = _AT_LEAST.before(first), _AT_LEAST.after(last)
    return first.replace(day=1), Span.month(last.year, last.month).latest
