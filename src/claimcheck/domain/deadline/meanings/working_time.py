"""What is counted in business days or hours: “within ten business days”, “within 48 hours”."""

from datetime import date, timedelta

from claimcheck.domain.deadline.meanings.meaning import Context, Fixed, Meaning, assuming
from claimcheck.domain.deadline.reading import Unreadable
from claimcheck.domain.model.span import Span

_MONDAY_TO_FRIDAY = "business days are Monday to Friday, public holidays included"


def business_days(context: Context, count: float) -> Fixed | None:
    """Read `within ten business days`: Mondays to Fridays from the day after it was said."""
    return _working(context.today, count)


def business_days_after(_: Context, count: float, anchor: Meaning) -> Fixed | None:
    """Read `ten business days after 1 June 2026`."""
    return _working(anchor.span.latest, count) if isinstance(anchor, Fixed) else None


def nth_of(_: Context, nth: int, whole: Meaning) -> Meaning:
    """Read `the last working day of August`."""

    def change(span: Span) -> Span:
        day, step = (span.earliest, 1) if nth > 0 else (span.latest, -1)
        for _ in range(abs(nth)):
            while day.weekday() > 4:
                day += timedelta(step)
            found, day = day, day + timedelta(step)
        if not span.earliest <= found <= span.latest:
            raise Unreadable(f"{span} has no such business day", "name a day that lies in it")
        return Span.day(found)

    which = f"{abs(nth)} from the {'start' if nth > 0 else 'end'}"
    found = whole.changed(change, "day of a period", f"business day {which} of {{}}")
    return assuming(found, _MONDAY_TO_FRIDAY)


def _working(day: date, count: float) -> Fixed | None:
    if count != int(count) or count < 1:
        return None
    weeks, rest = divmod(int(count), 5)
    start = min(day.weekday(), 4)
    last = day + timedelta(start - day.weekday() + 7 * weeks + rest + 2 * (start + rest > 4))
    return Fixed(Span.days(day, last), assumption=_MONDAY_TO_FRIDAY)


def hours(context: Context, count: float) -> Fixed:
    """Read `within 48 hours`: so many whole days, a day that is begun counting as one."""
    days = -int(-count // 24)
    how = f"{count:g} hours are counted as {days} day{'s' if days != 1 else ''}"
    return Fixed(Span.days(context.today, context.today + timedelta(days)), assumption=how)
