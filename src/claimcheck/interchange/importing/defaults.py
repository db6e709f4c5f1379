"""What the command line says of all rows, and how the dates of a source are read."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from claimcheck.domain.deadline import Calendar, Reading, Unreadable, parse_date, parse_due
from claimcheck.domain.model.span import COARSE_FORMS, Span, parse_span
from claimcheck.domain.model.value_kinds import COARSE_PRECISIONS
from claimcheck.interchange.importing.date_forms import (
    NAMED,
    Found,
    advice,
    read_form,
    spelled,
    two_ways,
)

_UTC = re.compile(r"\s*(?:UTC|GMT)$")
_TIMESTAMP = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d.{0,24}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Defaults:
    """What the command line adds: it fills in what a source does not say, and tags every row."""

    today: date
    recorded: datetime
    by: str | None = None
    calendar: Callable[[str], Calendar] = field(default=lambda claimant: Calendar())
    """The settings by which the deadlines of a claimant are read; of nobody, other dates."""
    claimant: str | None = None
    speaker: str | None = None
    made: Span | None = None
    deadline: str | None = None
    source: str | None = None
    kind: str | None = None
    date: Span | None = None
    """The date of verdicts and evidence that have none."""
    tags: tuple[str, ...] = ()
    is_draft: bool = False
    is_undated: bool = False
    """Claims whose deadline names no date are taken, as undated ones that keep the words."""


class Dates:
    """Reads the dates of one source; each text once."""

    def __init__(self, defaults: Defaults, forms: tuple[str, ...] = ()) -> None:
        self._given = defaults
        self._forms = forms
        self._dates: dict[str, Span] = {}
        self._deadlines: dict[tuple[str, date, Calendar], Span] = {}

    def day(self, raw: Any) -> Span:
        """Return a date that was, of whatever type and form; Unreadable when it is none.

        A time of day is left off: the day is the one that the source writes.
        """
        if isinstance(raw, date):
            return _span(raw)
        words = self._words(raw)
        if words not in self._dates:
            self._dates[words] = self._date(words)
        return self._dates[words]

    def time(self, raw: Any) -> datetime | None:
        """Return when on its day something was, None when the source has no more than the day.

        A time without a zone counts as UTC: it is only held against others of its source.
        """
        found = raw if isinstance(raw, date) else self._written(self._words(raw))
        if not isinstance(found, datetime):
            return None
        return found if found.tzinfo else found.replace(tzinfo=UTC)

    def deadline(self, raw: Any, said: date, claimant: str) -> Span:
        """Return the span that the words of a deadline name; Unreadable when they name none."""
        if isinstance(raw, date):
            return self.day(raw)
        words = self._words(raw)
        key = (words, said, self._given.calendar(claimant))
        if key not in self._deadlines:
            self._deadlines[key] = self._known(words) or _read(words, lambda: parse_due(*key))
        return self._deadlines[key]

    def is_code(self, words: str) -> bool:
        """Return whether a date is written for programs: words that no reader should see."""
        return any(_is_of(form, words) for form in self._forms if form in NAMED)

    def _words(self, raw: Any) -> str:
        return spelled(str(raw).strip(), self._forms)

    def _date(self, words: str) -> Span:
        span = self._known(words) or _read(
            words, lambda: parse_date(words, self._given.today, self._given.calendar(""))
        )
        if span.precision not in COARSE_PRECISIONS:
            raise Unreadable(f"“{words}” is too coarse for a date", f"write it as {COARSE_FORMS}")
        return span

    def _known(self, words: str) -> Span | None:
        """Return the date of a form that the mapping names, of a timestamp or of a stored form."""
        found = self._written(words)
        if found is not None:
            return _span(found)
        stamp = _TIMESTAMP.fullmatch(words)
        try:
            return parse_span(stamp[1] if stamp else words)
        except ValueError:
            return None

    def _written(self, words: str) -> Found | None:
        """Return what words of a form that the mapping names say, or of an ISO time."""
        for form in self._forms:
            try:
                return read_form(words, form)
            except ValueError:
                continue
        try:
            return (
                datetime.fromisoformat(_UTC.sub("Z", words))
                if _TIMESTAMP.fullmatch(words)
                else None
            )
        except ValueError:
            return None


def _is_of(form: str, words: str) -> bool:
    try:
        read_form(words, form)
    except ValueError:
        return False
    return True


def _span(found: Found) -> Span:
    if isinstance(found, Span):
        return found
    return Span.day(found.date() if isinstance(found, datetime) else found)


def _read(words: str, parse: Callable[[], Reading]) -> Span:
    """Return the span of a reading; where there is none, which form a mapping should name."""
    try:
        return parse().span
    except Unreadable as fault:
        raise advice(words) or two_ways(words, fault) or fault from None
