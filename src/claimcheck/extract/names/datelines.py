"""The place, the day and the agency before the first sentence of a report, which are nobody's."""

import re
from typing import Final

_DAY: Final = r"(?:\d{1,2} [A-Z][a-z]{2,8}\.?|[A-Z][A-Za-z]{2,8}\.? \d{1,2})(?:,? \d{4})?,? ?"
_DATELINE: Final = re.compile(
    r"(?P<place>[A-Z][\w.’'-]*(?: ?,? [A-Z][\w.’'-]*){0,4}) ?,? ?(?:[–—-] )?"
    rf"(?P<day>{_DAY})?(?P<wire>\([A-Z][\w .]{{1,30}}\) ?|/[^/\n]{{2,40}}/ ?)?(?:--|[—–]|- ) ?"
)
"""“OSLO, Norway –”, “Oslo, 5 November 2024 (Newswire) –”."""


def end_of_dateline(sentence: str) -> int:
    """Return where the words begin that a dateline stands before; 0 where there is none."""
    found = _DATELINE.match(sentence)
    if found is None:
        return 0
    city, comma, _ = found["place"].partition(",")
    is_place = bool(comma) and city.isupper()
    return found.end() if is_place or found["day"] or found["wire"] else 0
