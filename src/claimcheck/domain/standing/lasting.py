"""What facts decide of a claim, whatever the day: what an index of a ledger keeps of it.

The calendar decides the rest: `overdue`, `due-soon`, `stale` and the days that are left.
"""

from datetime import date
from typing import Literal, NamedTuple

from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.span import Span
from claimcheck.domain.standing.outlook import outlook
from claimcheck.domain.standing.ruling import Outcome
from claimcheck.domain.standing.standing import Outlook
from claimcheck.domain.standing.status import silent_until
from claimcheck.domain.standing.view import View

Course = Literal[Outcome, "waiting", "holds", "dated", "undated"]
"""What holds of a claim by what is known of it: an outcome, or what its status follows from."""


class Lasting(NamedTuple):
    """What facts decide of a claim."""

    id: str
    claimant: str
    tags: tuple[str, ...]
    course: Course
    ruled_on: date | None
    last_day: date | None
    """Of the deadline in force."""
    outlook: Outlook | None
    """Apart from `stale`; null with a ruling."""
    proposed: date | None
    """The date of a ruling that waits for signatures."""
    last_look: date | None
    fresh_until: date | None
    """The last day on which it is not stale by its own `review-every`; null without one."""
    silent_until: date | None
    """The last day for a reply that has not come, where nobody looked since; null with a ruling."""
    since: date
    """The newest day of a fact of it or of its parts: from then on all of this holds."""


def lasting(view: View, id_: str) -> Lasting | None:
    """Return what facts decide of a claim, all of them: the view is of the last of all days.

    None for a claim that was taken back.
    """
    claim = view.ledger.claims[id_]
    if not (claim.has_facts or claim.parts or view.ledger.looks_of.get(id_)):
        return _of_itself(claim)
    shown = view.claim_as_of(id_)
    if shown is None:
        return None
    ruling, deadline = view.ruling(id_), shown.deadline
    is_open = ruling is None or not ruling.settles
    review, looked = shown.claim.review_every, shown.last_look
    heading, _ = outlook(shown, "pending", date.min, view.ledger.settings.stale_after)
    by_schedule = _course(shown.claim, shown.is_waiting, deadline)
    return Lasting(
        id=id_,
        claimant=shown.claim.claimant,
        tags=shown.claim.tags,
        course=(ruling and ruling.outcome) or by_schedule,
        ruled_on=None if is_open or ruling is None else ruling.date,
        last_day=deadline.latest if deadline else None,
        outlook=heading if is_open else None,
        proposed=shown.proposed.verdict.date.latest if shown.proposed else None,
        last_look=looked,
        fresh_until=review.after(looked) if review and looked else None,
        silent_until=silent_until(shown) if is_open else None,
        since=_since(view, id_),
    )


def _of_itself(claim: Claim) -> Lasting:
    """Return what is decided of a claim without facts, as nearly all are that come in together."""
    deadline = claim.deadline
    return Lasting(
        id=claim.id,
        claimant=claim.claimant,
        tags=claim.tags,
        course=_course(claim, claim.condition is not None, deadline),
        ruled_on=None,
        last_day=deadline.latest if deadline else None,
        outlook="no-evidence",
        proposed=None,
        last_look=None,
        fresh_until=None,
        silent_until=None,
        since=claim.made.earliest,
    )


def _course(claim: Claim, is_waiting: bool, deadline: Span | None) -> Course:
    """Return what the status of a claim follows from that nobody ruled on."""
    if is_waiting:
        return "waiting"
    if claim.holds:
        return "holds"
    return "dated" if deadline else "undated"


def _since(view: View, id_: str) -> date:
    """Return the newest day of a fact of a claim or of its parts, retracted ones too."""
    ledger = view.ledger
    days = []
    for claim in ledger.parts_first(ledger.claims[id_], view.parts_of):
        shown = view.claim_as_of(claim.id)
        days.append((shown.claim if shown else claim).made.earliest)
        if claim.has_facts:  # corrections hold for every day
            days += [fact.date.latest for table, fact in claim.facts() if table != "corrections"]
        days += [look.date.latest for look in ledger.looks_of.get(claim.id, ())]
    return max(days)
