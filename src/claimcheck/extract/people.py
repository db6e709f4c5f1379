"""What a name is by its form, and of people: what title they have, whose they are."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from claimcheck.extract.proper_names import Name, is_person, is_product

NATION: Final = re.compile(
    r"(?!(?:Japan|Iran|Taiwan|Oman|Sudan|Jordan|Milan|Michigan|Vatican|\w+stan)\b)"
    r"[A-Z][a-z]+(?:an|ese|ish|ch)"
)
"""An adjective of a country; its minister speaks for its government."""
ORG: Final = re.compile(
    r"\b(?:Inc|Corp|Corporation|Company|Co|Ltd|LLC|plc|PLC|AG|SE|NV|ASA|AB|Oyj|SpA|GmbH|Group|Motors|Airlines?|Airways|Bank"
    r"|Government|Party|Ministry|Department|Agency|Commission|Council|Committee|Association"
    r"|University|Union|Capital|Securities|Partners|Investments|Reserve|Fund|Holdings|Exchange"
    r"|Treasury|Parliament|Air Force|Administration|Technology|Technologies|Alliance|Research"
    r"|Air|Aerospace|Automotive|Pharmaceuticals|Insurance|Robotics|Petroleum|Chemicals|Logistics|Shipping"
    r"|Railways?|Telecom"
    r"|Industries|Energy|Pharma|Foods|Systems|Equities|Advisors|Institute|Society|Federation)\b"
)
GENERIC: Final = frozenset(
    ("Group", "Company", "Board", "Management", "Bank", "Council", "Fund", "Corporation")
)
"""What a party calls itself, or another that was named before."""
_OCCASIONS: Final = frozenset(
    ("Day", "Week", "Conference", "Summit", "Forum", "Act", "Bill", "Treaty", "Agreement", "Index"),
)
"""What the names of days, meetings and papers end with."""
_ONE_OF_A_KIND: Final = frozenset(("Parliament", "Treasury", "Air Force"))
_TITLE: Final = re.compile(
    r"\b(?:C[EFO]O|[Pp]resident|[Cc]hair(?:man|woman|person)?|[Mm]inister|[Ss]ecretary|[Gg]overnor"
    r"|[Cc]hief (?:[Ee]xecutive(?: [Oo]fficer)?|\w+)|[Ss]pokes(?:man|woman|person)"
    r"|[Aa]nalyst|[Ee]conomist|strategist|[Dd]irector|founder|head|trader|executive|manager"
    r"|Mr|Mrs|Ms|Sen|[Ss]enator|professor|Chancellor|Premier|Mayor|Treasurer|[Ll]eader|Commissioner)(?![\w-])"
)
_ENDINGS: Final = """
analyst ceo cfo commissioner chair chairman chairperson chairwoman chancellor coo director dr
economist executive founder governor head leader manager mayor minister mr mrs ms of officer
premier president prof professor secretary sen senator sir spokesman spokesperson spokeswoman
strategist trader treasurer
"""
_LAST_WORDS: Final = frozenset(_ENDINGS.split())
_BETWEEN: Final = ("", "officer", "Officer", "of", "Dr", "Prof", "Sir")
"""What may stand between a title and a name."""
_MADE: Final = re.compile(r"([A-Z][\w-]*[A-Za-z]) (?:[A-Z]-?\d{2,4}s?|\d{3})\b.*")
"""A maker before the number of a product: “Boeing 787”."""
OFFICE: Final = re.compile(
    r"\b(?:[Mm]inister|[Gg]overnor|Chancellor|Premier|Treasurer|(?<!ice )President)\b"
)
"""Titles of people who speak for a government, where no other party is named with them."""
OBSERVER: Final = re.compile(r"[Aa]nalyst|[Ee]conomist|strategist|trader|professor")
POLITICIAN: Final = re.compile(
    r"[Ss]enator|Sen\b|Congress(?:man|woman)|(?:ority|pposition) [Ll]eader|Rep\."
)
"""Titles of people who speak for themselves."""
_AT: Final = re.compile(r".*\b(?:of|at|for|with)(?: the)? $")
_APPOSED: Final = re.compile(r" ?, | (?:an?|the) ")


def is_occasion(name: str) -> bool:
    """Whether a name is that of a day, a meeting or a paper: “Independence Day”."""
    return name.rpartition(" ")[2] in _OCCASIONS


def is_generic(name: str) -> bool:
    """Whether a name is only a kind of party: “Group”, “Capital”, “Rest of the Group”."""
    plain = name.rstrip("0123456789 ").rpartition(" of the ")[2]
    return (
        plain in GENERIC
        or is_occasion(plain)
        or (ORG.fullmatch(plain) is not None and plain not in _ONE_OF_A_KIND)
    )


class Form(NamedTuple):
    """What a name is by its form alone."""

    maker: str | None
    is_nation: bool
    is_generic: bool
    is_organisation: bool
    is_person: bool
    is_product: bool


@lru_cache(maxsize=4096)
def form_of(name: str) -> Form:
    """Return what a name is by its form; names come again and again in a text."""
    made = _MADE.fullmatch(name)
    return Form(
        made[1] if made else None,
        NATION.fullmatch(name) is not None,
        is_generic(name),
        ORG.search(name) is not None,
        is_person(name),
        is_product(name),
    )


def _may_end_in_title(words: str) -> bool:
    """Whether the last word is one that ends a title: quicker to see than the title is."""
    last = words.rstrip(" .,").rpartition(" ")[2].lower()
    return last in _LAST_WORDS or "hief " in words


def title_of(sentence: str, name: Name) -> str | None:
    """Return the title that stands just before a name, or behind it after a comma."""
    before = sentence[max(0, name.start - 24) : name.start]
    if _may_end_in_title(before):
        titles = list(_TITLE.finditer(before))
        if titles and before[titles[-1].end() :].strip(" .,") in _BETWEEN:
            return before
    if " " in name.text and _APPOSED.match(sentence, name.end):
        behind = sentence[name.end : name.end + 60].split(" said")[0]
        return behind if _TITLE.search(behind) else None
    return None


def home_of(sentence: str, title: str, person: Name, named: Sequence[Name]) -> str | None:
    """Return the party that a person with a title is named with; a country, of an office."""
    named = [one for one in named if not is_generic(one.text)]
    ahead = [
        one
        for one in named
        if 0 < person.start - one.end < 40 and "," not in sentence[one.end : person.start]
    ]
    if ahead and sentence[ahead[-1].end : person.start].count(" ") < 4:
        return ahead[-1].text
    behind = (one for one in named if 0 < one.start - person.end < 70)
    for one in behind:
        between = sentence[person.end : one.start]
        is_country = NATION.fullmatch(one.text) and OFFICE.search(title)
        if _AT.search(between) or ORG.search(one.text) or is_country:
            return one.text
    return ahead[-1].text if ahead else None


def home_behind(sentence: str, person: Name, named: Sequence[Name]) -> str | None:
    """Return the party that stands behind a person without a title: “Ann Lee of Acme”."""
    behind = (one for one in named if 0 < one.start - person.end < 12)
    return next(
        (one.text for one in behind if _AT.fullmatch(sentence[person.end : one.start])), None
    )
