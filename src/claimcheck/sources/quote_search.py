"""Looking a quote up in the text of its source."""

import re
import unicodedata
from dataclasses import dataclass
from math import isqrt
from typing import Final, Literal

from claimcheck.sources.material import Material

Found = Literal["found", "near", "shortened", "absent"]
"""Word for word; but for spaces and typography; but for what … and [brackets] leave out; not."""

_TYPOGRAPHY: Final = str.maketrans(
    {
        **dict.fromkeys('‘’‚‛“”„‟«»‹›′″`´"＂＇', "'"),
        **dict.fromkeys("‐‑‒–—―−⁃﹘﹣－", "-"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202c", None),
    }
)
_LEFT_OUT: Final = re.compile(r"\[[^][]{0,200}\]|\(\s*\.\.\.\s*\)|\.\.\.")
_LONGEST_GAP: Final = 1_000
"""Letters: what leaves out more has taken its words from two places."""
_LONGEST_NEEDLE: Final = 2_000
_MOST_LOOKED: Final = 200_000_000
"""Letters that are looked at for pieces of a quote, over and over again."""
_MOST_COMPARED: Final = 160_000_000_000
"""Letters of a text by those of a quote squared, which is what the time of comparing grows with."""
_LONGEST_WORD: Final = 100
_MOST_LETTERS: Final = 2_000_000
"""Of a text in which the nearest passage is looked for, which takes time with its length."""


@dataclass(frozen=True, slots=True)
class Lookup:
    """Whether a quote stands in a text."""

    found: Found
    nearest: str | None = None
    """Where it does not: the passage that is most like it."""
    likeness: float = 0
    """How much that is like it, 0 to 1."""


def look_up(quote: str, text: str) -> Lookup:
    """Return whether a quote stands in a text, and the nearest passage if it does not.

    Spaces, quotation marks, dashes, ligatures and invisible characters are typography (Unicode
    NFKC); letters, their case and punctuation are the quote's.
    """
    if _spaced(quote) in _spaced(text):
        return Lookup("found")
    whole = _folded(text)
    if _folded(quote) in whole:
        return Lookup("near")
    pieces = [piece for part in _LEFT_OUT.split(_plain(quote)) if (piece := _unspaced(part))]
    if pieces and _in_order(pieces, whole):
        return Lookup("shortened")
    return _nearest(_spaced(quote), _spaced(text))


def text_of(material: Material) -> str:
    """Return all the text of a source, not of its main article alone.

    UnreadableError where it holds none, MissingExtraError for a PDF without what reads one.
    """
    if material.kind == "html":
        from claimcheck.sources.html_article import read_all
        from claimcheck.sources.reading_apart import read_apart

        return read_apart(read_all, material)
    from claimcheck.sources.source_reading import read

    return read(material).text


def _in_order(pieces: list[str], whole: str) -> bool:
    """Whether pieces stand one after another, from some place where the first one stands.

    They do not where that many places have been tried: pieces of a letter or two fit anywhere.
    """
    start, looked = whole.find(pieces[0]), 0
    while start >= 0 and looked < _MOST_LOOKED:
        end = start + len(pieces[0])
        looked += len(pieces[0])
        for piece in pieces[1:]:
            reach = _LONGEST_GAP + len(piece)
            looked += reach
            at = whole.find(piece, end, end + reach)
            if at < 0:
                break
            end = at + len(piece)
        else:
            return True
        start = whole.find(pieces[0], start + 1)
    return False


def _nearest(quote: str, text: str) -> Lookup:
    from rapidfuzz.fuzz import partial_ratio_alignment

    text = text[:_MOST_LETTERS]
    quote = quote[: min(_LONGEST_NEEDLE, isqrt(_MOST_COMPARED // (len(text) or 1)))]
    if len(text) < len(quote):
        return Lookup("absent", text or None)
    best = partial_ratio_alignment(quote, text)
    if best is None:
        return Lookup("absent")
    first = max(0, best.dest_start - _LONGEST_WORD)
    last = best.dest_end + _LONGEST_WORD
    start = text.rfind(" ", first, best.dest_start + 1) + 1
    end = text.find(" ", best.dest_end - 1, last)
    passage = text[start or first : end if end >= 0 else last]
    return Lookup("absent", passage, best.score / 100)


def _spaced(text: str) -> str:
    """Return a text with one space where there are several, or line ends."""
    return " ".join(text.split())


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).translate(_TYPOGRAPHY)


def _unspaced(text: str) -> str:
    return "".join(text.split())


def _folded(text: str) -> str:
    return _unspaced(_plain(text))
