"""What names of days and weeks mean: `30 June`, `Friday`, `the weekend`, `week 31`, `tomorrow`."""

from datetime import date, timedelta

from claimcheck.domain.deadline.meanings.meaning import Context, Fixed, Recurring
from claimcheck.domain.deadline.meanings.numeric_dates import day_of, every_year
from claimcheck.domain.deadline.meanings.periods import period, third
from claimcheck.domain.deadline.meanings.unit import MONTH_NAMES, WEEKDAY_NAMES
from claimcheck.domain.deadline.reading import Unreadable
from claimcheck.domain.model.span import Span


def day(_: Context, number: int, month: int) -> Recurring:
    """Read `30 June`, `the 1st of June`."""
    return every_year(month, number)


def month_day(_: Context, month: int, number: int) -> Recurring:
    """Read `June 30th`."""
    return every_year(month, number)


def days(_: Context, first: int, last: int, month: int) -> Recurring | None:
    """Read `13–15 July`."""
    if first >= last:
        return None
    start, end = every_year(month, first), every_year(month, last)

    def at(year: Span) -> Span:
        return Span.between(start.within(year), end.within(year))

    return Recurring(f"{first}–{last} {MONTH_NAMES[month - 1]}", "year", at, "range")


def month_days(context: Context, month: int, first: int, last: int) -> Recurring | None:
    """Read `July 13 to 15`."""
    return days(context, first, last, month)


def several_days(
    context: Context, first: int, second: int, last: int, month: int
) -> Recurring | None:
    """Read `3, 4 and 5 June`."""
    return days(context, first, last, month) if first < second < last else None


def month_several_days(
    context: Context, month: int, first: int, second: int, last: int
) -> Recurring | None:
    """Read `June 3, 4 and 5`."""
    return several_days(context, first, second, last, month)


def day_of_month(_: Context, number: int) -> Recurring:
    """Read `the 15th`: of a month that is said or found."""
    if not 1 <= number <= 31:
        raise Unreadable(f"no month has a day {number}", "days are 1 to 31")

    def within(month: Span) -> Span:
        return day_of(month.earliest.year, month.earliest.month, number)

    return Recurring(f"day {number} of a month", "month", within)


def weekday_the(context: Context, weekday: int, number: int) -> Recurring:
    """Read `Tuesday the 19th`: of the first month in which that day is a Tuesday."""
    the_day, name = day_of_month(context, number), WEEKDAY_NAMES[weekday]

    def within(month: Span) -> Span:
        found = the_day.within(month)
        if found.earliest.weekday() != weekday:
            raise Unreadable(
                f"{found} is a {WEEKDAY_NAMES[found.earliest.weekday()]}, not a {name}",
                "name the month",
            )
        return found

    return Recurring(f"{name} that is day {number} of a month", "month", within)


def weekday(_: Context, number: int) -> Recurring:
    """Read `Friday`, `Fri.`."""
    name = WEEKDAY_NAMES[number]
    return Recurring(name, "week", lambda week: Span.day(week.earliest + timedelta(number)))


def weekend(_: Context) -> Recurring:
    """Read `the weekend`: Saturday and Sunday."""
    return Recurring("weekend", "week", lambda week: Span.days(_later(week, 5), week.latest))


def working_week(_: Context) -> Recurring:
    """Read `the working week`: Monday to Friday."""
    return Recurring("working week", "week", lambda w: Span.days(w.earliest, _later(w, 4)))


def week_number(_: Context, number: int) -> Recurring:
    """Read `week 31`: by ISO 8601, from Monday to Sunday."""
    if not 1 <= number <= 53:
        raise Unreadable(f"there is no week {number}", "years have 52 or 53 weeks")

    def within(year: Span) -> Span:
        try:
            monday = date.fromisocalendar(year.earliest.year, number, 1)
        except ValueError:
            raise Unreadable(f"{year} has no week {number}", "years have 52 or 53 weeks") from None
        return period("week", monday)

    return Recurring(f"week {number}", "year", within, assumption="weeks are numbered by ISO 8601")


def near_day(context: Context, away: int) -> Fixed:
    """Read `today`, `tomorrow`, `the day after tomorrow`."""
    return Fixed(period("day", context.today, away))


def day_end(context: Context) -> Fixed:
    """Read `end of day`, `COB`: today's."""
    return near_day(context, 0)


def week_end(_: Context) -> Recurring:
    """Read `EOW`: the week, of which the last day counts."""
    return Recurring("end of the week", "week", lambda week: week)


def midweek(_: Context) -> Recurring:
    """Read `midweek`: Tuesday to Thursday."""
    how = "midweek is Tuesday to Thursday"
    return Recurring("midweek", "week", lambda week: third(week, 1), assumption=how)


def _later(week: Span, days: int) -> date:
    return week.earliest + timedelta(days)
