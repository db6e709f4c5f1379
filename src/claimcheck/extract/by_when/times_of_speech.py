"""Times at which something was said: “on Tuesday, Acme announced”."""

import re
from datetime import date
from typing import Final

from claimcheck.domain.deadline import Found
from claimcheck.extract.by_when.time_words import AHEAD, BY, FROM_THEN, PREPOSITION
from claimcheck.extract.by_when.times_of_acts import TO_COME
from claimcheck.extract.by_when.times_of_things import is_of_a_measure
from claimcheck.extract.text.quick_pattern import worded
from claimcheck.extract.text.speech import SPEECH, speeches

_LONGEST_NOW: Final = 320
"""A span of fewer days that holds the day of publication is when something was said."""
_SUBJECT: Final = 40
"""In so many characters behind a time stands who is said to speak then."""
_SAID_THEN: Final = re.compile(
    r"\b(?<!\bto )(?<!\bbe )(?<!\bwill )(?<!\bwould )(?<!\bshall )"
    rf"(?!notes|states|claims|reports|estimates)(?:{SPEECH.pattern})"
    r"(?: (?:earlier|late|early|only|back))?(?:,? (?:on|in|at|during"
    rf"|last))?(?: the)?,? $"
)
"""The words before a time of speech; what is to be announced in May is not said then."""
_NOW: Final = ("today", "now", "tonight")
"""When it is said, where it stands before what is said."""
_SAYS_NOW: Final = re.compile(rf"[ ,]{{1,2}}(?:that\b|{SPEECH.pattern})")
_DID: Final = re.compile(r"(?<!be )\b[a-z]+ed\b")
"""What happened on a day; the promise came with it."""
_SAYS_NOTHING: Final = re.compile(rf"{BY.pattern}|^(?:{FROM_THEN.pattern})", re.IGNORECASE)
"""Words of a time at which nothing is said: “by June”, “effective June 1”."""
_SAID_SO: Final = worded(
    r"\b(?<!\bbe )(?:told|tells?|informed) (?:(?!(?:that|to|will|would|it|they)\b)[\w’'-]+ ){1,5}$"
    r"|\b(?<!\bbe )(?:said|says|stated|wrote|announced|confirmed|added|revealed|reiterated|warned"
    r"|promised|pledged) (?:in|at|during|on|to) (?:an?|the|its|his|her|their) (?:[\w’'-]+ ){1,5}$",
    "told tell informed said says stated wrote announced confirmed added revealed reiterated warned"
    " promised pledged",
    re.IGNORECASE,
)
"""What was said somewhere: told investors, said in a statement; not what will be told there."""
_PAPER: Final = re.compile(
    r"\b(?:statement|filing|letter|report|press release|interview|speech|memo|announcement"
    r"|briefing)(?: \w+){0,2} $",
    re.IGNORECASE,
)
"""What is dated, and ahead of the cue no part of the claim: a filing of 5 May."""
_SAYS_WHAT: Final = re.compile(r" (?:to [a-z]|that\b)")
"""What is said goes on behind the time: announced plans on Tuesday to build."""


def is_saying(sentence: str, time: Found, cue: int, said_on: date) -> bool:
    """Whether a time is that of the announcement: “said on Tuesday”, “on Tuesday, X announced”."""
    if time.words.lower() in _NOW and (time.start < cue or _SAYS_NOW.match(sentence, time.end)):
        return True
    reading = time.reading
    if reading is None or _SAYS_NOTHING.search(time.words) or is_of_a_measure(sentence, time):
        return False
    is_when = reading.span.is_day or PREPOSITION.match(time.words) is not None
    before = sentence[max(0, time.start - 80) : time.start]
    if is_when and speeches(sentence) and _SAID_THEN.search(before):
        is_ahead = reading.earliest > said_on and AHEAD.search(time.words)
        return reading.span.is_day or not is_ahead
    spoken = SPEECH.search(last := before.rpartition(",")[2])
    told = (
        spoken and _SAYS_WHAT.match(sentence, time.end) and not TO_COME.search(last, spoken.end())
    )
    if told or _said_so(sentence, before) or (time.start < cue and _PAPER.search(before)):
        return not AHEAD.search(time.words)
    if time.start > cue:
        return (
            reading.span.is_day
            and reading.latest == said_on
            and bool(speeches(sentence, cue, time.start))
        )
    if reading.span.is_day and (reading.latest == said_on or _DID.search(sentence, time.end, cue)):
        return True
    days = (reading.latest - reading.earliest).days
    near = reading.earliest <= said_on or days < _LONGEST_NOW
    until = cue + 1 if cue > time.end else time.end + _SUBJECT  # of an item, whose cue is above it
    return near and bool(speeches(sentence, time.end, until))


def _said_so(sentence: str, before: str) -> bool:
    return _SAID_SO.may_match(sentence) and _SAID_SO.pattern.search(before) is not None
