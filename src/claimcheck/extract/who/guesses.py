"""Whose a claim is most likely, where no word of it says so."""

from typing import Final

from claimcheck.extract.names.organisations import BODIES
from claimcheck.extract.who.parties import Parties
from claimcheck.extract.who.references import Answer

_NEAR: Final = 3
"""Within so many sentences a party was just named."""


def most_likely(parties: Parties) -> Answer:
    """Return the party just named, or else the one that the text is mostly about."""
    if _was_just_named(parties):
        return Answer(parties.last, "named just before")
    if parties.main and not parties.is_tied:
        return Answer(parties.main, _why_main(parties))
    if parties.last:
        return Answer(parties.last, "named before")
    return Answer(None, "no party named")


def _why_main(parties: Parties) -> str:
    if parties.main == parties.announcer:
        return f"in an announcement of {parties.main}"
    return "named in the title" if parties.is_titled else "named most"


def _was_just_named(parties: Parties) -> bool:
    """Whether the party named last means more, in a text on several, than the one named most."""
    if parties.main is None or parties.last in (parties.main, *BODIES):
        return False
    if parties.last is None or parties.last not in parties.acting:
        return False
    if parties.announcer == parties.main and parties.voice != parties.last:
        return False
    more = 1 if parties.is_titled else 3
    named = max(1, parties.acting[parties.last])
    return parties.age <= _NEAR and parties.acting[parties.main] < more * named
