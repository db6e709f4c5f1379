"""Claims that a question leaves where these are few: by names, statuses and words."""

from collections.abc import Iterator
from typing import Final

from claimcheck.store.query import Query
from claimcheck.store.sql.database import Database, Row, Statement
from claimcheck.store.sql.kept_name import kept_name
from claimcheck.store.sql.stored_words import PART, words_in
from claimcheck.store.sql.urgent_order import courses_of

_FEW: Final = 10_000
"""More claims than this are gone through in order, if that may end early."""
_FEW_OF_ALL: Final = 100_000
"""The same where all that are asked for are wanted."""

_FEW_OF_STATUS: Final = 500
"""Of statuses that more claims may have, those are found by their order."""

_FEW_READ: Final = 100
"""Of more claims it is quicker to look up all that is asked for than to read them."""

_BY_CLAIMANT: Final = "SELECT claim FROM standing WHERE ledger = ? AND claimant IN ({})"
_BY_TAG: Final = "SELECT claim FROM tag WHERE ledger = ? AND tag = ?"
# UNION ALL, since without ALL every row is read before the first is given.
_BY_COURSE: Final = """\
SELECT claim FROM standing WHERE ledger = ? AND course IN ({})
UNION ALL SELECT claim FROM standing WHERE ledger = ? AND since > ?"""
# The first table of a CROSS JOIN is the one that SQLite goes through. With `|| ''` PostgreSQL does
# so too, which may have no statistics yet and would read the words of all claims.
_BY_PART: Final = """\
SELECT claim_word.claim FROM vocabulary CROSS JOIN claim_word
WHERE vocabulary.ledger = ? AND vocabulary.word LIKE ?
    AND claim_word.ledger = vocabulary.ledger || '' AND claim_word.word = vocabulary.word"""


def few_claims(database: Database, query: Query) -> list[str] | None:
    """Return some claims among which are all that are asked for; None where these are many."""
    most = _FEW if query.limit else _FEW_OF_ALL
    ledger = database.address.ledger
    sources = list(_sources(ledger, query))
    asking = [_first(one, most + 1) for one in sources]
    if query.statuses:
        asking.append(_beyond(_of_statuses(ledger, query), _FEW_OF_STATUS))
    found = database.several(asking)
    few = [_ids(rows) for rows in found[: len(sources)] if len(rows) <= most]
    if query.statuses and not found[-1]:
        few.append(_ids(database.rows(*_of_statuses(ledger, query))))
    left = set.intersection(*few) if few else None
    if query.mentions and len(sources) > 1 and (left is None or len(left) > _FEW_READ):
        rows = database.rows(*_first(_all_of(sources), most + 1))
        left = _ids(rows) if len(rows) <= most else left
    return None if left is None else sorted(left)


def _sources(ledger: str, query: Query) -> Iterator[Statement]:
    if query.claimants:
        names = map(kept_name, sorted(query.claimants))
        yield _BY_CLAIMANT.format(", ".join("?" * len(query.claimants))), [ledger, *names]
    for tag in query.tags:
        yield _BY_TAG, [ledger, kept_name(tag)]
    for part in sorted({word[:PART] for one in query.mentions for word in words_in(one)}):
        yield _BY_PART, [ledger, f"%{part}%"]


def _of_statuses(ledger: str, query: Query) -> Statement:
    """Return what finds claims that may have statuses, or had them before a later fact."""
    courses = sorted({course for status in query.statuses for course in courses_of(status)})
    sql = _BY_COURSE.format(", ".join("?" * len(courses)))
    return sql, [ledger, *courses, ledger, query.moment.day.toordinal()]


def _all_of(sources: list[Statement]) -> Statement:
    sql = " INTERSECT ".join(f"SELECT claim FROM ({sql}) AS found" for sql, _ in sources)
    return sql, [value for _, values in sources for value in values]


def _first(source: Statement, most: int) -> Statement:
    sql, values = source
    return f"{sql} LIMIT {most}", values


def _beyond(source: Statement, number: int) -> Statement:
    """Return what finds one claim where there are more than so many, else none."""
    sql, values = source
    return f"{sql} LIMIT 1 OFFSET {number}", values


def _ids(rows: list[Row]) -> set[str]:
    return {id_ for (id_,) in rows}
