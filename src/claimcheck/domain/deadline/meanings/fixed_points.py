"""Days of the year that follow a rule: 25 December, days after Easter, the last Monday of May."""

from datetime import date, timedelta
from functools import partial
from typing import Literal

from claimcheck.domain.deadline.meanings.meaning import Context, Recurring, yearly
from claimcheck.domain.deadline.meanings.periods import period
from claimcheck.domain.deadline.meanings.unit import WEEKDAY_NAMES
from claimcheck.domain.deadline.reading import Unreadable
from claimcheck.domain.model.span import Span


def nth_weekday(span: Span, weekday: int, nth: int) -> Span:
    """Return the nth such weekday of a span, counted from its end when negative."""
    if nth > 0:
        first = span.earliest + timedelta((weekday - span.earliest.weekday()) % 7)
        day = first + timedelta(7 * (nth - 1))
    else:
        last = span.latest - timedelta((span.latest.weekday() - weekday) % 7)
        day = last + timedelta(7 * (nth + 1))
    if not span.earliest <= day <= span.latest:
        raise Unreadable(
            f"{span} has no such {WEEKDAY_NAMES[weekday]}",
            "a month has four or five of each weekday",
        )
    return Span.day(day)


def on(month: int, day: int, year: int) -> Span:
    """Return a day that has the same date every year."""
    return Span.day(date(year, month, day))


def on_weekday(month: int, weekday: int, nth: int, year: int) -> Span:
    """Return the nth such weekday of a month, counted from its end when negative."""
    return nth_weekday(Span.month(year, month), weekday, nth)


def after_easter(days: int, year: int, method: Literal[2, 3] = 3) -> Span:
    """Return the day so long after Easter: of the Western churches, by method 2 the Orthodox."""
    from dateutil.easter import easter

    return Span.day(easter(year, method) + timedelta(days))


def after_thanksgiving(days: int, year: int) -> Span:
    """Return the day so long after the American Thanksgiving, the fourth Thursday of November."""
    return period("day", on_weekday(11, 3, 4, year).latest, days)


def american_election(year: int) -> Span:
    """Return the Tuesday after the first Monday of November."""
    return period("day", on_weekday(11, 0, 1, year).latest, 1)


def new_year(_: Context) -> Recurring:
    """Read `by the new year`: New Year's Day."""
    return yearly("New Year's Day", partial(on, 1, 1))


def orthodox_easter(_: Context) -> Recurring:
    """Read `Orthodox Easter`."""
    return yearly("Orthodox Easter", partial(after_easter, 0, method=2))


def mothering_sunday(_: Context) -> Recurring:
    """Read `Mothering Sunday`, the fourth of Lent."""
    return yearly("Mothering Sunday", partial(after_easter, -21), "Easter is the Western one")
