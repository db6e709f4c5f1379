"""The grammar of English deadlines, as tables of rules.

In the order of the tables a phrase is built from the inside out: `name` recurs every year, month
or week, `whole` is a year or another unit, `span` is a time in the calendar, `offset` counts from
the day on which something was said, and `date` is any of these with the words around it.
"""

from claimcheck.domain.deadline.english import date_rules, name_rules, numerals, span_rules
from claimcheck.domain.deadline.english.wordings import LISTS
from claimcheck.domain.deadline.grammar import Grammar

GRAMMAR = Grammar(
    {
        "name": name_rules.NAME,
        "quarter": name_rules.QUARTER,
        "near-whole": name_rules.NEAR_WHOLE,
        "whole": name_rules.WHOLE,
        "fiscal-number": name_rules.FISCAL_NUMBER,
        "calendar-number": name_rules.CALENDAR_NUMBER,
        "form": span_rules.FORM,
        "coded": span_rules.CODED,
        "either-day": span_rules.EITHER_DAY,
        "some-day": span_rules.SOME_DAY,
        "figures": span_rules.FIGURES,
        "span": span_rules.SPAN,
        "period": span_rules.PERIOD,
        "duration": date_rules.DURATION,
        "one-duration": date_rules.ONE_DURATION,
        "anchor": date_rules.ANCHOR,
        "listed": date_rules.LISTED,
        "offset": date_rules.OFFSET,
        "range": date_rules.RANGE,
        "due": date_rules.DUE,
        "date": date_rules.DATE,
        "which": date_rules.WHICH,
        "undated": date_rules.UNDATED,
        "recurrent": date_rules.RECURRENT,
        "open": date_rules.OPEN,
    },
    {**LISTS, **numerals.TERMINALS},
)
