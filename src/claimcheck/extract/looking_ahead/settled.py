"""Promises that the text itself calls kept or broken, as trackers do: they wait for nothing."""

import re
from collections.abc import Sequence
from typing import Final

from claimcheck.extract.text.sentence_words import words_of
from claimcheck.extract.text.sentences import Sentence

_RULINGS: Final = """
broken kept fulfilled delivered achieved done complete completed met missed failed abandoned dropped
compromise compromised
"""
_MARKS: Final = re.compile("[:–—([]")
"""One of these parts a ruling from its promise."""
_WORDS: Final = frozenset(_RULINGS.split())
_CLOSED: Final = (
    r"(?:(?:promise|pledge) )?(?:partly |partially |mostly |not )?"
    rf"(?:{'|'.join(_RULINGS.split())})\b"
)
_RULED: Final = re.compile(
    rf"\W*(?:status|rating|ruling|verdict|outcome|result)\b\W{{1,4}}{_CLOSED}", re.IGNORECASE
)
"""A line below a promise: “Status: Broken”."""
_LABELLED: Final = re.compile(
    rf"\W*{_CLOSED} ?[:–—] |.*(?: [–—-] |[(\[]){_CLOSED}\W*", re.IGNORECASE
)
"""A line that has its ruling before or behind the promise: “Kept: …”, “… (broken)”."""


def find_settled(sentences: Sequence[Sentence]) -> frozenset[int]:
    """Return the places of the sentences that their own line, or the next one, calls settled."""
    settled: set[int] = set()
    line: list[int] = []
    above: list[int] = []
    for at, one in enumerate(sentences):
        if one.opens_line:
            above, line = line, []
        line.append(at)
        if not _MARKS.search(one.text) or _WORDS.isdisjoint(words_of(one.text)):
            continue
        if one.opens_line and _RULED.match(one.text):
            settled.update(above)
        if _LABELLED.fullmatch(one.text) or (one.opens_line and _LABELLED.match(one.text)):
            settled.add(at)
    return frozenset(settled)
