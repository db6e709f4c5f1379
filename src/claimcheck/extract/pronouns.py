"""How a sentence begins that speaks of somebody or something named before it."""

import re
from typing import Final

_NAMED_BEFORE: Final = re.compile(
    r"[\s\"“'‘(]*(?:(?:It|They|We|This|That|These|Those|He|She|I|Its|Their|Our|His|Her|My|Both"
    r"|Such|There|One|Another|All of (?:them|these|those))\b"
    r"|[Tt]he (?:company|firm|group|bank|government|agency|ministry|party|council|project|plan"
    r"|plant|programme|program|move|deal|scheme|site|facility|target|goal)\b|[a-z])"
)


def names_nobody(sentence: str) -> bool:
    """Whether a sentence begins with “it”, “they”, “this” or “the company”, or in its middle."""
    return _NAMED_BEFORE.match(sentence) is not None
