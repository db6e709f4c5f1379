"""Lists of pledges: what is announced above a list is said of each of its items."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from claimcheck.extract.looking_ahead.cue_table import find_cues
from claimcheck.extract.looking_ahead.cues import Cue, Head
from claimcheck.extract.looking_ahead.specifics import has_measure
from claimcheck.extract.looking_ahead.verbs import begins_with_verb
from claimcheck.extract.text.sentences import Sentence

PLEDGE: Final = Cue("", 0.5, "is an item of a list of pledges", "promise")
"""An item that begins with a verb, in the list of a party that speaks for itself."""
ITEM: Final = Cue("", 0.15, "is an item of a list of pledges", "promise")
"""An item that begins otherwise; it counts where it names a time."""
FRAGMENT: Final = Cue("", 0.3, "begins like a pledge", "promise")
"""Words such as “Cut emissions by half”, in a text of whatever kind."""
VOW: Final = Cue("", 0.5, "makes a promise", "promise")
"""A line such as “Promise to build 900 homes”."""
ANNOUNCED: Final = Cue("", 0.55, "is an item of what is announced above it", "promise")
"""An item below “We will:”."""
_ANNOUNCES: Final = re.compile(
    r"\b(?:pledges?|promises?|commitments?|priorities|goals?|targets?|objectives?|aims?|proposals?"
    r"|plans?|milestones|guidance|outlook)\b(?: \w+){0,4}?(?: (?:is|are|include|includes|to"
    r"|for \w+))?:$",
    re.IGNORECASE,
)
_OFFERS: Final = re.compile(
    r"\b(?:commit|pledge|promise|vow|plan|aim|intend|propose|want|seek)(?:s|es|d|ed|ted|ting|ing)?"
    r"(?: also)? to:$"
)
"""How a line ends that a list of acts completes: “The party also commits to:”."""
_DATES: Final = re.compile(
    r"(?:By|Before|In|Within|Over|From|During)\b[^.;]{3,60}:|By (?:the end of )?\d{4}"
)
"""A line that only says when what stands in the list below is to be: “By 2030:”."""
_PROMISES: Final = re.compile(
    r"(?!.*[.!?:;]$).{0,60}\b(?:[Pp]romises|[Pp]ledges|[Cc]ommitments|[Mm]anifesto|PROMISES|PLEDGES"
    r"|COMMITMENTS|MANIFESTO)\b(?! to\b).{0,40}"
)
"""A heading below which lines that begin with a verb are promises: “Green Party pledges”."""
_STOPS: Final = re.compile(r"[.!?:;]\W*$")
_LABELLED: Final = re.compile(
    r"(?:[Tt]he |[Oo]ur )?(?:\w+ )?(?:[Pp]romise|[Pp]ledge|[Cc]ommitment|[Tt]arget|[Gg]oal)s?"
    r"(?: (?:no\.? |#)?\d+)?: (?=\S)"
)
"""How a list of promises names one: “Promise 4: build a wall”."""
_VOWED: Final = re.compile(
    r"(?:Promis(?:es?|ed)|Pledg(?:es?|ed)|Vow(?:s|ed)?|Commit(?:s|ted)?|Plan(?:s|ned)?"
    r"|Aim(?:s|ed)?|Propos(?:es?|ed)|Intend(?:s|ed)?|Agree[sd]?)(?: also)? to"
    r" (?!.*\b(?:was|were|is|are|has|have|had|will|would)\b)"
)
"""How a line begins that leaves out whose promise it is: “Promise to build 900 homes”."""
_YEAR: Final = r"by (?:the end of )?(?:20\d\d|(?:FY|fiscal) ?['’]?(?:20)?\d\d)"
_BY_A_YEAR: Final = re.compile(
    rf"[^.!?:;]{{3,120}} {_YEAR}|\W*(?:(?!(?:ha(?:s|ve|d)|needs?|ought|seems?|appears?|claims?"
    rf"|deserves?|proves?|remains?) )[\w%+’'-]+ ){{1,8}}to be [^.!?:;]{{3,100}} {_YEAR}\."
)
"""A line that is only an aim: “Net zero emissions by 2040”, “Half of it to be green by 2040.”"""
_LONGEST_ITEM: Final = 200
_A_LIST: Final = 3
"""So many lines that begin with a verb, and end without a stop, are a list."""
_PURPOSE: Final = re.compile(
    r"[\s\"“‘(]*(?:To|[A-Z]\w+ing)\b[^.;]*?, (?:we|it|they|he|she|I|the|our|its|their|an?"
    r"|[A-Z][\w.]*) "
)
"""How a sentence begins that has its subject behind: “To cut costs, we”, “Working together, we”."""
_DOING: Final = re.compile(
    r"[\s\"“‘(]*[A-Z]\w+ing\b[^,;:]*? (?:is|are|was|were|has|have|had|takes?|means?|makes?|helps?"
    r"|requires?|costs?|remains?|can|could|would|should)\b"
)
"""How a sentence begins whose subject, or whose verb put first, is a verb: “Building takes"
" time”."""
_MEANS: Final = re.compile(r"\b(?:by|through|via):$")
"""How a line ends above a list of ways: “Acme aims to help its clients by:”."""
_TELLS: Final = re.compile(r"\b(?:was|were|(?:has|have|had) (?:\w+ )?\w+(?:ed|en))\b")
"""An item of a list that tells what has happened."""
_GOES_ON: Final = re.compile(r"[a-z]")


class Heads(NamedTuple):
    """The cues of a sentence, and the words above the list that it is an item of."""

    heads: list[Head]
    lead_in: str | None


def find_heads(sentences: Sequence[Sentence], speaks_for_itself: bool) -> Iterator[Heads]:
    """Yield the cues of each sentence; those of a list have that of the words above it too."""
    lead_in: str | None = None
    promises = False
    verbs = [one.opens_line and begins_with_verb(one.text) for one in sentences]
    in_runs = _runs(sentences, verbs)
    for at, one in enumerate(sentences):
        heads = find_cues(one.text)
        is_in_list = one.is_item or (
            one.opens_line and (verbs[at] or _GOES_ON.match(one.text) is not None)
        )
        if one.opens_line and not is_in_list:
            lead_in = None
        above = None
        if _is_lead_in(one.text, heads):
            lead_in = one.text
        elif one.opens_line:
            above = lead_in if is_in_list else None
            announced = ANNOUNCED if above else None
            is_run = at in in_runs or (promises and (verbs[at] or not _STOPS.search(one.text)))
            promises = promises or _PROMISES.fullmatch(one.text) is not None
            cue = announced or _of_item(one, verbs[at], speaks_for_itself, is_run)
            is_way = above is not None and _is_way(above, one.text)
            heads = [Head(cue, 0, 0), *heads] if cue and not is_way else heads
        yield Heads(heads, above)


def _runs(sentences: Sequence[Sentence], verbs: Sequence[bool]) -> frozenset[int]:
    """Return the places of lines that make a list without bullets: several begin with a verb."""
    runs: set[int] = set()
    held: list[int] = []
    for at, one in enumerate(sentences):
        if one.opens_line and not _STOPS.search(one.text) and len(one.text) < _LONGEST_ITEM:
            held.append(at)
            continue
        runs |= _list_of(verbs, held)
        held = []
    return frozenset(runs | _list_of(verbs, held))


def _list_of(verbs: Sequence[bool], held: Sequence[int]) -> set[int]:
    items = {at for at in held if verbs[at]}
    return items if len(items) >= _A_LIST else set()


def _is_lead_in(text: str, heads: Sequence[Head]) -> bool:
    """Whether words announce a list: “We will:”, “Our pledges:”, “In government we will”."""
    if _DATES.fullmatch(text) and has_measure(text):
        return True
    if text.endswith(":"):
        return bool(heads) or any(each.search(text) for each in (_ANNOUNCES, _OFFERS))
    return any(head.end == len(text) and head.cue.weight >= 0.5 for head in heads)


def _is_way(above: str, item: str) -> bool:
    """Whether an item only says how what is announced above it is to be done."""
    return _MEANS.search(above) is not None and not has_measure(item)


def _of_item(one: Sentence, is_verb: bool, speaks_for_itself: bool, is_run: bool) -> Cue | None:
    is_verb = is_verb and not one.text.endswith("?")
    if is_run or (one.is_item and speaks_for_itself):
        return PLEDGE if is_verb else ITEM
    if ": " in one.text and (label := _LABELLED.match(one.text)):
        return PLEDGE if begins_with_verb(one.text[label.end() :]) else ITEM
    if (vow := _VOWED.match(one.text)) and begins_with_verb(one.text[vow.end() :]):
        return VOW
    if is_verb and not (_PURPOSE.match(one.text) or _DOING.match(one.text)):
        return FRAGMENT
    if _TELLS.search(one.text):
        return None
    return ITEM if one.is_item or (" by " in one.text and _BY_A_YEAR.fullmatch(one.text)) else None
