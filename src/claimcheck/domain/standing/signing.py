"""Who stands behind a verdict, and from which day on it rules."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from claimcheck.domain.model.fact import newness
from claimcheck.domain.model.folding import folded
from claimcheck.domain.model.signature import Signature
from claimcheck.domain.model.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Signed:
    """A verdict that needs signatures, and those that count."""

    verdict: Verdict
    signatures: tuple[Signature, ...]
    """Each by another person than the author and the others, oldest first."""
    needed: int
    """How many people must stand behind it, its author included."""
    since: tuple[date, datetime, str] | None
    """The day, time and key of the fact by which it came to rule; None while it is proposed."""

    @property
    def people(self) -> int:
        """How many people stand behind it."""
        return len(self.signatures) + bool(self.verdict.by)

    @property
    def rules_from(self) -> date:
        """The day on which it came to rule."""
        assert self.since is not None
        return self.since[0]


def person(name: str) -> str:
    """Return what makes a name the same as another: not case, spaces or what is not seen."""
    return folded(name).strip()


def signed(verdict: Verdict, signatures: Iterable[Signature], needed: int) -> Signed:
    """Return what signatures, oldest first, make of a verdict behind which `needed` must stand.

    A signature dated before its verdict counts from the date of that.
    """
    people = {person(verdict.by)} if verdict.by else set()
    missing = needed - len(people)
    counted = []
    for one in signatures:
        if one.of_ == verdict.id and person(one.by) not in people:
            people.add(person(one.by))
            counted.append(one)
    since = max([newness(verdict), *map(newness, counted[:missing])])
    return Signed(verdict, tuple(counted), needed, since if len(counted) >= missing else None)


def in_order_of_rule(found: Iterable[Signed]) -> list[Signed]:
    """Return the verdicts that rule or once did, in the order in which they came to."""
    return sorted((one for one in found if one.since), key=lambda one: one.since or ())


def awaiting(found: Sequence[Signed]) -> Signed | None:
    """Return the newest of some verdicts if it is proposed; one older than what rules is past."""
    ruling = in_order_of_rule(found)
    last = newness(ruling[-1].verdict) if ruling else None
    proposed = [one for one in found if one.since is None]
    newest = max(proposed, key=lambda one: newness(one.verdict), default=None)
    if newest is None or (last is not None and newness(newest.verdict) < last):
        return None
    return newest
