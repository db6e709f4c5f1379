"""What moved between two days, and why."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from claimcheck.domain.claim import Claim
from claimcheck.domain.fact import Evidence, Look, Revision, Verdict
from claimcheck.domain.ledger import Ledger
from claimcheck.domain.picture import Picture
from claimcheck.domain.plain import days
from claimcheck.domain.standing import Standing
from claimcheck.domain.view import View
from claimcheck.domain.words import Status

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Transition:
    """One day on which a claim's status, deadline or outlook changed."""

    id: str
    date: date
    from_: Status | None
    """None for a new claim; equal to `to` where only the deadline or the outlook moved."""
    to: Status
    cause: str
    """A day that passed, or the facts that were added, in words."""


def transitions(
    ledger: Ledger, since: date, until: date, known_on: date | None = None
) -> list[Transition]:
    """Return what changed on the days after `since`, up to `until`, oldest first."""
    views: dict[date, View] = {}

    def view(day: date) -> View:
        return views.setdefault(day, View(ledger, day, known_on))

    found = []
    for id_ in ledger.claims:
        before = view(since).standing(id_)
        for day in sorted(_turning_days(view(until), id_)):
            if not since < day <= until:
                continue
            now = view(day).standing(id_)
            if now is not None and _moved(before, now):
                cause = _cause(view(day), before, now)
                was = before.status if before else None
                found.append(Transition(id_, day, was, now.status, cause))
            before = now
    return sorted(found, key=lambda one: one.date)


def _moved(before: Standing | None, now: Standing) -> bool:
    return before is None or (before.status, before.deadline, before.outlook) != (
        now.status,
        now.deadline,
        now.outlook,
    )


def _turning_days(view: View, id_: str) -> set[date]:
    """Return the days on which a claim may change: facts, and days that pass."""
    turning: set[date] = set()
    for claim in view.ledger.parts_first(view.ledger.claims[id_]):
        if (shown := view.picture(claim.id)) is not None:
            turning.update(_own_days(view, shown))
    return turning


def _own_days(view: View, shown: Picture) -> Iterator[date]:
    settings, claim = view.ledger.settings, shown.claim
    yield claim.made.earliest
    for fact in _facts(shown):
        yield fact.date.latest
    for deadline in (claim.deadline, *(revision.deadline for revision in shown.revisions)):
        if deadline and deadline.latest < date.max:
            yield deadline.latest + _DAY
            yield settings.notice.before(deadline.latest)
    limit = claim.review_every or settings.stale_after
    looked = [item.date.latest for item in shown.evidence]
    looked += [look.date.latest for look in shown.looks]
    for day in looked:
        last = limit.after(day)
        if last < date.max:
            yield last + _DAY


def _facts(shown: Picture) -> Sequence[Evidence | Revision | Verdict | Look]:
    return (*shown.verdicts, *shown.revisions, *shown.evidence, *shown.looks)


def _cause(view: View, before: Standing | None, now: Standing) -> str:
    shown = view.picture(now.id)
    facts = _facts_of(shown, view.day) if shown else []
    if before is None:
        who = shown.claim.speaker or shown.claim.claimant if shown else now.claimant
        return f"said by {who}"
    if facts:
        return "; ".join(facts)
    if before.status != now.status and shown and shown.claim.parts:
        return now.reason
    if now.status == "overdue" and now.deadline and before.status != now.status:
        return f"{now.deadline.latest} passed"
    if before.status != now.status:
        return now.reason
    return now.outlook_reason or now.reason


def _facts_of(shown: Picture, day: date) -> list[str]:
    return [_in_words(fact, shown.claim) for fact in _facts(shown) if fact.date.latest == day]


def _in_words(fact: Evidence | Revision | Verdict | Look, claim: Claim) -> str:
    match fact:
        case Verdict(verdict=word, because=because):
            return f"{'reopened' if word == 'reopened' else f'ruled {word}'}: {because}"
        case Revision(deadline=deadline) if deadline and claim.deadline:
            moved = (deadline.latest - claim.deadline.latest).days
            where = "after" if moved >= 0 else "before"
            return f"date moved to {deadline}, {days(abs(moved))} {where} the first"
        case Revision(deadline=deadline) if deadline:
            return f"date named: {deadline}"
        case Revision(undated=True):
            return "the claimant took the date back"
        case Revision(condition_met=True):
            return "its condition was met"
        case Revision():
            return "target changed" if fact.target else "said again"
        case Evidence():
            return f"evidence ({fact.stance}): {fact.title or fact.source}"
        case Look():
            return "looked, nothing new"
