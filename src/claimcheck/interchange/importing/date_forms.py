"""Forms of dates that a mapping names: those of strptime, and what else programs write."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Final

from claimcheck.domain.deadline import Unreadable
from claimcheck.domain.model.span import Span

Found = date | datetime | Span

_SERIAL: Final = re.compile(r"(\d{5,7})(\.\d+)?", re.ASCII)
"""Fewer digits are a year, and days before May 1927."""

_FIRST: Final = date(1899, 12, 30)
"""Day 0 of spreadsheets as they count since March 1900, by a 29 February that never was."""
_LAST_SERIAL: Final = 2_958_465
"""31 December 9999."""

_YEAR: Final = re.compile(r"(\d{4})(\.0+)?", re.ASCII)
_EPOCH: Final = re.compile(r"-?\d{9,15}(?=(?:\.0+)?\Z)", re.ASCII)
"""Fewer digits are a year, a day such as 20261231, or 0 for nothing."""

_ISO_TIME: Final = re.compile(r"[\dW-]{7,10}[T ]\d\d.*", re.ASCII)
_TIMED: Final = re.compile(r"\d{1,2}([/.-])\d{1,2}\1\d{4}[ T]\d{1,2}:\d\d(:\d\d)?", re.ASCII)
_RFC_2822: Final = re.compile(
    r"(?:[A-Za-z]{3}, *)?\d{1,2} [A-Za-z]{3} \d{4} \d\d:\d\d(:\d\d)?( .{1,12})?", re.ASCII
)


def _serial(words: str) -> Found:
    """Read the day number of a spreadsheet, by the 1900 system; its fraction is a time of day."""
    match = _SERIAL.fullmatch(words)
    if match is None or int(match[1]) > _LAST_SERIAL:
        raise ValueError
    day = _FIRST + timedelta(int(match[1]))
    if not match[2] or not float(match[2]):
        return day
    return datetime(day.year, day.month, day.day) + timedelta(float(match[2]))  # noqa: DTZ001


def _year(words: str) -> Found:
    match = _YEAR.fullmatch(words)
    if match is None:
        raise ValueError
    return Span.year(int(match[1]))


def _epoch(per_second: int) -> Callable[[str], Found]:
    def read(words: str) -> Found:
        match = _EPOCH.match(words)
        if match is None:
            raise ValueError
        return datetime.fromtimestamp(0, UTC) + timedelta(seconds=int(match[0]) / per_second)

    return read


def _rfc_2822(words: str) -> Found:
    if not _RFC_2822.fullmatch(words):
        raise ValueError
    return parsedate_to_datetime(words)


NAMED: Final[Mapping[str, Callable[[str], Found]]] = {
    "serial": _serial,
    "year": _year,
    "epoch": _epoch(1),
    "epoch-ms": _epoch(1000),
    "rfc2822": _rfc_2822,
    "iso": datetime.fromisoformat,
}
"""What a form that strptime does not know is called, and how it is read; ValueError otherwise."""


def fault_of(form: str) -> str:
    """Return why strptime cannot read a form, such as %q; empty where it can."""
    try:
        datetime.strptime("", form)  # noqa: DTZ007
    except ValueError as error:
        told = str(error)
        return told if "bad directive" in told or "stray" in told else ""
    return ""


def read_form(words: str, form: str) -> Found:
    """Return the date that words of a form name; ValueError when they are not of it.

    A form without a day names a month, one without a month a year, whatever strptime makes of it.
    """
    try:
        if form in NAMED:
            return NAMED[form](words)
        if not _names(form, _YEARS):  # `spelled` is for these
            raise ValueError
        found = datetime.strptime(words, form)  # noqa: DTZ007
    except OverflowError:
        raise ValueError from None
    if _names(form, _DAYS):
        return found
    return Span.month(found.year, found.month) if _names(form, "mbB") else Span.year(found.year)


def spelled(words: str, forms: Sequence[str]) -> str:
    """Return words of a form without a year with their month in letters, others as they are."""
    for form in forms:
        if form not in NAMED and not _names(form, _YEARS):
            try:
                found = datetime.strptime(f"{words} 2000", f"{form} %Y")  # noqa: DTZ007  # leap
            except ValueError:
                continue
            return found.strftime("%d %B" if _names(form, _DAYS) else "%B")
    return words


_YEARS: Final = "YyGcxDF"
_DAYS: Final = "djaAuwcxDFUWV"


def _names(form: str, letters: str) -> bool:
    """Whether a form of strptime has one of these directives."""
    return any(letter in letters for letter in re.findall("%(.)", form))


def advice(words: str) -> Unreadable | None:
    """Return what to say of words that are a date of a form which a mapping must name."""
    shown = f"“{words[:60]}”"
    if _TIMED.fullmatch(words):
        sign = re.sub(r"\d", "", words.partition(" ")[0])[:1]
        form = f"%d{sign}%m{sign}%Y %H:%M" + (":%S" if words.count(":") == 2 else "")
        other = form.replace(f"%d{sign}%m", f"%m{sign}%d")
        return Unreadable(
            f"{shown} has a time of day",
            f'a mapping may say dates = ["{other}"] for the month first, ["{form}"] for the day',
        )
    if _RFC_2822.fullmatch(words):
        return Unreadable(f"{shown} is a time as emails write it", _say("rfc2822"))
    if _ISO_TIME.fullmatch(words) and _is_iso(words):
        return Unreadable(f"{shown} has a time of day", _say("iso"))
    if re.fullmatch(r"\d{4}\.0+", words, re.ASCII):
        return Unreadable(f"{shown} is a year that was turned into a number", _say("year"))
    match = _SERIAL.fullmatch(words)
    if match and len(match[1]) == 5:
        day = _FIRST + timedelta(int(match[1]))
        return Unreadable(
            f"{shown} may be the number of a day in a spreadsheet, {day}",
            f"{_say('serial')}; or format the cells as dates",
        )
    for digits, form in ((10, "epoch"), (13, "epoch-ms")):
        if re.fullmatch(rf"\d{{{digits}}}", words, re.ASCII):
            return Unreadable(
                f"{shown} may be a time in {'milli' if digits == 13 else ''}seconds since 1970",
                _say(form),
            )
    return None


def two_ways(words: str, fault: Unreadable) -> Unreadable | None:
    """Return what to say of words that can be read in two ways, of which a mapping may name one."""
    _, mean, readings = fault.message.partition(" can mean ")
    for pattern, one, other, option in _TWO_WAYS:
        if mean and (match := pattern.fullmatch(words)):
            forms = (form.replace("-", match[1]) for form in (one, other))
            said = " or ".join(f'dates = ["{form}"]' for form in forms)
            return Unreadable(f"“{words}”{mean}{readings}", f"{option}a mapping may say {said}")
    return None


_ORDER: Final = "--day-first or --month-first says which; "
_TO_12: Final = "(?:0?[1-9]|1[0-2])"
_TWO_WAYS: Final = (
    (re.compile(r"\d{1,2}([/.-])\d{1,2}\1\d{4}", re.ASCII), "%d-%m-%Y", "%m-%d-%Y", _ORDER),
    (re.compile(r"\d{1,2}([/.-])\d{1,2}\1\d{2}", re.ASCII), "%d-%m-%y", "%m-%d-%y", _ORDER),
    (re.compile(r"[A-Za-z]{3}([-/. ])\d{2}", re.ASCII), "%b-%d", "%b-%y", ""),
    (re.compile(rf"{_TO_12}([/.-]){_TO_12}", re.ASCII), "%d-%m", "%m-%d", _ORDER),
    (re.compile(r"\d{1,2}([/.-])\d{2}", re.ASCII), "%m-%d", "%m-%y", ""),
)
"""What is read in two ways, and the form of each; “-” stands for its mark.

What else settles it is named before them.
"""


def _say(form: str) -> str:
    return f'a mapping may say dates = ["{form}"]'


def _is_iso(words: str) -> bool:
    try:
        datetime.fromisoformat(words)
    except ValueError:
        return False
    return True
