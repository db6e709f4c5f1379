"""What misspelt words are compared with: of very many names, those that begin like them."""

from collections.abc import Callable
from typing import Final

_MOST: Final = 1_000
"""More names than this are not compared with one word."""


def beginning_like(words: str, starting: Callable[[str, int], list[str]]) -> list[str]:
    """Return all names; of very many, those that share the first letters, as few as needed.

    `starting` returns names that start so, or so many of them.
    """
    found: list[str] = []
    for letters in range(len(words) + 1):
        sharing = starting(words[:letters], _MOST + 1)
        found = sharing or found
        if len(sharing) <= _MOST:
            break
    return found[:_MOST]
