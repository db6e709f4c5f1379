"""What single names mean: days, months, quarters, seasons, years, decades."""

from datetime import date, timedelta

from claimcheck.domain.deadline.figures import day_of, every_year
from claimcheck.domain.deadline.meaning import (
    Context,
    Fixed,
    Meaning,
    Recurring,
    either,
    placed,
    spread,
    yearly,
)
from claimcheck.domain.deadline.periods import (
    half,
    months,
    near_year,
    period,
    quarter,
    third,
)
from claimcheck.domain.deadline.reading import Unreadable
from claimcheck.domain.deadline.words import DIRECTION, MONTH_NAMES, SEASONS, WEEKDAY_NAMES, Unit
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


def month(_: Context, number: int) -> Recurring:
    """Read `June`, `Sept.`."""
    return yearly(MONTH_NAMES[number - 1], lambda year: Span.month(year, number))


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


def season(context: Context, name: str) -> Recurring:
    """Read `summer`: three whole months, as meteorologists count them."""
    start, hemisphere = SEASONS[name], context.calendar.hemisphere
    if hemisphere == "south":
        start = (start + 5) % 12 + 1
    names = MONTH_NAMES[start - 1], MONTH_NAMES[(start + 1) % 12]
    assumption = f"{name} is {names[0]} to {names[1]} (meteorological, {hemisphere}ern hemisphere)"
    return yearly(name, lambda year: months(12 * year + start - 1, 3), assumption)


def stepped_season(context: Context, step: str) -> Fixed:
    """Read `this season`, `next season`: three months, the first ones from December."""
    index = 12 * context.today.year + context.today.month
    return Fixed(months((index // 3 + DIRECTION[step]) * 3 - 1, 3), "season")


def season_over(context: Context, name: str, first: int, digits: str) -> Meaning | None:
    """Read `winter 2026/27`: the one that starts in the first year."""
    meaning, last = season(context, name), int(digits)
    whole = Span.year(first)
    if meaning.within(whole).latest.year == first or last not in (first + 1, (first + 1) % 100):
        return None
    return placed(meaning, Fixed(whole))


def quarter_name(_: Context, which: int) -> Recurring | None:
    """Read `Q3`, `3Q`."""
    return _part(f"Q{which}", "quarter", which) if 1 <= which <= 4 else None


def half_name(_: Context, which: int) -> Recurring | None:
    """Read `H1`, `1H`."""
    return _part(f"H{which}", "half", which) if 1 <= which <= 2 else None


def nth_part(_: Context, nth: int, unit: Unit) -> Recurring | None:
    """Read `the third quarter`, `the second half`."""
    parts = 4 if unit == "quarter" else 2
    which = nth if nth > 0 else parts + 1 + nth
    return _part(f"{unit[0].upper()}{which}", unit, which) if 1 <= which <= parts else None


def nth_parts(context: Context, first: int, last: int, unit: Unit) -> Meaning | None:
    """Read `the third or fourth quarter`."""
    start, end = nth_part(context, first, unit), nth_part(context, last, unit)
    return start and end and spread(start, end)


def part_ending(_: Context, number: int, unit: Unit) -> Recurring:
    """Read `the December quarter`, `the June half`: the months of a year that end with that one."""
    length, name = {"quarter": 3, "half": 6}[unit], MONTH_NAMES[number - 1]

    def within(year: Span) -> Span:
        start = 12 * year.earliest.year + year.earliest.month - 1
        last = start + (number - year.earliest.month) % 12
        return months(last - length + 1, length)

    how = f"the {name} {unit} is the {length} months to the end of {name}"
    return Recurring(f"{name} {unit}", "year", within, unit, how)


def part_ending_in(context: Context, number: int, whole: Meaning, unit: Unit) -> Fixed | None:
    """Read `the March 2026 quarter`."""
    return placed(part_ending(context, number, unit), whole)


def year(_: Context, number: int) -> Fixed:
    """Read `2026`, `the year 2026`, `twenty thirty`."""
    return Fixed(Span.year(number))


def decade(_: Context, first: int) -> Fixed | None:
    """Read `the 2030s`; the first decade of a century has the century's name, and is refused."""
    if first % 10:
        return None
    if first % 100 == 0:
        raise either(f"the {first}s", f"{first}–{first + 9}", f"{first}–{first + 99}")
    return Fixed(Span.decade(first))


def short_decade(context: Context, tens: int) -> Fixed | None:
    """Read `the '30s`, `the thirties`: those nearest to the day said."""
    if tens % 10 or tens < 20:
        return None
    return Fixed(Span.decade(near_year(tens, context.today)))


def this_unit(context: Context, unit: Unit) -> Fixed | None:
    """Read `the year`, `the month`: this one."""
    return stepped_unit(context, "this", unit)


def stepped_unit(context: Context, step: str, unit: Unit) -> Fixed | None:
    """Read `this year`, `next quarter`, `last week`."""
    if unit in ("day", "fortnight") or (step == "this past" and not context.looks_back):
        return None
    way = DIRECTION[step]
    return Fixed(period(unit, context.today, way), f"{('this', 'next', 'last')[way]} {unit}")


def stepped_half(context: Context, step: str) -> Fixed | None:
    """Read `this half`, `next half`: of the year."""
    return stepped_unit(context, step, "half")


def after_next(context: Context, unit: Unit) -> Fixed | None:
    """Read `the year after next`."""
    return Fixed(period(unit, context.today, 2), f"{unit} after next")


def before_last(context: Context, unit: Unit) -> Fixed | None:
    """Read `the week before last`."""
    return Fixed(period(unit, context.today, -2), f"{unit} before last")


def day_end(context: Context) -> Fixed:
    """Read `end of day`, `COB`: today's."""
    return near_day(context, 0)


def decade_end(context: Context) -> Fixed:
    """Read `decade's end`."""
    return Fixed(period("decade", context.today))


def this_or_next(context: Context, unit: Unit) -> Fixed | None:
    """Read `this year or next`."""
    this, following = stepped_unit(context, "this", unit), stepped_unit(context, "next", unit)
    return this and following and Fixed(Span.between(this.span, following.span), "range")


def quarter_end(context: Context) -> Fixed:
    """Read `EOQ`, `quarter-end`."""
    return Fixed(period("quarter", context.today))


def month_end(_: Context) -> Recurring:
    """Read `EOM`, `month-end`: the whole month, of which the last day counts."""
    return Recurring("month-end", "month", lambda month: month)


def week_end(_: Context) -> Recurring:
    """Read `EOW`: the week, of which the last day counts."""
    return Recurring("end of the week", "week", lambda week: week)


def year_end(_: Context) -> Recurring:
    """Read `EOY`, `year-end`: the whole year, of which the last day counts."""
    return Recurring("year-end", "year", lambda year: year)


def month_start(context: Context) -> Fixed:
    """Read `BOM`: the first third of this month."""
    return Fixed(third(period("month", context.today), 0))


def year_start(context: Context) -> Fixed:
    """Read `BOY`: the first third of this year."""
    return Fixed(third(period("year", context.today), 0))


def new_year(context: Context) -> Fixed:
    """Read `in the new year`: the first third of the next one; in January it may be this one."""
    this, following = (third(period("year", context.today, step), 0) for step in (0, 1))
    if context.today.month == 1 or context.looks_back:
        raise either("the new year", str(this), str(following))
    return Fixed(following, "third of a year", "“in the new year” is early in the next year")


def near_day(context: Context, away: int) -> Fixed:
    """Read `today`, `tomorrow`, `the day after tomorrow`."""
    return Fixed(period("day", context.today, away))


def _part(name: str, unit: Unit, which: int) -> Recurring:
    cut = quarter if unit == "quarter" else half
    return Recurring(name, "year", lambda year: cut(year, which - 1), unit)


def _later(week: Span, days: int) -> date:
    return week.earliest + timedelta(days)
