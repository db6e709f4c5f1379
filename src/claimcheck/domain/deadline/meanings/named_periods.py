"""What the names of longer periods mean: months, quarters, seasons, years, decades."""

from typing import NamedTuple

from claimcheck.domain.deadline.meanings.combination import placed, spread
from claimcheck.domain.deadline.meanings.meaning import (
    Context,
    Fixed,
    Meaning,
    Recurring,
    either,
    yearly,
)
from claimcheck.domain.deadline.meanings.periods import (
    half,
    join,
    months,
    near_year,
    period,
    quarter,
    third,
)
from claimcheck.domain.deadline.meanings.unit import DIRECTION, MONTH_NAMES, Unit
from claimcheck.domain.model.span import Span


class Season(NamedTuple):
    """A season by its name, and the month in which it starts in the northern hemisphere."""

    name: str
    start: int


def month(_: Context, number: int) -> Recurring:
    """Read `June`, `Sept.`."""
    return yearly(MONTH_NAMES[number - 1], lambda year: Span.month(year, number))


def season(context: Context, named: Season) -> Recurring:
    """Read `summer`: three whole months, as meteorologists count them."""
    (name, start), hemisphere = named, context.calendar.hemisphere
    if hemisphere == "south":
        start = (start + 5) % 12 + 1
    names = MONTH_NAMES[start - 1], MONTH_NAMES[(start + 1) % 12]
    assumption = f"{name} is {names[0]} to {names[1]} (meteorological, {hemisphere}ern hemisphere)"
    return yearly(name, lambda year: months(12 * year + start - 1, 3), assumption)


def stepped_season(context: Context, step: str) -> Fixed:
    """Read `this season`, `next season`: three months, the first ones from December."""
    index = 12 * context.today.year + context.today.month
    return Fixed(months((index // 3 + DIRECTION[step]) * 3 - 1, 3), "season")


def season_over(context: Context, named: Season, first: int, digits: str) -> Meaning | None:
    """Read `winter 2026/27`: the one that starts in the first year."""
    meaning, last = season(context, named), int(digits)
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
    """Read `the year`, `the month`: this one, or of the next one what is over of this."""
    this, following = (stepped_unit(context, step, unit) for step in ("this", "next"))
    return this and following and this._replace(following=following.span)


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


def decade_end(context: Context) -> Fixed:
    """Read `decade's end`."""
    return Fixed(period("decade", context.today))


def this_or_next(context: Context, unit: Unit) -> Fixed | None:
    """Read `this year or next`."""
    this, following = stepped_unit(context, "this", unit), stepped_unit(context, "next", unit)
    return this and following and Fixed(join(this.span, following.span), "range")


def quarter_end(context: Context) -> Fixed:
    """Read `EOQ`, `quarter-end`."""
    return Fixed(period("quarter", context.today))


def month_end(_: Context) -> Recurring:
    """Read `EOM`, `month-end`: the whole month, of which the last day counts."""
    return Recurring("month-end", "month", lambda month: month)


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


def _part(name: str, unit: Unit, which: int) -> Recurring:
    cut = quarter if unit == "quarter" else half
    return Recurring(name, "year", lambda year: cut(year, which - 1), unit)
