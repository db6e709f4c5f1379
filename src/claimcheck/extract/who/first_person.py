"""Whether a text speaks for itself, as reports, speeches and manifestos do."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from claimcheck.extract.text.quick_pattern import QuickPattern, whole
from claimcheck.extract.who.unnamed_subjects import FIRST

FIRST_PERSON: Final = QuickPattern(
    re.compile(whole(("we", "We", "our", "Our", f"{FIRST}(?!-)", "my", "My"))),
    ("we", "We", "our", "Our", "I", "my", "My"),
)
_OPENS: Final = re.compile(rf"(?:Today,? |This (?:week|month|year),? )?(?:[Ww]e|Our|{FIRST}|My)\b")
"""How the first sentence begins of a text that speaks for itself."""
_SALUTES: Final = re.compile(r"(?:Dear|Hi|Hello|Hey|Greetings),? [\w ,]{2,40}[,:!—–-]?$")
"""How a letter begins."""
_QUOTING: Final = ("“", "”", '"', "''", "``")
_OPENING: Final = re.compile(
    r"[“\"‘](?<![^\s(].)(?=\w)|`(?<![^\s(].)`(?=\w)|'(?<!(?s:.).)(?=[A-Z])"
)
_CLOSING: Final = re.compile(r"[”\"](?<=[\w.,!?…%].)|['’](?<=[.,!?…].)(?!\w)")
"""Quotation marks at the beginning and at the end of what is quoted, in one sentence or in many."""
MASTHEAD: Final = 3
_SINGLE: Final = ("‘", "'")
STOPS: Final = (".", "!", "?")
_OWN: Final = re.compile(
    r"^(?=.{0,160}$).*\b(?:Manifesto|Programme|Platform|Annual|Interim|Results|Speech|Remarks|Keynote"
    r"|Letter to|(?:Statement|Message) (?:by|from|of)"
    r"|Outlook|[Aa]ddress (?:by|of)|Address|[Hh]alf-[Yy]ear"
    r"|[Bb]udget [Ss]peech|[Bb]udget [Ss]tatement|[Ss]tate of the (?:Nation|Union|State|City)"
    r"|[Qq]uarter(?:ly| 20)|Equity Research|[Ee]arnings [Cc]all|[Cc]onference [Cc]all|Transcript)"
    r"(?:.*[^.])?$"
)
"""What a line at the top of a text says that speaks for its author."""
_REPORTED: Final = re.compile(
    r"\b(?:releases|unveils|launches|reveals|publishes|presents|promises|outlines|says)\b", re.I
)
"""What a line says that tells of somebody's manifesto or speech and is none."""
HEAD: Final = 12
"""Sentences at the top of a text in which it may say whose it is."""


def speaks_for_itself(sentences: Sequence[str]) -> bool:
    """Whether the top of a text says so, or a fifth or the first of its sentences says “we”."""
    unquoted = list(_unquoted(sentences))
    own = sum(1 for one in unquoted if FIRST_PERSON.search(one))
    first = next((one for one in unquoted if one.endswith(STOPS)), "")
    salutes = own and any(map(_SALUTES.match, sentences[:HEAD]))
    is_own = own * 5 > len(sentences) or (own > 1 and _OPENS.match(first) is not None)
    is_own = is_own or bool(salutes)
    return is_own or any(map(_is_masthead, sentences[:MASTHEAD]))


def _unquoted(sentences: Sequence[str]) -> Iterator[str]:
    """Yield the sentences without quotation marks that do not stand amid what is quoted."""
    is_open = False
    for one in sentences:
        is_quoting = any(mark in one for mark in _QUOTING) or one.startswith(_SINGLE)
        if not (is_open or is_quoting):
            yield one
            continue
        opened = max((mark.start() for mark in _OPENING.finditer(one)), default=-1)
        closed = max((mark.start() for mark in _CLOSING.finditer(one)), default=-1)
        is_open = opened > closed or (is_open and closed < 0)


def _is_masthead(line: str) -> bool:
    return _OWN.search(line) is not None and not _REPORTED.search(line)
