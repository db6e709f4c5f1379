"""Calendar arithmetic: the periods around a day, and the parts of a period."""

from calendar import monthrange
from datetime import date, timedelta

from claimcheck.domain.deadline.meanings.unit import Unit
from claimcheck.domain.deadline.reading import Unreadable
from claimcheck.domain.model.span import Span


def period(unit: Unit, day: date, offset: int = 0) -> Span:
    """Return the calendar unit that `day` is in, or the one `offset` units later.

    Weeks run from Monday to Sunday.
    """
    if unit == "day":
        return Span.day(day + timedelta(offset))
    if unit == "week":
        monday = day + timedelta(7 * offset - day.weekday())
        return Span.days(monday, monday + timedelta(6))
    if unit == "year":
        return Span.year(day.year + offset)
    if unit == "decade":
        return Span.decade((day.year // 10 + offset) * 10)
    length = {"month": 1, "quarter": 3, "half": 6}[unit]
    return months((_index(day) // length + offset) * length, length)


def months(first: int, count: int) -> Span:
    """Return `count` whole months from the one numbered `first`, counted from the year 0."""
    year, start = divmod(first, 12)
    if count == 1:
        return Span.month(year, start + 1)
    if count == 3 and start % 3 == 0:
        return Span.quarter(year, start // 3 + 1)
    last = first + count - 1
    return Span.days(date(year, start + 1, 1), Span.month(last // 12, last % 12 + 1).latest)


def fiscal_year(year: int, start: int) -> Span:
    """Return the fiscal year that ends in `year`, when fiscal years start in month `start`."""
    return months(12 * year + start - 1 - (12 if start > 1 else 0), 12)


def fiscal_period(unit: Unit, day: date, offset: int, start: int) -> Span:
    """Return the fiscal year, half or quarter that `day` is in, or one `offset` later."""
    length = {"quarter": 3, "half": 6, "year": 12}[unit]
    shift = start - 1
    return months(((_index(day) - shift) // length + offset) * length + shift, length)


def near_year(digits: int, day: date) -> int:
    """Return the year nearest to a day that ends in two digits."""
    this = day.year // 100 * 100 + digits
    return min((this + 100, this, this - 100), key=lambda year: abs(year - day.year))


def later(day: date, months: float, days: float) -> date:
    """Return the day so much later; a day that its month lacks becomes the month's last."""
    from dateutil.relativedelta import relativedelta

    result: date = day + relativedelta(months=int(months), days=int(days))
    return result


def day_before(span: Span) -> Span:
    """Return the one day before a span starts."""
    return Span.day(span.earliest - timedelta(1))


def third(span: Span, which: int) -> Span:
    """Return the first, middle or last third, in whole years of a decade and months of a year."""
    if span.precision == "decade":
        first, last = ((0, 3), (4, 6), (7, 9))[which]
        return years(span, first, last)
    if span.precision == "month":
        first, last = ((1, 10), (11, 20), (21, span.latest.day))[which]
        return _days(span, first, last)
    if fills("week", span):
        first, last = ((0, 2), (1, 3), (4, 6))[which]
        return Span.days(span.earliest + timedelta(first), span.earliest + timedelta(last))
    return _share(span, which, 3, "thirds")


def half(span: Span, which: int) -> Span:
    """Return the first or second half of a year, a month (1–15, 16–end) or a decade."""
    if span.precision == "decade":
        return years(span, 5 * which, 5 * which + 4)
    if span.precision == "month":
        first, last = ((1, 15), (16, span.latest.day))[which]
        return _days(span, first, last)
    return _share(span, which, 2, "halves")


def quarter(span: Span, which: int) -> Span:
    """Return a quarter of a calendar or fiscal year."""
    if whole_months(span) != 12:
        raise Unreadable(f"{span} has no quarters", "quarters are parts of a year, as in Q3 2026")
    return _share(span, which, 4, "quarters")


def years(decade: Span, first: int, last: int) -> Span:
    """Return some whole years of a decade."""
    start = decade.earliest.year
    return Span.between(Span.year(start + first), Span.year(start + last))


def whole_months(span: Span) -> int:
    """Return of how many whole months a span is made, 0 when it is not."""
    first, last = span.earliest, span.latest
    if first.day != 1 or last.day != monthrange(last.year, last.month)[1]:
        return 0
    return _index(last) - _index(first) + 1


def fills(unit: Unit, span: Span) -> bool:
    """Whether a span is one `unit`, a fiscal year counting as a year."""
    if unit == "year":
        return whole_months(span) == 12
    return span.latest < date.max and span == period(unit, span.earliest)


def outlasts(span: Span, unit: Unit) -> bool:
    """Whether a span is as long as one `unit` or longer."""
    whole = period(unit, span.earliest)
    return span.latest - span.earliest >= whole.latest - whole.earliest


def contains(span: Span, day: date) -> bool:
    """Whether a day lies in a span."""
    return span.earliest <= day <= span.latest


def join(first: Span, last: Span) -> Span:
    """Return the days from the first day of one to the last day of the other."""
    if last.latest < first.latest:
        raise backwards(first, last)
    if first == last:
        return first
    if "range" in (first.precision, last.precision):
        return Span.days(first.earliest, last.latest)
    return Span.between(first, last)


def backwards(first: Span, last: Span) -> Unreadable:
    """Return the refusal of a range whose ends are in the wrong order."""
    return Unreadable(
        f"a range from {first} to {last} ends before it starts", "put the earlier date first"
    )


def _share(span: Span, which: int, parts: int, name: str) -> Span:
    length, rest = divmod(whole_months(span), parts)
    if rest or length not in (1, 2, 3, 4, 6):
        raise Unreadable(
            f"{span} has no {name} of whole months",
            "early, mid, late and half go with a month, quarter, season, year or decade",
        )
    return months(_index(span.earliest) + which * length, length)


def _days(month: Span, first: int, last: int) -> Span:
    return Span.days(month.earliest.replace(day=first), month.earliest.replace(day=last))


def _index(day: date) -> int:
    return 12 * day.year + day.month - 1
