"""What two digits of a year mean: the nearest such year, `June '27`, `31-Oct-26`, `CY27`."""

from calendar import monthrange
from collections.abc import Callable

from claimcheck.domain.deadline.meanings.combination import placed
from claimcheck.domain.deadline.meanings.meaning import Context, Fixed, Meaning, assuming, either
from claimcheck.domain.deadline.meanings.named_days import day, month_day
from claimcheck.domain.deadline.meanings.numeric_dates import Written, day_of
from claimcheck.domain.deadline.meanings.periods import fiscal_year, near_year
from claimcheck.domain.deadline.meanings.unit import MONTH_NAMES
from claimcheck.domain.deadline.reading import Ambiguous
from claimcheck.domain.model.span import Span


def nearest(context: Context, digits: Written, at: Callable[[int], Span]) -> Fixed:
    """Return what such a year has at some place, in the nearest year that ends in the digits.

    Where that is past, and words look ahead, the one a hundred years later may be meant. A text
    tells of what is past too, and nobody writes of years so far off in two digits.
    """
    year = near_year(int(digits), context.today)
    span = at(year)
    if span.latest < context.today and not (context.looks_back or context.in_text):
        raise either(f"’{digits}", str(span), str(at(year + 100)))
    return Fixed(span, assumption=f"“{digits}” is {year}, the nearest such year")


def in_short_year(context: Context, name: Meaning, digits: Written) -> Meaning | None:
    """Read `June '27`, `Q3 27`, `April of 87`."""
    year = near_year(int(digits), context.today)
    found = placed(name, Fixed(Span.year(year)))
    if found is None:
        return None

    def at(year: int) -> Span:
        there = placed(name, Fixed(Span.year(year)))
        return there.span if there else Span.year(year)

    return assuming(found, nearest(context, digits, at).assumption)


def short_year(context: Context, digits: Written) -> Fixed:
    """Read `'27`, `CY27`."""
    return nearest(context, digits, Span.year)


def short_fiscal(context: Context, digits: Written) -> Fixed:
    """Read `FY27`."""
    start = context.calendar.fiscal_year_start
    found = nearest(context, digits, lambda year: fiscal_year(year, start))
    how = f"fiscal years start in {MONTH_NAMES[start - 1]}"
    return found._replace(rule="fiscal year", assumption=how)


def short_dated(context: Context, number: int, month: int, digits: Written) -> Meaning | None:
    """Read `31-Oct-26`, `31 March 27`."""
    return in_short_year(context, day(context, number, month), digits)


def month_day_dated(context: Context, month: int, number: int, digits: Written) -> Meaning | None:
    """Read `Aug 9, 26`."""
    return in_short_year(context, month_day(context, month, number), digits)


def month_and_short_year(context: Context, month: int, sign: str, digits: Written) -> Fixed:
    """Read `Jun-32`: the month of a year, refused with both readings where 32 could be a day."""
    return _month_or_day(context, month, digits, f"{MONTH_NAMES[month - 1][:3]}{sign}{digits}")


def figure_and_short_year(context: Context, month: int, sign: str, digits: Written) -> Fixed | None:
    """Read `6/32` likewise; below 13 both figures may be the month of a day."""
    if not 1 <= month <= 12 or 1 <= int(digits) <= 12:
        return None
    return _month_or_day(context, month, digits, f"{month}{sign}{digits}")


def year_first(context: Context, year: int, month: int, digits: Written) -> str | None:
    """Return the day that `26-10-31` is when its year comes first, None where it has none."""
    if not (year <= 31 and 1 <= month <= 12 and 1 <= int(digits) <= 31):
        return None
    return str(day_of(near_year(year, context.today), month, int(digits)))


def _month_or_day(context: Context, month: int, digits: Written, written: str) -> Fixed:
    name, number = MONTH_NAMES[month - 1], int(digits)
    in_year = Span.month(near_year(number, context.today), month)
    year = in_year.earliest.year
    if 1 <= number <= monthrange(2000, month)[1]:
        raise either(written, f"{number} {name}", f"{name} {year}")
    if 1 <= number <= 31:
        raise Ambiguous(
            f"“{written}” can mean {name} {year} or a {number} {name}, which is not in the"
            " calendar",
            f"write {name} {year}, or the day that is meant",
        )
    return nearest(context, digits, lambda year: Span.month(year, month))
