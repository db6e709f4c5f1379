"""A drawn line: pieces of text, each with a style, that a console paints and a pipe joins."""

from claimcheck.report.terminal.cells import cell_len, cut

Piece = str | tuple[str, str]


class Line:
    """Pieces of text with the names of their styles; rich.text would double the cost of a pipe."""

    __slots__ = ("pieces",)

    def __init__(self, text: str = "", style: str = "") -> None:
        self.pieces: list[tuple[str, str]] = [(text, style)] if text else []

    @classmethod
    def assemble(cls, *pieces: Piece) -> "Line":
        """Return the line of these pieces, those without a style being plain."""
        line = cls()
        for piece in pieces:
            line.append(*((piece, "") if isinstance(piece, str) else piece))
        return line

    def append(self, text: str, style: str = "") -> "Line":
        """Add a piece at the end and return the line."""
        self.pieces.append((text, style))
        return self

    @property
    def plain(self) -> str:
        """The text alone."""
        return "".join(text for text, _ in self.pieces)

    @property
    def cell_len(self) -> int:
        """How many cells of a terminal it takes."""
        return cell_len(self.plain)

    def crop(self, width: int) -> None:
        """Cut off what goes beyond a number of cells."""
        kept = []
        for text, style in self.pieces:
            size = cell_len(text)
            kept.append((text if size <= width else cut(text, width), style))
            width = max(0, width - size)
        self.pieces = kept
