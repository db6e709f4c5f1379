"""How the items of a list of pledges begin, which are no sentences."""

import re
from typing import Final

from claimcheck.extract.cues import Cue

PLEDGE: Final = Cue(
    re.compile(
        r"(?:Abolish|Achieve|Ban|Bring|Build|Complete|Create|Cut|Deliver|Double|End|Ensure|Establish"
        r"|Expand|Extend|Freeze|Fund|Give|Guarantee|Hire|Increase|Introduce|Invest|Launch|Legislate"
        r"|Lower|Make|Open|Plant|Protect|Provide|Raise|Recruit|Reduce|Reform|Repeal|Replace|Restore"
        r"|Reverse|Scrap|Set up|Train|Upgrade)\b",
        re.IGNORECASE,
    ),
    0.5,
    "is an item of a list of pledges",
    "promise",
)
"""How an item begins in the list of a party that speaks for itself."""

ITEM: Final = Cue(re.compile(""), 0.15, "is an item of a list of pledges", "promise")
"""An item that begins otherwise; it counts where it names a time."""
ANNOUNCED: Final = Cue(re.compile(""), 0.5, "is an item of what is announced above it", "promise")
"""An item below “We will:”."""
