"""What forecasts of similar odds came to, in a sentence; the reliability diagram draws the same."""

from collections.abc import Sequence
from math import isclose
from typing import Final

from claimcheck.domain.scoring.calibration import Decile
from claimcheck.domain.scoring.track_record import FEWEST

FEW: Final = "Too few forecasts of similar odds to compare: a group needs five."


def reliability_in_words(deciles: Sequence[Decile]) -> str:
    """Return “Of what was given 70%, 5 of 8 came true.”, of each group that has enough.

    Odds that differ within a group are rounded and “about”; those at its lower bound, or at 100 %,
    are all the same.
    """
    told = [
        f"{'of' if place else 'Of what was given'} {_odds(one)}, {one.kept:,} of {one.n:,}"
        f"{'' if place else ' came true'}"
        for place, one in enumerate(one for one in deciles if one.n >= FEWEST)
    ]
    return f"{'; '.join(told)}." if told else FEW


def _odds(one: Decile) -> str:
    is_the_same = any(isclose(one.mean, bound) for bound in (one.low, 1))
    return f"{'' if is_the_same else 'about '}{100 * one.mean:.0f}%"
