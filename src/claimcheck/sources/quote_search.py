"""Looking a quote up in the text of its source."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import isqrt
from typing import Final, Literal

from claimcheck.sources.material import Material
from claimcheck.sources.quote_edits import Edit, parted
from claimcheck.sources.quote_pattern import (
    LONGEST,
    pattern_of,
    plain,
    with_broken_words,
    word_for_word,
)

Found = Literal["found", "near", "shortened", "absent"]
"""Word for word; but for spaces and typography; but for what … and [brackets] leave out; not."""

_MARKED: Final = re.compile(r"[“„]([^“”„]+)[”“]|\"([^\"]+)\"|«([^«»]+)»")
_LONGEST_GAP: Final = 1_000
"""Letters: what leaves out more has taken its words from two places."""
_LONGEST_NEEDLE: Final = 2_000
_MOST_LOOKED: Final = 20_000_000
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
    told: str | None = None
    """What a reader should know of what was left out or put in; of an absent quote, why that may
    have turned its sense."""


Gap = tuple[Edit, str, str]
"""A mark of the editor, what the source has in its place, and what it has in front of that."""


@dataclass(frozen=True, slots=True)
class _Part:
    """Words of a quote that should stand together, and the editor's marks in front of them."""

    pieces: list[tuple[str, bool]]
    """As `pattern_of` takes them."""
    marks: list[Edit]

    @property
    def is_blank(self) -> bool:
        return not "".join(text for text, _ in self.pieces).strip()

    @property
    def pattern(self) -> "re.Pattern[str]":
        return pattern_of(self.pieces)

    @property
    def reach(self) -> int:
        """Letters of a source that the words may take, with all that a source may have besides."""
        return 2 * sum(len(text) for text, _ in self.pieces) + _LONGEST_WORD

    def gaps(self, gap: str, before: str) -> Iterator[Gap]:
        """Yield the marks with what they stand for; beside an omission a bracket adds words."""
        has_omission = any(mark.is_omission for mark in self.marks)
        for mark in self.marks:
            yield mark, "" if has_omission and not mark.is_omission else gap, before


@dataclass(frozen=True, slots=True)
class _Passage:
    """Where the parts of a quote stand in a text."""

    start: int
    end: int
    gaps: list[Gap]

    @property
    def fault(self) -> str | None:
        """Why an edit may have turned the sense; None where none did."""
        told = (edit.fault(gap, before) for edit, gap, before in self.gaps)
        return next(filter(None, told), None)

    @property
    def notice(self) -> str | None:
        """What a reader should know of the edits."""
        return "; ".join(filter(None, (edit.notice(gap) for edit, gap, _ in self.gaps))) or None


def look_up(quote: str, text: str) -> Lookup:
    """Return whether a quote stands in a text, and the nearest passage if it does not.

    What is granted is written in `docs/evidence.md`, under “When a quote is found”: spaces and
    typography, footnote marks, broken lines, a last stop; and what an editor left out or put in,
    unless that may have turned the sense.
    """
    quote = _without_its_marks(quote)
    if len(quote) > LONGEST:
        is_there = _spaced(quote) in _spaced(text)
        return Lookup("found") if is_there else _nearest(_spaced(quote), _spaced(text))
    lines, whole = _prepared(text)
    if word_for_word(quote).search(lines):
        return Lookup("found")
    words = plain(quote)
    if pattern_of([(words, False)]).search(whole):
        return Lookup("near")
    turned = None
    for passage in _edited(words, whole):
        if not passage.fault:
            return Lookup("shortened", told=passage.notice)
        turned = turned or passage
    if turned:
        there = _spaced(whole[turned.start : turned.end])
        return Lookup("absent", there[:_LONGEST_NEEDLE], told=turned.fault)
    return _nearest(_spaced(quote), _spaced(text))


def place_of(words: str, text: str) -> tuple[int, int] | None:
    """Return where words stand in a text: as they are, but for spaces and typography.

    The words end where they end, so that “Acme” does not stand in “Acmes”.
    """
    if len(words) > LONGEST:
        at = text.find(words)
        return (at, at + len(words)) if at >= 0 else None
    at = text.find(words)
    if at >= 0 and is_apart(text, at, at + len(words)):
        return at, at + len(words)
    spelled, there = plain(words), _letters_of(text)
    if _letters(words) not in there and _letters(spelled) not in there:
        return None  # no pattern grants other letters, or letters between them
    found = word_for_word(words).search(text) or pattern_of([(spelled, False)]).search(text)
    return found.span() if found else None


def is_apart(text: str, start: int, end: int) -> bool:
    """Whether a passage stands between spaces, and without figures at its ends that may go on."""
    around = text[max(0, start - 1) : start] + text[end : end + 1]
    return not (around.strip() or text[start].isdigit() or text[end - 1].isdigit())


@lru_cache(maxsize=2)
def _letters_of(text: str) -> str:
    """Return the letters of a text alone; many words are looked up in one."""
    return _letters(text)


def _letters(words: str) -> str:
    return "".join(filter(str.isalpha, words))


def _without_its_marks(quote: str) -> str:
    """Return a quote without the quotation marks that it was copied with, if there is a pair."""
    whole = _MARKED.fullmatch(quote.strip())
    return whole[1] or whole[2] or whole[3] if whole else quote


@lru_cache(maxsize=1)
def _prepared(text: str) -> tuple[str, str]:
    """Return a text as it stands and in its plain form; many quotes are of one text."""
    return with_broken_words(text), plain(text)


def text_of(material: Material) -> str:
    """Return all the text of a source in which quotes are looked up.

    UnreadableError where it holds none, MissingExtraError for a PDF without what reads one.
    """
    from claimcheck.sources.source_reading import read_all_text

    return read_all_text(material)


def _edited(quote: str, whole: str) -> Iterator[_Passage]:
    """Yield where a quote stands but for what its editor did to it.

    Marks within a word, such as [W]e, are read as the letters they are, whatever their case.
    """
    pieces, marks = parted(quote)
    parts = [_Part([(pieces[0], False)], [])]
    for mark, before, after in zip(marks, pieces, pieces[1:], strict=False):
        if not mark.is_omission and (before[-1:].isalnum() or after[:1].isalnum()):
            parts[-1].pieces.extend([(mark.words, True), (after, False)])
        elif parts[-1].is_blank:
            parts[-1].marks.append(mark)
            parts[-1].pieces.append((after, False))
        else:
            parts.append(_Part([(after, False)], [mark]))
    trailing = parts.pop().marks if parts[-1].is_blank else []
    if parts:
        yield from _in_order(parts, trailing, whole)


def _in_order(parts: list[_Part], trailing: list[Edit], whole: str) -> Iterator[_Passage]:
    """Yield where parts stand one after another, from each place where the first one stands.

    No longer once that many places have been tried: parts of a letter or two fit anywhere.
    """
    first, *others = [(part, part.pattern, part.reach) for part in parts]
    spent = 0
    for found in first[1].finditer(whole):
        before = whole[max(0, found.start() - _LONGEST_WORD) : found.start()]
        gaps = [(mark, mark.last_of(before), before) for mark in first[0].marks]
        end = found.end()
        for part, pattern, reach in others:
            spent += reach
            at = pattern.search(whole, end, end + _LONGEST_GAP + reach)
            if at is None or at.start() - end > _LONGEST_GAP:
                break
            gaps += part.gaps(whole[end : at.start()], whole[max(0, end - _LONGEST_WORD) : end])
            end = at.end()
        else:
            before, after = (
                whole[max(0, end - _LONGEST_WORD) : end],
                whole[end : end + _LONGEST_WORD],
            )
            gaps += [(mark, mark.first_of(after), before) for mark in trailing]
            yield _Passage(found.start(), end, gaps)
        spent += _LONGEST_WORD
        if spent > _MOST_LOOKED:
            return


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
