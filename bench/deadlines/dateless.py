"""Sentences of news without a date, in which none is to be found.

300 sentences of MEANTIME (Wikinews, CC BY 2.5), the ones whose place has the least SHA-256, were
read and marked by hand; `dateless.txt` has the places of those that name no day, month or year.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from bench.deadlines.cases import DATA

from claimcheck.domain.deadline import find_deadlines, parse_date

PLACES = Path(__file__).with_name("dateless.txt")
"""The number of an article and of the line in it."""
_TODAY = date(2026, 1, 1)


def sentences() -> Iterator[tuple[str, date]]:
    """Yield each such sentence with the day of its article."""
    articles = {
        path.name.split("_")[0]: path.read_text("utf-8").splitlines()
        for path in (DATA / "meantime/text").glob("*/*.txt")
    }
    for place in PLACES.read_text("utf-8").split():
        article, line = place.split(":")
        lines = articles[article]
        yield lines[int(line)], parse_date(lines[1], _TODAY).earliest


def false_readings() -> tuple[int, list[str]]:
    """Return how many sentences there are, and the words in them that were read as a date."""
    found, count = [], 0
    for sentence, said in sentences():
        count += 1
        found += [hit.words for hit in find_deadlines(sentence, said) if hit.reading]
    return count, found
