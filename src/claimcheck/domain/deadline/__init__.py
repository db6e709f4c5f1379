"""Deadlines in people's own words, read into days.

The grammar, from the outside in; X stands for any phrase, N for a number or a word for one::

    deadline = "by" X | "until" X | "no later than" X | "in" X | "the end of" X    that is X
             | "before" X                                  that is the day before X starts
             | ("early" | "mid" | "late" | "the beginning of" | …) X       a third of X
             | "as early as" X | "from" X | "around" X     that is X, and the reading says so
             | X
    X        = length | range | part | name
    length   = ("within" | "in" | "over the next") N unit | N unit "from now"
             | N unit "ago" | "the last" N unit | N unit ("after" | "before") X
    range    = "between" X "and" X | X ("to" | "-" | "or") X
    part     = name ["of"] whole | ordinal ("half" | "quarter") ["of"] X
             | ordinal weekday "of" X | "the first" N unit "of" X
             | ("this" | "next" | "last") name
    whole    = year | fiscal year | ("this" | "next" | "last") unit
    name     = stored form | day | month | quarter | half | season | weekday | fixed point
             | decade | whole

A name without its year is the next one or the last one: `parse_deadline` looks forward,
`parse_date` back. What has two readings in English is refused with both; nothing is guessed
silently. `docs/deadlines.md` has the conventions, with their reasons. `find_deadlines` finds such
phrases inside running text.
"""

from claimcheck.domain.deadline.finding import Found, find_deadlines
from claimcheck.domain.deadline.parsing import parse_date, parse_deadline
from claimcheck.domain.deadline.reading import Calendar, Reading, Unreadable

__all__ = [
    "Calendar",
    "Found",
    "Reading",
    "Unreadable",
    "find_deadlines",
    "parse_date",
    "parse_deadline",
]
