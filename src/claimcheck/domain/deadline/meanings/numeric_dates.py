"""What dates in figures mean: `2026-Q3`, `2026/27`, EDTF’s codes; and which days there are."""

from calendar import monthrange
from datetime import date, timedelta

from claimcheck.domain.deadline.meanings.meaning import (
    Context,
    Fixed,
    Meaning,
    Recurring,
    either,
    yearly,
)
from claimcheck.domain.deadline.meanings.periods import backwards, months
from claimcheck.domain.deadline.meanings.unit import MONTH_NAMES
from claimcheck.domain.deadline.reading import Unreadable
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


def decade_form(_: Context, tens: int) -> Fixed | None:
    """Read `203X`, of the years from 1900 to 2199: a 777X is an aircraft."""
    return Fixed(Span.decade(10 * tens)) if 190 <= tens <= 219 else None


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
    """Read a season, quarter, third or half of the year in EDTF's codes: `2026-21` is spring.

    Where the two digits can be a later year, `years_over` reads or refuses them.
    """
    code = int(digits)
    if code not in _EDTF or _later_year(year, code):
        return None
    return Fixed(_coded(context, year, code), assumption=f"{code} is EDTF’s code for these months")


def _coded(context: Context, year: int, code: int) -> Span:
    start, length = _EDTF[code]
    if code < 25 and context.calendar.hemisphere == "south":
        start = (start + 5) % 12 + 1
    return months(12 * year + start - 1, length)


def _later_year(year: int, digits: int) -> int | None:
    """Return the later year of the same hundred, or the next one, that ends in two digits."""
    if digits == (year + 1) % 100:
        return year + 1
    later = year // 100 * 100 + digits
    return later if later > year else None


def month_year_day(_: Context, month: int, year: int, day: int) -> Fixed:
    """Read `September-2020-23`: there is one order only when the month is a word."""
    return Fixed(day_of(year, month, day))


def day_year_month(_: Context, day: int, year: int, month: int) -> Fixed:
    """Read `23-2020-September`."""
    return Fixed(day_of(year, month, day))


def month_and_year(_: Context, year: int, month: int) -> Fixed | None:
    """Read `2026/06`, `06/2026`."""
    return Fixed(Span.month(year, month)) if 1 <= month <= 12 else None


def month_or_years(context: Context, year: int, sign: str, number: int) -> Fixed | None:
    """Read `2026/6`, `2026-6`; refuse `2026-7`, which may also be 2026 to 2027."""
    if number == (year + 1) % 10:
        years = f"{year:04}/{year + 1:04}"
        raise either(f"{year}{sign}{number}", f"{year:04}-{number:02}", years)
    return month_and_year(context, year, number)


def year_after_month(context: Context, month: int, year: int) -> Fixed | None:
    """Read `06/2026`."""
    return month_and_year(context, year, month)


def years_over(context: Context, first: int, sign: str, digits: Written) -> Meaning | None:
    """Read `2026/27`, `2029-30`: both years; refuse what may also be a month or a code of EDTF."""
    number = int(digits)
    last = _later_year(first, number)
    if last is None or (1 <= number <= 12 and sign == "-"):
        return None
    years = f"{first:04}/{last:04}"
    if 1 <= number <= 12:
        raise either(f"{first}{sign}{digits}", f"{first}-{number:02}", years)
    if last > first + 1 and number in _EDTF and not context.in_text:
        raise either(f"{first}{sign}{digits}", str(_coded(context, first, number)), years)
    assumption = f"{first}{sign}{digits} is {first} to {last}"
    if last == first + 1:
        assumption = f"{first}{sign}{digits} is both years; a fiscal year is written FY{last}"
    return Fixed(parse_span(years), "range", assumption)


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
