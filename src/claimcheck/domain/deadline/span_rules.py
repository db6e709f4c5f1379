"""The rules of spans: times in the calendar, in figures and in words."""

from claimcheck.domain.deadline import (
    figures,
    fiscal,
    lengths,
    names,
    nesting,
    orders,
    parts,
    short_years,
)
from claimcheck.domain.deadline.meaning import END
from claimcheck.domain.deadline.reader import Rule

FORM = (
    Rule("stored form", "<year-figures> - q <digits>", figures.quarter_form),
    Rule("stored form", "<year-figures> - h <digits>", figures.half_form),
    Rule("stored form", "<three> x", figures.decade_form),
    Rule("stored form", "<year-figures> - <digits> - <digits>", figures.year_first),
    Rule("stored form", "<year-figures> - <two-text>", figures.month_form),
    Rule("year", "<year-figures>", names.year),
)

CODED = (Rule("EDTF", "<year-figures> - <two-text>", figures.coded),)

EITHER_DAY = (
    Rule("day", "<digits> - <digits> - <year-figures>", orders.with_year),
    Rule("day", "<digits> / <digits> ,? /? <year-figures>", orders.with_year),
    Rule("day", "<digits> . <digits> . <year-figures>", orders.with_year),
    Rule("day", "<digits> <digits> <year-figures>", orders.with_year),
    Rule("day", "<digits> - <digits> - <two-text>", orders.with_any_year),
    Rule("day", "<digits> / <digits> / <two-text>", orders.with_short_year),
    Rule("day", "<digits> . <digits> . <two-text>", orders.with_short_year),
)

FIGURES = (
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
    Rule("day", "<either-day>", orders.one_order),
    Rule("years", "<year-figures> <stroke> <two-text>", figures.years_over),
    Rule("month", "<year-figures> (/|.|-) <digits>", figures.month_and_year),
    Rule("month", "<digits> (/|.|-) <year-figures>", figures.year_after_month),
)

SOME_DAY = (Rule("day", "<digits> (/|-) <digits>", orders.without_year),)

SPAN = (
    Rule("figures", "<figures>", nesting.itself),
    Rule("figures", "<figures> <doubt>", nesting.uncertain),
    Rule("relative day", "<near-day>", names.near_day),
    Rule("day", "<name> ' <two-text>", short_years.in_short_year),
    Rule("quarter", "<quarter> ('|-|/)? <two-text>", short_years.in_short_year),
    Rule("day", "<name> of '? <two-text>", short_years.in_short_year),
    Rule("day", "<day> {stroke} <month> {stroke} <two-text>", short_years.short_dated),
    Rule("day", "<day> day? (of the?)? <month> ,? '? <two-text>", short_years.short_dated),
    Rule("day", "<month> the? <day> ,? '? <two-text>", short_years.month_day_dated),
    Rule("day", "<month> - <year-figures> - <digits>", figures.month_year_day),
    Rule("day", "<digits> - <year-figures> - <month>", figures.day_year_month),
    Rule("season", "<season> of? <year-figures> {stroke} <year-text>", names.season_over),
    Rule("month", "<digits> <stroke> <two-text>", short_years.figure_and_short_year),
    Rule("day", "<some-day>", orders.one_order),
    Rule("day", "<weekday> ,? (<either-day>|<some-day>)", orders.by_weekday),
    Rule("range", "<either-day> {to} <either-day>", orders.by_partner),
    Rule("day", "<digits> of <whole>", nesting.numbered_day),
    Rule("part", "<which> -? <halves> {of} year", names.nth_part),
    Rule("quarter", "<month> <whole> <halves>", names.part_ending_in),
    Rule("part", "<name> (of|in|,|-|/|of the|in the)? <whole>", nesting.part_of_whole),
    Rule("part", "<whole> ('s|-|/|,|on)? the? <name>", nesting.whole_and_part),
    Rule("whole", "<whole>", nesting.itself),
    Rule("year", "<whole> <doubt>", nesting.uncertain),
    Rule("month", "<month> <stroke> <two-text>", short_years.month_and_short_year),
    Rule("name", "<name>", nesting.itself),
    Rule("next", "<step> <name>", nesting.stepped_name),
    Rule("season", "<step> season", names.stepped_season),
    Rule("next", "<name> after next", nesting.after_next),
    Rule("next", "<name> in <amount>", nesting.distant_name),
    Rule("the", "the <span>", nesting.itself),
    Rule("the", "<whose> <span>", nesting.whose),
    Rule("the", "(whole|all|entirety) of <period>", nesting.itself),
    Rule("relative day", "{same-time} {ahead} <unit>", lengths.this_time),
    Rule("relative day", "{same-time} in <amount>", lengths.this_time_in),
    Rule(END, "{day-end} (on|of|,)? <span>", nesting.end),
    Rule("day", "<weekday> ,? <span>", nesting.dated_weekday),
    Rule("week", "week (of|beginning|starting|commencing) <span>", nesting.week_with),
    Rule("week", "w / c <span>", nesting.week_with),
    Rule("weekend", "weekend of <span>", nesting.weekend_with),
    Rule("weekend", "<name> weekend", nesting.weekend_with),
    Rule("weekend", "<name> <whole> weekend", nesting.weekend_in),
    Rule(END, "very? {the-end} (of|in|-)? <period>", nesting.end),
    Rule(END, "<whole> 's? -? end", nesting.end),
    Rule("third", "very? <third> {third-of}? <period>", parts.one_third),
    Rule("third", "very? <edge> (-|of) <period>", parts.one_third),
    Rule("third", "<whole> ,? <third>", parts.whole_third),
    Rule("third", "(half - way|halfway|midway) (through|into) <period>", parts.middle),
    Rule("third", "<third> {third-to} <third> {third-of}? <period>", parts.thirds),
    Rule("third", "<which> third {of} <period>", parts.nth_third),
    Rule("part", "<which> -? <halves> {of}? <period>", parts.nth_part_of),
    Rule("day of a period", "<which> <weekday> {of} <period>", parts.nth_weekday_of),
    Rule("week of a period", "(first|opening) <number> weeks {of} <period>", parts.first_weeks),
    Rule("day of a period", "<which> day {of} <period>", parts.nth_day_of),
    Rule("week of a period", "<which> week {of} <period>", parts.nth_week_of),
    Rule(
        "week of a period", "<which> {to-and} the? <which> week {of} <period>", parts.nth_weeks_of
    ),
    Rule("weekend", "<which> weekend {of} <period>", parts.nth_weekend_of),
    Rule("part of a period", "<which> month {of} <period>", parts.nth_month_of),
    Rule("part of a period", "(first|opening) <amount> {of} <period>", parts.first_stretch),
    Rule("part of a period", "(last|final|closing) <amount> {of} <period>", parts.last_stretch),
    Rule("the rest", "later on? in? <period>", nesting.remainder),
    Rule("the rest", "(rest|remainder|balance|course) of <period>", nesting.remainder),
    Rule("earlier", "earlier in? <period>", nesting.earlier),
    Rule("to date", "<unit> to date", nesting.to_date),
)

PERIOD = (
    Rule("span", "<span>", nesting.itself),
    Rule("unit", "(fiscal|financial) <unit>", fiscal.the_fiscal),
    Rule("unit", "<unit>", names.this_unit),
)
