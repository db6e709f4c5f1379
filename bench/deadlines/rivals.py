"""What other libraries make of the same words, each in the mode that suits it best."""

import importlib
import warnings
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

Answer = tuple[date | None, date]
Read = Callable[[str, date], Answer | None]


def dateparser() -> Read:
    """Read towards the last day of what is said; relative words need a second pass."""
    parse = importlib.import_module("dateparser").parse

    def read(words: str, said: date) -> Answer | None:
        base: dict[str, Any] = {
            "RELATIVE_BASE": datetime.combine(said, time()),
            "PREFER_DATES_FROM": "future",
        }
        last = base | {"PREFER_DAY_OF_MONTH": "last", "PREFER_MONTH_OF_YEAR": "last"}
        for settings in (last, base):
            found = parse(words, languages=["en"], settings=settings)
            if found is not None:
                return None, found.date()
        return None

    return read


def parsedatetime() -> Read:
    """Read in its second version of the context, which says what it found."""
    library = importlib.import_module("parsedatetime")
    calendar = library.Calendar(version=library.VERSION_CONTEXT_STYLE)

    def read(words: str, said: date) -> Answer | None:
        found, context = calendar.parseDT(words, sourceTime=datetime.combine(said, time()))
        return (None, found.date()) if context.hasDate else None

    return read


def recognizers_text() -> Read:
    """Read the longest of its results; of two readings the one to come."""
    library = importlib.import_module("recognizers_date_time")

    def read(words: str, said: date) -> Answer | None:
        reference = datetime.combine(said, time())
        results = library.recognize_datetime(words, library.Culture.English, reference=reference)
        spans: list[Answer] = []
        for result in sorted(results, key=lambda result: -len(result.text))[:1]:
            for value in result.resolution["values"]:
                spans += _span(value)
        ahead = [span for span in spans if span[1] >= said]
        return next(iter(ahead or spans[-1:]), None)

    return read


def _span(value: dict[str, str]) -> list[Answer]:
    try:
        if value["type"] == "date":
            day = date.fromisoformat(value["value"])
            return [(day, day)]
        if value["type"] == "daterange" and "end" in value:
            start = date.fromisoformat(value["start"]) if "start" in value else None
            return [(start, date.fromisoformat(value["end"]) - timedelta(1))]
    except ValueError:
        pass
    return []


RIVALS = {
    "dateparser": dateparser,
    "parsedatetime": parsedatetime,
    "recognizers-text": recognizers_text,
}


def installed() -> dict[str, Read | None]:
    """Return what reads words with each library; None for one that is not installed."""
    found: dict[str, Read | None] = {}
    for name, load in RIVALS.items():
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                found[name] = load()
        except ImportError:
            found[name] = None
    return found
