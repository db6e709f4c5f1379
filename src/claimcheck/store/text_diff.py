"""What a change did to a text, as a unified diff."""

import re
from difflib import unified_diff
from itertools import takewhile
from typing import Final

_CONTEXT: Final = 3
_PLACE: Final = re.compile(r"(?<=[-+])\d+")


def unified(before: str, after: str, name: str) -> str:
    """Return the unified diff of two texts.

    What both begin and end with is set aside first: difflib's time grows with the square of it.
    """
    old, new = before.splitlines(), after.splitlines()
    start = _alike(old, new)
    end = _alike(old[start:][::-1], new[start:][::-1])
    skipped = max(0, start - _CONTEXT)
    old, new = (lines[skipped : len(lines) - max(0, end - _CONTEXT)] for lines in (old, new))
    diff = unified_diff(old, new, name, name, lineterm="", n=_CONTEXT)
    return "".join(f"{_moved(line, skipped)}\n" for line in diff)


def _alike(one: list[str], other: list[str]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _moved(line: str, lines: int) -> str:
    """Return the head of a hunk with its places so many lines further down, other lines as is."""
    if not line.startswith("@@ "):
        return line
    return _PLACE.sub(lambda place: str(int(place[0]) + lines), line)
