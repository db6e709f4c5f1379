"""The formats of a report that is a document: each drawn from the board alone."""

from collections.abc import Callable, Iterator
from typing import Literal

from claimcheck.report.board import Board

Document = Literal["markdown", "html"]
"""These are published: notes, forecasts and drafts are on their board only when asked for."""


def renderer(document: Document) -> Callable[[Board], str | Iterator[str]]:
    """Return the function that draws a document, or its pieces; it is imported only now."""
    match document:
        case "markdown":
            from claimcheck.report.markdown.markdown_report import draw_markdown

            return draw_markdown
        case "html":
            from claimcheck.report.html.report_file import draw_html

            return draw_html
