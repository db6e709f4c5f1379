"""What every store of a ledger gives (tests/store/test_contract.py), and which one a ledger has."""

from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from claimcheck.domain.changing.change import Applied, Change
    from claimcheck.domain.model.ledger import Ledger
    from claimcheck.domain.model.problem import Fault, KeyPath, Problem
    from claimcheck.store.evidence_folder import Attachment


class Store(Protocol):
    """A ledger that is kept somewhere."""

    has_written: bool
    """Whether it was changed through this store."""

    def load(self) -> "tuple[Ledger, list[Problem]]":
        """Return the ledger and what is wrong with the form and the sense of it.

        LedgerError when there is none or it cannot be read as text.
        """
        ...

    def valid(self) -> "Ledger":
        """Return the ledger; InvalidLedgerError with its first error, LedgerError as in `load`.

        Claims may be read only when they are asked for.
        """
        ...

    def fingerprint(self) -> str:
        """Return a name of what the ledger last loaded held, else of what it holds now.

        Two contents never share one. LedgerError as in `load`.
        """
        ...

    def place(self, problems: "Iterable[Problem]") -> "list[Fault]":
        """Return problems of the ledger last loaded with their places, in the order of the file."""
        ...

    def locate(self, at: "KeyPath") -> tuple[int, int]:
        """Return line and column, from 1, of a key or table of the ledger last loaded."""
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
        ledger must still have that fingerprint.

        InvalidLedgerError, ConflictError (held by another for `wait` seconds, or changed under
        us), WriteError and whatever `domain.change.apply` refuses; the ledger is then as it was.
        """
        ...

    def preview(self, change: "Change", today: date) -> str:
        """Return what `apply` would do, as a unified diff; nothing is written."""
        ...


def open_store(path: str | Path) -> Store:
    """Return the store of a ledger file, which need not be there yet."""
    from claimcheck.store.toml_store import TomlStore

    return TomlStore(Path(path))


def load(path: str | Path) -> "Ledger":
    """Return the ledger of a file.

    LedgerError when there is none or it cannot be read, InvalidLedgerError when it has errors.
    """
    return open_store(path).valid()
