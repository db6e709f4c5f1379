"""The sentences of a text with the places where they stand."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

_LONGEST: Final = 20_000
"""A longer line is cut at a space near this length: no cost grows with one line."""
_MOST: Final = 1_500
"""A longer sentence is a table or a list, and nobody's claim."""
_LINE: Final = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_BULLET: Final = re.compile(
    r"[\s•*–—·▪‣◦●○■□➢➤✓✔✅→-]+(?:\(?(?:\d{1,2}|[a-z])[.)]\s+)?|\(?(?:\d{1,2}|[a-z])[.)]\s+"
)
_STOPS: Final = re.compile(r"[.!?…]")
_NEXT_WORD: Final = re.compile(r"\s\S")
_STOP_IN_QUOTES: Final = re.compile(r"[.!?][”\"’]? +(?=[“\"‘]?[A-Z])")
_OPENS: Final = re.compile(
    r"[“\"‘]?(?:The|We|It|This|In|Our|He|She|They|And|But|I|That|As|For|With|These|Those|If|At|By"
    r"|On)\b"
)
"""How sentences begin often, so that a short name before a stop ends one too."""
_LONGEST_CLOCK: Final = 20
"""In characters, of the end of a time on a clock."""
_ABBREVIATED: Final = 5
"""A word with a capital of at most so many letters may be shortened: “Corp.”, “Tenn.”."""
_WHOLE: Final = "May"
"""The month that has no shorter form, though its stop is taken for that of one."""
_NAMED_BEFORE: Final = re.compile(
    r"[\s\"“'‘(]*(?:(?:It|They|We|This|That|These|Those|He|She|I|Its|Their|Our|His|Her|My|Both"
    r"|Such|There|One|Another|All of (?:them|these|those))\b"
    r"|[Tt]he (?:company|firm|group|bank|government|agency|ministry|party|council|project|plan"
    r"|plant|programme|program|move|deal|scheme|site|facility|target|goal)\b|[a-z])"
)
_CLOCK: Final = re.compile(r"\d ?[AaPp]\.[Mm]\.(?: U\.S\.)?\s*$")
_GOES_ON_FROM_CLOCK: Final = re.compile(
    r"(?:[A-Z]{1,4}T|GMT|UTC|U\.S(?=\.)|Eastern|Central|Pacific|Mountain"
    r"|[A-Z][a-z]+(?: [A-Z][a-z]+)? [Tt]ime|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d{1,2})\b"
)
"""What stands behind “8 a.m.” in its sentence: a zone, or the day."""
_TOKENISED: Final = re.compile(r" [.?!](?: ''| \"| ”)?$")


class Sentence(NamedTuple):
    """A sentence as it stands in the text, and the offset of its first character."""

    text: str
    offset: int
    is_item: bool = False
    """Whether it begins an item of a list."""
    opens_line: bool = False
    """Whether it is the first of its line."""


def split_sentences(text: str) -> Iterator[Sentence]:
    """Yield the sentences of a text, no line of which goes on in the next; bullets are left out.

    Text that stands as one sentence a line, its stops set apart by spaces, is not split further.
    """
    for line in _LINE.finditer(text):
        for start, end in _pieces(text, *line.span()):
            bullet = _BULLET.match(text, start, end)
            start = bullet.end() if bullet else start
            is_item = bullet is not None and not bullet[0].isspace()
            opens_line = True
            for sentence, offset in _split(text[start:end], start):
                yield Sentence(sentence, offset, is_item and opens_line, opens_line)
                opens_line = False


def names_nobody(sentence: str) -> bool:
    """Whether a sentence begins with “it”, “they”, “this” or “the company”, or in its middle."""
    return _NAMED_BEFORE.match(sentence) is not None


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > _LONGEST:
        cut = text.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
        cut = cut if cut > 0 else start + _LONGEST
        yield start, cut
        start = cut
    yield start, end


def _reopened(line: str, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield spans, those of several sentences inside quotation marks split."""
    for start, end in spans:
        for stop in _STOP_IN_QUOTES.finditer(line, start, end):
            word = line[line.rfind(" ", start, stop.start()) + 1 : stop.start()]
            is_whole = word.islower() or word == _WHOLE or len(word) > _ABBREVIATED
            if is_whole or _OPENS.match(line, stop.end()):
                yield start, stop.end()
                start = stop.end()
        yield start, end


def _rejoined(line: str, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return spans, those made one between which the stop is that of “a.m.” or “p.m.”."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        is_clock = joined and _CLOCK.search(line, max(0, start - _LONGEST_CLOCK), start)
        if is_clock and _GOES_ON_FROM_CLOCK.match(line, start):
            joined[-1] = joined[-1][0], end
        else:
            joined.append((start, end))
    return joined


def _goes_on(line: str) -> bool:
    """Whether a word that may end a sentence is followed by another."""
    stop = _STOPS.search(line)
    return stop is not None and _NEXT_WORD.search(line, stop.end()) is not None


def _bounds(line: str) -> list[tuple[int, int]]:
    if _TOKENISED.search(line.rstrip()):
        return [(0, len(line))]
    from sentencex import get_sentence_boundaries

    found = get_sentence_boundaries("en", line)
    return [(one["start_index"], one["end_index"]) for one in found]


def _split(line: str, offset: int) -> Iterator[tuple[str, int]]:
    spans: Iterable[tuple[int, int]] = [(0, len(line))]
    if _goes_on(line):
        spans = _rejoined(line, _reopened(line, _bounds(line)))
    for start, end in spans:
        sentence = line[start:end]
        stripped = sentence.strip()
        if stripped and len(stripped) <= _MOST:
            yield stripped, offset + start + sentence.index(stripped)
