"""Ids and keys that are taken: each is asked for, so that nobody has to list a million of them."""

from collections.abc import Container
from dataclasses import dataclass

from claimcheck.domain.model.ledger import Ledger


@dataclass(frozen=True, slots=True)
class TakenIds(Container[str]):
    """The ids of the claims of a ledger, old ones among them."""

    ledger: Ledger

    def __contains__(self, id_: object) -> bool:
        return self.ledger.resolve(str(id_)) is not None


@dataclass(frozen=True, slots=True)
class TakenKeys(Container[str]):
    """The keys that a new look cannot have: of other looks, and of the facts of its claims."""

    facts: frozenset[str]
    ledger: Ledger

    def __contains__(self, key: object) -> bool:
        return key in self.facts or key in self.ledger.looks
