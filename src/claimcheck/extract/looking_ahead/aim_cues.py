"""Words that name a plan, an aim or a hope: as data."""

from typing import Final

from claimcheck.extract.looking_ahead.cues import Cue, cue
from claimcheck.extract.looking_ahead.verbs import INFINITIVE

_GOAL: Final = (
    r"(?:plan|proposal|goal|aim|target|objective|ambition|intention|strategy|vision|intent)"
)
_AIM: Final = r"(?:plan|proposal|goal|aim|target|objective|ambition|intention|intent)"
"""What somebody says that he will do; a strategy or a vision is more often what he stands for."""
_PARTY: Final = (
    r"(?:[Cc]ompany|[Ff]irm|[Gg]roup|[Gg]overnment|[Aa]dministration|[Mm]inistry|[Pp]arty|[Bb]ank"
    r"|[Mm]anagement|automaker|carmaker|[Bb]oard|[Ii]t|[Ww]e|[Tt]hey|[Hh]e|[Ss]he|which|who|also"
    r"|now"
    r"|fund|airline|railway|council|club|university|charity|retailer|lender|insurer|miner|operator"
    r"|producer|supplier|brewer|utility"
    r"|project|programme|program|plan|strategy|city|state|union|agency|maker|developer|startup"
    r"|(?:[A-Z][\w&.]+))"
)
"""What stands before “targets” where that is a verb."""
AIMS: Final[tuple[Cue, ...]] = (
    cue(
        rf"{_PARTY} (?P<at>)(?:also |now |still |then |currently |therefore )?(?:plan|aim|intend"
        rf"|target"
        r"|propose|strive|seek)s?(?: (?:also|still|now))? (?:to(?! know| see)|on \w+ing|for)"
        r"|(?:plans|aims|intend|intends|strives|aiming|planning|intending|striving|proposes"
        r"|proposing"
        r"|prepar(?:es|ing)) (?:to(?! know| see)|on \w+ing)|(?<!been )prepar(?:es|ing) for"
        r"|[Ww]e proposed to"
        r"|(?:to |is |are )?(?:targeting|aiming) (?:to|for|at)",
        0.5,
        "names a plan or an aim",
        "aim",
        needles="plan aim aims aimi inten target propos seek striv prepar",
    ),
    cue(
        rf"(?:planned|aim|plan|intended|proposed|gear(?:s|ing) up) to(?! be known)|offer(?:s|ed"
        rf"|ing) {INFINITIVE}",
        0.4,
        "names a plan or an aim",
        "aim",
        needles="plan aim aims inten propos offer gear",
    ),
    cue(
        r"(?:wants?|seeks?|looks|looking|ready|willing|prepared|eager)"
        r"(?: (?:also|still|now))?"
        r" to(?! (?:know|see|thank|say|be|make sure|talk|ask|hear|the|an?)\b)",
        0.35,
        "names a plan or an aim",
        "aim",
        needles="want seek look ready willing prepared eager",
    ),
    cue(
        r"(?:hop|aspir)(?:es?|ing)(?: (?:also|still|now))? to",
        0.4,
        "hopes for it",
        "aim",
        needles="hope hoping aspir",
    ),
    cue(
        rf"{_GOAL}s?(?: \w+)? (?:is|are|was|remains)(?: still| now)? (?:to|for|that)"
        rf"|(?:goal|aim|target|objective|ambition|intention)s?(?: \w+)? (?:is|are|was) \w+ing"
        rf"|{_GOAL}s?,? (?:which|that) includes?|{_GOAL}s include"
        r"|(?:ha(?:s|ve|d)(?: set)?|sets?) an? \d[\w.%]*(?: \w+){0,3} (?:target|goal)|(?:target"
        r"|goal|ambition"
        r"|aim|objective)s?(?: price| range)? of(?= (?:\w+ly )?\w+ing\b"
        r"| (?:an? |at least "
        r"|about |up to"
        r" |more than |over |around |nearly |some )?[$€£]?\d| (?:net|zero|carbon)\b)"
        rf"|[Ss]ets? an? (?:\w+ ){{0,2}}?{_GOAL} for(?! (?:19|20)\d\d\b)"
        rf"|{_AIM}s?(?: \w+){{0,2}}? {INFINITIVE}|{_AIM}s? for \w+ing"
        rf"|{_GOAL}s? (?:is|are|remains?)(?= (?:net|zero|carbon|full|\d|[$€£]))",
        0.5,
        "names a plan or an aim",
        "aim",
        needles="plan proposal goal aim aims target objective ambition intention strategy vision"
        " intent",
    ),
    cue(
        r"(?:strategy|strategies|visions?)(?: \w+){0,2}?"
        rf" (?:{INFINITIVE}|(?:for|of) \w+ing)",
        0.35,
        "names a plan or an aim",
        "aim",
        needles="strateg vision",
    ),
    cue(
        rf"{_GOAL}s? (?:for(?! (?:19|20)\d\d\b)|of|spanning|covering|involving|including)",
        0.15,
        "names a plan or an aim",
        "aim",
        needles="plan proposal goal aim aims target objective ambition intention strategy vision",
    ),
    cue(
        rf"(?:[Ii]ts|[Tt]heir|[Oo]ur|[Hh]is|[Hh]er) {_GOAL}s?(?: \w+)? for",
        0.3,
        "names a plan or an aim",
        "aim",
        needles="plan proposal goal aim aims target objective ambition intention strategy vision"
        " intent",
    ),
    cue(
        rf"{_PARTY} (?P<at>)(?:also )?(?:targets(?= [\w$€£])|aims? (?:at|for))|(?:[Ww]e|[Tt]hey|I"
        rf"|companies) target"
        r"|(?:is|are|am|['’](?:re|m|s)) (?:also |now )?targeting|aim(?:s|ing)? (?:at|for)"
        r"|envisag(?:es?|ing)|envision(?:s|ed)?|budget(?:ed|ing) for|(?:[Ww]e|[Tt]hey) budget for",
        0.5,
        "names a plan or an aim",
        "aim",
        needles="target aim aims aiming envis budget",
    ),
    cue(
        r"(?:has|have) (?:budgeted for|(?:set aside|earmarked|allocated)(?= .*\b(?:to|for)\b))",
        0.3,
        "sets money aside for it",
        "aim",
        needles="budgeted aside earmark allocated",
    ),
    cue(
        r"sees?(?= (?:[\w%.-]+ ){1,6}?(?:growing|rising|falling|reaching|averaging|shrinking)\b"
        r"| (?:[\w-]+ ){0,4}?(?:revenues?|sales|earnings|profits?|growth|income|demand|output"
        r"|production|margins?|EPS|EBITDA|inflation|loss(?:es)?)(?: (?:of|at|between|above|below"
        r"|around|about))+ [$€£¥]?\d)",
        0.4,
        "names a plan or an aim",
        "forecast",
        needles="see sees",
    ),
    cue(
        r"(?:is|are|am|was|were|remains?|feels?) (?:\w+ )?(?:confident (?:(?:of|in) (?:\w+ing"
        r"|(?:our|its|their|my) ability to)"
        r"|(?:that )?(?:it|we|they|he|she|the \w+) can)|intent on \w+ing)",
        0.4,
        "names a plan or an aim",
        "aim",
        needles="confident intent",
    ),
    cue(
        r"(?:wants?|seeks?)(?= (?:to have )?(?:[$€£¥]?\d|an? \w+ (?:by|before|in)\b))"
        rf"|[Ww]ants?(?= (?:[\w%.-]+ ){{0,5}}?(?:its|their|our|his|her)"
        rf" (?:[\w-]+ ){{1,4}}?{INFINITIVE})",
        0.35,
        "names a plan or an aim",
        "aim",
        needles="want seek",
    ),
    cue(
        r"(?:strategy|plan|proposal|programme?|project)(?: (?:for"
        r"|to) [^,.;]{3,30})? (?:involves?|includes?"
        r"|foresees?|envisages?) \w+ing",
        0.5,
        "names a plan or an aim",
        "aim",
        needles="strategy plan proposal program project",
    ),
    cue(
        r"(?:[A-Z][\w/&.’-]+|party|government|company|alliance|firm|group"
        r"|council)(?<!\bWe)(?<!\bThey)(?<!\bYou)(?<!\bWho)(?<!\bPeople) (?P<at>)(?:also |now "
        r"|still )?wants? to(?! (?:know|see|thank|say|be"
        r"|make sure|talk|ask|hear|the|an?)\b)",
        0.5,
        "names a plan or an aim",
        "aim",
        needles="want",
    ),
    cue(r"targeting", 0.3, "names a plan or an aim", "aim", needles="targeting"),
    cue(
        r"(?:plan|programme?|agreement|deal|strategy|budget|law|bill|proposal|package|estimate"
        r"|consensus) (?:calls"
        r"|provides) for",
        0.4,
        "names a plan or an aim",
        "aim",
        needles="calls provides",
    ),
)
