"""The words of a clause that say by when it is to come true."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from claimcheck.domain.deadline import Found
from claimcheck.extract.looking_ahead.clauses import WHICH_ONES, Clause
from claimcheck.extract.looking_ahead.cues import HEAD, Head
from claimcheck.extract.text.quick_pattern import worded
from claimcheck.extract.text.speech import SPEECH, speeches

_LONGEST_NOW: Final = 320
"""A span of fewer days that holds the day of publication is when something was said."""
_NEAR: Final = 40
"""In so many characters behind a time stands what it is the time of."""
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
_AHEAD: Final = re.compile(r"\d{4}|\b(?:next|coming|later)\b")
"""What a time has that cannot be that of the saying, when it is still to come."""
_BACK: Final = re.compile(r"\b(?:previous|past|earlier|ago)\b")
_EARLIER: Final = re.compile(
    r"\b(?:earlier|so far|already|to date|since|compared (?:with|to)|from|versus|until|than|over"
    r"|last"
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
    r"\b(?!(?:date|target|goal|deadline|month|week|day|year|quarter|rest|half|end)s?\b)[a-z]+s of $"
)
"""What a day tells from others of its kind: “the storms of 4 May”."""
_TO_REPORT: Final = re.compile(
    r"\b(?:report|publish|release|announce|present|issue|file)(?:ed|d)?\b[^,;]*"
    r"\b(?:results|earnings|reports?|figures|accounts|statements?|data) $"
)
"""What is published later than the time that it tells of: “will report results for May”."""
_TO_ANOTHER: Final = re.compile(r" to (?:\w+ ){0,2}[$£€]?\d")
"""What stands around the time of a number that another follows: “from 5 in May to 9 by July”."""
_LASTING: Final = re.compile(r"\b(?:to|will|would|could|should|may|might|can) $")
"""Behind these “last” is a verb."""
_OF_A_THING: Final = re.compile(
    r"['’]s |[ ](?!(?:at|and|or|but|by|in|on|of|to|for|from|with|as|is|are|was|were|will|would"
    r"|when|while|if"
    r"|which|that|after|before|until|through|under|over|the|an?|its|their|our|it|they|we|he|she"
    r"|said"
    r"|says|has|have|had|could|may|should|than|also|onwards?|onward|or|per|into|across|within"
    r"|because"
    r"|despite|following|due|using|not|where|who|subject|instead|alone|via|so|then|once|during"
    r"|compared|versus|among|between|including|amid|together|against|without|up|down|out"
    r"|at|combined|overall|morning|afternoon|evening|night)\b)[A-Za-z][a-z]{2,}"
)
_NAMES_A_GOAL: Final = re.compile(r"guidance|outlook|forecast|target|goal|ambition|aim|deadline")
_ATTRIBUTES: Final = re.compile(r" (?:(?!(?:and|or|of|in|for|to|by|as|its|the|a)\b)[\w-]+ ){0,3}")
"""What stands between the time of a goal and the goal: “its 2027 net debt target”."""
_NAMES_A_MEASURE: Final = re.compile(
    r"revenue|sales|earnings|profit|production|output|margin|income|expens|cost|capex"
    r"|capital expend|spend|dividend|deliver|volume|shipment|growth|EPS|EBITDA|cash|demand"
    r"|emission|results|GDP|inflation"
)
"""What has a year of its own: “2026 revenue will be …”."""
CONDITION: Final = worded(
    r"\b(?:[Ii]f|[Uu]nless|[Pp]rovided|[Aa]ssuming)\b[^,;]*$", "if unless provided assuming"
)
_PREPOSITION: Final = re.compile(
    r"(?:by|in|on|until|before|during|within|over|after|from|for|through|next|later|this|at"
    r"|around|as|starting|beginning|effective"
    r"|sometime|no|early|mid|late)\b",
    re.IGNORECASE,
)
_DID: Final = re.compile(r"(?<!be )\b[a-z]+ed\b")
"""What happened on a day; the promise came with it."""
_LASTS: Final = re.compile(r"(?:over|for|during|across) (?:an?|the) .*\b(?:period|span|horizon)$")
"""How long something goes on: it is the time of a claim that names no other."""
_SAYS_NOW: Final = re.compile(rf"[ ,]{{1,2}}(?:that\b|{SPEECH.pattern})")
_DONE: Final = re.compile(
    r"\b(?<!\bbe )(?<!\bis )(?<!\bare )(?<!\bget )"
    r"(?<!\bhave )(?<!\bnot )(?<!\bthe )(?<!['’]re )(?<!['’]s )"
    r"(?!(?:need|exceed|proceed|succeed|hundred|indeed|speed|feed|seed|breed|unprecedented)\b)"
    r"(?:[A-Za-z]{2,}ed|made|bought|sold|won|lost|built|began|begun|took|taken|gave|given|held|met"
    r"|led|left|paid|rose|fell|grew|came|went|saw|seen|sent|spent|told|wrote|written|chose|chosen"
    r"|drew|drawn|did|done|was|were|had|ran|became|brought|found|kept|stood|spoke|struck|lent|born"
    r"|dated)\b"
)
"""Verbs in the past, and participles of what is done: the bond it issued, the law passed."""
_PLANNED: Final = re.compile(
    r"(?:expected|planned|scheduled|slated|targeted|projected|proposed|anticipated|intended"
    r"|estimated|delayed|postponed|deferred|extended|pushed|moved|based|located|needed|required"
    r"|called|aimed|promised|pledged|vowed|wanted|hoped|agreed|committed)$"
)
"""Participles of what is still to come."""
_BOUND: Final = re.compile(r"\b(?:committed|agreed|pledged|promised|vowed) $")
"""Behind these, ahead of the cue, is when they were: “the programme agreed on Wednesday will”."""
_TO_BE: Final = re.compile(r"\b(?:be|is|are|get) \w+ly $")
"""What makes a participle one of what is to come: “will be fully funded”."""
_ONCE: Final = worded(
    r"\b(?:(?:originally|initially|previously|formerly|once)(?: \w+){1,2}|first \w+ed(?: \w+)?)"
    r"(?: (?:for|in|by|to))? $",
    "originally initially previously formerly once first",
)
"""What a plan was before it changed: “originally planned for 2025”."""
_TO_COME: Final = re.compile(r"\b(?:to|will|would|can|could|should|may|might|must|shall|is|are)\b")
_NO_OBJECT: Final = re.compile(
    r" ?$| (?:(?:at|in|on|during|under|with|for|by|as|from"
    r"|a|an|the|its|their|his|her|our)\b|[$£€\d])"
)
"""What goes on behind a verb; a noun alone has it for an attribute: “refurbished stores”."""
_AT_ITS_TIME: Final = re.compile(r"\b(?:when|once|as soon as)\b")
"""What makes another act the time of this one: when the markets opened on Friday."""
_RELATIVE: Final = re.compile(r"\b(?:who|which|that|whom|whose|it|they|he|she|we|I)\b")
_CAUSED: Final = re.compile(r"\b(?:want|wants|have|has|get|gets|see|sees|need|needs|keep|make)\b")
_FRONTED: Final = re.compile(
    r"(?:[A-Z][a-z]+ing\b|(?:In|At|On|After|Following|During|Since|Under|Despite|Upon|With|Before)"
    r" (?:an?|the|its|his|her|their|our|this|that) [a-z])"
)
"""How a phrase ahead of the clause begins that has its own noun: “In a speech on 3 March”."""
_TURNS_TO: Final = re.compile(
    r"(?:Look|Turn|Mov|Com|Go|Head|Shift|Switch|Enter)ing"
    r"(?: (?:now|ahead|forward|on|over|in|to|at|into|our|the|its))* $"
)
"""How a speaker comes to the time that he speaks of: “Turning to our 2027 outlook, we”."""
_WHO_DOES: Final = re.compile(r"\b(?:who|which)\b[^,;]*$|\b[A-Za-z]+s [a-z]+ing\b[^,;]*$")
"""What tells which people or things are meant: pupils who start in September."""
_COUNTED: Final = re.compile(r"(?:with)?in \w+ \w+$")
_WHO: Final = re.compile(r"\bwho (?!will\b|would\b)\w+[^,;]*$")
"""Whose act a length before it counts from: people who leave within five years."""
_SAID_SO: Final = worded(
    r"\b(?:told|tells?|informed) (?:(?!(?:that|to|will|would|it|they)\b)[\w’'-]+ ){1,5}$"
    r"|\b(?:said|says|stated|wrote|announced|confirmed|added|revealed|reiterated|warned|promised"
    r"|pledged) (?:in|at|during|on|to) (?:an?|the|its|his|her|their) (?:[\w’'-]+ ){1,5}$",
    "told tell informed said says stated wrote announced confirmed added revealed reiterated warned"
    " promised pledged",
    re.IGNORECASE,
)
"""What was said somewhere: told investors, said in a statement."""
_PAPER: Final = re.compile(
    r"\b(?:statement|filing|letter|report|press release|interview|speech|memo|announcement"
    r"|briefing)(?: \w+){0,2} $",
    re.IGNORECASE,
)
"""What is dated, and ahead of the cue no part of the claim: a filing of 5 May."""
_SAYS_WHAT: Final = re.compile(r" (?:to [a-z]|that\b)")
"""What is said goes on behind the time: announced plans on Tuesday to build."""
_BREAK: Final = re.compile(rf"[,;:–—()]|(?:{SPEECH.pattern})(?: [\w’']+){{0,3}} that\b")
_OPENS: Final = re.compile(r"[\s\"“‘(]*(?:(?:And|But|So|Then|Also),? )?")
_AND: Final = re.compile(r",? and $")
_FULL_STOP: Final = re.compile(r"[.;!?] ")
_AT: Final = re.compile(r"[Aa]t \d|[Aa]s (?:at|of)\b")
"""The day of a balance, in an item without a verb: “Cash of $84 million at 31 March”."""
_BY: Final = re.compile(
    r"\b(?:[Bb]y|[Tt]owards?|[Uu]ntil|till|[Bb]efore|[Ww]ithin|no later than|through)\b"
)


def find_due(sentence: str, times: Sequence[Found], clause: Clause, said_on: date) -> Found | None:
    """Return the words in a clause that name the time of its claim.

    Not those of something else in it, such as the day on which it was said, nor times that are
    over on the day of publication. Those behind the cue come before those ahead of it.
    """
    cue, verb = clause.heads[0].start, _verb(clause)
    spans = clause.also or ((clause.start, clause.end),)
    own = (clause.words,) if clause.also else ()
    for span in (*own, *spans):
        inside = [
            time
            for time in times
            if span[0] <= time.start < span[1]
            and (
                _is_of_a_goal(sentence, time, clause, said_on)
                or _is_ahead(sentence, time, cue, verb, said_on)
            )
        ]
        if inside:
            return min(
                inside,
                key=lambda time: (
                    time.reading is None,
                    _LASTS.match(time.words) is not None,
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
        and _DONE.search(sentence, time.end, start) is not None
    )
    opens = _OPENS.fullmatch(sentence, 0, time.start) and not is_past
    if opens and not _FULL_STOP.search(sentence, 0, start):
        verb = _verb(clause)
        if _is_ahead(sentence, time, clause.heads[0].start, verb, said_on):
            return time
    return None


def is_over(times: Sequence[Found], clause: Clause, said_on: date) -> bool:
    """Whether the last day that a clause names was before the day of publication."""
    return any(
        clause.heads[0].start < time.start < clause.words[1]
        and _BY.match(time.words)
        and (time.past or (time.reading is not None and time.reading.latest < said_on))
        for time in times
    )


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
    words, before = time.words, sentence[max(0, time.start - 40) : time.start]
    if CONDITION.search(sentence, 0, time.start) and time.start < cue:
        return False
    if CONDITION.search(sentence, cue, time.start):
        return False
    if words.startswith("for ") and _TO_REPORT.search(sentence, cue, time.start):
        return False
    if _BACK.search(words) or _EARLIER.search(before) or _LEVELS.match(sentence, time.end):
        return False
    if _FROM.search(before) and _TO_ANOTHER.match(sentence, time.end):
        return False
    if _OF_THINGS.search(before):
        return False
    if _UP_FROM.search(before) and not _BY.match(words):
        return False
    if words.startswith(("last ", "the last ")) and _LASTING.search(before):
        return False
    return not (
        _is_saying(sentence, time, cue, said_on)
        or _is_of_a_thing(sentence, time, verb)
        or _hangs_on_another(sentence, time, cue, verb.start, said_on)
    )


def _is_of_a_goal(sentence: str, time: Found, clause: Clause, said_on: date) -> bool:
    """Whether a time is that of the goal which is the cue: “its year-end forecast”."""
    return (
        time.reading is not None
        and time.reading.latest >= said_on
        and _PREPOSITION.match(time.words) is None
        and any(
            _NAMES_A_GOAL.match(sentence, head.start)
            and _ATTRIBUTES.fullmatch(sentence, time.end, head.start)
            for head in clause.heads
        )
    )


def _hangs_on_another(sentence: str, time: Found, cue: int, verb: int, said_on: date) -> bool:
    """Whether a time is that of another act: “the bond it issued in May”, “In a speech on 3 March”.

    That is read off the words between the clause’s verb, or the last comma, and the time.
    """
    start = cue if time.start > cue else 0
    breaks = [match.end() for match in _BREAK.finditer(sentence, start, time.start)]
    lead = sentence[breaks[-1] if breaks else start : time.start].lstrip()
    if _ONCE.may_match(sentence) and _ONCE.pattern.search(lead):
        return True
    due = _BY.match(time.words) is not None
    if time.start < cue and _BOUND.search(lead):
        return True
    if time.start < verb and _FRONTED.match(lead):
        return _TURNS_TO.match(lead) is None
    if time.start < cue and not due and _WHO_DOES.search(lead):
        return True
    if time.start > cue and _COUNTED.match(time.words) and _WHO.search(lead):
        return True
    ahead = time.reading is not None and time.reading.earliest > said_on
    if ahead and _AHEAD.search(time.words):
        return False
    if _goes_on(time, said_on) and not _RELATIVE.search(lead):
        return False
    done = (act for act in _DONE.finditer(lead) if not _PLANNED.search(act[0]))
    acts = [act for act in done if not _TO_BE.search(lead, 0, act.start())]
    if not acts or _TO_COME.search(lead, acts[-1].end()):
        return False
    act = acts[-1]
    if _AT_ITS_TIME.search(lead, 0, act.start()):
        return False
    if _RELATIVE.search(lead, 0, act.start()):
        return True
    if due or (time.start > cue and _CAUSED.search(lead, 0, act.start())):
        return False
    return _NO_OBJECT.match(lead, act.end()) is not None


def _goes_on(time: Found, said_on: date) -> bool:
    """Whether a time is the week or the year of the publication: “this week”, “for 2024”."""
    reading = time.reading
    return (
        time.words.startswith(("this ", "for "))
        and reading is not None
        and reading.latest > said_on
    )


def _is_saying(sentence: str, time: Found, cue: int, said_on: date) -> bool:
    """Whether a time is that of the announcement: “said on Tuesday”, “on Tuesday, X announced”."""
    if time.words.lower() in _NOW and (time.start < cue or _SAYS_NOW.match(sentence, time.end)):
        return True
    reading = time.reading
    if reading is None or _BY.search(time.words) or _is_of_a_measure(sentence, time):
        return False
    is_when = reading.span.is_day or _PREPOSITION.match(time.words) is not None
    before = sentence[max(0, time.start - 80) : time.start]
    if is_when and speeches(sentence) and _SAID_THEN.search(before):
        is_ahead = reading.earliest > said_on and _AHEAD.search(time.words)
        return reading.span.is_day or not is_ahead
    spoken = SPEECH.search(last := before.rpartition(",")[2])
    told = (
        spoken and _SAYS_WHAT.match(sentence, time.end) and not _TO_COME.search(last, spoken.end())
    )
    if told or _said_so(sentence, before) or (time.start < cue and _PAPER.search(before)):
        return not _AHEAD.search(time.words)
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


def _is_of_a_thing(sentence: str, time: Found, verb: Head) -> bool:
    """Whether a time only tells one thing from others: “the 2021 weather event”.

    It can be that of the measure, ahead of the verb or right behind it: “2026 revenue will be”,
    “we expect 2026 revenue”.
    """
    if not _OF_A_THING.match(sentence, time.end) or _PREPOSITION.match(time.words):
        return False
    if _NAMES_A_GOAL.search(sentence, time.end, time.end + _NEAR):
        return False
    is_object = time.start > verb.start and sentence[verb.end : time.start].strip() != ""
    return is_object or not _is_of_a_measure(sentence, time)


def _is_of_a_measure(sentence: str, time: Found) -> bool:
    """Whether a time is that of a measure behind it: “first quarter sales”."""
    return (
        _OF_A_THING.match(sentence, time.end) is not None
        and _PREPOSITION.match(time.words) is None
        and _NAMES_A_MEASURE.search(sentence, time.end, time.end + _NEAR) is not None
    )
