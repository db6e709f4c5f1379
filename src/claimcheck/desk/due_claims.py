"""Which claims are due: by their status, or by their last day."""

from datetime import date

from claimcheck.desk.ranking import Takes, without_claims
from claimcheck.desk.session import Session
from claimcheck.domain.model.duration import Duration
from claimcheck.domain.standing.standing import Moment, Standing
from claimcheck.errors import UsageError
from claimcheck.store.standing_columns import Row


def due_within(session: Session, moment: Moment, within: str | None) -> tuple[Takes, date]:
    """Return what takes the overdue, those that await a ruling and those due soon, and until when.

    Claims whose reply is overdue are taken too. `within` is a duration such as 30d, by default the
    ledger's notice; UsageError for another.
    """
    try:
        notice = Duration(within) if within else without_claims(session).settings.notice
    except ValueError as fault:
        raise UsageError(f"--within: {fault}") from None
    last = notice.after(moment.day)

    def is_due(one: Standing | Row) -> bool:
        if one.status in ("overdue", "awaiting-ruling") or one.unanswered is not None:
            return True
        return (
            one.status in ("due-soon", "pending")
            and one.deadline is not None
            and one.deadline.latest <= last
        )

    return is_due, last
