"""What the ledger knows already, offered while somebody types: claimants, tags, claims."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import Final

from claimcheck.server.edition import Edition
from claimcheck.server.forms.form import Form

_MOST: Final = 500

Words = Sequence[tuple[str, str]]
"""What is typed, and what it is called; that is empty where it speaks for itself."""


def known_words(edition: Edition, form: Form, *, has_claim: bool) -> Mapping[str, Words]:
    """Return what the fields of a form offer, by the kind of it; at most 500 words of each."""
    kinds = {one.known for one in form.fields if one.known}
    found = {}
    if "claimants" in kinds:
        found["claimants"] = _some((name, "") for name in edition.frame.parties)
    if "tags" in kinds:
        found["tags"] = _some((tag, "") for tag in edition.frame.tags)
    if form.about != "nothing" and not has_claim:
        claims = (one.claim for one in edition.board.claims)
        found["claims"] = _some((one.id, one.text) for one in claims)
    return found


def _some(words: Iterable[tuple[str, str]]) -> Words:
    return list(islice(words, _MOST))
