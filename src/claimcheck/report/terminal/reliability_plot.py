"""The reliability diagram on a terminal: what came true against the odds that were given."""

from collections.abc import Iterator, Sequence
from typing import Final

from claimcheck.domain.scoring.calibration import Decile
from claimcheck.report.status_style import QUIET
from claimcheck.report.terminal.fitting import hanging
from claimcheck.report.terminal.line import Line

_ROWS: Final = 11
"""One for each ten percent, 0 and 100 included."""
_MOST_COLUMNS: Final = 51
_FEWEST_COLUMNS: Final = 21
_INDENT: Final = "  "
_GUTTER: Final = len("100% │")
_POINT, _PERFECT, _UPRIGHT, _CORNER, _FLOOR = "●·│└─"
_KEY: Final = (
    f"{_POINT} share that came true, with the number of forecasts; {_PERFECT} as often as forecast"
)


def draw_reliability(deciles: Sequence[Decile], width: int | None) -> Iterator[Line]:
    """Yield the diagram within `width` cells; nothing without forecasts, or without room."""
    columns = min(_MOST_COLUMNS, (width or 80) - len(_INDENT) - _GUTTER)
    if not deciles or columns < _FEWEST_COLUMNS:
        return
    rows = _plotted(deciles, columns)
    yield Line(f"{_INDENT}Came true", QUIET)
    for row in reversed(range(_ROWS)):
        label = f"{10 * row}%" if row % 5 == 0 else ""
        cells = "".join(rows[row]).rstrip()
        yield Line.assemble((f"{_INDENT}{label:>4} {_UPRIGHT}", QUIET), cells)
    yield Line(f"{_INDENT}{'':5}{_CORNER}{_FLOOR * columns}", QUIET)
    feet = f"{'0%':<{columns // 2 - 1}}50%"
    yield Line(f"{_INDENT}{'':{_GUTTER}}{feet:<{columns - 4}}100%", QUIET)
    yield Line(f"{_INDENT}{'':{_GUTTER}}{'Odds given':^{columns}}".rstrip(), QUIET)
    yield from hanging(Line(_INDENT), _KEY, width, QUIET)


def _plotted(deciles: Sequence[Decile], columns: int) -> list[list[str]]:
    rows = [[" "] * columns for _ in range(_ROWS)]
    for row in range(_ROWS):
        rows[row][round(row / (_ROWS - 1) * (columns - 1))] = _PERFECT
    points = [_place(one, columns) for one in deciles]
    for row, column in points:
        rows[row][column] = _POINT
    for one, point in zip(deciles, points, strict=True):
        _write_count(rows, point, f"{one.n:,}")
    return rows


def _place(one: Decile, columns: int) -> tuple[int, int]:
    return round(one.kept / one.n * (_ROWS - 1)), round(one.mean * (columns - 1))


def _write_count(rows: list[list[str]], point: tuple[int, int], count: str) -> None:
    """Write a count beside its point, else above or below it, where nothing else stands."""
    row, column = point
    beside = [(row, column + 1), (row, column - len(count))]
    for at, start in (*beside, (row + 1, column), (row - 1, column)):
        cells = rows[at][start : start + len(count)] if 0 <= at < _ROWS and start >= 0 else []
        if len(cells) == len(count) and set(cells) <= {" ", _PERFECT}:
            rows[at][start : start + len(count)] = count
            return
