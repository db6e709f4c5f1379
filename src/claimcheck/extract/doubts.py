"""The words that speak against a claim: as data, in the form of the cues that speak for one."""

import re
from typing import Final

from claimcheck.extract.cues import Cue, cue

AGAINST: Final = (
    Cue(re.compile(r"\?[\s\"'”’]*$"), -0.6, "is a question", needles=("?",)),
    cue(
        r"(?:[Ii]f|[Uu]nless|[Pp]rovided that|[Ss]hould (?:the|it|they|we|he|she)) .*\b"
        r"(?:would|could|might|may)",
        -0.35,
        "depends on a condition",
        needles="would could might may",
    ),
    Cue(
        re.compile(r"^\W*(?:If|Unless|Provided|Assuming|In case)\b"),
        -0.1,
        "depends on a condition",
        needles=("If", "Unless", "Provided", "Assuming", "In case"),
    ),
    cue(
        r"(?:was|were|had been) (?:to|expected|scheduled|slated|due|supposed|planned|likely)",
        -0.3,
        "tells of the past",
        needles="was were been",
    ),
    cue(
        r"(?:had|once|originally) (?:planned|intended|hoped|wanted|expected|promised|aimed)",
        -0.3,
        "tells of the past",
        needles="had once originally",
    ),
    cue(
        r"(?:last|previous|former|outgoing|then) (?:\w+ )?(?:government|administration|management)"
        r"(?: had)? (?:promised|pledged|planned|vowed|committed)",
        -0.4,
        "tells of the past",
        needles="government administration management",
    ),
    cue(
        r"(?:want|wants|wanted|like) to (?:thank|say|begin by|start by|pay tribute|congratulate"
        r"|welcome|acknowledge|stress|emphasi[sz]e|be clear)",
        -0.6,
        "is a courtesy",
        needles="want like",
    ),
    Cue(re.compile(r":\W*$"), -0.6, "opens a list", needles=(":",)),
    cue(
        r"promised .*\band (?:then )?(?:opened|delivered|built|closed|gave|got)"
        r"|and (?:we|they|it) (?:have|has|did)(?=[:;.,])",
        -0.4,
        "tells of the past",
        needles="and",
    ),
    cue(
        r"(?:cannot|can't|can’t|do not|don't|don’t) (?:promise|claim|pretend)"
        r"|(?:won't|won’t|will not) pretend|whether (?:we|it|they|he|she)",
        -0.4,
        "promises nothing",
        needles="promise claim pretend whether",
    ),
    cue(
        r"(?:has|have|had) since (?:been )?"
        r"(?:dropped|abandoned|scrapped|missed|cancelled|withdrawn)"
        r"|(?:has|have|had) (?:dropped|abandoned|scrapped|shelved)"
        r" (?:its|the|their|his|her) (?:plan|promise|pledge|target|goal)",
        -0.6,
        "tells of the past",
        needles="dropped abandoned scrapped missed cancelled withdrawn shelved",
    ),
    cue(
        r"(?:call|calls|called|calling) (?:up)?on|urg(?:e|es|ed|ing)|demand(?:s|ed|ing)? that",
        -0.5,
        "asks it of others",
        needles="call urg demand",
    ),
    cue(
        r"(?:years?|months?|weeks?|days?) ago.*\b(?:promised|pledged|vowed|planned|committed)",
        -0.4,
        "tells of the past",
        needles=" ago",
    ),
    cue(
        r"(?:[Oo]ther|[Oo]pposition|[Oo]pposing) (?:parties|politicians|candidates)"
        r"|[Mm]y opponents?",
        -0.3,
        "tells of others",
        needles="parties politicians candidates opponent",
    ),
    cue(
        r"to be(?:come)? (?:the|an?) (?:best|leading|leader|most|number one|world)"
        r"|(?:do|win|succeed|prevail|build|achieve)(?: \w+)? together",
        -0.3,
        "cannot be checked",
        needles="best leading leader most number world together",
    ),
    cue(
        r"(?:will|shall) (?:always|never|again|forever|continue to (?:be|work|strive|fight|stand))",
        -0.3,
        "cannot be checked",
        needles="always never again forever continue",
    ),
    cue(r"[Ii]n (?:18|19)\d\d\b", -0.2, "tells of the past", needles="18 19"),
    cue(
        r"(?:I|[Ww]e|[Tt]hey|many|some|critics|observers|he|she) (?:\w+ )?(?:think|thinks|believe"
        r"|believes|feel|feels|fear|wonder|doubt)",
        -0.25,
        "is an opinion",
        needles="think believ feel fear wonder doubt",
    ),
    cue(r"(?:could|might)", -0.1, "is unsure", needles="could might"),
    cue(
        r"(?:may|might|could) (?:well )?(?:be|have|not|also)",
        -0.15,
        "is unsure",
        needles="may might could",
    ),
    cue(
        r"consider(?:s|ing)|ponder(?:s|ing)|discuss(?:es|ing)|mull(?:s|ing)",
        -0.15,
        "weighs it",
        needles="consider ponder discuss mull",
    ),
    cue(
        r"(?:great|bright|promising|glorious|better|brighter|wonderful) (?:future|days|tomorrow)"
        r"|future (?:is|looks|appears|lies)|destiny|God|history will|time will tell"
        r"|no (?:one|body) will|never (?:be )?forget|will (?:be )?remember(?:ed)?"
        r"|(?:you|You|readers|one) (?:will|['’]ll) (?:see|find|notice|know|remember|agree)",
        -0.45,
        "is rhetoric",
    ),
    cue(
        r"remarkable|impressive|pivotal|cutting-edge|prowess|visionary|unparalleled",
        -0.15,
        "is praise",
        needles="remarkable impressive pivotal cutting prowess visionary unparalleled",
    ),
    cue(
        r"(?:[Ww]ords such as|actual results|forward-looking statements?"
        r"|no (?:assurance|guarantee)|undertakes? no|risks and uncertainties)",
        -0.6,
        "is a disclaimer",
        needles="ords actual forward-looking assurance guarantee undertake risks",
    ),
)
