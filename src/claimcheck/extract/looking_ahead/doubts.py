"""The words that speak against a claim wherever they stand: as data, in the form of cues."""

from typing import Final

from claimcheck.extract.looking_ahead.cues import Cue, CueFinder, cue
from claimcheck.extract.looking_ahead.doubts_ahead import RECOMMENDS

_DEVICE: Final = (
    r"(?:app|device|gadget|machine|engine|pump|motor|watch|phone|software|program|tool|plugin|feature"
    r"|script|command|function|button|sensor|alarm|robot|assistant|wizard|system|server|website"
    r"|browser|printer|camera|battery|valve|lamp|light|screen)s?"
)
"""What works by a rule: of it “will” tells how it is made."""
_AGAINST: Final = (
    Cue(
        r"\?[\s\"'”’]*$|^\W*(?:Who|What|Why|How|When|Where)\b[^.!]*\?"
        r"|^\W*(?:Who|Why|Whether|(?:When|Where|How(?: \w+)?)"
        r"(?= (?:[\w’'-]+ ){0,4}?(?:will|would) [^,]*"
        r"(?:is|are|was|remains|stays|nobody|no one|depends)\b)) (?!of\b)",
        -0.6,
        "is a question",
    ),
    Cue(
        r"^\W*(?:If|Unless|Provided|Assuming|In case)\b",
        -0.1,
        "depends on a condition",
        needles=("if", "unless", "provided", "assuming", "case"),
    ),
    cue(
        r"(?:want|wants|wanted|like) to (?:thank|say|begin by|start by|pay tribute|congratulate"
        r"|welcome|acknowledge|stress|emphasi[sz]e|be clear)",
        -0.6,
        "is a courtesy",
        needles="want like",
    ),
    cue(
        r"(?:(?:[Tt]urn|[Mm]ov|[Ss]hift)(?:e|ing)?(?: now| next)? (?:on )?to"
        r"|[Ll]ooking at) (?:our|the|its|my)"
        r"(?!.*(?:[$€£¥%]|\d (?:million|billion|percent))) .*\b(?:outlook|guidance|forecast)",
        -0.6,
        "only says what comes next",
        needles="outlook guidance forecast",
    ),
    Cue(
        r"(?:\b(?:will|shall|would|to|we|including|includes?|following|follows|these|that|ways?"
        r"|things|steps|measures|promises|plans|commitments)):\W*$",
        -0.6,
        "opens a list",
    ),
    Cue(r"^.{0,50}:\W*$", -0.5, "opens a list"),
    Cue(
        r"^\W*(?:(?:Had|Were|Should)\b|(?:Without|But for|Failing) [^,]{2,60},).{0,200}?"
        r"\b(?:would|could|might)\b",
        -0.4,
        "depends on a condition",
        needles=("had", "were", "should", "without", "but", "failing"),
    ),
    Cue(
        r"^\W*In (?:the|this|his|her|its|an?) (?:[\w’'-]+ ){0,2}(?:film|novel|movie|comic"
        r"|fairy tale|myth|legend|dream|poem|fable|sitcom|thriller)\b[^,]{0,60},",
        -0.6,
        "only asks or supposes it",
        needles=(
            *("film", "novel", "movie", "comic", "tale", "myth", "legend", "dream"),
            *("poem", "fable", "sitcom", "thriller"),
        ),
    ),
    Cue(
        r"^\W*(?:According to|Under|By|In) (?:[\w’'-]+ ){0,3}(?:law|constitution|statutes?"
        r"|bylaws|rules|treaty|regulations)\b.{0,200}?\b(?:if|unless|whenever)\b",
        -0.2,
        "says how it works",
        needles=("law", "constitution", "statute", "bylaw", "rules", "treaty", "regulation"),
    ),
    cue(
        r"mak(?:e|ing) an? (?:\w+ )?difference|(?:better|safer|fairer|brighter) (?:place|world"
        r"|life|lives)"
        r"|mak(?:e|ing) (?:[\w’']+ ){1,3}(?:lives|life|world) (?:\w+ )?(?:better|easier|more)"
        r"|do (?:our|its|their|my|his|her) (?:very |level )?best|quality of life|change the world",
        -0.3,
        "cannot be checked",
        needles="difference better safer fairer brighter lives life world best quality",
    ),
    cue(
        r"(?:jok(?:ed|es|ing|ingly)|quip(?:s|ped)|jest(?:s|ed|ing)|kidd(?:ed|ing))",
        -0.7,
        "is a joke",
        needles="joke jokes joking quip quips quipped jest kidd",
    ),
    cue(
        rf"should\b.{{0,300}}?, (?:[\w.’'-]+ ){{0,6}}(?:{RECOMMENDS})(?:s|es|d|ed)",
        -0.4,
        "asks it or warns of it",
        needles="should",
    ),
    cue(
        rf"{_DEVICE} (?:will|['’]ll) (?:(?:\w+ly )?\w+ (?:you|your)|[^.;]{{2,60}} (?:whenever"
        r"|(?:each|every) time))"
        rf"|(?:[Ww]hen|[Ii]f|[Ww]henever|[Oo]nce|[Ee]very time)\b"
        rf"(?![^.;]{{0,300}}(?:19|20)\d\d)[^.;]{{0,200}}?\b{_DEVICE} (?:will|['’]ll)",
        -0.3,
        "says how it works",
        needles="will ll",
    ),
    cue(
        r"(?:would|could) .*\bif .*\b(?:did|were)",
        -0.2,
        "depends on a condition",
        needles="if",
    ),
    cue(
        r"to be(?:come)? (?:the|an?) (?:best|leading|leader|most|number one|world)"
        r"|(?:do|win|succeed|prevail|build|achieve)(?: \w+)? together",
        -0.3,
        "cannot be checked",
        needles="best leading leader most number world together",
    ),
    cue(
        r"(?:will|shall) (?:always|never|again (?:be|rise|stand)|forever"
        r"|continue to (?:be|work(?! (?:in|on) )|strive|fight|stand|evolve))"
        r"|[Tt]here (?:will|['’]ll)(?: \w+)? be (?:times|occasions|moments|days|people|those)"
        r"|(?:will|shall|would),?(?: as \w+,?)?(?: \w+)? depend",
        -0.3,
        "cannot be checked",
        needles="always never again forever continue depend there",
    ),
    cue(
        r"[Ii]t will take (?:(?:us|you|them|me|some|a|many|several|more|another|at least|about"
        r"|around|a few|\d\S*|two|three|four|five|ten) )*(?:time|while|years?|months?|weeks?"
        r"|days?|hours?|decades?|generations?|courage|effort|work|lot|all of us)\b"
        r"|(?:will|would|wo|going to)(?: not|n['’]t)?(?: \w+ly)? (?:neither )?"
        r"(?:confirm|deny|comment|speculate|lie|pretend"
        r"|(?:reveal|disclose|discuss) (?:when|how|what|where|why|who|if|whether)"
        r"|say (?:when|how|what|where|why|who|if|whether))"
        r"|(?:things|everything|all|what) .{0,40} (?:will|would) do(?=\W*$)|(?:will"
        r"|would) do (?:so|this|that) in (?:the following|these|several|two|three)",
        -0.4,
        "promises nothing",
        needles="take do pretend confirm deny comment speculate lie say reveal disclose discuss",
    ),
    cue(
        r"(?:cannot|(?:ca|do|wo)n['’]t|do not|will not) (?:promise|claim|pretend)"
        r"|(?:[Ff]ew|[Nn]obody|[Nn]o one|[Nn]one)(?: of (?:\w+ )?\w+)?(?: \w+)?"
        r" (?:expects?|thinks?|believes?)",
        -0.7,
        "promises nothing",
        needles="promise claim pretend expect think believe",
    ),
    Cue(
        r"^\W*(?:Imagine|Suppose|Picture|Pretend|Let(?: us|['’]s) (?:say|assume|suppose))\b"
        r"|^\W*(?:Ask|See|Read|Learn|Find out)\b(?: \w+){0,3}?"
        r" (?:what|how|when|where|why|who|which|if|whether)\b",
        -0.7,
        "only asks or supposes it",
        needles=("imag", "suppose", "pict", "pret", "let", "ask", "see", "read", "lear", "find"),
    ),
    cue(
        r"(?:rais|lower|reaffirm|updat|introduc|provid|maintain|reiterat|narrow)ing"
        r" (?:(?:its|our|the) )?(?:[\w-]+ ){0,3}(?:guidance|outlook|forecast)"
        r"(?! (?:to|of) [^.;]{0,12}\d)",
        -0.5,
        "tells of an outlook",
        needles="guidance outlook forecast",
    ),
    Cue(
        r"(?:w(?<!\w.)(?:on['’]t|ill(?: not)?|ould(?: not)?)|'ll|’ll)\W*$",
        -0.4,
        "says no more than “will”",
        needles=("won", "will", "ll", "would"),
    ),
    Cue(
        r"['’]s? (?:[\w-]+ )?(?:plans?|polic(?:y|ies)|proposals?|budget|manifesto)"
        r" (?:would|will) (?:cost|mean|leave|hurt|put|destroy|damage|lead|cause|force|hit"
        r"|wreck)\b",
        -0.4,
        "tells of others",
        needles=("plan", "polic", "proposal", "budget", "manifesto"),
    ),
    cue(
        r"(?:will|would) (?:harm|hurt|damage|destroy|devastate|undermine|threaten|worsen)",
        -0.2,
        "tells of others",
        needles="harm hurt damage destroy devastate undermine threaten worsen",
    ),
    cue(
        r"will (?:miss|fail|struggle)(?!.*[$€£%\d])",
        -0.3,
        "tells of others",
        needles="miss fail struggle",
    ),
    cue(
        r"(?:typically|usually|normally|generally|traditionally|historically) \w+s"
        r"|[Ee]very (?:hour|minute|morning|evening|night|afternoon|day|time)"
        r"|[Ee](?:very|ach) (?:year|month|week|day|time|spring|summer|autumn|winter|election)[^;]*?"
        r" (?:promises|pledges|vows)",
        -0.3,
        "is a habit",
        needles="typically usually normally generally traditionally historically every each",
    ),
    cue(
        r"I(?: (?:will|would|shall)|['’](?:ll|d))(?: (?:just|also|only|now|first|then|next"
        r"|briefly))*"
        r" (?:say|add|note|mention|ask|argue|remind|explain|describe|outline|summari[sz]e|tell you"
        r"|give you)",
        -0.6,
        "only goes on speaking",
        needles="say add note mention ask argue remind explain describe outline summari tell give",
    ),
    cue(
        r"(?:will|would|wo)(?: not|n['’]t)?(?: \w+ly)? (?:believe|wonder|like|love|enjoy"
        r"|hate|mind|appreciate|miss"
        r"|be (?:happy|glad|pleased|proud|sorry|delighted|thrilled|disappointed))",
        -0.3,
        "cannot be checked",
        needles="believe wonder like love enjoy hate mind appreciate miss happy glad pleased proud"
        " sorry delighted"
        " thrilled disappointed",
    ),
    cue(
        r"[Yy]ou (?:will|['’]ll) (?:(?!not\b)\w+ )?(?:need|have|want) to",
        -0.3,
        "gives advice",
        needles="you",
    ),
    cue(
        r"(?:[Aa]ny|[Aa]nyone|[Ee]veryone|[Pp]eople|[Cc]ompanies|[Ff]irms|[Bb]usinesses|[Oo]ne)\b"
        r"[^,;]{0,40}? (?:will|['’]ll) (?:need|have|want) to",
        -0.2,
        "gives advice",
        needles="any anyone everyone people companies firms businesses one",
    ),
    Cue(
        r"^\W*(?:If|When|Once|Whenever|Where) (?:you|one|someone|anyone)\b(?!.*\b(?:I|we)\b)",
        -0.2,
        "gives advice",
        needles=("you", "one", "someone", "anyone"),
    ),
    cue(
        r"[Pp]lease (?:then )?(?:contact|email|call|visit|see|note|write|send)",
        -0.3,
        "gives advice",
        needles="please",
    ),
    cue(
        r"[Nn]eeds? an? (?:[\w-]+ ){1,4}(?:that|who|which) (?:will|would|can)",
        -0.3,
        "asks it or warns of it",
        needles="need",
    ),
    cue(
        r"consider(?:s|ing)|ponder(?:s|ing)|discuss(?:es|ing)|mull(?:s|ing)|contemplat(?:es|ing)"
        r"|(?:is|are|was|were|am|['’](?:s|re|m))(?: \w+)? (?:weighing|exploring|studying|evaluating"
        r"|reviewing|assessing|examining|debating|toying with|looking into|in talks)",
        -0.15,
        "weighs it",
        needles="consider ponder discuss mull contemplat weighing exploring studying evaluat"
        " reviewing assessing examining debating toying looking talks",
    ),
    cue(
        r"(?:great|bright|promising|glorious|better|brighter|wonderful) (?:future|days|tomorrow)"
        r"|[Ff]uture (?:is|will be|looks|appears|lies)|destiny|God|[Hh]istory will|time will tell"
        r"|do an? (?:great|good|terrific|fantastic|wonderful|excellent|amazing) job"
        r"|[Ww]e(?: will|['’]ll)(?: just| all)?(?: have to)?(?: wait and)? see"
        r" (?:what|how|if|whether|where|who|when)"
        r"|no (?:one|body) will|never (?:be )?forget|will (?:be )?remember(?:ed)?"
        r"|(?:you|You|readers|one) (?:will|['’]ll) (?:see(?! us\b)|find|notice|know|remember"
        r"|agree|be aware)|will tell you",
        -0.45,
        "is rhetoric",
        needles="job see future days tomorrow destiny god history time nobody no never remember"
        " readers you one tell aware",
    ),
    cue(
        r"remarkable|impressive|pivotal|cutting-edge|prowess|visionary|unparalleled",
        -0.15,
        "is praise",
        needles="remarkable impressive pivotal cutting prowess visionary unparalleled",
    ),
)
AGAINST: Final = CueFinder(_AGAINST)
"""What weighs against a claim wherever it stands in its clause."""
