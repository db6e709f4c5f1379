"""Figures that may be a day and a month in either order: `10/11/2025`, `5/12`, `31-10-26`.

Where a calendar has an order, that one alone is read, and figures that only have the other are
refused: where the day is said to be first, `10/31/2026` shows that it is not.
"""

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
from claimcheck.domain.deadline.reading import Ambiguous, DayOrder, Unreadable

_SAY_ORDER = (
    "say which comes first: --day-first or --month-first where the command has them, else "
    "`claimcheck set day-first true` (or false)"
)


class Orders(NamedTuple):
    """The days that figures are with the day first, as in Britain, and with the month first."""

    written: str
    day_first: Meaning | None
    month_first: Meaning | None
    shown: tuple[str, str]
    """How a refusal shows the two."""


def with_year(context: Context, first: int, second: int, year: int) -> Orders:
    """Read `31/10/2026`."""
    written = f"{first}/{second}/{year}"
    return _orders(context, written, first, second, lambda m, d: Fixed(day_of(year, m, d)))


def with_short_year(context: Context, first: int, second: int, digits: Written) -> Orders:
    """Read `31/10/26`."""
    return _in_short_year(context, first, second, digits)


def with_any_year(context: Context, first: int, second: int, digits: Written) -> Orders | None:
    """Read `31-10-26`, which may have the year first, unless day or month is said to be first."""
    start = year_first(context, first, second, digits)
    end = year_first(context, int(digits), second, f"{first:02}")
    if start and end and start != end:
        order = context.calendar.order
        if order is None:
            raise either(f"{first}-{second}-{digits}", end, start)
        return _in_short_year(context, first, second, digits, str(order))
    return with_short_year(context, first, second, digits)


def without_year(context: Context, first: int, second: int) -> Orders:
    """Read `31/10`."""
    return _orders(context, f"{first}/{second}", first, second, every_year)


def one_order(_: Context, orders: Orders) -> Meaning:
    """Read figures of which one order only is in the calendar; refuse others with both."""
    found = [meaning for meaning in orders[1:3] if meaning is not None]
    if len(set(orders.shown)) == len(found) == 2:
        refusal = either(orders.written, *orders.shown)
        raise type(refusal)(refusal.message, f"{refusal.hint}; or {_SAY_ORDER}")
    return found[0]


def by_weekday(context: Context, weekday: int, orders: Orders) -> Fixed | None:
    """Read `Sunday 12/7/2014`: in the order that gives a Sunday, when one alone does."""
    both = [context.resolve(meaning) for meaning in orders[1:3] if meaning is not None]
    found = [one for one in both if one.span.earliest.weekday() == weekday]
    if len(both) != 2 or len(found) != 1:
        return None
    how = f"{orders.written} is {found[0].span}, which is a {WEEKDAY_NAMES[weekday]}"
    return found[0]._replace(assumption=also(found[0].assumption, how))


def by_partner(context: Context, first: Orders, last: Orders) -> Meaning | None:
    """Read `12/7/2014 to 25/7/2014`: in the one order that there is, and not backwards."""
    if context.calendar.order:
        return None
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


def _in_short_year(
    context: Context, first: int, second: int, digits: Written, assumption: str = ""
) -> Orders:
    def at(month: int, day: int) -> Meaning:
        found = nearest(context, digits, lambda year: day_of(year, month, day))
        return assuming(found, assumption)

    return _orders(context, f"{first}/{second}/{digits}", first, second, at)


def _orders(
    context: Context, written: str, first: int, second: int, at: Callable[[int, int], Meaning]
) -> Orders:
    order = context.calendar.order
    if order and first != second and 1 <= min(first, second) <= 12:
        day, month = (first, second) if order.day_first else (second, first)
        if month > 12:
            raise _contradicted(written, order, at(day, month))
        asked = at(month, day)
        if day <= 12 and str(order) not in asked.assumption:
            asked = assuming(asked, str(order))
        return Orders(written, asked, None, ("", ""))
    day_first = at(second, first) if 1 <= second <= 12 else None
    month_first = at(first, second) if 1 <= first <= 12 else None
    if day_first is None and month_first is None:
        raise Unreadable("that is not in the calendar", "there are twelve months")
    return Orders(written, day_first, month_first, (_shown(day_first), _shown(month_first)))


def _contradicted(written: str, order: DayOrder, other: Meaning) -> Ambiguous:
    """Return the refusal of figures that are a day in the other order alone."""
    option = "--month-first" if order.day_first else "--day-first"
    return Ambiguous(
        f"“{written}” is not a date with the {order}: there are twelve months",
        f"write {_shown(other)} if that is meant; {option} reads it so",
    )


def _shown(meaning: Meaning | None) -> str:
    if isinstance(meaning, Recurring):
        return meaning.name
    return "" if meaning is None else str(meaning.span)
