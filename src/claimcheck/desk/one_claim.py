"""One claim, in all that there is to tell of it on a day."""

from dataclasses import dataclass

from claimcheck.domain.model.claim import Claim
from claimcheck.domain.standing.corrected import correct
from claimcheck.domain.standing.detail import Detail, RetractedClaim, detail, retracted_detail
from claimcheck.domain.standing.view import View
from claimcheck.errors import UsageError


@dataclass(frozen=True, slots=True)
class Shown:
    """The JSON of `show`."""

    claim: Detail | RetractedClaim


class NotYetError(UsageError):
    """The claim is not in the picture on the day that was asked for (2)."""

    def __init__(self, claim: Claim, view: View) -> None:
        known_on = view.known_on
        if known_on and claim.recorded_on > known_on:
            message = f"{claim.id} was recorded on {claim.recorded_on}, after {known_on}"
        else:
            made = correct(claim, known_on).claim.made
            message = f"{claim.id} was made on {made}, after {view.day}"
        super().__init__(message, "ask for a later day")


class RetractedError(UsageError):
    """The claim was taken back, and there is nothing to tell of it (2)."""

    def __init__(self, one: RetractedClaim) -> None:
        id_ = one.entry.claim.id
        super().__init__(f"{id_} was {one.reason}", f"`claimcheck show {id_}` shows its history")


def find_detail(view: View, words: str) -> Detail:
    """Return everything about the claim that the words name.

    NotYetError before it was made, RetractedError where it was taken back.
    """
    found = find_entry(view, words)
    if isinstance(found, RetractedClaim):
        raise RetractedError(found)
    return found


def find_entry(view: View, words: str) -> Detail | RetractedClaim:
    """Return everything about the claim that the words name, were it taken back; NotYetError."""
    claim = view.ledger.find(words)
    found = detail(view, claim.id) or retracted_detail(view, claim.id)
    if found is None:
        raise NotYetError(claim, view)
    return found
