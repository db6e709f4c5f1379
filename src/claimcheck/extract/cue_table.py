"""The words by which a clause looks ahead, gathered: each with what it weighs."""

from typing import Final

from claimcheck.extract.aim_cues import AIMS
from claimcheck.extract.cues import CueFinder
from claimcheck.extract.forecast_cues import FORECASTS
from claimcheck.extract.promise_cues import PROMISES

find_cues: Final = CueFinder(PROMISES + AIMS + FORECASTS).find
