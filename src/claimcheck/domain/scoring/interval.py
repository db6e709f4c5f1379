"""How sure a share is: the score interval of E. B. Wilson."""

from math import sqrt
from typing import Final

Z: Final = 1.959963984540054
"""The 97.5% point of the normal distribution: intervals are two-sided 95%."""


def wilson(credit: float, n: int) -> tuple[float, float]:
    """Return the bounds, 0 to 1, of the share that `credit` of `n` > 0 speaks for.

    E. B. Wilson, “Probable inference, the law of succession, and statistical inference”, Journal
    of the American Statistical Association 22 (1927), pp. 209–212, without continuity correction.
    It is made for whole numbers; with halves it is an approximation.
    """
    share = credit / n
    scale = 1 + Z * Z / n
    centre = (share + Z * Z / (2 * n)) / scale
    margin = Z * sqrt(share * (1 - share) / n + Z * Z / (4 * n * n)) / scale
    low = centre - margin if credit > 0 else 0.0
    high = centre + margin if credit < n else 1.0
    return low, high
