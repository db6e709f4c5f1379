"""The rules of spans: times in the calendar, in figures and in words."""

from claimcheck.domain.deadline.grammar import Rule
from claimcheck.domain.deadline.meanings import (
    day_month_order,
    fiscal,
    meaning,
    named_days,
    named_periods,
    numeric_dates,
    offsets,
    parts,
    placements,
    relations,
    short_years,
)
from claimcheck.domain.deadline.meanings.meaning import END

FORM = (
    Rule("stored form", "<year-figures> - q <digits>", numeric_dates.quarter_form),
    Rule("stored form", "<year-figures> - h <digits>", numeric_dates.half_form),
    Rule("stored form", "<three> x", numeric_dates.decade_form),
    Rule("stored form", "<year-figures> - <digits> - <digits>", numeric_dates.year_first),
    Rule("stored form", "<year-figures> - <two-text>", numeric_dates.month_form),
    Rule("year", "<year-figures>", named_periods.year),
)

CODED = (Rule("EDTF", "<year-figures> - <two-text>", numeric_dates.coded),)

EITHER_DAY = (
    Rule("day", "<digits> - <digits> - <year-figures>", day_month_order.with_year),
    Rule("day", "<digits> / <digits> ,? /? <year-figures>", day_month_order.with_year),
    Rule("day", "<digits> . <digits> . <year-figures>", day_month_order.with_year),
    Rule("day", "<digits> <digits> <year-figures>", day_month_order.with_year),
    Rule("day", "<digits> - <digits> - <two-text>", day_month_order.with_any_year),
    Rule("day", "<digits> / <digits> / <two-text>", day_month_order.with_short_year),
    Rule("day", "<digits> . <digits> . <two-text>", day_month_order.with_short_year),
)

FIGURES = (
    Rule("figures", "<form>", meaning.itself),
    Rule("stored form", "<form> / <form>", numeric_dates.range_form),
    Rule("EDTF", "(<form>|<coded>) / <coded>", numeric_dates.range_form),
    Rule("EDTF", "<coded> / <form>", numeric_dates.range_form),
    Rule("EDTF", "<digits> xx", numeric_dates.century_form),
    Rule("EDTF", "<year-figures> - xx (- xx)?", numeric_dates.some_month),
    Rule("EDTF", "<year-figures> - <digits> - xx", numeric_dates.some_day),
    Rule("day", "<year-figures> / <digits> / <digits>", numeric_dates.year_first),
    Rule("day", "<year-figures> . <digits> . <digits>", numeric_dates.year_first),
    Rule("day", "<year-figures> <digits> <digits>", numeric_dates.year_first),
    Rule("day", "<eight-text>", numeric_dates.compact),
    Rule("day", "<year-figures> - <three-text>", numeric_dates.day_of_year),
    Rule("day", "<year-figures> - w <digits> - <digits>", numeric_dates.week_form),
    Rule("day", "<either-day>", day_month_order.one_order),
    Rule("years", "<year-figures> <stroke> <two-text>", numeric_dates.years_over),
    Rule("month", "<year-figures> <stroke> <digits>", numeric_dates.month_or_years),
    Rule("month", "<year-figures> . <digits>", numeric_dates.month_and_year),
    Rule("month", "<digits> (/|.|-) <year-figures>", numeric_dates.year_after_month),
)

SOME_DAY = (Rule("day", "<digits> (/|-) <digits>", day_month_order.without_year),)

SPAN = (
    Rule("figures", "<figures>", meaning.itself),
    Rule("figures", "<figures> <doubt>", relations.uncertain),
    Rule("relative day", "<near-day>", named_days.near_day),
    Rule("day", "<name> ' <two-text>", short_years.in_short_year),
    Rule("quarter", "<quarter> ('|-|/)? <two-text>", short_years.in_short_year),
    Rule("day", "<name> of '? <two-text>", short_years.in_short_year),
    Rule("day", "<day> {stroke} <month> {stroke} <two-text>", short_years.short_dated),
    Rule("day", "<day> day? (of the?)? <month> ,? '? <two-text>", short_years.short_dated),
    Rule("day", "<month> the? <day> ,? '? <two-text>", short_years.month_day_dated),
    Rule("day", "<month> - <year-figures> - <digits>", numeric_dates.month_year_day),
    Rule("day", "<digits> - <year-figures> - <month>", numeric_dates.day_year_month),
    Rule("season", "<season> of? <year-figures> {stroke} <year-text>", named_periods.season_over),
    Rule("month", "<digits> <stroke> <two-text>", short_years.figure_and_short_year),
    Rule("day", "<some-day>", day_month_order.one_order),
    Rule("day", "<weekday> ,? (<either-day>|<some-day>)", day_month_order.by_weekday),
    Rule("range", "<either-day> {to} <either-day>", day_month_order.by_partner),
    Rule("day", "<digits> of <whole>", placements.numbered_day),
    Rule("part", "<which> -? <halves> {of} year", named_periods.nth_part),
    Rule("quarter", "<month> <whole> <halves>", named_periods.part_ending_in),
    Rule("part", "<name> (of|in|,|-|/|of the|in the)? <whole>", placements.part_of_whole),
    Rule("part", "<whole> ('s|-|/|,|on)? the? <name>", placements.whole_and_part),
    Rule("whole", "<whole>", meaning.itself),
    Rule("year", "<whole> <doubt>", relations.uncertain),
    Rule("month", "<month> <stroke> <two-text>", short_years.month_and_short_year),
    Rule("name", "<name>", meaning.itself),
    Rule("next", "<step> <name>", placements.stepped_name),
    Rule("season", "<step> season", named_periods.stepped_season),
    Rule("weekday", "<weekday> next", placements.weekday_next),
    Rule("next", "<name> after next", placements.after_next),
    Rule("next", "<name> in <duration>", placements.distant_name),
    Rule("the", "the <span>", meaning.itself),
    Rule("the", "<whose> <span>", placements.whose),
    Rule("the", "(whole|all|entirety) of <period>", meaning.itself),
    Rule("relative day", "{same-time} {ahead} <unit>", offsets.this_time),
    Rule("relative day", "{same-time} in <duration>", offsets.this_time_in),
    Rule(END, "{day-end} (on|of|,)? <span>", relations.end),
    Rule("day", "<weekday> ,? <span>", placements.dated_weekday),
    Rule("week", "week (of|beginning|starting|commencing) <span>", placements.week_with),
    Rule("week", "w / c <span>", placements.week_with),
    Rule("weekend", "weekend of <span>", placements.weekend_with),
    Rule("weekend", "<name> weekend", placements.weekend_with),
    Rule("weekend", "<name> <whole> weekend", placements.weekend_in),
    Rule(END, "very? {the-end} (of|in|-)? <period>", relations.end),
    Rule(END, "<whole> 's? -? end", relations.end),
    Rule("third", "very? <third> {third-of}? <period>", parts.one_third),
    Rule("third", "very? <edge> (-|of) <period>", parts.one_third),
    Rule("third", "<whole> ,? <third>", parts.whole_third),
    Rule("third", "((half|mid) - way|halfway|midway) (through|into) <period>", parts.middle),
    Rule("third", "<third> {third-to} <third> {third-of}? <period>", parts.thirds),
    Rule("third", "midyear", parts.middle_of_the_year),
    Rule("third", "midyear (of|in)? <whole>", parts.middle),
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
    Rule("part of a period", "(first|opening) <duration> {of} <period>", parts.first_stretch),
    Rule("part of a period", "(last|final|closing) <duration> {of} <period>", parts.last_stretch),
    Rule("the rest", "later on? in? <period>", relations.remainder),
    Rule("the rest", "(rest|remainder|balance|course) of <period>", relations.remainder),
    Rule("earlier", "earlier in? <period>", relations.earlier),
    Rule("to date", "<unit> to date", relations.to_date),
)

PERIOD = (
    Rule("span", "<span>", meaning.itself),
    Rule("unit", "(fiscal|financial) <unit>", fiscal.the_fiscal),
    Rule("unit", "<unit>", named_periods.this_unit),
)
