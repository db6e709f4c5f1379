"""Days as people know them: a span from a first to a last day, in its one stored form."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

Precision = Literal["day", "month", "quarter", "half", "year", "decade", "range"]

NORMAL_FORMS = "2026-06-30, 2026-06, 2026-Q3, 2026-H1, 2026, 203X or 2026-07/2027-02"
COARSE_FORMS = "2026-06-30, 2026-06, 2026-Q3 or 2026"

_FORM = re.compile(
    r"(?P<year>\d{4})(?:-(?:(?P<month>\d\d)(?:-(?P<day>\d\d))?|Q(?P<quarter>[1-4])|H(?P<half>[12])))?"
    r"|(?P<decade>\d{3})X",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Span:
    """The days from `earliest` to `latest`, both included, with the form they are stored in."""

    stored: str
    """The normal form: `2026-06-30`, `2026-Q3`, `2026-07/2027-02`, …"""
    earliest: date
    latest: date
    precision: Precision

    def __post_init__(self) -> None:
        if self.latest < self.earliest:
            raise ValueError(f"{self.stored} ends before it starts")

    def __str__(self) -> str:
        return self.stored

    @property
    def is_day(self) -> bool:
        """Whether it is known to the day."""
        return self.precision == "day"

    @classmethod
    def day(cls, day: date) -> "Span":
        """Return the span of one day."""
        return _day(day)

    @classmethod
    def month(cls, year: int, month: int) -> "Span":
        """Return a calendar month; ValueError when there is none of that number."""
        first = date(year, month, 1)
        last = first.replace(day=monthrange(year, month)[1])
        return cls(f"{year:04}-{month:02}", first, last, "month")

    @classmethod
    def quarter(cls, year: int, quarter: int) -> "Span":
        """Return a calendar quarter, 1 to 4."""
        months = _months(year, 3 * quarter - 2, 3)
        return cls(f"{year:04}-Q{quarter}", *months, "quarter")

    @classmethod
    def half(cls, year: int, half: int) -> "Span":
        """Return a half of a calendar year, 1 or 2."""
        return cls(f"{year:04}-H{half}", *_months(year, 6 * half - 5, 6), "half")

    @classmethod
    def year(cls, year: int) -> "Span":
        """Return a calendar year."""
        return cls(f"{year:04}", date(year, 1, 1), date(year, 12, 31), "year")

    @classmethod
    def decade(cls, first_year: int) -> "Span":
        """Return the ten years from `first_year`, which ends in 0."""
        last = date(first_year + 9, 12, 31)
        return cls(f"{first_year // 10:03}X", date(first_year, 1, 1), last, "decade")

    @classmethod
    def between(cls, first: "Span", last: "Span") -> "Span":
        """Return the range from the first day of `first` to the last day of `last`.

        ValueError when it would be empty, or when either is a range itself.
        """
        if "range" in (first.precision, last.precision):
            raise ValueError("the ends of a range cannot be ranges")
        return cls(f"{first.stored}/{last.stored}", first.earliest, last.latest, "range")

    @classmethod
    def days(cls, earliest: date, latest: date) -> "Span":
        """Return the shortest normal form of these days: a calendar unit where they are one."""
        if earliest == latest:
            return cls.day(earliest)
        if earliest.day == 1 and earliest.month % 3 == 1:
            year, month = earliest.year, earliest.month
            candidates = [cls.quarter(year, month // 3 + 1)]
            if month in (1, 7):
                candidates.append(cls.half(year, month // 6 + 1))
            if month == 1:
                candidates.append(cls.year(year))
                if year % 10 == 0 and year <= 9990:
                    candidates.append(cls.decade(year))
            for candidate in candidates:
                if candidate.latest == latest:
                    return candidate
        first, last = cls.month(earliest.year, earliest.month), cls.month(latest.year, latest.month)
        if first.earliest == earliest and last.latest == latest:
            return first if first == last else cls.between(first, last)
        return cls.between(cls.day(earliest), cls.day(latest))


@lru_cache(maxsize=8192)
def parse_span(stored: str, forms: str = NORMAL_FORMS) -> Span:
    """Read a stored form; ValueError, naming the forms to write, for anything else."""
    first, slash, last = stored.partition("/")
    try:
        if not slash:
            return _parse_unit(first)
        return Span.between(_parse_unit(first), _parse_unit(last))
    except ValueError as error:
        raise ValueError(f"{error}; write it as {forms}") from None


def _parse_unit(stored: str) -> Span:
    match = _FORM.fullmatch(stored)
    if match is None:
        raise ValueError(f"“{stored}” is not a date")
    decade, year = match["decade"], int(match["year"] or 0)
    try:
        if decade is not None:
            return Span.decade(int(decade) * 10)
        if match["day"]:
            return Span.day(date(year, int(match["month"]), int(match["day"])))
        if match["month"]:
            return Span.month(year, int(match["month"]))
        if match["quarter"]:
            return Span.quarter(year, int(match["quarter"]))
        if match["half"]:
            return Span.half(year, int(match["half"]))
        return Span.year(year)
    except ValueError:
        raise ValueError(f"“{stored}” is not in the calendar") from None


@lru_cache(maxsize=8192)
def _day(day: date) -> Span:
    return Span(day.isoformat(), day, day, "day")


def _months(year: int, first: int, count: int) -> tuple[date, date]:
    last = first + count - 1
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])
