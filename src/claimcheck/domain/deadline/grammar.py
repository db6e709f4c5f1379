"""The grammar as one ordered table: the first rule that fits the whole of the words is taken.

A rule whose form has a `rest`, a `part` or a `whole` reads that with the same table. The order
matters where a phrase could be cut in two ways: lengths of time come before ranges (“3–5 years”),
ranges before the words around a date (“mid-2026 to mid-2027”), and these before names.
"""

from datetime import date

from claimcheck.domain.deadline import figures, lengths, names, phrases
from claimcheck.domain.deadline.meaning import END, Context, first_not_past, last_begun
from claimcheck.domain.deadline.reader import Reader, Rule
from claimcheck.domain.deadline.reading import DEFAULTS, Calendar, Reading, Unreadable
from claimcheck.domain.deadline.refusals import quoted, refusal
from claimcheck.domain.deadline.words import normalise

_LONGEST = 200

_STORED = r"(?:\d{4}(?:-(?:\d\d(?:-\d\d)?|[qh]\d))?|\d{3}x)"
_YEAR = r"(?:\d{4}|\d\d)"
_LENGTH = r"(?P<length>.+?)"
_REST = r"(?:the )?(?P<rest>.+)"
_LESS = r"(?:the )?(?P<rest>.+?)"
_ORDER = r"(?:the )?(?P<which>[a-z0-9]+)"
_NEXT = r"(?:the )?(?:next|coming|upcoming|following)"
_THIRD = r"early|mid|middle|late"
_WHOLE = (
    r"(?P<whole>\d{4}|'\d\d|(?:the )?(?:calendar )?year \d{4}|cy ?\d\d(?:\d\d)?"
    r"|(?:the )?(?:fy|fiscal|financial)(?: year)? ?'?\d\d(?:\d\d)?(?:[-/]\d\d(?:\d\d)?)?"
    r"|(?:the )?[a-z]+ (?:fiscal |financial |calendar )?(?:year|month|week)"
    r"|(?:the )?(?:year|month|week) (?:after next|before last))"
)

_BY = r"by|until|till|til|no later than|not later than|up to|(?:on|at) or before"
_BEFORE = r"before|prior to|ahead of|earlier than"
_FROM = r"as early as|as soon as|starting|beginning|effective|as of|from"
_AROUND = r"around|about|circa|approximately|roughly|~"
_IN = (
    r"(?:(?:some ?time|any ?time|at some point)(?= (?:in|on|during|before|between|around|by)\b)"
    r"|in time for|at least until|until at least"
    r"|in|on|at|during|within|through|throughout|over|for|come|due|latest|the)"
)
_HOW = (
    r"within|inside|in under|in less than|in no more than|in at most|less than|under"
    r"|in|over|for|during|throughout|between"
)
_TO = r"(?: to | or | and | through | thru | until | till |-|/)"

RULES = (
    # figures
    Rule("year", r"(?:the )?(?:calendar )?(?:year |cy ?)?(?P<year>\d{4})", names.year),
    Rule("year", r"(?:cy ?|')(?P<year>\d\d)", names.year),
    Rule("years", r"(?P<first>\d{4})(?P<joint>[-/])(?P<last>\d\d)", figures.consecutive_years),
    Rule("stored form", rf"{_STORED}(?:/{_STORED})?", figures.stored_form),
    Rule("month", r"(?P<year>\d{4})[/.](?P<month>\d{1,2})", figures.month_and_year),
    Rule("month", r"(?P<month>\d{1,2})[-/.](?P<year>\d{4})", figures.month_and_year),
    Rule("day", r"(?P<year>\d{4})([-/.])(?P<month>\d{1,2})\2(?P<day>\d{1,2})", figures.year_first),
    Rule(
        "day",
        rf"(?P<first>\d{{1,2}})([-/.])(?P<second>\d{{1,2}})\2(?P<year>{_YEAR})",
        figures.day_and_month,
    ),
    Rule("day", r"(?P<first>\d{1,2})/(?P<second>\d{1,2})(?P<year>)", figures.day_and_month),
    # days near the day said
    Rule("relative day", r"[a-z ]+", names.near_day),
    Rule("unit", r"(?P<step>(?:the )?[a-z]+) (?P<kind>)(?P<unit>[a-z-]+)", names.stepped_unit),
    Rule(
        "unit",
        r"(?P<step>(?:the )?[a-z]+) (?P<kind>fiscal|financial|calendar) (?P<unit>[a-z]+)",
        names.stepped_unit,
    ),
    Rule("unit", r"(?:the )?(?P<unit>[a-z]+) (?P<way>after next|before last)", names.unit_beyond),
    # lengths of time
    Rule(
        "two readings",
        r"(?:in|during|for|throughout) the (?P<next>next|coming) (?P<unit>[a-z]+)",
        lengths.next_unit,
    ),
    Rule("two readings", r"within the (?P<next>)(?P<unit>[a-z]+)", lengths.next_unit),
    Rule(
        "within",
        rf"(?P<how>{_HOW})(?P<next> {_NEXT})? {_LENGTH}(?:'? time)?"
        r"(?: from (?:now|today)| of (?:now|today)| hence)?",
        lengths.within,
    ),
    Rule("within", rf"(?P<how>)(?P<next>{_NEXT}) {_LENGTH}", lengths.within),
    Rule(
        "within",
        rf"(?P<how>)(?P<next>){_LENGTH}(?: from (?:now|today)| hence|'? time)",
        lengths.within,
    ),
    Rule("ago", rf"{_LENGTH} ago", lengths.ago),
    Rule(
        "the last",
        rf"(?:(?:in|over|during|for|within) )?(?:the )?(?:last|past|previous) {_LENGTH}",
        lengths.the_last,
    ),
    Rule(
        "counted from a date",
        rf"(?P<within>(?:within |in )?){_LENGTH}"
        r" (?P<way>from|after|following|before|prior to|ahead of) (?P<rest>.+)",
        lengths.shifted,
    ),
    Rule(
        "counted from a date",
        rf"(?P<within>within ){_LENGTH}(?<!couple) (?P<way>of) (?P<rest>.+)",
        lengths.shifted,
    ),
    Rule("part", r"(?P<part>.+)[/-](?P<whole>\d{4})", phrases.part_of_whole),
    Rule("part", r"(?P<whole>\d{4})[/-](?P<part>.+)", phrases.part_of_whole),
    # ranges
    Rule(
        "range",
        r"(?:(?:between|from) )?(?:the )?(?P<first>\w+)(?:-| to | and | or | through )(?:the )?"
        r"(?P<last>\w+)(?: of)? (?P<month>[a-z]+)",
        names.days,
    ),
    Rule(
        "range",
        r"(?:(?:between|from) )?(?P<month>[a-z]+) (?P<first>\w+)(?:-| to | and | or | through )"
        r"(?P<last>\w+)",
        names.days,
    ),
    Rule(
        "day",
        r"(?P<weekday>[a-z]+)(?: the)? (?P<rest>(?!before|after|in\b|by\b).+)",
        phrases.dated_weekday,
    ),
    Rule(
        "range",
        rf"(?!(?:{_BEFORE}) )(?:(?:in|on|at|for|during|either|some ?time) )?"
        r"(?:(?P<between>between) |from )?"
        rf"(?P<rest>.+{_TO}.+)",
        phrases.ranged,
    ),
    # words around a date
    Rule(
        END,
        rf"(?:(?:at|towards?) )?(?:the )?(?:very )?(?:end|close)(?: of | in |-| ){_REST}",
        phrases.end,
    ),
    Rule(
        END,
        rf"before {_LESS} (?:is (?:out|over|up)|ends|has ended|runs out|closes)",
        phrases.end,
    ),
    Rule(
        "the rest",
        rf"(?:later(?: on)?(?: in)?|(?:rest|remainder|balance|course) of) {_REST}",
        phrases.remainder,
    ),
    Rule("earlier", rf"earlier(?: in)? {_REST}", phrases.earlier),
    Rule(
        "third",
        rf"(?P<first>{_THIRD})(?:(?:[- ]to[- ]|[- ]or[- ]|[-/])(?P<last>{_THIRD}))?[- ]"
        rf"(?:on |in |(?:part|days|weeks|months|years) of )*{_REST}",
        phrases.thirds,
    ),
    Rule(
        "third",
        rf"(?:very )?(?P<first>beginning|start|middle)(?P<last>) of {_REST}",
        phrases.thirds,
    ),
    Rule("before", rf"(?:(?:some|any) ?time )?(?:{_BEFORE}) {_REST}", phrases.before),
    Rule("by", rf"(?P<word>{_BY}) {_REST}", phrases.up_to),
    Rule(
        "at the latest",
        rf"{_LESS} (?:at the (?:very )?latest|latest|or (?:earlier|sooner|before))",
        phrases.itself,
    ),
    Rule(
        "from",
        rf"(?P<word>{_FROM})(?: in| on| with| by)? {_LESS}(?: on(?:wards?)?)?",
        phrases.starting,
    ),
    Rule("around", rf"(?P<word>{_AROUND}) ?{_REST}", phrases.around),
    Rule("in", rf"{_IN} {_REST}", phrases.itself),
    # parts of a date
    Rule(
        "part", rf"{_ORDER}[ -](?P<unit>half|quarter|qtr)(?:(?: of| in)? {_REST})?", names.nth_part
    ),
    Rule("day of a period", rf"{_ORDER} (?P<what>[a-z]+) (?:of|in) {_REST}", phrases.nth_day),
    Rule(
        "part of a period",
        rf"(?:the )?(?P<which>first|last|final|opening|closing) {_LENGTH} (?:of|in) {_REST}",
        phrases.first_stretch,
    ),
    Rule("next", r"(?P<step>(?:the )?[a-z]+) (?P<rest>.+)", phrases.stepped_name),
    # names
    Rule("decade", r"(?P<year>\d{3}0)'?s", names.decade),
    Rule(
        "fiscal year",
        r"(?:fy|(?:fiscal|financial)(?: year)?) ?(?:(?P<part>[a-z].*?)(?: of)? )?"
        rf"'?(?P<year>{_YEAR})(?:[-/](?P<next>{_YEAR}))?",
        names.fiscal,
    ),
    Rule(
        "part",
        r"(?:(?P<letter>q(?= ?[1-4])|h(?= ?[12])) ?(?P<which>\d)|"
        rf"(?P<w>[1-4](?=q)|[12](?=h))(?P<l>[qh]))(?:[ ']*(?P<year>{_YEAR}))?",
        names.quarter_or_half,
    ),
    Rule(
        "season",
        rf"(?P<season>[a-z]+)(?:(?: of)? (?P<first>\d{{4}})[-/](?P<last>{_YEAR}))?",
        names.season,
    ),
    Rule("month", r"(?P<month>[a-z]+)", names.month),
    Rule("weekday", r"[a-z]+", names.weekday),
    Rule("weekend", r"weekend", names.weekend),
    Rule("week", r"(?:week |w)(?P<number>\d{1,2})", names.week_number),
    Rule("day", r"(?P<day>\d{1,2})(?P<suffix>st|nd|rd|th)", names.day_of_month),
    Rule(
        "day",
        r"(?P<day>\S+?(?: [a-z]+)??)(?: day)?(?: of)?[ /-](?P<month>[a-z]+)",
        names.day,
    ),
    Rule("day", r"(?P<month>[a-z]+)[ /-](?:the )?(?P<day>\S+(?: \S+)?)", names.day),
    Rule(END, r"(?P<unit>year|month|quarter)(?:'s)?[- ]end", names.unit_end),
    Rule(END, r"eo(?P<unit>[ymq])", names.unit_end),
    Rule(END, r"(?:fiscal|financial) year[- ]end", phrases.fiscal_end),
    Rule("fixed point", r"[a-z' ]+", names.fixed_point),
    Rule("part", rf"(?P<part>.+?)(?: of | in |[ /-]){_WHOLE}", phrases.part_of_whole),
    Rule("part", rf"{_WHOLE}(?:'s)?[ /-](?P<part>.+)", phrases.part_of_whole),
)

_UNDATED = "use --undated, which keeps the words, or name a day, month, quarter or year"
_NAME_ONE = "name a day, month, quarter or year, such as 2026-06-30 or “last month”"


def parse_deadline(words: str, said: date, calendar: Calendar = DEFAULTS) -> Reading:
    """Read a deadline that was said on a day: it looks forward.

    A month or day without a year is the first whose last day is not past. Raises Unreadable.
    """
    return _parse(words, Context(said, calendar, first_not_past, _UNDATED))


def parse_date(words: str, today: date, calendar: Calendar = DEFAULTS) -> Reading:
    """Read the date of something that has happened: it looks back.

    A month or day without a year is the last that has begun. Raises Unreadable.
    """
    return _parse(words, Context(today, calendar, last_begun, _NAME_ONE))


def _parse(words: str, context: Context) -> Reading:
    if len(words) > _LONGEST:
        raise Unreadable(
            f"{quoted(words)} is too long for a date: {len(words)} characters",
            f"give only the words that name it, {_LONGEST} characters at most",
        )
    text = normalise(words)
    if not text:
        raise Unreadable("there are no words to read", context.advice)
    try:
        meaning = Reader(RULES, context).read(text)
        if meaning is None:
            raise refusal(words, text, context.advice)
        found = context.resolve(meaning)
    except Unreadable:
        raise
    except (ValueError, OverflowError):
        raise Unreadable(
            f"{quoted(words)} is not in the calendar", "the calendar has the years 1 to 9999"
        ) from None
    return Reading(words, context.today, found.span, found.rule, found.assumption)
