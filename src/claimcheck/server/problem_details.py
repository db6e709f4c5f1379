"""Errors as programs get them over HTTP (RFC 9457): the words of the terminal, and a status."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from claimcheck.desk.claim_search import NoMatchError
from claimcheck.desk.one_claim import NotYetError, RetractedError
from claimcheck.domain.model.ledger import UnknownIdError
from claimcheck.domain.model.visible import visible
from claimcheck.errors import (
    USAGE,
    ClaimcheckError,
    ConflictError,
    LedgerError,
    MissingExtraError,
    OutsideError,
    UsageError,
    WriteError,
)

MEDIA_TYPE: Final = "application/problem+json"


class NotHereError(UsageError):
    """There is nothing at this address (2)."""


class NotForReadingError(UsageError):
    """The method asks for more than reading (2)."""


@dataclass(frozen=True, slots=True)
class ProblemDetails:
    """What a program is told of an error."""

    type: str
    """The kind of it, as a name that stays."""
    title: str
    """The kind of it in words."""
    status: int
    detail: str
    """What is wrong and where, as the terminal says it."""
    way_out: str
    """What to do about it; may be empty."""
    choices: Sequence[str]
    """What there is to choose from."""
    exit_code: int
    """That of the command."""


_KINDS: Final[tuple[tuple[type[ClaimcheckError], str, str, int], ...]] = (
    (NotForReadingError, "read-only", "This is for reading only", 405),
    (NotHereError, "no-such-page", "There is nothing at this address", 404),
    (NoMatchError, "no-such-claim", "There is no such claim", 404),
    (UnknownIdError, "no-such-claim", "There is no such claim", 404),
    (NotYetError, "no-such-claim", "There is no such claim", 404),
    (RetractedError, "no-such-claim", "There is no such claim", 404),
    (MissingExtraError, "unavailable", "The ledger cannot be read now", 503),
    (UsageError, "wrong-usage", "This cannot be asked so", 400),
    (ConflictError, "conflict", "Somebody else changed or holds the ledger", 409),
    (LedgerError, "unavailable", "The ledger cannot be read now", 503),
    (OutsideError, "unavailable", "The ledger cannot be read now", 503),
    (WriteError, "not-written", "The ledger cannot be written now", 503),
)
"""The first that an error is says of which kind it is; one that is none of them is a fault."""


def refusal(status: int, detail: str, way_out: str) -> ProblemDetails:
    """Return what a program is told which the gate does not let in."""
    name, title = "urn:claimcheck:problem:not-admitted", "This server does not answer this"
    return ProblemDetails(name, title, status, detail, way_out, [], USAGE)


def details(error: ClaimcheckError) -> ProblemDetails:
    """Return what a program is told of an error.

    400 and 404 are about the question, 503 about the ledger, which the same question may find
    mended; 500 alone is a fault of this program.
    """
    fault = ClaimcheckError, "fault", "A fault of this program", 500
    _, name, title, status = next((one for one in _KINDS if isinstance(error, one[0])), fault)
    return ProblemDetails(
        f"urn:claimcheck:problem:{name}",
        title,
        status,
        visible(error.message),
        visible(error.hint),
        [visible(one) for one in error.choices],
        error.exit_code,
    )
