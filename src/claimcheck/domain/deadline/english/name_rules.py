"""The rules of names and wholes: what recurs every year, month or week, and years and units."""

from claimcheck.domain.deadline.english import holidays
from claimcheck.domain.deadline.grammar import Rule
from claimcheck.domain.deadline.meanings import (
    fiscal,
    fixed_points,
    meaning,
    named_days,
    named_periods,
    placements,
    short_years,
)
from claimcheck.domain.deadline.meanings.meaning import END

NAME = (
    Rule(
        "range", "(between|from)? the? <day> {to-and} the? <day> day? of? <month>", named_days.days
    ),
    Rule("range", "(between|from)? <month> the? <day> {to-and} the? <day>", named_days.month_days),
    Rule(
        "range",
        "the? <day> , the? <day> ,? {to-and} the? <day> day? of? <month>",
        named_days.several_days,
    ),
    Rule(
        "range",
        "<month> the? <day> , the? <day> ,? {to-and} the? <day>",
        named_days.month_several_days,
    ),
    Rule("day", "<day> day? (of the?)? <month>", named_days.day),
    Rule("day", "<month> the? <day>", named_days.month_day),
    Rule("day", "<month> {stroke} <digits>", named_days.month_day),
    Rule("day", "<digits> {stroke} <month>", named_days.day),
    Rule("day", "<digit-place> day?", named_days.day_of_month),
    Rule("day", "<weekday> ,? the? <day>", named_days.weekday_the),
    Rule("month", "(the? month of)? <month>", named_periods.month),
    Rule(END, "<month> 's? -? end", named_periods.month),
    Rule(END, "<quarter> 's? -? end", meaning.itself),
    Rule("quarter", "<month> -? <halves>", named_periods.part_ending),
    Rule("weekday", "<weekday>", named_days.weekday),
    Rule("weekend", "weekend", named_days.weekend),
    Rule("working week", "(working|work|business) week", named_days.working_week),
    Rule("working week", "workweek", named_days.working_week),
    Rule("week", "(week|w) <digits>", named_days.week_number),
    Rule(END, "week 's? -? end", named_days.week_end),
    Rule("third of a week", "(mid - week|midweek)", named_days.midweek),
    Rule("season", "<season> (season|months)?", named_periods.season),
    Rule("quarter", "<quarter>", meaning.itself),
    Rule("part", "<which> calendar? -? <halves>", named_periods.nth_part),
    Rule("range", "<which> {to-and} the? <which> -? <halves-or-more>", named_periods.nth_parts),
    Rule("third", "bom", named_periods.month_start),
    Rule("third", "boy", named_periods.year_start),
    Rule(END, "(eoy|ye)", named_periods.year_end),
    Rule(END, "eom", named_periods.month_end),
    Rule(END, "eow", named_days.week_end),
    Rule(END, "{day-end}", named_days.day_end),
    Rule("fiscal year", "(fiscal|financial) <name>", fiscal.part),
    Rule("fiscal year", "<which> (fiscal|financial) -? <halves>", fiscal.nth_part),
    Rule(END, "calendar? year 's? -? end", named_periods.year_end),
    Rule(END, "month 's? -? end", named_periods.month_end),
    Rule("fixed point", "<holiday>", holidays.holiday),
    Rule("fixed point", "<holiday> in <month>", holidays.in_month),
    Rule("fixed point", "<parent> ('s|'|s)? '? day", holidays.parents_day),
    Rule("fixed point", "mothering sunday", fixed_points.mothering_sunday),
    Rule("fixed point", "orthodox easter", fixed_points.orthodox_easter),
)

QUARTER = (
    Rule("quarter", "q <digits>", named_periods.quarter_name),
    Rule("quarter", "<digits> q", named_periods.quarter_name),
    Rule("half", "h <digits>", named_periods.half_name),
    Rule("half", "<digits> h", named_periods.half_name),
    Rule("quarter", "quarter <digits>", named_periods.quarter_name),
    Rule("half", "half <digits>", named_periods.half_name),
    Rule("quarter", "calendar <quarter>", meaning.itself),
)

WHOLE = (
    Rule(
        "year",
        "(calendar? -? year of?|(calendar|cy)|(full|whole) -? year)? <year>",
        named_periods.year,
    ),
    Rule("year", "<year> calendar -? year", named_periods.year),
    Rule("year", "('|cy) <two-text>", short_years.short_year),
    Rule(END, "(eoy|ye) '? <two-text>", short_years.short_year),
    Rule(END, "eofy", fiscal.fiscal_end),
    Rule("fiscal year", "eofy <fiscal-number>", meaning.itself),
    Rule("fiscal year", "{fiscal} '? <two-text>", short_years.short_fiscal),
    Rule("fiscal year", "{fiscal} <year>", fiscal.fiscal),
    Rule("fiscal year", "{fiscal} <year-figures> {stroke} <year-text>", fiscal.fiscal_over),
    Rule("fiscal year", "{fiscal} <digits> {stroke} <two-text>", fiscal.fiscal_over),
    Rule("part", "(fiscal|financial) year? <name> of? <fiscal-number>", placements.part_of_whole),
    Rule("quarter", "<digits> qfy <fiscal-number>", fiscal.quarter_of),
    Rule("half", "<digits> hfy <fiscal-number>", fiscal.half_of),
    Rule("quarter", "<digits> qcy <calendar-number>", fiscal.quarter_of),
    Rule("half", "<digits> hcy <calendar-number>", fiscal.half_of),
    Rule("fiscal year", "<step> (fiscal|fy)", fiscal.this_fiscal),
    Rule("fiscal year", "<year> (fiscal|financial) year", fiscal.fiscal),
    Rule(
        "fiscal year",
        "<year-figures> {stroke} <year-text> (fiscal|financial) year",
        fiscal.fiscal_over,
    ),
    Rule("unit", "<near-whole>", meaning.itself),
    Rule("decade", "<year-figures> '? s", named_periods.decade),
    Rule("decade", "<year-figures> 's", named_periods.decade),
    Rule("decade", "'? <digits> ('s|s)", named_periods.short_decade),
    Rule("decade", "<tens>", named_periods.short_decade),
    Rule("range", "this <unit> (or|and) next", named_periods.this_or_next),
    Rule(END, "decade 's? -? end", named_periods.decade_end),
    Rule(END, "eoq", named_periods.quarter_end),
    Rule(END, "quarter 's? -? end", named_periods.quarter_end),
    Rule(END, "(fiscal|financial) year 's? -? end", fiscal.fiscal_end),
)

NEAR_WHOLE = (
    Rule("unit", "<step> half", named_periods.stepped_half),
    Rule("unit", "<step> calendar? <unit>", named_periods.stepped_unit),
    Rule("unit", "(the|this)? (full|whole|entire) -? <unit>", named_periods.this_unit),
    Rule("unit", "<step> (fiscal|financial) <unit>", fiscal.stepped_fiscal),
    Rule("unit", "the calendar? <unit>", named_periods.this_unit),
    Rule("unit", "the (fiscal|financial) <unit>", fiscal.the_fiscal),
    Rule("unit", "<unit> after next", named_periods.after_next),
    Rule("unit", "<unit> before last", named_periods.before_last),
)
"""The wholes that are told by the day said; “on” or “in” goes before a part of these alone.

“2024 on 4 April” are two times: “results for 2024 on 4 April”.
"""

FISCAL_NUMBER = (
    Rule("fiscal year", "<year>", fiscal.fiscal),
    Rule("fiscal year", "'? <two-text>", short_years.short_fiscal),
)

CALENDAR_NUMBER = (
    Rule("year", "<year>", named_periods.year),
    Rule("year", "'? <two-text>", short_years.short_year),
)
