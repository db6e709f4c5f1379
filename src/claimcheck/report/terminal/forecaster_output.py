"""Forecasters on a terminal: their Brier score, and how often came true what they said."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from claimcheck.domain.model.english import count_of
from claimcheck.domain.model.visible import visible
from claimcheck.domain.scoring.calibration import Decile, Forecaster
from claimcheck.domain.scoring.track_record import FEWEST
from claimcheck.report.reliability import reliability_in_words
from claimcheck.report.status_style import HEADING, QUIET
from claimcheck.report.terminal.fitting import fit, hanging
from claimcheck.report.terminal.line import Line
from claimcheck.report.terminal.reliability_plot import draw_reliability
from claimcheck.report.terminal.score_output import bar_cells

FEW = "Fewer than five forecasts judged: listed alphabetically, not ranked"
_LEGEND = (
    "Brier score: 0 is perfect, 1 is certain and always wrong. ┃ odds given, █ kept, 0 to 100%"
)
_INDENT = "  "
_GAP = "  "


def draw_forecasters(
    rows: Sequence[Forecaster], width: int | None, outside: str, *, diagram: bool = False
) -> Iterator[Line]:
    """Yield how often each forecaster's odds came true, the Brier score, and the calibration.

    With `diagram` the reliability diagram follows. `outside` tells of forecasts without a name. A
    width of None cuts and wraps nothing.
    """
    for is_few, group in groupby(rows, key=lambda one: one.n < FEWEST):
        if is_few:
            yield from hanging(Line(), FEW, width, QUIET)
        for one in group:
            yield Line(fit(visible(one.name), width), HEADING)
            if one.n:
                yield from hanging(Line(_INDENT), reliability_in_words(one.calibration), width)
            yield from hanging(Line(_INDENT), brier_in_words(one), width)
            yield from _calibration(one.calibration, width)
            if diagram:
                yield from draw_reliability(one.calibration, width)
            uncounted = ((one.open, "open"), (one.left_out, "left out"))
            if rest := ", ".join(f"{count:,} {what}" for count, what in uncounted if count):
                yield from hanging(Line(_INDENT), rest, width, QUIET)
        yield Line()
    for note in (_LEGEND if rows else "", outside):
        if note:
            yield from hanging(Line(), note, width, QUIET)


def brier_in_words(one: Forecaster) -> str:
    """Return “Brier score 0.180 over 12 forecasts; the base rate (5 of 12 kept) scores 0.243”."""
    if one.brier is None or one.base_rate_brier is None:
        return "no outcomes yet"
    forecasts = count_of(one.n, "forecast")
    base = f"the base rate ({one.kept:,} of {one.n:,} kept) scores {one.base_rate_brier:.3f}"
    return f"Brier score {one.brier:.3f} over {forecasts}; {base}"


def _calibration(deciles: Sequence[Decile], width: int | None) -> Iterator[Line]:
    said = [
        f"{f'{100 * one.low:.0f}–{100 * one.high:.0f}%':>7}{_GAP}"
        f"{one.kept:,} of {one.n:,} kept; mean odds {100 * one.mean:.0f}%"
        for one in deciles
    ]
    longest = max(map(len, said), default=0)
    cells = bar_cells(width, len(_INDENT) + longest)
    for one, words in zip(deciles, said, strict=True):
        line = Line(_INDENT)
        if cells:
            true, at = round(one.kept / one.n * cells), min(int(one.mean * cells), cells - 1)
            bar = "█" * true + "·" * (cells - true)
            for piece in ((bar[:at], "green"), ("┃", "bold"), (bar[at + 1 :], "green")):
                line.append(*piece)
            line.append(_GAP)
        yield line.append(words)
