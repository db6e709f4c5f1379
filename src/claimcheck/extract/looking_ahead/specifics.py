"""Whether words count something or name a time, told at a glance."""

import re
from typing import Final

_NUMBER: Final = re.compile(
    r"(?<![A-Za-z\d])(?!(?:19|20)\d\d\b|\d+(?:st|nd|rd|th)\b)\d|\b(?:one(?! of\b)|two|three|four"
    r"|five|six|seven|eight|nine|ten"
    r"|dozens?|hundreds?"
    r"|thousands?|millions?|billions?|half|all|every|double|triple|zero)\b"
)
_TIME: Final = re.compile(
    r"\b(?:years?|quarters?|months?|weeks?|decades?|spring|summer|autumn|fall|winter|January"
    r"|February"
    r"|March|April|May|June|July|August|September|October|November|December|mid|tomorrow|soon"
    r"|(?:19|20)\d\d)\b"
)


def has_number(words: str) -> bool:
    """Whether words count something."""
    return _NUMBER.search(words) is not None


def has_measure(words: str) -> bool:
    """Whether words count something or name a time."""
    return has_number(words) or _TIME.search(words) is not None
