"""The grammar, as tables of rules.

In the order of the tables a phrase is built from the inside out: `name` recurs every year, month
or week, `whole` is a year or another unit, `span` is a time in the calendar, `length` counts from
the day on which something was said, and `date` is any of these with the words around it.
"""

from typing import Any

from claimcheck.domain.deadline import amounts, figures, holidays, lengths, names, nesting, numbers
from claimcheck.domain.deadline.meaning import END
from claimcheck.domain.deadline.reader import Grammar, Rule, word_list
from claimcheck.domain.deadline.words import (
    DAYS_AWAY,
    EDGES,
    LENGTHS,
    MONTHS,
    SEASONS,
    STEPS,
    THIRDS,
    UNITS,
    WEEKDAYS,
)

_NAME = (
    Rule("range", "(between|from)? the? <day> {to-and} the? <day> day? of? <month>", names.days),
    Rule("range", "(between|from)? <month> the? <day> {to-and} the? <day>", names.month_days),
    Rule("day", "<day> day? (of the?)? <month>", names.day),
    Rule("day", "<month> the? <day>", names.month_day),
    Rule("day", "<month> {stroke} <digits>", names.month_day),
    Rule("day", "<digits> {stroke} <month>", names.day),
    Rule("day", "<digit-place> day?", names.day_of_month),
    Rule("day", "<weekday> ,? the? <day>", names.weekday_the),
    Rule("month", "(the? month of)? <month>", names.month),
    Rule("weekday", "<weekday>", names.weekday),
    Rule("weekend", "weekend", names.weekend),
    Rule("working week", "(working|work|business) week", names.working_week),
    Rule("working week", "workweek", names.working_week),
    Rule("week", "(week|w) <digits>", names.week_number),
    Rule("season", "<season>", names.season),
    Rule("quarter", "<quarter>", nesting.itself),
    Rule("part", "<which> -? <halves>", names.nth_part),
    Rule("third", "bom", names.month_start),
    Rule("third", "boy", names.year_start),
    Rule(END, "eoy", names.year_end),
    Rule(END, "eom", names.month_end),
    Rule(END, "eow", names.week_end),
    Rule(END, "year 's? -? end", names.year_end),
    Rule(END, "month 's? -? end", names.month_end),
    Rule("fixed point", "<holiday>", holidays.holiday),
    Rule("fixed point", "<parent> ('s|'|s)? '? day", holidays.parents_day),
    Rule("fixed point", "mothering sunday", holidays.mothering_sunday),
    Rule("fixed point", "orthodox easter", holidays.orthodox_easter),
)

_QUARTER = (
    Rule("quarter", "q <digits>", names.quarter_name),
    Rule("quarter", "<digits> q", names.quarter_name),
    Rule("half", "h <digits>", names.half_name),
    Rule("half", "<digits> h", names.half_name),
)

_WHOLE = (
    Rule("year", "((the? calendar)? year of?|cy)? <year>", names.year),
    Rule("year", "('|cy) <two-text>", names.short_year),
    Rule("fiscal year", "{fiscal} '? <two-text>", names.short_fiscal),
    Rule("fiscal year", "{fiscal} <year>", names.fiscal),
    Rule("fiscal year", "{fiscal} <year-figures> {stroke} <year-text>", names.fiscal_over),
    Rule("fiscal year", "{fiscal} <digits> {stroke} <two-text>", names.fiscal_over),
    Rule("part", "(fiscal|financial) year? <name> of? <fiscal-number>", nesting.part_of_whole),
    Rule("unit", "<step> calendar? <unit>", names.stepped_unit),
    Rule("unit", "<step> (fiscal|financial) <unit>", names.stepped_fiscal),
    Rule("unit", "the calendar? <unit>", names.this_unit),
    Rule("unit", "the (fiscal|financial) <unit>", names.the_fiscal),
    Rule("unit", "<unit> after next", names.after_next),
    Rule("unit", "<unit> before last", names.before_last),
    Rule("decade", "<year-figures> '? s", names.decade),
    Rule("decade", "<year-figures> 's", names.decade),
    Rule("decade", "'? <digits> ('s|s)", names.short_decade),
    Rule("decade", "<tens>", names.short_decade),
    Rule(END, "eoq", names.quarter_end),
    Rule(END, "quarter 's? -? end", names.quarter_end),
    Rule(END, "(fiscal|financial) year 's? -? end", names.fiscal_end),
)

_FISCAL_NUMBER = (
    Rule("fiscal year", "<year>", names.fiscal),
    Rule("fiscal year", "'? <two-text>", names.short_fiscal),
)

_FORM = (
    Rule("stored form", "<year-figures> - q <digits>", figures.quarter_form),
    Rule("stored form", "<year-figures> - h <digits>", figures.half_form),
    Rule("stored form", "<three> x", figures.decade_form),
    Rule("stored form", "<year-figures> - <digits> - <digits>", figures.year_first),
    Rule("stored form", "<year-figures> - <two-text>", figures.month_form),
    Rule("year", "<year-figures>", names.year),
)

_CODED = (Rule("EDTF", "<year-figures> - <two-text>", figures.coded),)

_FIGURES = (
    Rule("figures", "<form>", nesting.itself),
    Rule("stored form", "<form> / <form>", figures.range_form),
    Rule("EDTF", "(<form>|<coded>) / <coded>", figures.range_form),
    Rule("EDTF", "<coded> / <form>", figures.range_form),
    Rule("EDTF", "<digits> xx", figures.century_form),
    Rule("EDTF", "<year-figures> - xx (- xx)?", figures.some_month),
    Rule("EDTF", "<year-figures> - <digits> - xx", figures.some_day),
    Rule("day", "<year-figures> / <digits> / <digits>", figures.year_first),
    Rule("day", "<year-figures> . <digits> . <digits>", figures.year_first),
    Rule("day", "<year-figures> <digits> <digits>", figures.year_first),
    Rule("day", "<eight-text>", figures.compact),
    Rule("day", "<year-figures> - <three-text>", figures.day_of_year),
    Rule("day", "<year-figures> - w <digits> - <digits>", figures.week_form),
    Rule("day", "<digits> - <digits> - <year-figures>", figures.day_and_month),
    Rule("day", "<digits> / <digits> ,? /? <year-figures>", figures.day_and_month),
    Rule("day", "<digits> . <digits> . <year-figures>", figures.day_and_month),
    Rule("day", "<digits> <digits> <year-figures>", figures.day_and_month),
    Rule("day", "<digits> - <digits> - <two-text>", figures.three_pairs),
    Rule("day", "<digits> / <digits> / <two-text>", figures.day_and_short_year),
    Rule("day", "<digits> . <digits> . <two-text>", figures.day_and_short_year),
    Rule("years", "<year-figures> <stroke> <two-text>", figures.consecutive_years),
    Rule("month", "<year-figures> (/|.|-) <digits>", figures.month_and_year),
    Rule("month", "<digits> (/|.|-) <year-figures>", figures.year_after_month),
)

_SPAN = (
    Rule("figures", "<figures>", nesting.itself),
    Rule("figures", "<figures> <doubt>", nesting.uncertain),
    Rule("relative day", "<near-day>", names.near_day),
    Rule("day", "<name> ' <two-text>", names.in_short_year),
    Rule("quarter", "<quarter> '? <two-text>", names.in_short_year),
    Rule("day", "<name> of '? <two-text>", names.in_short_year),
    Rule("day", "<day> {stroke} <month> {stroke} <two-text>", nesting.short_dated),
    Rule("day", "<month> - <year-figures> - <digits>", figures.month_year_day),
    Rule("day", "<digits> - <year-figures> - <month>", figures.day_year_month),
    Rule("season", "<season> of? <year-figures> {stroke} <year-text>", names.season_over),
    Rule("day", "<digits> (/|-) <digits>", figures.day_of_some_year),
    Rule("day", "<digits> of <whole>", nesting.numbered_day),
    Rule("part", "<which> -? <halves> {of} year", names.nth_part),
    Rule("part", "<name> (of|in|,|-|/|of the|in the)? <whole>", nesting.part_of_whole),
    Rule("part", "<whole> ('s|-|/|,|on)? the? <name>", nesting.whole_and_part),
    Rule("whole", "<whole>", nesting.itself),
    Rule("year", "<whole> <doubt>", nesting.uncertain),
    Rule("name", "<name>", nesting.itself),
    Rule("next", "<step> <name>", nesting.stepped_name),
    Rule("season", "<step> season", names.stepped_season),
    Rule("next", "<name> after next", nesting.after_next),
    Rule("next", "<name> in <amount>", nesting.distant_name),
    Rule("the", "the <span>", nesting.itself),
    Rule("day", "<weekday> ,? <span>", nesting.dated_weekday),
    Rule("week", "week (of|beginning|starting|commencing) <span>", nesting.week_with),
    Rule("week", "w / c <span>", nesting.week_with),
    Rule("weekend", "weekend of <span>", nesting.weekend_with),
    Rule("weekend", "<name> weekend", nesting.weekend_with),
    Rule("weekend", "<name> <whole> weekend", nesting.weekend_in),
    Rule(END, "very? (end|close) (of|in|-)? <period>", nesting.end),
    Rule(END, "<whole> 's? -? end", nesting.end),
    Rule("third", "very? <third> {third-of}? <period>", nesting.one_third),
    Rule("third", "very? <edge> (-|of) <period>", nesting.one_third),
    Rule("third", "<third> {third-to} <third> {third-of}? <period>", nesting.thirds),
    Rule("third", "<which> third {of} <period>", nesting.nth_third),
    Rule("part", "<which> -? <halves> {of}? <period>", nesting.nth_part_of),
    Rule("day of a period", "<which> <weekday> {of} <period>", nesting.nth_weekday_of),
    Rule("week of a period", "(first|opening) <number> weeks {of} <period>", nesting.first_weeks),
    Rule("day of a period", "<which> day {of} <period>", nesting.nth_day_of),
    Rule("week of a period", "<which> week {of} <period>", nesting.nth_week_of),
    Rule("part of a period", "<which> month {of} <period>", nesting.nth_month_of),
    Rule("part of a period", "(first|opening) <amount> {of} <period>", nesting.first_stretch),
    Rule("part of a period", "(last|final|closing) <amount> {of} <period>", nesting.last_stretch),
    Rule("the rest", "later on? in? <period>", nesting.remainder),
    Rule("the rest", "(rest|remainder|balance|course) of <period>", nesting.remainder),
    Rule("earlier", "earlier in? <period>", nesting.earlier),
    Rule("to date", "<unit> to date", nesting.to_date),
)

_PERIOD = (
    Rule("span", "<span>", nesting.itself),
    Rule("unit", "(fiscal|financial) <unit>", names.the_fiscal),
    Rule("unit", "<unit>", names.this_unit),
)

_AMOUNT = (
    Rule("amount", "<one-amount>", nesting.itself),
    Rule("amount", "<one-amount> (and|,|, and)? <amount>", amounts.amounts_together),
)

_ONE_AMOUNT = (
    Rule("amount", "<number> -? <units>", amounts.amount),
    Rule("amount", "<number> and a half <units>", amounts.amount_and_a_half),
    Rule("amount", "<number> <units> and a half", amounts.amount_and_a_half),
    Rule("amount", "(a|an|one) <units> or two", amounts.amount_or_two),
    Rule("amount", "<number> (to|or|-|and) <number> -? <units>", amounts.amounts_between),
)

_LENGTH = (
    Rule("two readings", "{course} the (next|coming) <unit>", lengths.in_the_next_unit),
    Rule("two readings", "within the <unit>", lengths.within_the_unit),
    Rule("within", "{within} {ahead}? <amount> {from-now}?", lengths.within),
    Rule("within", "{within} {ahead} <unit>", lengths.within_one),
    Rule("within", "(in|between) <amount> {from-now}?", lengths.ahead),
    Rule("within", "in? {ahead} <amount>", lengths.within),
    Rule("within", "<amount> {from-now}", lengths.ahead),
    Rule("within", "{within}? the? <number> {more} <units>", lengths.within_more),
    Rule("within", "{course}? the? (next|coming) fortnight", lengths.next_fortnight),
    Rule("the last", "{course}? the? (last|past|previous) fortnight", lengths.last_fortnight),
    Rule("weekday", "<number> <weekdays> (from now|hence)", lengths.weekdays_ahead),
    Rule("ago", "<amount> (ago|back|earlier)", lengths.ago),
    Rule("the last", "{course}? the? (last|past|previous) <amount>", lengths.the_last),
    Rule("counted from a date", "within <amount> ({after}|of) <span>", lengths.within_after),
    Rule("counted from a date", "within <amount> {before} <span>", lengths.within_before),
    Rule("counted from a date", "in? <amount> {after} <span>", lengths.counted_after),
    Rule("counted from a date", "in? <amount> {before} <span>", lengths.counted_before),
    Rule("counted from a date", "the? day after <span>", lengths.day_after),
    Rule("counted from a date", "the? day before <span>", lengths.the_day_before),
    Rule("counted from a date", "the? <which> <weekday> after <span>", lengths.weekday_after),
    Rule("running", "for <amount> ,? (from|starting|beginning) (on|from)? <span>", lengths.running),
    Rule("running", "<amount> (starting|beginning) (on|from)? <span>", lengths.running),
    Rule("running", "(from|starting)? <span> for <amount>", lengths.running_from),
)

_DATE = (
    Rule("EDTF", "<coded>", nesting.itself),
    Rule("length", "<length>", nesting.itself),
    Rule("span", "<span>", nesting.itself),
    Rule("range", "<range>", nesting.itself),
    Rule("in", "{in} <date>", nesting.itself),
    Rule("by", "<by> <date>", nesting.up_to),
    Rule("before", "{before} <date>", nesting.before),
    Rule(END, "before <period> (is (out|over|up)|ends|has ended|runs out|closes)", nesting.end),
    Rule("from", "<from> (in|on|with|by)? <date> (on|onward|onwards)?", nesting.starting),
    Rule("around", "<around> <date>", nesting.around),
    Rule("open start", "(. .)? / <span>", nesting.open_start),
    Rule("at the latest", "<span> {latest}", nesting.itself),
)

_RANGE = (
    Rule("range", "(from|either)? <span> {to} <span>", nesting.ranged),
    Rule("range", "from? <span> {to} date", nesting.since),
    Rule("range", "between <span> (and|to|-) <span>", nesting.ranged),
)

_WHICH = (
    Rule("which", "<place>", nesting.itself),
    Rule("which", "(last|final|latter|back|closing)", nesting.last),
    Rule("which", "opening", nesting.first),
    Rule("which", "<place> (to|-)? last", nesting.from_the_end),
)

_UNDATED = (
    Rule("undated", "(very|quite|pretty|as)? {vague}", nesting.no_day),
    Rule("undated", "(in|for|over)? the? {distance}? future", nesting.no_day),
    Rule(
        "undated",
        "(in|for|over)? the? (near|short|medium|long|longer) -? term",
        nesting.no_day,
    ),
    Rule("undated", "(in|within|over|for|after)? {ahead}? {few} {units}", nesting.no_day),
    Rule("undated", "(in|within|over|for)? {ahead} {plural}", nesting.no_day),
    Rule("undated", "in {plural}", nesting.no_day),
    Rule("undated", "(at|on)? (a|some)? (later|future) (date|time|point|stage)", nesting.no_day),
    Rule("undated", "(at|on) some (date|time|point|stage)", nesting.no_day),
)

_OPEN = (
    Rule("open", "{only-after} <date>", nesting.open_end),
    Rule("open", "<date> {or-after}", nesting.open_end),
    Rule("open", "<span> / (. .)?", nesting.open_end),
    Rule("open", "(more|longer) than <amount>", nesting.open_end),
)

LISTS: dict[str, dict[str, Any]] = {
    "month": MONTHS,
    "weekday": WEEKDAYS,
    "weekdays": {f"{name}s": number for name, number in WEEKDAYS.items()} | WEEKDAYS,
    "season": {name: name for name in SEASONS},
    "unit": UNITS,
    "units": LENGTHS,
    "plural": {word: unit for word, unit in LENGTHS.items() if word not in UNITS},
    "halves": {"half": "half", "quarter": "quarter", "qtr": "quarter"},
    "third": THIRDS,
    "edge": EDGES,
    "step": STEPS,
    "near-day": DAYS_AWAY,
    "holiday": holidays.HOLIDAYS,
    "parent": {"father": "father", "mother": "mother", "fathers": "father", "mothers": "mother"},
    "tens": {f"{ten[:-1]}ies": value for ten, value in numbers.TENS.items()},
    "stroke": {"-": "-", "/": "/"},
    "doubt": {"~": "~", "query": "?", "%": "%"},
}

_WORDINGS = {
    "by": "by|until|til|till|no later than|not later than|up to|on or before|at or before"
    "|not after",
    "before": "before|prior to|ahead of|earlier than|in advance of",
    "after": "after|following|from",
    "from": "as early as|as soon as|starting|beginning|commencing|effective|as of|from",
    "around": "around|about|circa|approximately|approx|roughly|~",
    "in": "in|on|at|during|within|through|throughout|over|for|come|due|latest|some time|sometime"
    "|sometimes|any time|anytime|at some point|in time for|at least until|until at least"
    "|in the course of",
    "within": "within|inside|in under|in less than|in no more than|in at most|less than|under|over"
    "|for|during|throughout|up to|no more than|at most",
    "ahead": "next|coming|upcoming|following|the next|the coming|the upcoming|the following",
    "more": "next|coming|upcoming|more",
    "course": "in|during|for|throughout",
    "latest": "at the latest|at the very latest|latest|or earlier|or sooner|or before",
    "from-now": "from now|from today|of now|of today|hence|later|'|' time|'s time|time|from now on",
    "of": "of|in|of the|in the",
    "to": "to|or|through|thru|until|till|-|/|~|up to",
    "to-and": "to|or|through|thru|until|till|-|and",
    "third-of": "-|of|in|on|part of|days of|weeks of|months of|years of|in the|of the",
    "third-to": "to|or|-|/|- to -|- or -|and",
    "fiscal": "fy|fiscal|financial|fiscal year|financial year|fy -",
    "vague": "soon|shortly|eventually|someday|some day|one day|ultimately|immediately|asap|later"
    "|presently|imminently|imminent|whenever|indefinitely|forever|never|ever|always|tba|tbd"
    "|sooner or later|soon as possible|at once|right away|in due course|due course|over time"
    "|for the time being|before long|in time",
    "distance": "near|nearer|foreseeable|distant|immediate|not too distant|not so distant"
    "|not - too - distant|not - so - distant",
    "few": "few|a few|several|some|many|a number of|a handful of",
    "only-after": "after|since|beyond|past|not before|no earlier than|not earlier than"
    "|no sooner than|not sooner than|later than|greater than",
    "or-after": "or later|or after|and after|and later|at the earliest|and beyond|or beyond|onward"
    "|onwards",
}

LISTS |= {name: {word: word for word in words.split("|")} for name, words in _WORDINGS.items()}

GRAMMAR = Grammar(
    {
        "name": _NAME,
        "quarter": _QUARTER,
        "whole": _WHOLE,
        "fiscal-number": _FISCAL_NUMBER,
        "form": _FORM,
        "coded": _CODED,
        "figures": _FIGURES,
        "span": _SPAN,
        "period": _PERIOD,
        "amount": _AMOUNT,
        "one-amount": _ONE_AMOUNT,
        "length": _LENGTH,
        "range": _RANGE,
        "date": _DATE,
        "which": _WHICH,
        "undated": _UNDATED,
        "open": _OPEN,
    },
    {name: word_list(words) for name, words in LISTS.items()} | numbers.TERMINALS,
)
