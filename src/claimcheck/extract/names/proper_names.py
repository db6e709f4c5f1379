"""The names in a sentence: what is written with capitals and not only by its place."""

import re
from collections.abc import Collection, Container, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from claimcheck.extract.names.capitals import ROW, names_in
from claimcheck.extract.names.datelines import end_of_dateline
from claimcheck.extract.names.name_words import NEVER
from claimcheck.extract.names.organisations import (
    FIELDS,
    INSTITUTIONS,
    ORG,
    is_generic,
    is_occasion,
)

_MARKS: Final = frozenset(".:!?“”\"‘`'(")
"""What stands before a word that has its capital by its place."""
_BEFORE_HE: Final = re.compile(
    r"(?:\b(?:Mr|Ms|Mrs|Dr)\.?|[Cc]hairman|CEO|[Ff]ounder|[Pp]resident) $"
)
"""What makes a surname of “He”."""
_FIELD: Final = re.compile(
    r"\b(?:[Mm]inister|[Ss]ecretary|[Cc]ommissioner|[Mm]ember) (?:for|of) (?:the )?"
    r"(?:[A-Z]\w*,? (?:and |& )?){0,5}$"
)
"""What stands before the last of a minister's fields and the name."""
_OFFICES: Final = ("inister ", "ecretary ", "ommissioner ", "ember ")
"""One of these is in every sentence with such a field."""
_COUNTED: Final = re.compile(
    r"(?!3M$)[$€£#]?[\d.,]+(?:Q\d*|H\d*|FY\w*|[KMBT]n?|GWh?|MWh?|kWh?|G|D|C)"
)
_PRODUCT: Final = re.compile(
    r"(?<=\D)\d|^(?!easyJet|eBay|eToro|iRobot|dLocal|airBaltic)[a-z][\w-]*[A-Z\d]|^\d{3}|^\d+$"
    r"|^[A-Z]{2,}s$|^[kKMGT](?:bps|Wh?(?:dc|ac|p)?)$"
    r"|^(?:Part|Phase|Stage|Step|Cohort|Series|Level|Tier|Class|Type|Scope|Fab|Unit) [A-Z\d]+$"
)
_COMPANY: Final = re.compile(r" (?:Inc|Corp|Ltd|LLC|plc|PLC|AG|SE|NV|Co)\.?$|^[a-z]\d [A-Z]")
"""A company, be there a number in its name: by its legal form, or “i3 Energy”."""
_LISTING: Final = re.compile(r"[(\[][^()\[\]]{0,40}: ?[A-Z\d.]{1,9}\b[^()\[\]]{0,20}[)\]]")
"""On which exchange a share is listed, and as what: “(Nasdaq: ACME)”."""
_NUMBERED: Final = re.compile(r"(?<![\w.,$€£])(?:\d{1,3}|[a-z]\d) $")
"""What stands before a kind of company and makes a name of it: “98 Ventures”, “i3 Energy”."""
_OF_A_THING: Final = re.compile(
    r" (?:with|than|of|that|by|upon|the|an?|its|their|our|this|these|those)\b| (?:\d|[$€£])"
)
"""What follows a word that opens a sentence and is none's name: “Consistent with”, “Naming the”."""
_ADVERB: Final = re.compile(r"(?!Kimberly|Beverly|Emily)[A-Z][a-z]{3,}ly")
"""What stands before the comma that opens a sentence: “Secondly,”."""
_SIBILANTS: Final = ("ses", "xes", "zes", "ches", "shes")
"""How the plurals end that have an e of their own: “buses”."""
_AND: Final = frozenset((" and ", ", ", ", and ", " & ", " , ", " and the "))
_ENDS: Final = INSTITUTIONS | {"Affairs", "Government"}
"""What the last of several fields may end with: “Communities and Local Government”."""
_LEAGUES: Final = frozenset(
    ("Guild", "Union", "Association", "Federation", "Society", "League", "Alliance", "Congress")
)
"""What makes one name of the many whose it is: “Nurses’ Guild”."""
_FOR: Final = frozenset((" for ", " for the ", " on "))


class Name(NamedTuple):
    """A name in a sentence, at its place."""

    text: str
    start: int
    end: int


def find_names(
    sentence: str, common: Container[str] = (), small: Collection[str] = ()
) -> list[Name]:
    """Return the names of a sentence, without the words that are capital only by their place.

    A title parts two names: “Apple CEO Steve Jobs”. One word that opens a sentence is none where
    it is among the `common` ones, which the text has without a capital; the `small` ones are names
    without one.
    """
    found: list[Name] = []
    listings = [one.span() for one in _LISTING.finditer(sentence)] if ":" in sentence else []
    has_offices = any(office in sentence for office in _OFFICES)
    for match in ROW.finditer(sentence, end_of_dateline(sentence)):
        row, at = match[0], match.start()
        before = sentence[at - 1 : at]
        if before == "/" or (listings and any(start < at < end for start, end in listings)):
            continue
        if before.isalnum():
            found += _begun_small(sentence, at, match.end())
            continue
        if row in NEVER and row != "He":
            continue  # as most are that open a sentence
        if has_offices and sentence.endswith("ecretary of ", 0, at):  # “Secretary of State Ann Lee”
            at += row.find(" ") + 1 or len(row)
            row = sentence[at : match.end()]
        if has_offices and (
            ends := _portfolio(sentence, row, at)
        ):  # “Minister for Freight Ann Lee”
            at, row = at + ends, row[ends:]
        opens = _opens(sentence, at)
        is_surname = row == "He" and _BEFORE_HE.search(sentence, 0, at) is not None
        for text, start in names_in(row, opens=opens, is_surname=is_surname):
            end = at + start + len(text)
            if start == 0 and is_generic(text) and (number := _NUMBERED.search(sentence, 0, at)):
                found.append(Name(sentence[number.start() : end], number.start(), end))
                continue
            if not (opens and start == 0 and _is_capital_by_place(sentence, text, end, common)):
                found.append(Name(text, at + start, end))
    if small:
        found = sorted((*found, *_small(sentence, small)), key=lambda one: one.start)
    return _mended(sentence, found, common) if len(found) > 1 else found


def _small(sentence: str, names: Collection[str]) -> Iterator[Name]:
    """Yield the names without a capital that a text is known to have."""
    for name in names:
        for match in re.finditer(rf"(?<![\w.@/-]){name}\b(?!\.\w)", sentence):
            yield Name(name, *match.span())


def _portfolio(sentence: str, row: str, at: int) -> int:
    """Return how many characters at the beginning of a row are the field of a minister."""
    field, _, name = row.rpartition(" ")
    field, _, first = field.rpartition(" ")
    is_field = name in FIELDS or name in INSTITUTIONS or is_occasion(name)
    if not field or is_field or not _FIELD.search(sentence, max(0, at - 70), at):
        return 0
    return len(row) - len(f"{first} {name}")


def _opens(sentence: str, start: int) -> bool:
    before = sentence[max(0, start - 2) : start].rstrip()
    return not before or before[-1] in _MARKS


def _is_capital_by_place(sentence: str, text: str, end: int, common: Container[str]) -> bool:
    """Whether the words that open a sentence, and end at a place, are nobody's name."""
    if " " in text:
        return all(_is_common(word, common) for word in text.split(" "))
    is_adverb = sentence.startswith(",", end) and _ADVERB.fullmatch(text) is not None
    return is_adverb or _is_common(text, common) or _OF_A_THING.match(sentence, end) is not None


def _is_common(word: str, common: Container[str]) -> bool:
    """Whether a text has a word without its capital, be it in the other number."""
    plain = word.lower()
    if plain in common or word.isupper():  # “AES” is no number of “a”
        return plain in common
    singular = plain[:-2] if plain.endswith(_SIBILANTS) else plain.removesuffix("s")
    return f"{plain}s" in common or singular in common


def _begun_small(sentence: str, at: int, end: int) -> Iterator[Name]:
    """Yield a name that begins before its first capital: “iPhone”, “3M”."""
    start = max(sentence.rfind(" ", 0, at), sentence.rfind("-", 0, at)) + 1
    text = sentence[start:end].removesuffix("'s").removesuffix("’s")
    end = start + len(text)
    if text[0].isalnum() and not _COUNTED.fullmatch(text):
        yield Name(text, start, end)


def _mended(sentence: str, found: list[Name], common: Container[str]) -> list[Name]:
    """Return names with those joined that are one: “Food” and “Drug Administration”."""
    if not any(other.start - one.end < 10 for one, other in pairwise(found)):
        return found
    mended: list[Name] = [found[0]]
    for name in found[1:]:
        last = mended[-1]
        between = sentence[last.end : name.start]
        pair = sentence[last.start : name.end]
        if len(between) < 10 and (pair in common or _are_one(last.text, between, name.text)):
            mended[-1] = Name(sentence[last.start : name.end], last.start, name.end)
        else:
            mended.append(name)
    return mended


def _are_one(one: str, between: str, other: str) -> bool:
    """Whether two names are one of an institution: “Department for” and “Transport”."""
    last = one.rpartition(" ")[2]
    if between in _FOR:
        is_begun = not INSTITUTIONS.isdisjoint((last, one.partition(" ")[0]))
        return one in FIELDS or (
            is_begun and (" " not in one or not FIELDS.isdisjoint(other.split(" ")))
        )
    if between in ("' ", "’ ") and last.endswith("s"):
        return other.rpartition(" ")[2] in _LEAGUES
    if between == " and " and is_generic(one) and " " in other and ORG.search(other):
        return True  # “University and College Union”
    if between not in _AND or last not in FIELDS:
        return False
    first, _, rest = other.partition(" ")
    is_whole = first in FIELDS and (not rest or rest.rpartition(" ")[2] in _ENDS or rest in FIELDS)
    begun = not INSTITUTIONS.isdisjoint(one.split(" "))
    return is_whole and (begun or other.rpartition(" ")[2] in INSTITUTIONS)


@lru_cache(maxsize=4096)
def is_product(name: str) -> bool:
    """Whether a name is a product's by its form: “A380”, “iPhone”."""
    return _PRODUCT.search(name) is not None and _COMPANY.search(name) is None
