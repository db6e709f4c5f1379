"""A claim with the values that hold, after our own mistakes."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from claimcheck.domain.model.block_keys import keys_of
from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.correction import Correction
from claimcheck.domain.model.decode import CORRECTABLE
from claimcheck.domain.model.fact import newness, recorded_on


@dataclass(frozen=True, slots=True)
class Corrected:
    """What the corrections known on a day make of a claim."""

    claim: Claim
    """The claim with the values that hold."""
    retracted: dict[str, str]
    """The correction that took a fact back, by the key of the fact."""
    given_by: dict[str, str]
    """The correction that gave a value anew, by the field of the claim."""


def correct(claim: Claim, known_on: date | None = None) -> Corrected:
    """Apply a claim's corrections, those recorded by `known_on` if it is given.

    Newer ones are applied first and a retracted one does nothing, so the newest of two
    corrections of one key holds. They hold for every day, whatever their own date.
    """
    if not claim.corrections:
        return Corrected(claim, {}, {})
    retracted: dict[str, str] = {}
    values: dict[str, Any] = {}
    given_by: dict[str, str] = {}
    for correction in sorted(claim.corrections, key=newness, reverse=True):
        if correction.id in retracted or (known_on and recorded_on(correction) > known_on):
            continue
        if correction.retracts:
            retracted.setdefault(correction.retracts, correction.id)
        for field, value in new_values(correction).items():
            if field not in values:
                values[field], given_by[field] = value, correction.id
    return Corrected(claim.but(**values), retracted, given_by)


def new_values(correction: Correction) -> dict[str, Any]:
    """Return the claim's fields that a correction gives anew."""
    fields = (keys_of(Correction)[name].field for name in CORRECTABLE)
    return {field: value for field in fields if (value := getattr(correction, field)) is not None}
