"""The rules of offsets, ranges and dates: spans and durations with the words around them."""

from claimcheck.domain.deadline.grammar import Rule
from claimcheck.domain.deadline.meanings import (
    counting,
    durations,
    fixed_points,
    meaning,
    named_periods,
    offsets,
    parts,
    relations,
    working_time,
)
from claimcheck.domain.deadline.meanings.meaning import END

DURATION = (
    Rule("duration", "<one-duration>", meaning.itself),
    Rule("duration", "<one-duration> (and|,|, and)? <duration>", durations.durations_together),
)

ONE_DURATION = (
    Rule("duration", "<number> -? (calendar|clear|consecutive)? <units>", durations.duration),
    Rule("duration", "(a|an|the)? <number> -? <units> {stretch}", durations.duration),
    Rule("duration", "(a|the) {stretch} of <one-duration>", meaning.itself),
    Rule("duration", "<number> <digits> <units>", durations.duration_in_both),
    Rule("duration", "<digits> <number> <units>", durations.duration_in_both),
    Rule("duration", "<centuries>", durations.in_years),
    Rule("duration", "<number> -? and -? a -? half -? <units>", durations.duration_and_a_half),
    Rule("duration", "<number> <units> and a half", durations.duration_and_a_half),
    Rule("duration", "(a|an|one) <units> or two", durations.duration_or_two),
    Rule("duration", "<number> (to|or|-|and) <number> -? <units>", durations.numbers_between),
    Rule(
        "duration",
        "<number> <units> (to|or|-) <number> -? <units>",
        durations.durations_between,
    ),
)

OFFSET = (
    Rule("within", "for the (next|coming) decade", offsets.next_decade),
    Rule("two readings", "{course} the (next|coming) <unit>", offsets.in_the_next_unit),
    Rule("two readings", "within the <unit>", offsets.within_the_unit),
    Rule("within", "{within} {ahead}? <duration> {from-now}?", offsets.within),
    Rule("within", "{within} {the-ahead} <unit>", offsets.within_one),
    Rule("within", "(in|{within})? the <unit> ahead", offsets.within_one),
    Rule("within", "(in|{within})? the <number> <units> (ahead|to come)", offsets.within_more),
    Rule("within", "(in|between) <duration> {from-now}?", offsets.ahead),
    Rule("within", "in? {ahead} <duration>", offsets.within),
    Rule("within", "<duration> {from-now}", offsets.ahead),
    Rule("within", "{within} <about> <duration>", offsets.roughly),
    Rule("within", "in <about> <duration>", offsets.roughly),
    Rule("within", "{within}? the? <number> {more} <plural>", offsets.within_more),
    Rule("within", "{within}? the? <number> (coming|upcoming) <units>", offsets.within_more),
    Rule("within", "{within}? another <number> <units>", offsets.within_more),
    Rule("within", "{within}? (one|a|an) more <unit>", offsets.within_one),
    Rule("within", "(in|{within}) {ahead}? <number> -? {hours} {from-now}?", working_time.hours),
    Rule("within", "{ahead} <number> -? {hours}", working_time.hours),
    Rule("within", "<number> -? {hours} {from-now}", working_time.hours),
    Rule(
        "within",
        "(in|{within}) {ahead}? <number> -? {business} {from-now}?",
        working_time.business_days,
    ),
    Rule("within", "{ahead} <number> -? {business}", working_time.business_days),
    Rule("within", "<number> -? {business} {from-now}", working_time.business_days),
    Rule(
        "counted from a date",
        "(in|{within})? <number> -? {business} ({after}|of) <anchor>",
        working_time.business_days_after,
    ),
    Rule(
        "counted to a date",
        "(the|{whose})? current? {fiscal-word}? <unit> {ending} <span>",
        counting.unit_ending,
    ),
    Rule(
        "counted from a date",
        "(the? {fiscal-word}|the) year (from|{beginning}) <span>",
        counting.year_beginning,
    ),
    Rule("counted to a date", "the? half year {ending} <span>", counting.half_ending),
    Rule("counted to a date", "the? fy {ending} <span>", counting.year_ending),
    Rule(
        "counted to a date",
        "the? {fiscal-word}? <which> {fiscal-word}? -? <halves> ,? {ending} <span>",
        counting.nth_part_ending,
    ),
    Rule("counted to a date", "the? <duration> {ending} <span>", counting.ending),
    Rule("within", "{course}? the? (next|coming) fortnight", offsets.next_fortnight),
    Rule("the last", "{course}? the? (last|past|previous) fortnight", offsets.last_fortnight),
    Rule("weekday", "<number> <weekdays> (from now|hence)", counting.weekdays_ahead),
    Rule("within", "{within}? {ahead} <unit> or two", offsets.within_or_two),
    Rule("within", "in {ahead} <unit> or two", offsets.within_or_two),
    Rule("counted from a date", "<weekday> <unit>", counting.weekday_and),
    Rule("counted from a date", "<duration> (on|this|from this)? <weekday>", counting.weeks_on),
    Rule("counted from a date", "<duration> <this-day>", counting.counted_on),
    Rule("counted from a date", "<this-day> <unit>", counting.day_and),
    Rule("ago", "<duration> past", offsets.past),
    Rule("ago", "<duration> (ago|back|earlier)", offsets.ago),
    Rule("the last", "{course}? the? (last|past|previous) <duration>", offsets.the_last),
    Rule(
        "counted from a date", "{at-most} <duration> ({after}|of) <anchor>", counting.within_after
    ),
    Rule("counted from a date", "{at-most} <duration> {before} <anchor>", counting.within_before),
    Rule("counted from a date", "in? <duration> {after} <anchor>", counting.counted_after),
    Rule("counted from a date", "in? <duration> {before} <anchor>", counting.counted_before),
    Rule("counted from a date", "the? day after <anchor>", counting.day_after),
    Rule("counted from a date", "the? day before <anchor>", counting.the_day_before),
    Rule("counted from a date", "the? <which> <weekday> after <anchor>", counting.weekday_after),
    Rule("counted from a date", "the? <weekday> (after|following) <anchor>", counting.next_weekday),
    Rule("counted from a date", "the? last? <weekday> before <anchor>", counting.weekday_before),
    Rule("counted from a date", "the? week after <anchor>", counting.week_after),
    Rule("counted from a date", "the? week before <anchor>", counting.week_before),
    Rule(
        "running",
        "({course-of}|{course-of}? the) <duration> ,? (from|{beginning}) <span>",
        counting.running,
    ),
    Rule("running", "<duration> {beginning} <span>", counting.running),
    Rule("running", "(from|starting)? <span> for {about}? <duration>", counting.running_from),
)

ANCHOR = (
    Rule("the start of", "the? very? {start} of <period>", parts.start),
    Rule("span", "<span>", meaning.itself),
)
"""What something is counted from: the start of a period is its first day there."""

DUE = (
    Rule("the start of", "the new year", fixed_points.new_year),
    Rule("the start of", "the? very? {start} of <period>", parts.first_day),
)
"""What means its first day where it is said by when: `by the start of 2027`."""

DATE = (
    Rule("undated", "(any time|anytime) now", relations.any_moment),
    Rule("third", "{early-in}? the new year", named_periods.new_year),
    Rule("EDTF", "<coded>", meaning.itself),
    Rule("offset", "<offset>", meaning.itself),
    Rule("span", "<span>", meaning.itself),
    Rule("range", "<range>", meaning.itself),
    Rule("in", "{in} <date>", meaning.itself),
    Rule("by", "<by> <due>", relations.up_to),
    Rule("by", "<by> <date>", relations.up_to),
    Rule("at the latest", "<due> ,? {latest}", meaning.itself),
    Rule("before", "{before} <date>", relations.before),
    Rule(END, "before <period> (is (out|over|up)|ends|has ended|runs out|closes)", relations.end),
    Rule("from", "<from> (in|on|with|by)? <date> (on|onward|onwards)?", relations.starting),
    Rule("around", "<around> <date>", relations.around),
    Rule("around", "(<span>|<offset>) ,? <or-so>", relations.or_so),
    Rule(END, "<span> ,? (at|by)? {day-end}", relations.end),
    Rule("open start", "(. .)? / <span>", relations.open_start),
    Rule("at the latest", "(<span>|<offset>) ,? {latest}", meaning.itself),
)

RANGE = (
    Rule("range", "{only-after} <span> ,? (and|but)? <by> <span>", relations.not_before),
    Rule("range", "<span> , <listed>", relations.several),
    Rule("range", "<third> <step> <unit> or <third> next <unit>?", parts.this_or_next),
    Rule("range", "from? <span> ({to}|or) this <name>", relations.ranged),
    Rule("range", "(from|either)? <span> {to} <span>", relations.ranged),
    Rule("range", "either? <span> (or|and / or) <span>", relations.one_or_other),
    Rule("range", "both? <span> (and|&) <span>", relations.both),
    Rule("range", "from? <span> {to} date", relations.since),
    Rule("range", "between <span> (and|to|-) <span>", relations.ranged),
)

LISTED = (
    Rule("range", "<span> ,? (and|or|&|and / or) <span>", relations.one_or_other),
    Rule("range", "<span> , <listed>", relations.several),
)
"""The end of a list of three or more."""

WHICH = (
    Rule("which", "<place>", meaning.itself),
    Rule("which", "(last|final|latter|back|closing)", parts.last),
    Rule("which", "opening", parts.first),
    Rule("which", "<place> (to|-)? last", parts.from_the_end),
)

UNDATED = (
    Rule("undated", "(very|quite|pretty|as)? {vague}", relations.no_day),
    Rule("undated", "(in|for|over)? the? {distance}? future", relations.no_day),
    Rule(
        "undated",
        "(in|for|over)? the? (near|short|medium|long|longer) -? term",
        relations.no_day,
    ),
    Rule("undated", "(in|within|over|for|after)? {ahead}? {few} {units}", relations.no_day),
    Rule("undated", "(in|within|over|for)? {ahead} {plural}", relations.no_day),
    Rule("undated", "(in|within) {plural}", relations.no_day),
    Rule("undated", "(in|within|over|for)? the {plural} (ahead|to come)", relations.no_day),
    Rule("undated", "(at|on)? (a|some)? (later|future) (date|time|point|stage)", relations.no_day),
    Rule("undated", "(at|on) some (date|time|point|stage)", relations.no_day),
)

RECURRENT = (
    Rule("recurrent", "(every|each) ({unit}|{name})", relations.no_one_day),
    Rule(
        "recurrent",
        "(annually|yearly|quarterly|monthly|weekly|daily|(once|twice) (a|every|each|per) {unit})",
        relations.no_one_day,
    ),
)

OPEN = (
    Rule("open", "{only-after} <date>", relations.open_end),
    Rule("open", "<date> {or-after}", relations.open_end),
    Rule("open", "<span> / (. .)?", relations.open_end),
    Rule("open", "(more|longer|no less|not less) than <duration>", relations.open_end),
    Rule("open", "in? (at least|as little as) <duration>", relations.open_end),
    Rule("open", "(in|within)? <duration> or (more|longer)", relations.open_end),
)
