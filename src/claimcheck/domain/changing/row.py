"""Rows from elsewhere, as an import reads them."""

from dataclasses import dataclass
from typing import Any

from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.claimant import Claimant
from claimcheck.domain.model.look import Look
from claimcheck.domain.model.settings import Settings
from claimcheck.domain.model.span import Span


@dataclass(frozen=True, slots=True)
class Extra:
    """A key or table at the top of a ledger that this program does not know."""

    key: str
    value: Any


@dataclass(frozen=True, slots=True)
class Foreign:
    """A claim made of somebody else's record, well formed.

    Its id is empty, or the one that the record wishes for. Its facts have keys of the row's own,
    by which a verdict names its evidence; in the ledger they get others.
    """

    number: int
    """The place of the row in its source, as people count it there."""
    claim: Claim
    changed: Span | None = None
    """When what it says now was first said, where the source or the importer knows."""
    undated: frozenset[str] = frozenset()
    """The keys of its facts whose dates are not of the source."""
    claimant: Claimant | None = None
    """What the source says of the claimant, besides the name; its id is empty."""
    file: str = ""
    """The file that it stands in, where there may be several."""


@dataclass(frozen=True, slots=True)
class Own:
    """A well formed block of another ledger, which keeps the key that it has there."""

    number: int
    block: Claim | Look | Claimant | Settings | Extra
    file: str = ""


Row = Foreign | Own


@dataclass(frozen=True, slots=True)
class NotTaken:
    """A row that could not be taken, and why."""

    row: int
    """Its place in its file; 0 is the file as a whole."""
    field: str
    """The field of the source that is at fault; empty when it is the row as a whole."""
    value: str
    reason: str
    hint: str = ""
    key: str = ""
    """The key that the field is read as, `verdicts.date` for that of a fact."""
    line: int | None = None
    """The line in which the row begins, where its number does not tell."""
    file: str = ""


@dataclass(frozen=True, slots=True)
class NotMade:
    """A fact that a row has parts of, but without its essential value."""

    row: int
    fact: str
    """What kind of fact it would be."""
    lacks: str
    """The field that is empty or missing."""
    file: str = ""
