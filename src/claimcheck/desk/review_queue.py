"""Which claims a person goes through next."""

from collections.abc import Collection

from claimcheck.desk.selection import Selection
from claimcheck.desk.session import Session
from claimcheck.domain.standing.attention import pressing, urgency
from claimcheck.domain.standing.standing import Moment, Standing
from claimcheck.errors import UsageError


def claims_to_review(
    session: Session, ids: Collection[str], selection: Selection, *, all_open: bool
) -> list[Standing]:
    """Return the claims named, else all selected that need attention, or all open ones of them.

    They are in that order. UsageError for ids together with `all_open` or a selection.
    """
    if all_open and ids:
        raise UsageError("which claims? give ids, or --all for every open one, and not both")
    if ids and not selection.takes_all:
        raise UsageError(
            "which claims? give ids, or --claimant and --tag to select some, and not both"
        )
    wanted = {session.ledger.find(one).id for one in ids}
    standings = sorted(session.view().standings(), key=urgency)
    if wanted:
        return [one for one in standings if one.id in wanted]
    found = (one for one in standings if (one.is_open if all_open else pressing(one)))
    return list(filter(selection.query(Moment(session.today, None)).matches, found))
