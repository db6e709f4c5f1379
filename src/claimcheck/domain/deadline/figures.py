"""What dates in figures mean: `2026-Q3`, `31/10/2026`, `2026/27`; and which days there are."""

import re
from calendar import monthrange
from datetime import date

from claimcheck.domain.deadline.meaning import Fixed, Meaning, Recurring, either, yearly
from claimcheck.domain.deadline.reader import Reader
from claimcheck.domain.deadline.reading import Unreadable
from claimcheck.domain.deadline.words import MONTH_NAMES
from claimcheck.domain.span import Span, parse_span

Match = re.Match[str]


def stored_form(match: Match, reader: Reader) -> Meaning:
    """Read `2026-Q3`: the normal forms of a ledger mean themselves."""
    try:
        return Fixed(parse_span(match[0].upper()))
    except ValueError as error:
        message, _, hint = str(error).partition("; ")
        raise Unreadable(message, hint) from None


def year_first(match: Match, reader: Reader) -> Meaning:
    """Read `2026/6/30`, `2026.06.30`: with the year first there is one order only."""
    return Fixed(day_of(int(match["year"]), int(match["month"]), int(match["day"])))


def day_and_month(match: Match, reader: Reader) -> Meaning:
    """Read `31/10/2026`: read when one order only is in the calendar, else refused with both."""
    first, second = int(match["first"]), int(match["second"])
    year = match["year"]
    if len(year) == 2:
        raise Unreadable(f"“{match[0]}” does not say which number is the year", "write 2026-06-30")
    orders = sorted(
        {(month, day) for month, day in ((first, second), (second, first)) if month < 13}
    )
    if not orders:
        raise Unreadable(f"“{match[0]}” is not in the calendar", "there are twelve months")
    if len(orders) == 2:
        shown = [
            f"{year}-{month:02}-{day:02}" if year else f"{day} {MONTH_NAMES[month - 1]}"
            for month, day in reversed(orders)
        ]
        raise either(match[0], *shown)
    ((month, day),) = orders
    meaning: Meaning = Fixed(day_of(int(year), month, day)) if year else every_year(month, day)
    return meaning


def month_and_year(match: Match, reader: Reader) -> Meaning | None:
    """Read `06/2026`, `2026/06`."""
    month = int(match["month"])
    return Fixed(Span.month(int(match["year"]), month)) if 1 <= month <= 12 else None


def consecutive_years(match: Match, reader: Reader) -> Meaning | None:
    """Read `2026/27`: the one or the other year, unless it can be a month."""
    first, last = int(match["first"]), int(match["last"])
    if last != (first + 1) % 100:
        return None
    both = f"{first:04}/{first + 1:04}"
    if 1 <= last <= 12:
        if match["joint"] == "-":
            return None
        raise either(match[0], f"{first}-{last:02}", both)
    assumption = f"{match[0]} is both years; a fiscal year is written FY{first + 1}"
    return Fixed(parse_span(both), "range", assumption)


def day_of(year: int, month: int, day: int) -> Span:
    """Return a day, or refuse it saying how many days that month has."""
    if not 1 <= month <= 12:
        raise Unreadable(f"there is no month {month}", "months are 1 to 12")
    name, length = MONTH_NAMES[month - 1], monthrange(year, month)[1]
    if not 1 <= day <= length:
        raise Unreadable(
            f"{day} {name} {year} is not in the calendar", f"{name} {year} has {length} days"
        )
    return Span.day(date(year, month, day))


def every_year(month: int, day: int) -> Recurring:
    """Return a day of every year, refused when no year has it."""
    name, most = MONTH_NAMES[month - 1], monthrange(2000, month)[1]
    if not 1 <= day <= most:
        raise Unreadable(f"{day} {name} is not in the calendar", f"{name} has {most} days")
    return yearly(f"{day} {name}", lambda year: day_of(year, month, day))
