"""Which claims a person goes through next."""

from collections.abc import Collection
from dataclasses import replace
from functools import partial
from itertools import takewhile
from typing import get_args

from claimcheck.desk.ranking import ranked, streamed
from claimcheck.desk.selection import Selection
from claimcheck.desk.session import Session
from claimcheck.domain.standing.attention import pressing, urgency
from claimcheck.domain.standing.spared import spare
from claimcheck.domain.standing.standing import Moment, Schedule, Standing
from claimcheck.errors import UsageError


def claims_to_review(
    session: Session,
    ids: Collection[str],
    selection: Selection,
    *,
    all_open: bool,
    limit: int | None = None,
) -> list[Standing]:
    """Return the claims named, else all selected that need attention, or all open ones of them.

    They are in that order, at most `limit`. UsageError for ids together with `all_open` or a
    selection.
    """
    if all_open and ids:
        raise UsageError("which claims? give ids, or --all for every open one, and not both")
    if ids and not selection.takes_all:
        raise UsageError(
            "which claims? give ids, or --claimant and --tag to select some, and not both"
        )
    if ids:
        wanted = dict.fromkeys(session.ledger.find(one).id for one in ids)
        view = session.view()
        named = (spare(session.left_out, id_, partial(view.standing, id_)) for id_ in wanted)
        return sorted(filter(None, named), key=urgency)[:limit]
    query = selection.query(Moment(session.today, None), limit)
    if all_open:
        return ranked(session, replace(query, statuses=frozenset(get_args(Schedule))))
    with streamed(session, query) as found:
        return list(takewhile(pressing, found))
