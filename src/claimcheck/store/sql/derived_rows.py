"""The derived tables: what facts decide of each claim (`standing`), and what finds it.

They follow from the blocks and from nothing else: whoever writes blocks writes them anew for the
claims that these are about, and `rebuild` makes them all.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import Final

from claimcheck.domain.model.ledger import Ledger
from claimcheck.domain.standing.lasting import Lasting, lasting
from claimcheck.domain.standing.view import View
from claimcheck.store.sql.claim_pages import PAGE, ClaimPages, names, pages
from claimcheck.store.sql.database import Database, Row, Statement, marks
from claimcheck.store.sql.kept_name import kept_name
from claimcheck.store.sql.postings import Postings, add_postings, write_postings
from claimcheck.store.sql.stored_blocks import StoredBlocks, head_of
from claimcheck.store.sql.urgent_order import NEVER

BY_SETTINGS: Final = 0
"""In `fresh`, where the setting `stale-after` decides."""

_COLUMNS: Final = {
    "standing": (
        *("ledger", "claim", "claimant", "course", "place", "outlook"),
        *("proposed", "looked", "fresh", "silent", "since"),
    ),
    "tag": ("ledger", "claim", "tag"),
}
"""Of each table whose rows are written anew: the second is the claim."""
_WORDS: Final = ("posting", "vocabulary")
_TOGETHER: Final = 20_000
"""Claims whose rows are written together: soonest done in the order of the tables."""
_WHOLES: Final = """\
SELECT block.claim FROM about
JOIN block ON block.ledger = about.ledger AND block.number = about.number
WHERE about.ledger = ? AND about.why = 'part' AND about.claim IN ({})"""


@dataclass(frozen=True, slots=True)
class Derived:
    """What is derived of some claims otherwise than it is kept."""

    follows_from: frozenset[str]
    """The ids, in use and old ones, of all claims that were asked for it."""
    rows: dict[str, list[Row]]
    """Of each table the rows that are not there."""
    gone: dict[str, list[str]] = field(default_factory=dict)
    """Of each table the claims whose rows are others now."""


def write(database: Database, found: Iterable[Derived]) -> None:
    """Put what is derived into the tables, inside `writing`."""
    left = iter(found)
    while some := list(islice(left, _TOGETHER // PAGE)):
        for table in _COLUMNS:
            for gone in (one.gone[table] for one in some if one.gone.get(table)):
                sql = f"DELETE FROM {table} WHERE ledger = ? AND claim IN ({marks(gone)})"
                database.run(sql, [database.address.ledger, *gone])
        rows = {table: [row for one in some for row in one.rows[table]] for table in _COLUMNS}
        _insert(database, rows)


def rebuild(database: Database, blocks: StoredBlocks) -> None:
    """Write all that is derived anew."""
    for table in (*_COLUMNS, *_WORDS):
        database.run(f"DELETE FROM {table} WHERE ledger = ?", [database.address.ledger])
    fill(database, blocks.ids(), ClaimPages(blocks).ledger)


def fill(database: Database, ids: Iterable[str], read: Callable[[Sequence[str]], Ledger]) -> None:
    """Write what is derived of claims of which nothing is kept, inside `writing`.

    `read` returns a ledger that has some of them, with all that their standing follows from.
    """
    written = 0
    for many in pages(ids, _TOGETHER):
        rows: dict[str, list[Row]] = {table: [] for table in _COLUMNS}
        postings = Postings(list)
        for some in pages(many):
            ledger = read(some)
            for table, more in _rows(database.address.ledger, ledger, some).items():
                rows[table] += more
            add_postings(postings, (ledger.claims[id_] for id_ in some))
        write_postings(database, postings)
        _insert(database, rows)
        written += len(many)
    if written > _TOGETHER and database.engine == "postgresql":  # else it plans for few rows
        database.run(f"ANALYZE {', '.join((*_COLUMNS, *_WORDS))}")


def rebuild_all(database: Database, wait: float = 30) -> None:
    """Write all that is derived anew, in a transaction of its own."""
    with database.writing(wait):
        rebuild(database, StoredBlocks(database, head_of(database)))


def derived(database: Database, claims: ClaimPages, ids: Iterable[str]) -> Iterator[Derived]:
    """Yield what is derived of claims, and of those that are made of them, as they are now."""
    name, wanted = database.address.ledger, list(ids)
    for some in pages(id_ for id_ in wanted if id_ in claims.new):
        ledger = claims.ledger(some)
        yield Derived(_follows_from(ledger), _rows(name, ledger, some))
    kept = _kept(database, claims, (id_ for id_ in wanted if id_ not in claims.new))
    for some in pages(kept):
        ledger = claims.ledger(some)
        made = _rows(name, ledger, some)
        gone: dict[str, list[str]] = {}
        rows: dict[str, list[Row]] = {}
        for table in _COLUMNS:
            there = [row for id_ in some for row in kept[id_][table]]
            differing: set[Row] = {*there} ^ {*made[table]}
            others: set[str] = {row[1] for row in differing}
            gone[table] = sorted(others.intersection(row[1] for row in there))
            rows[table] = [row for row in made[table] if row[1] in others]
        yield Derived(_follows_from(ledger), rows, gone)


def _follows_from(ledger: Ledger) -> frozenset[str]:
    return frozenset(names(ledger.claims.values()))


def _nothing() -> dict[str, list[Row]]:
    return {table: [] for table in _COLUMNS}


def _kept(
    database: Database, claims: ClaimPages, ids: Iterable[str]
) -> dict[str, dict[str, list[Row]]]:
    """Return the rows that are kept of claims, and of all that are made of them, by table."""
    kept: dict[str, dict[str, list[Row]]] = {}
    wanted = list(ids)
    while wanted:
        wholes: dict[str, None] = {}
        for some in pages(wanted):
            kept |= {id_: _nothing() for id_ in some}
            parts = [*names(claims.read(some).values())]
            made, *there = database.several(
                [
                    _of(database, _WHOLES, parts),
                    *(_of(database, _select(table), some) for table in _COLUMNS),
                ]
            )
            for table, rows in zip(_COLUMNS, there, strict=True):
                for row in rows:
                    kept[row[1]][table].append(row)
            wholes |= dict.fromkeys(id_ for (id_,) in made)
        wanted = [id_ for id_ in wholes if id_ not in kept]
    return kept


def _of(database: Database, sql: str, claims: Sequence[str]) -> Statement:
    return sql.format(marks(claims)), [database.address.ledger, *claims]


def _rows(name: str, ledger: Ledger, ids: Iterable[str]) -> dict[str, list[Row]]:
    """Return what is derived of claims, of each table; `name` is that of the ledger."""
    view = View(ledger, date.max)
    there = [ledger.claims[id_] for id_ in ids if id_ in ledger.claims]
    found = [one for claim in there if (one := lasting(view, claim.id))]
    return {
        "standing": [(name, *_row(one)) for one in found],
        "tag": sorted({(name, one.id, kept_name(tag)) for one in found for tag in one.tags}),
    }


def _insert(database: Database, rows: Mapping[str, Iterable[Row]]) -> None:
    for table, some in rows.items():
        database.insert(table, _COLUMNS[table], sorted(some))


def _select(table: str) -> str:
    return f"SELECT {', '.join(_COLUMNS[table])} FROM {table} WHERE ledger = ? AND claim IN ({{}})"


def _row(one: Lasting) -> tuple[str | int, ...]:
    """Return what is kept of a claim; `place` is where it stands among those of its course.

    That is by its last day, of what was ruled by the day of the ruling, the newest first.
    """
    place = _day(one.last_day) if one.ruled_on is None else -one.ruled_on.toordinal()
    fresh = one.fresh_until.toordinal() if one.fresh_until else BY_SETTINGS
    days = (_day(one.proposed), _day(one.last_look), fresh, _day(one.silent_until), _day(one.since))
    return one.id, kept_name(one.claimant), one.course, place, one.outlook or "", *days


def _day(day: date | None) -> int:
    return day.toordinal() if day else NEVER
