"""What a change would do, before it is made."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.desk.session import Session
from claimcheck.domain.changing.change import Applied, Change, apply
from claimcheck.domain.standing.standing import Standing
from claimcheck.domain.standing.view import View


@dataclass(frozen=True, slots=True)
class Prospect:
    """A change that could be made now."""

    applied: Applied
    standings: Sequence[Standing]
    """Where its claims would stand."""
    diff: str
    """What would change in the ledger, as a unified diff."""

    @property
    def lines(self) -> Iterator[tuple[str, str]]:
        """The lines of the diff below its head, each with its sign."""
        for line in self.diff.splitlines()[3:]:
            yield line[:1], "…" if line.startswith("@@") else line


def look_ahead(session: Session, change: Change) -> Prospect:
    """Return what a change would do; whatever `apply` raises."""
    applied = apply(session.ledger, change, session.today)
    view = View(applied.ledger, session.today)
    found = (view.standing(id_) for id_ in applied.claims)
    standings = [one for one in found if one is not None]
    return Prospect(applied, standings, session.store.preview(change, session.today))
