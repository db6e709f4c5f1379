"""What readers are told of claims, each at the time when the ledger first showed it.

What is written down late is news of the day on which it was recorded, and is told as the ledger
showed it then. So a fact that is recorded tomorrow changes nothing that was told before today's
end: what it alters is told anew.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final, NamedTuple

from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.correction import Correction
from claimcheck.domain.model.fact import Fact, first_second, newness, recorded_at, recorded_on
from claimcheck.domain.model.revision import Revision
from claimcheck.domain.model.signature import Signature
from claimcheck.domain.model.verdict import Verdict
from claimcheck.domain.standing.corrected import changed_fields, correct, mistakes, parts_ever
from claimcheck.domain.standing.signing import signed
from claimcheck.domain.standing.standing import Status
from claimcheck.domain.standing.status import status_of
from claimcheck.domain.standing.view import View

_DAY: Final = timedelta(days=1)
_TOLD: Final = ("evidence", "revisions", "verdicts", "forecasts", "inquiries", "replies")
"""The tables whose facts are told; of corrections only those that do not merely file."""


@dataclass(frozen=True, slots=True, order=True)
class News:
    """One thing that readers are told; the order is that of telling."""

    told: datetime
    """When the ledger began to show it."""
    date: date
    """Of the fact, or on which the status changed."""
    claim: str
    fact: str
    """Its key; empty for what was said, and where a status changed."""
    status: Status | None = None
    """The new one, where the day or a part brought it about and no fact of the claim tells it."""
    silence: bool = False
    """Whether the last day for a reply to the inquiry `fact` had passed without one."""


def news(view: View, id_: str) -> list[News]:
    """Return what there was to tell of a claim in the picture up to the day, in no order.

    A fact has more than one where it was retracted, and the claim where it was corrected. While a
    claim was a draft nothing was told; that waits until it was published, unless it still is one.
    """
    claim = view.ledger.claims[id_]
    begin = _begin(claim)
    found = [News(begin, claim.made.earliest, id_, "")]
    for fact in _facts(view, claim):
        if first := _first_shown(view, claim, fact):
            found.append(News(max(begin, first.told), first.date, id_, fact.id))
    found += _silences(view, claim, begin)
    found += _status_changes(view, claim, begin)
    if not claim.corrections:
        return found
    found += _told_anew(view, claim, begin)
    return _when_shown(view, claim, found)


def _begin(claim: Claim) -> datetime:
    """Return when the ledger first showed a claim."""
    made = claim.made.earliest
    return max(first_second(made), first_second(claim.recorded or made))


def _facts(view: View, claim: Claim) -> Iterator[Fact]:
    """Yield the facts that are told: dated by the day and known, retracted ones too.

    A correction holds for every day, whatever its own.
    """
    for table in _TOLD:
        for fact in getattr(claim, table):
            if fact.date.latest <= view.day and _is_known(view, fact):
                yield fact
    yield from mistakes(one for one in claim.corrections if _is_known(view, one))


class _First(NamedTuple):
    """When the ledger began to show a fact, and the day that it counts from."""

    told: datetime
    date: date


def _first_shown(view: View, claim: Claim, fact: Fact) -> _First | None:
    """Return when a fact was first shown: a verdict once it ruled, None where it never did."""
    first = _First(_shown_at(fact), fact.date.latest)
    needed = view.ledger.settings.signatures
    if needed == 1 or not isinstance(fact, Verdict):
        return first
    retracted = correct(claim, view.known_on).retracted
    counted = (
        one
        for one in claim.signatures
        if one.of_ == fact.id
        and one.id not in retracted
        and one.date.latest <= view.day
        and _is_known(view, one)
    )
    behind: list[Signature] = []
    for one in sorted(counted, key=_shown_at):
        behind.append(one)
        found = signed(fact, sorted(behind, key=newness), needed)
        if found.since:
            return _First(max(first.told, _shown_at(one)), found.rules_from)
    return None


def _shown_at(fact: Fact) -> datetime:
    return max(first_second(fact.date.latest), recorded_at(fact))


def _is_known(view: View, fact: Fact) -> bool:
    return view.known_on is None or recorded_on(fact) <= view.known_on


def shown_on(view: View, day: date) -> View:
    """Return what the ledger showed on a day, as far as the view goes."""
    known_on = min(day, view.known_on) if view.known_on else day
    return View(view.ledger, min(day, view.day), known_on)


def _silences(view: View, claim: Claim, begin: datetime) -> Iterator[News]:
    """Yield the days that began without a reply for which readers had been told to wait."""
    for inquiry in claim.inquiries:
        last = inquiry.reply_by.latest if inquiry.reply_by else None
        if last is None or last >= view.day or not _is_known(view, inquiry):
            continue
        told = max(begin, first_second(last + _DAY), recorded_at(inquiry))
        shown = shown_on(view, told.date()).claim_as_of(claim.id)
        if shown is None or inquiry.id not in (one.id for one in shown.inquiries):
            continue
        if not any(one.inquiry == inquiry.id and one.date.latest <= last for one in shown.replies):
            yield News(told, last + _DAY, claim.id, inquiry.id, silence=True)


def _status_changes(view: View, claim: Claim, begin: datetime) -> Iterator[News]:
    """Yield the changes of status that no fact of the claim tells, by what was known then."""
    firsts = (_first_shown(view, claim, fact) for fact in _deciding(claim))
    decided = {first.told.date() for first in firsts if first}
    by_parts = [*_of_parts(view, claim)]
    days = {*_turning_days(view, claim), *(when.date() for when in by_parts)}
    for day in sorted(days - decided):
        if begin.date() < day <= view.day:
            before, after = (_status(view, claim.id, one) for one in (day - _DAY, day))
            if before and after and before != after:
                told = max((when for when in by_parts if when.date() == day), default=None)
                yield News(told or first_second(day), day, claim.id, "", after)


def _deciding(claim: Claim) -> Iterator[Fact]:
    yield from claim.verdicts
    yield from claim.revisions
    yield from (one for one in claim.corrections if not one.only_files)


def _turning_days(view: View, claim: Claim) -> Iterator[date]:
    """Yield the days on which the calendar may change the status of a claim."""
    says: tuple[Claim | Correction | Revision, ...]
    says = (claim, *claim.corrections, *claim.revisions)
    for one in says:
        if one.deadline and one.deadline.latest < date.max:
            yield view.ledger.settings.notice.before(one.deadline.latest)
            yield one.deadline.latest + _DAY


def _of_parts(view: View, claim: Claim) -> Iterator[datetime]:
    """Yield the times at which something came that may decide a claim made of others."""
    if not claim.parts and not claim.corrections:
        return
    for part in view.ledger.parts_first(claim, parts_ever):
        if part.id != claim.id:
            yield _begin(part)
            deciding: tuple[Verdict | Correction, ...] = (*part.verdicts, *part.corrections)
            for fact in deciding:
                if first := _first_shown(view, part, fact):
                    yield first.told


def _status(view: View, id_: str, day: date) -> Status | None:
    then = shown_on(view, day)
    shown = then.claim_as_of(id_)
    return status_of(shown, then.ruling(id_), day, view.ledger.settings) if shown else None


def _told_anew(view: View, claim: Claim, begin: datetime) -> Iterator[News]:
    """Yield what was told anew since a correction made it another, or took that back."""
    firsts = ((fact.id, _first_shown(view, claim, fact)) for fact in _facts(view, claim))
    dates = {key: first.date for key, first in firsts if first}
    for one in claim.corrections:
        if _is_known(view, one):
            told = max(begin, recorded_at(one))
            for key in _altered(claim, one):
                if key in dates:
                    yield News(told, dates[key], claim.id, key)
                elif not key:
                    yield News(told, claim.made.earliest, claim.id, "")


def _altered(claim: Claim, correction: Correction) -> Iterator[str]:
    """Yield the keys of the facts that a correction makes others; empty for the claim itself."""
    if not correction.only_files and changed_fields(correction):
        yield ""
    if correction.retracts:
        yield correction.retracts
        for older in claim.corrections:
            if older.id == correction.retracts:
                yield from _altered(claim, older)


def _when_shown(view: View, claim: Claim, found: Iterable[News]) -> list[News]:
    """Return the news of a claim with corrections, each when the claim was shown to readers."""

    def shown(day: date) -> Claim | None:
        corrected = correct(claim, shown_on(view, day).known_on)
        now = corrected.claim
        is_draft = now.draft and not view.is_draft(claim.id)
        is_there = corrected.retracted_by is None and now.made.earliest <= day
        return now if is_there and not is_draft else None

    says: tuple[Claim | Correction, ...] = (claim, *claim.corrections)
    times = {first_second(one.made.earliest) for one in says if one.made}
    times |= {recorded_at(one) for one in claim.corrections}
    kept = set()
    for one in found:
        later = sorted(time for time in times if time > one.told)
        for told in (one.told, *later):
            if now := shown(told.date()):
                day = one.date if one.fact or one.status else now.made.earliest
                if told == one.told or not one.status:
                    kept.add(replace(one, told=told, date=day))
                break
    return [*kept]
