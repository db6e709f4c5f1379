"""The claims of a ledger that are asked for, what needs attention first."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.desk.session import Session
from claimcheck.domain.standing.standing import Moment, Standing
from claimcheck.store.query import Query

if TYPE_CHECKING:
    from claimcheck.domain.model.ledger import Ledger
    from claimcheck.store.ledger_names import ClaimNames


@dataclass(frozen=True, slots=True)
class Listing:
    """The JSON of `list` and `due`."""

    claims: list[Standing]


def ranked(session: Session, query: Query) -> list[Standing]:
    """Return the claims that are asked for, what needs attention first."""
    return session.store.standings(query, session.left_out)


def streamed(session: Session, query: Query) -> "AbstractContextManager[Iterator[Standing]]":
    """Give the claims that are asked for one by one, what needs attention first."""
    return session.store.stream(query, session.left_out)


def names_of_claims(session: Session, moment: Moment) -> "Callable[[], ClaimNames]":
    """Return what gives the names that claims have on a day."""
    return lambda: session.store.names(moment, session.left_out)


def without_claims(session: Session) -> "Ledger":
    """Return the ledger, of which only the settings and the claimants may be asked for."""
    return session.ledger if session.has_read else session.store.frame()
