"""Facts: what each kind of them has, when it entered the ledger, and which of two is newer."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Final, Protocol

from claimcheck.domain.model.correction import Correction
from claimcheck.domain.model.evidence import Evidence
from claimcheck.domain.model.forecast import Forecast
from claimcheck.domain.model.inquiry import Inquiry
from claimcheck.domain.model.look import Look
from claimcheck.domain.model.reply import Reply
from claimcheck.domain.model.revision import Revision
from claimcheck.domain.model.signature import Signature
from claimcheck.domain.model.value_kinds import Date, Recorded
from claimcheck.domain.model.verdict import Verdict

Fact = Evidence | Revision | Verdict | Forecast | Correction | Signature | Inquiry | Reply | Look


_MOST_AHEAD: Final = timedelta(minutes=5)
"""By which two clocks may differ."""
_EARLIEST_DAY: Final = timedelta(hours=14)
"""By which a day begins somewhere before it does in UTC: UTC+14 is the first time zone."""


class _Dated(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def date(self) -> Date: ...
    @property
    def recorded(self) -> Recorded | None: ...


def recorded_on(fact: _Dated) -> date:
    """Return the UTC day on which a fact entered the ledger; its own date when nobody wrote it."""
    return recorded_at(fact).date()


def recorded_at(fact: _Dated) -> datetime:
    """Return the UTC time at which a fact entered the ledger, of a plain day its first second."""
    return first_second(recorded_or_dated(fact))


def recorded_or_dated(fact: _Dated) -> Recorded:
    """Return when a fact entered the ledger as it says; its own date when it does not."""
    return fact.recorded if fact.recorded is not None else fact.date.latest


def first_second(recorded: Recorded) -> datetime:
    """Return a recorded time as a UTC time; a plain day is its first second."""
    if isinstance(recorded, datetime):
        return recorded
    return datetime.combine(recorded, time(), UTC)


def is_ahead(recorded: Recorded, now: datetime) -> bool:
    """Whether a recorded time is more than five minutes after `now`: one clock was wrong.

    A plain day is somebody's local one.
    """
    allowed = _MOST_AHEAD if isinstance(recorded, datetime) else _EARLIEST_DAY
    return first_second(recorded) - now > allowed


def newness(fact: _Dated) -> tuple[date, datetime, str]:
    """Order facts from old to new: by date, then by when they were recorded, then by key."""
    return fact.date.latest, recorded_at(fact), fact.id
