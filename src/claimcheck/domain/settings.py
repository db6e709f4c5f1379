"""What a ledger says of itself, and the parties that it holds to their words."""

from typing import Literal

from claimcheck.domain.block import Block, block
from claimcheck.domain.duration import Duration
from claimcheck.domain.value import Length, Month, Text, Texts


@block
class Settings(Block):
    """The settings of a ledger, with their defaults."""

    id: str = "settings"
    title: Text = "Claims"
    notice: Length = Duration("30d")
    """A claim is due-soon when 0 <= days left <= notice."""
    stale_after: Length = Duration("90d")
    """An open claim that nobody has looked at for longer is stale."""
    fiscal_year_start: Month = 1
    hemisphere: Literal["north", "south"] = "north"
    base_url: Text = ""


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
