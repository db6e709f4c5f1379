"""The derived tables: what facts decide of each claim (`standing`), and what finds it.

They follow from the blocks and from nothing else: whoever writes blocks writes them anew for the
claims that these are about, and `rebuild` makes them all.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from claimcheck.domain.model.ledger import Ledger
from claimcheck.domain.standing.lasting import Lasting, lasting
from claimcheck.domain.standing.view import View
from claimcheck.store.sql.claim_pages import ClaimPages, names, pages
from claimcheck.store.sql.database import Database, Row, Statement, marks
from claimcheck.store.sql.kept_name import kept_name
from claimcheck.store.sql.stored_blocks import StoredBlocks, head_of
from claimcheck.store.sql.stored_words import is_word, kept_words
from claimcheck.store.sql.urgent_order import NEVER

BY_SETTINGS: Final = 0
"""In `fresh`, where the setting `stale-after` decides."""

_COLUMNS: Final = {
    "standing": (
        *("ledger", "claim", "claimant", "course", "place", "outlook"),
        *("proposed", "looked", "fresh", "silent", "since"),
    ),
    "tag": ("ledger", "claim", "tag"),
    "word": ("ledger", "claim", "word"),
}
"""Of each table: the second is the claim."""
_VOCABULARY: Final = ("ledger", "word")
_KNOWN_WORDS: Final = "SELECT word FROM vocabulary WHERE ledger = ? AND word IN ({})"
_WHOLES: Final = """\
SELECT block.claim FROM about
JOIN block ON block.ledger = about.ledger AND block.number = about.number
WHERE about.ledger = ? AND about.why = 'part' AND about.claim IN ({})"""


@dataclass(frozen=True, slots=True)
class Derived:
    """What is derived of some claims otherwise than it is kept."""

    follows_from: frozenset[str]
    """The ids, in use and old ones, of all claims that were asked for it."""
    gone: dict[str, list[str]]
    """Of each table the claims whose rows are others now."""
    rows: dict[str, list[Row]]
    """Of each table the rows in place of these."""

    def write(self, database: Database) -> None:
        """Put the rows into the tables, inside `writing`."""
        for table, columns in _COLUMNS.items():
            if gone := self.gone[table]:
                sql = f"DELETE FROM {table} WHERE ledger = ? AND claim IN ({marks(gone)})"
                database.run(sql, [database.address.ledger, *gone])
            database.insert(table, columns, self.rows[table])
        words = _words(self.rows)
        _learn(database, words - _known_words(database, words))


def rebuild(database: Database, blocks: StoredBlocks) -> None:
    """Write all that is derived anew."""
    for table in (*_COLUMNS, "vocabulary"):
        database.run(f"DELETE FROM {table} WHERE ledger = ?", [database.address.ledger])
    claims, known = ClaimPages(blocks), set[str]()
    for some in pages(blocks.ids()):
        rows = _rows(database.address.ledger, claims.ledger(some), some)
        for table, columns in _COLUMNS.items():
            database.insert(table, columns, rows[table])
        words = _words(rows)
        _learn(database, words - known)
        known |= words


def rebuild_all(database: Database, wait: float = 30) -> None:
    """Write all that is derived anew, in a transaction of its own."""
    with database.writing(wait):
        rebuild(database, StoredBlocks(database, head_of(database)))


def derived(database: Database, claims: ClaimPages, ids: Iterable[str]) -> Iterator[Derived]:
    """Yield what is derived of claims, and of those that are made of them, as they are now."""
    kept = _kept(database, claims, ids)
    for some in pages(kept):
        ledger = claims.ledger(some)
        new = _rows(database.address.ledger, ledger, some)
        gone: dict[str, list[str]] = {}
        rows: dict[str, list[Row]] = {}
        for table in _COLUMNS:
            there = [row for id_ in some for row in kept[id_][table]]
            differing: set[Row] = {*there} ^ {*new[table]}
            others: set[str] = {row[1] for row in differing}
            gone[table] = sorted(others.intersection(row[1] for row in there))
            rows[table] = [row for row in new[table] if row[1] in others]
        yield Derived(frozenset(names(ledger.claims.values())), gone, rows)


def _kept(
    database: Database, claims: ClaimPages, ids: Iterable[str]
) -> dict[str, dict[str, list[Row]]]:
    """Return the rows that are kept of claims, and of all that are made of them, by table."""
    kept: dict[str, dict[str, list[Row]]] = {}
    wanted = list(ids)
    while wanted:
        wholes: dict[str, None] = {}
        for some in pages(wanted):
            kept |= {id_: {table: [] for table in _COLUMNS} for id_ in some}
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
        "word": [(name, claim.id, word) for claim in there for word in kept_words(claim)],
    }


def _words(rows: Mapping[str, Iterable[Row]]) -> set[str]:
    return {word for _, _, word in rows["word"] if is_word(word)}


def _known_words(database: Database, words: Iterable[str]) -> set[str]:
    known = set[str]()
    for some in pages(words):
        sql = _KNOWN_WORDS.format(marks(some))
        known.update(word for (word,) in database.rows(sql, [database.address.ledger, *some]))
    return known


def _learn(database: Database, words: Iterable[str]) -> None:
    """Add words to those that some claim has or had."""
    rows = [(database.address.ledger, word) for word in sorted(words)]
    database.insert("vocabulary", _VOCABULARY, rows)


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
