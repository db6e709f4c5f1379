"""The blocks of a ledger up to one of them: a state that never changes, whoever writes after it.

Blocks are numbered without gaps and never altered, so that “all up to number n” is a snapshot that
needs no transaction.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from claimcheck.domain.model.block_keys import tables_of
from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.decode import read_block, read_ledger
from claimcheck.domain.model.lazy_claims import LazyClaims
from claimcheck.domain.model.ledger import Ledger
from claimcheck.domain.model.problem import KeyPath, Problem
from claimcheck.errors import LedgerError
from claimcheck.store.sql.block_chain import NO_HEAD, BlockRow, Head, path_of
from claimcheck.store.sql.block_text import values_of
from claimcheck.store.sql.database import Database

_HEAD: Final = """\
SELECT number, hash, entered FROM block WHERE ledger = ? ORDER BY number DESC LIMIT 1"""
_FRAME: Final = """\
SELECT "table", key, body, entered FROM block
WHERE ledger = ? AND claim = '' AND number <= ? ORDER BY number"""
_IDS: Final = """\
SELECT claim FROM block WHERE ledger = ? AND "table" = 'claims' AND number <= ? ORDER BY number"""
_HAS: Final = """\
SELECT 1 FROM block WHERE ledger = ? AND claim = ? AND "table" = 'claims' AND number <= ?"""
_CLAIMS: Final = """\
SELECT claim, "table", key, body, entered FROM block
WHERE ledger = ? AND number <= ? AND claim IN ({}) ORDER BY number"""
_OLD_IDS: Final = """\
SELECT about.claim, block.claim FROM about
JOIN block ON block.ledger = about.ledger AND block.number = about.number
WHERE about.ledger = ? AND about.why = 'was' AND about.number <= ? ORDER BY about.number"""
_ROWS: Final = """\
SELECT ledger, number, claim, "table", key, body, date, entered, login, hash FROM block
WHERE ledger = ? AND number > ? AND number <= ? ORDER BY number LIMIT ?"""
_SINCE: Final = """\
SELECT claim, "table" FROM block WHERE ledger = ? AND number > ? AND number <= ?
UNION SELECT claim, why FROM about WHERE ledger = ? AND number > ? AND number <= ?"""
_NUMBERS: Final = """\
SELECT claim, "table", key, max(number) FROM block WHERE ledger = ? AND number <= ?
GROUP BY claim, "table", key"""
_PAGE: Final = 5_000
_MOST_AHEAD: Final = 512


def head_of(database: Database) -> Head:
    """Return the newest block of the ledger of a database."""
    found = database.rows(_HEAD, [database.address.ledger])
    return Head(*found[0]) if found else NO_HEAD


class StoredBlocks:
    """The blocks of a ledger up to its head of a moment."""

    def __init__(self, database: Database, head: Head) -> None:
        self.database = database
        self.head = head
        self._name = database.address.ledger
        self.doubts: list[Problem] = []
        """What is doubtful in the blocks that were read."""

    def ledger(self) -> tuple[Ledger, "StoredClaims"]:
        """Return the ledger, and where its claims are; LedgerError for what cannot be read."""
        tables: dict[str, dict[str, Any]] = {"claimants": {}, "looks": {}}
        data: dict[str, Any] = dict(tables)
        for table, key, body, entered in self._find(_FRAME):
            at = path_of("", table, key)
            values = self._values(at, body, entered)
            if len(at) == 1:
                data[at[0]] = values
            elif table in tables:
                tables[table][key] = values
            else:
                raise self._unreadable(at, "its table is not known")
        ledger, problems = read_ledger(data)
        self._refuse(problems)
        claims = StoredClaims(self)
        return Ledger(
            ledger.settings, ledger.claimants, LazyClaims(claims), ledger.looks, ledger.unknown
        ), claims

    def ids(self) -> list[str]:
        """Return the ids of the claims, in the order in which they came."""
        return [id_ for (id_,) in self._find(_IDS)]

    def has(self, id_: str) -> bool:
        """Whether there is a claim with an id."""
        return bool(self.database.rows(_HAS, [self._name, id_, self.head.number]))

    def old_ids(self) -> dict[str, str]:
        """Return the ids of today by the ids that they replaced."""
        return dict(self._find(_OLD_IDS))

    def claims(self, ids: Sequence[str]) -> dict[str, Claim]:
        """Return claims by their ids; LedgerError for one that cannot be read."""
        found: dict[str, dict[str, Any]] = {}
        marks = ", ".join("?" * len(ids))
        values = [self._name, self.head.number, *ids]
        for id_, table, key, body, entered in self.database.rows(_CLAIMS.format(marks), values):
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

    def touched_since(self, before: Head) -> set[str]:
        """Return the claims that blocks after another head are about.

        “” is among them where settings, parties or tables that nobody knows changed.
        """
        span = [self._name, before.number, self.head.number]
        found = self.database.rows(_SINCE, [*span, *span])
        return {claim for claim, table in found if table != "looks"}

    def _claim(self, id_: str, values: Mapping[str, Any]) -> Claim:
        at = ("claims", id_)
        claim, problems = read_block(Claim, id_, values, at)
        self._refuse(problems)
        assert claim is not None
        return claim

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

    def _find(self, sql: str) -> list[tuple[Any, ...]]:
        return self.database.rows(sql, [self._name, self.head.number])


class StoredClaims:
    """The claims among stored blocks, read when they are asked for: see ClaimSource.

    Where all are asked for in turn, each time twice as many are read ahead.
    """

    def __init__(self, blocks: StoredBlocks) -> None:
        self._blocks = blocks
        self._ids: dict[str, int] | None = None
        self._ahead: dict[str, Claim] = {}
        self._most_ahead = 1
        self._asked: set[str] = set()

    @property
    def asked(self) -> set[str] | None:
        """The ids that were asked for; None where all were."""
        return None if self._ids is not None else self._asked

    def __contains__(self, id_: object) -> bool:
        if self._ids is not None:
            return id_ in self._ids
        self._asked.add(str(id_))
        return self._blocks.has(str(id_))

    def __iter__(self) -> Iterator[str]:
        return iter(self._listed())

    def read(self, id_: str) -> Claim:
        """See ClaimSource."""
        self._asked.add(id_)
        if id_ not in self._ahead:
            self._ahead = self._blocks.claims(self._next(id_))
        return self._ahead.pop(id_)

    def old_ids(self) -> dict[str, str]:
        """See ClaimSource."""
        return self._blocks.old_ids()

    def _listed(self) -> dict[str, int]:
        if self._ids is None:
            self._ids = {id_: place for place, id_ in enumerate(self._blocks.ids())}
            self._order = list(self._ids)
        return self._ids

    def _next(self, id_: str) -> list[str]:
        """Return the ids to read together, from one on."""
        if self._ids is None or id_ not in self._ids:
            return [id_]
        place = self._ids[id_]
        page = self._order[place : place + self._most_ahead]
        self._most_ahead = min(2 * self._most_ahead, _MOST_AHEAD)
        return page
