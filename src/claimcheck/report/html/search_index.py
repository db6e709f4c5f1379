"""The index that the script of a site searches: a script itself, so that a folder has it too.

It calls `claims` with columns, one entry for each claim, the most pressing first; names and tags
stand once and are counted from 0. Nothing in it is a key of an object, so no name can be one that
an object has already.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import chain
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
_TOGETHER: Final = 500
"""Claims whose entries are written at once."""


class _Names:
    """Names that are counted as they come, as they are shown."""

    def __init__(self, names: Iterable[str]) -> None:
        self._places: dict[str, int] = {}
        for name in names:
            self._places.setdefault(visible(name), len(self._places))

    @property
    def found(self) -> list[str]:
        """The names in the order of their places."""
        return [*self._places]

    def place(self, name: str) -> int:
        """Return the place of a name."""
        return self._places[visible(name)]


def search_index(claims: Sequence[ClaimHistory]) -> Iterator[str]:
    """Yield the script of the index of some claims in pieces, about 60 bytes of gzip a claim."""
    statuses = _Names(one.claim.status for one in claims)
    parties = _Names(chain((one.party for one in claims), map(_speaker, claims)))
    tags = _Names(tag for one in claims for tag in one.claim.tags)
    columns: dict[str, Callable[[ClaimHistory], Any]] = {
        "pages": lambda one: _stem(claim_path(one.claim.id)),
        "texts": lambda one: shortened(visible(one.claim.text)),
        "status": lambda one: statuses.place(one.claim.status),
        "claimant": lambda one: parties.place(one.party),
        "speaker": lambda one: parties.place(_speaker(one)),
        "tag": lambda one: [tags.place(tag) for tag in one.claim.tags],
        "due": lambda one: _due(one.claim),
        "said": lambda one: _said(one.claim.made),
        "when": lambda one: _when(one.claim),
    }
    names = {"statuses": statuses.found, "parties": parties.found, "tags": tags.found}
    yield f"claims({_written(names)[:-1]}"
    for name, entry in columns.items():
        yield f',"{name}":['
        for start in range(0, len(claims), _TOGETHER):
            some = claims[start : start + _TOGETHER]
            yield f"{',' if start else ''}{_written([*map(entry, some)])[1:-1]}"
        yield "]"
    yield "});\n"


def _written(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return _CALLS.sub(_escaped, text)


def _speaker(one: ClaimHistory) -> str:
    return one.claim.speaker or one.party


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
