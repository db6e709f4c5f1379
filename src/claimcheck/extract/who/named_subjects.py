"""The names that can be the subject of a clause, as against those of places and things."""

import re
from typing import Final

from claimcheck.extract.names.nations import is_nation, is_place
from claimcheck.extract.names.offices import TITLE
from claimcheck.extract.names.organisations import (
    BODIES,
    is_body,
    is_generic,
    is_occasion,
    is_political,
)
from claimcheck.extract.names.proper_names import Name, is_product
from claimcheck.extract.who.acting import (
    OWNING,
    acts,
    has,
    is_called_a_party,
    is_called_a_thing,
    is_one_of_many,
)
from claimcheck.extract.who.governments import GOVERNMENT
from claimcheck.extract.who.parties import Line
from claimcheck.extract.who.unnamed_subjects import PLACE, Subject

_CROWD_OF: Final = re.compile(
    r"(?:[Aa]nalysts?|[Ee]conomists?|[Ff]orecasters|[Ss]trategists?) (?:at|from|with) (?:the )?$"
)
_MEMBERS: Final = re.compile(
    r"\b(?:[Mm]embers|[Oo]fficials|[Ee]xecutives|[Ll]eaders|[Dd]elegates|[Rr]epresentatives)"
    r" (?:of|at|from) (?:the )?$"
)
"""What stands before the party for which people act: “Members of the Halden Guild will”."""
_REALM: Final = re.compile(r"\b[Tt]he (?:state|city|province|county|town|canton|municipality) of $")
"""What makes a party of a place: “The state of Ohio will”."""
_ITS_CROWD: Final = re.compile(r" (?:analysts|economists|forecasters|strategists)\b")
_ITS: Final = re.compile(r"['’]s? (?:[\w-]+ ){1,3}")
INITIALS: Final = re.compile(r"[A-Z][A-Z&]{1,5}")
_BEFALLS: Final = re.compile(
    r"\w+ (?:not |also |soon )?(?:be )?(?:los(?:e|ing)|see(?:ing)?|becom(?:e|ing)|suffer(?:ing)?"
    r"|fac(?:e|ing)|be|hav(?:e|ing)|get(?:ting)?|receiv(?:e|ing)|need(?:ing)?|benefit(?:ing)?"
    r"|grow(?:ing)?|shrink(?:ing)?|contract|slow|recover(?:ing)?|fall(?:ing)?|ris(?:e|ing)|slip)\b"
)
"""What happens to a country and is no act of its government: “France will lose 4,300 jobs”."""
_OF_A_BODY: Final = re.compile(
    r" (?!(?:will|would|shall|has|is|was|also|now|and|or|to|said|says)\b)[a-z]+"
    r"(?: [a-z]+)? (?:will|would)\b"
)
"""What is told of and stands behind a body’s name: “NHS waiting lists will fall”."""
_LISTED: Final = (", ", " and ", ", and ", " & ")
_PLANNED: Final = re.compile(
    r"(?:goal|plan|aim|target|pledge|promise|commitment|decision|proposal|ambition|intention|bid"
    r"|offer|vow|intent|guidance|forecast)s?\b"
)
_ITS_OWN: Final = re.compile(r"['’]s? (?:[\w-]+ ){0,3}")
"""What stands between a party and what it plans: “Acme’s overarching ”."""
_CONJUNCTION: Final = re.compile(r"\b(?:after|before|until|since|as|than) (?:the )?$")
"""What stands before the subject of a clause as well as before a name alone."""
_ADJACENT: Final = 3
_TEAM: Final = re.compile(r" (?:project|team|community|consortium|alliance|network)\b")
"""What a party is called behind its name: “the Acme team will”."""
_ALONE: Final = re.compile(
    r"(?:^|[,;:“\"] ?|\b(?:then|and|but|that|while|where|if) )(?P<the>[Tt]he )?$"
)
"""What stands before a name that is the subject by itself."""


def named_subject(line: Line, start: int, end: int) -> Subject | None:
    """Return the first name that acts and is no place, else the first that owns something."""
    owner = None
    for name in line.named:
        if not start <= name.start < end or is_generic(name.text):
            continue
        if owner and name.start - owner.end > 4 and not _is_introduced(line, owner, name):
            break
        if _is_house(line, name, start):
            house = line.parties.party(name.text) or name.text
            return Subject("party", house, name.start, name.end)
        if is_one_of_many(line.sentence, name) or _is_scene(line, name, start, end):
            continue
        found = _as_subject(line, name, end)
        if found and found.kind == "government":
            return None
        if found and found.kind != "owner":
            return found
        owner = owner or found
    return owner


def _is_introduced(line: Line, owner: Subject, name: Name) -> bool:
    """Whether a name is that of what somebody owns, and a party’s: “Acme's rival Bolt”."""
    between = line.sentence[owner.end : name.start]
    return _ITS.fullmatch(between) is not None and is_called_a_party(line.sentence, name)


def _is_house(line: Line, name: Name, start: int) -> bool:
    """Whether a crowd of observers is a name’s: “analysts at Acme”, “Acme analysts”."""
    if _CROWD_OF.search(line.sentence, start, name.start):
        return True
    if name.start == 0 and " " not in name.text and not name.text.isupper():
        return False  # a word that opens the sentence: “Independent forecasters”
    is_its = _ITS_CROWD.match(line.sentence, name.end) is not None
    return is_its and not (is_place(name.text) or is_occasion(name.text))


def _is_scene(line: Line, name: Name, start: int, end: int) -> bool:
    """Whether a name, or the list that it ends, stands behind a preposition: “the deal of Acme”.

    Not so who has what the clause is about, “in line with Acme’s plan to”, or does it, “after Acme
    agreed to”.
    """
    if _plans(line, name, end) or _stands_for(line, name, start, end):
        return False
    is_next = 0 < end - name.end < _ADJACENT
    if is_next and _CONJUNCTION.search(line.sentence, start, name.start):
        return False
    at = line.named.index(name)
    if at and " and " in line.sentence[line.named[at - 1].end : name.start]:
        start = 0  # the list may have begun in the part before
    while at and line.sentence[line.named[at - 1].end : line.named[at].start] in ("'s ", "’s "):
        at -= 1
    while at and line.named[at - 1].start >= start:
        if line.sentence[line.named[at - 1].end : line.named[at].start] not in _LISTED:
            break
        at -= 1
    first = line.named[at].start
    return PLACE.search(line.sentence, max(start, first - 40), first) is not None


def _stands_for(line: Line, name: Name, start: int, end: int) -> bool:
    """Whether a name ends what acts, be it behind “of”: “The state of Ohio will”."""
    if not 0 <= end - name.end < _ADJACENT:
        return False
    of = _MEMBERS.search(line.sentence, start, name.start)
    of = of or _REALM.search(line.sentence, start, name.start)
    return of is not None and PLACE.search(line.sentence, start, of.start()) is None


def _as_subject(line: Line, name: Name, end: int) -> Subject | None:
    """Return what a name is as a subject: a person, a party, or what owns the subject."""
    is_owner = OWNING.match(line.sentence, name.end) is not None
    if not is_owner:
        if is_place(name.text) and not acts(line.sentence, name):
            return _land(line, name, end)
        if GOVERNMENT.match(line.sentence, name.start):
            return Subject("government", name.text, name.start, name.end)
        if person := line.parties.full(name.text):
            return Subject("person", person, name.start, name.end)
    party = line.parties.party(name.text) or _beside(line, name, end)
    if party is None and is_owner and (_may_own(line, name) or _plans(line, name, end)):
        party = name.text
    if party is None and is_political(name.text):
        party = name.text
    if party is None or (not is_owner and _is_thing(line, name, party)):
        return None
    if person := titled(line, name, end):
        return Subject("person", person, name.start, name.end)
    if is_owner or has(line.sentence, name):
        return Subject("owner", party, name.start, name.end)
    return Subject("party", _joined(line, name) or party, name.start, name.end)


def _is_thing(line: Line, name: Name, party: str) -> bool:
    """Whether a name is a product’s, or by the words beside it a thing’s."""
    is_model = is_product(name.text) and party != name.text
    if party in BODIES and _OF_A_BODY.match(line.sentence, name.end):
        return True
    return is_model or is_called_a_thing(line.sentence, name)


def _plans(line: Line, name: Name, end: int) -> bool:
    """Whether a cue is what a party has: “Acme’s overarching goal to”."""
    is_its = _PLANNED.match(line.sentence, end) and _ITS_OWN.fullmatch(line.sentence, name.end, end)
    return is_its is not None and may_act(line, name.text)


def _may_own(line: Line, name: Name) -> bool:
    """Whether a name that acts nowhere owns the subject as a party does: “Acme's new field”."""
    if is_body(name.text):
        return True
    before = _ALONE.search(line.sentence[: name.start][-12:])
    return before is not None and not before["the"] and may_act(line, name.text)


def _land(line: Line, name: Name, end: int) -> Subject | None:
    """Return a country that alone stands before the cue: “Kazakhstan will not cut”."""
    if _stands_for(line, name, 0, end) and not _BEFALLS.match(line.sentence, end):
        return Subject("party", name.text, name.start, name.end)
    is_alone = _ALONE.search(line.sentence[: name.start][-12:]) and 0 <= end - name.end < 2
    if any(line.sentence[one.end : name.start] == ", " for one in line.named):
        return None  # where it is: “the plant in Halden, Norway will”
    if not is_alone or not is_nation(name.text) or _BEFALLS.match(line.sentence, end):
        return None
    return Subject("party", name.text, name.start, name.end)


def titled(line: Line, name: Name, end: int) -> str | None:
    """Return the person whose office is named with a party: “Acme's chief executive Ann Lee”."""
    follower = next((one for one in line.named if one.start > name.end), None)
    if follower is None or follower.end > end:
        return None
    between = line.sentence[name.end : follower.start]
    person = line.parties.full(follower.text)
    return person if person and "," not in between and TITLE.search(between) else None


def _joined(line: Line, name: Name) -> str | None:
    """Return parties that act together, as they stand: “Walmart and PepsiCo”."""
    named, last = line.named, line.named.index(name)
    first = last
    while last + 1 < len(named) and _are_listed(line, named[last], named[last + 1]):
        last += 1
    while first and _are_listed(line, named[first - 1], named[first]):
        first -= 1
    words = line.sentence[named[first].start : named[last].end]
    if " and " not in words[len(named[first].text) :] or OWNING.match(
        line.sentence, named[last].end
    ):
        return None
    same = line.parties.party(named[first].text) == line.parties.party(named[last].text)
    return None if same else words


def _are_listed(line: Line, one: Name, other: Name) -> bool:
    """Whether two names stand beside each other as those of parties."""
    if line.sentence[one.end : other.start].replace(" the ", " ") not in _LISTED:
        return False
    return all(line.parties.party(name.text) or may_act(line, name.text) for name in (one, other))


def may_act(line: Line, name: str) -> bool:
    """Whether a name may be a party's: it is none of a person, a product, a place or a meeting."""
    no_party = is_product(name) or is_place(name) or is_occasion(name) or is_generic(name)
    return not (no_party or line.parties.full(name))


def _beside(line: Line, name: Name, end: int) -> str | None:
    """Return a name that acts nowhere else and alone is the subject: “the BEA will seek”."""
    alone = _ALONE.search(line.sentence[: name.start][-12:])
    team = _TEAM.match(line.sentence, name.end, end)
    is_last = 0 <= end - (team.end() if team else name.end) < 2
    if is_last and _stands_for(line, name, 0, end) and may_act(line, name.text):
        return name.text
    if not is_last or alone is None or name.text in line.parties.things:
        return None
    if team:
        return None if line.parties.is_own or not may_act(line, name.text) else name.text
    if is_product(name.text) or is_place(name.text) or is_occasion(name.text):
        return None
    if INITIALS.fullmatch(name.text) and not alone["the"]:
        return None if _BEFALLS.match(line.sentence, end) else name.text
    opens = name.start == 0 or not line.sentence[name.start - 2].isalnum()
    is_word = " " not in name.text and opens and line.parties.mentions[name.text] < 2
    return None if alone["the"] or is_word or _is_company_s(line) else name.text


def _is_company_s(line: Line) -> bool:
    """Whether a company speaks in a text, which names its parts and its products there."""
    author = line.parties.author
    if author is None or author in line.parties.homes:
        return False
    return not (is_political(author) or author.lower().endswith("government"))
