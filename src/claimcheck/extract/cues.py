"""The words by which a sentence looks ahead, each with what it weighs: as data."""

import re
from dataclasses import dataclass
from typing import Final

from claimcheck.domain.model.claim_kind import ClaimKind


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that speak for a claim, or with a negative weight against one."""

    pattern: re.Pattern[str]
    weight: float
    reason: str
    kind: ClaimKind | None = None
    needles: tuple[str, ...] = ("",)
    """Parts of words of which one is there where the pattern matches: quicker to look for."""

    def search(self, sentence: str) -> re.Match[str] | None:
        """Return where it stands in a sentence."""
        for needle in self.needles:
            if needle in sentence:
                return self.pattern.search(sentence)
        return None


def cue(
    pattern: str, weight: float, reason: str, kind: ClaimKind | None = None, needles: str = ""
) -> Cue:
    """Return a cue for whole words; `needles` are beginnings of words, one of which is in it."""
    compiled = re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])")
    return Cue(compiled, weight, reason, kind, tuple(needles.split()) or ("",))


_ADVERB: Final = r"(?: (?:also|now|still|currently|reportedly|not|only|fully|further|initially))?"
_BE: Final = (
    r"(?:is|are|am|'s|'re|’s|’re|remains?|be"
    rf"|(?:[Ww]e|[Tt]hey|[Yy]ou|[Ii]t|[Hh]e|[Ss]he|[Tt]hat)['’](?:re|s)|I['’]m){_ADVERB}"
)

_DOES: Final = (
    r"(?:be|become|begin|start|open|reopen|close|end|expire|finish|complete|launch|arrive|deliver"
    r"|enter|leave|fly|land|meet|vote|report|publish|present|decide|take|go|step|retire|join|receive)"
)
"""What tells “due to open” from “due to rain”."""
LOOKING_AHEAD: Final = (
    cue(
        r"(?<!the )(?<!good )(?<!free )(?<!own )(?<!political )will(?! of )",
        0.6,
        "says “will”",
        "promise",
        needles="will",
    ),
    cue(
        r"(?:I|we|We|they|They|he|she|it|It|He|She|you) ?['’]ll",
        0.6,
        "says “will”",
        "promise",
        needles="’ll 'll",
    ),
    cue(r"wo n't|won['’]t|shall(?! we)", 0.6, "says “will”", "promise", needles="wo won shall"),
    cue(
        rf"(?:(?:{_BE}|has|have) )?(?:promis(?:es?|ed|ing(?= to))"
        r"|pledg(?:es?|ed|ing)|vow(?:s|ed|ing)?"
        rf"|guarantees?)(?: \w+)?(?: to| that)?(?! by )",
        0.55,
        "makes a promise",
        "promise",
        needles="promis pledg vow vows vowed vowing guarantee",
    ),
    cue(
        rf"(?:{_BE} )?(?:determined|committ(?:ed|ing)) (?:itself |himself |ourselves )?to",
        0.55,
        "commits itself",
        "promise",
        needles="committ determined",
    ),
    cue(
        rf"(?:{_BE} )?(?:scheduled|slated|poised|(?<!was )(?<!were )(?<!been )set"
        r"|on (?:track|course|schedule)) (?:to|for|on|in|until)"
        rf"|(?:{_BE} )?due (?:to {_DOES}|for|on|in|by|until)",
        0.5,
        "names a schedule",
        "promise",
        needles="scheduled slated due poised set on",
    ),
    cue(
        rf"{_BE} (?:to be|to (?:begin|start|open|close|end|receive|launch|become|reach|rise|fall"
        r"|double|grow))",
        0.5,
        "names a schedule",
        "promise",
    ),
    cue(
        r"(?:has|have|had)? ?agreed(?: \w+){0,3} to",
        0.45,
        "has agreed to it",
        "promise",
        needles="agreed",
    ),
    cue(
        r"(?:plans?|planned|aims?|intends?|targets?|proposes|seeks|strives?|wants?"
        r"|aiming|planning|intending|striving|targeting|prepar(?:es?|ing))"
        r"(?: (?:also|still|now))? (?:to(?! know| see)|on|for)",
        0.5,
        "names a plan or an aim",
        "aim",
        needles="plan aim aims aimi inten target propose seek striv want prepar",
    ),
    cue(r"hopes?(?: (?:also|still|now))? to", 0.4, "hopes for it", "aim", needles="hope"),
    cue(
        r"(?:plan|goal|aim|target|objective|ambition|intention|strategy)(?: \w+)? (?:is|was|of|for)"
        r"(?: \w+)?",
        0.4,
        "names a plan or an aim",
        "aim",
        needles="plan goal aim target objective ambition intention strategy",
    ),
    cue(
        r"(?:target(?:s|ing)?|aim(?:s|ing)? (?:at|for)|envisag(?:es?|ing)|envision(?:s|ed)?"
        r"|budget(?:s|ing)? for)",
        0.4,
        "names a plan or an aim",
        "aim",
        needles="target aim aims aiming envis budget",
    ),
    cue(
        rf"{_BE} (?:expected|anticipated|projected|forecast|forecasted|predicted|likely|bound"
        r"|estimated)(?:''|'')?(?: '')? (?:to|for|that|in|at)",
        0.5,
        "is expected to",
        "forecast",
        needles="expected anticipated projected forecast predicted likely bound estimated",
    ),
    cue(
        r"(?:expects?|anticipates?|predicts?|forecasts?|foresees?|projects(?= (?:that|an?|to))"
        r"|expecting|predicting|anticipating)",
        0.45,
        "expects something",
        "forecast",
        needles="expect anticipat predict forecast foresee projects",
    ),
    cue(
        r"(?:expected|anticipated|projected|predicted|estimated) (?=.*\b(?:to|would|will)\b)",
        0.35,
        "expects something",
        "forecast",
        needles="expected anticipated projected predicted estimated",
    ),
    cue(
        r"(?:guidance|outlook|forecast) (?:of|for|is|remains)",
        0.45,
        "gives an outlook",
        "forecast",
        needles="guidance outlook forecast",
    ),
    cue(
        r"(?:guide[sd]?|guiding) (?:to|for|towards?|us to|investors to)",
        0.45,
        "gives an outlook",
        "forecast",
        needles="guide guiding",
    ),
    cue(
        r"(?:[Ww]e|I) (?:now |also |still )?(?:see|model|assume|look for|pencil in)",
        0.35,
        "expects something",
        "forecast",
        needles="see model assume look pencil",
    ),
    cue(rf"{_BE} (?:going|gon) (?:to|na)", 0.5, "says “going to”", "forecast", needles="going gon"),
    cue(
        r"should (?!have|they|it|we|he|she|not|read|be (?:read|able|noted))\w+",
        0.2,
        "expects something",
        "forecast",
        needles="should",
    ),
    cue(
        r"undertak(?:en|es|ing) to|commits? (?:\w+ )?to|[Ww]e project"
        r"|[Oo]ur (?:plan|goal|aim|ambition|intention) is to"
        r"|(?:is|are) (?:seen|planned|budgeted) (?:at|to|for)"
        r"|authori[sz]ed (?:the )?(?:repurchase|return|purchase)",
        0.45,
        "commits itself",
        "promise",
        needles="undertak commit our authori we seen planned budget",
    ),
    cue(
        r"payable (?:on|in|by)|[Oo]ur (?:model|forecast|base case) (?:assumes|implies|points to)",
        0.35,
        "names something to be done",
        "forecast",
        needles="payable model forecast base",
    ),
    cue(
        r"announced (?:its |their |his |her )?plans?(?: \w+){0,2} to|deadline(?: \w+){0,4} to",
        0.45,
        "names a plan or an aim",
        "aim",
        needles="announced deadline",
    ),
    cue(
        r"with .{0,60}?\b(?:to|due to|set to|expected to)"
        r" (?:begin|start|follow|open|close|end|run)",
        0.3,
        "names something to be done",
        "promise",
        needles="begin start follow open close end run",
    ),
    cue(
        r"(?:to|for) (?:be )?(?:released|delivered|opened|launched|completed|closed|held|built"
        r"|announced|delivery|release|launch|completion)",
        0.3,
        "names something to be done",
        "promise",
        needles="releas deliver open launch complet closed held built announced",
    ),
    cue(rf"{_BE} \w+ing", 0.1, "is under way", "promise"),
    cue(
        r"(?:opens|starts|begins|closes|launches|ends|arrives|goes live|takes effect"
        r"|comes into (?:force|effect))",
        0.15,
        "names a schedule",
        "promise",
        needles="opens starts begins closes launches ends arrives goes takes comes",
    ),
)

_BEGINNING: Final = re.compile(r"\b\w{2,4}")
_TO_OR_ING: Final = re.compile(
    r"(?:\b(?:is|are|am|be|remains?)|['’](?:s|re|m))(?: \w+)? (?:to |\w+ing\b)"
)
_BEGINNINGS: Final = tuple(
    (cue, frozenset(needle.strip("'’")[:4] for needle in cue.needles)) for cue in LOOKING_AHEAD
)
_ANY: Final = frozenset().union(*(beginnings for _, beginnings in _BEGINNINGS))


def find_cues(sentence: str) -> list[tuple[Cue, int]]:
    """Return the cues by which a sentence looks ahead, with their places.

    Which of them can be there is told by how its words begin: most sentences have none.
    """
    begun = set(_BEGINNING.findall(sentence.lower()))
    if ("ing" in sentence or " to " in sentence) and _TO_OR_ING.search(sentence):
        begun.add("")
    if begun.isdisjoint(_ANY):
        return []
    return [
        (cue, match.start())
        for cue, beginnings in _BEGINNINGS
        if not begun.isdisjoint(beginnings) and (match := cue.pattern.search(sentence))
    ]


REPORTED: Final = cue(
    r"would(?! like)(?! have)|(?:he|she|it|they) (?:expected|anticipated|intended|aimed|planned)",
    0.5,
    "reports what it would do",
    "promise",
    needles="would expected anticipated intended aimed planned",
)
"""What was “will” when it was said; it counts in reported speech alone."""
