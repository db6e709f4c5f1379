"""What is asked of a store: which claims, as they stand on a day, and at most how many."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from claimcheck.domain.standing.standing import Moment, Standing
from claimcheck.store.standing_columns import Row

Takes = Callable[[Standing | Row], bool]


@dataclass(frozen=True, slots=True)
class Query:
    """A question; what is empty or None leaves nothing out.

    A store may answer all but `takes` by an index, and what that takes find by `mentions`.
    """

    moment: Moment
    statuses: frozenset[str] = frozenset()
    claimants: frozenset[str] = frozenset()
    """As written: all names of the parties that are asked for."""
    tags: tuple[str, ...] = ()
    """All of which a claim must have."""
    due_by: date | None = None
    """Only what is overdue, awaits a ruling, is due by then, or waits for a reply in vain."""
    takes: Takes | None = None
    """What else a claim must be."""
    mentions: tuple[str, ...] = ()
    """What each claim that `takes` takes has in its texts, names, tags or ids, today's or old ones.

    Folded and without accents. A store may leave out all others, and need not.
    """
    limit: int | None = None

    def matches(self, one: Standing | Row) -> bool:
        """Whether a claim is among those that are asked for."""
        return (
            (not self.statuses or one.status in self.statuses)
            and (not self.claimants or one.claimant in self.claimants)
            and all(tag in one.tags for tag in self.tags)
            and (self.due_by is None or _is_due(one, self.due_by))
            and (self.takes is None or self.takes(one))
        )


def _is_due(one: Standing | Row, last: date) -> bool:
    if one.status in ("overdue", "awaiting-ruling") or one.unanswered is not None:
        return True
    is_coming = one.status in ("due-soon", "pending")
    return is_coming and one.deadline is not None and one.deadline.latest <= last
