"""Claims of a ledger in a database as they stand on a day, found by what is kept of each."""

import heapq
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from sys import maxsize
from typing import Any, Final

from claimcheck.domain.standing.attention import urgency
from claimcheck.domain.standing.spared import LeftOut
from claimcheck.domain.standing.standing import Standing
from claimcheck.store.query import Query
from claimcheck.store.sql.claim_pages import PAGE, ClaimPages, pages
from claimcheck.store.sql.kept_name import kept_name
from claimcheck.store.sql.stored_blocks import StoredBlocks
from claimcheck.store.sql.urgent_order import Stretch, stretches

_TAGGED: Final = """
    AND EXISTS (SELECT 1 FROM tag WHERE tag.ledger = standing.ledger AND tag.tag = ?
        AND tag.claim = standing.claim)"""


class StoredStandings:
    """The standings among blocks, inside a read of one moment: rows and blocks belong together."""

    def __init__(self, blocks: StoredBlocks, query: Query, left_out: LeftOut | None) -> None:
        self._database = blocks.database
        self._blocks = blocks
        self._query = query
        self._left_out = left_out
        self._day = query.moment.day.toordinal()
        self._claims = ClaimPages(blocks)

    def found(self) -> list[Standing]:
        """Return the claims that are asked for, at most so many, what needs attention first."""
        if self._query.moment.known_on is not None:
            ordered = iter(sorted(self._judged(pages(self._blocks.ids())), key=urgency))
        else:
            unsettled = sorted(self._judged(pages(self._unsettled())), key=urgency)
            ordered = heapq.merge(self._settled(), unsettled, key=urgency)
        limit = self._query.limit
        return list(islice(ordered, limit if limit is None else min(limit, maxsize)))

    def count(self) -> int:
        """Return how many claims are asked for."""
        if self._query.moment.known_on is not None or self._query.takes is not None:
            return len(self.found())
        settled = sum(self._counted(one) for one in self._stretches())
        return settled + sum(1 for _ in self._judged(pages(self._unsettled())))

    def _settled(self) -> Iterator[Standing]:
        """Yield what stands as all facts say, in order."""
        return chain.from_iterable(self._judged(self._pages(one)) for one in self._stretches())

    def _stretches(self) -> Iterator[Stretch]:
        query = self._query
        settings = self._claims.frame.settings
        return stretches(query.moment.day, settings, query.statuses, query.due_by)

    def _judged(self, pages_of_ids: Iterable[list[str]]) -> Iterator[Standing]:
        for ids in pages_of_ids:
            standings = self._claims.standings(ids, self._query.moment, self._left_out)
            yield from filter(self._query.matches, standings)

    def _pages(self, stretch: Stretch) -> Iterator[list[str]]:
        """Yield the ids of a stretch in order: at first as many as are asked for, then more."""
        column = stretch.column
        after: tuple[Any, ...] = (-maxsize, "")
        most = min(self._query.limit or PAGE, PAGE)
        condition, values = self._where(f"since <= {self._day} AND {stretch.condition}")
        while True:
            sql = (
                f"SELECT {column}, claim FROM standing {condition} AND ({column}, claim) > (?, ?) "
                f"ORDER BY {column}, claim LIMIT {most}"
            )
            rows = self._database.rows(sql, [*values, *after])
            if rows:
                yield [id_ for _, id_ in rows]
            if len(rows) < most:
                return
            after, most = rows[-1], min(2 * most, PAGE)

    def _unsettled(self) -> list[str]:
        """Return the ids of the claims of which a fact is later than the day."""
        sql, values = self._where(f"since > {self._day}")
        sql = f"SELECT claim FROM standing {sql} ORDER BY claim"
        return [id_ for (id_,) in self._database.rows(sql, values)]

    def _counted(self, stretch: Stretch) -> int:
        sql, values = self._where(f"since <= {self._day} AND {stretch.condition}")
        [(number,)] = self._database.rows(f"SELECT count(*) FROM standing {sql}", values)
        return int(number)

    def _where(self, condition: str) -> tuple[str, list[Any]]:
        """Return what rows are asked for, claimants and tags with them, and the values for it."""
        query = self._query
        sql = f"WHERE ledger = ? AND ({condition})"
        if query.claimants:
            sql += f" AND claimant IN ({', '.join('?' * len(query.claimants))})"
        sql += _TAGGED * len(query.tags)
        names = map(kept_name, (*sorted(query.claimants), *query.tags))
        return sql, [self._database.address.ledger, *names]
