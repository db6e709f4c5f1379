"""The words that deadlines are made of, as tables from a word to what it stands for."""

from claimcheck.domain.deadline.meanings.named_periods import Season
from claimcheck.domain.deadline.meanings.unit import MONTH_NAMES, WEEKDAY_NAMES, Unit

MONTHS = {name.lower(): number for number, name in enumerate(MONTH_NAMES, 1)}
MONTHS |= {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}

WEEKDAYS = {name.lower(): number for number, name in enumerate(WEEKDAY_NAMES)}
WEEKDAYS |= {name[:3]: number for name, number in WEEKDAYS.items()}
WEEKDAYS |= {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}

_SEASON_STARTS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
SEASONS = {name: Season(name, start) for name, start in _SEASON_STARTS.items()}

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

THIRDS = {"early": 0, "mid": 1, "late": 2}
STARTS = dict.fromkeys(("beginning", "start", "outset"), 0)
EDGES = STARTS | dict.fromkeys(("front end", "first part", "opening months"), 0)
EDGES |= dict.fromkeys(("middle", "midpoint", "mid-point", "halfway point", "middle part"), 1)
EDGES |= {f"{last} part": 2 for last in ("last", "latter", "later", "final", "closing")}
EDGES |= {
    f"{last} {units}": 2
    for last in ("last", "final", "closing", "dying")
    for units in ("days", "weeks", "months")
}

DAYS_AWAY = {
    **dict.fromkeys(("today", "tonight", "now"), 0),
    **dict.fromkeys(("this morning", "this afternoon", "this evening"), 0),
    **dict.fromkeys(("tomorrow", "tomorrows", "tmrw", "tmr"), 1),
    "yesterday": -1,
    **dict.fromkeys(("the next day", "the following day"), 1),
    "the day after tomorrow": 2,
    "day after tomorrow": 2,
    "the day before yesterday": -2,
    "day before yesterday": -2,
}

_SHORT_UNITS = ("yr", "yrs", "mo", "mos", "wk", "wks", "qtr")
ABBREVIATIONS = (
    frozenset(name for name in (*MONTHS, *WEEKDAYS) if len(name) < 6)
    .difference(name.lower() for name in (*MONTH_NAMES, *WEEKDAY_NAMES))
    .union(_SHORT_UNITS, ("st", "approx", "ca"))
)
"""The words whose full stop is part of them."""
