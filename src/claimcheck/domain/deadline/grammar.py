"""The grammar, as tables of rules.

In the order of the tables a phrase is built from the inside out: `name` recurs every year, month
or week, `whole` is a year or another unit, `span` is a time in the calendar, `length` counts from
the day on which something was said, and `date` is any of these with the words around it.
"""

from claimcheck.domain.deadline import date_rules, name_rules, numbers, span_rules
from claimcheck.domain.deadline.reader import Grammar
from claimcheck.domain.deadline.wordings import LISTS

GRAMMAR = Grammar(
    {
        "name": name_rules.NAME,
        "quarter": name_rules.QUARTER,
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
        "amount": date_rules.AMOUNT,
        "one-amount": date_rules.ONE_AMOUNT,
        "length": date_rules.LENGTH,
        "range": date_rules.RANGE,
        "due": date_rules.DUE,
        "date": date_rules.DATE,
        "which": date_rules.WHICH,
        "undated": date_rules.UNDATED,
        "open": date_rules.OPEN,
    },
    {**LISTS, **numbers.TERMINALS},
)
