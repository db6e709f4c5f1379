"""The report as one HTML file."""

from collections.abc import Iterator

from claimcheck.report.board import Board
from claimcheck.report.html.board_layout import sheet, table
from claimcheck.report.html.page_templates import draw


def draw_html(board: Board) -> Iterator[str]:
    """Yield the report as a page that needs no other file: a claim at a time, as it may be long."""
    texts = {one.claim.id: one.claim.text for one in board.claims}
    claims = table(board.claims, board.day)
    return draw("report.html", sheet=sheet(board), table=claims, pages=None, texts=texts, desk=None)
