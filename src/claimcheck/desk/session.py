"""One person at work on one ledger: which file, which day it is, and who records."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.desk import clock
from claimcheck.errors import LedgerError, UsageError

if TYPE_CHECKING:
    from claimcheck.domain.changing.change import Applied, Change
    from claimcheck.domain.model.ledger import Ledger
    from claimcheck.domain.standing.spared import LeftOut
    from claimcheck.domain.standing.view import View
    from claimcheck.sources.fetching import Bounds
    from claimcheck.store.evidence_folder import Attachment
    from claimcheck.store.ledger_store import FileStore, Store
    from claimcheck.store.sql.database_address import DatabaseAddress

FILE_NAME = "claims.toml"

Say = Callable[[str], None]
"""Tells whoever is at work something."""


class NoLedgerError(LedgerError):
    """No claims.toml from the working directory upwards (3)."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"no {FILE_NAME} in {folder} or any folder above it",
            "`claimcheck init` starts one here; --file or CLAIMCHECK_FILE names another",
        )


def _is_there(path: Path) -> bool:
    """Whether there is something of this name, if only a link that leads nowhere.

    Whoever put that here meant a ledger, and not the one above it.
    """
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        raise LedgerError(
            f"cannot look for {path}: {error.strerror}",
            "check the permissions of its folder, or name a ledger with --file",
        ) from None
    return True


@dataclass
class Session:
    """What every command needs; made once for each run."""

    file: str | None = None
    may_ask_private: bool = False
    """Whether addresses of one's own network may be fetched."""
    day_first: bool | None = None
    """How a date such as 10/11/2025 is read in this run, where the command was told."""
    archive_keys: tuple[str, str] | None = None
    """Of an account of the Internet Archive: the access key and the secret one."""

    @cached_property
    def left_out(self) -> "LeftOut":
        """Claims that could not be judged, as nobody foresaw, and why."""
        return {}

    @cached_property
    def today(self) -> date:
        """The local day, read once."""
        return clock.today()

    @cached_property
    def now(self) -> datetime:
        """The UTC second that new facts are recorded at, read once."""
        return clock.now()

    @cached_property
    def database(self) -> "DatabaseAddress | None":
        """The database that the ledger is in; None for a file. UsageError for no known address."""
        if not self.file or "://" not in self.file:
            return None
        from claimcheck.store.sql.database_address import is_address, read_address

        return read_address(self.file) if is_address(self.file) else None

    @property
    def name(self) -> str:
        """What the ledger is called in messages: its path, or its address without a password."""
        return self.database.shown if self.database else str(self.path)

    @property
    def where(self) -> str:
        """What opens the ledger again: its path, or its whole address."""
        return self.database.given if self.database else str(self.path)

    @property
    def ledger_file(self) -> Path | None:
        """The file that the ledger is in, of whatever kind; None for one on a server."""
        return self.database.path if self.database else self.path

    def refuse_database(self, what: str, instead: str) -> None:
        """Refuse what only a ledger in a file can do (UsageError), with what to do instead."""
        if self.database:
            raise UsageError(f"{what}, and {self.name} is a database", instead)

    @cached_property
    def path(self) -> Path:
        """The ledger that is asked for, else the nearest one; NoLedgerError when there is none.

        A folder that cannot be searched ends the search: what is above it may be another ledger.
        UsageError for a database.
        """
        self.refuse_database(
            "this needs a ledger in a file", "`claimcheck copy FROM TO` makes a file of it"
        )
        if self.file:
            return Path(self.file)
        if _is_there(Path(FILE_NAME)):
            return Path(FILE_NAME)
        try:
            here = Path.cwd()
        except OSError as error:
            raise LedgerError(
                f"cannot find the working directory: {error.strerror}",
                "go to a folder that exists, or name a ledger with --file",
            ) from None
        for folder in here.parents:
            if _is_there(folder / FILE_NAME):
                return folder / FILE_NAME
        raise NoLedgerError(here)

    @property
    def is_found_above(self) -> bool:
        """Whether nobody named the ledger and it is not in the working directory."""
        return not self.file and self.path != Path(FILE_NAME)

    @cached_property
    def store(self) -> "Store":
        """The store of the ledger."""
        from claimcheck.store.ledger_store import open_store

        return open_store(self.where)

    @cached_property
    def file_store(self) -> "FileStore":
        """The store of a ledger in a file; UsageError for a database."""
        from claimcheck.store.ledger_store import open_file

        return open_file(self.path)

    @cached_property
    def ledger(self) -> "Ledger":
        """The ledger, valid; InvalidLedgerError when it is not."""
        return self.store.ledger()

    def read_whole(self) -> None:
        """Read all claims of the ledger, of which nothing will be written, as `Store.whole`."""
        self.ledger = self.store.whole()

    def view(self) -> "View":
        """Return the ledger as it stands today."""
        from claimcheck.domain.standing.view import View

        return View(self.ledger, self.today, left_out=self.left_out)

    @property
    def has_read(self) -> bool:
        """Whether the ledger was read in this run, and not only its index."""
        return "ledger" in vars(self)

    @property
    def has_written(self) -> bool:
        """Whether the ledger was changed in this run."""
        return "store" in vars(self) and self.store.has_written

    def apply(
        self,
        change: "Change",
        wait: float,
        attached: "Attachment | None" = None,
        expected: str | None = None,
    ) -> "Applied":
        """Make a change, as `Store.apply` does; the ledger of the session is then the new one."""
        applied = self.store.apply(change, self.today, wait, attached, self.now, expected)
        self.ledger = applied.ledger
        return applied

    def who(self, name: str | None) -> str | None:
        """Return who records: the name given, else git's user.name, else None."""
        if name is not None:
            return name or None
        from claimcheck.host.git import user_name

        return user_name()

    @property
    def bounds(self) -> "Bounds":
        """How far to go when something is fetched."""
        from claimcheck.sources.fetching import Bounds

        return Bounds(private=self.may_ask_private)
