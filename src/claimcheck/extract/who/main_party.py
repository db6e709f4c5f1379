"""Which party a text is mostly about: the one in its title, else the one named most."""

import re
from collections.abc import Container, Sequence
from typing import Final

from claimcheck.extract.names.nations import is_place
from claimcheck.extract.names.offices import Speaks
from claimcheck.extract.names.organisations import (
    BODIES,
    is_generic,
    is_occasion,
    is_outlet,
    is_political,
)
from claimcheck.extract.names.proper_names import Name, is_product
from claimcheck.extract.who.acting import OWNING
from claimcheck.extract.who.authors import HOUSE, REPORTING, SCENE
from claimcheck.extract.who.notes import Notes
from claimcheck.extract.who.parties import Parties, Text

_DOES: Final = re.compile(r" [a-z]{3,}(?<!s)s (?!and\b|in\b|of\b|for\b|are\b|will\b|to\b)")
"""What may stand behind the first words of a title, where they are of whoever acts: “finds”."""
_RARELY: Final = 3
"""A name of which one in more than so many mentions is where it happens is no place."""
_HEADLINE: Final = re.compile(
    r" (?:holds|keeps|says|plans|sees|cuts|raises|launches|delays|announces|unveils|expects|names"
    r"|approves|signs|buys|sells|targets|pledges|commits|postpones|rolls out|to [a-z]+"
    r"|completes|submits|files|receives|gets|wins|reports|posts|begins|starts|opens|closes|expands"
    r"|acquires|aims|eyes|seeks|sets|boosts|doubles|adds|joins|builds|invests|picks|hires|appoints"
    r"|outlines|reveals|introduces|releases|delivers|secures|achieves|enters|extends|updates"
    r"|wants|hopes|intends|agrees|vows|promises|confirms|reaffirms|reiterates|nears|advances"
    r"|ready|poised|set|on track|up \d|down \d)\b",
    re.IGNORECASE,
)
"""What stands in a title behind whoever does it."""


_BESIDE: Final = re.compile(
    r"(?: (?:challenger|rival|competitor|spin-?(?:out|off)|supplier|customer|investor|user)s?"
    r"|-\w+ed)\b"
)
"""What stands in a title behind a name beside which another acts: “Acme rival Bolt”."""
_APPROVES: Final = re.compile(
    r" (?:approves|clears|authori[sz]es|grants|accepts|okays|green-?lights|backs|lifts)\b", re.I
)
"""What an agency does in a title with what others make or plan."""
_RATES: Final = re.compile(
    r" (?:upgrades|downgrades|(?:starts|begins|initiates|resumes|cuts|raises|lifts|lowers|trims"
    r"|keeps|maintains|reiterates)\b.*\b(?:coverage|rating|price target|target price|estimates))\b",
    re.IGNORECASE,
)
"""What analysts do in a title with the shares of others."""


def find_main(text: Text, notes: Notes, house: str | None) -> None:
    """Find the party that the text is mostly about: of a note of analysts, the one they rate."""
    parties, title, titled = text.parties, text.title or "", text.titled
    approving = {parties.party(one.text) for one in titled if _approves(title, one)}
    may_be = [one for one in parties.acting if _may_be_main(one, notes)]
    may_be = [one for one in may_be if one not in approving] or may_be
    if not (may_be or parties.is_own):
        may_be = _doers(notes)[:1]
        for one in may_be:
            parties.add(one)
    parties.main = max(may_be, key=lambda one: parties.acting[one], default=None)
    parties.is_tied = _are_tied(parties, may_be)
    if house:
        parties.is_note = True
        others = [one for one in may_be if one != house and not HOUSE.search(one)]
        parties.main = max(others, key=lambda one: parties.acting[one], default=house)
        return
    people = notes.people()
    for name in titled:
        if _is_scene(title, name) or _approves(title, name) or _BESIDE.match(title, name.end):
            continue
        reports = (parties.is_own or not may_be) and REPORTING.match(title, name.end)
        acts = _HEADLINE.match(title, name.end) is not None
        acts = acts or (name.start == 0 and _DOES.match(title, name.end) is not None)
        known = _acting_in_title(parties, notes, name.text, people)
        if known is None and parties.announcer is None:
            known = _in_title(parties, notes, name.text, people, least=0 if reports or acts else 2)
        if known:
            parties.main, parties.is_titled, parties.is_tied = known, True, False
            return
    if parties.announcer and _may_be_main(parties.announcer, notes):
        parties.main, parties.is_tied = parties.announcer, False


def _are_tied(parties: Parties, names: Sequence[str]) -> bool:
    """Whether no party is named more often than all others."""
    counts = sorted((parties.acting[one] for one in names), reverse=True)
    return len(counts) > 1 and counts[0] == counts[1]


def _is_scene(title: str, name: Name) -> bool:
    """Whether a name in a title is where it happens; what is at somebody’s is the owner’s."""
    is_owner = OWNING.match(title, name.end) is not None
    return not is_owner and SCENE.search(title, 0, name.start) is not None


def _approves(title: str, name: Name) -> bool:
    """Whether a name is of whoever only judges what others do: an agency, a house of analysts."""
    return bool(_APPROVES.match(title, name.end) or _RATES.match(title, name.end))


def _doers(notes: Notes) -> list[str]:
    """Return the names that seem to do something, the most frequent first: none by its place."""
    found = [one for one in notes.does if " " in one or notes.mentions[one] > 1]
    found = [one for one in found if _may_be_main(one, notes)]
    return sorted(found, key=lambda one: -notes.does[one])


def _acting_in_title(
    parties: Parties, notes: Notes, name: str, people: Container[str]
) -> str | None:
    """Return the party that a name in the title is of."""
    if is_occasion(name) or is_outlet(name) or name in people:
        return None
    known = parties.party(name)
    is_more = known and (parties.is_own or parties.acting[known] > 1)
    return known if known and is_more and _may_be_main(known, notes) else None


def _in_title(
    parties: Parties, notes: Notes, name: str, people: Container[str], *, least: int
) -> str | None:
    """Return the party that a name becomes by standing in the title."""
    if is_occasion(name) or is_outlet(name) or name in people:
        return None
    if parties.is_own and is_political(name):
        short = name.partition(" ")[2]  # “UK Labour”, elsewhere “Labour”
        known = short if short in parties.acting else name
        parties.aliases[name] = known
        parties.add(known)
        return known
    if name in notes.things():
        return None
    words = name.split(" ")
    for count in range(len(words), 0, -1):
        start = " ".join(words[:count])
        if is_place(start) or start in people or _is_where(notes, start) or is_product(start):
            return None
        is_one = notes.does[start] or notes.owners[start] or not least or parties.is_own
        if is_one and notes.mentions[start] >= least and (parties.is_own or not is_generic(start)):
            parties.add(start)
            return start
    return None


def _is_where(notes: Notes, name: str) -> bool:
    """Whether a name is more a place than not."""
    return notes.places[name] * _RARELY > notes.mentions[name]


def take_person(parties: Parties, titled: Sequence[Name]) -> None:
    """Let a text be about the party of the person whom its title names, or about the person."""
    for name in titled:
        person = parties.full(name.text)
        if person and (home := parties.homes[person]):
            is_anybody = parties.roles[person].speaks is Speaks.ANYBODY and home == person
            if not (is_anybody and parties.main):
                parties.main, parties.is_titled, parties.is_tied = home, True, False
            return


def _may_be_main(party: str, notes: Notes) -> bool:
    if party in BODIES and not notes.acted[party]:
        return False  # one that others apply to
    return not (is_outlet(party) or is_place(party) or notes.places[party] > 1)
