"""Patterns that most sentences are told not to match without running them."""

import re
import sys
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class QuickPattern:
    """A regular expression, and parts of words of which one is there wherever it matches."""

    pattern: re.Pattern[str]
    needles: tuple[str, ...]

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return its first match in a part of a text, as `re.Pattern.search` does."""
        for needle in self.needles:
            if needle in text:
                return self.pattern.search(text, start, end)
        return None
