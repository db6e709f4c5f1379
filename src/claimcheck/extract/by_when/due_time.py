"""The words of a clause that say by when it is to come true."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from claimcheck.domain.deadline import Found
from claimcheck.extract.by_when.time_words import BY, CLOCK
from claimcheck.extract.by_when.times_of_acts import DONE, hangs_on_another
from claimcheck.extract.by_when.times_of_speech import is_saying
from claimcheck.extract.by_when.times_of_things import is_of_a_goal, is_of_a_thing, names_a_thing
from claimcheck.extract.looking_ahead.clauses import WHICH_ONES, Clause
from claimcheck.extract.looking_ahead.cues import HEAD, Head
from claimcheck.extract.text.quick_pattern import worded

_BACK: Final = re.compile(
    r"\b(?:previous|past|earlier|ago)\b|\blast (?:[\w-]+ )?(?:years|quarters|months|weeks|days)$"
)
_A_WHILE: Final = re.compile(
    r"(?:for|in|under|over) .*\b(?:hours?|minutes?|seconds?)$", re.IGNORECASE
)
"""How long something takes: “deliver power for six hours”."""
_EARLIER: Final = re.compile(
    r"\b(?:earlier|so far|already|to date|since|compared (?:with|to)|from|versus|until|than|over"
    r"|(?:above|below|exceed|match|beat|over|under) (?:that|those)(?: of| for)?"
    r"|baseline (?:of|year)|levels? (?:of|in)|relative to|against|based on|using)(?: the| a"
    r"| its)? $"
    r"|(?:, |\b(?:was|were|been|which|it|they|he|she|we) )(?:announced|unveiled|reported|signed"
    r"|approved"
    r"|founded|launched|published|released|adopted|formed|acquired|elected)(?: the| a)? $"
)
_LEVELS: Final = re.compile(r" (?:levels?|baselines?|figures?|numbers?|results|base|actuals)\b")
_FROM: Final = re.compile(r"\bfrom [^,;.]*\d[^,;.]* $")
_UP_FROM: Final = re.compile(
    r"\b(?:(?:up|down) from|compared (?:with|to)|against|versus|rather than|instead of)"
    r" (?:(?! to )[^,;.])*\d(?:(?! to )[^,;.])* $"
)
"""What stands before the time of what a number is compared with: “up from 5 today”."""
_OF_THINGS: Final = re.compile(
    r"\b(?!(?:term|date|target|goal|deadline|month|week|day|year|quarter|rest|half|end)s?\b)"
    r"[a-z]+s of $"
)
"""What a day tells from others of its kind: “the storms of 4 May”."""
_TO_REPORT: Final = re.compile(
    r"\b(?:report|publish|release|announce|present|issue|file|discuss|review)(?:ed|d)?\b[^,;]*"
    r"\b(?:results|earnings|reports?|figures|accounts|statements?|data) $"
)
"""What is published later than the time that it tells of: “will report results for May”."""
_TOLD_OF: Final = re.compile(
    r"\b(?:report|publish|release|announce|present|issue|discuss|review|give|provide|share|update"
    r"|outline)\b[^,;]* $"
)
"""Behind these the time of a thing is not that of the telling: “share its 2027 outlook in May”."""
_TO_ANOTHER: Final = re.compile(
    r" (?:to (?:\w+ ){0,2}[$£€]?\d|(?:to|and) (?:be|become|reach|hit|exceed|top|pass|total|make)\b)"
)
"""What stands around the time of a number that another follows: “from 5 in May to 9 by July”."""
_ASIDE: Final = re.compile(r"(?:, |\(|[–—] ?)(?:(?:which|who|that) )?$")
"""How an aside begins, whose time comes after that of the verb: “the plant, due in May, will”."""
_LASTING: Final = re.compile(r"\b(?:to|will|would|could|should|may|might|can) $")
"""Behind these “last” is a verb."""
_RUNS_TO: Final = re.compile(rf" (?:to|through|until|till) {CLOCK}")
"""What goes on behind the first of two times: “from 10 p.m. Friday to 5 a.m. Monday”."""
CONDITION: Final = worded(
    r"\b(?:[Ii]f|[Uu]nless|[Pp]rovided|[Aa]ssuming)\b[^,;]*$", "if unless provided assuming"
)
_LASTS: Final = re.compile(r"(?:over|for|during|across) (?:an?|the) .*\b(?:period|span|horizon)$")
"""How long something goes on: it is the time of a claim that names no other."""
_A_PART: Final = re.compile(r", (?:with|including|of which) (?:[^,;]* )?[\d$£€][^,;]*$")
"""What tells of a part of the sum, which has the time of the whole: “40 shops, with 12 in May”."""
_OPENS: Final = re.compile(r"[\s\"“‘(]*(?:(?:And|But|So|Then|Also),? )?")
_AND: Final = re.compile(r",? and $")
_FULL_STOP: Final = re.compile(r"[.;!?] ")
_AT: Final = re.compile(r"[Aa]t \d|[Aa]s (?:at|of)\b")
"""The day of a balance, in an item without a verb: “Cash of $84 million at 31 March”."""


def find_due(sentence: str, times: Sequence[Found], clause: Clause, said_on: date) -> Found | None:
    """Return the words in a clause that name the time of its claim.

    Not those of something else in it, such as the day on which it was said, nor times that are
    over on the day of publication. Those behind the cue come before those ahead of it.
    """
    cue, verb = _cue(clause), _verb(clause)
    spans = clause.also or ((clause.start, clause.end),)
    own = (clause.words,) if clause.also else ()
    for span in (*own, *spans):
        inside = [
            time
            for time in times
            if span[0] <= time.start < span[1]
            and (
                is_of_a_goal(sentence, time, clause, said_on)
                or _is_ahead(sentence, time, cue, verb, said_on)
            )
        ]
        if inside:
            return min(
                inside,
                key=lambda time: (
                    time.reading is None,
                    time.start < verb.start and _ASIDE.search(sentence, 0, cue) is not None,
                    _LASTS.match(time.words) is not None,
                    _A_PART.search(sentence, cue, time.start) is not None,
                    names_a_thing(sentence, time)
                    and _TOLD_OF.search(sentence, cue, time.start) is not None,
                    time.start < cue,
                    time.start if time.start > cue else -time.start,
                ),
            )
    return _opening(sentence, times, clause, said_on)


def _opening(sentence: str, times: Sequence[Found], clause: Clause, said_on: date) -> Found | None:
    """Return the time that begins a sentence and holds for what is joined with “and” to its start.

    “This year sales rose, and Acme will open a plant”.
    """
    if not times or clause.start <= times[0].end or not _AND.search(sentence, 0, clause.start):
        return None
    time, start = times[0], clause.start
    is_past = (
        time.reading is not None
        and time.reading.earliest > said_on
        and DONE.search(sentence, time.end, start) is not None
    )
    opens = _OPENS.fullmatch(sentence, 0, time.start) and not is_past
    if opens and not _FULL_STOP.search(sentence, 0, start):
        verb = _verb(clause)
        if _is_ahead(sentence, time, _cue(clause), verb, said_on):
            return time
    return None


def is_over(times: Sequence[Found], clause: Clause, said_on: date) -> bool:
    """Whether the last day that a clause names was before the day of publication."""
    return any(
        _cue(clause) < time.start < clause.words[1]
        and BY.match(time.words)
        and (time.past or (time.reading is not None and time.reading.latest < said_on))
        for time in times
    )


def _cue(clause: Clause) -> int:
    """Return where the first cue stands that is words, else the first one: that of an item."""
    return next((head.start for head in clause.heads if head.end > head.start), clause.start)


def _verb(clause: Clause) -> Head:
    """Return the last cue of a clause that can be its verb, else its first one."""
    verbs = [head for head in clause.heads if head.cue.weight >= HEAD]
    return max(verbs, key=lambda head: head.start, default=clause.heads[0])


def _is_ahead(sentence: str, time: Found, cue: int, verb: Head, said_on: date) -> bool:
    """Whether a time is still to come, and when something is to happen."""
    if time.past and " when " not in sentence[cue : time.start]:
        return False
    if time.reading is not None and time.reading.latest < said_on:
        return False
    which = WHICH_ONES.match(sentence, 0, cue) if time.start < cue else None
    if which and "," not in sentence[which.end() : time.start]:
        return False
    if verb.start == verb.end and _AT.match(time.words) and time.reading is not None:
        return False
    inside = verb.start < time.start and time.end < verb.end
    if inside and DONE.search(sentence, verb.start, time.start):
        return False
    words, before = time.words, sentence[max(0, time.start - 40) : time.start]
    if CONDITION.search(sentence, 0, time.start) and time.start < cue:
        return False
    if CONDITION.search(sentence, cue, time.start):
        return False
    if words.startswith("for ") and _TO_REPORT.search(sentence, cue, time.start):
        return False
    if (
        _A_WHILE.match(words)
        or _BACK.search(words)
        or _EARLIER.search(before)
        or _LEVELS.match(sentence, time.end)
        or _RUNS_TO.match(sentence, time.end)
    ):
        return False
    if _FROM.search(before) and _TO_ANOTHER.match(sentence, time.end):
        return False
    if _OF_THINGS.search(before):
        return False
    if _UP_FROM.search(before) and not BY.match(words):
        return False
    if words.startswith(("last ", "the last ")) and _LASTING.search(before):
        return False
    return not (
        is_saying(sentence, time, cue, said_on)
        or is_of_a_thing(sentence, time, cue)
        or hangs_on_another(sentence, time, cue, verb.start, said_on)
    )
