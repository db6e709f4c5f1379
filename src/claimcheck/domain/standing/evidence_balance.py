"""How the evidence on a claim weighs: whose word it is, and how old the newest look is."""

from dataclasses import dataclass
from datetime import date

from claimcheck.domain.model.words import Origin
from claimcheck.domain.standing.as_of import Picture
from claimcheck.domain.standing.outlook import stances


@dataclass(frozen=True, slots=True)
class Balance:
    """The items of evidence by stance, apart by whether they rest on the claimant's own word."""

    independent: dict[str, int]
    claimant: dict[str, int]
    unsaid: dict[str, int]
    """Items that do not say it."""
    look_age_days: int | None
    """Days since the newest evidence or look; null when nobody has looked."""


def balance(picture: Picture, day: date) -> Balance:
    """Return the balance of a claim's evidence on `day`."""
    looked = picture.last_look
    return Balance(
        independent=_stances(picture, "independent"),
        claimant=_stances(picture, "claimant"),
        unsaid=_stances(picture, None),
        look_age_days=(day - looked).days if looked else None,
    )


def _stances(picture: Picture, origin: Origin | None) -> dict[str, int]:
    return stances(item for item in picture.evidence if item.origin == origin)
