"""Who the claimants of a ledger are: their names, and how many claims each is held to."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from claimcheck.domain.checking.ledger_warnings import near_equal_claimants
from claimcheck.domain.standing.view import View


@dataclass(frozen=True, slots=True)
class Party:
    """One claimant under all its names."""

    name: str
    also: Sequence[str]
    """Its other names."""
    kind: Literal["person", "organisation"] | None
    """Null where the ledger does not say."""
    fiscal_year_start: int
    """The number of the month, the ledger's own where the party has none."""
    claims: int
    """How many it is held to."""
    open: int
    """Those without a ruling."""
    overdue: int


@dataclass(frozen=True, slots=True)
class NearEqual:
    """Two names that differ in case, accents or punctuation alone."""

    name: str
    like: str
    """The name that it is nearly, which is in the ledger as well."""


@dataclass(frozen=True, slots=True)
class Parties:
    """The JSON of `claimants`."""

    claimants: Sequence[Party]
    """Those with most claims first."""
    near_equal: Sequence[NearEqual]


def parties(view: View) -> Parties:
    """Return every party that has claims on the day of a view, or a block in the ledger."""
    ledger = view.ledger
    claims, still_open, overdue = Counter[str](), Counter[str](), Counter[str]()
    for one in view.standings():
        name = ledger.party(one.claimant)
        claims[name] += 1
        still_open[name] += one.is_open
        overdue[name] += one.status == "overdue"
    names = {*claims, *(one.name for one in ledger.claimants.values())}
    found = []
    for name in sorted(names, key=lambda name: (-claims[name], name.casefold(), name)):
        block = ledger.claimant(name)
        found.append(
            Party(
                name=name,
                also=block.also if block else (),
                kind=block.kind if block else None,
                fiscal_year_start=ledger.fiscal_year_start(name),
                claims=claims[name],
                open=still_open[name],
                overdue=overdue[name],
            )
        )
    near = [NearEqual(name, like) for _, name, like in near_equal_claimants(ledger)]
    return Parties(found, near)
