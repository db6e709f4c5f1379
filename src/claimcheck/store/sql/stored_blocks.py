"""The blocks of a ledger up to one of them: a state that never changes, whoever writes after it.

Blocks are numbered without gaps and never altered, so that “all up to number n” is a snapshot that
needs no transaction.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from claimcheck.domain.model.block_keys import tables_of
from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.decode import read_block, read_ledger
from claimcheck.domain.model.ledger import Ledger
from claimcheck.domain.model.look import Look
from claimcheck.domain.model.problem import KeyPath, Problem
from claimcheck.errors import LedgerError
from claimcheck.store.sql.block_chain import NO_HEAD, BlockRow, Head, path_of
from claimcheck.store.sql.block_text import values_of
from claimcheck.store.sql.database import Database, marks

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


class StoredBlocks:
    """The blocks of a ledger up to its head of a moment."""

    def __init__(self, database: Database, head: Head) -> None:
        self.database = database
        self.head = head
        self._name = database.address.ledger
        self.doubts: list[Problem] = []
        """What is doubtful in the blocks that were read."""

    def frame(self) -> Ledger:
        """Return the ledger without claims and looks; LedgerError for what cannot be read."""
        claimants: dict[str, Any] = {}
        data: dict[str, Any] = {"claimants": claimants}
        span = [self._name, self.head.number]
        found = self.database.rows(_FRAME, [*span, *span, *span])
        for _, table, key, body, entered in sorted(found):
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
        found = self.database.rows(_ID_NOW, [self._name, old, self.head.number])
        return found[0][0] if found else None

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
        values = [self._name, self.head.number, *ids]
        found = set(self.database.rows(_LOOKS_OF.format(marks(ids)), values))
        return [self._look(*rest) for _, *rest in sorted(found)]

    def claims(self, ids: Sequence[str]) -> dict[str, Claim]:
        """Return claims by their ids; LedgerError for one that cannot be read."""
        found: dict[str, dict[str, Any]] = {}
        values = [self._name, self.head.number, *ids]
        rows = self.database.rows(_CLAIMS.format(marks(ids)), values)
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

    def _find(self, sql: str) -> list[tuple[Any, ...]]:
        return self.database.rows(sql, [self._name, self.head.number])
