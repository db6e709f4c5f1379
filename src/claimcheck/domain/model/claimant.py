"""The parties that a ledger holds to their words."""

from typing import Literal

from claimcheck.domain.model.block import Block, block
from claimcheck.domain.model.value_kinds import Month, Text, Texts


@block
class Claimant(Block):
    """One party under several names."""

    name: Text
    """The name that it is shown under."""
    also: Texts = ()
    """Other names of the same party."""
    kind: Literal["person", "organisation"] | None = None
    """Whether it is a person or an organisation."""
    fiscal_year_start: Month | None = None
    """The month in which its fiscal years start; default: the setting of the ledger."""

    @property
    def names(self) -> tuple[str, ...]:
        """Every name of the party, the one it is shown under first."""
        return (self.name, *self.also)
