"""The lists of words and wordings that the rules name."""

from typing import Any

from claimcheck.domain.deadline.english import holidays, numerals
from claimcheck.domain.deadline.english.words import (
    DAYS_AWAY,
    EDGES,
    LENGTHS,
    MONTHS,
    SEASONS,
    STARTS,
    STEPS,
    THIRDS,
    UNITS,
    WEEKDAYS,
)

LISTS: dict[str, dict[str, Any]] = {
    "month": MONTHS,
    "weekday": WEEKDAYS,
    "weekdays": {f"{name}s": number for name, number in WEEKDAYS.items()} | WEEKDAYS,
    "season": SEASONS,
    "unit": UNITS,
    "units": LENGTHS,
    "plural": {word: unit for word, unit in LENGTHS.items() if word not in UNITS},
    "halves": {"half": "half", "quarter": "quarter", "qtr": "quarter"},
    "halves-or-more": {
        **dict.fromkeys(("half", "halves"), "half"),
        **dict.fromkeys(("quarter", "quarters", "qtr", "qtrs"), "quarter"),
    },
    "third": THIRDS,
    "edge": EDGES,
    "start": STARTS,
    "step": STEPS,
    "near-day": DAYS_AWAY,
    "this-day": {"today": 0, "tomorrow": 1},
    "holiday": holidays.HOLIDAYS,
    "parent": {"father": "father", "mother": "mother", "fathers": "father", "mothers": "mother"},
    "tens": {f"{ten[:-1]}ies": value for ten, value in numerals.TENS.items()},
    "stroke": {"-": "-", "/": "/"},
    "centuries": {
        **dict.fromkeys(("a century", "one century"), 100),
        **dict.fromkeys(("half a century", "a half century", "a half - century"), 50),
        **dict.fromkeys(("a quarter century", "a quarter - century", "quarter of a century"), 25),
        "a quarter of a century": 25,
        **dict.fromkeys(("half decade", "half - decade", "a half decade", "a half - decade"), 5),
        "three quarters of a century": 75,
    },
    "doubt": {"~": "~", "query": "?", "%": "%"},
}

_WORDINGS = {
    "by": "by|until|til|till|up until|up till|up to and including|no later than|not later than"
    "|up to|through to|at the latest by|at the latest in|at latest by|by at the latest"
    "|on or before|at or before|in or before|not after|in the period to|in the period up to"
    "|over the period to|over the period up to|by or before|by or on|on or by",
    "before": "before|prior to|ahead of|earlier than|in advance of|well before|just before"
    "|right before|shortly before|any time before|sometime before|some time before"
    "|well ahead of|well in advance of|sooner than",
    "after": "after|following|from",
    "at-most": "within|inside|inside of|no more than|not more than|in no more than|at most|up to"
    "|in not more than|in at most|in less than|no later than",
    "from": "as early as|as soon as|starting|beginning|commencing|effective|as of|as from|from"
    "|with effect from|effective from|effective as of",
    "around": "around|about|circa|approximately|approx|roughly|~|c|c .|ca|near|nearing|toward"
    "|towards|close to|on or about|on or around|in or about|in or around|at or about|at or around",
    "about": "about|around|roughly|approximately|approx|some|nearly|almost"
    "|just under|slightly under|a little under|well under",
    "or-so": "or so|or thereabouts|give or take",
    "in": "in|on|at|during|within|through|throughout|over|for|come|due|latest|some time"
    "|sometime|sometimes|any time|anytime|at some point|in time for|at least until"
    "|until at least|in the period|over the period|during the period|for the period"
    "|in the course of|over the course of|as part of|thru",
    "within": "within|inside|inside of|in under|in less than|in no more than|in at most"
    "|less than|under"
    "|over|for|during|throughout|up to|no more than|not more than|in not more than|at most"
    "|over the course of|in the course of"
    "|in the space of|within the space of",
    "ahead": "next|coming|upcoming|following|the next|the coming|the upcoming|the following",
    "the-ahead": "the next|the coming|the upcoming|the following",
    "more": "next|coming|upcoming|more",
    "course": "in|during|for|throughout|in the course of",
    "course-of": "for|over|during|across|throughout|over the course of|in the course of",
    "latest": "at the latest|at the very latest|latest|or earlier|or sooner|or before|at latest"
    "|if not sooner|if not before|if not earlier|at the outside|at the most|at most"
    "|or less",
    "the-end": "end|end - of -|close of|back end|tail end|back - end|tail - end",
    "day-end": "eod|cob|end of day|end of the day|the end of the day|close of business"
    "|end of business|the close of business|close of play|the close of play|close of trading"
    "|the close of trading|end of play",
    "early-in": "in|into|during|within|early in|early|early on in|at the start of"
    "|at the beginning of|the start of|the beginning of",
    "same-time": "this time|the same time|about this time|around this time|at this time",
    "stretch": "period|span|window|timeframe|time frame|horizon",
    "ending": "to|ending|ended|ending in|ending on|ended in|ended on|to the end of|through"
    "|ending at the end of|that ends in|that ends on|which ends in|which ends on",
    "beginning": "beginning|starting|beginning on|starting on|beginning in|starting in"
    "|beginning from|starting from"
    "|that begins on|that starts on|that begins in|that starts in",
    "business": "business days|working days|work days|workdays|weekdays|trading days"
    "|business day|working day|trading day",
    "hours": "hours|hrs|hour|hr",
    "whose": "its|our|their|his|her",
    "from-now": "from now|from today|of now|of today|hence|later|' time|'s time|time|from now on"
    "|down the line|down the road",
    "of": "of|in|of the|in the",
    "to": "to|through|thru|until|till|-|/|~|up to",
    "to-and": "to|or|through|thru|until|till|-|and",
    "third-of": "-|of|in|on in|on|part of|days of|weeks of|months of|years of|in the|of the",
    "third-to": "to|or|-|/|- to -|- or -|and",
    "fiscal-word": "fiscal|financial",
    "fiscal": "fy|fye|fiscal|financial|fiscal year|financial year|fy -",
    "vague": "soon|shortly|eventually|someday|some day|one day|ultimately|immediately|asap"
    "|later|presently|imminently|imminent|whenever|indefinitely|forever|never|ever|always|tba"
    "|tbd|sooner or later|soon as possible|at once|right away|in due course|due course"
    "|over time|for the time being|before long|in time|any day now"
    "|any moment now|any minute now|any week now|any time soon|anytime soon"
    "|in no time|at the earliest opportunity|at the first opportunity",
    "distance": "near|nearer|foreseeable|distant|immediate|not too distant|not so distant"
    "|not - too - distant|not - so - distant",
    "few": "few|a few|a matter of|several|some|many|a number of|a handful of",
    "only-after": "after|since|beyond|past|not before|no earlier than|not earlier than"
    "|no sooner than|not sooner than|later than|greater than|not until|not till|never before"
    "|earliest|at the earliest in|at the earliest by|at earliest in",
    "or-after": "or later|or after|and after|and later|at the earliest|and beyond|or beyond"
    "|at the very earliest"
    "|at earliest|at the soonest|at the very soonest|earliest|or thereafter|and thereafter"
    "|onward|onwards",
}

LISTS |= {name: {word: word for word in words.split("|")} for name, words in _WORDINGS.items()}

LISTS["around"]["c ."] = "c."
