"""A share with its doubt: a bar that is full to the lower bound and shaded to the upper one."""

from typing import Final

CERTAIN, DOUBT, SHARE, REST = "█", "▒", "┃", "·"
"""To the lower bound, between the bounds, the share itself, and above."""

Cell = tuple[str, str]


def draw_strength(share: float, low: float, high: float, cells: int) -> list[Cell]:
    """Return the pieces of a bar for a share within its bounds, all from 0 to 1."""
    first, last, at = (min(round(one * cells), cells) for one in (low, high, share))
    at = min(at, cells - 1)
    glyphs = CERTAIN * first + DOUBT * (last - first) + REST * (cells - last)
    styles: Final = {CERTAIN: "green", DOUBT: "green", REST: "dim", SHARE: "bold"}
    marked = glyphs[:at] + SHARE + glyphs[at + 1 :]
    return [(glyph, styles[glyph]) for glyph in marked]
