"""Until when claims are due."""

from datetime import date

from claimcheck.desk.ranking import without_claims
from claimcheck.desk.session import Session
from claimcheck.domain.model.duration import Duration
from claimcheck.domain.standing.standing import Moment
from claimcheck.errors import UsageError


def due_by(session: Session, moment: Moment, within: str | None) -> date:
    """Return the last day of what is due, counted from that of the question.

    `within` is a duration such as 30d, by default the ledger's notice; UsageError for another.
    """
    try:
        notice = Duration(within) if within else without_claims(session).settings.notice
    except ValueError as fault:
        raise UsageError(f"--within: {fault}") from None
    return notice.after(moment.day)
