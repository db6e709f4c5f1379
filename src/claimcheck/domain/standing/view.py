"""A ledger on a day: the standing of each claim, worked out when it is asked for."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import Final

from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.ledger import Ledger
from claimcheck.domain.standing.as_of import ClaimAsOf, claim_as_of
from claimcheck.domain.standing.corrected import correct
from claimcheck.domain.standing.ruling import Ruling
from claimcheck.domain.standing.ruling_history import Rulings, rulings_of
from claimcheck.domain.standing.spared import LeftOut, spare
from claimcheck.domain.standing.standing import Standing
from claimcheck.domain.standing.status import derive_standing

_MOST: Final = 1_000
"""Claims that are kept for as long as they may be asked for again, which they soon are."""


def _is_plain(claim: Claim) -> bool:
    """Whether a claim is shown and ruled on by its own facts alone, as they stand."""
    return not claim.parts and not claim.corrections


@dataclass(frozen=True)
class View:
    """What a ledger shows on `day`, from facts recorded by `known_on` if that is given."""

    ledger: Ledger
    day: date
    known_on: date | None = None
    left_out: LeftOut | None = field(default=None, repr=False, compare=False)
    """Keeps claims that fail unforeseen, which are then left out; without it they raise."""
    ids: Collection[str] | None = None
    """The claims that are asked for, all for None; where they stand follows from all others too."""
    filter: str = ""
    """What these were chosen by, in words: “only claims by XPENG”."""
    _claims: dict[str, ClaimAsOf | None] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    """Those with parts or corrections that were asked for, of which a ledger has few."""
    _lately: dict[str, ClaimAsOf | None] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    """The last of all others: of a large ledger they are let go again."""
    _rulings: dict[str, Rulings] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    """Of those with parts or corrections."""

    def only(self, ids: Iterable[str], filter_: str) -> "View":
        """Return the view of some of the claims, and what they were chosen by."""
        narrowed = replace(self, ids=frozenset(ids), filter=filter_)
        narrowed._claims.update(self._claims)
        narrowed._rulings.update(self._rulings)
        return narrowed

    def shows(self, id_: str) -> bool:
        """Whether a claim is among those that are asked for."""
        return self.ids is None or id_ in self.ids

    def claim_as_of(self, id_: str) -> ClaimAsOf | None:
        """Return a claim's facts on the day, or None while it is not in the picture."""
        claim = self.ledger.claims[id_]
        if _is_plain(claim):
            if id_ not in self._lately:
                if len(self._lately) == _MOST:
                    self._lately.clear()
                self._lately[id_] = self._as_of(claim)
            return self._lately[id_]
        if id_ not in self._claims:
            shown = self._as_of(claim)
            self._claims[id_] = self._without_retracted(shown) if shown else None
        return self._claims[id_]

    def _as_of(self, claim: Claim) -> ClaimAsOf | None:
        looks = self.ledger.looks_of.get(claim.id, ())
        needed = self.ledger.settings.signatures
        return claim_as_of(claim, looks, self.day, self.known_on, signatures=needed)

    def is_retracted(self, id_: str) -> bool:
        """Whether a claim was taken back, by what is known."""
        return correct(self.ledger.claims[id_], self.known_on).retracted_by is not None

    def is_draft(self, id_: str) -> bool:
        """Whether the desk keeps a claim back, by what is known."""
        return correct(self.ledger.claims[id_], self.known_on).claim.draft

    def _without_retracted(self, shown: ClaimAsOf) -> ClaimAsOf:
        """Return a compound claim without the parts that were taken back."""
        claim = shown.claim
        parts = tuple(part for part in claim.parts if not self._is_gone(part))
        if len(parts) == len(claim.parts):
            return shown
        needs = claim.needs if isinstance(claim.needs, str) else min(claim.needs, len(parts))
        return replace(shown, claim=claim.but(parts=parts, needs=needs))

    def _is_gone(self, part: str) -> bool:
        id_ = self.ledger.resolve(part)
        return id_ is not None and self.is_retracted(id_)

    def rulings(self, id_: str) -> Rulings:
        """Return a claim's rulings up to the day, oldest first; none outside the picture."""
        claim = self.ledger.claims[id_]
        if _is_plain(claim):
            return self._of_itself(claim)
        if id_ not in self._rulings:
            for one in self.ledger.parts_first(claim, self.parts_of):
                if not _is_plain(one) and one.id not in self._rulings:
                    self._rulings[one.id] = self._work_out(one)
        return self._rulings[id_]

    def parts_of(self, claim: Claim) -> tuple[str, ...]:
        """Return the parts that a claim has on the day; outside the picture it has none."""
        shown = None if _is_plain(claim) else self.claim_as_of(claim.id)
        return shown.claim.parts if shown else ()

    def _of_itself(self, claim: Claim) -> Rulings:
        """Return the rulings of a claim that has no parts."""
        shown = self.claim_as_of(claim.id)
        return rulings_of(shown, {}) if shown else ()

    def _work_out(self, claim: Claim) -> Rulings:
        shown = self.claim_as_of(claim.id)
        if shown is None:
            return ()
        parts = {
            part: self._of_part(self.ledger.claims[id_])
            for part in shown.claim.parts
            if (id_ := self.ledger.resolve(part)) is not None
        }
        return rulings_of(shown, parts)

    def _of_part(self, claim: Claim) -> Rulings:
        """Return the rulings of a part; none where it is made of the claim that it is a part of."""
        return self._of_itself(claim) if _is_plain(claim) else self._rulings.get(claim.id, ())

    def claims_and_rulings(self) -> Iterator[tuple[ClaimAsOf, Ruling | None]]:
        """Yield every claim that is shown with the ruling that holds, in the order of the file."""
        for id_ in filter(self.shows, self.ledger.claims):
            claim = self.ledger.claims[id_]
            found = spare(self.left_out, id_, partial(self._with_rulings, claim))
            if found is not None and (shown := found[0]) is not None:
                yield shown, found[1][-1] if found[1] else None

    def _with_rulings(self, claim: Claim) -> tuple[ClaimAsOf | None, Rulings]:
        return self.claim_as_of(claim.id), self.rulings(claim.id)

    def ruling(self, id_: str) -> Ruling | None:
        """Return what holds of a claim on the day, or None where nothing was ever ruled."""
        history = self.rulings(id_)
        return history[-1] if history else None

    def standing(self, id_: str) -> Standing | None:
        """Return where a claim stands on the day, or None while it is not in the picture."""
        shown = self.claim_as_of(id_)
        if shown is None:
            return None
        return derive_standing(shown, self.ruling(id_), self.day, self.ledger.settings)

    def standings(self) -> Iterator[Standing]:
        """Yield the standing of every claim that is shown, in the order of the file."""
        for id_ in filter(self.shows, self.ledger.claims):
            one = spare(self.left_out, id_, partial(self.standing, id_))
            if one is not None:
                yield one
