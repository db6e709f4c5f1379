"""Which claims a command is about: the filters that `list` and `export` share."""

from dataclasses import dataclass
from datetime import date
from typing import get_args

from claimcheck.desk.ranking import without_claims
from claimcheck.desk.session import Session
from claimcheck.domain.model.verdict_word import Ruled
from claimcheck.domain.standing.standing import Schedule, Standing
from claimcheck.errors import UsageError
from claimcheck.store.standing_columns import Row

STATUSES: tuple[str, ...] = (*get_args(Schedule), *get_args(Ruled))


@dataclass(frozen=True, slots=True)
class Selection:
    """What a claim must be to be taken; what is empty takes all."""

    words: tuple[str, ...]
    """Folded (`folding.py`)."""
    statuses: frozenset[str]
    claimants: frozenset[str]
    """All names of the parties that were asked for."""
    tags: tuple[str, ...]
    before: date | None

    @property
    def takes_all(self) -> bool:
        """Whether nothing was asked for."""
        return not (self.words or self.statuses or self.claimants or self.tags or self.before)

    def takes(self, one: Standing | Row) -> bool:
        """Return whether a claim is among those asked for."""
        return (
            (not self.statuses or one.status in self.statuses)
            and (not self.claimants or one.claimant in self.claimants)
            and all(tag in one.tags for tag in self.tags)
            and (
                self.before is None
                or (one.deadline is not None and one.deadline.latest < self.before)
            )
            and (not self.words or self._has_words(one))
        )

    def _has_words(self, one: Standing | Row) -> bool:
        from claimcheck.domain.model.folding import folded

        parts = (one.id, one.text, one.claimant, one.speaker or "", *one.tags)
        haystack = "\n".join(map(folded, parts))
        return all(word in haystack for word in self.words)


def select(
    session: Session,
    words: list[str] | None,
    status: list[str] | None,
    claimant: list[str] | None,
    tag: list[str] | None,
    due_before: str | None,
) -> Selection:
    """Read the filters of a command; UsageError (2) for a status or a date that there is not."""
    return Selection(
        words=_folded(words or []),
        statuses=_statuses(status or []),
        claimants=frozenset(
            name for one in claimant or () for name in without_claims(session).names_of(one)
        ),
        tags=tuple(tag or ()),
        before=_before(session, due_before),
    )


def _folded(words: list[str]) -> tuple[str, ...]:
    if not words:
        return ()
    from claimcheck.domain.model.folding import folded

    return tuple(map(folded, words))


def _statuses(words: list[str]) -> frozenset[str]:
    wanted: set[str] = set()
    for word in words:
        if word == "open":
            wanted.update(get_args(Schedule))
        elif word in STATUSES:
            wanted.add(word)
        else:
            raise UsageError(
                f"“{word}” is not a status", f"the statuses are {', '.join(STATUSES)} and open"
            )
    return frozenset(wanted)


def _before(session: Session, words: str | None) -> date | None:
    if words is None:
        return None
    from claimcheck.desk.dates import first_day_ahead

    return first_day_ahead(session, words, "--due-before")
