"""Verbs that share a cue: “will hire 90 nurses, open two wards and cut waiting” promises three."""

import re
from typing import Final

from claimcheck.extract.looking_ahead.specifics import has_measure
from claimcheck.extract.looking_ahead.verbs import BASE_VERBS, GERUNDS, NOUNS_TOO
from claimcheck.extract.text.quick_pattern import worded

_AGAIN: Final = re.compile(
    r"(?:, (?:and |or |but |then )?|; (?:and |or |but |then )?| (?:and|but) )(?P<to>to )?"
    r"(?:also |then )?((?:[a-z]+-)?[a-z]+)\b(?!-)"
    r"(?= (?P<object>\S+))"
)
"""Where a second verb can share the cue of the first."""
_FURTHER: Final = re.compile(
    r", (?:with (?:[\w’'-]+ ){1,8}?(?:\w+ing|\w+ed|due|set|to) |with an? (?=[^,]*\d)"
    r"|(?!(?:including|excluding|depending|regarding|concerning|according|following|during"
    r"|representing"
    r"|meaning|making|using|being|citing|saying|adding|starting|beginning|ranging|totall?ing|noting"
    r"|bringing|assuming|subject|given|considering)\b)[a-z]+ing )"
    r"| with (?:[\w’'-]+ ){1,8}?(?:expected|planned|scheduled|due|set|slated) "
)
"""What says something further: “, with drilling to start in May”, “, cutting taxes by 5%”."""
_DENIED: Final = re.compile(r"[\s,]*(?:not|never|no longer|n[’']t)\b")
_NOT: Final = worded(r"\b(?:not|never|no longer|neither|\w+n[’']t)\b", "not never no neither t")
_VERB: Final = re.compile(r"\s*(?:\w+ly |also |not )?([a-z]+)")
_INFINITIVE: Final = re.compile(r"\bto ([a-z]+)\b")
_PURPOSES: Final = BASE_VERBS | {"be", "help", "have", "get", "see"}
_RELATIVE: Final = re.compile(r"\b(?:that|which|who|whose|where)\b")
_OF_A_VERB: Final = re.compile(
    r"(?:the|an?|its|their|our|his|her|my|all|more|new|up|at|about|over|nearly|every|each|another"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|some|both|any|additional|several|\d"
    r"|[$€£¥]|\w+ing$|[A-Z])"
)
"""How the object of a verb begins, rather than what comes after a noun."""


def conjuncts(
    sentence: str, begin: int, after: int, end: int
) -> tuple[list[tuple[int, int]], tuple[int, int]]:
    """Return the spans of the verbs of a claim, whose cue ends at `after`, and the last with it.

    A time that stands with that last one can be that of all before it.
    """
    if _DENIED.match(sentence, after, end) or _NOT.search(sentence, begin, after):
        return [(begin, end)], (begin, end)  # what is not to be holds for all that follows
    first = _VERB.match(sentence, after, end)
    forms = GERUNDS if first and first[1] in GERUNDS else BASE_VERBS
    shared = {
        again.start(): again.start(2)
        for again in _AGAIN.finditer(sentence, after, end)
        if _is_verb(again, forms)
    }
    if sentence.startswith(",", after) and shared:
        del shared[min(shared)]  # behind words put in, as “will, if approved, build”, is the first
    further = {}
    for found in _FURTHER.finditer(sentence, after, end):
        if not has_measure(sentence[found.start() : end]):
            end = found.start()  # says how or why, and promises nothing of its own
            break
        further[found.start()] = found.start() + len(found[0]) - len(found[0].lstrip(" ,"))
    spans, start, last = [], begin, begin
    for stop, begins in sorted((shared | further).items()):
        if stop >= end:
            break
        if stop in further or _is_whole(sentence[max(start, after) : stop], start == begin):
            spans.append((start, stop))
            start = begins
            last = start if stop not in further else last
    spans.append((start, end))
    return spans, next(span for span in spans if span[0] == last)


def _is_verb(again: re.Match[str], forms: frozenset[str]) -> bool:
    plain = again[2].rpartition("-")[2]
    if plain not in forms:
        return False
    is_infinitive = again["to"] is not None and " and " in again[0]
    return is_infinitive or plain not in NOUNS_TOO or _OF_A_VERB.match(again["object"]) is not None


def _is_whole(words: str, is_first: bool) -> bool:
    """Whether words are a verb with its object, and no purpose or relative clause that goes on."""
    inner = words.split()[1:] if is_first else words.split()
    if all(word.strip(",;") in BASE_VERBS for word in inner) or _RELATIVE.search(words):
        return False
    return not any(found[1] in _PURPOSES for found in _INFINITIVE.finditer(words, 4))
