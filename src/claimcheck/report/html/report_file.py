"""The report as one HTML file."""

from claimcheck.report.board import Board
from claimcheck.report.html.board_layout import sheet, table
from claimcheck.report.html.page_templates import render


def draw_html(board: Board) -> str:
    """Return the report as a page that needs no other file."""
    texts = {one.claim.id: one.claim.text for one in board.claims}
    claims = table(board.claims, board.day)
    return render("report.html", sheet=sheet(board), table=claims, pages=None, texts=texts)
