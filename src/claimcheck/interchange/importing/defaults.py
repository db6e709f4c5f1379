"""What the command line says of all rows, and how the dates of a source are read."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from claimcheck.domain.deadline import Calendar, Unreadable, parse_date, parse_deadline
from claimcheck.domain.model.span import COARSE_FORMS, Span, parse_span
from claimcheck.domain.model.value_kinds import COARSE_PRECISIONS

_HOURS = ("%H", "%I", "%X", "%c")
_UTC = re.compile(r"\s*(?:UTC|GMT)$")
_TIMESTAMP = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d.{0,24}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Defaults:
    """What the command line adds: it fills in what a source does not say, and tags every row."""

    today: date
    recorded: datetime
    by: str | None = None
    calendar: Callable[[str], Calendar] = field(default=lambda claimant: Calendar())
    """The settings by which the deadlines of a claimant are read."""
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
            return Span.day(raw.date() if isinstance(raw, datetime) else raw)
        words = str(raw).strip()
        if words not in self._dates:
            self._dates[words] = self._date(words)
        return self._dates[words]

    def time(self, raw: Any) -> datetime | None:
        """Return when on its day something was, None when the source has no more than the day.

        A time without a zone counts as UTC: it is only held against others of its source.
        """
        if isinstance(raw, date):
            found = raw if isinstance(raw, datetime) else None
        else:
            found = self._time(str(raw).strip())
        return found.replace(tzinfo=UTC) if found and not found.tzinfo else found

    def _time(self, words: str) -> datetime | None:
        for form in self._forms:
            try:
                read = datetime.strptime(words, form)  # noqa: DTZ007
            except ValueError:
                continue
            return read if any(code in form for code in _HOURS) else None
        try:
            return (
                datetime.fromisoformat(_UTC.sub("Z", words))
                if _TIMESTAMP.fullmatch(words)
                else None
            )
        except ValueError:
            return None

    def deadline(self, raw: Any, said: date, claimant: str) -> Span:
        """Return the span that the words of a deadline name; Unreadable when they name none."""
        if isinstance(raw, date):
            return self.day(raw)
        words = str(raw).strip()
        key = (words, said, self._given.calendar(claimant))
        if key not in self._deadlines:
            known = self._known(words)
            self._deadlines[key] = known or parse_deadline(*key).span
        return self._deadlines[key]

    def _date(self, words: str) -> Span:
        span = self._known(words) or parse_date(words, self._given.today, Calendar()).span
        if span.precision not in COARSE_PRECISIONS:
            raise Unreadable(f"“{words}” is too coarse for a date", f"write it as {COARSE_FORMS}")
        return span

    def _known(self, words: str) -> Span | None:
        """Return the date of a form that the mapping names, of a timestamp or of a stored form."""
        for form in self._forms:
            try:
                return Span.day(datetime.strptime(words, form).date())  # noqa: DTZ007
            except ValueError:
                continue
        stamp = _TIMESTAMP.fullmatch(words)
        try:
            return parse_span(stamp[1] if stamp else words)
        except ValueError:
            return None
