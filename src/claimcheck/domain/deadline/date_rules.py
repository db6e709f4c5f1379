"""The rules of lengths, ranges and dates: spans and amounts with the words around them."""

from claimcheck.domain.deadline import amounts, holidays, lengths, names, nesting, parts
from claimcheck.domain.deadline.meaning import END
from claimcheck.domain.deadline.reader import Rule

AMOUNT = (
    Rule("amount", "<one-amount>", nesting.itself),
    Rule("amount", "<one-amount> (and|,|, and)? <amount>", amounts.amounts_together),
)

ONE_AMOUNT = (
    Rule("amount", "<number> -? <units>", amounts.amount),
    Rule("amount", "(a|an|the)? <number> - <units> {stretch}", amounts.amount),
    Rule("amount", "(a|the) {stretch} of <one-amount>", nesting.itself),
    Rule("amount", "<number> and a half <units>", amounts.amount_and_a_half),
    Rule("amount", "<number> <units> and a half", amounts.amount_and_a_half),
    Rule("amount", "(a|an|one) <units> or two", amounts.amount_or_two),
    Rule("amount", "<number> (to|or|-|and) <number> -? <units>", amounts.amounts_between),
)

LENGTH = (
    Rule("two readings", "{course} the (next|coming) <unit>", lengths.in_the_next_unit),
    Rule("two readings", "within the <unit>", lengths.within_the_unit),
    Rule("within", "{within} {ahead}? <amount> {from-now}?", lengths.within),
    Rule("within", "{within} {the-ahead} <unit>", lengths.within_one),
    Rule("within", "(in|between) <amount> {from-now}?", lengths.ahead),
    Rule("within", "in? {ahead} <amount>", lengths.within),
    Rule("within", "<amount> {from-now}", lengths.ahead),
    Rule("within", "{within} <about> <amount>", lengths.roughly),
    Rule("within", "in <about> <amount>", lengths.roughly),
    Rule("within", "{within}? the? <number> {more} <plural>", lengths.within_more),
    Rule("within", "{within}? the? <number> (coming|upcoming) <units>", lengths.within_more),
    Rule("within", "{within}? (one|a|an) more <unit>", lengths.within_one),
    Rule("within", "(in|{within}) {ahead}? <number> -? {hours} {from-now}?", lengths.hours),
    Rule("within", "{ahead} <number> -? {hours}", lengths.hours),
    Rule("within", "<number> -? {hours} {from-now}", lengths.hours),
    Rule(
        "within", "(in|{within}) {ahead}? <number> -? {business} {from-now}?", lengths.business_days
    ),
    Rule("within", "{ahead} <number> -? {business}", lengths.business_days),
    Rule("within", "<number> -? {business} {from-now}", lengths.business_days),
    Rule(
        "counted from a date",
        "(in|{within})? <number> -? {business} ({after}|of) <span>",
        lengths.business_days_after,
    ),
    Rule(
        "counted to a date", "the? (fiscal|financial)? <unit> {ending} <span>", lengths.unit_ending
    ),
    Rule("counted to a date", "the? <amount> {ending} <span>", lengths.ending),
    Rule("within", "{course}? the? (next|coming) fortnight", lengths.next_fortnight),
    Rule("the last", "{course}? the? (last|past|previous) fortnight", lengths.last_fortnight),
    Rule("weekday", "<number> <weekdays> (from now|hence)", lengths.weekdays_ahead),
    Rule("within", "{within}? {ahead} <unit> or two", lengths.within_or_two),
    Rule("within", "in {ahead} <unit> or two", lengths.within_or_two),
    Rule("counted from a date", "<weekday> <unit>", lengths.weekday_and),
    Rule("ago", "<amount> past", lengths.past),
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

DUE = (
    Rule("the start of", "the new year", holidays.new_year),
    Rule("the start of", "the? very? {start} of <period>", parts.first_day),
)
"""What means its first day where it is said by when: `by the start of 2027`."""

DATE = (
    Rule("third", "{early-in}? the new year", names.new_year),
    Rule("EDTF", "<coded>", nesting.itself),
    Rule("length", "<length>", nesting.itself),
    Rule("span", "<span>", nesting.itself),
    Rule("range", "<range>", nesting.itself),
    Rule("in", "{in} <date>", nesting.itself),
    Rule("by", "<by> <due>", nesting.up_to),
    Rule("by", "<by> <date>", nesting.up_to),
    Rule("at the latest", "<due> ,? {latest}", nesting.itself),
    Rule("before", "{before} <date>", nesting.before),
    Rule(END, "before <period> (is (out|over|up)|ends|has ended|runs out|closes)", nesting.end),
    Rule("from", "<from> (in|on|with|by)? <date> (on|onward|onwards)?", nesting.starting),
    Rule("around", "<around> <date>", nesting.around),
    Rule("around", "(<span>|<length>) ,? <or-so>", nesting.or_so),
    Rule(END, "<span> ,? (at|by)? {day-end}", nesting.end),
    Rule("open start", "(. .)? / <span>", nesting.open_start),
    Rule("at the latest", "<span> ,? {latest}", nesting.itself),
)

RANGE = (
    Rule("range", "from? <span> {to} this <name>", nesting.ranged),
    Rule("range", "(from|either)? <span> {to} <span>", nesting.ranged),
    Rule("range", "both? <span> and <span>", nesting.both),
    Rule("range", "from? <span> {to} date", nesting.since),
    Rule("range", "between <span> (and|to|-) <span>", nesting.ranged),
)

WHICH = (
    Rule("which", "<place>", nesting.itself),
    Rule("which", "(last|final|latter|back|closing)", nesting.last),
    Rule("which", "opening", nesting.first),
    Rule("which", "<place> (to|-)? last", nesting.from_the_end),
)

UNDATED = (
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

OPEN = (
    Rule("open", "{only-after} <date>", nesting.open_end),
    Rule("open", "<date> {or-after}", nesting.open_end),
    Rule("open", "<span> / (. .)?", nesting.open_end),
    Rule("open", "(more|longer) than <amount>", nesting.open_end),
)
