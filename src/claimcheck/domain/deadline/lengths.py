"""What phrases mean that count from a day: “within five years”, “two weeks after Easter”."""

from datetime import date, timedelta

from claimcheck.domain.deadline.amounts import Amount, amount
from claimcheck.domain.deadline.meaning import Change, Context, Fixed, Meaning, either
from claimcheck.domain.deadline.periods import day_before, join, period
from claimcheck.domain.deadline.words import WEEKDAY_NAMES, Unit
from claimcheck.domain.model.span import Span


def within(context: Context, length: Amount) -> Fixed:
    """Read `within five years`, `in the next 18 months`: from the day said to that much later."""
    return Fixed(Span.days(context.today, length.after(context.today)))


def within_one(context: Context, unit: Unit) -> Fixed | None:
    """Read `over the next year`: “over” makes it a length, not a calendar year."""
    length = amount(context, 1, unit)
    return length and within(context, length)


def within_more(context: Context, count: float, unit: Unit) -> Fixed | None:
    """Read `two more years`, `the three coming weeks`."""
    length = amount(context, count, unit)
    return length and within(context, length)


def ahead(context: Context, length: Amount) -> Fixed:
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


def ago(context: Context, length: Amount) -> Fixed:
    """Read `3 days ago`: the day so long ago."""
    return Fixed(Span.day(length.before(context.today)))


def the_last(context: Context, length: Amount) -> Fixed:
    """Read `the last 30 days`, `over the past two years`: up to today."""
    return Fixed(Span.days(length.before(context.today), context.today))


def next_fortnight(context: Context) -> Fixed:
    """Read `the next fortnight`: fourteen days."""
    return Fixed(Span.days(context.today, context.today + timedelta(14)))


def last_fortnight(context: Context) -> Fixed:
    """Read `the past fortnight`: fourteen days, up to today."""
    return Fixed(Span.days(context.today - timedelta(14), context.today))


def counted_after(_: Context, length: Amount, anchor: Meaning) -> Meaning:
    """Read `two weeks after Easter`: the day that much after its last day."""
    return _counted(anchor, f"{length.name} after {{}}", lambda s: Span.day(length.after(s.latest)))


def counted_before(_: Context, length: Amount, anchor: Meaning) -> Meaning:
    """Read `two weeks before Easter`: the day that much before its first day."""
    name = f"{length.name} before {{}}"
    return _counted(anchor, name, lambda span: Span.day(length.before(span.earliest)))


def within_after(_: Context, length: Amount, anchor: Meaning) -> Meaning:
    """Read `within six months of June 2026`: from its first day to that much after its last."""
    name = f"{length.name} after {{}}"
    return _counted(anchor, name, lambda s: Span.days(s.earliest, length.after(s.latest)))


def within_before(_: Context, length: Amount, anchor: Meaning) -> Meaning:
    """Read `within a year before 2026`: the days so long before it."""

    def change(span: Span) -> Span:
        return join(Span.day(length.before(span.earliest)), day_before(span))

    return _counted(anchor, f"{length.name} before {{}}", change)


def running(_: Context, length: Amount, anchor: Meaning) -> Meaning:
    """Read `for two weeks from 20 May`: from its first day to that much later."""

    def change(span: Span) -> Span:
        return Span.days(span.earliest, length.after(span.earliest))

    return _counted(anchor, f"{length.name} from {{}}", change)


def running_from(context: Context, anchor: Meaning, length: Amount) -> Meaning:
    """Read `from 20 May for two weeks`."""
    return running(context, length, anchor)


def day_after(_: Context, anchor: Meaning) -> Meaning:
    """Read `the day after Christmas`."""
    return _counted(anchor, "the day after {}", lambda s: Span.day(s.latest + timedelta(1)))


def the_day_before(_: Context, anchor: Meaning) -> Meaning:
    """Read `the day before Christmas`."""
    return _counted(anchor, "the day before {}", day_before)


def weekdays_ahead(context: Context, count: float, weekday: int) -> Fixed | None:
    """Read `two Sundays from now`: the second of them after the day said."""
    if count != int(count) or count < 1:
        return None
    return Fixed(_weekday_after(context.today, int(count), weekday), "weekday")


def weekday_after(_: Context, nth: int, weekday: int, anchor: Meaning) -> Meaning | None:
    """Read `the third Tuesday after Christmas`."""
    if nth < 1:
        return None
    name = f"{WEEKDAY_NAMES[weekday]} {nth} after {{}}"
    return _counted(anchor, name, lambda span: _weekday_after(span.latest, nth, weekday))


def _weekday_after(day: date, nth: int, weekday: int) -> Span:
    return Span.day(day + timedelta((weekday - day.weekday() - 1) % 7 + 1 + 7 * (nth - 1)))


def _counted(anchor: Meaning, name: str, change: Change) -> Meaning:
    return anchor.changed(change, "counted from a date", name)


def _one_or_the_other(context: Context, words: str, unit: Unit, step: int) -> Fixed | None:
    length = amount(context, 1, unit)
    if length is None or unit == "day" or unit == "fortnight":
        return None
    calendar = period(unit, context.today, step)
    raise either(words, f"by {calendar.latest}", f"by {length.after(context.today)}")
