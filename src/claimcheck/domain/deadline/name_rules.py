"""The rules of names and wholes: what recurs every year, month or week, and years and units."""

from claimcheck.domain.deadline import fiscal, holidays, names, nesting, short_years
from claimcheck.domain.deadline.meaning import END
from claimcheck.domain.deadline.reader import Rule

NAME = (
    Rule("range", "(between|from)? the? <day> {to-and} the? <day> day? of? <month>", names.days),
    Rule("range", "(between|from)? <month> the? <day> {to-and} the? <day>", names.month_days),
    Rule("day", "<day> day? (of the?)? <month>", names.day),
    Rule("day", "<month> the? <day>", names.month_day),
    Rule("day", "<month> {stroke} <digits>", names.month_day),
    Rule("day", "<digits> {stroke} <month>", names.day),
    Rule("day", "<digit-place> day?", names.day_of_month),
    Rule("day", "<weekday> ,? the? <day>", names.weekday_the),
    Rule("month", "(the? month of)? <month>", names.month),
    Rule(END, "<month> 's? -? end", names.month),
    Rule(END, "<quarter> 's? -? end", nesting.itself),
    Rule("quarter", "<month> -? <halves>", names.part_ending),
    Rule("weekday", "<weekday>", names.weekday),
    Rule("weekend", "weekend", names.weekend),
    Rule("working week", "(working|work|business) week", names.working_week),
    Rule("working week", "workweek", names.working_week),
    Rule("week", "(week|w) <digits>", names.week_number),
    Rule("season", "<season>", names.season),
    Rule("quarter", "<quarter>", nesting.itself),
    Rule("part", "<which> -? <halves>", names.nth_part),
    Rule("range", "<which> {to-and} the? <which> -? <halves>", names.nth_parts),
    Rule("third", "bom", names.month_start),
    Rule("third", "boy", names.year_start),
    Rule(END, "(eoy|ye)", names.year_end),
    Rule(END, "eom", names.month_end),
    Rule(END, "eow", names.week_end),
    Rule(END, "{day-end}", names.day_end),
    Rule("fiscal year", "(fiscal|financial) <name>", fiscal.part),
    Rule("fiscal year", "<which> (fiscal|financial) -? <halves>", fiscal.nth_part),
    Rule(END, "year 's? -? end", names.year_end),
    Rule(END, "month 's? -? end", names.month_end),
    Rule("fixed point", "<holiday>", holidays.holiday),
    Rule("fixed point", "<holiday> in <month>", holidays.in_month),
    Rule("fixed point", "<parent> ('s|'|s)? '? day", holidays.parents_day),
    Rule("fixed point", "mothering sunday", holidays.mothering_sunday),
    Rule("fixed point", "orthodox easter", holidays.orthodox_easter),
)

QUARTER = (
    Rule("quarter", "q <digits>", names.quarter_name),
    Rule("quarter", "<digits> q", names.quarter_name),
    Rule("half", "h <digits>", names.half_name),
    Rule("half", "<digits> h", names.half_name),
    Rule("quarter", "quarter <digits>", names.quarter_name),
    Rule("half", "half <digits>", names.half_name),
    Rule("quarter", "calendar <quarter>", nesting.itself),
)

WHOLE = (
    Rule("year", "(calendar? year of?|(calendar|cy)|(full|whole) -? year)? <year>", names.year),
    Rule("year", "('|cy) <two-text>", short_years.short_year),
    Rule("fiscal year", "{fiscal} '? <two-text>", short_years.short_fiscal),
    Rule("fiscal year", "{fiscal} <year>", fiscal.fiscal),
    Rule("fiscal year", "{fiscal} <year-figures> {stroke} <year-text>", fiscal.fiscal_over),
    Rule("fiscal year", "{fiscal} <digits> {stroke} <two-text>", fiscal.fiscal_over),
    Rule("part", "(fiscal|financial) year? <name> of? <fiscal-number>", nesting.part_of_whole),
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
    Rule("unit", "<step> half", names.stepped_half),
    Rule("unit", "<step> calendar? <unit>", names.stepped_unit),
    Rule("unit", "(the|this)? (full|whole|entire) <unit>", names.this_unit),
    Rule("unit", "<step> (fiscal|financial) <unit>", fiscal.stepped_fiscal),
    Rule("unit", "the calendar? <unit>", names.this_unit),
    Rule("unit", "the (fiscal|financial) <unit>", fiscal.the_fiscal),
    Rule("unit", "<unit> after next", names.after_next),
    Rule("unit", "<unit> before last", names.before_last),
    Rule("decade", "<year-figures> '? s", names.decade),
    Rule("decade", "<year-figures> 's", names.decade),
    Rule("decade", "'? <digits> ('s|s)", names.short_decade),
    Rule("decade", "<tens>", names.short_decade),
    Rule("range", "this <unit> (or|and) next", names.this_or_next),
    Rule(END, "decade 's? -? end", names.decade_end),
    Rule(END, "eoq", names.quarter_end),
    Rule(END, "quarter 's? -? end", names.quarter_end),
    Rule(END, "(fiscal|financial) year 's? -? end", fiscal.fiscal_end),
)

FISCAL_NUMBER = (
    Rule("fiscal year", "<year>", fiscal.fiscal),
    Rule("fiscal year", "'? <two-text>", short_years.short_fiscal),
)

CALENDAR_NUMBER = (
    Rule("year", "<year>", names.year),
    Rule("year", "'? <two-text>", short_years.short_year),
)
