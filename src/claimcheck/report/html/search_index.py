"""The index that the script of a site searches: a script itself, so that a folder has it too.

It calls `claims` with columns, one entry for each claim, the most pressing first; names and tags
stand once and are counted from 0. Nothing in it is a key of an object, so no name can be one that
an object has already.
"""

import json
import re
from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from claimcheck.domain.model.english import day_in_words, span_in_words, with_lateness
from claimcheck.domain.model.span import Span
from claimcheck.domain.model.visible import visible
from claimcheck.domain.publishing.permalink import claim_path
from claimcheck.domain.standing.standing import Standing
from claimcheck.report.claim_history import ClaimHistory
from claimcheck.report.html.escape import shortened
from claimcheck.report.status_style import when_alone

_EPOCH: Final = date(1970, 1, 1).toordinal()
_CALLS: Final = re.compile("[<>&\u2028\u2029]")


class _Names:
    """Names that are counted as they come, as they are shown."""

    def __init__(self) -> None:
        self._places: dict[str, int] = {}

    @property
    def found(self) -> list[str]:
        """The names in the order of their places."""
        return [*self._places]

    def place(self, name: str) -> int:
        """Return the place of a name."""
        return self._places.setdefault(visible(name), len(self._places))


def search_index(claims: Sequence[ClaimHistory]) -> str:
    """Return the script of the index of some claims, about 60 bytes of gzip for each."""
    statuses, parties, tags = _Names(), _Names(), _Names()
    columns: dict[str, list[Any]] = {
        "pages": [_stem(claim_path(one.claim.id)) for one in claims],
        "texts": [shortened(visible(one.claim.text)) for one in claims],
        "status": [statuses.place(one.claim.status) for one in claims],
        "claimant": [parties.place(one.party) for one in claims],
        "speaker": [parties.place(one.claim.speaker or one.party) for one in claims],
        "tag": [[tags.place(tag) for tag in one.claim.tags] for one in claims],
        "due": [_due(one.claim) for one in claims],
        "said": [_said(one.claim.made) for one in claims],
        "when": [_when(one.claim) for one in claims],
    }
    names = {"statuses": statuses.found, "parties": parties.found, "tags": tags.found}
    text = json.dumps({**names, **columns}, ensure_ascii=False, separators=(",", ":"))
    return f"claims({_CALLS.sub(_escaped, text)});\n"


def _due(one: Standing) -> int | None:
    """Return the last day of an open claim."""
    return _day(one.deadline.latest) if one.deadline and one.is_open else None


def _said(made: Span) -> int | str:
    """Return the day on which it was said, in words where it is not known to the day."""
    return _day(made.earliest) if made.is_day else span_in_words(made)


def _when(one: Standing) -> str:
    if one.ruled_on:
        return f"ruled {with_lateness(day_in_words(one.ruled_on), one.late_days)}"
    return when_alone(one)


def _day(day: date) -> int:
    """Return a day as the number of days since 1970."""
    return day.toordinal() - _EPOCH


def _stem(path: str) -> str:
    return path.removeprefix("claims/").removesuffix(".html")


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"
