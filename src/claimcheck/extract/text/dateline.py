"""The day on which a text was published, as its date line or its dateline says."""

import re
from datetime import date
from typing import Final

from claimcheck.domain.deadline import Unreadable, parse_date

_TOP: Final = 2000
"""In so many characters a text says when it was published."""
_MONTH: Final = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DAY: Final = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)? {_MONTH},? \d{{4}}|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}"
    r"|\d{4}-\d\d-\d\d)"
)
_WEEKDAY: Final = r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\w{0,6}\.?,? )?"
_TIME: Final = (
    r"(?:,? ?(?:at |[|·•–-] ?)?\d{1,2}[:.]\d\d(?::\d\d)? ?(?:[AaPp]\.?[Mm]\.?)? ?"
    r"(?:\(?[A-Z]{1,5}\)?)?)?"
)
_LABEL: Final = (
    r"(?:(?:First )?(?:Published|Posted|Released|Issued|Date|Release [Dd]ate|Publication date"
    r"|For (?:immediate )?release|PUBLISHED|DATE|FOR IMMEDIATE RELEASE)(?: on| at)?:? ?[-–—|]? ?)?"
)
_BYLINE: Final = r"(?:By [^|\d]{2,60}[|·•–—-] ?)?"
_DATE_LINE: Final = re.compile(
    rf"\W*{_BYLINE}{_LABEL}{_WEEKDAY}(?P<day>{_DAY}){_TIME}\W*(?:\d+ min(?:ute)?s? read)?\W*"
)
"""A line of its own: “Published: 5 November 2024”, “Nov 5, 2024, 10:14 AM”."""
_DATELINE: Final = re.compile(
    rf"[^\S\n]*[A-Z][^\n\d]{{1,60}}?(?:,|[-–—/|:])? ?{_WEEKDAY}(?P<day>{_DAY})"
    r" ?(?:\([A-Z][^)\n]{2,40}\)|/[A-Z][^/\n]{2,40}/)? ?(?:[-–—:]|\.\.\.)"
)
"""How a press release begins: “OSLO, November 5, 2024 (NEWSWIRE) –”."""


def day_told(text: str, today: date) -> date | None:
    """Return the day that the top of a text gives as that of its publication; none after today."""
    for line in text[:_TOP].split("\n"):
        plain = line.replace(" ,", ",").strip()
        told = _DATE_LINE.fullmatch(plain) or _DATELINE.match(plain)
        if told and (day := _read(told["day"], today)):
            return day
    return None


def _read(words: str, today: date) -> date | None:
    try:
        day = parse_date(words, today).span
    except Unreadable:
        return None
    return day.earliest if day.is_day and day.earliest <= today else None
