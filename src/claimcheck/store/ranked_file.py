"""The claims of a file, what needs attention first: from the index where the file is known."""

import contextlib
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from sys import maxsize
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from claimcheck.domain.standing.standing import Moment, Standing
from claimcheck.store import standing_cache
from claimcheck.store.query import Query
from claimcheck.store.standing_columns import columns, rows

if TYPE_CHECKING:
    from claimcheck.domain.model.block import Block
    from claimcheck.domain.model.ledger import Ledger
    from claimcheck.domain.standing.spared import LeftOut
    from claimcheck.store.ledger_names import SeenNames

T = TypeVar("T")


class File(Protocol):
    """What is needed of the store of a file; see Store."""

    has_written: bool

    def ledger(self) -> "Ledger":
        """Return the ledger."""
        ...

    def head(self) -> str:
        """Return a name of what the file holds."""
        ...


def ranked(store: File, query: Query, left_out: "LeftOut | None") -> list[Standing]:
    """Return the claims that are asked for, what needs attention first."""
    moment, takes, limit = query.moment, query.matches, query.limit
    if _must_be_worked_out(store):
        return _first(filter(takes, _rank(store, moment, left_out)), limit)
    question = (store.head(), "standings", f"{moment.day} {moment.known_on}")
    with contextlib.suppress(standing_cache.DamagedError), standing_cache.find(question) as pages:
        if pages is not None:
            found = chain.from_iterable(map(rows, pages))
            return [row.standing() for row in _first(filter(takes, found), limit)]
    standings = _rank(store, moment, left_out)
    if not left_out:
        question = (store.head(), *question[1:])  # of what was loaded, if it changed
        standing_cache.keep(question, map(columns, _paged(standings)))
        _keep_without_claims(store)
    return _first(filter(takes, standings), limit)


def names(store: File, moment: Moment, left_out: "LeftOut | None") -> "SeenNames":
    """Return the names that claims have on a day."""
    from claimcheck.store.ledger_names import SeenNames

    seen = SeenNames()
    ranked(store, Query(moment, takes=seen.see), left_out)
    return seen


def _must_be_worked_out(store: File) -> bool:
    """Whether nothing kept can be of use: after a write, what was loaded is no more."""
    return store.has_written or standing_cache.is_off()


def _first(found: Iterable[T], limit: int | None) -> list[T]:
    """Return what comes first; no limit is too large."""
    return list(islice(found, limit if limit is None else min(limit, maxsize)))


def without_claims(store: File) -> "Ledger":
    """Return the ledger without its claims: its settings, and who the claimants are."""
    if _must_be_worked_out(store):
        return store.ledger()
    question = (store.head(), "frame")
    with contextlib.suppress(standing_cache.DamagedError), standing_cache.find(question) as pages:
        if pages is not None:
            return _read_without_claims(pages)
    _keep_without_claims(store)
    return store.ledger()


def _read_without_claims(pages: list[standing_cache.Page]) -> "Ledger":
    from claimcheck.domain.model.decode import read_ledger

    if [[*page.keys()] for page in pages] != [["data"]]:
        raise standing_cache.DamagedError
    data = pages[0]["data"]
    if [*map(type, data)] != [dict]:
        raise standing_cache.DamagedError
    ledger, problems = read_ledger(data[0])
    if problems:
        raise standing_cache.DamagedError
    return ledger


def _keep_without_claims(store: File) -> None:
    from claimcheck.domain.model.encode import encode

    def known(block: "Block") -> dict[str, Any]:
        return {key: value for key, value in encode(block).items() if key not in block.unknown}

    ledger = store.ledger()
    claimants = {one.id: known(one) for one in ledger.claimants.values()}
    data = {"settings": known(ledger.settings), "claimants": claimants}
    standing_cache.keep((store.head(), "frame"), [{"data": [data]}])


def _rank(store: File, moment: Moment, left_out: "LeftOut | None") -> list[Standing]:
    from claimcheck.domain.standing.attention import urgency
    from claimcheck.domain.standing.view import View

    view = View(store.ledger(), moment.day, moment.known_on, left_out)
    return sorted(view.standings(), key=urgency)


def _paged(standings: list[Standing]) -> Iterator[Iterable[Standing]]:
    for start in range(0, len(standings), standing_cache.PAGE):
        yield standings[start : start + standing_cache.PAGE]
