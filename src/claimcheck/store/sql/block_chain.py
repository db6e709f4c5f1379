"""Blocks as rows, each sealed by a hash over itself and the hash of the one before it.

Whoever alters, removes or inserts a row has to alter every hash after it, and so the head that
somebody else may have noted. The formula stands in the trigger of PostgreSQL too.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Final, NamedTuple

from claimcheck.domain.model.problem import KeyPath

START: Final = ""
"""The hash before the first block."""
OTHER: Final = "other"
"""The table of what stands at the top of a file and nobody knows."""
TIME_FORM: Final = "%Y-%m-%dT%H:%M:%S.%fZ"
STEP: Final = timedelta(microseconds=1)
"""By which a block is at least later than the one before."""


class Head(NamedTuple):
    """The newest block of a ledger."""

    number: int
    """0 where there is none."""
    hash: str
    entered: str
    """UTC, with six digits behind the second."""


NO_HEAD: Final = Head(0, START, "")


class NewBlock(NamedTuple):
    """A block on its way in: where it stands, and the text that is kept."""

    at: KeyPath
    body: str
    day: str | None
    """The last day of its date; None for what has none."""
    about: tuple[tuple[str, str], ...] = ()
    """Claims that it is about where its path does not say it, each with why: look, part or was."""


class BlockRow(NamedTuple):
    """A block as the table has it, in the order of its columns."""

    ledger: str
    number: int
    claim: str
    table: str
    key: str
    body: str
    date: str | None
    entered: str
    login: str
    hash: str

    @property
    def at(self) -> KeyPath:
        """Where the block stands in a file."""
        return path_of(self.claim, self.table, self.key)

    @property
    def head(self) -> Head:
        """The head of the ledger that ends with this block."""
        return Head(self.number, self.hash, self.entered)


def columns_of(at: KeyPath) -> tuple[str, str, str]:
    """Return claim, table and key of where a block stands in a file."""
    match at:
        case ("claims", claim):
            return claim, "claims", ""
        case ("claims", claim, table, key):
            return claim, table, key
        case ("looks" | "claimants" as table, key):
            return "", table, key
        case ("settings",):
            return "", "settings", ""
    [name] = at
    return "", OTHER, name


def path_of(claim: str, table: str, key: str) -> KeyPath:
    """Return where the block of these columns stands in a file."""
    if claim:
        return ("claims", claim) if table == "claims" else ("claims", claim, table, key)
    if table == OTHER:
        return (key,)
    return (table,) if table == "settings" else (table, key)


def sealed(
    ledger: str, head: Head, blocks: Iterable[NewBlock], login: str, now: datetime
) -> Iterator[BlockRow]:
    """Yield the rows that join blocks to a ledger at a UTC time, each later than the one before."""
    at = max(now, time_of(head.entered) + STEP) if head.number else now
    times, seal = times_from(at.replace(tzinfo=None)), head.hash
    for (path, body, day, _), number, at in zip(
        blocks, count(head.number + 1), times, strict=False
    ):
        columns = columns_of(path)
        entered = at.isoformat(timespec="microseconds") + "Z"
        seal = hash_of(seal, ledger, number, *columns, body, entered, login)
        yield BlockRow(ledger, number, *columns, body, day, entered, login, seal)


def times_from(at: datetime) -> Iterator[datetime]:
    """Yield the times of blocks that are entered together, each a step after the one before."""
    while True:
        yield at
        at += STEP


def time_of(entered: str) -> datetime:
    """Return the UTC time that a row was entered at; ValueError for what is none."""
    return datetime.strptime(entered, TIME_FORM).replace(tzinfo=UTC)


def hash_of(before: str, ledger: str, number: int, *rest: str) -> str:
    """Return the SHA-256, in hex, over these texts, each as its length in bytes, `:`, itself, `,`.

    `rest` is claim, table, key, body, entered and login. Netstrings
    (https://cr.yp.to/proto/netstrings.txt) leave no doubt where one text ends.
    """
    texts = (before, ledger, str(number), *rest)
    netstrings = "".join([f"{len(one.encode())}:{one}," for one in texts])
    return hashlib.sha256(netstrings.encode()).hexdigest()


def broken_at(rows: Iterable[BlockRow], head: Head = NO_HEAD) -> BlockRow | None:
    """Return the first row that does not follow from the one before it; None for a whole chain."""
    for row in rows:
        follows = row.number == head.number + 1 and row.entered > head.entered
        if not follows or row.hash != _hash(row, head.hash):
            return row
        head = row.head
    return None


def _hash(row: BlockRow, before: str) -> str:
    columns: Sequence[str] = (row.claim, row.table, row.key, row.body, row.entered, row.login)
    return hash_of(before, row.ledger, row.number, *columns)
