"""Names that claims of a database have: claimants and tags by an index, others one by one."""

from collections.abc import Collection
from functools import cached_property
from typing import Final, Protocol

from claimcheck.domain.model.beginning_like import beginning_like
from claimcheck.domain.standing.spared import LeftOut
from claimcheck.domain.standing.standing import Moment, Standing
from claimcheck.store.ledger_names import NameKey, SeenNames
from claimcheck.store.query import Query
from claimcheck.store.sql.database import Database

_STARTING: Final = """
WITH RECURSIVE found (name) AS (
    SELECT min({column}) FROM {table} WHERE ledger = ? AND {column} >= ? AND {column} < ?
    UNION ALL SELECT (SELECT min({column}) FROM {table}
        WHERE ledger = ? AND {column} > found.name AND {column} < ?)
    FROM found WHERE found.name IS NOT NULL)
SELECT name FROM found WHERE name IS NOT NULL LIMIT ?"""
"""From each name to the next one, however many claims have it."""
_BY_CLAIMANT: Final = _STARTING.format(table="standing", column="claimant")
_BY_TAG: Final = _STARTING.format(table="tag", column="tag")
_LAST: Final = "\U0010ffff"


class Claims(Protocol):
    """What is needed of a store; see Store."""

    @property
    def database(self) -> Database:
        """The database."""
        ...

    def standings(self, query: Query, left_out: LeftOut | None = None) -> list[Standing]:
        """Return the claims that are asked for."""
        ...


class StoredNames:
    """The names that claims have on a day: see ClaimNames."""

    def __init__(self, store: Claims, moment: Moment, left_out: LeftOut | None) -> None:
        self._store = store
        self._moment = moment
        self._left_out = left_out

    def has(self, key: NameKey, names: Collection[str]) -> bool:
        """See ClaimNames."""
        if key == "claimant":
            return self._is_there(Query(self._moment, claimants=frozenset(names), limit=1))
        if key == "tags":
            return any(self._is_there(Query(self._moment, tags=(tag,), limit=1)) for tag in names)
        return self._seen.has(key, names)

    def like(self, key: NameKey, word: str) -> Collection[str]:
        """See ClaimNames."""
        if key not in ("claimant", "tags"):
            return self._seen.like(key, word)
        sql = _BY_CLAIMANT if key == "claimant" else _BY_TAG
        return beginning_like(word, lambda start, most: self._starting(sql, start, most))

    def _starting(self, sql: str, start: str, most: int) -> list[str]:
        """Return names that start so, in any of the cases in which names are written."""
        ledger = self._store.database.address.ledger
        found: dict[str, None] = {}
        for one in dict.fromkeys((start, start.lower(), start.upper(), start.title())):
            values = [ledger, one, one + _LAST, ledger, one + _LAST, most]
            found |= dict.fromkeys(name for (name,) in self._store.database.rows(sql, values))
        return list(found)[:most]

    def _is_there(self, query: Query) -> bool:
        return bool(self._store.standings(query, self._left_out))

    @cached_property
    def _seen(self) -> SeenNames:
        seen = SeenNames()
        self._store.standings(Query(self._moment, takes=seen.see), self._left_out)
        return seen
