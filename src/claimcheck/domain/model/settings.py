"""What a ledger says of itself."""

from typing import Literal

from claimcheck.domain.model.block import Block, block
from claimcheck.domain.model.duration import Duration
from claimcheck.domain.model.value_kinds import Count, Flag, Length, Month, Text


@block
class Settings(Block):
    """The settings of a ledger, with their defaults."""

    id: str = "settings"
    title: Text = "Claims"
    """The name of the ledger, on reports and pages."""
    notice: Length = Duration("30d")
    """A claim is due-soon when 0 <= days left <= notice."""
    stale_after: Length = Duration("90d")
    """An open claim not looked at for longer is stale."""
    fiscal_year_start: Month = 1
    """The number of the month in which fiscal years start."""
    hemisphere: Literal["north", "south"] = "north"
    """Whose summer “summer 2026” means."""
    base_url: Text = ""
    """The address at which the site is published."""
    intro: Text = ""
    """A paragraph at the top of what is published."""
    byline: Text = ""
    """Who keeps the ledger, for what is published."""
    contact: Text = ""
    """An email address, a web address or other words, for what is published."""
    day_first: Flag | None = None
    """Whether 10/11/2025 is 10 November, not October 11; while not set, it is refused."""
    signatures: Count = 1
    """How many people must stand behind a ruling, its author included."""
    ask_first: Flag = False
    """Whether the other side is to be asked before a claim is ruled broken or partly kept."""
