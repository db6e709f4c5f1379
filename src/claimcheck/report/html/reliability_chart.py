"""The reliability diagram as an SVG file: what came true against the odds that were given."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Final

from claimcheck.domain.model.english import capital
from claimcheck.domain.model.visible import visible
from claimcheck.domain.scoring.calibration import Decile, Forecaster
from claimcheck.domain.scoring.interval import wilson
from claimcheck.report.html.page_templates import render
from claimcheck.report.reliability import reliability_in_words
from claimcheck.report.terminal.forecaster_output import brier_in_words

_SIDE: Final = 300
"""Pixels of the square from 0 to 100 %."""
_LEFT, _TOP, _PANEL = 64, 70, 520
_MOST_NAME: Final = 60
_MOST_LETTERS: Final = 80
"""In a line of words: an SVG does not wrap."""


@dataclass(frozen=True, slots=True)
class _Point:
    """One group of odds: the point, the ends of its 95 % interval, in pixels, and its count."""

    x: float
    y: float
    low: float
    high: float
    n: int
    words: str


@dataclass(frozen=True, slots=True)
class _Panel:
    """The diagram of one forecaster."""

    name: str
    top: int
    lines: Sequence[str]
    brier: str
    points: Sequence[_Point]


def draw_svg(rows: Sequence[Forecaster], filter: str = "") -> str:
    """Return the diagrams of all who have forecasts that came out, one below the other.

    `filter` says which claims they are about, where not all.
    """
    shown = [one for one in rows if one.n]
    panels = [
        _Panel(
            name=_cut(visible(one.name)),
            top=number * _PANEL,
            lines=[
                *wrap(reliability_in_words(one.calibration), _MOST_LETTERS),
                *wrap(capital(visible(filter)), _MOST_LETTERS)[:1],
            ],
            brier=brier_in_words(one),
            points=[_point(decile) for decile in one.calibration],
        )
        for number, one in enumerate(shown)
    ]
    ticks = [(share, _x(share / 100), _y(share / 100)) for share in range(0, 101, 25)]
    return render(
        "reliability.svg",
        panels=panels,
        ticks=ticks,
        left=_LEFT,
        right=_LEFT + _SIDE,
        top=_TOP,
        bottom=_TOP + _SIDE,
        height=max(1, len(panels)) * _PANEL,
    )


def _point(one: Decile) -> _Point:
    low, high = wilson(one.kept, one.n)
    words = f"{one.kept:,} of {one.n:,} came true, given {100 * one.mean:.0f}%"
    return _Point(_x(one.mean), _y(one.kept / one.n), _y(low), _y(high), one.n, words)


def _cut(name: str) -> str:
    return name if len(name) <= _MOST_NAME else f"{name[: _MOST_NAME - 1]}…"


def _x(share: float) -> float:
    return round(_LEFT + _SIDE * share, 1)


def _y(share: float) -> float:
    return round(_TOP + _SIDE * (1 - share), 1)
