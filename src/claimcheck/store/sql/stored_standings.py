"""Claims of a ledger in a database as they stand on a day, found by what is kept of each."""

import heapq
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import chain, islice
from sys import maxsize
from typing import Any, Final

from claimcheck.domain.standing.attention import urgency
from claimcheck.domain.standing.spared import LeftOut
from claimcheck.domain.standing.standing import Standing
from claimcheck.store.query import Query
from claimcheck.store.sql.claim_pages import PAGE, ClaimPages, pages
from claimcheck.store.sql.database import Row, Statement
from claimcheck.store.sql.few_claims import few_claims
from claimcheck.store.sql.kept_name import kept_name
from claimcheck.store.sql.stored_blocks import StoredBlocks
from claimcheck.store.sql.urgent_order import Stretch, stretches

_TAGGED: Final = """
    AND EXISTS (SELECT 1 FROM tag WHERE tag.ledger = standing.ledger AND tag.tag = ?
        AND tag.claim = standing.claim)"""

# Not folded into the query around it, which would rather go by its own order.
_RARE: Final = "WITH rare AS MATERIALIZED (SELECT * FROM standing WHERE ledger = ? AND {})"


_TOGETHER: Final = 2
_BEFORE: Final = (-maxsize, "")
"""Before every row of a stretch."""


class StoredStandings:
    """The standings among blocks, inside a read of one moment: rows and blocks belong together."""

    def __init__(self, blocks: StoredBlocks, query: Query, left_out: LeftOut | None) -> None:
        self._database = blocks.database
        self._blocks = blocks
        self._query = query
        self._left_out = left_out
        self._day = query.moment.day.toordinal()
        self._claims = ClaimPages(blocks)

    def found(self) -> Iterator[Standing]:
        """Yield the claims that are asked for, at most so many, what needs attention first."""
        limit = self._query.limit
        return islice(self._ordered(), limit if limit is None else min(limit, maxsize))

    def _ordered(self) -> Iterator[Standing]:
        if self._query.moment.known_on is not None:
            return iter(sorted(self._judged(pages(self._blocks.ids())), key=urgency))
        few = self._few()
        settled, unsettled = self._many() if few is None else few
        late = sorted(self._judged(pages(unsettled)), key=urgency)
        return heapq.merge(self._judged(self._growing(settled)), late, key=urgency)

    def _many(self) -> tuple[Iterable[str], list[str]]:
        """Return all claims that may be asked for as `_few` does, those in order one by one.

        The first stretches are asked for together: of what is proposed there is hardly ever any.
        """
        together, others = self._stretches[:_TOGETHER], self._stretches[_TOGETHER:]
        first = [self._page(one, _BEFORE, self._first_page) for one in together]
        unsettled, *found = self._database.several([self._unsettled(), *first])
        read = (self._pages(*one) for one in zip(together, found, strict=True))
        late = (self._pages(one) for one in others)
        # To sort there would lead to the index of ids, and through all of them.
        return chain.from_iterable(chain(read, late)), sorted(id_ for (id_,) in unsettled)

    def count(self) -> int:
        """Return how many claims are asked for."""
        if self._query.moment.known_on is not None or self._query.takes is not None:
            return sum(1 for _ in self.found())
        few = self._few()
        if few is None:
            sums = (self._rows_of("count(*)", one) for one in self._stretches)
            late, *counted = self._database.several([self._unsettled(), *sums])
            settled = sum(int(number) for [(number,)] in counted)
            unsettled = [id_ for (id_,) in late]
        else:
            settled, unsettled = len(few[0]), few[1]
        return settled + sum(1 for _ in self._judged(pages(unsettled)))

    @cached_property
    def _stretches(self) -> list[Stretch]:
        query = self._query
        settings = self._claims.frame.settings
        return list(stretches(query.moment.day, settings, query.statuses, query.due_by))

    def _few(self) -> tuple[list[str], list[str]] | None:
        """Return the claims that may be asked for, where these are few, in order.

        First those that stand as all facts say; then those of which a fact is later than the day.
        """
        few = few_claims(self._database, self._query)
        if few is None:
            return None
        cases = [f"WHEN since > {self._day} THEN -1"]
        cases += [f"WHEN {one.whole} THEN {n}" for n, one in enumerate(self._stretches)]
        columns = [f"WHEN {one.whole} THEN {one.column}" for one in self._stretches]
        order = f"CASE {' '.join(cases)} END, CASE {' '.join(columns or cases)} END"
        found = []
        for some in pages(few):
            condition, values = self._where(f"claim IN ({', '.join('?' * len(some))})", some)
            found += self._database.rows(f"SELECT {order}, claim FROM standing {condition}", values)
        settled = sorted(row for row in found if row[0] is not None and row[0] >= 0)
        return [id_ for *_, id_ in settled], [id_ for n, _, id_ in found if n == -1]

    def _growing(self, ids: Iterable[str]) -> Iterator[list[str]]:
        """Yield ids in lists: at first as many as are asked for, then more."""
        left = iter(ids)
        most = self._first_page
        while some := list(islice(left, most)):
            yield some
            most = min(2 * most, PAGE)

    @property
    def _first_page(self) -> int:
        return min(self._query.limit or PAGE, PAGE)

    def _judged(self, pages_of_ids: Iterable[list[str]]) -> Iterator[Standing]:
        for ids in pages_of_ids:
            standings = self._claims.standings(ids, self._query.moment, self._left_out)
            yield from filter(self._query.matches, standings)

    def _pages(self, stretch: Stretch, page: list[Row] | None = None) -> Iterator[str]:
        """Yield the ids of a stretch in order, read as many at a time as are judged together.

        `page` has the first of them, where they are read.
        """
        most = self._first_page
        if page is None:
            page = self._database.rows(*self._page(stretch, _BEFORE, most))
        while True:
            yield from (id_ for _, id_ in page)
            if len(page) < most:
                return
            after, most = page[-1], min(2 * most, PAGE)
            page = self._database.rows(*self._page(stretch, after, most))

    def _page(self, stretch: Stretch, after: Row, most: int) -> Statement:
        """Return what gives the next rows of a stretch: where they stand in it, and their ids."""
        column = stretch.column
        found, values = self._rows_of(f"{column}, claim", stretch)
        order = f"ORDER BY {column}, claim LIMIT {most}"
        return f"{found} AND ({column}, claim) > (?, ?) {order}", [*values, *after]

    def _unsettled(self) -> Statement:
        """Return what gives the ids of the claims of which a fact is later than the day."""
        where, values = self._where(f"since > {self._day}")
        return f"SELECT claim FROM standing {where}", values

    def _rows_of(self, columns: str, stretch: Stretch) -> Statement:
        """Return what gives the settled rows of a stretch, and the values for it."""
        where, values = self._where(f"since <= {self._day} AND {stretch.condition}")
        if not stretch.rare:
            return f"SELECT {columns} FROM standing {where}", values
        rare = _RARE.format(stretch.rare)
        ledger = self._database.address.ledger
        return f"{rare} SELECT {columns} FROM rare AS standing {where}", [ledger, *values]

    def _where(self, condition: str, of: Iterable[str] = ()) -> tuple[str, list[Any]]:
        """Return what rows are asked for, claimants and tags with them, and the values for it.

        `of` are the values of the condition.
        """
        query = self._query
        sql = f"WHERE ledger = ? AND ({condition})"
        if query.claimants:
            sql += f" AND claimant IN ({', '.join('?' * len(query.claimants))})"
        sql += _TAGGED * len(query.tags)
        names = map(kept_name, (*sorted(query.claimants), *query.tags))
        return sql, [self._database.address.ledger, *of, *names]
