"""Figures that may be a day and a month in either order: `10/11/2025`, `5/12`, `31-10-26`."""

from collections.abc import Callable
from typing import NamedTuple

from claimcheck.domain.deadline.meanings.combination import spread
from claimcheck.domain.deadline.meanings.meaning import (
    Context,
    Fixed,
    Meaning,
    Recurring,
    also,
    assuming,
    either,
)
from claimcheck.domain.deadline.meanings.numeric_dates import Written, day_of, every_year
from claimcheck.domain.deadline.meanings.short_years import nearest, year_first
from claimcheck.domain.deadline.meanings.unit import WEEKDAY_NAMES
from claimcheck.domain.deadline.reading import Unreadable


class Orders(NamedTuple):
    """The days that figures are with the day first, as in Britain, and with the month first."""

    written: str
    day_first: Meaning | None
    month_first: Meaning | None
    shown: tuple[str, str]
    """How a refusal shows the two."""


def with_year(_: Context, first: int, second: int, year: int) -> Orders:
    """Read `31/10/2026`."""
    written = f"{first}/{second}/{year}"
    return _orders(written, first, second, lambda m, d: Fixed(day_of(year, m, d)))


def with_short_year(context: Context, first: int, second: int, digits: Written) -> Orders:
    """Read `31/10/26`."""

    def at(month: int, day: int) -> Fixed:
        return nearest(context, digits, lambda year: day_of(year, month, day))

    return _orders(f"{first}/{second}/{digits}", first, second, at)


def with_any_year(context: Context, first: int, second: int, digits: Written) -> Orders | None:
    """Read `31-10-26`, which may have the year first."""
    start = year_first(context, first, second, digits)
    end = year_first(context, int(digits), second, f"{first:02}")
    if start and end and start != end:
        raise either(f"{first}-{second}-{digits}", end, start)
    return with_short_year(context, first, second, digits)


def without_year(_: Context, first: int, second: int) -> Orders:
    """Read `31/10`."""
    return _orders(f"{first}/{second}", first, second, every_year)


def one_order(_: Context, orders: Orders) -> Meaning:
    """Read figures of which one order only is in the calendar; refuse others with both."""
    found = [meaning for meaning in orders[1:3] if meaning is not None]
    if len(found) == 2:
        raise either(orders.written, *orders.shown)
    return found[0]


def by_weekday(context: Context, weekday: int, orders: Orders) -> Fixed | None:
    """Read `Sunday 12/7/2014`: in the order that gives a Sunday, when one alone does."""
    both = [context.resolve(meaning) for meaning in orders[1:3] if meaning is not None]
    found = [one for one in both if one.span.earliest.weekday() == weekday]
    if len(both) != 2 or len(found) != 1:
        return None
    how = f"{orders.written} is {found[0].span}, which is a {WEEKDAY_NAMES[weekday]}"
    return found[0]._replace(assumption=also(found[0].assumption, how))


def by_partner(_: Context, first: Orders, last: Orders) -> Meaning | None:
    """Read `12/7/2014 to 25/7/2014`: in the one order that there is, and not backwards."""
    found = [_range(*ends) for ends in zip(first[1:3], last[1:3], strict=True)]
    ranges = [meaning for meaning in found if meaning is not None]
    if len(ranges) != 1:
        return None
    return assuming(ranges[0], "day and month are in the one order that both dates allow")


def _range(start: Meaning | None, end: Meaning | None) -> Meaning | None:
    if start is None or end is None:
        return None
    try:
        return spread(start, end)
    except Unreadable:
        return None


def _orders(written: str, first: int, second: int, at: Callable[[int, int], Meaning]) -> Orders:
    day_first = at(second, first) if 1 <= second <= 12 else None
    month_first = at(first, second) if 1 <= first <= 12 and first != second else None
    if day_first is None and month_first is None:
        raise Unreadable("that is not in the calendar", "there are twelve months")
    return Orders(written, day_first, month_first, (_shown(day_first), _shown(month_first)))


def _shown(meaning: Meaning | None) -> str:
    if isinstance(meaning, Recurring):
        return meaning.name
    return "" if meaning is None else str(meaning.span)
