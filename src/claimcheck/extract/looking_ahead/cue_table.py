"""The words by which a clause looks ahead, gathered: each with what it weighs."""

from typing import Final

from claimcheck.extract.looking_ahead.aim_cues import AIMS
from claimcheck.extract.looking_ahead.cues import CueFinder
from claimcheck.extract.looking_ahead.forecast_cues import FORECASTS
from claimcheck.extract.looking_ahead.promise_cues import PROMISES

find_cues: Final = CueFinder(PROMISES + AIMS + FORECASTS).find
