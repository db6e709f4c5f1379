"""Track records in two groups: those that can be compared, and those with too few rulings."""

from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.domain.scoring.track_record import FEWEST, Record
from claimcheck.report.html.share_chart import Column, Share, columns, shares


@dataclass(frozen=True, slots=True)
class RecordGroups:
    """Track records as a page shows them."""

    ranked: Sequence[Share]
    """Those with five rulings and more, the best lower bound first."""
    endings: Sequence[Column]
    """What stands beside each of them."""
    few: Sequence[Record]
    """All others, by name."""


def record_groups(records: Sequence[Record]) -> RecordGroups:
    """Return records, which are in the order of `Tallies.records`, in their groups."""
    ranked = [one for one in records if one.n >= FEWEST]
    few = [one for one in records if one.n < FEWEST]
    return RecordGroups(shares(ranked), columns(ranked), few)
