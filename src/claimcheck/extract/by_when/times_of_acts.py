"""Times of another act than that of the claim: “the bond it issued in May”."""

import re
from datetime import date
from typing import Final

from claimcheck.domain.deadline import Found
from claimcheck.extract.by_when.time_words import AHEAD, BY, FROM_THEN
from claimcheck.extract.text.quick_pattern import worded
from claimcheck.extract.text.speech import SPEECH

DONE: Final = re.compile(
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
_TO_BE: Final = re.compile(
    r"\b(?:be|is|are|get) \w+ly $|\bget(?:s|ting)? (?:[\w’'-]+ ){1,4}$"
    r"|\b(?:have|see|keep|make) (?:it|them|this|that|these|those|us|him|her) (?:\w+ly )?$"
    r"|\bbe \w+[^,;:]* and (?:[\w’'-]+ ){0,4}$"
)
"""What makes a participle one of what is to come: “will be fully funded”, “have it done”.

“It will be mended and the roof painted in May” are both to come.
"""
_PERIOD: Final = re.compile(r"\b(?:quarter|half|year|months|weeks|period) ended$")
"""The end of a time, whose verb tells of nothing else."""
_ACTED: Final = re.compile(
    r" (?!(?:expected|planned|scheduled|slated|targeted|projected|proposed|anticipated|estimated"
    r"|needed|required)\b)(?:[a-z]{2,}ed|made|bought|sold|won|lost|built|began|took|gave|held|met"
    r"|left|paid|told|struck|brought|cut|set)"
    r" (?:its|his|her|their|our|the|an?|that|plans|another)\b"
    r"| (?:pledged|promised|vowed|agreed|committed|decided|voted|offered|threatened|refused|asked"
    r"|began|started) to\b"
)
"""The verb that a time stands before, as the one when it was done: “Acme this week cut its”."""
_ONCE: Final = worded(
    r"\b(?:(?:originally|initially|previously|formerly|once)(?: \w+){1,2}|first \w+ed(?: \w+)?)"
    r"(?: (?:for|in|by|to))? $",
    "originally initially previously formerly once first",
)
"""What a plan was before it changed: “originally planned for 2025”."""
TO_COME: Final = re.compile(r"\b(?:to|will|would|can|could|should|may|might|must|shall|is|are)\b")
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
    r"(?:[A-Z][a-z]+ing\b|(?:In|At|On|After|Following|During|Since|Under|Despite|Upon|With|Before"
    r"|Ahead of)"
    r" (?:an?|the|its|his|her|their|our|this|that) [a-z])"
)
"""How a phrase ahead of the clause begins that has its own noun: “In a speech on 3 March”."""
_TURNS_TO: Final = re.compile(
    r"(?:Look|Turn|Mov|Com|Go|Head|Shift|Switch|Enter|Exit|Leav|Finish|End)ing"
    r"(?: (?:now|ahead|forward|on|over|in|to|at|into|our|the|its))* $"
)
"""How a speaker comes to the time that he speaks of: “Turning to our 2027 outlook, we”."""
_WHO_DOES: Final = re.compile(r"\b(?:who|which|whose)\b[^,;]*$|\b[A-Za-z]+s [a-z]+ing\b[^,;]*$")
"""What tells which people or things are meant: pupils who start in September."""
_COUNTED: Final = re.compile(r"(?:with)?in \w+ \w+$")
_AFTER: Final = re.compile(
    r"\b(?:[Aa]fter|[Ff]ollowing) (?:(?:the|its|their|his|her|our|it|they|he|she|we)\b"
    r"[^,;]*|an? [^,;]*[a-z]s|(?:[A-Z]\w+ )+[a-z]+s) $"
)
"""What comes first, and has the time behind it: “after the plant opens in May”."""
_WHO: Final = re.compile(r"\bwho (?!will\b|would\b)\w+[^,;]*$")
"""Whose act a time behind it is that of: people who leave within five years."""
_OF_THE_SUBJECT: Final = ("who ", "whose ", "which was ", "which were ", "which had ")
"""How an aside begins that has its own time: “Hart, who retires in May, will”."""
_SOLD: Final = re.compile(r"\b[a-z]+s \w+ $")
"""Things and what is done with them until a day, which tells them from others: vans sold before."""
_BREAK: Final = re.compile(rf"[,;:–—()]|(?:{SPEECH.pattern})(?: [\w’']+){{0,3}} that\b")


def hangs_on_another(sentence: str, time: Found, cue: int, verb: int, said_on: date) -> bool:
    """Whether a time is that of another act: “the bond it issued in May”, “In a speech on 3 March”.

    That is read off the words between the clause’s verb, or the last comma, and the time.
    """
    breaks = [match.end() for match in _BREAK.finditer(sentence, 0, time.start)]
    start = breaks[-1] if breaks else 0
    phrase = sentence[start : time.start].lstrip()
    lead = sentence[max(start, cue) : time.start].lstrip() if time.start > cue else phrase
    if _ONCE.may_match(sentence) and _ONCE.pattern.search(phrase):
        return True
    due = BY.match(time.words) is not None
    if not (due or AHEAD.search(time.words)) and _ACTED.match(sentence, time.end):
        return True
    if time.start < cue and _BOUND.search(lead):
        return True
    if time.start < verb and _FRONTED.match(lead):
        return _TURNS_TO.match(lead) is None
    if time.start < cue and not due and _WHO_DOES.search(lead):
        return True
    if time.start < verb and phrase.startswith(_OF_THE_SUBJECT):
        return True
    who = _WHO.search(lead)
    if who and (time.start < cue or who.start() == 0 or _COUNTED.match(time.words)):
        return True
    if not due and _AFTER.search(phrase):
        return True
    ahead = time.reading is not None and time.reading.earliest > said_on
    if ahead and (AHEAD.search(time.words) or FROM_THEN.match(time.words)):
        return False
    if _goes_on(time, said_on) and not _RELATIVE.search(lead):
        return False
    acts = _acts(lead)
    if not acts or TO_COME.search(lead, acts[-1].end()):
        return False
    act = acts[-1]
    if _AT_ITS_TIME.search(lead, 0, act.start()):
        return False
    if _RELATIVE.search(lead, 0, act.start()):
        return True
    if time.start > cue and _CAUSED.search(lead, 0, act.start()):
        return False
    if due and not (time.words.startswith("before ") and _SOLD.search(lead)):
        return False
    return _NO_OBJECT.match(lead, act.end()) is not None


def _acts(lead: str) -> list[re.Match[str]]:
    """Return the verbs in some words that tell what was done."""
    return [
        act
        for act in DONE.finditer(lead)
        if not (
            _PLANNED.search(act[0])
            or _TO_BE.search(lead, 0, act.start())
            or _PERIOD.search(lead, 0, act.end())
        )
    ]


def _goes_on(time: Found, said_on: date) -> bool:
    """Whether a time is the week or the year of the publication: “this week”, “for 2024”."""
    reading = time.reading
    return (
        time.words.startswith(("this ", "for "))
        and reading is not None
        and reading.latest > said_on
    )
