"""Characters that nobody sees, and where writing needs them.

In some places an unseen character changes what is read: a joiner in Persian, Hindi or an emoji, a
selector behind a symbol, a mark of direction in Hebrew. Anywhere else it can only make two texts
look alike. The sources are RFC 5892 (appendix A.1 and A.2), Unicode chapters 9, 12, 13, 16 and 23,
UTS 39 and UTS 51.
"""

import re
import unicodedata
from typing import Final

UNSEEN: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ud800-\udfff"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
"""Control characters, and what Unicode calls default ignorable: joiners, selectors, tags, …"""

FLAG: Final = "\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,7}\U000e007f"
"""The flag of a part of a country: a black flag and the tags of its code (UTS 51, ED-14a)."""

_SOFT_HYPHEN: Final = "\u00ad"
_JOINERS: Final = "\u200c\u200d"
_DIRECTIONS: Final = "\u200e\u200f\u061c"
_OF_A_SCRIPT: Final = "\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180e\u180f"
"""Fillers, vowels and selectors of Hangul, Khmer and Mongolian."""
_RIGHT_TO_LEFT: Final = (
    "[\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff"
    "\U0001e800-\U0001efff]"
)
"""Where Unicode has the scripts that are written from right to left (DerivedBidiClass.txt)."""
_KEYCAP: Final = "\u20e3"
_VIRAMA: Final = 9
"""The canonical combining class of what takes a consonant its vowel."""
_UNSPACED: Final = ("THAI", "LAO", "KHMER", "MYANMAR", "TAI", "AHOM")
"""Scripts of line breaking class SA (UAX 14): where words part, they have a zero width space."""
_FAR: Final = 32
"""Letters before a place that are looked at: a letter has at most 30 marks (UAX 15, part 13)."""
_LINE: Final = 200
"""Letters on either side that are taken for the line of a mark of direction."""


def is_needed(text: str, at: int) -> bool:
    """Whether the unseen character at a place of a text belongs to how its words are written."""
    one, before, after = text[at], text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if one == _SOFT_HYPHEN:
        return True
    if one in _JOINERS:
        return _joins(text, at, before, after)
    if one in _DIRECTIONS:
        return _directs(text, at, before, after)
    if one == "\u200b":
        return _script(before) in _UNSPACED and _script(after) in _UNSPACED
    if one == "\u034f":  # keeps two marks of a letter in their order
        marks = _is_mark(after) and not UNSEEN.match(after)
        return marks and unicodedata.category(_base(text, at)) == "Lo"
    if "\ufe00" <= one <= "\ufe0f" or "\U000e0100" <= one <= "\U000e01ef":
        return _selects(before, after)
    return one in _OF_A_SCRIPT and _script(one) in map(_seen_script, (before, after))


def _joins(text: str, at: int, before: str, after: str) -> bool:
    """Whether a joiner stands behind a virama, in an emoji, or between letters that it shapes."""
    if not before:
        return False
    if unicodedata.combining(before) == _VIRAMA:
        return True
    base = _base(text, at)
    if unicodedata.category(base) == "So":
        return text[at] == "\u200d" and unicodedata.category(after or " ") in ("So", "Sm")
    if not _is_word(base):
        return False
    if _is_word(after):
        return not (_stands_apart(base) and _stands_apart(after))
    # The Persian abbreviation of a year: a letter in the form that goes on, and a full stop.
    shapes = text[at] == "\u200d" and unicodedata.bidirectional(base) == "AL"
    return shapes and unicodedata.category(after or " ") == "Po"


def _directs(text: str, at: int, before: str, after: str) -> bool:
    """Whether a mark of direction may order a line that is written from right to left."""
    if (before and before in _DIRECTIONS) or all(map(_runs_left_to_right, (before, after))):
        return False
    head = text[max(0, at - _LINE) : at].rpartition("\n")[2]
    line = head + text[at + 1 : at + _LINE].partition("\n")[0]
    return re.search(_RIGHT_TO_LEFT, line) is not None


def _selects(before: str, after: str) -> bool:
    """Whether a selector stands behind what has variants: a symbol, or a letter without case."""
    if not before or UNSEEN.match(before):
        return False
    if before.isascii():
        return after == _KEYCAP
    kind = unicodedata.category(before)
    return kind[0] in "NSPM" or (kind[0] == "L" and not _has_case(before))


def _base(text: str, at: int) -> str:
    """Return what stands before a place, its marks, selectors and skin tone left out."""
    for place in range(at - 1, max(-1, at - _FAR), -1):
        one = text[place]
        if not (_is_mark(one) or unicodedata.category(one) == "Sk" or UNSEEN.match(one)):
            return one
        if one in _JOINERS:
            break
    return text[at - 1]


def _is_word(letter: str) -> bool:
    return bool(letter) and unicodedata.category(letter)[0] in "LMN"


def _is_mark(letter: str) -> bool:
    return bool(letter) and unicodedata.category(letter)[0] == "M"


def _stands_apart(letter: str) -> bool:
    """Whether a letter is one of a script that joins and stacks nothing, such as Latin or Han."""
    return (
        not letter
        or _has_case(letter)
        or unicodedata.category(letter)[0] == "N"
        or unicodedata.east_asian_width(letter) in "WFH"
        or _script(letter) in ("LATIN", "MODIFIER", "COMBINING", "HEBREW")
    )


def _has_case(letter: str) -> bool:
    return letter.lower() != letter.upper()


def _runs_left_to_right(letter: str) -> bool:
    return bool(letter) and unicodedata.bidirectional(letter) in ("L", "EN", "AN")


def _seen_script(letter: str) -> str | None:
    return _script(letter) if letter and not UNSEEN.match(letter) else None


def _script(letter: str) -> str:
    """Return the first word of a character's name, which for letters is their script."""
    return unicodedata.name(letter, "").partition(" ")[0] if letter else ""
