"""When the fiscal year begins of which a text speaks, where the text says it."""

import re
from dataclasses import replace
from typing import Final

from claimcheck.domain.deadline import Calendar

_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
_MONTH: Final = rf"(?P<month>{'|'.join(_MONTHS)})(?: (?P<day>\d\d?)\b)?"
_YEAR: Final = re.compile(
    r"\b(?:[Ff]iscal|[Ff]inancial) (?:year )?(?:\d{4}(?:[-/]\d\d)?)?,? ?(?:which |that )?"
    rf"(?:(?P<begins>begins?|beginning|starts?|starting|began|started|runs?|running)|end(?:s|ed|ing)?)"
    rf" (?:on |in |from |at the end of )?(?:the )?(?P<day_first>\d\d?)? ?{_MONTH}"
)
_NEAR_AN_END: Final = 7
"""A year of 52 weeks ends, or begins, within so many days of the end of a month."""


_STATES: Final = {
    4: ("United Kingdom", "UK", "Britain", "South Africa", "India", "Canada"),
    7: ("Australia", "New Zealand", "Pakistan", "Bangladesh", "Kenya", "Uganda", "Tanzania"),
}
"""The month in which the year of states begins, those left out that number it by its first year."""
_BEGINS_IN: Final = {name: month for month, names in _STATES.items() for name in names}
_STATE: Final = re.compile(rf"\b(?:{'|'.join(_BEGINS_IN)})\b")
_OF_A_STATE: Final = re.compile(
    r"\bParliament\b|\bNational Assembly\b|\bMinister of\b|\bM[rs]s? Speaker\b"
)
"""What a government speaks of, and a company hardly."""


def told_calendar(text: str, calendar: Calendar) -> Calendar:
    """Return the calendar with the fiscal year that a text tells, if it tells of one only.

    “The fiscal year ended 31 January 2025” begins in February, whatever the settings say. Where
    nothing is set, a government’s text tells it by naming its state and no other.
    """
    if "iscal year" not in text and "inancial year" not in text:
        return calendar
    starts = {_start(found) for found in _YEAR.finditer(text)}
    if not starts and calendar.fiscal_year_start == 1 and _OF_A_STATE.search(text):
        starts = {_BEGINS_IN[name] for name in _STATE.findall(text)}
    return replace(calendar, fiscal_year_start=starts.pop()) if len(starts) == 1 else calendar


def _start(found: re.Match[str]) -> int:
    """Return the number of the month in which the year begins that some words tell."""
    month = _MONTHS.index(found["month"])
    day = int(found["day"] or found["day_first"] or 15)
    if found["begins"]:
        late = day > 31 - _NEAR_AN_END
        return (month + late) % 12 + 1
    early = day <= _NEAR_AN_END
    return (month + 1 - early) % 12 + 1
