"""The dates of the command line: plain English, read by the deadline grammar."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Literal

from claimcheck.desk.ranking import without_claims
from claimcheck.desk.session import Session
from claimcheck.domain.deadline import (
    Calendar,
    DayOrder,
    Reading,
    Unreadable,
    parse_date,
    parse_deadline,
    parse_due,
)
from claimcheck.domain.model.json_marks import FLAT
from claimcheck.domain.model.settings import Settings
from claimcheck.domain.model.span import COARSE_FORMS, Span
from claimcheck.domain.model.value_kinds import COARSE_PRECISIONS
from claimcheck.errors import LedgerError, UsageError


class BadDateError(UsageError):
    """The words of an option, or of `when`, name no date that it takes (2)."""

    def __init__(self, option: str, message: str, hint: str) -> None:
        super().__init__(f"{option}: {message}" if option else message, hint)


@dataclass(frozen=True, slots=True)
class Understood:
    """The JSON of `when`."""

    words: str
    said: date
    span: Span = field(metadata=FLAT)
    rule: str
    assumption: str


def calendar(session: Session, claimant: str | None = None) -> Calendar:
    """Return the settings that a reading depends on, those of the claimant if they have any."""
    ledger = without_claims(session)
    start = ledger.fiscal_year_start(claimant) if claimant else ledger.settings.fiscal_year_start
    return Calendar(start, ledger.settings.hemisphere, _order(session, ledger.settings))


def calendars(session: Session) -> Callable[[str], Calendar]:
    """Return what gives the settings of each claimant, from the ledger as it stands now."""
    ledger = without_claims(session)
    hemisphere, order = ledger.settings.hemisphere, _order(session, ledger.settings)
    return cache(lambda claimant: Calendar(ledger.fiscal_year_start(claimant), hemisphere, order))


def any_calendar(session: Session) -> Calendar:
    """Return the settings of the ledger where there is a valid one, else the defaults."""
    try:
        return calendar(session)
    except LedgerError:
        return Calendar(order=_order(session, Settings()))


def _order(session: Session, settings: Settings) -> DayOrder | None:
    """Return which of day and month is first in figures: as this run was asked, else as set."""
    if session.day_first is not None:
        return DayOrder(session.day_first, "as asked")
    if settings.day_first is not None:
        return DayOrder(settings.day_first, "by the setting day-first")
    return None


def days_back(session: Session, words: str, option: str) -> tuple[date, date]:
    """Return the first and the last day of a date; looks back for a year."""
    read = _look_back(session, words, option)
    return read.earliest, read.latest


def days_ahead(session: Session, words: str, option: str) -> tuple[date, date]:
    """Return the first and the last day of a date; looks ahead for a year."""
    read = deadline(words, session.today, any_calendar(session), option)
    return read.earliest, read.latest


def last_day(session: Session, words: str, option: str) -> date:
    """Return the last day of a date that may lie in the future; looks back for a year."""
    return _look_back(session, words, option).latest


def first_day(session: Session, words: str, option: str) -> date:
    """Return the first day of a date; looks back for a year."""
    return _look_back(session, words, option).earliest


def first_day_ahead(session: Session, words: str, option: str) -> date:
    """Return the first day of a date; looks ahead for a year."""
    return deadline(words, session.today, any_calendar(session), option).earliest


def past(session: Session, words: str | None, option: str) -> Span:
    """Return the date of a fact, today unless it is said; one that ends after today is refused."""
    if words is None:
        return Span.day(session.today)
    span = _coarse(session, words, option)
    if span.latest > session.today:
        raise BadDateError(option, *_after_today(span, session.today))
    return span


def fulfilled(session: Session, words: str, option: str) -> Span | Literal["unknown"]:
    """Return when something came true, or “unknown” where the words are that."""
    return "unknown" if words == "unknown" else past(session, words, option)


def made(session: Session, words: str | None, option: str = "--made") -> Span:
    """Return when a claim was made, today unless it is said; it counts from its first day."""
    if words is None:
        return Span.day(session.today)
    span = _coarse(session, words, option)
    if span.earliest > session.today:
        raise BadDateError(option, *_after_today(span, session.today))
    return span


def deadline(words: str, said: date, calendar: Calendar, option: str) -> Reading:
    """Return how words that look ahead are read on the day that they were said."""
    try:
        return parse_deadline(words, said, calendar)
    except Unreadable as refusal:
        raise BadDateError(option, refusal.message, refusal.hint) from None


def due(words: str, said: date, calendar: Calendar, option: str = "--by") -> Reading:
    """Return how words that say by when are read: `the start of 2027` is then its first day."""
    try:
        return parse_due(words, said, calendar)
    except Unreadable as refusal:
        raise BadDateError(option, refusal.message, refusal.hint) from None


def words_of(reading: Reading) -> str | None:
    """Return the words to keep beside a stored form: none where they are that form."""
    return None if reading.words.strip() == reading.stored else reading.words.strip()


def in_words(reading: Reading) -> str:
    """Return how words were read, for the person who typed them."""
    last = "" if reading.precision == "day" else f", to {reading.latest}"
    assumed = f" ({reading.assumption})" if reading.assumption else ""
    return f"read “{reading.words.strip()}” as {reading.stored}{last}{assumed}"


def _look_back(session: Session, words: str, option: str) -> Reading:
    try:
        return parse_date(words, session.today, any_calendar(session))
    except Unreadable as refusal:
        raise BadDateError(option, refusal.message, refusal.hint) from None


def _coarse(session: Session, words: str, option: str) -> Span:
    span = _look_back(session, words, option).span
    if span.precision not in COARSE_PRECISIONS:
        message = f"“{words}” is {span}, which is not a day, month, quarter or year"
        raise BadDateError(option, message, f"write it as {COARSE_FORMS}")
    return span


def _after_today(span: Span, today: date) -> tuple[str, str]:
    if span.is_day:
        return f"{span} is after today", f"give a day up to {today}"
    return f"{span} ends on {span.latest}, after today", f"give the day, such as {today}"


def understood(reading: Reading) -> Understood:
    """Return a reading as `when` tells it."""
    return Understood(reading.words, reading.said, reading.span, reading.rule, reading.assumption)
