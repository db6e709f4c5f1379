"""The words that deadlines are made of, as tables from a word to what it stands for."""

from typing import Literal

Unit = Literal["day", "week", "fortnight", "month", "quarter", "half", "year", "decade", "century"]

MONTH_NAMES = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

MONTHS = {name.lower(): number for number, name in enumerate(MONTH_NAMES, 1)}
MONTHS |= {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}

WEEKDAYS = {name.lower(): number for number, name in enumerate(WEEKDAY_NAMES)}
WEEKDAYS |= {name[:3]: number for name, number in WEEKDAYS.items()}
WEEKDAYS |= {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}

SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""The month in which a season starts in the northern hemisphere."""

_UNIT_WORDS: dict[Unit, tuple[str, str]] = {
    "day": ("day", "days"),
    "week": ("week wk", "weeks wks"),
    "fortnight": ("fortnight", "fortnights"),
    "month": ("month mo", "months mos"),
    "quarter": ("quarter qtr", "quarters qtrs"),
    "half": ("half-year", "half-years"),
    "year": ("year yr", "years yrs"),
    "decade": ("decade", "decades"),
}
UNITS = {word: unit for unit, words in _UNIT_WORDS.items() for word in words[0].split()}
LENGTHS = UNITS | {word: unit for unit, words in _UNIT_WORDS.items() for word in words[1].split()}

STEPS = dict.fromkeys(("this", "current", "the current"), "this")
STEPS |= dict.fromkeys(("next", "following"), "next") | dict.fromkeys(("last", "previous"), "last")
STEPS |= dict.fromkeys(("coming", "upcoming", "this coming", "this upcoming"), "coming")
STEPS |= {"past": "past", "this past": "this past"}
DIRECTION = {"this": 0, "next": 1, "coming": 1, "last": -1, "past": -1, "this past": -1}

THIRDS = {"early": 0, "mid": 1, "late": 2}
STARTS = dict.fromkeys(("beginning", "start", "outset"), 0)
EDGES = STARTS | {"front end": 0}
EDGES |= dict.fromkeys(("middle", "midpoint", "mid-point", "halfway point"), 1)

DAYS_AWAY = {
    **dict.fromkeys(("today", "tonight", "now"), 0),
    **dict.fromkeys(("tomorrow", "tomorrows", "tmrw", "tmr"), 1),
    "yesterday": -1,
    **dict.fromkeys(("the next day", "the following day"), 1),
    "the day after tomorrow": 2,
    "day after tomorrow": 2,
    "the day before yesterday": -2,
    "day before yesterday": -2,
}
