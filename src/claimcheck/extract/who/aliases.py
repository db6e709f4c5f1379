"""What a text calls its parties by, beside their names."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from typing import Final

from claimcheck.extract.names.name_words import OPENING
from claimcheck.extract.names.nations import is_nation
from claimcheck.extract.names.organisations import ORG
from claimcheck.extract.names.proper_names import is_product

_LEGAL: Final = re.compile(
    r",? (?:Inc|INC|Corp|CORP|Ltd|LTD|Co|CO|Corporation|Company|plc|PLC|LLC|AG|SE|NV|N\.V|ASA|AB|SA"
    r"|S\.A|Oyj|SpA|GmbH)\.?$"
)
_DOCUMENT: Final = re.compile(
    r".*\b(?:Programme|Program|Plan|Manifesto|Platform|Strategy|Report|Policy) of (?:the )?(.+)"
)
"""A title that names whose text it is: “Programme of the Democratic Union”."""
_KIND: Final = re.compile(r" (?:Company|Firm|Group|Giant|Maker|Major|Bank|Airline|\w+maker)$")
"""What ends the words before a name in a title: “German Energy Company RWE”."""
_LEAST_CUT: Final = 4
_OF_COMPANIES_WORDS: Final = """
Financial Bancorp Group Holdings Holding International Industries Technologies Pharmaceuticals
Therapeutics Energy Airlines Corporation Motors Capital Partners Resources Systems
"""
_OF_COMPANIES: Final = frozenset(_OF_COMPANIES_WORDS.split())
"""What a company is called without, be its name of several words: “First Halden Financial”."""
_MUNICIPAL: Final = re.compile(r"(.+) (City|County|Town) Council")
_SHARED: Final = """
Air Central East EU Federal First General Great International National New North Royal South State
UK United US U.S U.S. West World Department Ministry University Bank Office
"""
_NO_SHORT_FORMS: Final = frozenset(_SHARED.split())
"""First words that many parties share."""
_OF_A_LAND: Final = frozenset(("Government", "Administration"))
"""What ends a name that begins with a country’s or a president’s."""


_KINDS: Final = ("Council", "City", "County", "Ministry", "Department", "Authority", "Agency")
"""What a text calls a public body that it has named or has no need to name."""


def find_bodies(acting: Collection[str], called: Counter[str]) -> dict[str, str]:
    """Return whom “the Council” is, for each kind of body with a capital: the one party with it.

    It is a party by that name where the text names none; where it names several it is nobody yet.
    """
    bodies = {}
    for kind in _KINDS:
        kin = [one for one in acting if one.endswith(f" {kind}") or one.startswith(f"{kind} of ")]
        if called[kind] and len(kin) < 2:
            bodies[kind] = kin[0] if kin else kind
    return bodies


def find_aliases(acting: Collection[str], mentions: Counter[str]) -> dict[str, str]:
    """Return the name that a text uses most for each party that it calls by several."""
    aliases: dict[str, str] = {}
    firsts = Counter(name.partition(" ")[0] for name in acting if " " in name)
    kin: dict[str, list[str]] = {}
    for name in acting:
        kin.setdefault(name.rpartition(" ")[0], []).append(name)
    for name in sorted(acting, key=len):
        words = name.split(" ")
        if short := _short(name, words, mentions):
            aliases[name] = short
        known = aliases.get(name, name)
        if ORG.search(name) and _is_short_form(words[0], words[1:], acting, mentions, firsts):
            aliases[words[0]] = known
        shorter, _, last = known.rpartition(" ")
        if " " in shorter and mentions[shorter] and last in _OF_COMPANIES:
            aliases[shorter] = known
        if name.endswith(" Party") and mentions[f"{words[0]}s"]:  # “the Greens”
            aliases[f"{words[0]}s"] = known
        if (document := _DOCUMENT.match(name)) and document[1] in acting:
            aliases[name] = document[1]
        if _KIND.search(name[: name.rfind(" ")]) and words[-1] in acting:
            aliases[name] = words[-1]
        alike = kin.get(name.rpartition(" ")[0], ()) if len(words) > 1 else ()
        if whole := next((one for one in alike if _is_cut(name, one)), None):
            aliases[name] = whole
        if municipal := _MUNICIPAL.fullmatch(name):
            aliases[f"{municipal[2]} of {municipal[1]}"] = known
        initials = "".join(
            word if word.isdigit() else word[0] for word in words if not word[0].islower()
        )
        for each in (initials, f"{initials}A"):
            if len(words) > 1 and mentions[each]:
                aliases[each] = known
        if words[0] in OPENING and len(words) > 1:  # where it opens a sentence
            aliases[" ".join(words[1:])] = known
    return aliases | _by_case(acting, aliases, mentions)


def _is_cut(name: str, whole: str) -> bool:
    """Whether a name is one that begins like it with its last word cut: “Acme Pharma”."""
    return name != whole and whole.startswith(name) and len(name.rpartition(" ")[2]) >= _LEAST_CUT


def _short(name: str, words: Sequence[str], mentions: Counter[str]) -> str | None:
    """Return what a company with a legal form is called for short."""
    short = name
    while (plain := _LEGAL.sub("", short)) != short:
        short = plain
    if short == name or mentions["".join(word[0] for word in words)]:
        return None  # “International Finance Corporation” is the IFC
    inner = [word for word in words if mentions[word] > 1 and not ORG.fullmatch(word)]
    most = max(inner, key=lambda word: mentions[word], default=short)
    return most if mentions[most] > mentions[short] and not is_nation(most) else short


def _is_short_form(
    first: str,
    others: Sequence[str],
    acting: Collection[str],
    mentions: Counter[str],
    firsts: Counter[str],
) -> bool:
    """Whether the first word of a company's name stands for it: “Acme” for “Acme Motors”."""
    if not others or not mentions[first] or first in _NO_SHORT_FORMS:
        return False
    if first in acting and not all(map(ORG.search, others)):
        return False  # “Boeing” is not “Boeing Commercial Airplanes”
    if others[-1] in _OF_A_LAND:
        return False  # “Victoria” is no government
    if ORG.fullmatch(first) or is_nation(first) or is_product(first):
        return False
    return firsts[first] == 1


def _by_case(
    acting: Collection[str], aliases: dict[str, str], mentions: Counter[str]
) -> dict[str, str]:
    """Return the spelling used most of names that differ by capitals alone: “VinFast”."""
    spellings: dict[str, str] = {}
    for name in sorted(acting, key=lambda one: -mentions[one]):
        spellings.setdefault(name.casefold(), name)
    found = {}
    for name in (*acting, *mentions):
        most = spellings.get(name.casefold(), name)
        if most != name and name not in aliases:
            found[name] = aliases.get(most, most)
    return found
