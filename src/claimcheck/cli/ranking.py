"""The claims of a ledger, what needs attention first: from the index where the ledger is known."""

import contextlib
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from claimcheck.cli.session import Moment, Session
from claimcheck.domain.row import Row, columns
from claimcheck.domain.standing import Standing
from claimcheck.store import index

if TYPE_CHECKING:
    from claimcheck.domain.block import Block
    from claimcheck.domain.ledger import Ledger

Takes = Callable[[Standing | Row], bool]


def ranked(
    session: Session, moment: Moment, takes: Takes, limit: int | None = None
) -> list[Standing]:
    """Return the claims that are taken, at most `limit`, what needs attention first."""
    if index.is_off():
        found = (one for one in _rank(session, moment) if takes(one))
        return list(islice(found, limit))
    question = (session.store.fingerprint(), "standings", f"{moment.day} {moment.known_on}")
    with contextlib.suppress(index.DamagedError), index.find(question) as pages:
        if pages is not None:
            rows = (Row(page, number) for page in pages for number in range(len(page["id"])))
            return [row.standing() for row in islice(filter(takes, rows), limit)]
    standings = _rank(session, moment)
    question = (session.store.fingerprint(), *question[1:])  # of what was loaded, if it changed
    index.keep(question, map(columns, _paged(standings)))
    _keep_frame(session)
    return list(islice(filter(takes, standings), limit))


def frame(session: Session) -> "Ledger":
    """Return the ledger without its claims: its settings, and who the claimants are."""
    from claimcheck.domain.decode import read_ledger

    if index.is_off():
        return session.ledger
    question = (session.store.fingerprint(), "frame")
    with contextlib.suppress(index.DamagedError), index.find(question) as pages:
        if pages is not None:
            return read_ledger(pages[0]["data"][0])[0]
    _keep_frame(session)
    return session.ledger


def _keep_frame(session: Session) -> None:
    from claimcheck.domain.encode import encode

    def known(block: "Block") -> dict[str, Any]:
        return {key: value for key, value in encode(block).items() if key not in block.unknown}

    ledger = session.ledger
    claimants = {one.id: known(one) for one in ledger.claimants.values()}
    data = {"settings": known(ledger.settings), "claimants": claimants}
    index.keep((session.store.fingerprint(), "frame"), [{"data": [data]}])


def _rank(session: Session, moment: Moment) -> list[Standing]:
    from claimcheck.domain.attention import urgency
    from claimcheck.domain.view import View

    view = View(session.ledger, moment.day, moment.known_on)
    return sorted(view.standings(), key=urgency)


def _paged(standings: list[Standing]) -> Iterator[Iterable[Standing]]:
    for start in range(0, len(standings), index.PAGE):
        yield standings[start : start + index.PAGE]
