"""The parts of a text that are each on a party, by the headings that name it."""

import re
from collections.abc import Sequence
from typing import Final

from claimcheck.extract.names.capitals import is_person
from claimcheck.extract.names.nations import is_place
from claimcheck.extract.names.proper_names import Name
from claimcheck.extract.who.notes import Notes
from claimcheck.extract.who.parties import Parties

_PLEDGES: Final = re.compile(
    r"(?:['’]s?)? (?:[\w-]+ ){0,2}(?:pledges|promises|commitments|manifesto|plans|proposals"
    r"|priorities)"
    r"(?: \([^()]*\))?:?",
    re.IGNORECASE,
)
_ALL_BUT: Final = 2
"""A line that has no more letters beside a name is a heading."""
_SEVERAL: Final = 2
"""So many parties head the parts of a text, or none does."""


def is_heading(sentence: str, name: Name) -> bool:
    """Whether a name stands alone on its line, or with its pledges: “Labour:”, “Green pledges”."""
    is_alone = len(sentence) - len(name.text) < _ALL_BUT
    return is_alone or (name.start == 0 and _PLEDGES.fullmatch(sentence, name.end) is not None)


def is_label(sentence: str, name: Name) -> bool:
    """Whether a line without a stop says at its beginning on whom it is: “Ann Lee: 900 homes”."""
    return name.start == 0 and sentence.startswith(": ", name.end) and sentence[-1].isalnum()


def find_headings(parties: Parties, notes: Notes) -> frozenset[str]:
    """Return the parties and people that head the parts of a text; none where it is only one."""
    named = {parties.party(name) for name in notes.headings if not is_place(name)}
    labels = {name for name in notes.labels if is_person(name)}
    found = frozenset(filter(None, named | labels))
    return found if len(found) >= _SEVERAL else frozenset()


def enter(parties: Parties, sentence: str, named: Sequence[Name]) -> None:
    """Remember the party whose part of a text a heading begins."""
    first = next(iter(named), None) if parties.headings else None
    if first is None or not (is_heading(sentence, first) or is_label(sentence, first)):
        return
    who = parties.party(first.text) or first.text
    if who in parties.headings and parties.author is None:
        parties.section = _spoken_for(parties, who)


def _spoken_for(parties: Parties, who: str) -> str:
    """Return the party that the text names with the office of somebody, else who it is."""
    role = parties.roles.get(who)
    return (parties.homes[who] or who) if role and role.home else who
