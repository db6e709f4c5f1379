"""What claimcheck cannot do: one root, one sentence and one exit code a class.

Exit codes, the whole table (0 and 1 are outcomes, not errors):

====  =======================================================================
0     done
1     the thing looked for was found (`due --exit-code`, `check`)
2     wrong usage: a bad date, an unknown or ambiguous id, a refused fact
3     no ledger, or one that cannot be read or is not valid
4     somebody else changed or holds the ledger
5     a write failed and nothing changed
6     something outside could not be fetched or read
70    a fault of this program
130   interrupted
141   the reader of a pipe left, before a command that only reads had printed all
====  =======================================================================
"""

DONE = 0
FOUND = 1
USAGE = 2
INVALID = 3
CONFLICT = 4
UNWRITTEN = 5
OUTSIDE = 6
FAULT = 70
INTERRUPTED = 130
READER_LEFT = 141


class ClaimcheckError(Exception):
    """The root: what is wrong and where, a way out, and the exit code."""

    exit_code = USAGE
    choices: tuple[str, ...] = ()
    """What there is to choose from, a line each, shown between the message and the way out."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(ClaimcheckError):
    """What was asked for cannot be done as it was asked (2)."""

    exit_code = USAGE


class LedgerError(ClaimcheckError):
    """There is no ledger, or it cannot be read or is not valid (3)."""

    exit_code = INVALID


class InvalidLedgerError(LedgerError):
    """The ledger has errors (3): the first with its place, and how many more there are."""

    def __init__(self, place: str, message: str, hint: str, more: int) -> None:
        rest = f" (and {more:,} more)" if more else ""
        advice = "`claimcheck check` reports every error"
        super().__init__(f"{place}: {message}{rest}", f"{hint}; {advice}" if hint else advice)


class ConflictError(ClaimcheckError):
    """Somebody else changed or holds the ledger (4)."""

    exit_code = CONFLICT


class HeldError(ConflictError):
    """Another program holds the ledger; a moment later it may have let go (4)."""


class WriteError(ClaimcheckError):
    """A write failed and nothing changed (5)."""

    exit_code = UNWRITTEN


class CannotInsert(WriteError):
    """A block has no place in the file, since its table is written inline (5)."""

    def __init__(self, table: str, line: int) -> None:
        name = table.rpartition(".")[2]
        super().__init__(
            f"“{table}” cannot be extended in TOML: line {line} holds {name} written inline; "
            "nothing was changed",
            f"write it as [{table}.KEY] blocks",
        )


class CannotPlace(WriteError):
    """A value cannot be changed where it stands, since its table is written inline (5)."""

    def __init__(self, key: str, table: str, line: int) -> None:
        super().__init__(
            f"“{key}” cannot be changed in place: line {line} holds {table} in one line, or in a "
            "form that this program does not change; nothing was changed",
            f"write it as a [{table}] block with a line for each key, or use `claimcheck edit`",
        )


class UnprintedError(WriteError):
    """The result could not be printed (5): stdout is a full disk, or worse."""

    def __init__(self, reason: str | None) -> None:
        self.reason = reason
        super().__init__(
            f"cannot print the result: {reason}",
            "check where the output goes, and run the command again",
        )


class ReaderLeftError(ClaimcheckError):
    """Whoever read a pipe has read enough (141, as a shell says of a program that SIGPIPE ends)."""

    exit_code = READER_LEFT

    def __init__(self) -> None:
        super().__init__("the reader of the pipe closed it")


class OutsideError(ClaimcheckError):
    """Something outside could not be fetched or read (6)."""

    exit_code = OUTSIDE


class WrittenError(OutsideError):
    """A server went after it had committed, before all was read that is told of a write (6)."""

    def __init__(self, failure: OutsideError) -> None:
        hint = "`claimcheck show ID` shows what was recorded"
        super().__init__(f"{failure.message}; the write was made", hint)


class MissingExtraError(UsageError):
    """What was asked for needs packages that are not installed (2)."""

    def __init__(self, what: str, way: str) -> None:
        super().__init__(f"{what} needs packages that are not installed", way)


class CancelledError(ClaimcheckError):
    """You called off what you were asked about (130)."""

    exit_code = INTERRUPTED

    def __init__(self, outcome: str = "nothing was written") -> None:
        super().__init__(f"cancelled; {outcome}")


class UnforeseenError(ClaimcheckError):
    """The program failed as nobody foresaw (70)."""

    exit_code = FAULT

    def __init__(self, what: str, fault: Exception) -> None:
        said = f"{type(fault).__name__}: {fault}".removesuffix(": ")
        super().__init__(
            f"{what} ({said})",
            "this is a bug in claimcheck: please report it, with the command and what "
            "`claimcheck --version` says; CLAIMCHECK_TRACEBACK=1 shows where it failed",
        )
