"""Which day is asked for, and the ledger as it stood then."""

from typing import TYPE_CHECKING

from claimcheck.desk.session import Session
from claimcheck.domain.standing.standing import Moment

if TYPE_CHECKING:
    from datetime import date

    from claimcheck.domain.standing.view import View


def moment(session: Session, as_of: str | None, known_on: str | None) -> Moment:
    """Return the day that the words name; today when they name none.

    `known_on` alone is the day too. BadDateError for words that name no day.
    """
    known = _last_day(session, known_on, "--known-on") if known_on else None
    day = _last_day(session, as_of, "--as-of") if as_of else known or session.today
    return Moment(day, known)


def view(session: Session, as_of: str | None, known_on: str | None) -> "View":
    """Return the ledger on the day that the words name."""
    from claimcheck.domain.standing.view import View

    asked = moment(session, as_of, known_on)
    return View(session.ledger, asked.day, asked.known_on, session.left_out)


def _last_day(session: Session, words: str, option: str) -> "date":
    from claimcheck.desk.dates import last_day

    return last_day(session, words, option)
