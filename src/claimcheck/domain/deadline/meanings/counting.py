"""What counts from another time: “two weeks after Easter”, “the year to March 2027”."""

from datetime import date, timedelta

from claimcheck.domain.deadline.meanings.durations import Duration, duration
from claimcheck.domain.deadline.meanings.meaning import (
    END,
    Change,
    Context,
    Fixed,
    Meaning,
    Recurring,
    either,
)
from claimcheck.domain.deadline.meanings.named_days import near_day
from claimcheck.domain.deadline.meanings.named_days import weekday as weekday_name
from claimcheck.domain.deadline.meanings.periods import day_before, join, later, period
from claimcheck.domain.deadline.meanings.unit import WEEKDAY_NAMES, Unit
from claimcheck.domain.model.span import Span

_SHORT = timedelta(31)


def unit_ending(context: Context, unit: Unit, anchor: Meaning) -> Meaning | None:
    """Read `the year to March 2027`, `the quarter ending 30 June 2026`."""
    length = duration(context, 1, unit)
    return length and ending(context, length, anchor)


def half_ending(context: Context, anchor: Meaning) -> Meaning | None:
    """Read `the half year ending 31 December 2025`."""
    return unit_ending(context, "half", anchor)


def year_ending(context: Context, anchor: Meaning) -> Meaning | None:
    """Read `FY ending March 2026`."""
    return unit_ending(context, "year", anchor)


def nth_part_ending(context: Context, _: int, unit: Unit, anchor: Meaning) -> Meaning | None:
    """Read `the third quarter ending December 2025`: the end says when, whatever it counts from."""
    return unit_ending(context, unit, anchor)


def ending(context: Context, length: Duration, anchor: Meaning) -> Meaning | None:
    """Read `the twelve months to March 2027`: so long, up to the last day of a shorter span."""
    example = anchor.example(context.today)
    if length.before(example.latest) >= example.earliest - timedelta(1):
        return None

    def change(span: Span) -> Span:
        return Span.days(length.before(span.latest + timedelta(1)), span.latest)

    return anchor.changed(change, "counted to a date", f"{length.name} to {{}}")


def counted_after(context: Context, length: Duration, anchor: Meaning) -> Meaning:
    """Read `two weeks after Easter`: the day that much after its last day."""

    def change(span: Span) -> Span:
        return Span.day(length.after(span.latest))

    return _from_one(context, anchor, length, f"{length.name} after {{}}", change)


def counted_before(_: Context, length: Duration, anchor: Meaning) -> Meaning:
    """Read `two weeks before Easter`: the day that much before its first day."""
    name = f"{length.name} before {{}}"
    return _counted_back(anchor, name, lambda span: Span.day(length.before(span.earliest)))


def within_after(context: Context, length: Duration, anchor: Meaning) -> Meaning:
    """Read `within six months of June 2026`: from its first day to that much after its last."""

    def change(span: Span) -> Span:
        return Span.days(span.earliest, length.after(span.latest))

    return _from_one(context, anchor, length, f"{length.name} after {{}}", change)


def within_before(_: Context, length: Duration, anchor: Meaning) -> Meaning:
    """Read `within a year before 2026`: the days so long before it."""

    def change(span: Span) -> Span:
        return join(Span.day(length.before(span.earliest)), day_before(span))

    return _counted_back(anchor, f"{length.name} before {{}}", change)


def running(context: Context, length: Duration, anchor: Meaning) -> Meaning:
    """Read `for two weeks from 20 May`: from its first day to that much later.

    From a longer span, “for five years from 2026”, it is to the day before that.
    """

    def change(span: Span) -> Span:
        last = length.after(span.earliest)
        return Span.days(span.earliest, last if span.is_day else last - timedelta(1))

    return _from_one(context, anchor, length, f"{length.name} from {{}}", change)


def year_beginning(context: Context, anchor: Meaning) -> Fixed:
    """Read `the year from 1 October`, `the fiscal year beginning 1 October`.

    It is up to the day before the next one begins. Without a year it is the one to come; refused
    while the one before is in its first quarter.
    """
    first = context.resolve(anchor).span.earliest
    year = Span.days(first, later(first, 12, 0) - timedelta(1))
    if isinstance(anchor, Recurring) and first > later(context.today, 9, 0):
        before = Span.days(later(first, -12, 0), first - timedelta(1))
        raise either(f"the year from {anchor.name}", str(before), str(year))
    return Fixed(year, "counted from a date")


def running_from(context: Context, anchor: Meaning, length: Duration) -> Meaning:
    """Read `from 20 May for two weeks`."""
    return running(context, length, anchor)


def day_after(_: Context, anchor: Meaning) -> Meaning:
    """Read `the day after Christmas`."""
    return _counted(anchor, "the day after {}", lambda s: Span.day(s.latest + timedelta(1)))


def the_day_before(_: Context, anchor: Meaning) -> Meaning:
    """Read `the day before Christmas`."""
    return _counted_back(anchor, "the day before {}", day_before)


def weekday_and(context: Context, weekday: int, unit: Unit) -> Meaning | None:
    """Read `Friday week`, `Monday fortnight`: so long after the one to come."""
    length = duration(context, 1, unit) if unit in ("week", "fortnight") else None
    return length and counted_after(context, length, weekday_name(context, weekday))


def weeks_on(context: Context, length: Duration, weekday: int) -> Meaning | None:
    """Read `a week on Friday`, `a fortnight on Monday`: so long after the one to come."""
    months, days = length.high
    if months or days % 7:
        return None
    return counted_after(context, length, weekday_name(context, weekday))


def counted_on(context: Context, length: Duration, away: int) -> Meaning | None:
    """Read `three weeks today`, `a week tomorrow`."""
    months, days = length.high
    return None if months or days % 7 else counted_after(context, length, near_day(context, away))


def day_and(context: Context, away: int, unit: Unit) -> Meaning | None:
    """Read `tomorrow week`, `today fortnight`."""
    length = duration(context, 1, unit)
    return length and counted_on(context, length, away)


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


def next_weekday(context: Context, weekday: int, anchor: Meaning) -> Meaning | None:
    """Read `the Monday after Easter`."""
    return weekday_after(context, 1, weekday, anchor)


def weekday_before(_: Context, weekday: int, anchor: Meaning) -> Meaning:
    """Read `the Friday before Christmas`."""

    def change(span: Span) -> Span:
        day = span.earliest
        return Span.day(day - timedelta((day.weekday() - weekday - 1) % 7 + 1))

    return _counted_back(anchor, f"{WEEKDAY_NAMES[weekday]} before {{}}", change)


def week_after(context: Context, anchor: Meaning) -> Meaning:
    """Read `the week after Easter`: the next one from Monday; refused where seven days differ."""

    def change(span: Span) -> Span:
        seven = Span.days(span.latest + timedelta(1), span.latest + timedelta(7))
        return _one_week("after", span, period("week", span.latest, 1), seven)

    return _counted(context.resolve(anchor), "the week after {}", change)


def week_before(context: Context, anchor: Meaning) -> Meaning:
    """Read `the week before Christmas`: the last one from Monday, or the seven days before it."""

    def change(span: Span) -> Span:
        seven = Span.days(span.earliest - timedelta(7), span.earliest - timedelta(1))
        return _one_week("before", span, period("week", span.earliest, -1), seven)

    return _counted_back(context.resolve(anchor), "the week before {}", change)


def _one_week(word: str, span: Span, week: Span, seven: Span) -> Span:
    if week.latest != seven.latest:
        raise either(f"the week {word} {span}", str(week), str(seven))
    return week


def _weekday_after(day: date, nth: int, weekday: int) -> Span:
    return Span.day(day + timedelta((weekday - day.weekday() - 1) % 7 + 1 + 7 * (nth - 1)))


def _from_one(
    context: Context, anchor: Meaning, length: Duration, name: str, change: Change
) -> Meaning:
    """Return what is counted from a name without its year: from the last one or the one to come.

    A few days or weeks are counted to the first day that is not past: the day after Christmas is
    still to come on Boxing Day. More are refused where the two differ. From Friday, or another
    name that recurs every week, is from the one to come, and so is from year-end.
    """
    if isinstance(anchor, Recurring) and (anchor.every == "week" or anchor.rule == END):
        return _counted(context.resolve(anchor), name, change)
    counted = _counted(anchor, name, change)
    is_short = length.after(context.today) <= context.today + _SHORT
    if is_short or isinstance(anchor, Fixed):
        return counted
    first, last = context.resolve(counted).span, change(context.resolve(anchor).span)
    if first != last:
        raise either(name.format(anchor.name), str(first), str(last))
    return counted


def _counted_back(anchor: Meaning, name: str, change: Change) -> Meaning:
    """Return what is counted back from a time: from the end of a period it is from its last day."""
    if anchor.rule == END:
        return _counted(anchor, name, lambda span: change(Span.day(span.latest)))
    return _counted(anchor, name, change)


def _counted(anchor: Meaning, name: str, change: Change) -> Meaning:
    return anchor.changed(change, "counted from a date", name)
