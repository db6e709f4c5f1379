"""One run of the program: which ledger, which day, and where to speak."""

import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimcheck.cli import clock
from claimcheck.errors import ClaimcheckError, LedgerError

if TYPE_CHECKING:
    from rich.console import Console

    from claimcheck.domain.change import Change
    from claimcheck.domain.ledger import Ledger
    from claimcheck.domain.view import View
    from claimcheck.report.line import Line
    from claimcheck.sources.fetching import Bounds
    from claimcheck.store import Store
    from claimcheck.store.snapshots import Attachment

FILE_NAME = "claims.toml"
_MOST_SAID = 5


class NoLedgerError(LedgerError):
    """No claims.toml from the working directory upwards (3)."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"no {FILE_NAME} in {folder} or above it",
            "`claimcheck init` starts one here; --file or CLAIMCHECK_FILE names another",
        )


@dataclass(frozen=True, slots=True)
class Moment:
    """The day that an answer is for, from facts recorded by `known_on` if that is given."""

    day: date
    known_on: date | None


@dataclass
class Session:
    """What every command needs; made once from the global options."""

    file: str | None = None

    @cached_property
    def today(self) -> date:
        """The local day, read once."""
        return clock.today()

    @cached_property
    def now(self) -> datetime:
        """The UTC second that new facts are recorded at, read once."""
        return clock.now()

    @cached_property
    def path(self) -> Path:
        """The ledger that is asked for, else the nearest one; NoLedgerError when there is none."""
        if self.file:
            return Path(self.file)
        here = Path.cwd()
        for folder in (here, *here.parents):
            if (folder / FILE_NAME).exists():
                nearest = folder / FILE_NAME
                return nearest.relative_to(here) if folder == here else nearest
        raise NoLedgerError(here)

    @cached_property
    def store(self) -> "Store":
        """The store of the ledger."""
        from claimcheck.store import open_store

        return open_store(self.path)

    @cached_property
    def ledger(self) -> "Ledger":
        """The ledger, valid; InvalidLedgerError when it is not."""
        return self.store.valid()

    def moment(self, as_of: str | None = None, known_on: str | None = None) -> Moment:
        """Return the day that the options name; today when they name none.

        `--known-on` alone is the day too.
        """
        known = self._last_day(known_on, "--known-on") if known_on else None
        day = self._last_day(as_of, "--as-of") if as_of else known or self.today
        return Moment(day, known)

    def view(self, as_of: str | None = None, known_on: str | None = None) -> "View":
        """Return the ledger on the day that the options name."""
        from claimcheck.domain.view import View

        moment = self.moment(as_of, known_on)
        return View(self.ledger, moment.day, moment.known_on)

    def _last_day(self, words: str, option: str) -> date:
        from claimcheck.cli.dates import last_day

        return last_day(self, words, option)

    def who(self, name: str | None) -> str | None:
        """Return who records: the name given, else git's user.name, else None."""
        if name is not None:
            return name or None
        from subprocess import DEVNULL, PIPE, run

        try:
            git = run(["git", "config", "user.name"], stdout=PIPE, stderr=DEVNULL, text=True)
        except OSError:
            return None
        return git.stdout.strip() or None

    @property
    def bounds(self) -> "Bounds":
        """How far to go when something is fetched."""
        from claimcheck.sources.address import ALLOW_PRIVATE
        from claimcheck.sources.fetching import Bounds

        return Bounds(private=os.environ.get(ALLOW_PRIVATE) == "1")

    def save(
        self,
        change: "Change",
        attached: "Attachment | None" = None,
        *,
        dry_run: bool,
        quiet: bool,
        wait: float,
    ) -> None:
        """Make a change and say where its claims now stand; with `dry_run` only show the diff.

        What is attached is kept as a snapshot first. stdout has a line a block: the id of a new
        claim, or the id of a claim and the key of the fact.
        """
        if dry_run:
            self.write(self.store.preview(change, self.today))
            return
        from claimcheck.domain.view import View

        applied = self.store.apply(change, self.today, wait, attached)
        self.ledger = applied.ledger
        view = View(applied.ledger, self.today)
        for id_ in applied.claims[:_MOST_SAID]:
            if one := view.standing(id_):
                self.say(f"{id_}: {one.status}; {one.reason}", quiet=quiet)
        if len(applied.claims) > _MOST_SAID:
            self.say(f"and {len(applied.claims) - _MOST_SAID} more claims", quiet=quiet)
        try:
            for at, _ in applied.blocks:
                sys.stdout.write(" ".join(key for key in at[1::2]) + "\n")
            sys.stdout.flush()
        except BrokenPipeError:
            raise
        except OSError as error:  # which undoes nothing, so that it is no failure of the command
            self.stop_printing()
            self.say(f"all is in the ledger, but cannot print its keys: {error.strerror}")

    def stop_printing(self) -> None:
        """Send to nowhere what is still to be printed, after stdout has failed."""
        with Path(os.devnull).open("w") as nowhere:
            os.dup2(nowhere.fileno(), sys.stdout.fileno())

    @cached_property
    def width(self) -> int | None:
        """The columns of the terminal; None for a pipe, into which nothing is cut or wrapped."""
        return self.out.width if sys.stdout.isatty() else None

    @cached_property
    def out(self) -> "Console":
        """The console of stdout, for results."""
        return _console(sys.stdout)

    def draw(self, lines: "Iterable[Line]") -> None:
        """Print drawn lines."""
        if not _shows_blocks():
            from claimcheck.report.ascii import in_ascii

            lines = map(in_ascii, lines)
        if self._is_plain:
            sys.stdout.writelines(f"{line.plain.rstrip()}\n" for line in lines)
            return
        from rich.text import Text

        for line in lines:
            text = Text.assemble(*line.pieces)
            text.rstrip()
            self.out.print(text, soft_wrap=True)

    @property
    def _is_plain(self) -> bool:
        """Whether stdout takes no colour, so that a console need not be loaded."""
        return not sys.stdout.isatty() and not os.environ.get("FORCE_COLOR")

    def write(self, text: str) -> None:
        """Print text as it is, with what a terminal would obey made visible."""
        from claimcheck.report.unseen import escape_unseen

        sys.stdout.write(escape_unseen(text))

    def emit(self, command: str, moment: "Moment | View | None", result: Any) -> None:
        """Print a result as JSON, which is UTF-8 whatever the terminal is (RFC 8259)."""
        from claimcheck.cli.delivery import deliver
        from claimcheck.cli.output import dumps, envelope

        deliver(self, dumps(envelope(command, moment, result)) + "\n")

    def say(self, text: str, *, quiet: bool = False) -> None:
        """Talk: a line on stderr."""
        if not quiet:
            from claimcheck.report.unseen import visible

            sys.stderr.write(visible(text) + "\n")

    def complain(self, error: ClaimcheckError) -> None:
        """Print what went wrong and the way out, on stderr."""
        from claimcheck.report.unseen import visible

        sys.stderr.write(f"claimcheck: {visible(error.message)}\n")
        if error.hint:
            sys.stderr.write(f"  {visible(error.hint)}\n")


def _shows_blocks() -> bool:
    """Whether stdout shows more than ASCII: by its encoding, and by the locale if it is plain C.

    In that locale Python writes UTF-8 all the same, and names itself C.UTF-8 in LC_CTYPE.
    """
    get = os.environ.get
    named = get("LC_ALL") or (get("LC_CTYPE", "").replace("C.UTF-8", "")) or get("LANG")
    try:
        "█".encode(sys.stdout.encoding)
    except UnicodeEncodeError:
        return False
    return named not in ("C", "POSIX")


def _console(stream: Any) -> "Console":
    from rich.console import Console

    return Console(file=stream, highlight=False, markup=False, emoji=False, soft_wrap=True)
