"""How many cells of a terminal a text takes, as rich counts them but for joined letters.

rich takes whatever follows a zero width joiner for a part of the sign before it. That is so in
emoji; a letter behind one, as in Hindi, or a space, as in Malayalam, has a cell of its own.
"""

import re
from typing import Final

from rich import cells

_JOINER: Final = re.compile(r"\u200d(?=[\w\s\x00-\x7f])")


def cell_len(text: str) -> int:
    """Return how many cells a text takes."""
    return cells.cell_len(_JOINER.sub("", text))


def cut(text: str, width: int) -> str:
    """Return text made to take this many cells, cut off or filled up with spaces."""
    size = width
    while cell_len(fitted := cells.set_cell_size(text, size)) > width:
        size -= 1
    return fitted + " " * (width - cell_len(fitted))
