"""Times that are told by one before them: “by then”, “the following April”, “two weeks later”."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from claimcheck.domain.deadline import Calendar, Found, Reading, Unreadable, parse_deadline
from claimcheck.extract.by_when.due_time import CONDITION
from claimcheck.extract.looking_ahead.clauses import Clause
from claimcheck.extract.text.sentence_words import words_of

_UNIT: Final = r"(?:day|week|month|quarter|year)"
_THEN: Final = re.compile(
    r"\b(?:by|before|until|till) (?:then|th(?:at|is) (?:time|point|date|day))\b"
    r"|\b(?:by|at) the end of (?:that|the same) period\b"
    r"|\b(?:on|prior to) th(?:at|is) (?:date|day)\b"
    r"|\b(?:at|by) which (?:time|point|date|stage)\b",
    re.IGNORECASE,
)
"""What means the very time that was told."""
_COUNTED: Final = re.compile(
    rf"\bthe (?P<next>{_UNIT}) after(?= that\b|[,.;]|$| (?:and|but)\b)(?: that)?"
    rf"|\b(?P<length>\w+ {_UNIT}s?) (?:after that|afterwards|thereafter)\b"
    rf"|\b(?:in |during |later |by the end of )?that (?:same )?(?P<same>{_UNIT})\b"
    r"|\b[Ff]or the (?P<told>quarter|half|month)(?=[,.;]|$| (?:we|to|will|is|are|and|at)\b)"
)
"""What counts from it, and is no time without it."""
_TELLING: Final = frozenset(
    ("then", "that", "this", "the", "same", "which", "after", "afterwards", "thereafter")
)
_TIMES: Final = frozenset(
    (
        *("then", "time", "point", "date", "stage", "period", "day", "days", "week", "weeks"),
        *("month", "months", "quarter", "quarters", "half", "year", "years"),
    )
)
"""One of both is in all such words."""
_COUNTS: Final = re.compile(rf"\b\w+ later$|\bfollowing\b|{_THEN.pattern}|{_COUNTED.pattern}", re.I)
"""Words that count from another time; the grammar finds some of them, and leaves them unread."""


def counted_from(
    sentence: str,
    clause: Clause,
    due: Found | None,
    times: Sequence[Found],
    told: Found | None,
    calendar: Calendar,
) -> Found | None:
    """Return the time of a clause, read from the one that was told before it where it must be.

    `due` is what the clause itself names, `told` the time of the claim before it, and `times` are
    those of the sentence. Where nothing was told before, words that need it stay as they are.
    """
    if due is None or due.words == "later":
        due = next(_anaphors(sentence, clause), due)
    if due is None or due.reading is not None or not _COUNTS.search(due.words):
        return due
    base = max(
        (time for time in times if time.end <= due.start and time.reading and not time.past),
        key=lambda time: time.end,
        default=told,
    )
    if base is None or base.reading is None or not _tells(base.reading, due.words):
        return due if due in times else None
    if _THEN.fullmatch(due.words):
        return replace(due, reading=base.reading)
    try:
        reading = parse_deadline(_plain(due.words), base.reading.latest, calendar)
    except Unreadable:
        return due if due in times else None
    return replace(due, reading=reading)


def _anaphors(sentence: str, clause: Clause) -> Iterator[Found]:
    words = words_of(sentence)
    if _TELLING.isdisjoint(words) or _TIMES.isdisjoint(words):
        return
    for pattern in (_THEN, _COUNTED):
        for found in pattern.finditer(sentence, clause.start, clause.end):
            if CONDITION.search(sentence, clause.start, found.start()):
                continue
            yield Found(found.start(), found.end(), found[0], None, past=False)


def _plain(words: str) -> str:
    """Return words in the form that the grammar reads: “the year after” is the following year."""
    found = _COUNTED.fullmatch(words)
    if found is None:
        return words
    if found["next"]:
        return f"the following {found['next']}"
    return (
        f"{found['length']} later" if found["length"] else f"this {found['same'] or found['told']}"
    )


def _tells(reading: Reading, words: str) -> bool:
    """Whether a time can be what some words mean: “for the quarter” no other than a quarter."""
    found = _COUNTED.fullmatch(words)
    return found is None or found["told"] in (None, reading.span.precision)
