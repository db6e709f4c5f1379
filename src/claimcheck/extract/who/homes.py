"""The party with which somebody is named: before the office, behind it, or in a signature."""

import re
from collections.abc import Sequence
from typing import Final

from claimcheck.extract.names.capitals import is_person
from claimcheck.extract.names.nations import is_nation, is_place
from claimcheck.extract.names.offices import TITLE, Speaks
from claimcheck.extract.names.organisations import ORG, is_field, is_generic, is_outlet
from claimcheck.extract.names.proper_names import Name

_OPENS: Final = 5
"""A name before this place opens its sentence."""
_ITS: Final = re.compile(r"\b(?:[Ii]ts|but|and|while|where|whose) (?:\w+ )?$")
_AT: Final = re.compile(r".*\b(?:of|at|for|with)(?: [Tt]he)? $")
_APART: Final = re.compile(r",|--|[–—]|\b(?:and|at|by|for|from|in|of|on|to|with)\b")
"""What stands between a name and a title that have nothing to do with each other."""
_AT_KIND: Final = re.compile(r"\b(?:of|at)(?: [Tt]he)? (?:[a-z][\w-]* ){1,4}$")
"""“of the robotics startup”, before the name of it."""
_OF_A_PART: Final = re.compile(
    r"\b(?:[Hh]ead|[Dd]irector|[SE]?VP|[Vv]ice [Pp]resident|[Mm]anager|[Ll]ead) (?:of|for)"
    r" (?:the )?$"
)
"""What stands before what a company has somebody for: “Head of Pumps R&D, Acme, said”."""
_OFFICE_BEHIND: Final = re.compile(
    rf" (?:(?!(?:of|at|for|in|from|who|and then)\b)[\w&-]+ ){{0,3}}(?:{TITLE.pattern})"
)
"""An office behind the name of the party: “Acme CEO”, “Acme UK and Ireland boss”."""
_BEFORE_WHOLE: Final = re.compile(r"(?: (?:and )?[\w&]+){0,2}, ")
THEN_HOME: Final = re.compile(r"(?: [Oo]fficer)?, (?:the )?")
"""What stands between the office and the party in a signature: “Ann Lee, CEO, Acme”."""


def home_ahead(sentence: str, named: Sequence[Name], title: int) -> str | None:
    """Return the name before a title: “Xpeng chairman and CEO”, “Acme's finance chief”."""
    for name in reversed(named):
        between = sentence[name.end : title]
        if name.end <= title and len(between) < 40:
            words = between.replace("'s", "").replace("’s", "").strip()
            if is_nation(name.text) and (owner := _owner_of(sentence, named, name)):
                return owner
            is_nobody = is_generic(name.text) or is_field(name.text)
            return None if words.count(" ") > 3 or _APART.search(words) or is_nobody else name.text
    return None


def _owner_of(sentence: str, named: Sequence[Name], land: Name) -> str | None:
    """Return whose a land is, which tells where somebody works: “Acme’s UK director”."""
    between = ("'s ", "’s ")
    return next((one.text for one in named if sentence[one.end : land.start] in between), None)


def home_of_its(sentence: str, named: Sequence[Name], title: int) -> str | None:
    """Return the first name of a sentence before “its chief executive”."""
    if not _ITS.search(sentence, max(0, title - 20), title):
        first = next(iter(named), None)
        opens = first is not None and first.start < _OPENS and sentence[:title].endswith(", ")
        return first.text if first and opens and not is_place(first.text) else None
    return next((one.text for one in named if one.end < title and not is_place(one.text)), None)


def home_behind(
    sentence: str,
    person: Name,
    named: Sequence[Name],
    speaks: Speaks = Speaks.ANYBODY,
    end: int = 0,
) -> str | None:
    """Return the party behind a person: “Ann Lee of Acme”, “Ann Lee, Acme's chief economist”."""
    for one in named:
        is_where = person.end < one.start < end and sentence.endswith(" at ", 0, one.start)
        if is_where and not (is_outlet(one.text) or is_generic(one.text)):
            return one.text  # “head of Pumps, Valves & Pipes at Acme”
    for one in named:
        is_nobody = is_generic(one.text) or is_field(one.text)
        is_nobody = is_nobody or sentence.endswith(("'s ", "’s "), 0, one.start)
        if is_nobody or not 0 < one.start - person.end < 90:
            continue
        between = sentence[person.end : one.start]
        is_near = len(between) < 12
        apposed = one.end <= end and end > person.start
        if (_AT.fullmatch(between) and (is_near or apposed)) or (
            apposed and _AT_KIND.search(between)
        ):
            is_part = apposed and _OF_A_PART.search(between)
            home = _whole(sentence, one, named) if is_part else one.text
            return None if is_outlet(home) else home
        if apposed and _is_signed(sentence, person.end, one.start):
            return _whole(sentence, one, named)
        if apposed and (ORG.search(one.text) or _is_owner(sentence, one, speaks)):
            return one.text
    return None


def _whole(sentence: str, unit: Name, named: Sequence[Name]) -> str:
    """Return the company behind a part of it: “director, Power Systems, Acme Energy, said”."""
    for one in named:
        ends = sentence[one.end : one.end + 1] in (",", ".", "")
        is_next = _BEFORE_WHOLE.fullmatch(sentence, unit.end, one.start) and ends
        if is_next and not (is_place(one.text) or is_person(one.text)):
            return one.text
    return unit.text


def _is_signed(sentence: str, start: int, end: int) -> bool:
    """Whether the words between two names end with an office and a comma."""
    offices = TITLE.finditer(sentence, start, end)
    return any(THEN_HOME.fullmatch(sentence, one.end(), end) for one in offices)


def _is_owner(sentence: str, name: Name, speaks: Speaks) -> bool:
    """Whether an office behind a name is of it: “Walmart's vice president”, “Acme CEO”."""
    owns = sentence.startswith(("'s", "’s", " 's", " ’s"), name.end)
    has_title = _OFFICE_BEHIND.match(sentence, name.end)
    return owns or has_title is not None or (is_nation(name.text) and speaks is Speaks.GOVERNMENT)
