"""The names in a row of capitalised words, without titles, labels and words that are no names."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from claimcheck.extract.names.first_names import FIRST_NAMES, HOUSES
from claimcheck.extract.names.name_words import LABELS, NEVER, NEW, OPENING
from claimcheck.extract.names.nations import is_nation
from claimcheck.extract.names.offices import MINISTERIAL, TITLES
from claimcheck.extract.names.organisations import FIELDS, ORG

_CAPITAL: Final = "A-ZÀ-ÖØ-Þ"
_DOTTED: Final = r"(?:[A-Z]\.){2,4}|[A-Z]\.(?= [A-Z])"
_WORD: Final = rf"(?:{_DOTTED}|[{_CAPITAL}][\w&’'.-]*[\w&]|[{_CAPITAL}]|[a-z][A-Z]\w+|\d[A-Z]\w*)"
_PARTICLE: Final = (
    r"(?:(?:de la|van de[rn]?|von de[rn]?|de|van|von|der|di|da|dos|du|del|bin|al|el|le) )?"
)
ROW: Final = re.compile(
    rf"[{_CAPITAL}](?:(?<=[A-Z])\.(?:(?:[A-Z]\.){{1,3}}|(?= [A-Z]))|(?:[\w&’'.-]*[\w&])?)"
    rf"(?:(?: of(?: the)? | & |[ -]){_PARTICLE}{_WORD}|,? (?:Inc|Corp|Ltd|Co|LLC)\.| plc\b)*"
    r"(?: \d{1,4}\b(?![,.]\d))?"
)
"""Capitalised words in a row."""
_INNER_WORDS: Final = """
of the & Ltd Inc Corp Co de la van der den von di da dos du del bin al el le plc
"""
_INNER: Final = frozenset(_INNER_WORDS.split())
"""What stands within a name and begins none."""
_CONTRACTED: Final = re.compile(r"['’](?:s|re|ll|ve|m|d)?$")
_BASED: Final = re.compile(r"(?!Co-op).*-[a-z]+|\w+-(?:of|to|by|in)-\w+")
"""“Tempe-based” is no part of a name, nor “End-of-Day”."""
_OWNED: Final = re.compile(r"(.+?)(?:['’]s|(?<=s)['’]) (.+)")
_ONE_NAME: Final = frozenset(("University", "College", "Hospital", "Inc", "Corp", "Inc.", "Corp."))
"""What makes one name of an owner: “Queen’s University”, “McDonald's Corp”."""
_PREMIER: Final = frozenset(("League", "Inn", "Foods", "Oil", "Division"))
"""What makes a name of a premier."""
_FOLK: Final = frozenset(
    ("King", "Queen", "Prince", "Children", "Women", "Men", "People", "Workers", "Veterans", "Let")
)
"""What owns nothing in a name: “King’s Fund”, “Let’s Encrypt”."""
_OF_LAND: Final = re.compile(
    r"(.+?) of the ((?:Republic|Kingdom|Commonwealth|State|City|Province) of .+)"
)
_OFFICE: Final = re.compile(
    r"\bChief (?:[\w&]+ ){1,3}Officer\b"
    r"|\b(?:District|County|City|Prosecuting|State['’]s) Attorney\b(?!['’])"
    r"|\b(?:Attorney|Solicitor|Surgeon|Inspector) General\b(?!['’])"
)
"""An office of several words: “Chief Commercial Officer”."""
_HONOURS: Final = frozenset(
    ("TD", "MP", "MEP", "MLA", "MSP", "QC", "KC", "MD", "PhD", "MBE", "OBE", "CBE")
)
"""What stands behind the name of somebody: “Ann Lee T.D.”."""
_INITIALS: Final = 2
"""Letters of a word of capitals that may be initials: “IT”, “US”."""
_NUMERALS: Final = frozenset(("I", "II", "III", "IV", "V", "X", "One", "Two", "Three"))
"""What numbers a thing: “Mark II”."""
_ALL: Final = frozenset(("Nippon", "India", "England", "Progressives"))
"""What makes a name of “All”."""
_BODIES_WORDS: Final = """
Chamber Church College Commonwealth Confederation Court Force House Kingdom League Ministry Office
Province Republic School State Friends Secretary Conference Nations Studies Survey Rights Centre
Center
"""
_BODIES: Final = frozenset(_BODIES_WORDS.split())
_OF: Final = re.compile(r"(.+?) of (?:the )?(.+)")


@lru_cache(maxsize=8192)
def names_in(row: str, *, opens: bool, is_surname: bool) -> tuple[tuple[str, int], ...]:
    """Return the names in a row of capitals with their places in it.

    Whether the row opens a sentence decides of words that are capital by their place, and whether
    “He” is a surname there is told by what stands before.
    """
    found: list[tuple[str, int]] = []
    for words, start in _parts(row, opens=opens, is_surname=is_surname):
        found += _apart(" ".join(words), start)
    return tuple(found)


def _parts(row: str, *, opens: bool, is_surname: bool) -> Iterator[tuple[list[str], int]]:
    """Yield the words between those that belong to no name."""
    words: list[str] = []
    start = at = 0
    all_words = row.split(" ")
    office = _OFFICE.search(row)
    for place, word in enumerate(all_words):
        follower = all_words[place + 1] if place + 1 < len(all_words) else ""
        is_part = is_surname or not (
            (office and office.start() <= at < office.end())
            or _parts_names(word, follower, begun=bool(words), opens=opens and not at)
        )
        if is_part and not _is_state(all_words[:place], word):
            start = start if words else at
            words.append(word)
        else:
            if _plain(word) in MINISTERIAL:
                _drop(words, FIELDS)
            yield from _trimmed(words, start)
            words = []
        at += len(word) + 1
    yield from _trimmed(words, start)


def _parts_names(word: str, follower: str, *, begun: bool, opens: bool) -> bool:
    """Whether a word of a row belongs to no name; what follows it may make one of it."""
    if word.rstrip(".") in _INNER:
        return not begun
    plain = _plain(word)
    if plain.isupper() and len(plain) > _INITIALS and follower.isupper():
        plain = plain.capitalize()  # “THE HON ANN LEE”
    if word.endswith(("n't", "n’t")):
        return True
    if plain == "Let" != word and follower[:1].isupper():
        return False  # a verb follows it, but in a name: “Let’s Encrypt”
    if plain == "He":
        return not (begun or follower[:1].isupper())
    if plain == "All":
        return follower not in _ALL
    if plain == "New":
        return _plain(follower).strip(",") not in NEW
    if plain == "AI":  # ends a name: “Figure AI”
        return not begun
    if plain in OPENING or plain.endswith(("maker", "makers")):
        return opens
    if plain == "Premier":
        return _plain(follower).strip(",") not in _PREMIER
    return plain in NEVER or plain in TITLES or _BASED.fullmatch(plain) is not None


def _is_state(before: list[str], word: str) -> bool:
    """Whether a word ends a title: “Under-Secretary of State”."""
    return word.strip(",") == "State" and before[-1:] == ["of"] and before[-2].endswith("ecretary")


def _drop(words: list[str], ends: frozenset[str]) -> None:
    while words and words[-1] in ends:
        words.pop()


def _trimmed(words: list[str], start: int) -> Iterator[tuple[list[str], int]]:
    """Yield the words of a name, if any are left without what joins them or heads a paragraph."""
    if len(words) > 1 and words[-1].isdigit() and words[-2] in LABELS:
        words.pop()  # “First 100 Days”
    while len(words) > 1 and words[-1].replace(".", "").strip(",") in _HONOURS:
        words.pop()
    _drop(words, _ENDLESS)
    if words:
        yield words, start


_ENDLESS: Final = LABELS | {"&", "of", "the"}


@lru_cache(maxsize=4096)
def _plain(word: str) -> str:
    """Return a word without what is drawn together with it: “We're” is “We”."""
    return _CONTRACTED.sub("", word).strip(".")


def _apart(text: str, start: int) -> list[tuple[str, int]]:
    """Return a name, or the names in it: “Acme's Falcon”, “Ann Lee of Acme”."""
    if " " in text:
        for one, other in _halves(text):
            return [*_apart(one, start), *_apart(other, start + len(text) - len(other))]
    text = text.removesuffix("'s").removesuffix("’s")
    return [] if text.isdigit() or text in LABELS else [(text, start)]


def _halves(text: str) -> Iterator[tuple[str, str]]:
    """Yield the two names that a text of several words may be."""
    for apart in (_OWNED.fullmatch(text), _OF_LAND.fullmatch(text), _OF.fullmatch(text)):
        if (
            apart
            and apart.re is _OWNED
            and (
                apart[2] in _ONE_NAME
                or apart[2].startswith("Attorney")
                or apart[1].rpartition(" ")[2] in _FOLK
            )
        ):
            continue
        is_label = apart and apart[1] in LABELS
        if apart and (apart.re is not _OF or is_label or _may_be_person(apart[1])):
            yield apart[1], apart[2]
    first, second, *_ = text.split(" ")
    for land in (first, f"{first} {second}"):
        person = text[len(land) + 1 :]
        if is_nation(land) and is_person(person):  # “President of the United States Ann Lee”
            yield land, person


def _may_be_person(name: str) -> bool:
    """Whether what stands before “of” may be a person: not so “Federal Reserve Bank of”."""
    words = name.split(" ")
    return is_person(name) or (
        len(words) in (2, 3) and not ORG.search(name) and words[-1] not in _BODIES
    )


@lru_cache(maxsize=4096)
def is_person(name: str) -> bool:
    """Whether a name is a person's by its first word."""
    if name in HOUSES:
        return False
    first, *others = name.split(" ")
    return 0 < len(others) < 4 and first in FIRST_NAMES and others[0] not in _NUMERALS
