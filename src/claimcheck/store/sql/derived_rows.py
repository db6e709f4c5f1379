"""The tables `standing`, `tag` and `word`: what facts decide of each claim, and what finds it.

They follow from the blocks and from nothing else: whoever writes blocks writes them anew for the
claims that these are about, and `rebuild` makes them all.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from claimcheck.domain.standing.lasting import Lasting, lasting
from claimcheck.domain.standing.view import View
from claimcheck.store.sql.block_chain import BlockRow
from claimcheck.store.sql.claim_pages import ClaimPages, pages
from claimcheck.store.sql.database import Database
from claimcheck.store.sql.kept_name import kept_name
from claimcheck.store.sql.stored_blocks import StoredBlocks, head_of
from claimcheck.store.sql.stored_words import kept_words
from claimcheck.store.sql.urgent_order import NEVER

BY_SETTINGS: Final = 0
"""In `fresh`, where the setting `stale-after` decides."""

_STANDING: Final = (
    *("ledger", "claim", "claimant", "course", "place", "outlook"),
    *("proposed", "looked", "fresh", "silent", "since"),
)
_TAG: Final = ("ledger", "tag", "claim")
_WORD: Final = ("ledger", "word", "claim")
_TABLES: Final = ("standing", "tag", "word")
_WHOLES: Final = """\
SELECT block.claim FROM about
JOIN block ON block.ledger = about.ledger AND block.number = about.number
WHERE about.ledger = ? AND about.why = 'part' AND about.claim IN ({})"""


def refresh(database: Database, blocks: StoredBlocks, rows: Sequence[BlockRow]) -> None:
    """Write what is derived anew for the claims that rows just written are about."""
    claims = ClaimPages(blocks)
    _write(database, claims, _with_wholes(database, claims, blocks.named_by(rows)))


def rebuild(database: Database, blocks: StoredBlocks) -> None:
    """Write all that is derived anew."""
    for table in _TABLES:
        database.run(f"DELETE FROM {table} WHERE ledger = ?", [database.address.ledger])
    _write(database, ClaimPages(blocks), blocks.ids(), are_there=False)


def rebuild_all(database: Database, wait: float = 30) -> None:
    """Write all that is derived anew, in a transaction of its own."""
    with database.writing(wait):
        rebuild(database, StoredBlocks(database, head_of(database)))


def _with_wholes(database: Database, claims: ClaimPages, ids: Iterable[str]) -> list[str]:
    """Return claims with those that are made of them, and of these in turn."""
    found: dict[str, None] = {}
    wanted = [claims.now(id_) for id_ in ids]
    while wanted:
        found |= dict.fromkeys(wanted)
        wholes: dict[str, None] = {}
        for some in pages(claims.names(wanted)):
            sql = _WHOLES.format(", ".join("?" * len(some)))
            rows = database.rows(sql, [database.address.ledger, *some])
            wholes |= dict.fromkeys(id_ for (id_,) in rows)
        wanted = [id_ for id_ in wholes if id_ not in found]
    return list(found)


def _write(
    database: Database, claims: ClaimPages, ids: Iterable[str], *, are_there: bool = True
) -> None:
    ledger = database.address.ledger
    for some in pages(ids):
        if are_there:
            marks = ", ".join("?" * len(some))
            for table in _TABLES:
                sql = f"DELETE FROM {table} WHERE ledger = ? AND claim IN ({marks})"
                database.run(sql, [ledger, *some])
        view = View(claims.ledger(some), date.max)
        there = view.ledger.claims
        found = [one for id_ in some if id_ in there and (one := lasting(view, id_))]
        database.insert("standing", _STANDING, [(ledger, *_row(one)) for one in found])
        tags = [
            (ledger, kept_name(tag), one.id) for one in found for tag in dict.fromkeys(one.tags)
        ]
        database.insert("tag", _TAG, sorted(tags))
        words = [
            (ledger, word, id_) for id_ in some if id_ in there for word in kept_words(there[id_])
        ]
        database.insert("word", _WORD, words)


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
