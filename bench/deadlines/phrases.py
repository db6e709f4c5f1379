"""Phrases of other test suites with their last days, and which of all cases are set aside."""

import hashlib
import json
import re
from collections.abc import Iterator
from datetime import date

from bench.deadlines.cases import DATA, Case, two_centuries, two_orders

EARLIEST = date(1900, 1, 1)
"""Phrases that end before it are not counted: nobody is held to a promise of 1862."""
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b")
_OTHERWISE = (
    "31st of December to 2nd of January 2000",
    "canadian thanksgiving 2016",
    "early this week",
)
"""Phrases with another day in their source: one of 2001, a Sunday, the last of the week."""


def is_set_aside(case: Case) -> bool:
    """Whether a case is only measured, never looked at: by a digest of its words, a third."""
    return hashlib.sha256(case.words.encode()).digest()[0] % 3 == 0


def phrases() -> Iterator[Case]:
    """Yield the phrases of every file, which give a last day and no first."""
    for path in sorted((DATA / "deadline_phrases").glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            said, last = (date.fromisoformat(row[key]) for key in ("said", "last"))
            yield Case(
                path.stem, _group(row["phrase"], said, last), row["phrase"], said, None, last
            )


def _group(words: str, said: date, last: date) -> str:
    lower = words.lower()
    if last < EARLIEST:
        return "before 1900"
    if two_orders(words) and not _WEEKDAY.search(lower):
        return "two orders"
    if two_centuries(words, said, last):
        return "two centuries"
    if re.search(r"\bindependence day\b", lower):
        return "several countries"
    if re.search(r"\b(?:and|or) (?:later|after|beyond)\b", lower):
        return "no last day"
    named = _WEEKDAY.search(lower)
    if named and re.search(r"\d", words) and named[0] != f"{last:%A}".lower():
        return "other weekday"
    if re.search(r"\b(?:first|second|third|fourth|last) week (?:of|in)\b", lower):
        return "other conventions"
    return "other conventions" if words in _OTHERWISE else "phrases"
