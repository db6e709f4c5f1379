"""The names in the title of a text, where every word may have its capital."""

import re
from collections.abc import Container, Iterator, Mapping
from typing import Final

from claimcheck.extract.names.nations import is_place
from claimcheck.extract.names.organisations import ORG, is_generic, is_political
from claimcheck.extract.names.proper_names import Name, find_names

_LONG: Final = re.compile(r"\b[A-Za-z]{4,}")
_PARTICIPLE: Final = re.compile(r"[A-Z][a-z]{2,}ing")
_FEW: Final = 3
"""Long words, of which a title has as many before their capitals tell anything."""
_MOST: Final = 12
"""Words of a row in which a name is looked for: a title may be of any length."""
_CAPITAL: Final = 0.8
"""Share of the long words of a title of capitals that have one."""


def names_in_title(
    title: str, common: Container[str], mentions: Mapping[str, int]
) -> Iterator[Name]:
    """Yield the names of a title; in one of capitals none with words that the text has without.

    “Acme Returns Stronger” is “Acme” there, where the text has that name; what begins it is a name
    by its place, and what has the form of an organisation.
    """
    is_of_capitals = _is_of_capitals(title)
    named = find_names(title, common)
    first = title.partition(" ")[0].rstrip(":,")
    if first in mentions and not (named and named[0].start == 0):
        yield Name(first, 0, len(first))  # “Acme 2.0: what is new”
    for name in named:
        if all(word in common for word in name.text.lower().split(" ")):
            continue
        if name.text in mentions or not (is_of_capitals or _is_heading(name)):
            yield name
        elif part := _known_part(name, mentions):
            yield part
        elif not _is_heading(name) and (name.start == 0 or not _has_common(name, common)):
            yield name


def _is_heading(name: Name) -> bool:
    """Whether words are no name amid others: “PRESS CONFERENCE”, “Helping”."""
    is_shouted = name.text.isupper() and all(map(_LONG.fullmatch, name.text.split(" ")))
    return (is_shouted and " " in name.text) or _PARTICIPLE.fullmatch(name.text) is not None


def _has_common(name: Name, common: Container[str]) -> bool:
    return any(word in common for word in name.text.lower().split(" "))


def _is_of_capitals(title: str) -> bool:
    words = _LONG.findall(title)
    capital = sum(1 for word in words if word[0].isupper())
    return len(words) >= _FEW and capital >= _CAPITAL * len(words)


def _known_part(name: Name, mentions: Mapping[str, int]) -> Name | None:
    """Return the longest words of a row of capitals that the text has as a name, the first ones."""
    words = name.text.split(" ")[:_MOST]
    for count in range(len(words), 0, -1):
        for first in range(len(words) - count + 1):
            text = " ".join(words[first : first + count])
            if text in mentions and not (is_generic(text) or is_place(text)):
                start = len(" ".join(words[:first])) + bool(first)
                end = start + len(text)
                if not is_political(text) and (form := ORG.search(name.text, end)):
                    end = form.end()  # “Halden Marine Group Annual Report”, elsewhere “Halden”
                return Name(name.text[start:end], name.start + start, name.start + end)
    return None
