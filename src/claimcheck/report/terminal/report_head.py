"""The head of a report: whose it is, of which day, its headline and the mix of statuses."""

from collections.abc import Iterator

from claimcheck.domain.model.visible import visible
from claimcheck.report.board import Board
from claimcheck.report.status_style import HEADING, QUIET, STYLES
from claimcheck.report.terminal.filter_line import draw_filter
from claimcheck.report.terminal.fitting import fit, hanging, pad
from claimcheck.report.terminal.line import Line
from claimcheck.report.terminal.report_page import Page

_SHORTEST_TITLE = 12


def draw_report_head(board: Board, page: Page) -> Iterator[Line]:
    """Yield title and day, the headline, and a bar with a stretch for each status."""
    known = f", as known on {board.known_on}" if board.known_on else ""
    day, title = f"{board.day}{known}", visible(board.title)
    if page.cut:
        room = page.width - len(day) - 2
        if room < _SHORTEST_TITLE:
            yield Line.assemble((fit(title, page.width), HEADING))
            yield Line.assemble((day, QUIET))
        else:
            yield Line.assemble((pad(fit(title, room), room), HEADING), (f"  {day}", QUIET))
    else:
        yield Line.assemble((title, HEADING), (f"  {day}", QUIET))
    yield from draw_filter(board.filter, page.room)
    yield from hanging(Line(), board.headline, page.room)
    if board.claims:
        yield Line()
        yield _mix(board, page.width)
        yield from _meanings(board, page.width)


def _mix(board: Board, width: int) -> Line:
    """Return the bar: at least one cell a status, the rest by their counts, gaps between."""
    total, kinds = len(board.claims), len(board.statuses)
    spare = max(0, width - 2 * kinds + 1)
    bar = Line()
    seen = 0
    for status, count in board.statuses.items():
        cells = 1 + spare * (seen + count) // total - spare * seen // total
        seen += count
        bar.append(" " if bar.pieces else "").append("▆" * cells, STYLES[status])
    return bar


def _meanings(board: Board, width: int) -> Iterator[Line]:
    line = Line()
    for status, count in board.statuses.items():
        said = f"{count:,} {status}"
        if line.pieces and line.cell_len + len(said) + 3 > width:
            yield line
            line = Line()
        if line.pieces:
            line.append(" · ", QUIET)
        line.append(said, STYLES[status])
    yield line
