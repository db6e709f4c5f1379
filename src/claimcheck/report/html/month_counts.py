"""The months ahead, with how many last days fall into each."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from claimcheck.domain.model.english import MONTHS
from claimcheck.domain.standing.standing import Standing

_COUNT: Final = 13
"""A year ahead begins and ends within the same month."""


@dataclass(frozen=True, slots=True)
class Month:
    """A month of the calendar strip."""

    name: str
    year: int
    count: int
    is_first: bool
    """Whether the strip, or a year in it, begins here."""


def months_ahead(claims: Sequence[Standing], day: date) -> list[Month]:
    """Return the months from that of `day` on, a year of them."""
    due = [one.deadline.latest for one in claims if one.deadline]
    count = Counter((one.year, one.month) for one in due)
    strip: list[Month] = []
    for month in range(day.month - 1, day.month - 1 + _COUNT):
        year, number = day.year + month // 12, month % 12 + 1
        is_first = number == 1 or not strip
        strip.append(Month(MONTHS[number - 1], year, count[year, number], is_first))
    return strip
