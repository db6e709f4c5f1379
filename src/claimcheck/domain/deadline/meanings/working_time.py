"""What is counted in business days or hours: “within ten business days”, “within 48 hours”."""

from datetime import date, timedelta

from claimcheck.domain.deadline.meanings.meaning import Context, Fixed, Meaning
from claimcheck.domain.model.span import Span


def business_days(context: Context, count: float) -> Fixed | None:
    """Read `within ten business days`: Mondays to Fridays from the day after it was said."""
    return _working(context.today, count)


def business_days_after(_: Context, count: float, anchor: Meaning) -> Fixed | None:
    """Read `ten business days after 1 June 2026`."""
    return _working(anchor.span.latest, count) if isinstance(anchor, Fixed) else None


def _working(day: date, count: float) -> Fixed | None:
    if count != int(count) or count < 1:
        return None
    weeks, rest = divmod(int(count), 5)
    start = min(day.weekday(), 4)
    last = day + timedelta(start - day.weekday() + 7 * weeks + rest + 2 * (start + rest > 4))
    how = "business days are Monday to Friday, public holidays included"
    return Fixed(Span.days(day, last), assumption=how)


def hours(context: Context, count: float) -> Fixed:
    """Read `within 48 hours`: so many whole days, a day that is begun counting as one."""
    days = -int(-count // 24)
    how = f"{count:g} hours are counted as {days} day{'s' if days != 1 else ''}"
    return Fixed(Span.days(context.today, context.today + timedelta(days)), assumption=how)
