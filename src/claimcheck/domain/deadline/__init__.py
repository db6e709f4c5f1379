"""Deadlines in people's own words, read into days.

The engine cuts words into `tokens`, and the `parser` reads these by the tables of rules of a
`grammar`: a whole `phrase`, or what the `finder` finds inside running text. What a language has
of its own is a folder of tables, `english`; what rules mean, in calendar terms, is in `meanings`.
This module alone says which language is read.

A name without its year is the next one or the last one: `parse_deadline` looks forward,
`parse_date` back. What has two readings in English is refused with both, unless a calendar has
the order of day and month; nothing is guessed silently. `docs/deadlines.md` has the conventions,
with their reasons.
"""

from datetime import date
from typing import TYPE_CHECKING, Any

from claimcheck.domain.deadline.english.english_language import ENGLISH
from claimcheck.domain.deadline.meanings.occurrence import backward, forward
from claimcheck.domain.deadline.phrase import BY_WHEN, DATES, read
from claimcheck.domain.deadline.reading import DEFAULTS, Calendar, DayOrder, Reading, Unreadable

if TYPE_CHECKING:
    from claimcheck.domain.deadline.finder import Found

__all__ = [
    "DEFAULTS",
    "Calendar",
    "DayOrder",
    "Found",
    "Reading",
    "Unreadable",
    "find_deadlines",
    "parse_date",
    "parse_deadline",
    "parse_due",
]


def parse_deadline(words: str, said: date, calendar: Calendar = DEFAULTS) -> Reading:
    """Read a deadline that was said on a day: it looks forward.

    A month or day without a year is the first whose last day is not past. Raises Unreadable.
    """
    return read(ENGLISH, words, forward(said, calendar), DATES)


def parse_due(words: str, said: date, calendar: Calendar = DEFAULTS) -> Reading:
    """Read what stands after a “by”, as an option `--by` or a column of deadlines has it.

    There `the start of 2027` is its first day. Raises Unreadable.
    """
    return read(ENGLISH, words, forward(said, calendar), BY_WHEN)


def parse_date(words: str, today: date, calendar: Calendar = DEFAULTS) -> Reading:
    """Read the date of something that has happened: it looks back.

    A month or day without a year is the last that has begun. Raises Unreadable.
    """
    return read(ENGLISH, words, backward(today, calendar), DATES)


def find_deadlines(text: str, said_on: date, calendar: Calendar = DEFAULTS) -> "list[Found]":
    """Return the words in a text that name a time, in order, none of them overlapping.

    Each is the longest stretch that reads as one date. Nothing is raised for any text.
    """
    from claimcheck.domain.deadline.english.running_text import PROSE
    from claimcheck.domain.deadline.finder import find

    return find(ENGLISH, PROSE, text, said_on, calendar)


def __getattr__(name: str) -> Any:
    """Import what finds deadlines when it is asked for: few commands need it."""
    if name == "Found":
        from claimcheck.domain.deadline import finder

        return finder.Found
    raise AttributeError(name)
