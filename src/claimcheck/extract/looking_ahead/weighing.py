"""How likely a clause is a claim: what speaks for it and what against, added up."""

import re
from collections.abc import Callable, Sequence
from typing import Final

from claimcheck.domain.deadline import Found, Reading
from claimcheck.extract.looking_ahead.clauses import Clause
from claimcheck.extract.looking_ahead.cues import HEAD, Head
from claimcheck.extract.looking_ahead.doubts import AGAINST
from claimcheck.extract.looking_ahead.doubts_ahead import AHEAD
from claimcheck.extract.looking_ahead.specifics import has_number
from claimcheck.extract.text.sentence_words import words_of
from claimcheck.extract.text.sentences import Sentence
from claimcheck.extract.text.speech import FIRST_PERSON

_ENDED: Final = re.compile(r"[.!?…:;”\"'’)]\s*$")
_TAIL: Final = 8
"""Within so many characters a sentence has its stop and what closes behind it."""
_SELVES: Final = frozenset(("we", "i"))
_STRONG: Final = 0.5
_REPORTS: Final = ("says “would”", "reports what was expected")


def weigh(
    one: Sentence,
    clause: Clause,
    heads: Sequence[Head],
    due: Found | None,
    is_reported: Callable[[], bool],
) -> tuple[float, tuple[str, ...]]:
    """Return the score of a clause, from 0 to 1, and the reasons for it."""
    start, end = clause.start, clause.end
    words = one.text[start:end]
    best = max(heads, key=lambda head: head.cue.weight).cue
    parts = [(best.weight, best.reason)]
    if due is not None and due.reading is not None:
        parts.append((0.4, f"names a future time: “{due.words}”{_fiscal(due.reading)}"))
    if HEAD <= best.weight < _STRONG and has_number(one.text[slice(*clause.words)]):
        parts.append((0.15, "counts something"))
    if any(head.cue.reason in _REPORTS for head in heads) and is_reported():
        parts.append((0.2, "somebody is said to say it"))
    if not _SELVES.isdisjoint(words_of(one.text)) and FIRST_PERSON.search(words):
        parts.append((0.1, "speaks for itself"))
    if (more := _apart(heads)) > 1:
        parts.append((0.05 * min(3, more - 1), "has more such words"))
    is_item = one.is_item or any(head.start == head.end for head in heads)
    if not is_item and not _ENDED.search(one.text[-_TAIL:]):
        parts.append((-0.1 if best.weight >= 0.6 else -0.3, "is no full sentence"))
    ahead = min(head.end for head in heads if head.cue is best)
    for doubts, stop in ((AGAINST, end), (AHEAD, ahead)):
        for doubt in doubts.candidates(one.text):
            if doubt.pattern.search(one.text, start, stop):
                parts.append((doubt.weight, doubt.reason))
    score = round(min(1.0, max(0.0, sum(weight for weight, _ in parts))), 2)
    told = (f"{reason} ({weight:+.2f})" for weight, reason in parts)
    return score, tuple(dict.fromkeys(told))


def _fiscal(reading: Reading) -> str:
    """Return what was assumed of the fiscal year: no text can be held to what it did not say."""
    return f", where {reading.assumption}" if "fiscal years" in reading.assumption else ""


def _apart(heads: Sequence[Head]) -> int:
    """Return how many cues there are, of which none is part of another."""
    count, end = 0, 0
    for head in heads:
        if head.cue.weight >= HEAD and head.start >= end:
            count, end = count + 1, max(end, head.end)
    return count
