"""What renderers draw, in ASCII: one letter for each glyph, so that every width stays."""

from typing import Final

from claimcheck.report.terminal.line import Line

TABLE: Final = str.maketrans(
    {
        **dict(zip("▆▄▃▂▁█▒░", "#=--_#=:", strict=True)),
        **dict(zip("▅▇└≈", "=#+~", strict=True)),
        **dict(zip("›‹◂▸│┃┄─▌·", "><<>||.-|.", strict=True)),
        **dict(zip("✓◐✗↺→●", "v%x@>o", strict=True)),
        **dict(zip("“”‘’–…", "\"\"''-~", strict=True)),
    }
)
"""A cut end, `…`, is a `~`, as pagers and editors of text terminals mark it."""


def in_ascii(line: Line) -> Line:
    """Return a line with its glyphs and typographic marks in ASCII; letters stay as they are."""
    return Line.assemble(*((text.translate(TABLE), style) for text, style in line.pieces))
