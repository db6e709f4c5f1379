"""What a text calls its parties by, beside their names."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from typing import Final

from claimcheck.extract.people import NATION, ORG
from claimcheck.extract.proper_names import is_product

_LEGAL: Final = re.compile(
    r",? (?:Inc|Corp|Ltd|Co|Corporation|Company|plc|PLC|LLC|AG|SE|NV|ASA|AB|Oyj|SpA|GmbH)\.?$"
)
_DOCUMENT: Final = re.compile(
    r".*\b(?:Programme|Program|Plan|Manifesto|Platform|Strategy|Report|Policy) of (?:the )?(.+)"
)
"""A title that names whose text it is: “Programme of the Democratic Union”."""
_SHARED: Final = """
Air Central East EU Federal First General Great International National New North Royal South State
UK United US U.S West World
"""
_NO_SHORT_FORMS: Final = frozenset(_SHARED.split())
"""First words that many parties share."""


def _is_short_form(
    first: str,
    others: Sequence[str],
    acting: Collection[str],
    mentions: Counter[str],
    firsts: Counter[str],
) -> bool:
    """Whether the first word of a company's name stands for it: “Acme” for “Acme Motors”."""
    if not others or not mentions[first] or first in acting or first in _NO_SHORT_FORMS:
        return False
    if ORG.fullmatch(first) or NATION.fullmatch(first) or is_product(first):
        return False
    return firsts[first] == 1


def find_aliases(acting: Collection[str], mentions: Counter[str]) -> dict[str, str]:
    """Return the name that a text uses most for each party that it calls by several."""
    aliases = {}
    firsts = Counter(name.partition(" ")[0] for name in acting if " " in name)
    for name in sorted(acting, key=len):
        words = name.split(" ")
        short = _LEGAL.sub("", name)
        inner = [word for word in words if mentions[word] and not ORG.fullmatch(word)]
        if _LEGAL.search(name) and inner:
            aliases[name] = max(inner, key=lambda word: mentions[word])
        elif short != name:
            aliases[name] = short
        if ORG.search(name) and _is_short_form(words[0], words[1:], acting, mentions, firsts):
            aliases[words[0]] = aliases.get(name, name)
        if (document := _DOCUMENT.match(name)) and document[1] in acting:
            aliases[name] = document[1]
        initials = "".join(word[0] for word in words if word[0].isupper())
        for each in (initials, f"{initials}A"):
            if len(words) > 1 and mentions[each]:
                aliases[each] = aliases.get(name, name)
    return aliases
