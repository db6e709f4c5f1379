"""What counts from the day said: “within five years”, “three days ago”."""

from datetime import timedelta

from claimcheck.domain.deadline.meanings.durations import Duration, duration
from claimcheck.domain.deadline.meanings.meaning import (
    Context,
    Fixed,
    either,
)
from claimcheck.domain.deadline.meanings.periods import period
from claimcheck.domain.deadline.meanings.unit import Unit
from claimcheck.domain.model.span import Span


def within(context: Context, length: Duration) -> Fixed:
    """Read `within five years`, `in the next 18 months`: from the day said to that much later."""
    return Fixed(Span.days(context.today, length.after(context.today)))


def within_one(context: Context, unit: Unit) -> Fixed | None:
    """Read `over the next year`: “over” makes it a length, not a calendar year."""
    length = duration(context, 1, unit)
    return length and within(context, length)


def next_decade(context: Context) -> Fixed:
    """Read `for the next decade`: nobody means the calendar’s next one."""
    return within(context, Duration((120, 0), (120, 0), "10 years"))


def within_more(context: Context, count: float, unit: Unit) -> Fixed | None:
    """Read `two more years`, `the three coming weeks`."""
    length = duration(context, count, unit)
    return length and within(context, length)


def ahead(context: Context, length: Duration) -> Fixed:
    """Read `in 18 months' time`, `five years from now`, `in 3–5 years`."""
    today = context.today
    start = today if length.low == length.high else length.shortest_after(today)
    return Fixed(Span.days(start, length.after(today)))


def in_the_next_unit(context: Context, unit: Unit) -> Fixed | None:
    """Read `in the next year`: the calendar year or twelve months, so refused."""
    return _one_or_the_other(context, f"the next {unit}", unit, 1)


def within_the_unit(context: Context, unit: Unit) -> Fixed | None:
    """Read `within the year`: this calendar year or twelve months, so refused."""
    return _one_or_the_other(context, f"within the {unit}", unit, 0)


def roughly(context: Context, word: str, length: Duration) -> Fixed:
    """Read `in about five years`: as if it were exact; any margin would be made up."""
    return within(context, length)._replace(assumption=f"“{word}” is left out")


def this_time(context: Context, unit: Unit) -> Fixed | None:
    """Read `this time next year`: the day a year later."""
    length = duration(context, 1, unit)
    return length and this_time_in(context, length)


def this_time_in(context: Context, length: Duration) -> Fixed:
    """Read `this time in two years`."""
    return Fixed(Span.day(length.after(context.today)))


def past(context: Context, length: Duration) -> Fixed | None:
    """Read `two years past`, where a look back is asked for."""
    return ago(context, length) if context.looks_back else None


def ago(context: Context, length: Duration) -> Fixed:
    """Read `3 days ago`: the day so long ago."""
    return Fixed(Span.day(length.before(context.today)))


def the_last(context: Context, length: Duration) -> Fixed:
    """Read `the last 30 days`, `over the past two years`: up to today."""
    return Fixed(Span.days(length.before(context.today), context.today))


def next_fortnight(context: Context) -> Fixed:
    """Read `the next fortnight`: fourteen days."""
    return Fixed(Span.days(context.today, context.today + timedelta(14)))


def last_fortnight(context: Context) -> Fixed:
    """Read `the past fortnight`: fourteen days, up to today."""
    return Fixed(Span.days(context.today - timedelta(14), context.today))


def within_or_two(context: Context, unit: Unit) -> Fixed | None:
    """Read `in the next year or two`."""
    length = duration(context, 2, unit)
    return length and within(context, length)


def _one_or_the_other(context: Context, words: str, unit: Unit, step: int) -> Fixed | None:
    length = duration(context, 1, unit)
    if length is None or unit == "day" or unit == "fortnight":
        return None
    calendar = period(unit, context.today, step)
    raise either(words, f"by {calendar.latest}", f"by {length.after(context.today)}")
