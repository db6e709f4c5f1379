"""Days, spans, counts and lists as newspapers write them."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from claimcheck.domain.model.duration import Duration
from claimcheck.domain.model.span import Span, parse_span

MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_ORDINALS: Final = ("first", "second", "third", "fourth")
_LENGTHS: Final = {"d": "day", "w": "week", "m": "month", "y": "year"}
_YEARS: Final = 3 * 365 + 1
"""Days from which on people count years."""
_NUMBERS: Final = (
    *("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    *("ten", "eleven", "twelve"),
)


def days(count: int) -> str:
    """Return “1 day” or “47 days”."""
    return count_of(count, "day")


def stretch(count: int) -> str:
    """Return “47 days”, and from three years on whole years: “8 years”."""
    return days(count) if count < _YEARS else count_of(round(count / 365.25), "year")


def count_of(count: int, noun: str) -> str:
    """Return a count with its noun, the noun in the plural where it is one."""
    return f"{count:,} {noun if abs(count) == 1 else _plural(noun)}"


def length_in_words(length: Duration) -> str:
    """Return “90 days” or “1 year”."""
    return count_of(int(length.stored[:-1]), _LENGTHS[length.stored[-1]])


def _plural(noun: str) -> str:
    return noun + ("es" if noun.endswith("s") else "s")


def listed(items: Sequence[str], most: int = 3) -> str:
    """Return “a, b and c”; of a longer list the first ones and how many more there are."""
    shown = list(items[:most])
    if len(items) > most:
        shown.append(f"{len(items) - most} more")
    return " and ".join(filter(None, [", ".join(shown[:-1]), shown[-1]])) if shown else ""


def late_in_words(count: int | None) -> str:
    """Return “47 days late”, or nothing for what was in time or may have been."""
    return f"{days(count)} late" if count else ""


def with_lateness(outcome: str, count: int | None) -> str:
    """Return “kept, 47 days late”: an outcome, and how late it came."""
    return f"{outcome}, {late_in_words(count)}" if count else outcome


def day_in_words(day: date) -> str:
    """Return “8 March 2025”."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def span_in_words(span: Span) -> str:
    """Return “8 March 2025”, “March 2025”, “the first quarter of 2025”, “2025”, “the 2030s”."""
    first, year = span.earliest, span.earliest.year
    match span.precision:
        case "day":
            return day_in_words(first)
        case "month":
            return f"{MONTHS[first.month - 1]} {year}"
        case "quarter":
            return f"the {_ORDINALS[first.month // 3]} quarter of {year}"
        case "half":
            return f"the {_ORDINALS[first.month // 6]} half of {year}"
        case "year":
            return f"{year}"
        case "decade":
            return f"the {year}s"
        case "range":
            return _range_in_words(span)


def _range_in_words(span: Span) -> str:
    """Return “between 5 and 20 May 2026”, “between July and September 2026”, and the like."""
    first, last = map(parse_span, span.stored.split("/"))
    if first.precision != last.precision:
        return f"between {day_in_words(span.earliest)} and {day_in_words(span.latest)}"
    start, end = span_in_words(first), span_in_words(last)
    year = f" {span.latest.year}"
    if first.precision != "year" and span.earliest.year == span.latest.year:
        start = start.removesuffix(f" of{year}").removesuffix(year)
        if first.is_day and span.earliest.month == span.latest.month:
            start = f"{span.earliest.day}"
    return f"between {start} and {end}"


def on_or_in(span: Span) -> str:
    """Return “on 8 March 2025”, “in March 2025” or “between 5 and 20 May 2026”."""
    preposition = "on " if span.is_day else "" if span.precision == "range" else "in "
    return preposition + span_in_words(span)


def last_day_in_words(span: Span) -> str:
    """Return “20 December 2026” or “the end of March 2027”, to stand behind “by” or “until”."""
    if span.precision in ("day", "range"):
        return day_in_words(span.latest)
    return f"the end of {span_in_words(span)}"


def number_in_prose(number: int, largest: int = 0) -> str:
    """Return “three” up to twelve, and “13” from there on.

    The numbers of a sentence are written alike: where the `largest` of them is 13, “3”.
    """
    return _NUMBERS[number] if max(number, largest) < len(_NUMBERS) else f"{number:,}"


def whole_percent(percent: float) -> str:
    """Return a percentage without its sign; one that is not all is never rounded to 100, nor to 0.

    “92”, “more than 99”, “less than 1”.
    """
    if 99 < percent < 100:
        return "more than 99"
    return "less than 1" if 0 < percent < 1 else f"{percent:.0f}"


def spaced(word: str) -> str:
    """Return a word of the file as prose has it: “partly kept” of `partly-kept`."""
    return word.replace("-", " ")


def capital(sentence: str) -> str:
    """Return a sentence that begins with a capital letter, or with a web address as it is."""
    if sentence.startswith(("http://", "https://")):
        return sentence
    return sentence[:1].upper() + sentence[1:]


def ended(sentence: str) -> str:
    """Return a sentence with its full stop."""
    return sentence if sentence.endswith((".", "!", "?", "…", "。")) else f"{sentence}."
