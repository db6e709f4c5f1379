"""What the words of a time tell by themselves."""

import re
from typing import Final

AHEAD: Final = re.compile(r"\d{4}|\b(?:next|coming|later)\b")
"""What a time has that cannot be that of the saying, when it is still to come."""
FROM_THEN: Final = re.compile(r"(?:with )?effect|starting|beginning|as from")
"""How a time begins from which on something holds: “effective June 1”."""
BY: Final = re.compile(
    r"\b(?:[Bb]y|[Tt]owards?|[Uu]ntil|till|[Bb]efore|[Ww]ithin|no later than|through)\b"
)
CLOCK: Final = r"(?:\d{1,2}(?::\d\d)? ?[ap]\.?m\b\.?|noon|midnight)"
PREPOSITION: Final = re.compile(
    r"(?:by|in|on|until|before|during|within|over|after|from|for|through|next|later|this|at"
    r"|around|as|starting|beginning|effective"
    r"|sometime|no|early|mid|late)\b",
    re.IGNORECASE,
)
