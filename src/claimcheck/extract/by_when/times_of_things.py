"""Times that belong to a thing, a measure or a goal: “the 2021 storm”, “2026 revenue”."""

import re
from datetime import date
from typing import Final

from claimcheck.domain.deadline import Found
from claimcheck.extract.by_when.time_words import PREPOSITION
from claimcheck.extract.looking_ahead.clauses import Clause

_NEAR: Final = 40
"""In so many characters behind a time stands what it is the time of."""
_TOLD: Final = re.compile(
    r"\b(?:report|publish|release|announce|present|issue|file|discuss|review|compare|than|exceed|beat)\b"
)
"""Behind these a measure is one that has its time already: “will publish its 2026 sales”."""
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
_MODAL: Final = re.compile(r"\b(?:will|would|shall|to) $")
"""Behind these a time is that of the verb that follows: “will today open”."""
_PART_OF_A_YEAR: Final = re.compile(
    r"(?:\b(?:[QH]\d|\d[QH])|\b(?:quarter|half)|\bfull[- ]year|\b(?:fiscal|financial)\b.*"
    r"|\bFY ?\d+)$",
    re.IGNORECASE,
)
"""A time that is hardly that of a thing: behind the cue “Q3 orders” are a measure."""
_NAMES_A_MEASURE: Final = re.compile(
    r"(?:revenue|sales|earnings|profit|production|output|margin|income|expens|cost|capex"
    r"|capital expend|spend|dividend|deliver|volume|shipment|growth|EPS|EBITDA|cash|demand"
    r"|emission|results|GDP|inflation|headcount|booking|billing|backlog|traffic|turnover"
    r"|occupancy|throughput|export|import|deficit|surplus|orders|debt|leverage"
    r"|(?:tax|interest|growth|vacancy|utili[sz]ation) rate)"
    r"\w*\b(?! (?:call|report|release|season|plan|programme|program|strategy)s?\b)"
)
"""What has a year of its own: “2026 revenue will be …”."""


_OF_RESULTS: Final = re.compile(
    r" (?:(?:financial|earnings|results|conference|investor) )?(?:call|report|release|webcast)\b"
)
"""What tells of a time that is over by then, wherever it stands: “on our third quarter call”."""
_RUNS: Final = re.compile(
    r" (?:[\w-]+ ){0,2}(?:plan|programme|program|strategy|framework|period|cycle)\b"
)
"""What goes on through its years, and is done with the last of them: “the 2026–2030 plan”."""


_AMONG: Final = re.compile(r"(?:in|of|for|from) ")
_OWNS: Final = re.compile(r"['’]s ")
"""What tells of some of a thing, which has the time: “the teams in this year’s race”."""
_OF_A_DEBT: Final = re.compile(
    r"\b(?:notes?|bonds?|loans?|debts?|bills?|debentures?|facility|facilities|leases?|warrants?),?"
    r" (?:(?:that|which) )?(?:due|matur(?:e|es|ing)|expir(?:e|es|ing)) $"
)
"""What has its day whatever is done with it: “will repay the loan that matures in 2028”."""
_GOES_TO: Final = re.compile(
    r"\b(?:attend|address|chair|host|hold|join|boycott|skip|miss)(?: the)? $"
)
"""What is done at an event is done when that is held: “will attend Friday’s opening”."""


def is_of_a_goal(sentence: str, time: Found, clause: Clause, said_on: date) -> bool:
    """Whether a time is that of the goal which is the cue: “its year-end forecast”."""
    goals = (
        goal.start()
        for head in clause.heads
        for goal in _NAMES_A_GOAL.finditer(sentence, max(head.start, time.end), head.end)
    )
    return (
        time.reading is not None
        and time.reading.latest >= said_on
        and PREPOSITION.match(time.words) is None
        and any(_ATTRIBUTES.fullmatch(sentence, time.end, goal) for goal in goals)
    )


def names_a_thing(sentence: str, time: Found) -> bool:
    """Whether a time is an attribute of the thing behind it."""
    return not PREPOSITION.match(time.words) and bool(_OF_A_THING.match(sentence, time.end))


def is_of_a_thing(sentence: str, time: Found, cue: int) -> bool:
    """Whether a time only tells one thing from others: “the 2021 weather event”.

    It can be that of the measure, ahead of the verb or right behind it: “2026 revenue will be”,
    “we expect 2026 revenue”.
    """
    if _OF_RESULTS.match(sentence, time.end):
        return True
    if time.start < cue and _AMONG.match(time.words) and _OWNS.match(sentence, time.end):
        return True
    if time.start > cue and _OF_A_DEBT.search(sentence, cue, time.start):
        return True
    if time.start > cue and _GOES_TO.search(sentence, cue, time.start):
        return False
    if not names_a_thing(sentence, time):
        return False
    if time.start > cue and _MODAL.search(sentence, cue, time.start):
        return False
    if _NAMES_A_GOAL.search(sentence, time.end, time.end + _NEAR) or _is_run(sentence, time):
        return False
    if time.start > cue and _TOLD.search(sentence, cue, time.start):
        return True
    is_part = time.start > cue and _PART_OF_A_YEAR.search(time.words)
    return not (is_part or is_of_a_measure(sentence, time))


def _is_run(sentence: str, time: Found) -> bool:
    """Whether a time is the years of a plan: “the 2026–2030 plan will pay for two bridges”."""
    is_range = time.reading is not None and time.reading.rule == "range"
    return is_range and _RUNS.match(sentence, time.end) is not None


def is_of_a_measure(sentence: str, time: Found) -> bool:
    """Whether a time is that of a measure behind it: “first quarter sales”."""
    return (
        names_a_thing(sentence, time)
        and _NAMES_A_MEASURE.search(sentence, time.end, time.end + _NEAR) is not None
    )
