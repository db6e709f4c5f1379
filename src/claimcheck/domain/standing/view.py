"""A ledger on a day: the standing of each claim, worked out when it is asked for."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.ledger import Ledger
from claimcheck.domain.standing.as_of import Picture, picture
from claimcheck.domain.standing.ruling import History, Ruling, rulings
from claimcheck.domain.standing.standing import Standing
from claimcheck.domain.standing.status import standing


@dataclass(frozen=True)
class View:
    """What a ledger shows on `day`, from facts recorded by `known_on` if that is given."""

    ledger: Ledger
    day: date
    known_on: date | None = None
    _pictures: dict[str, Picture | None] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _histories: dict[str, History] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def picture(self, id_: str) -> Picture | None:
        """Return a claim's facts on the day, or None while it is not in the picture."""
        if id_ not in self._pictures:
            looks = self.ledger.looks_of.get(id_, ())
            claim = self.ledger.claims[id_]
            self._pictures[id_] = picture(claim, looks, self.day, self.known_on)
        return self._pictures[id_]

    def history(self, id_: str) -> History:
        """Return a claim's rulings up to the day, oldest first; none outside the picture."""
        if id_ not in self._histories:
            for claim in self.ledger.parts_first(self.ledger.claims[id_]):
                if claim.id not in self._histories:
                    self._histories[claim.id] = self._rulings(claim)
        return self._histories[id_]

    def _rulings(self, claim: Claim) -> History:
        shown = self.picture(claim.id)
        if shown is None:
            return ()
        parts = {
            part: self._histories.get(id_, ())
            for part in claim.parts
            if (id_ := self.ledger.resolve(part)) is not None
        }
        return rulings(shown, parts)

    def docket(self) -> Iterator[tuple[Picture, Ruling | None]]:
        """Yield every claim in the picture with the ruling that holds, in the order of the file.

        What is not kept already is not kept: it may be all of a large ledger.
        """
        for id_, claim in self.ledger.claims.items():
            if claim.parts or id_ in self._histories:
                shown, history = self.picture(id_), self.history(id_)
            else:
                looks = self.ledger.looks_of.get(id_, ())
                shown = picture(claim, looks, self.day, self.known_on)
                history = rulings(shown, {}) if shown else ()
            if shown is not None:
                yield shown, history[-1] if history else None

    def ruling(self, id_: str) -> Ruling | None:
        """Return what holds of a claim on the day, or None where nothing was ever ruled."""
        history = self.history(id_)
        return history[-1] if history else None

    def standing(self, id_: str) -> Standing | None:
        """Return where a claim stands on the day, or None while it is not in the picture."""
        shown = self.picture(id_)
        if shown is None:
            return None
        return standing(shown, self.ruling(id_), self.day, self.ledger.settings)

    def standings(self) -> Iterator[Standing]:
        """Yield the standing of every claim in the picture, in the order of the file."""
        for id_ in self.ledger.claims:
            if (one := self.standing(id_)) is not None:
                yield one
