"""The geometry of the charts: values as heights in pixels, and numbers short enough for labels."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from claimcheck.domain.model.target import Number, number_in_words
from claimcheck.report.fitting_range import fitting_range

HEIGHT: Final = 190
_ROOM: Final = 26
"""Pixels above the greatest value and below the least, for the words beside them."""
_ZONE: Final = 40
"""Pixels beyond a break."""

_SHORT: Final = ((10**12, "tn"), (10**9, "bn"))


@dataclass(frozen=True, slots=True)
class ValueScale:
    """The values from `low` to `high`, and a place for those beyond a break above or below."""

    low: float
    high: float
    is_broken_above: bool
    is_broken_below: bool

    @classmethod
    def of(cls, values: Sequence[Number], within: Sequence[Number]) -> "ValueScale":
        """Return the scale of readings on which those that must be `within` it lie."""
        low, high = fitting_range(values, within)
        every = [*values, *within]
        return cls(low, high, high < max(every), low > min(every))

    def y(self, value: Number) -> float:
        """Return the height of a value, down from the top; all those beyond a break share one."""
        if value > self.high:
            return _ROOM
        if value < self.low:
            return HEIGHT - _ROOM
        if self.low == self.high:
            return HEIGHT / 2
        share = (float(value) - self.low) / (self.high - self.low)
        return round(self._bottom - share * (self._bottom - self._top), 1)

    @property
    def breaks(self) -> tuple[float, ...]:
        """The heights at which the scale is broken."""
        ends = (
            (self.is_broken_above, self._top - _ZONE / 2),
            (self.is_broken_below, self._bottom + _ZONE / 2),
        )
        return tuple(y for is_broken, y in ends if is_broken)

    @property
    def _top(self) -> float:
        return _ROOM + (_ZONE if self.is_broken_above else 0)

    @property
    def _bottom(self) -> float:
        return HEIGHT - _ROOM - (_ZONE if self.is_broken_below else 0)

    def holds(self, value: Number) -> bool:
        """Whether a value has a height of its own."""
        return self.low <= value <= self.high


def short_number(value: Number) -> str:
    """Return a number as charts label it: “3,790”, “−12”, “12.35bn” from a thousand million on."""
    size, letters = next((one for one in _SHORT if abs(value) >= one[0]), (1, ""))
    number = value if size == 1 else round(value / size, 2)
    return f"{number_in_words(number)}{letters}".replace("-", "−")
