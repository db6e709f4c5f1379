"""Rulings: what people decided, and what the rulings on its parts make of a compound claim."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.english import count_of, listed
from claimcheck.domain.model.span import Span
from claimcheck.domain.model.verdict import Ruled, Verdict, came_true
from claimcheck.domain.standing.as_of import ClaimAsOf

Outcome = Literal[Ruled, "awaiting-ruling"]
"""What a person ruled, or what follows from the parts of a compound claim."""

NOT_COUNTED = ("withdrawn", "void", "unverifiable", "superseded")


@dataclass(frozen=True, slots=True)
class Ruling:
    """What holds from a day on: an outcome, or None while the claim is on the schedule."""

    date: date
    outcome: Outcome | None
    reason: str = ""
    fulfilled: Span | Literal["unknown"] | None = None
    verdict: Verdict | None = None
    """The fact that says so; None for what follows from the parts."""
    parts: tuple[str, ...] = ()
    """The parts that decide it, as the claim names them."""


Rulings = tuple[Ruling, ...]


def rulings_of(as_of: ClaimAsOf, parts: Mapping[str, Rulings]) -> Rulings:
    """Return a claim's rulings up to the picture's day, oldest first, one for each change.

    `parts` holds the histories of the parts that are in the picture, by their ids as the claim
    names them. A verdict rules from its day until a newer one; while none rules, a compound
    claim follows its parts.
    """
    own = [_own(verdict) for verdict in as_of.verdicts]
    if not as_of.claim.parts:
        return tuple(own)
    days = sorted(
        {ruling.date for history in parts.values() for ruling in history}
        | {one.date for one in own}
    )
    history: list[Ruling] = []
    for day in days:
        ruling = _last(own, day)
        if ruling is None or ruling.outcome is None:
            at = {part: _last(past, day) for part, past in parts.items()}
            ruling = _from_parts(as_of.claim, at, day)
        if not history or _differs(history[-1], ruling):
            history.append(ruling)
        elif ruling.verdict is None:
            history[-1] = replace(ruling, date=history[-1].date)
    return tuple(history)


def deadline_at_fulfilment(as_of: ClaimAsOf, ruling: Ruling) -> Span | None:
    """Return the deadline in force on the last day of the fulfilment, at most on the ruling's."""
    day = ruling.date
    if isinstance(ruling.fulfilled, Span):
        day = min(day, ruling.fulfilled.latest)
    by_then = tuple(one for one in as_of.revisions if one.date.latest <= day)
    return replace(as_of, revisions=by_then).deadline


def _differs(one: Ruling, other: Ruling) -> bool:
    return one.outcome != other.outcome or one.verdict is not other.verdict


def _own(verdict: Verdict) -> Ruling:
    outcome = None if verdict.verdict == "reopened" else verdict.verdict
    return Ruling(verdict.date.latest, outcome, verdict.because, verdict.fulfilled, verdict)


def _last(history: Sequence[Ruling], day: date) -> Ruling | None:
    return next((one for one in reversed(history) if one.date <= day), None)


def _from_parts(claim: Claim, at: Mapping[str, Ruling | None], day: date) -> Ruling:
    outcomes: dict[str, Outcome | None] = {
        part: ruling.outcome if (ruling := at.get(part)) else None for part in claim.parts
    }
    counted = [part for part, outcome in outcomes.items() if outcome not in NOT_COUNTED]
    if not counted:
        reason = "none of its parts counts any more"
        return Ruling(day, "awaiting-ruling", reason, parts=claim.parts)
    need = {"all": len(counted), "any": 1}.get(str(claim.needs)) or int(claim.needs)
    kept = [part for part in counted if outcomes[part] == "kept"]
    open_ = [part for part in counted if outcomes[part] in (None, "awaiting-ruling")]
    needed = f"{need} of its {count_of(len(counted), 'part')}"
    if need > len(counted):
        still = "counts" if len(counted) == 1 else "count"
        needed = f"{need} of its parts (only {len(counted)} still {still})"
    if len(kept) >= need:
        first = sorted(kept, key=lambda part: _fulfilment_order(at[part]))[:need]
        reason = f"{listed(sorted(first, key=kept.index))} kept, {needed} needed"
        fulfilled = _fulfilment([at[part] for part in first])
        return Ruling(day, "kept", reason, fulfilled, parts=tuple(first))
    if len(kept) + len(open_) >= need:
        return Ruling(day, None)
    failed = [part for part in counted if part not in (*kept, *open_)]
    failed = failed or [part for part in claim.parts if part not in counted]
    fates = listed([f"{part} is {outcomes[part]}" for part in failed])
    if open_:
        reason = f"{fates}, so {needed} can no longer be kept; {listed(open_)} still open"
        return Ruling(day, "awaiting-ruling", reason, parts=tuple(failed))
    partly = [part for part in counted if came_true(outcomes[part])]
    reason = f"{len(kept)} kept, {needed} needed: {fates}"
    if not partly:
        return Ruling(day, "broken", reason, parts=tuple(failed))
    fulfilled = _fulfilment([at[part] for part in kept])
    return Ruling(day, "partly-kept", reason, fulfilled, parts=tuple(failed))


def _fulfilment_order(ruling: Ruling | None) -> tuple[bool, date, date]:
    fulfilled = ruling.fulfilled if ruling else None
    if not isinstance(fulfilled, Span):
        return True, date.max, date.max
    return False, fulfilled.latest, fulfilled.earliest


def _fulfilment(needed: Sequence[Ruling | None]) -> Span | Literal["unknown"]:
    """Return the last fulfilment among the parts that were needed, unknown if one of them is."""
    spans = [ruling.fulfilled for ruling in needed if ruling]
    if not spans or not all(isinstance(span, Span) for span in spans):
        return "unknown"
    return max(
        (span for span in spans if isinstance(span, Span)),
        key=lambda span: (span.latest, span.earliest),
    )
