"""The words before a cue, or part of it, that speak against a claim: as data, like the cues."""

from typing import Final

from claimcheck.extract.looking_ahead.cues import CueFinder, cue

RECOMMENDS: Final = r"argu|recommend|suggest|advis|demand|urg|agre|insist|believ"
"""What they say who ask for something: behind these “should” is no forecast."""
_AHEAD: Final = (
    cue(
        r"[Ii]f (?:we|you|they|it) ?(?:are|is|['’](?:re|s)) going to",
        -0.35,
        "depends on a condition",
        needles="if",
    ),
    cue(
        r"(?:[Ii]f|[Uu]nless|[Pp]rovided that|[Ss]hould (?:the|it|they|we|he|she)) .*\b"
        r"(?:would|could|might|may)",
        -0.35,
        "depends on a condition",
        needles="if unless provided should",
    ),
    cue(
        r"(?:I|[Tt]hey|many|some|critics|observers|he|she) (?:\w+ )?(?:think|thinks|believe"
        r"|believes)|(?:I|[Ww]e|[Tt]hey|many|some|critics|observers|he|she) (?:\w+ )?"
        r"(?:feels?(?! confident)|fear|wonder|doubt)|beliefs? that",
        -0.25,
        "is an opinion",
        needles="think belie feel fear wonder doubt",
    ),
    cue(
        r"(?:[Cc]ritics|[Oo]pponents|[Ss][ck]eptics|[Dd]etractors|[Dd]oubters|[Cc]ynics|[Nn]aysayers)"
        r" (?:of [^,;]{1,30} )?(?:\w+ly |have )?(?:sa(?:y|id)|argued?|warn(?:ed)?|claim(?:ed)?"
        r"|predict(?:ed)?|expect(?:ed)?|insist(?:ed)?)",
        -0.35,
        "is an opinion",
        needles="critics opponents sceptics skeptics detractors doubters cynics naysayers",
    ),
    cue(
        r"(?:last|previous|former|outgoing|then) (?:\w+ )?(?:government|administration|management)"
        r"(?: had| was| were)? (?:promised|pledged|planned|vowed|committed)",
        -0.4,
        "tells of the past",
        needles="government administration management",
    ),
    cue(
        r"(?:call|calls|called|calling) (?:up)?on|urg(?:e|es|ed|ing)|demand(?:s|ed|ing)? that"
        r"|warn(?:s|ed|ing)?(?! .*\b(?:and|but) (?:said|says|added|announced|promised|pledged"
        r"|vowed)\b)",
        -0.3,
        "asks it or warns of it",
        needles="call urge urgi demand warn",
    ),
    cue(
        r"(?:is|are|was|were) (?:\w+ )?(?:pushing|pressing|lobbying|campaigning|pressuring|begging"
        r"|pleading|asking)|(?:is|are|was|were) (?:\w+ )?(?:rumou?red|thought|speculated) to",
        -0.3,
        "asks it or guesses it",
        needles="pushing pressing lobbying campaigning pressuring begging pleading asking rumo"
        " thought"
        " speculated",
    ),
    cue(
        r"(?:[Mm]embers|[Pp]assengers|[Vv]isitors|[Gg]uests|[Ss]tudents|[Pp]upils|[Ss]taff"
        r"|[Ee]mployees|[Dd]rivers|[Uu]sers|[Cc]ustomers|[Tt]enants|[Aa]pplicants|[Cc]andidates"
        r"|[Pp]layers|[Pp]articipants|[Rr]esidents) (?:are|is) (?:expected |supposed )?to",
        -0.1,
        "gives advice",
        needles="members passengers visitors guests students pupils staff employees drivers users"
        " customers tenants applicants candidates players participants residents",
    ),
    cue(
        r"(?:years?|months?|weeks?|days?) ago.*\b(?:promised|pledged|vowed|planned|committed)",
        -0.4,
        "tells of the past",
        needles="promised pledged vowed planned committed",
    ),
    cue(
        r"(?:[Oo]ther|[Oo]pposition|[Oo]pposing) (?:parties|politicians|candidates)"
        r"|[Mm]y opponents?",
        -0.3,
        "tells of others",
        needles="parties politicians candidates opponent",
    ),
    cue(
        r"(?:(?:part|result|because|light|support|spite) of|[Tt]hanks to|[Ww]ith) (?:an?|the|its"
        r"|their|our"
        r"|this|[\w.&-]+['’]s?) (?:[\w’'-]+ ){0,3}"
        r"(?:plan|goal|aim|target|strategy|commitment|pledge|promise|ambition)s? (?:to|of|for)",
        -0.15,
        "names a plan in passing",
        needles="part result because light support spite thanks with",
    ),
    cue(
        r"(?:[Oo]riginal|[Pp]revious|[Pp]rior|[Ee]arlier|[Ii]nitial|[Ff]ormer)(?: [\w-]+){0,3}"
        r" (?:guidance|outlook|forecast|plan|target|goal|budget|proposal)s?(?: for [\w ]{2,20}?)?"
        r" (?:was|were|had|included|assumed|called|foresaw)",
        -0.6,
        "tells of the past",
        needles="original previous prior earlier initial former",
    ),
    cue(
        r"(?:an?|one of the|[Oo]ther|those|[Tt]he (?:only|first))(?: [\w’'-]+){0,4}?"
        r" (?:company|companies|firms?|organi[sz]ations?|nonprofits?|charity|charities|providers?"
        r"|leaders?|makers?|manufacturers?|developers?|teams?|groups?|institutions?|business(?:es)?"
        r"|partners?|people|who|that)(?: of people)?(?: (?:that|which|who|is|are))*(?: \w+ly)?"
        r" (?:committed|determined) to",
        -0.2,
        "says what it stands for",
        needles="committed determined",
    ),
    cue(
        r"(?:[Vv]ision|[Mm]ission|[Pp]urpose) (?:is|was|remains) (?:\w+ )?to",
        -0.2,
        "says what it stands for",
        needles="vision mission purpose",
    ),
    cue(
        r"(?:in|under|of|from|by|behind) (?:our|the|its|their|this|that) (?:\w+ )?"
        r"(?:plans?|proposals?|strategy) (?:is|are|remains?)(?! (?:to|that|for)\b)",
        -0.2,
        "tells of something else",
        needles="plan proposal strategy",
    ),
    cue(
        r"(?:(?:consult|explor|evaluat|review|assess)(?:s|es|ing)?|stud(?:y|ies|ying))(?: on)?"
        r" (?:[\w’'-]+ ){0,3}"
        r"(?:plan|proposal|option|bid|offer)s?",
        -0.15,
        "weighs it",
        needles="consult explor stud evaluat review assess",
    ),
    cue(
        r"(?:[Uu]nder|[Ii]n) (?:an?|one|this|that|such an?|another|(?:the|its) (?:worst|best"
        r"|extreme|other|second|third))(?! (?:\w+ )?(?:base|baseline|central|main))"
        r"(?:[ -][\w-]+){0,2}?[ -](?:scenario|simulation|thought experiment)\b.{0,300}?"
        r"\b(?:would|could|might)"
        r"|(?:[Ii]n theory|[Tt]heoretically|[Hh]ypothetically)\b.{0,300}?\b(?:would|could|might)",
        -0.4,
        "only asks or supposes it",
        needles="scenario simulation experiment theory theoretically hypothetically",
    ),
    cue(
        rf"(?:{RECOMMENDS})(?:s|es|d|ed|ing)?\b(?: [\w.’'-]+){{0,9}} (?:should|ought)",
        -0.4,
        "asks it or warns of it",
        needles="argu recommend suggest advis demand urge urges urged agree insist believe",
    ),
    cue(
        r"(?:[Gg]overnments?|[Mm]inist(?:er|ry|ries|ers)|[Cc]ouncils?|[Pp]arliament|[Cc]ongress"
        r"|lawmakers|regulators?|authorities|companies|firms|employers|countries|nations|states"
        r"|schools|banks|people|everyone|customers|users|consumers|tenants|voters|parents|drivers"
        r"|investors|readers|[Ww]orkers) should"
        r"(?! (?:be|have|meet|reach|see|gain|get|receive|save|benefit)\b)",
        -0.4,
        "gives advice",
        needles="should",
    ),
    cue(
        r"(?:makes|sells|manufactures|markets|stocks|rents|sell|manufacture|market)"
        r" (?:[\w’'-]+ ){0,4}?[\w’'-]+ (?:that|which) (?:will|would|can)",
        -0.6,
        "is a habit",
        needles="makes sell manufacture market stocks rents",
    ),
    cue(
        r"(?:bill|amendment|motion|resolution|petition|directive|legislation|proposal)s?"
        r"(?: \w+){0,2}? would",
        -0.25,
        "depends on a condition",
        needles="bill amendment motion resolution petition directive legislation proposal",
    ),
    cue(
        r"(?:possibility|chance|risk|danger|prospect)s? (?:that|of)\b[^,;]*$",
        -0.25,
        "is unsure",
        needles="possibilit chance risk danger prospect",
    ),
    cue(
        r"so that (?:[\w’'-]+ ){1,3}?(?:will|wo|would)(?: not|n['’]t)?|so that \w+['’]ll",
        -0.2,
        "names a purpose",
        needles="so",
    ),
    cue(
        r"(?:way|step|approach|task|challenge|effect|key|idea|thing|point|answer|solution|question"
        r"|job"
        r"|role|purpose|function|lesson|trick|test|best|hope|need|option|alternative|choice|problem"
        r"|initiative|priority|policy|focus|mission)s?(?: (?:of|for|in|to|behind|with|here)"
        r" [^,;:]{1,50}?)? (?:is|are) to|if (?:[\w’'.-]+ ){1,4}(?:is|are) to",
        -0.2,
        "names no act",
        needles="way ways step approach task challenge effect key keys idea thing point answer"
        " solution question job jobs role purpose function lesson trick test best hope need option"
        " alternative choice problem initiative priority policy focus mission if",
    ),
    cue(r"(?:could|might)", -0.1, "is unsure", needles="could might"),
    cue(
        r"(?:may|might|could) (?:well )?(?:be|have|not|also)",
        -0.15,
        "is unsure",
        needles="may might could",
    ),
)
AHEAD: Final = CueFinder(_AHEAD)
"""What weighs against a claim where it stands before its cue or is part of it."""
