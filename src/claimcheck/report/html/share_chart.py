"""Track records as bars: the share that was kept, and the doubt about it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claimcheck.domain.scoring.track_record import FEWEST, Record
from claimcheck.report.terminal.score_output import share_in_words


@dataclass(frozen=True, slots=True)
class Share:
    """A record with the place of its share and its bounds, in percent; None without any n."""

    record: Record
    words: str
    x: float | None
    low: float
    width: float
    is_few: bool
    """Whether it says next to nothing."""


@dataclass(frozen=True, slots=True)
class Column:
    """One count of every record, under its heading."""

    head: str
    counts: Sequence[int]


def columns(records: Sequence[Record]) -> list[Column]:
    """Return how the claims of each record ended or stand; what none of them has is left out."""
    counted = {
        "kept": [one.kept for one in records],
        "late": [one.late for one in records],
        "partly": [one.partly_kept for one in records],
        "broken": [one.broken for one in records],
        "with\u00addrawn": [one.withdrawn for one in records],
        "over\u00addue": [one.overdue for one in records],
        "open": [one.open for one in records],
        "other": [one.superseded + one.void + one.unverifiable for one in records],
    }
    return [Column(head, counts) for head, counts in counted.items() if any(counts)]


def shares(records: Iterable[Record]) -> Sequence[Share]:
    """Return records as bars."""
    return [share(one) for one in records]


def share(record: Record) -> Share:
    """Return a record as a bar."""
    words = share_in_words(record)
    if not record.n or record.low is None or record.high is None:
        return Share(record, words, None, 0, 0, is_few=True)
    low, high = 100 * record.low, 100 * record.high
    return Share(
        record=record,
        words=words,
        x=round(100 * record.credit / record.n, 1),
        low=round(low, 1),
        width=round(high - low, 1),
        is_few=record.n < FEWEST,
    )
