"""Ways to find claims: ours, and three that anybody could write in a minute."""

import re
from collections.abc import Callable, Iterator
from datetime import date

from claimcheck.domain.deadline import find_deadlines
from claimcheck.extract.candidate import Candidate, extract
from claimcheck.extract.text.sentences import split_sentences

Find = tuple[int, int, Candidate | None]
"""Where it begins and ends in the text."""
Finder = Callable[[str, date], Iterator[Find]]

_CUES = re.compile(
    r"\b(?:will|won't|would|shall|(?:plan|aim|intend|expect|hope|pledge|promise|vow|target|commit"
    r"|anticipate|forecast|predict|propose|project|guide)(?:s|es|d|ed|ing|ted|ting)? (?:to|that"
    r"|for|of)"
    r"|(?:is|are|been) (?:expected|scheduled|set|due|slated|projected|likely|going|planned"
    r"|committed)"
    r"|(?:goal|target|plan|promise|pledge|guidance) (?:is|of|to|for)|by (?:the end of )?20\d\d)\b"
    r"|[a-z]['’]ll\b",
    re.IGNORECASE,
)
_PAST = re.compile(r"\?\W*$|forward-looking|\b(?:had|was|were) (?:planned|expected|promised)")


def ours(text: str, day: date) -> Iterator[Find]:
    """Find as `claimcheck extract` does."""
    for one in extract(text, day):
        yield one.clause_offset, one.clause_offset + len(one.clause), one


def every_will(text: str, day: date) -> Iterator[Find]:
    """Find every sentence with “will”."""
    for one in split_sentences(text):
        if re.search(r"\bwill\b", one.text):
            yield one.offset, one.offset + len(one.text), None


def every_date(text: str, day: date) -> Iterator[Find]:
    """Find every sentence with a future date."""
    for one in split_sentences(text):
        times = find_deadlines(one.text, day)
        if any(t.reading and not t.past and t.reading.latest > day for t in times):
            yield one.offset, one.offset + len(one.text), None


def every_cue(text: str, day: date) -> Iterator[Find]:
    """Find every sentence that one regular expression of cue words matches, plain ones left out."""
    for one in split_sentences(text):
        if _CUES.search(one.text) and not _PAST.search(one.text):
            yield one.offset, one.offset + len(one.text), None


FINDERS: dict[str, Finder] = {
    "claimcheck extract": ours,
    "one regular expression": every_cue,
    "every “will”": every_will,
    "every future date": every_date,
}
