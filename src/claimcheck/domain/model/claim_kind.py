"""What kind of claim it is: a forecast is of what the claimant does not control."""

from typing import Literal

ClaimKind = Literal["promise", "aim", "forecast"]
