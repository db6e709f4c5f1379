"""The blocks of a ledger up to one of them: a state that never changes, whoever writes after it.

Blocks are numbered without gaps and never altered, so that “all up to number n” is a snapshot that
needs no transaction.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from claimcheck.domain.model.block_keys import tables_of
from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.decode import read_block, read_ledger
from claimcheck.domain.model.ledger import Ledger
from claimcheck.domain.model.look import Look
from claimcheck.domain.model.problem import KeyPath, Problem
from claimcheck.errors import LedgerError
from claimcheck.store.sql.block_chain import NO_HEAD, BlockRow, Head, path_of, time_of
from claimcheck.store.sql.block_text import values_of
from claimcheck.store.sql.database import Database, Row, Statement, marks

HEAD: Final = """\
SELECT number, hash, entered FROM block WHERE ledger = ? ORDER BY number DESC LIMIT 1"""
# A `+` keeps a condition from the choice of an index: nearly every block has such a number. So
# does sorting here and not there. What is said twice leads to the index of paths.
_FRAME: Final = """\
SELECT number, "table", key, body, entered FROM block
WHERE ledger = ? AND +number <= ? AND "table" IN ('settings', 'claimants')
UNION ALL SELECT number, "table", key, body, entered FROM block
WHERE ledger = ? AND +number <= ? AND claim = '' AND "table" NOT IN ('settings', 'claimants')
    AND "table" < 'looks'
UNION ALL SELECT number, "table", key, body, entered FROM block
WHERE ledger = ? AND +number <= ? AND claim = '' AND "table" NOT IN ('settings', 'claimants')
    AND "table" > 'looks'"""
_LOOKS: Final = """\
SELECT key, body, entered FROM block
WHERE ledger = ? AND "table" = 'looks' AND number <= ? ORDER BY number"""
_LOOK: Final = """\
SELECT key, body, entered FROM block
WHERE ledger = ? AND claim = '' AND "table" = 'looks' AND key = ? AND +number <= ?
    AND "table" NOT IN ('settings', 'claimants')"""
_LOOKS_OF: Final = """\
SELECT block.number, block.key, block.body, block.entered FROM about
JOIN block ON block.ledger = about.ledger AND block.number = about.number
WHERE about.ledger = ? AND +about.number <= ? AND about.why = 'look' AND about.claim IN ({})"""
_STARTING: Final = """\
SELECT claim FROM block WHERE ledger = ? AND claim >= ? AND claim < ? AND "table" = 'claims'
    AND key = '' AND +number <= ? AND "table" NOT IN ('settings', 'claimants') LIMIT ?"""
_STARTING_ONCE: Final = """\
SELECT claim FROM about
WHERE ledger = ? AND claim >= ? AND claim < ? AND why = 'was' AND +number <= ? LIMIT ?"""
_ALL: Final = 2**62
_LAST_LETTER: Final = "{"
"""What comes right after `z`: ids are lower-case letters, digits and -."""
_IDS: Final = """\
SELECT claim FROM block WHERE ledger = ? AND "table" = 'claims' AND number <= ? ORDER BY number"""
_CLAIMS: Final = """\
SELECT number, claim, "table", key, body, entered FROM block
WHERE ledger = ? AND +number <= ? AND claim <> '' AND claim IN ({})"""
_OLD_IDS: Final = """\
SELECT about.claim, block.claim FROM about
JOIN block ON block.ledger = about.ledger AND block.number = about.number
WHERE about.ledger = ? AND about.why = 'was' AND about.number <= ? ORDER BY about.number"""
_ID_NOW: Final = """\
SELECT block.claim FROM about
JOIN block ON block.ledger = about.ledger AND block.number = about.number
WHERE about.ledger = ? AND about.claim = ? AND about.why = 'was' AND +about.number <= ?"""
_ROWS: Final = """\
SELECT ledger, number, claim, "table", key, body, date, entered, login, hash FROM block
WHERE ledger = ? AND number > ? AND number <= ? ORDER BY number LIMIT ?"""
_NUMBERS: Final = """\
SELECT claim, "table", key, max(number) FROM block WHERE ledger = ? AND number <= ?
GROUP BY claim, "table", key"""
_PAGE: Final = 5_000


def head_of(database: Database) -> Head:
    """Return the newest block of the ledger of a database."""
    found = database.rows(HEAD, [database.address.ledger])
    return Head(*found[0]) if found else NO_HEAD


def newest_blocks(database: Database) -> "tuple[StoredBlocks, datetime]":
    """Return the blocks of a ledger as they are now, and the UTC time by the database's clock."""
    name = database.address.ledger
    heads, framing, [(clock,)] = database.several(
        [(HEAD, [name]), (_FRAME, [name, _ALL] * 3), (database.clock, ())]
    )
    head = Head(*heads[0]) if heads else NO_HEAD
    up_to_it = [row for row in framing if row[0] <= head.number]
    return StoredBlocks(database, head, up_to_it), time_of(clock)


class StoredBlocks:
    """The blocks of a ledger up to its head of a moment."""

    def __init__(self, database: Database, head: Head, framing: list[Row] | None = None) -> None:
        self.database = database
        self.head = head
        self._name = database.address.ledger
        self._framing = framing
        """The rows of all but claims and looks, where they are read."""
        self._looks_of: dict[tuple[str, ...], list[Look]] = {}
        """By the names of a claim the looks at it."""
        self._ids_now: dict[str, str | None] = {}
        """By what may be an old id of a claim the id that it has."""
        self.doubts: list[Problem] = []
        """What is doubtful in the blocks that were read."""

    def frame(self) -> Ledger:
        """Return the ledger without claims and looks; LedgerError for what cannot be read."""
        claimants: dict[str, Any] = {}
        data: dict[str, Any] = {"claimants": claimants}
        if self._framing is None:
            self._framing = self.database.rows(_FRAME, [self._name, self.head.number] * 3)
        for _, table, key, body, entered in sorted(self._framing):
            at = path_of("", table, key)
            values = self._values(at, body, entered)
            if len(at) == 1:
                data[at[0]] = values
            elif table == "claimants":
                claimants[key] = values
            else:
                raise self._unreadable(at, "its table is not known")
        ledger, problems = read_ledger(data)
        self._refuse(problems)
        return ledger

    def ids(self) -> list[str]:
        """Return the ids of the claims, in the order in which they came."""
        return [id_ for (id_,) in self._find(_IDS)]

    def starting(self, start: str, most: int | None) -> list[str]:
        """Return the ids, in use or old ones, that start so, or so many of them."""
        values = [self._name, start, start + _LAST_LETTER, self.head.number, most or _ALL]
        found = (
            row for sql in (_STARTING, _STARTING_ONCE) for row in self.database.rows(sql, values)
        )
        return [id_ for (id_,) in found][:most]

    def id_now(self, old: str) -> str | None:
        """Return the id of the claim that had an old id; None where none had it."""
        if old in self._ids_now:
            return self._ids_now[old]
        return _only(self.database.rows(*self._asking_now(old)))

    def _asking_now(self, old: str) -> Statement:
        return _ID_NOW, [self._name, old, self.head.number]

    def old_ids(self) -> dict[str, str]:
        """Return the ids of today by the ids that they replaced."""
        return dict(self._find(_OLD_IDS))

    def look(self, key: str) -> Look | None:
        """Return the look with a key; None where there is none."""
        found = self.database.rows(_LOOK, [self._name, key, self.head.number])
        return self._look(*found[0]) if found else None

    def looks(self) -> dict[str, Look]:
        """Return all looks by their keys."""
        return {key: self._look(key, *rest) for key, *rest in self._find(_LOOKS)}

    def looks_of(self, ids: Sequence[str]) -> list[Look]:
        """Return the looks that name a claim by any of these ids, each once."""
        if tuple(ids) in self._looks_of:
            return self._looks_of[tuple(ids)]
        return self._looks(self.database.rows(*self._asking(_LOOKS_OF, ids)))

    def claims(self, ids: Sequence[str]) -> dict[str, Claim]:
        """Return claims by their ids; LedgerError for one that cannot be read."""
        return self._claims(self.database.rows(*self._asking(_CLAIMS, ids)))

    def claims_and_looks(self, ids: Sequence[str]) -> tuple[dict[str, Claim], list[Look]]:
        """Return claims by their ids, and the looks that name any of them, by an old id too."""
        rows, looked = self.database.several(
            [self._asking(_CLAIMS, ids), self._asking(_LOOKS_OF, ids)]
        )
        claims = self._claims(rows)
        return claims, self._looks([*looked, *self._looked_before(claims.values())])

    def claim(self, id_: str) -> Claim | None:
        """Return a claim, None where there is none.

        What is asked next is read with it, and kept: the looks at it, or whose old id it is.
        """
        rows, looked, now = self.database.several(
            [self._asking(_CLAIMS, [id_]), self._asking(_LOOKS_OF, [id_]), self._asking_now(id_)]
        )
        self._ids_now[id_] = _only(now)
        claims = self._claims(rows)
        claim = claims.get(id_)
        looks = self._looks([*looked, *self._looked_before(claims.values())])
        self._looks_of[id_, *(claim.was if claim else ())] = looks
        return claim

    def _looked_before(self, claims: Iterable[Claim]) -> list[Row]:
        """Return the rows of the looks that name claims by their old ids."""
        old = [name for one in claims for name in one.was]
        return self.database.rows(*self._asking(_LOOKS_OF, old)) if old else []

    def _claims(self, rows: Iterable[Row]) -> dict[str, Claim]:
        found: dict[str, dict[str, Any]] = {}
        for _, id_, table, key, body, entered in sorted(rows):
            at = path_of(id_, table, key)
            claim = found.setdefault(id_, {})
            said = self._values(at, body, entered)
            if table == "claims":
                claim.update(said)
            elif table in tables_of(Claim):
                claim.setdefault(table, {})[key] = said
            else:
                raise self._unreadable(at, f"“{table}” is not a table of facts")
        return {id_: self._claim(id_, values) for id_, values in found.items()}

    def numbers(self) -> dict[KeyPath, int]:
        """Return the number of the newest block at each path."""
        return {path_of(*columns): number for *columns, number in self._find(_NUMBERS)}

    def rows(self, after: Head = NO_HEAD) -> Iterator[BlockRow]:
        """Yield the rows after a block, as they are, a page at a time."""
        number = after.number
        while number < self.head.number:
            page = self.database.rows(_ROWS, [self._name, number, self.head.number, _PAGE])
            yield from (BlockRow(*row) for row in page)
            number = page[-1][1]

    def _claim(self, id_: str, values: Mapping[str, Any]) -> Claim:
        at = ("claims", id_)
        claim, problems = read_block(Claim, id_, values, at)
        self._refuse(problems)
        assert claim is not None
        return claim

    def _looks(self, rows: Iterable[Row]) -> list[Look]:
        return [self._look(*rest) for _, *rest in sorted(set(rows))]

    def _look(self, key: str, body: str, entered: str) -> Look:
        at = ("looks", key)
        look, problems = read_block(Look, key, self._values(at, body, entered), at)
        self._refuse(problems)
        assert look is not None
        return look

    def _values(self, at: KeyPath, body: str, entered: str) -> Any:
        try:
            return values_of(at, body, entered)
        except (ValueError, RecursionError) as fault:
            raise self._unreadable(at, str(fault)) from None

    def _refuse(self, problems: Iterable[Problem]) -> None:
        """Refuse what has errors; never is a fact left out without a word."""
        for problem in problems:
            if problem.severity == "error":
                raise self._unreadable(problem.at, problem.message)
            self.doubts.append(problem)

    def _unreadable(self, at: KeyPath, why: str) -> LedgerError:
        return LedgerError(
            f"{self.database.address.shown}: {'.'.join(at)} cannot be read: {why}",
            "a newer claimcheck may have written it: update this one; `claimcheck verify` tells "
            "whether it was altered",
        )

    def _asking(self, sql: str, ids: Sequence[str]) -> Statement:
        return sql.format(marks(ids)), [self._name, self.head.number, *ids]

    def _find(self, sql: str) -> list[tuple[Any, ...]]:
        return self.database.rows(sql, [self._name, self.head.number])


def _only(rows: list[Row]) -> str | None:
    return rows[0][0] if rows else None
