"""What single names mean: days, months, quarters, seasons, years, decades, fixed points."""

import re
from datetime import date, timedelta
from functools import partial

from claimcheck.domain.deadline import words
from claimcheck.domain.deadline.figures import day_of, every_year
from claimcheck.domain.deadline.holidays import holiday
from claimcheck.domain.deadline.meaning import Fixed, Meaning, Recurring, either, placed, yearly
from claimcheck.domain.deadline.periods import (
    fiscal_period,
    fiscal_year,
    half,
    months,
    period,
    quarter,
)
from claimcheck.domain.deadline.reader import Reader
from claimcheck.domain.deadline.reading import Unreadable
from claimcheck.domain.deadline.words import MONTH_NAMES, MONTHS, SEASONS, STEPS, UNITS, WEEKDAYS
from claimcheck.domain.span import Span

Match = re.Match[str]

_DAYS_AWAY = {
    "today": 0,
    "tonight": 0,
    "now": 0,
    "tomorrow": 1,
    "yesterday": -1,
    "the day after tomorrow": 2,
    "the day before yesterday": -2,
}


def day(match: Match, reader: Reader) -> Meaning | None:
    """Read `30 June`, `June 30th`, `the 1st of June`."""
    number, month = words.day_number(match["day"]), MONTHS.get(match["month"])
    if number is None or month is None:
        return None
    return every_year(month, number)


def days(match: Match, reader: Reader) -> Meaning | None:
    """Read `13–15 July`, `July 13 to 15`."""
    first, last = words.day_number(match["first"]), words.day_number(match["last"])
    month = MONTHS.get(match["month"])
    if first is None or last is None or month is None or first >= last:
        return None
    start, end = every_year(month, first), every_year(month, last)

    def at(year: Span) -> Span:
        return Span.between(start.within(year), end.within(year))

    return Recurring(f"{first}–{last} {MONTH_NAMES[month - 1]}", "year", at, "range")


def day_of_month(match: Match, reader: Reader) -> Meaning:
    """Read `the 15th`: of a month that is said or found."""
    number = int(match["day"])
    if not 1 <= number <= 31:
        raise Unreadable(f"no month has a day {number}", "days are 1 to 31")

    def within(month: Span) -> Span:
        return day_of(month.earliest.year, month.earliest.month, number)

    return Recurring(f"{match['day']}{match['suffix']} of a month", "month", within)


def month(match: Match, reader: Reader) -> Meaning | None:
    """Read `June`, `Sept.`."""
    number = MONTHS.get(match["month"])
    if number is None:
        return None
    return yearly(MONTH_NAMES[number - 1], lambda year: Span.month(year, number))


def weekday(match: Match, reader: Reader) -> Meaning | None:
    """Read `Friday`, `Fri.`."""
    number = WEEKDAYS.get(match[0])
    if number is None:
        return None
    return Recurring(
        words.WEEKDAY_NAMES[number], "week", lambda w: Span.day(w.earliest + timedelta(number))
    )


def weekend(match: Match, reader: Reader) -> Meaning:
    """Read `the weekend`: Saturday and Sunday."""
    return Recurring(
        "weekend", "week", lambda week: Span.days(week.latest - timedelta(1), week.latest)
    )


def week_number(match: Match, reader: Reader) -> Meaning:
    """Read `week 31`: by ISO 8601, from Monday to Sunday."""
    number = int(match["number"])
    if not 1 <= number <= 53:
        raise Unreadable(f"there is no week {number}", "years have 52 or 53 weeks")

    def within(year: Span) -> Span:
        try:
            monday = date.fromisocalendar(year.earliest.year, number, 1)
        except ValueError:
            raise Unreadable(f"{year} has no week {number}", "years have 52 or 53 weeks") from None
        return period("week", monday)

    return Recurring(f"week {number}", "year", within, assumption="weeks are numbered by ISO 8601")


def season(match: Match, reader: Reader) -> Meaning | None:
    """Read `summer`, `winter 2026/27`: three whole months, as meteorologists count them."""
    start = SEASONS.get(match["season"])
    if start is None:
        return None
    calendar = reader.context.calendar
    if calendar.hemisphere == "south":
        start = (start + 5) % 12 + 1
    names = MONTH_NAMES[start - 1], MONTH_NAMES[(start + 1) % 12]
    half_of_earth = f"meteorological, {calendar.hemisphere}ern hemisphere"
    assumption = f"{match['season']} is {names[0]} to {names[1]} ({half_of_earth})"
    meaning = yearly(match["season"], lambda y: months(12 * y + start - 1, 3), assumption)
    if match["first"] is None:
        return meaning
    first, last = int(match["first"]), int(match["last"])
    if start < 11 or last not in (first + 1, (first + 1) % 100):
        return None
    return placed(meaning, Fixed(Span.year(first)))


def quarter_or_half(match: Match, reader: Reader) -> Meaning:
    """Read `Q3`, `1H`, `Q3 '27`, `3Q2027`."""
    letter = (match["letter"] or match["l"]).upper()
    which = int(match["which"] or match["w"])
    meaning = _part(f"{letter}{which}", letter, which)
    if match["year"] is None:
        return meaning
    return Fixed(meaning.within(Span.year(words.full_year(match["year"]))), meaning.rule)


def nth_part(match: Match, reader: Reader) -> Meaning | None:
    """Read `the third quarter of 2027`, `the second half of next year`."""
    unit, rest = UNITS[match["unit"]], match["rest"]
    parts = 4 if unit == "quarter" else 2
    latter = {"last", "final", "latter", "back"} if rest else {"final", "latter", "back"}
    which = parts if match["which"] in latter else words.ordinal(match["which"])
    if which is None or which > parts:
        return None
    if rest is None:
        return _part(f"{match['which']} {unit}", unit[0].upper(), which)
    whole = reader.read(rest) or reader.read(f"this {rest}")
    if whole is None:
        return None
    cut = partial(quarter if unit == "quarter" else half, which=which - 1)
    return whole.changed(cut, unit, f"{match['which']} {unit} of {{}}")


def year(match: Match, reader: Reader) -> Meaning:
    """Read `2026`, `the year 2026`, `CY26`."""
    return Fixed(Span.year(words.full_year(match["year"])))


def decade(match: Match, reader: Reader) -> Meaning:
    """Read `the 2030s`; the first decade of a century has the century's name, and is refused."""
    start = int(match["year"])
    if start % 100 == 0:
        raise either(match[0], f"{start}–{start + 9}", f"{start}–{start + 99}")
    return Fixed(Span.decade(start))


def fiscal(match: Match, reader: Reader) -> Meaning | None:
    """Read `FY2027`, `fiscal 2026/27`, `fiscal Q2 2027`: by the year in which it ends."""
    number = words.full_year(match["year"])
    if match["next"] is not None:
        if words.full_year(match["next"]) != number + 1:
            return None
        number += 1
    start = reader.context.calendar.fiscal_year_start
    whole = Fixed(fiscal_year(number, start), "fiscal year", _fiscal_assumption(start))
    if match["part"] is None:
        return whole
    part = reader.read(match["part"])
    return part and placed(part, whole)


def stepped_unit(match: Match, reader: Reader) -> Meaning | None:
    """Read `this year`, `next quarter`, `last week`, `the fiscal year`."""
    step, unit = STEPS.get(match["step"]), UNITS.get(match["unit"])
    if step is None or unit is None or unit == "day" or match["unit"].endswith("s"):
        return None
    rule = f"{('this', 'next', 'last')[step]} {unit}"
    today, start = reader.context.today, reader.context.calendar.fiscal_year_start
    if match["kind"] not in ("fiscal", "financial"):
        return Fixed(period(unit, today, step), rule)
    if unit not in ("year", "half", "quarter"):
        return None
    span = fiscal_period(unit, today, step, start)
    return Fixed(span, f"fiscal {unit}", _fiscal_assumption(start))


def unit_beyond(match: Match, reader: Reader) -> Meaning | None:
    """Read `the year after next`, `the week before last`."""
    unit = UNITS.get(match["unit"])
    if unit is None:
        return None
    step = 2 if match["way"] == "after next" else -2
    return Fixed(period(unit, reader.context.today, step), f"{unit} {match['way']}")


def unit_end(match: Match, reader: Reader) -> Meaning:
    """Read `year-end`, `EOY`: the whole year, of which the last day counts."""
    letter = match["unit"][0]
    if letter == "q":
        return Fixed(period("quarter", reader.context.today))
    if letter == "m":
        return Recurring("month-end", "month", lambda month: month)
    return Recurring("year-end", "year", lambda year: year)


def near_day(match: Match, reader: Reader) -> Meaning | None:
    """Read `today`, `tomorrow`, `the day after tomorrow`."""
    away = _DAYS_AWAY.get(match[0])
    return None if away is None else Fixed(period("day", reader.context.today, away))


def fixed_point(match: Match, reader: Reader) -> Meaning | None:
    """Read `Christmas`, `Easter`, `New Year's Eve`."""
    return holiday(match[0])


def _part(name: str, letter: str, which: int) -> Recurring:
    rule, cut = ("quarter", quarter) if letter == "Q" else ("half", half)
    return Recurring(name, "year", lambda year: cut(year, which - 1), rule)


def _fiscal_assumption(start: int) -> str:
    return f"fiscal years start in {MONTH_NAMES[start - 1]}"
