"""For which party each person of a text speaks, by office and by whom they are named with."""

import re
from typing import Final

from claimcheck.extract.names.nations import is_nation
from claimcheck.extract.names.offices import Speaks
from claimcheck.extract.names.organisations import is_political
from claimcheck.extract.who.authors import HOUSE
from claimcheck.extract.who.governments import country_of
from claimcheck.extract.who.notes import Notes
from claimcheck.extract.who.parties import Parties, last_name
from claimcheck.extract.who.people import Role

_HAS_A_PRESIDENT: Final = re.compile(
    r"\b(?:University|College|Institute|Academy|Federation|Union|Association|Society|Club|League)\b"
)
"""Bodies of which a president is the head."""
_FACULTY: Final = re.compile(
    r"(?:School|Faculty|Department|College|Institute|Division|Cent(?:er|re)) (?:of|for) "
)
"""What the parts of a university are called."""
_UNIVERSITY: Final = re.compile(r"\b(?:University|College|Polytechnic)\b")


def settle(parties: Parties, notes: Notes) -> None:
    """Find the party that each person speaks for: nobody where the text does not name it."""
    lasts = notes.short_names()
    for person, role in notes.roles.items():
        if person not in lasts:  # the last name of somebody who is there
            short = notes.roles.get(last_name(person))
            if short and role.speaks is Speaks.ANYBODY and not role.home:
                role = short
            if role.speaks is Speaks.ANYBODY and role.home and HOUSE.search(role.home):
                role = role._replace(speaks=Speaks.OBSERVER)
            parties.roles[person] = role
            parties.homes[person] = _home(parties, notes, person, role)


def _home(parties: Parties, notes: Notes, person: str, role: Role) -> str | None:
    named = parties.party(role.home) if role.home and not is_nation(role.home) else None
    if named and _FACULTY.match(named) and _UNIVERSITY.search(parties.main or ""):
        named = parties.main
    if role.speaks is Speaks.HIMSELF:
        return person
    if role.speaks is Speaks.GOVERNMENT:
        if named and not notes.places[named]:
            return named
        return (
            _government(parties, notes, role.home)
            or parties.spoken_government
            or _presided(parties)
            or person
        )
    if named:
        return named
    if role.body:
        kin = [one for one in parties.acting if f" {role.body.capitalize()}" in one]
        return max(kin, key=lambda one: parties.acting[one], default=person)
    if role.speaks is Speaks.OBSERVER:
        return person
    if role.home and is_nation(role.home):
        return _government(parties, notes, role.home) or person
    if role.speaks is Speaks.ANYBODY and not role.is_ours:
        main = parties.main
        if " " not in person and parties.is_own:
            return main or person
        if main is None or main in (parties.spoken_government, *notes.governments):
            return person
        return person if is_political(main) or not _is_alone(parties, main) else main
    return parties.main


def _presided(parties: Parties) -> str | None:
    """Return the party of a text that others report on, where it is one that a president heads."""
    is_body = parties.is_titled and not parties.is_own and parties.main is not None
    return parties.main if is_body and _HAS_A_PRESIDENT.search(parties.main or "") else None


def _government(parties: Parties, notes: Notes, land: str | None) -> str | None:
    """Return the government that somebody with an office speaks for, if the text names it."""
    if land:
        country = country_of(land)
        found = (one for one in notes.governments if country_of(one) == country)
        if known := next(found, None):
            return known
    if parties.main and is_political(parties.main) and _is_alone(parties, parties.main):
        return parties.main
    lands = {country_of(one) for one in notes.governments}
    known = parties.government
    if land is None and len(lands) == 1 and known and known.lower().endswith("government"):
        return known  # but an administration is of a president, and others may speak
    return None


def _is_alone(parties: Parties, main: str) -> bool:
    """Whether a party is named three times as often as any other, a political one as its like."""
    is_one = is_political(main)
    others = (one for one in parties.acting if one != main and is_political(one) >= is_one)
    return parties.acting[main] >= 3 * max((parties.acting[one] for one in others), default=0)
