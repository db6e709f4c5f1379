"""What every store of a ledger gives (tests/store/test_contract.py), and which one a ledger has."""

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from claimcheck.domain.changing.change import Applied, Change
    from claimcheck.domain.model.claim import Claim
    from claimcheck.domain.model.ledger import Ledger
    from claimcheck.domain.model.problem import Fault, KeyPath, Problem
    from claimcheck.domain.standing.spared import LeftOut
    from claimcheck.domain.standing.standing import Moment, Standing
    from claimcheck.domain.verifying.verification import SnapshotFile
    from claimcheck.store.evidence_folder import Attachment
    from claimcheck.store.ledger_names import ClaimNames
    from claimcheck.store.query import Query


class Store(Protocol):
    """A ledger that is kept somewhere."""

    has_written: bool
    """Whether it was changed through this store."""

    def ledger(self) -> "Ledger":
        """Return the ledger; InvalidLedgerError with its first error, LedgerError as in `load`.

        Claims may be read only when they are asked for.
        """
        ...

    def whole(self) -> "Ledger":
        """Return the ledger with all its claims, as `ledger` does, where nothing will be written.

        No more is kept of what was read.
        """
        ...

    def at_hand(self) -> "Ledger":
        """Return the ledger with all its claims, as `ledger` does, where it stays open.

        It is kept, and what it was read from is not.
        """
        ...

    def frame(self) -> "Ledger":
        """Return the ledger, of which only settings and claimants may be asked for."""
        ...

    def standings(self, query: "Query", left_out: "LeftOut | None" = None) -> "list[Standing]":
        """Return the claims that are asked for, what needs attention first.

        `left_out` keeps claims that fail unforeseen; without it they raise.
        """
        ...

    def stream(
        self, query: "Query", left_out: "LeftOut | None" = None
    ) -> "AbstractContextManager[Iterator[Standing]]":
        """Give the same one by one, of which few need be held; nothing else is asked meanwhile."""
        ...

    def count(self, query: "Query") -> int:
        """Return how many claims are asked for."""
        ...

    def names(self, moment: "Moment", left_out: "LeftOut | None" = None) -> "ClaimNames":
        """Return the names that claims have on a day; `left_out` as in `standings`."""
        ...

    def claims(self) -> "Iterator[Claim]":
        """Yield all claims in the order of the ledger, of which few need be held at once."""
        ...

    def head(self) -> str:
        """Return a name of what the ledger last read held, else of what it holds now.

        Two contents never share one. LedgerError as in `load`.
        """
        ...

    def load(self) -> "tuple[Ledger, list[Problem]]":
        """Return the ledger and what is wrong with the form and the sense of it.

        LedgerError when there is none or it cannot be read; OutsideError when no server answers.
        """
        ...

    def place(self, problems: "Iterable[Problem]") -> "list[Fault]":
        """Return problems of the ledger last loaded with their places, in the order of these."""
        ...

    @property
    def snapshots(self) -> "Snapshots":
        """What sources said, kept beside the ledger."""
        ...

    def apply(
        self,
        change: "Change",
        today: date,
        wait: float,
        attached: "Attachment | None" = None,
        at: datetime | None = None,
        expected: str | None = None,
    ) -> "Applied":
        """Make a change, all of it or nothing, and return once it is durable.

        What is attached is kept as a snapshot before the change is made. With `at`, the UTC time of
        the write, a file's is kept on record, so that it can be taken back. With `expected`, the
        ledger must still have that head.

        InvalidLedgerError, ConflictError (held by another for `wait` seconds, or changed under
        us), WriteError and whatever `domain.change.apply` refuses; the ledger is then as it was.
        """
        ...

    def preview(self, change: "Change", today: date) -> str:
        """Return what `apply` would do, as a unified diff; nothing is written."""
        ...


class FileStore(Store, Protocol):
    """A ledger in a file, which people edit too."""

    path: Path

    def locate(self, at: "KeyPath") -> tuple[int, int]:
        """Return line and column, from 1, of a key or table of the ledger last loaded."""
        ...


class Snapshots(Protocol):
    """What sources said, by the SHA-256 of its bytes."""

    def inspect(self) -> "Iterator[SnapshotFile]":
        """Yield everything that is there, hashed anew, in the order of its names."""
        ...

    def count(self) -> int:
        """Return how much there is to inspect."""
        ...

    def read(self, path: str, most: int) -> bytes:
        """Return at most so many bytes of what `inspect` gave under a path.

        LedgerError where that cannot be read.
        """
        ...

    def find(self, digest: str, most: int) -> "Attachment | None":
        """Return at most so many bytes of the snapshot of a digest in hex; None without one.

        What is found may have been altered: its own digest is then another.
        """
        ...

    def attachments(self, most: int) -> "Iterator[Attachment]":
        """Yield every whole snapshot with at most so many bytes, in the order of their digests."""
        ...


def open_store(where: str | Path) -> Store:
    """Return the store of a ledger: in a file, which need not be there yet, or at an address.

    UsageError for an address of nothing that we know.
    """
    if isinstance(where, str) and "://" in where:
        from claimcheck.store.sql.database_address import is_address, read_address

        if is_address(where):
            from claimcheck.store.sql.database_store import DatabaseStore

            return DatabaseStore(read_address(where))
    return open_file(Path(where))


def open_file(path: Path) -> FileStore:
    """Return the store of a ledger file, which need not be there yet."""
    from claimcheck.store.toml_store import TomlStore

    return TomlStore(path)


def load(where: str | Path) -> "Ledger":
    """Return the ledger of a file, or at an address.

    LedgerError when there is none or it cannot be read, InvalidLedgerError when it has errors.
    """
    return open_store(where).ledger()
