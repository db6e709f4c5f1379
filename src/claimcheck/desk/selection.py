"""Which claims a command is about: the filters that commands share."""

from collections.abc import Callable, Set
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, get_args

from claimcheck.desk.ranking import without_claims
from claimcheck.desk.session import Say, Session
from claimcheck.domain.model.verdict_word import Ruled
from claimcheck.domain.standing.standing import Moment, Schedule, Standing
from claimcheck.errors import UsageError
from claimcheck.store.query import Query
from claimcheck.store.standing_columns import Row

if TYPE_CHECKING:
    from claimcheck.desk.conditions import Condition
    from claimcheck.domain.standing.view import View
    from claimcheck.store.ledger_names import ClaimNames

NONE_MATCHES = "no claim matches"
STATUSES: tuple[str, ...] = (*get_args(Schedule), *get_args(Ruled))


@dataclass(frozen=True, slots=True)
class Selection:
    """What a claim must be to be taken; what is empty takes all."""

    words: tuple[str, ...] = ()
    """Folded (`folding.py`)."""
    statuses: frozenset[str] = frozenset()
    parties: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """All names of each party that was asked for, by the one it was asked for by."""
    tags: tuple[str, ...] = ()
    before: date | None = None
    conditions: "tuple[Condition, ...]" = ()
    in_words: str = ""
    """“only claims by XPENG”; empty where nothing was asked for."""

    @property
    def takes_all(self) -> bool:
        """Whether nothing was asked for."""
        return not self.in_words

    def query(self, moment: Moment, limit: int | None = None, due_by: date | None = None) -> Query:
        """Return the question for these claims on a day, at most so many, and due by another."""
        names = frozenset(name for names in self.parties.values() for name in names)
        more = self.words or self.conditions or self.before
        return Query(
            moment,
            statuses=self.statuses or self._one_of("status"),
            claimants=names or self._one_of("claimant"),
            tags=(*self.tags, *self._conditions_on("tags")),
            due_by=due_by,
            takes=self._takes_more if more else None,
            mentions=_without_accents(self.words),
            limit=limit,
        )

    def _one_of(self, key: str) -> frozenset[str]:
        """Return a value that a condition asks for, which a store may find by an index."""
        return frozenset(self._conditions_on(key)[:1])

    def _conditions_on(self, key: str) -> list[str]:
        wanted = (one for one in self.conditions if (one.key, one.sign) == (key, "="))
        return [one.value for one in wanted if one.value]

    def _takes_more(self, one: Standing | Row) -> bool:
        return (
            (
                self.before is None
                or (one.deadline is not None and one.deadline.latest < self.before)
            )
            and all(condition.holds(one) for condition in self.conditions)
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
    due_before: str | None = None,
    where: list[str] | None = None,
) -> Selection:
    """Read the filters of a command; UsageError (2) for a status, date or key that there is not."""
    before = _before(session, due_before)
    conditions = _conditions(session, where or [])
    asked = (
        f"by {' or '.join(claimant)}" if claimant else "",
        f"tagged {' and '.join(tag)}" if tag else "",
        f"with status {' or '.join(status)}" if status else "",
        f"due before {before}" if before else "",
        f"with the words “{' '.join(words)}”" if words else "",
        f"where {' and '.join(map(str, conditions))}" if conditions else "",
    )
    told = ", ".join(filter(None, asked))
    return Selection(
        words=_folded(words or []),
        statuses=_statuses(status or []),
        parties={name: without_claims(session).names_of(name) for name in claimant or ()},
        tags=tuple(tag or ()),
        before=before,
        conditions=conditions,
        in_words=f"only claims {told}" if told else "",
    )


def only(view: "View", selection: Selection, say: Say) -> "View":
    """Return the view of the claims that are taken; what no claim has is said."""
    if selection.takes_all:
        return view
    from claimcheck.store.ledger_names import SeenNames

    standings = list(view.standings())
    query = selection.query(Moment(view.day, view.known_on))
    taken = list(filter(query.matches, standings))
    claimants = {one.claimant for one in taken}
    missing = say_missing(selection, claimants, lambda: SeenNames.of(standings), say)
    if not taken and not missing:
        say(NONE_MATCHES)
    return view.only([one.id for one in taken], selection.in_words)


def say_missing(
    selection: Selection,
    found: Set[str],
    names_of_claims: "Callable[[], ClaimNames]",
    say: Say,
) -> bool:
    """Say which names that were asked for no claim has; return whether there are any.

    `found` are the claimants of those that were taken. `names_of_claims` is asked where nothing
    was taken, or nothing of a party.
    """
    parties = selection.parties.values()
    names_any = selection.parties or selection.tags or selection.conditions
    if not names_any or (found and not any(map(found.isdisjoint, parties))):
        return False
    from claimcheck.desk.missing_names import missing_in, missing_of

    names = names_of_claims()
    told = [
        *missing_of(names, selection.parties, selection.tags),
        *missing_in(names, selection.conditions),
    ]
    for line in told:
        say(line)
    return bool(told)


def _folded(words: list[str]) -> tuple[str, ...]:
    if not words:
        return ()
    from claimcheck.domain.model.folding import folded

    return tuple(map(folded, words))


def _without_accents(words: tuple[str, ...]) -> tuple[str, ...]:
    if not words:
        return ()
    from claimcheck.domain.model.folding import without_accents

    return tuple(map(without_accents, words))


def _statuses(words: list[str]) -> frozenset[str]:
    wanted: set[str] = set()
    for word in words:
        if word == "open":
            wanted.update(get_args(Schedule))
        elif word in STATUSES:
            wanted.add(word)
        else:
            from claimcheck.domain.model.problem import did_you_mean

            near = did_you_mean(word, (*STATUSES, "open"))
            every = f"the statuses are {', '.join(STATUSES)} and open"
            raise UsageError(f"“{word}” is not a status", near or every)
    return frozenset(wanted)


def _before(session: Session, words: str | None) -> date | None:
    if words is None:
        return None
    from claimcheck.desk.dates import first_day_ahead

    return first_day_ahead(session, words, "--due-before")


def _conditions(session: Session, words: list[str]) -> "tuple[Condition, ...]":
    if not words:
        return ()
    from claimcheck.desk.conditions import condition

    return tuple(condition(session, one) for one in words)
