"""What of a claim readers do not see: notes, forecasts, and rulings that wait for signatures."""

from collections.abc import Callable, Container
from datetime import date
from typing import Final, TypeVar

from claimcheck.domain.model.block import Block
from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.correction import Correction
from claimcheck.domain.model.fact import newness
from claimcheck.domain.standing.as_of import FactFilter
from claimcheck.domain.standing.corrected import changed_fields, correct
from claimcheck.domain.standing.signing import signed

B = TypeVar("B", bound=Block)

_NOTED: Final = (
    *("evidence", "revisions", "verdicts", "forecasts", "signatures", "inquiries", "replies"),
)
"""The tables of a claim whose facts may have notes, but for its corrections."""


def without_proposals(claim: Claim, needed: int, day: date, known_on: date | None) -> Claim:
    """Return a claim without the verdicts that rule on no day up to `day`, and what names them.

    `needed` is how many people must stand behind one. A verdict that ruled until it was retracted
    stays; one that was taken back to proposed, with one of its signatures, goes.
    """
    if not claim.verdicts:
        return claim
    verdicts = {one.id for one in claim.verdicts}
    retracted = correct(claim, known_on).retracted.keys() - verdicts
    counting = FactFilter(day, known_on, retracted)
    behind = counting.of(claim.signatures)
    ruled = {one.id for one in counting.of(claim.verdicts) if signed(one, behind, needed).since}
    signatures = tuple(one for one in claim.signatures if one.of_ in ruled)
    gone = (verdicts - ruled) | {one.id for one in claim.signatures if one.of_ not in ruled}
    kept = _without_retractions(claim, gone)
    return kept.but(
        verdicts=tuple(
            one if one.overrules not in gone else one.but(overrules=None)
            for one in claim.verdicts
            if one.id in ruled
        ),
        signatures=signatures,
    )


def without_forecasts(claim: Claim) -> Claim:
    """Return a claim without forecasts, and without what corrections did to them."""
    if not claim.forecasts:
        return claim
    gone = {one.id for one in claim.forecasts}
    return _without_retractions(claim, gone).but(forecasts=())


def _without_retractions(claim: Claim, gone: Container[str]) -> Claim:
    """Return a claim whose corrections retract none of some facts that go."""

    def less(one: Correction) -> Correction:
        return one.but(retracts=None) if one.retracts in gone else one

    return _with_corrections(claim, less)


def _with_corrections(claim: Claim, less: Callable[[Correction], Correction]) -> Claim:
    """Return a claim with what is left of its corrections; one of which nothing is left goes.

    What only retracted such a one goes too.
    """
    if not claim.corrections:
        return claim
    gone: set[str] = set()
    kept: dict[str, Correction] = {}
    for one in sorted(claim.corrections, key=newness):  # a correction retracts an older fact
        left = less(one)
        if left.retracts in gone:
            left = left.but(retracts=None)
        if left.retracts or changed_fields(left):
            kept[one.id] = left
        else:
            gone.add(one.id)
    return claim.but(corrections=tuple(kept[one.id] for one in claim.corrections if one.id in kept))


def without_notes(claim: Claim) -> Claim:
    """Return a claim without the notes of its own, its facts and its corrections."""
    tables = {
        name: tuple(map(noteless, facts))
        for name, facts in ((name, getattr(claim, name)) for name in _NOTED)
        if any(noteless(one) is not one for one in facts)
    }
    kept = noteless(claim)
    return _with_corrections(kept.but(**tables) if tables else kept, _unnoted)


def _unnoted(correction: Correction) -> Correction:
    if "note" in correction.dropped:
        others = tuple(name for name in correction.dropped if name != "note")
        correction = correction.but(dropped=others)
    return noteless(correction)


def noteless(block: B) -> B:
    """Return a block without its note."""
    if not getattr(block, "note", None):
        return block
    return block.but(note=None)
