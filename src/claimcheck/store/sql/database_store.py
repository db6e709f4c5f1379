"""A ledger in a database: judged on what was read, written under its lock, in one transaction."""

import contextlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from claimcheck.errors import ConflictError, OutsideError, UsageError
from claimcheck.store.sql.block_chain import Head
from claimcheck.store.sql.connecting import connect
from claimcheck.store.sql.database import CommitUnknownError, Database
from claimcheck.store.sql.database_address import DatabaseAddress
from claimcheck.store.sql.lazy_ledger import StoredClaims, lazy_ledger
from claimcheck.store.sql.schema_version import require
from claimcheck.store.sql.stored_blocks import StoredBlocks, newest_blocks

if TYPE_CHECKING:
    from claimcheck.domain.changing.change import Applied, Change
    from claimcheck.domain.model.claim import Claim
    from claimcheck.domain.model.ledger import Ledger
    from claimcheck.domain.model.problem import Fault, Problem
    from claimcheck.domain.standing.spared import LeftOut
    from claimcheck.domain.standing.standing import Moment, Standing
    from claimcheck.store.evidence_folder import Attachment
    from claimcheck.store.ledger_names import ClaimNames
    from claimcheck.store.query import Query
    from claimcheck.store.sql.derived_rows import Derived
    from claimcheck.store.sql.stored_snapshots import StoredSnapshots
    from claimcheck.store.sql.stored_standings import StoredStandings

_FEW: Final = 100
"""Claims of which all that is derived is worked out, and kept in memory, before the lock."""
_HASH: Final = "SELECT hash FROM block WHERE ledger = ? AND number = ?"


@dataclass(frozen=True, slots=True)
class _Judged:
    """What a change is to a ledger up to a block, before anything is written."""

    blocks: StoredBlocks
    clock: datetime
    """The UTC time at which these were the newest, by the clock of the database."""
    claims: StoredClaims
    before: "Ledger"
    applied: "Applied"

    def __bool__(self) -> bool:
        return bool(self.applied.blocks or self.applied.values)

    @property
    def changes_rulings(self) -> bool:
        """Whether rulings need more or fewer signatures from now on."""
        after = self.applied.ledger
        return after.settings.signatures != self.before.settings.signatures

    def may_differ(self, touched: set[str], derived: "Iterable[Derived]") -> bool:
        """Whether it, or what is derived, may come out otherwise, now that claims are others."""
        asked = self.claims.asked
        if not touched or asked is None or "" in touched:
            return bool(touched)
        return not all(
            touched.isdisjoint(one) for one in (asked, *(one.follows_from for one in derived))
        )

    def derived(self, newer: "Ledger") -> "Iterator[Derived]":
        """Yield what is derived otherwise once it is written, by what is newer then."""
        from claimcheck.store.sql.claim_pages import ClaimPages
        from claimcheck.store.sql.derived_rows import derived

        looked_at = (id_ for look in newer.looks.values() for id_ in look.claims)
        ids = dict.fromkeys((*newer.claims, *looked_at))
        paths = (at for at, _ in self.applied.blocks)
        new = {at[1] for at in paths if len(at) == 2 and at[0] == "claims"}
        return derived(self.blocks.database, ClaimPages(self.blocks, newer, new), ids)


@dataclass(slots=True)
class _Attempt:
    """One try to write a change."""

    judged: _Judged
    """As it was judged last: again under the lock, where that was needed."""
    head: Head | None = None
    """That of the ledger with what was sent."""
    newer: "Ledger | None" = None
    """What the ledger has then, of what was written."""


class DatabaseStore:
    """The ledger of an address."""

    def __init__(self, address: DatabaseAddress) -> None:
        self.address = address
        self.has_written = False
        self._database: Database | None = None
        self._last: StoredBlocks | None = None

    @property
    def database(self) -> Database:
        """The connection, made when it is first needed; LedgerError for tables of another time."""
        if self._database is None:
            database = connect(self.address)
            require(database)
            self._database = database
        return self._database

    @property
    def snapshots(self) -> "StoredSnapshots":
        """What sources said, kept in the database."""
        from claimcheck.store.sql.stored_snapshots import StoredSnapshots

        return StoredSnapshots(self.database)

    def blocks(self) -> StoredBlocks:
        """Return the blocks of the ledger as they are now."""
        return self._now()[0]

    def _now(self) -> tuple[StoredBlocks, datetime]:
        self._last, clock = newest_blocks(self.database)
        return self._last, clock

    def ledger(self) -> "Ledger":
        """See Store."""
        return lazy_ledger(self.blocks())[0]

    def whole(self) -> "Ledger":
        """See Store: a database is read block by block, and nothing of it is kept."""
        return self.ledger()

    def at_hand(self) -> "Ledger":
        """See Store: it is read block by block, when one is asked for."""
        return self.ledger()

    def frame(self) -> "Ledger":
        """See Store."""
        return self.blocks().frame()

    def standings(self, query: "Query", left_out: "LeftOut | None" = None) -> "list[Standing]":
        """See Store."""
        with self.stream(query, left_out) as found:
            return list(found)

    @contextlib.contextmanager
    def stream(
        self, query: "Query", left_out: "LeftOut | None" = None
    ) -> "Iterator[Iterator[Standing]]":
        """See Store."""
        with self._asked(query, left_out) as asked:
            yield asked.found()

    def count(self, query: "Query") -> int:
        """See Store."""
        with self._asked(query, None) as found:
            return found.count()

    def names(self, moment: "Moment", left_out: "LeftOut | None" = None) -> "ClaimNames":
        """See Store."""
        from claimcheck.store.sql.stored_names import StoredNames

        return StoredNames(self, moment, left_out)

    @contextlib.contextmanager
    def _asked(self, query: "Query", left_out: "LeftOut | None") -> "Iterator[StoredStandings]":
        from claimcheck.store.sql.stored_standings import StoredStandings

        with self.database.reading():
            yield StoredStandings(self.blocks(), query, left_out)

    def claims(self) -> "Iterator[Claim]":
        """See Store."""
        from claimcheck.store.sql.claim_pages import pages

        blocks = self.blocks()
        for some in pages(blocks.ids()):
            found = blocks.claims(some)
            yield from (found[id_] for id_ in some)

    def head(self) -> str:
        """See Store: the hash of the newest block."""
        return (self._last or self.blocks()).head.hash

    def load(self) -> "tuple[Ledger, list[Problem]]":
        """See Store."""
        from claimcheck.domain.checking.ledger_errors import ledger_errors

        blocks = self.blocks()
        ledger, _ = lazy_ledger(blocks)
        errors = list(ledger_errors(ledger))
        return ledger, [*blocks.doubts, *errors]

    def place(self, problems: "Iterable[Problem]") -> "list[Fault]":
        """See Store; the line is the number of the block."""
        from claimcheck.domain.model.problem import Fault

        numbers = (self._last or self.blocks()).numbers()
        shown = self.address.shown
        faults = [Fault.at(shown, (_number(numbers, one), 1), one) for one in problems]
        return sorted(faults, key=lambda fault: fault.line)

    def apply(
        self,
        change: "Change",
        today: date,
        wait: float,
        attached: "Attachment | None" = None,
        at: datetime | None = None,
        expected: str | None = None,
    ) -> "Applied":
        """See Store; the database says when it was recorded, and keeps no way back.

        OutsideError where the server is gone, and where nobody knows whether it wrote.
        """
        for may_retry in (True, False):
            attempt = _Attempt(self._judge(*self._now(), change, today))
            self._refuse_other_head(attempt.judged.blocks.head, expected)
            try:
                if attempt.judged:
                    self._write(attempt, change, today, wait, attached, expected)
                break
            except CommitUnknownError as failure:
                if self._was_written(attempt.head, wait, failure):
                    break
                if not may_retry:
                    raise
        applied, head = attempt.judged.applied, attempt.head
        if head is None:
            return applied
        from claimcheck.store.sql.new_blocks import first_time, stamped

        self.has_written = True
        self._last = StoredBlocks(self.database, head)
        ledger, _ = lazy_ledger(self._last, attempt.newer)
        return replace(applied, ledger=ledger, blocks=stamped(applied, first_time(applied, head)))

    def preview(self, change: "Change", today: date) -> str:
        """See Store; only what is new is there to be shown."""
        from claimcheck.store.sql.new_blocks import block_at, blocks_of, without_time
        from claimcheck.store.text_diff import unified
        from claimcheck.store.toml_writer import dump

        judged = self._judge(*self._now(), change, today)
        before, after = [], []
        for at, values in blocks_of(judged.applied):
            old = block_at(judged.before, at)
            before += [dump(at, old)] if old is not None else []
            after.append(dump(at, without_time(values)))
        return unified("\n".join(before), "\n".join(after), self.address.shown)

    def _judge(
        self, blocks: StoredBlocks, clock: datetime, change: "Change", today: date
    ) -> _Judged:
        from claimcheck.domain.changing.change import Import, apply
        from claimcheck.domain.changing.row import Own

        if isinstance(change, Import) and any(isinstance(row, Own) for row in change.rows):
            raise UsageError(
                "an export of claimcheck says itself when its facts were recorded, which a "
                "database does not take on trust",
                f"`claimcheck copy FROM {self.address.shown}` takes a whole ledger into an empty "
                "one",
            )
        ledger, claims = lazy_ledger(blocks)
        return _Judged(blocks, clock, claims, ledger, apply(ledger, change, today))

    def _write(
        self,
        attempt: _Attempt,
        change: "Change",
        today: date,
        wait: float,
        attached: "Attachment | None",
        expected: str | None,
    ) -> None:
        """Write what was judged, judged again if what it is about has changed."""
        from claimcheck.store.sql.appending import append, refuse_own_signatures, turn_after
        from claimcheck.store.sql.derived_rows import rebuild, write
        from claimcheck.store.sql.new_blocks import as_entered, blocks_of, first_time, new_block
        from claimcheck.store.sql.postings import new_postings, write_postings

        judged, derived = attempt.judged, None
        if len(judged.applied.claims) <= _FEW:
            derived = list(judged.derived(as_entered(judged.applied, judged.clock)))
        with self.database.writing(wait):
            turn = turn_after(self.database, judged.blocks.head)
            self._refuse_other_head(turn.head, expected)
            if judged.may_differ(turn.touched, derived or ()):
                blocks = StoredBlocks(self.database, turn.head)
                judged = self._judge(blocks, turn.clock, change, today)
                attempt.judged, derived = judged, None
            placed = blocks_of(judged.applied)
            refuse_own_signatures(self.database, placed)
            if placed:
                if attached:
                    self.snapshots.keep(attached)
                new = (new_block(at, values) for at, values in placed)
                attempt.head = append(self.database, turn, new)
                attempt.newer = as_entered(judged.applied, first_time(judged.applied, attempt.head))
                if judged.changes_rulings:
                    rebuild(self.database, StoredBlocks(self.database, attempt.head))
                else:
                    write_postings(self.database, new_postings(judged.applied))
                    newly = judged.derived(attempt.newer) if derived is None else derived
                    write(self.database, newly)

    def _refuse_other_head(self, head: Head, expected: str | None) -> None:
        if expected not in (None, head.hash):
            raise ConflictError(
                f"{self.address.shown} has changed since the diff was made; nothing was written",
                "make the diff again",
            )

    def _was_written(self, head: Head | None, wait: float, failure: OutsideError) -> bool:
        """Whether the head that a lost commit made is there, once whoever wrote it is done."""
        assert head is not None
        self._database = None
        asked = [self.address.ledger, head.number]
        try:
            with self.database.writing(wait):
                return self.database.rows(_HASH, asked) == [(head.hash,)]
        except (OutsideError, ConflictError):
            raise OutsideError(
                f"{failure.message}; whether the write was made is not known",
                "when the server is back, try again: what is recorded already is refused",
            ) from None


def _number(numbers: dict[tuple[str, ...], int], problem: "Problem") -> int:
    """Return the number of the block that a problem is in; 1 for one of no block."""
    starts = (problem.at[:length] for length in range(len(problem.at), 0, -1))
    return next((numbers[at] for at in starts if at in numbers), 1)
