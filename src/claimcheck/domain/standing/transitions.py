"""What moved between two days, and why."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, partial
from itertools import zip_longest
from typing import Final

from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.correction import Correction
from claimcheck.domain.model.english import (
    day_in_words,
    last_day_in_words,
    on_or_in,
    spaced,
    stretch,
)
from claimcheck.domain.model.evidence import Evidence, Stance
from claimcheck.domain.model.ledger import Ledger
from claimcheck.domain.model.look import Look
from claimcheck.domain.model.revision import Revision
from claimcheck.domain.model.source_name import site_and_path
from claimcheck.domain.model.span import parse_span
from claimcheck.domain.model.verdict import Verdict
from claimcheck.domain.standing.as_of import claim_as_of
from claimcheck.domain.standing.spared import LeftOut, spare
from claimcheck.domain.standing.standing import Standing, Status
from claimcheck.domain.standing.status import derive_standing
from claimcheck.domain.standing.target_change import change_in_words, target_before
from claimcheck.domain.standing.view import View

_DAY = timedelta(days=1)
_EVIDENCE: Final[dict[Stance, str]] = {
    "supports": "evidence for it",
    "refutes": "evidence against it",
    "mixed": "mixed evidence",
    "context": "evidence",
}


@dataclass(frozen=True, slots=True)
class Transition:
    """One day on which a claim's status, deadline or outlook changed."""

    id: str
    date: date
    from_: Status | None
    """Null for a new claim; equal to `to` where only the deadline or the outlook moved."""
    to: Status
    cause: str
    """A day that passed, or the facts that were added, in words."""


def transitions(
    ledger: Ledger,
    since: date,
    until: date,
    known_on: date | None = None,
    left_out: LeftOut | None = None,
    ids: Collection[str] | None = None,
) -> list[Transition]:
    """Return what changed on the days after `since`, up to `until`, oldest first.

    Of the claims with these ids, of all for None.

    Each is the difference between where a claim stood on the day before and on the day, so what
    moved from a to b and from b to c is what moved from a to c. Only days are looked at on which
    a claim can change. `left_out` keeps claims that fail unforeseen, as a view does.
    """
    last_day = View(ledger, until, known_on)

    @cache
    def turning(id_: str) -> set[date]:
        days = _turning_days(ledger, ledger.claims[id_], until, known_on)
        return {day for day in days if since < day <= until}

    on: dict[date, list[str]] = {}
    for claim in map(ledger.claims.__getitem__, ledger.claims if ids is None else ids):
        is_whole = claim.parts or claim.corrections
        family = ledger.parts_first(claim, last_day.parts_of) if is_whole else (claim,)
        for day in set().union(*(turning(one.id) for one in family)):
            on.setdefault(day, []).append(claim.id)
    last: dict[str, Standing | None] = {}
    found: list[Transition] = []
    for day, ids in sorted(on.items()):
        # Views of one day are shared, since parts are parts of many, and not kept: they hold facts.
        yesterday, today = View(ledger, day - _DAY, known_on), View(ledger, day, known_on)
        for id_ in ids:
            move = partial(_move, yesterday, today, id_, last)
            found += filter(None, (spare(left_out, id_, move),))
    return [one for one in found if left_out is None or one.id not in left_out]


def _move(
    yesterday: View, today: View, id_: str, last: dict[str, Standing | None]
) -> Transition | None:
    """Return what moved on a day, if anything, and keep where the claim stands by then."""
    before = last[id_] if id_ in last else yesterday.standing(id_)
    now = last[id_] = today.standing(id_)
    if now is None or (before is not None and _as_seen(before) == _as_seen(now)):
        return None
    return _transition(yesterday, today, before, now)


def _turning_days(
    ledger: Ledger, claim: Claim, until: date, known_on: date | None
) -> Iterator[date]:
    """Yield every day on which a claim by itself may change, and some on which it does not."""
    settings = ledger.settings
    looks = ledger.looks_of.get(claim.id, ())
    shown = claim_as_of(claim, looks, until, known_on, signatures=settings.signatures)
    if shown is None:
        return
    says: tuple[Claim | Correction, ...] = (claim, *claim.corrections)
    dates: tuple[Claim | Correction | Revision, ...] = (*says, *claim.revisions)
    yield from (one.made.earliest for one in says if one.made)
    yield from (shown.rules_from(verdict) for verdict in shown.verdicts)
    yield from (revision.date.latest for revision in claim.revisions)
    for one in dates:
        if one.deadline and one.deadline.latest < date.max:
            yield settings.notice.before(one.deadline.latest)
            yield one.deadline.latest + _DAY
    yield from _telling_days(shown.evidence)
    limit = shown.claim.review_every or settings.stale_after
    looks_and_finds: tuple[Evidence | Look, ...] = (*shown.evidence, *shown.looks)
    looked = sorted({one.date.latest for one in looks_and_finds})
    for day, next_ in zip_longest(looked, looked[1:], fillvalue=date.max):
        if (last := limit.after(day)) < date.max and last + _DAY < next_:
            yield last + _DAY
            yield next_


def _telling_days(evidence: Iterable[Evidence]) -> Iterator[date]:
    """Yield the days of readings, and of what is the first of its stance: of others one expects it.

    A claim may have thousands of them, and to work out where it stands takes time with each.
    """
    stances = set()
    for item in evidence:
        if item.value is not None or item.stance not in stances:
            stances.add(item.stance)
            yield item.date.latest


def _transition(yesterday: View, today: View, before: Standing | None, now: Standing) -> Transition:
    if before is None:
        return Transition(now.id, today.day, None, now.status, _said(now))
    cause = "; ".join(_causes(yesterday, today, before, now))
    return Transition(now.id, today.day, before.status, now.status, cause)


def _as_seen(one: Standing) -> tuple[object, ...]:
    return one.status, one.deadline and one.deadline.stored, one.outlook


def _said(now: Standing) -> str:
    due = f"due by {day_in_words(now.deadline.latest)}" if now.deadline else "without a date"
    return f"said by {now.speaker or now.claimant}, {due}"


def _causes(yesterday: View, today: View, before: Standing, now: Standing) -> Iterator[str]:
    """Yield what the day did to what was known the day before, then what the new facts did."""
    idle = _without_news(yesterday, today, now)
    if _as_seen(before) != _as_seen(idle):
        yield _passed(before, idle)
    if _as_seen(idle) != _as_seen(now):
        yield _added(today, idle, now)


def _without_news(yesterday: View, today: View, now: Standing) -> Standing:
    """Return where a claim would stand today by what was known the day before."""
    if not _facts_of(today, now.id) and not today.parts_of(today.ledger.claims[now.id]):
        return now
    known = yesterday.claim_as_of(now.id)
    assert known is not None
    return derive_standing(known, yesterday.ruling(now.id), today.day, today.ledger.settings)


def _passed(before: Standing, idle: Standing) -> str:
    if before.status == idle.status:
        return f"{_outlooks(before, idle)}; {idle.outlook_reason}"
    if idle.status == "overdue" and idle.deadline:
        return f"its last day, {day_in_words(idle.deadline.latest)}, has passed"
    return idle.reason


def _added(today: View, idle: Standing, now: Standing) -> str:
    facts = _facts_of(today, now.id)
    rulings = [fact for fact in facts if isinstance(fact, Verdict)]
    revisions = [fact for fact in facts if isinstance(fact, Revision)]
    if idle.status != now.status or _as_seen(idle)[:2] != _as_seen(now)[:2]:
        told = [*_revised(today, revisions, idle, now), *_ruled(today, now.id, rulings[-1:])]
        return "; ".join(dict.fromkeys(told)) or now.reason
    found = [_found(fact) for fact in facts if isinstance(fact, Evidence)]
    told = [*_revised(today, revisions, idle, now), *found]
    return f"{_outlooks(idle, now)}; {'; '.join(told) or 'looked at, nothing new'}"


def _outlooks(before: Standing, now: Standing) -> str:
    return f"outlook {spaced(before.outlook or 'none')} → {spaced(now.outlook or 'none')}"


def _facts_of(view: View, id_: str) -> list[Verdict | Revision | Evidence | Look]:
    shown = view.claim_as_of(id_)
    assert shown is not None
    ruled = [one for one in shown.verdicts if shown.rules_from(one) == view.day]
    facts: tuple[Revision | Evidence | Look, ...]
    facts = (*shown.revisions, *shown.evidence, *shown.looks)
    return [*ruled, *(fact for fact in facts if fact.date.latest == view.day)]


def _ruled(view: View, id_: str, verdicts: Iterable[Verdict]) -> Iterator[str]:
    shown = view.claim_as_of(id_)
    assert shown is not None
    for one in verdicts:
        word = "reopened" if one.verdict == "reopened" else f"ruled {spaced(one.verdict)}"
        signed = f" {on_or_in(one.date)} and signed" if shown.signed_as(one) else ""
        yield f"{word}{signed}: {one.because}"


def _found(item: Evidence) -> str:
    return f"{_EVIDENCE[item.stance]}: {item.title or site_and_path(item.source)}"


def _revised(
    view: View, revisions: Iterable[Revision], idle: Standing, now: Standing
) -> Iterator[str]:
    shown = view.claim_as_of(now.id)
    assert shown is not None
    for one in revisions:
        who = one.speaker or now.claimant
        if one.condition_met:
            due = f", due by {last_day_in_words(one.deadline)}" if one.deadline else ""
            yield f"its condition was met{due}"
        elif one.undated:
            yield f"{who} withdrew the date"
        elif one.deadline:
            yield f"{who} {_moved(one, idle, now)}"
        elif not one.target:
            yield f"{who} repeated it"
        if one.target:
            yield f"{who} {change_in_words(target_before(shown, one), one.target)}"


def _moved(revision: Revision, idle: Standing, now: Standing) -> str:
    assert revision.deadline is not None
    date = last_day_in_words(revision.deadline)
    if idle.deadline is None:
        told = f"named {date} as the date"
    elif moved := (revision.deadline.latest - idle.deadline.latest).days:
        before = last_day_in_words(parse_span(idle.deadline.stored))
        away = f"{stretch(abs(moved))} {'later' if moved > 0 else 'earlier'}"
        told = f"moved the date from {before} to {date}, {away}"
    else:
        told = f"named {date} again"
    if now.original and idle.deadline != now.original:
        slipped = (revision.deadline.latest - now.original.latest).days
        where = "after" if slipped > 0 else "before"
        first = last_day_in_words(parse_span(now.original.stored))
        told += f"; {stretch(abs(slipped))} {where} the first date, {first}" if slipped else ""
    return told
