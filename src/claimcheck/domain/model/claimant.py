"""The parties that a ledger holds to their words."""

from typing import Literal

from claimcheck.domain.model.block import Block, block
from claimcheck.domain.model.value_kinds import Month, Text, Texts


@block
class Claimant(Block):
    """One party under several names."""

    name: Text
    also: Texts = ()
    kind: Literal["person", "organisation"] | None = None
    fiscal_year_start: Month | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Every name of the party, the one it is shown under first."""
        return (self.name, *self.also)
