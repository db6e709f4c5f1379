"""What dates in figures mean: `2026-Q3`, `31/10/2026`, `2026/27`; and which days there are."""

from calendar import monthrange
from datetime import date, timedelta

from claimcheck.domain.deadline.meaning import Context, Fixed, Meaning, Recurring, either, yearly
from claimcheck.domain.deadline.periods import backwards, months, near_year
from claimcheck.domain.deadline.reading import Unreadable
from claimcheck.domain.deadline.words import MONTH_NAMES
from claimcheck.domain.model.span import Span, parse_span

_EDTF = {
    21: (3, 3),
    22: (6, 3),
    23: (9, 3),
    24: (12, 3),
    25: (3, 3),
    26: (6, 3),
    27: (9, 3),
    28: (12, 3),
    29: (9, 3),
    30: (12, 3),
    31: (3, 3),
    32: (6, 3),
    33: (1, 3),
    34: (4, 3),
    35: (7, 3),
    36: (10, 3),
    37: (1, 4),
    38: (5, 4),
    39: (9, 4),
    40: (1, 6),
    41: (7, 6),
}
"""EDTF's codes in the place of a month: the month in which it starts, and how many it has."""

Written = str
"""Two digits as they were written."""


def quarter_form(_: Context, year: int, which: int) -> Fixed:
    """Read `2026-Q3`: the normal forms of a ledger mean themselves."""
    return Fixed(parse_span(f"{year:04}-Q{which}"))


def half_form(_: Context, year: int, which: int) -> Fixed:
    """Read `2026-H1`."""
    return Fixed(parse_span(f"{year:04}-H{which}"))


def range_form(_: Context, first: Fixed, last: Fixed) -> Fixed:
    """Read `2026-06/2027-02`."""
    if last.span.latest < first.span.earliest:
        raise backwards(first.span, last.span)
    if "range" in (first.span.precision, last.span.precision):
        return Fixed(Span.days(first.span.earliest, last.span.latest))
    return Fixed(Span.between(first.span, last.span))


def decade_form(_: Context, tens: int) -> Fixed:
    """Read `203X`."""
    return Fixed(Span.decade(10 * tens))


def century_form(_: Context, hundreds: int) -> Fixed:
    """Read `20XX`: a hundred years."""
    first = 100 * hundreds
    return Fixed(Span.between(Span.year(first), Span.year(first + 99)))


def some_month(_: Context, year: int) -> Fixed:
    """Read `2026-XX`: some month of that year."""
    return Fixed(Span.year(year))


def some_day(_: Context, year: int, month: int) -> Fixed:
    """Read `2026-06-XX`: some day of that month."""
    return Fixed(Span.month(year, month))


def year_first(_: Context, year: int, month: int, day: int) -> Fixed:
    """Read `2026/6/30`, `2026.06.30`: with the year first there is one order only."""
    return Fixed(day_of(year, month, day))


def compact(_: Context, digits: str) -> Fixed:
    """Read `20260630`, the basic format of ISO 8601."""
    return Fixed(day_of(int(digits[:4]), int(digits[4:6]), int(digits[6:])))


def day_of_year(_: Context, year: int, digits: str) -> Fixed | None:
    """Read `2026-181`, a day of the year by ISO 8601."""
    first, number = date(year, 1, 1), int(digits)
    if not 1 <= number <= 366:
        return None
    day = first + timedelta(number - 1)
    if day.year != year:
        raise Unreadable(f"{year} has no day {number}", f"{year} has 365 days")
    return Fixed(Span.day(day))


def week_form(_: Context, year: int, week: int, weekday: int) -> Fixed:
    """Read `2026-W31-5`, a day of a week by ISO 8601."""
    return Fixed(Span.day(date.fromisocalendar(year, week, weekday)))


def month_form(_: Context, year: int, digits: Written) -> Fixed | None:
    """Read `2026-06`."""
    return Fixed(Span.month(year, int(digits))) if 1 <= int(digits) <= 12 else None


def coded(context: Context, year: int, digits: Written) -> Fixed | None:
    """Read a season, quarter, third or half of the year in EDTF's codes: `2026-21` is spring."""
    code = int(digits)
    consecutive = code == (year + 1) % 100
    if code not in _EDTF or (code > 24 and consecutive):
        return None
    start, length = _EDTF[code]
    if code < 25 and context.calendar.hemisphere == "south":
        start = (start + 5) % 12 + 1
    span = months(12 * year + start - 1, length)
    if consecutive:
        raise either(f"{year}-{digits}", str(span), f"{year}/{year + 1}")
    return Fixed(span, assumption=f"{code} is EDTF’s code for these months")


def month_year_day(_: Context, month: int, year: int, day: int) -> Fixed:
    """Read `September-2020-23`: there is one order only when the month is a word."""
    return Fixed(day_of(year, month, day))


def day_year_month(_: Context, day: int, year: int, month: int) -> Fixed:
    """Read `23-2020-September`."""
    return Fixed(day_of(year, month, day))


def month_and_year(_: Context, year: int, month: int) -> Fixed | None:
    """Read `2026/06`, `06/2026`."""
    return Fixed(Span.month(year, month)) if 1 <= month <= 12 else None


def year_after_month(context: Context, month: int, year: int) -> Fixed | None:
    """Read `06/2026`."""
    return month_and_year(context, year, month)


def consecutive_years(_: Context, first: int, sign: str, digits: Written) -> Meaning | None:
    """Read `2026/27`: the one or the other year, unless it can be a month."""
    last = int(digits)
    if last != (first + 1) % 100 or len(digits) != 2:
        return None
    both = f"{first:04}/{first + 1:04}"
    if 1 <= last <= 12:
        if sign == "-":
            return None
        raise either(f"{first}/{digits}", f"{first}-{last:02}", both)
    assumption = f"{first}{sign}{digits} is both years; a fiscal year is written FY{first + 1}"
    return Fixed(parse_span(both), "range", assumption)


def day_and_month(_: Context, first: int, second: int, year: int) -> Fixed:
    """Read `31/10/2026`: read when one order only is in the calendar, else refused with both."""
    days = [day_of(year, month, day) for month, day in _orders(first, second)]
    if len(days) == 2:
        raise either(f"{first}/{second}/{year}", *map(str, reversed(days)))
    return Fixed(days[0])


def day_and_short_year(context: Context, first: int, second: int, digits: Written) -> Fixed:
    """Read `31/10/26`: read when one order only is in the calendar, else refused with both."""
    year = near_year(int(digits), context.today)
    days = [day_of(year, month, day) for month, day in _orders(first, second)]
    if len(days) == 2:
        raise either(f"{first}/{second}/{digits}", *map(str, reversed(days)))
    return Fixed(days[0], assumption=f"“{digits}” is {year}, the nearest such year")


def three_pairs(context: Context, first: int, second: int, digits: Written) -> Fixed:
    """Read `31-10-26`, which may have the year first."""
    if first <= 31 and 1 <= second <= 12 and 1 <= int(digits) <= 31:
        ends = ((int(digits), first), (first, int(digits)))
        years = [(near_year(year, context.today), day) for year, day in ends]
        days = [str(day_of(year, second, day)) for year, day in years]
        if days[0] != days[1]:
            raise either(f"{first}-{second}-{digits}", *days)
    return day_and_short_year(context, first, second, digits)


def day_of_some_year(_: Context, first: int, second: int) -> Recurring:
    """Read `31/10`: read when one order only is in the calendar, else refused with both."""
    orders = _orders(first, second)
    if len(orders) == 2:
        days = [f"{day} {MONTH_NAMES[month - 1]}" for month, day in reversed(orders)]
        raise either(f"{first}/{second}", *days)
    return every_year(*orders[0])


def _orders(first: int, second: int) -> list[tuple[int, int]]:
    """Return the month and the day in every order that has a month."""
    orders = sorted({(m, d) for m, d in ((first, second), (second, first)) if 1 <= m <= 12})
    if not orders:
        raise Unreadable("that is not in the calendar", "there are twelve months")
    return orders


def day_of(year: int, month: int, day: int) -> Span:
    """Return a day, or refuse it saying how many days that month has."""
    if not 1 <= month <= 12:
        raise Unreadable("that is not in the calendar", "months are 1 to 12")
    if year < 1:
        raise Unreadable("that is not in the calendar", "the calendar has the years 1 to 9999")
    name, length = MONTH_NAMES[month - 1], monthrange(year, month)[1]
    if not 1 <= day <= length:
        raise Unreadable("that is not in the calendar", f"{name} {year} has {length} days")
    return Span.day(date(year, month, day))


def every_year(month: int, day: int) -> Recurring:
    """Return a day of every year, refused when no year has it."""
    name, most = MONTH_NAMES[month - 1], monthrange(2000, month)[1]
    if not 1 <= day <= most:
        raise Unreadable("that is not in the calendar", f"{name} has {most} days")
    return yearly(f"{day} {name}", lambda year: day_of(year, month, day))
