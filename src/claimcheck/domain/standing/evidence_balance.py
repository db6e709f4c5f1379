"""How the evidence on a claim weighs: whose word it is, and how old the newest look is."""

from dataclasses import dataclass
from datetime import date

from claimcheck.domain.model.evidence import Origin
from claimcheck.domain.standing.as_of import ClaimAsOf
from claimcheck.domain.standing.outlook import stances


@dataclass(frozen=True, slots=True)
class Balance:
    """The items of evidence by stance, apart by whether they rest on the claimant's own word."""

    independent: dict[str, int]
    claimant: dict[str, int]
    unsaid: dict[str, int]
    """Items that do not say it."""
    look_age_days: int | None
    """Days since the newest evidence or look; null if it was never looked at."""


def balance(as_of: ClaimAsOf, day: date) -> Balance:
    """Return the balance of a claim's evidence on `day`."""
    looked = as_of.last_look
    return Balance(
        independent=_stances(as_of, "independent"),
        claimant=_stances(as_of, "claimant"),
        unsaid=_stances(as_of, None),
        look_age_days=(day - looked).days if looked else None,
    )


def _stances(as_of: ClaimAsOf, origin: Origin | None) -> dict[str, int]:
    return stances(item for item in as_of.evidence if item.origin == origin)
