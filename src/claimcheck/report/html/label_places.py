"""Words beside the points of a chart, placed so that none covers another."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final, NamedTuple

from claimcheck.report.html.chart_scale import Anchor

_WIDTH: Final = 320
"""Pixels of the narrowest chart, that of a telephone: what is apart there is apart everywhere."""
_LETTER, _LINE = 7.0, 10
_ABOVE, _BELOW = -9.0, 18.0
"""Pixels from a point down to the foot of the words above or below it."""
_DOT: Final = 5
_GAP: Final = 4
_MOST: Final = 30


@dataclass(frozen=True, slots=True)
class Wish:
    """Words that belong to a point, and whether they rather stand above it than below."""

    x: float
    """In percent across."""
    y: float
    """In pixels down."""
    words: str
    kind: str
    is_above: bool


@dataclass(frozen=True, slots=True)
class Label:
    """Words in their place: percent across, and pixels down to their foot."""

    x: float
    y: float
    anchor: Anchor
    words: str
    kind: str


class _Box(NamedTuple):
    left: float
    right: float
    top: float
    bottom: float

    def covers(self, other: "_Box") -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def place_labels(wishes: Iterable[Wish], dots: Sequence[tuple[float, float]]) -> list[Label]:
    """Return the labels that have room, those wished for first before all others.

    `dots` are the points, in percent across and pixels down, which no label covers but its own.
    Of very many wishes only the first are looked at: there is no room for more.
    """
    around = {dot: _dot(*dot) for dot in dots}
    taken: list[_Box] = []
    labels = []
    for wish in islice(wishes, _MOST):
        others = [box for dot, box in around.items() if dot != (wish.x, wish.y)]
        for label, box in _places(wish):
            if not any(map(box.covers, [*taken, *others])):
                labels.append(label)
                taken.append(box)
                break
    return labels


def _places(wish: Wish) -> Iterator[tuple[Label, _Box]]:
    """Yield a label as it is wished for, then on the other side of its point."""
    at, width = wish.x / 100 * _WIDTH, len(wish.words) * _LETTER
    left = at - width / 2
    anchor: Anchor = "middle"
    if left < 0:
        left, anchor = at, "start"
    elif left + width > _WIDTH:
        left, anchor = at - width, "end"
    for offset in (_ABOVE, _BELOW) if wish.is_above else (_BELOW, _ABOVE):
        foot = round(wish.y + offset, 1)
        box = _Box(left - _GAP, left + width + _GAP, foot - _LINE, foot + _GAP / 2)
        yield Label(wish.x, foot, anchor, wish.words, wish.kind), box


def _dot(x: float, y: float) -> _Box:
    at = x / 100 * _WIDTH
    return _Box(at - _DOT, at + _DOT, y - _DOT, y + _DOT)
