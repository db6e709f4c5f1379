"""The clauses of a sentence that look ahead: each is a claim of its own."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from claimcheck.extract.looking_ahead.coordination import conjuncts
from claimcheck.extract.looking_ahead.cues import HEAD, Head
from claimcheck.extract.looking_ahead.specifics import has_measure
from claimcheck.extract.text.quick_pattern import worded
from claimcheck.extract.text.speech import SPEECH, speeches

WHICH_ONES: Final = re.compile(
    r"[\s\"“‘(]*(?:The fact that )?(?:[Tt]he|[Tt]hese|[Tt]hose|[Aa]ll|[Mm]ost|[Mm]any"
    r"|[Ss]ome) [\w’'-]+(?: [\w’'-]+){0,3}"
    r" (?:that|who|(?<! of )which) "
)
"""The subject of a verb further on, told by what will become of it: “The shops that will”."""
_FULL_STOP: Final = (
    r"\.(?<!\b[A-Z].)(?<!\b[A-Z][a-z].)(?<!\bMrs.)(?<!\bInc.)(?<!\bLtd.)(?<!\bGov.)(?<!\bSen.)"
    r"(?<!\bRep.)(?<!\bGen.)(?<!\bCorp.)(?<!\bProf.)"
    r"(?!(?<=\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec).) \d)(?!(?<=\bSept.) \d)"
)
"""A dot that ends a sentence, and is no part of “St.”, “U.S.”, “Inc.” or “Feb. 21”."""
_JOINT: Final = re.compile(
    r"(?=[,;”\"’' .!?:])"
    r"(?:(?P<word>[,;]?[”\"’']* (?:and|but|while|whereas|although|though|or|yet|so|plus|as well as)"
    r" (?!(?:a half|a quarter)\b))"
    r"|(?P<which>(?=,? (?:which |who |where |of which |(?:at|after|by) which |before \w+ing ))"
    r"(?<! at)(?<! by)(?<! of)(?<! after)(?<!wonder)(?<!know)(?<! say)(?<!tell)(?<! ask)(?<!half)"
    r"(?<!most)(?<!some)(?<!all),? )"
    r"|(?P<with>,? (?=with ))"
    rf"|(?P<stop>; | [–—] |(?:[!?:]|{_FULL_STOP}) "
    r"|, (?=(?:We|It|The|This|In) |[$€£]?\d)"
    r"|(?<=[\d%]) (?=[A-Z][a-z]+,? [a-z]))"
    r"|(?P<speech>[,.][”\"’']* (?=[A-Z][^,;”]{0,60}? (?:said|announced|added|stated|confirmed"
    r"|revealed) that ))"
    r"|(?P<participle>, (?=\w+ing |expected |scheduled |due |slated |planned |set to ))"
    r"|(?P<next>, followed by ))"
)
"""Where a clause can end and another begin."""
_INSIDE: Final = re.compile(r"\b(?:that|which|who|whom|whose|if|because|when|where)\b")
_LEADS: Final = re.compile(r"[\s,;]*(?:which|who|where|of which|(?:at|after|by) which|that)\b")
_LONGEST_SUBJECT: Final = 14
"""In words."""
_LETTERS: Final = re.compile(r"\b[A-Z] (?:and|or) (?!I\b)[A-Z]\b")
"""What is shortened to letters, and no two clauses: “P and L”, “R and D”."""
_SAME: Final = re.compile(
    r"\b(?:do(?:ing)? (?:so|this|that|it)|this (?:will|would) (?:happen|mean)"
    r"|it will (?:happen|be done))\b"
)
"""What takes up the clause before it: “we will exit, and we will do so responsibly”."""
_OWN_START: Final = re.compile(
    rf"(?=[,;!?. ])(?:(?:[,;] (?:and|but|so|while|yet) |(?:[!?;]|{_FULL_STOP})[”\"’]* "
    r"|, (?=(?:We|The|It|This) ))(?=[^,;]{0,90}$)"
    r"| (?:and|but) $| so (?=(?:the|it|they|we|its) [^,;]{0,60}$))"
)
"""Where the clause of a cue begins behind one that claims nothing."""
_STOPS: Final = re.compile(r"[,;.!?]| (?:and|but) $| so ")
_LEAST: Final = 20
"""So many characters in front can be a clause."""
_RELATIVE: Final = re.compile(
    r",? (?=(?:which|who|that) (?:(?:we|it|they|he|she) )?(?:\w+ly |now |also |still )?$)"
)
_THAT: Final = re.compile(
    r"(?: [^,.;]{0,30}?)? that |,? (?:(?:late |early |on )?\w+day|today|(?:last|this"
    r"|earlier this) \w+)\b"
)
"""What stands between “said” and what is said."""
_SAYING: Final = worded(
    r"\b(?:announcement|statement|promise|pledge|vow|assurance) that ",
    "announcement statement promise pledge vow assurance",
)
"""A noun that tells of speech: “made an announcement that”."""
_SPEAKER_BEHIND: Final = worded(
    r"[,.][”\"’']*,? (?:[\w.’'&,-]+ ){0,10}?(?:said|says|told|added|announced|reported"
    r"|according to|stated"
    r"|continued|is expected to say|will say)\b[^;]*$",
    "said says told added announced reported according stated continued say",
)
_PROMISED: Final = re.compile(r"\b(?!(?:not|never|also|now|still)\b)\w{2,}")
"""A word of what is promised, behind the cue: without one the words only begin to say it."""
_TRAILING: Final = re.compile(
    r" (?:which |(?:half|most|some|all) of which |and (?:is|are|was|were|has|have) "
    r"|(?:as )?compared (?:to|with) |Note (?=[a-z]))"
    r"|, (?:which |(?:half|most|some|all) of which |(?:but|while|although|though|whereas) "
    r"|(?:as )?compared (?:to|with) |(?:as|down|up) )"
    r"|; (?:but|while|although|though|whereas) "
)
"""What only says more of a thing, behind the claim."""
_MARKS: Final = " ,:;“\"”'’`.–—-"


class Clause(NamedTuple):
    """A part of a sentence that looks ahead by cues of its own."""

    start: int
    """Where it begins, with the words of whoever reports it."""
    end: int
    heads: tuple[Head, ...]
    words: tuple[int, int]
    """The claim itself, without who says it."""
    also: tuple[tuple[int, int], ...] = ()
    """Where else its time can stand, if its cue has several verbs: before or with the last."""


def split_clauses(sentence: str, heads: Sequence[Head]) -> list[Clause]:
    """Return the clauses of a sentence in which cues stand, in order.

    `heads` are the cues by their places. One clause where two say one thing.
    """
    clauses: list[Clause] = []
    heads = [head for head in heads if not WHICH_ONES.fullmatch(sentence, 0, head.start)]
    for clause in _parted(sentence, heads):
        if clauses and _says_the_same(sentence, clause):
            last = clauses[-1]
            clauses[-1] = last._replace(end=clause.end, heads=(*last.heads, *clause.heads))
        else:
            clauses.append(clause)
    return [each for clause in clauses for each in _coordinated(sentence, clause)]


def _parted(sentence: str, heads: Sequence[Head]) -> Iterator[Clause]:
    """Yield the stretches between the joints that stand between two cues."""
    start = 0
    held: list[Head] = []
    last: Head | None = None
    for head in heads:
        if head.cue.weight >= HEAD:
            if last is not None and head.start >= last.end:
                joint = _joint(sentence, last.end, head)
                if joint is not None:
                    yield _clause(sentence, start, joint.start(), held)
                    start, held = joint.end(), []
            if last is None or head.end > last.end:
                last = head
        held.append(head)
    if held:
        yield _clause(sentence, start, len(sentence), held)


def _joint(sentence: str, start: int, head: Head) -> re.Match[str] | None:
    """Return the last place before a cue at which its clause can begin."""
    found = None
    for joint in _JOINT.finditer(sentence, start, head.end):
        subject = sentence[joint.end() : head.start]
        if joint["which"] is not None:
            subject = _LEADS.sub("", subject, count=1)
        if (
            joint.end() <= head.start
            and not _LETTERS.match(sentence, joint.start() - 1)
            and len(subject.split()) <= _LONGEST_SUBJECT
            and (not _INSIDE.search(subject) or SPEECH.search(subject))
        ):
            found = joint
    return found


def _clause(sentence: str, start: int, end: int, heads: Sequence[Head]) -> Clause:
    strong = [head for head in heads if head.cue.weight >= HEAD] or heads
    if _STOPS.search(sentence, start + _LEAST, strong[0].start) and (
        own := _OWN_START.search(sentence, start + _LEAST, strong[0].start)
    ):
        start = own.end()
    words = _words(sentence, start, end, strong[0])
    return Clause(start, end, tuple(head for head in heads if head.start >= start), words)


def _words(sentence: str, start: int, end: int, cue: Head) -> tuple[int, int]:
    """Return the claim in a clause, without “X said that” before it and “, X said” behind it."""
    begin, stop = start, end
    for speech in speeches(sentence, start, cue.start):
        that = _THAT.match(sentence, speech.end(), cue.start + 1)
        begin = min(that.end() if that else speech.end(), cue.start)
    if noun := _SAYING.search(sentence, begin, cue.start):
        begin = noun.end()
    if sentence[cue.start : cue.end].endswith(("include", "includes")):
        begin = cue.end
    elif relative := _RELATIVE.search(sentence, begin, cue.start):
        begin = relative.end()
    behind = _SPEAKER_BEHIND.search(sentence, cue.end, end)
    if behind and _PROMISED.search(sentence, cue.end, behind.start()):
        stop = behind.start()
    if trailing := _TRAILING.search(sentence, cue.end, stop):
        stop = trailing.start()
    while begin < cue.end and sentence[begin] in _MARKS:
        begin += 1
    while stop > cue.end and sentence[stop - 1] in _MARKS:
        stop -= 1
    return begin, stop


def _says_the_same(sentence: str, clause: Clause) -> bool:
    """Whether a clause only says more of the one before it."""
    words = sentence[clause.start : clause.end]
    if _SAME.search(words):
        return True
    first = words.split(" ", 1)[0]
    return (first.endswith("ing") or first == "with") and not has_measure(words)


def _coordinated(sentence: str, clause: Clause) -> Iterator[Clause]:
    """Yield a clause, or one for each of the verbs that share its cue."""
    begin, end = clause.words
    after = next((head.end for head in clause.heads if head.cue.weight >= HEAD), end)
    spans, last = conjuncts(sentence, begin, after, end)
    if len(spans) == 1:
        yield clause._replace(words=spans[0])
        return
    also = ((clause.start, after), last)
    for words in spans:
        yield clause._replace(words=words, also=also)
