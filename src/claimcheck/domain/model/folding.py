"""Text as a search compares it: what is written in another way is the same words."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from claimcheck.domain.model.unseen import UNSEEN

_SPACES: Final = re.compile(r"[^\S ]\s*| \s+")
"""Spaces other than one plain space, as there are between most words."""


def _replacing(letters: Mapping[str, str]) -> Callable[[str], str]:
    """Return what puts others in place of some letters, which few texts have.

    `str.translate` takes longer: each letter that is none of them is a LookupError for it.
    """
    pattern = re.compile(f"[{''.join(map(re.escape, letters))}]")
    return partial(pattern.sub, lambda found: letters[found[0]])


_alike: Final = _replacing(
    {
        **dict.fromkeys("‘’‚‛′ʼ", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "ı": "i",
    }
)
"""Typographic marks as keyboards have them, and the i of Turkish without its dot."""

_ACCENTS: Final = re.compile("[\u0300-\u036f]")
_without_strokes: Final = _replacing(
    {"đ": "d", "ł": "l", "ø": "o", "æ": "ae", "œ": "oe", "þ": "th"}
)
"""Letters with a stroke or joined, which have no accent that could be taken off."""


def folded(text: str) -> str:
    """Return text without case, compatibility forms and all that is not seen.

    These are the compatibility caseless matches of Unicode (3.13, D146): NFC and NFD, ß and ss,
    full-width letters, soft hyphens and joiners make no difference, and accents do. Quotation
    marks, dashes and spaces are each of one kind, and all i are one, as Turkish has two.
    """
    if text.isascii():  # as most texts are, and a search folds all of a ledger
        return (text if text.isprintable() and "  " not in text else _seen(text)).lower()
    seen = _seen(unicodedata.normalize("NFKD", text))
    plain = unicodedata.normalize("NFKD", seen.casefold()).casefold()
    return _alike(unicodedata.normalize("NFC", plain.replace("i\u0307", "i")))


def without_accents(text: str) -> str:
    """Return folded text without accents, so that `zurich` finds Zürich; Łódź is lodz too."""
    if text.isascii():
        return text
    return _without_strokes(_ACCENTS.sub("", unicodedata.normalize("NFD", text)))


def _seen(text: str) -> str:
    """Return text without what is not seen, and one space where there are several."""
    return _SPACES.sub(" ", UNSEEN.sub("", _SPACES.sub(" ", text)))
