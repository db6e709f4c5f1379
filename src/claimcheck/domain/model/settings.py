"""What a ledger says of itself."""

from typing import Literal

from claimcheck.domain.model.block import Block, block
from claimcheck.domain.model.duration import Duration
from claimcheck.domain.model.value_kinds import Length, Month, Text


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
