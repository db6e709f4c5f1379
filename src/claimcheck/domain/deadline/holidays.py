"""Fixed points of the year that promises are tied to."""

from datetime import date, timedelta
from functools import partial

from claimcheck.domain.deadline.meaning import Recurring, yearly
from claimcheck.domain.deadline.reading import Unreadable
from claimcheck.domain.deadline.words import WEEKDAY_NAMES, WEEKDAYS
from claimcheck.domain.span import Span

_FIXED = {
    "New Year's Day": (1, 1),
    "Valentine's Day": (2, 14),
    "Halloween": (10, 31),
    "Christmas Eve": (12, 24),
    "Christmas": (12, 25),
    "Boxing Day": (12, 26),
    "New Year's Eve": (12, 31),
}
_AFTER_EASTER = {
    "Good Friday": -2,
    "Easter": 0,
    "Easter Monday": 1,
    "Ascension Day": 39,
    "Pentecost": 49,
    "Whit Monday": 50,
}
_AMERICAN = {
    "Memorial Day": (5, "mon", -1),
    "Labor Day": (9, "mon", 1),
    "Thanksgiving": (11, "thu", 4),
}
_OTHER_NAMES = {
    "new year": "New Year's Day",
    "christmas day": "Christmas",
    "xmas": "Christmas",
    "easter day": "Easter",
    "easter sunday": "Easter",
    "ascension": "Ascension Day",
    "whit sunday": "Pentecost",
    "thanksgiving day": "Thanksgiving",
}


def holiday(words: str) -> Recurring | None:
    """Return the day of every year that has this name."""
    key = words.replace("'", "")
    name = _NAMES.get(key)
    if name is None:
        return None
    if name in _FIXED:
        return yearly(name, partial(_fixed, *_FIXED[name]))
    if name in _AFTER_EASTER:
        return yearly(
            name, partial(_after_easter, _AFTER_EASTER[name]), "Easter is the Western one"
        )
    month, weekday, nth = _AMERICAN[name]
    return yearly(name, partial(_nth, month, weekday, nth), f"{name} is the American one")


def nth_weekday(span: Span, weekday: int, nth: int) -> Span:
    """Return the nth such weekday of a span, counted from its end when negative."""
    if nth > 0:
        first = span.earliest + timedelta((weekday - span.earliest.weekday()) % 7)
        day = first + timedelta(7 * (nth - 1))
    else:
        last = span.latest - timedelta((span.latest.weekday() - weekday) % 7)
        day = last + timedelta(7 * (nth + 1))
    if not span.earliest <= day <= span.latest:
        raise Unreadable(
            f"{span} has no such {WEEKDAY_NAMES[weekday]}",
            "a month has four or five of each weekday",
        )
    return Span.day(day)


def _fixed(month: int, day: int, year: int) -> Span:
    return Span.day(date(year, month, day))


def _after_easter(days: int, year: int) -> Span:
    from dateutil.easter import easter

    return Span.day(easter(year) + timedelta(days))


def _nth(month: int, weekday: str, nth: int, year: int) -> Span:
    return nth_weekday(Span.month(year, month), WEEKDAYS[weekday], nth)


_NAMES = {name.lower().replace("'", ""): name for name in (*_FIXED, *_AFTER_EASTER, *_AMERICAN)}
_NAMES |= _OTHER_NAMES
