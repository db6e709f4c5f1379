"""Deadlines in people's own words, read into days.

`grammar` has the rules, written as people write; `reader` applies them to the `tokens` of a text;
`names`, `figures`, `lengths` and `nesting` say what the rules mean, in the terms of `meaning`.

A name without its year is the next one or the last one: `parse_deadline` looks forward,
`parse_date` back. What has two readings in English is refused with both; nothing is guessed
silently. `find_deadlines` finds such phrases inside running text. `docs/deadlines.md` has the
conventions, with their reasons.
"""

from typing import TYPE_CHECKING, Any

from claimcheck.domain.deadline.parsing import parse_date, parse_deadline, parse_due
from claimcheck.domain.deadline.reading import Calendar, Reading, Unreadable

if TYPE_CHECKING:
    from claimcheck.domain.deadline.finding import Found, find_deadlines

__all__ = [
    "Calendar",
    "Found",
    "Reading",
    "Unreadable",
    "find_deadlines",
    "parse_date",
    "parse_deadline",
    "parse_due",
]


def __getattr__(name: str) -> Any:
    """Import what finds deadlines when it is asked for: few commands need it."""
    if name in ("Found", "find_deadlines"):
        from claimcheck.domain.deadline import finding

        return getattr(finding, name)
    raise AttributeError(name)
