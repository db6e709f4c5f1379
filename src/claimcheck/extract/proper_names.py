"""The names in a sentence: what is written with capitals and not only by its place."""

import re
from collections.abc import Container
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_WORD: Final = r"(?:[A-Z][\w&’'.-]*[\w&]|[A-Z]\.?|[a-z][A-Z]\w+)"
_NAME: Final = re.compile(
    rf"{_WORD}(?:(?: of(?: the)? | & |[ -]){_WORD}|,? (?:Inc|Corp|Ltd|Co)\.)*(?: \d{{1,4}}\b)?"
)
_CAPITALS: Final = """
New The A An In On At By For From To With As If It Its She They We You I This That These Those He
His Her Their Our My And But Or Nor So Yet After Before When While Where What Which Who Why How
There Here Also However Furthermore Moreover Additionally According Since Until During Under
Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June
July August September October November December Mr Mrs Ms Dr Sir Two Three Four Five Six One Some
Many Most All Both Each Every No Not Other Another Such Several Instead Meanwhile Although Though
Because Despite Due Once Unlike Like Rather Still Even Only Then Now Today Tomorrow Over Yesterday
Last Next First Second Third Analysts Deliveries Q1 Q2 Q3 Q4 H1 H2 FY CEO CFO COO Up President
Chairman Chief Executive Officer Director Minister Prime Secretary Senator Spokesman Spokeswoman
Analyst Economist Finance Deputy Vice Speaking Addressing Responding Let Please Of Will Would
Shall Any More Out Looking Given Following Based EST UTC GMT PM AM Days of the & Sen Ltd Inc Corp
Annual Interim Quarterly Report Results Statement Speech Address Letter Manifesto Outlook Remarks
Keynote Press Release Note Update Preview Review Quarter Half Year Full Budget Rating Target Price
Buy Hold Sell Neutral Overweight Underweight Governor Treasurer Chancellor Premier Mayor Speaker
Commissioner Shareholders Dear Ladies Gentlemen Yes Thank Thanks Rt Hon MP EPS EBIT EBITDA DCF GDP
CPI ESG IFRS GAAP Competitor Rival Honourable NAV ROE ROI CAPEX Capex AGM Financial Operating
Chair Chairwoman Dame Lord Lady Baroness Reports Announces Posts Unveils Completes USD EUR GBP CHF
JPY CNY SEK NOK DKK
"""
_NO_NAMES: Final = frozenset(_CAPITALS.split())
"""Words that are capital by their place, or titles, or kinds of text, and name nobody."""
_NEW: Final = re.compile(r"New (?:York|Zealand|Jersey|Delhi|Mexico|Hampshire|England)")
_JOINTS: Final = frozenset(("of", "the", "&", "Ltd", "Inc", "Corp"))
_CONTRACTED: Final = re.compile(r"['’](?:s|re|ll|ve|m|d)?$")
_OWNED: Final = re.compile(r"(.+?)['’]s (.+)")
_OF_LAND: Final = re.compile(
    r"(.+?) of the ((?:Republic|Kingdom|Commonwealth|State|City|Province) of .+)"
)
_OF: Final = re.compile(r"(.+?) of (?:the )?(.+)")
_OPENING: Final = re.compile(r"^\W*$")
_PRODUCT: Final = re.compile(r"\d|^[a-z]")
_FIRST: Final = """
Aaron Adam Alan Albert Alex Alexander Alexei Alice Amanda Amy Ana Anders Andrea Andrew Andrey
Angela Ann Anna Anne Annette Anthony Antonio Barack Barbara Ben Benjamin Bernard Bill Bob Boris
Brian Bruce Carl Carlos Carol Caroline Catherine Charles Charlotte Chris Christian Christine
Christopher Claire Claudia Colin Craig Daniel David Deborah Dennis Diana Diane Dick Dmitry Donald
Doris Dorothy Douglas Edward Eleanor Elena Elizabeth Emily Emma Eric Erik Eva Francis Frank
Frederick Gary George Gerald Gerhard Giovanni Gordon Graham Greg Gregory Hans Harold Harry Heather
Helen Henry Hillary Howard Hugh Ian Igor Ingrid Ivan Jack Jacob Jacques James Jan Jane Janet Jason
Jean Jeff Jeffrey Jennifer Jessica Jim Jimmy Joan Joe John Jonathan Jose Joseph Joshua Juan Judith
Julia Julie Karen Karl Kate Katherine Keith Kelly Ken Kenneth Kevin Kim Larry Laura Lars Lee Leo
Linda Lisa Louis Louise Lucy Luis Luke Marc Marcus Margaret Maria Marie Mario Mark Martin Mary
Matthew Michael Michel Michelle Miguel Mike Mohammed Nancy Natalie Neil Nicholas Nick Nicola
Nicolas Nina Olga Oliver Oscar Pamela Patricia Patrick Paul Pedro Peter Philip Philippe Pierre
Rachel Ralph Raymond Rebecca Richard Rick Robert Robin Roger Ronald Rosa Ruth Ryan Sally Sam
Samuel Sandra Sara Sarah Scott Sean Sergei Sergey Sharon Simon Sophie Stefan Stephanie Stephen
Steve Steven Stuart Susan Teresa Theodore Thomas Tim Timothy Tom Tony Victor Victoria Vincent
Vladimir Walter Wayne William Yves
"""
_FIRST_NAMES: Final = frozenset(_FIRST.split())
"""Names that many people are called by, from lists of the most frequent in Europe and America."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a sentence, at its place."""

    text: str
    start: int
    end: int


def find_names(sentence: str, common: Container[str] = ()) -> list[Name]:
    """Return the names of a sentence, without the words that are capital only by their place.

    A title parts two names: “Apple CEO Steve Jobs”. One word that opens a sentence is none where
    it is among the `common` ones, which the text has without a capital.
    """
    found = []
    for match in _NAME.finditer(sentence):
        at = match.start()
        if match[0] in _NO_NAMES:  # as most are that open a sentence
            continue
        words: list[str] = []
        for word in [*match[0].split(" "), "The"]:
            surname = word == "He" and match[0] != "He"  # as a pronoun it stands before no name
            joins = (words and word.rstrip(".") in _JOINTS) or (
                word == "New" and _NEW.match(sentence, at)
            )
            if joins or surname or _plain(word) not in _NO_NAMES:
                words.append(word)
            elif words:
                start = at - len(" ".join(words)) - 1
                while words and words[-1] in ("&", "of", "the"):
                    words.pop()
                text = " ".join(words)
                opens = len(words) == 1 and text.lower() in common
                if not (opens and _OPENING.match(sentence[:start])):
                    found += _apart(text, start)
                words = []
            at += len(word) + 1
    return found


@lru_cache(maxsize=4096)
def _plain(word: str) -> str:
    """Return a word without what is drawn together with it: “We're” is “We”."""
    return _CONTRACTED.sub("", word).strip(".")


def _apart(text: str, start: int) -> list[Name]:
    """Return a name, or the names in it: “Acme's Falcon”, “Ann Lee of Acme”."""
    if " " in text:
        for apart in (_OWNED.fullmatch(text), _OF_LAND.fullmatch(text), _OF.fullmatch(text)):
            if apart and (apart.re is not _OF or is_person(apart[1])):
                return [*_apart(apart[1], start), *_apart(apart[2], start + apart.start(2))]
    text = text.removesuffix("'s").removesuffix("’s")
    return [Name(text, start, start + len(text))] if len(text) > 1 and not text.isdigit() else []


def is_product(name: str) -> bool:
    """Whether a name is a product's by its form: “A380”, “iPhone”."""
    return _PRODUCT.search(name) is not None


def is_person(name: str) -> bool:
    """Whether a name is a person's by its first word."""
    first, *others = name.split(" ")
    return 0 < len(others) < 4 and first in _FIRST_NAMES
