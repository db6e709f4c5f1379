"""Words that expect something, or give an outlook: as data."""

from typing import Final

from claimcheck.extract.looking_ahead.cues import BE, HAVE_DONE, Cue, cue
from claimcheck.extract.looking_ahead.verbs import INFINITIVE

_WHEN: Final = (
    r"(?:in|by|on|for|from|during|within|before|later|early|late|mid|next|this|around|at|to|until"
    r"|sometime|towards?|as early as|no later)"
)
_OUTLOOK: Final = (
    r"(?:(?:[Gg]uidance|[Oo]utlook|[Ff]orecast|[Pp]rojection|[Ee]xpectation"
    r"|(?:base|central) (?:case|scenario))s?"
    r"|guide(?= (?:of|for|is)))"
)
_AMOUNT: Final = r"(?=[^.;]{0,60}?(?:[$€£¥%]|\b(?!(?:19|20)\d\d\b)\d))"
"""Without a number an outlook says nothing: “the outlook for the economy”."""
FORECASTS: Final[tuple[Cue, ...]] = (
    cue(
        rf"{BE} (?:expected|anticipated|projected|forecast|forecasted|predicted|likely|bound"
        r"|estimated|planned|targeted|seen|assumed|earmarked)(?:''|'')?(?: '')? (?:to(?! (?:say"
        r"|tell|add)\b)|for"
        r"|that|in|(?<!targeted )at|at(?= [$€£¥\d])|by)"
        rf"|{BE} aimed to|(?<!as ){BE} (?:expected|anticipated|planned)(?! (?:to|that))"
        r"|(?<!was )(?<!were )(?<!been )(?<!than )(?:expected|projected|forecast|anticipated"
        r"|estimated|(?<!more )(?<!less )likely) to"
        r"(?! (?:say|tell|add)\b)",
        0.5,
        "is expected to",
        "forecast",
        needles="expected anticipated projected forecast predicted likely bound estimated planned"
        " targeted seen assumed earmarked aimed",
    ),
    cue(
        r"(?:expects?|anticipates?|predicts?|foresees?"
        r"|(?<!'s )(?<!’s )(?<!the )(?<!The )(?<!its )(?<!these )(?<!those )(?<!their )(?<!our )"
        r"(?<!two )(?<!three )(?<!other )(?<!new )(?:forecasts?"
        r"|projects(?= (?:an?\b(?! (?:hour|day|week|month|quarter|year)\b)"
        r"|that (?:the|an?|its?|their|they|[\w-]+ will)\b"
        r"|(?!(?:that|which|in|for|of|at|and|or|to|with|on|by|from)\b)(?:[\w’'-]+ ){0,3}?(?:revenue"
        r"|sales|earnings|profit|growth|income|demand|output|production|margins?|EPS|EBITDA"
        r"|losses)\b)))"
        r"|(?:(?:is|are|am|['’](?:re|m|s))(?: \w+)?|,) (?:expecting|predicting|anticipating"
        r"|forecasting"
        r"|projecting|estimating|guiding))(?= )(?! (?:agency|agencies|error|period|horizon"
        r"|service)s?\b)",
        0.5,
        "expects something",
        "forecast",
        needles="expect anticipat predict forecast foresee projec estimating guiding",
    ),
    cue(
        rf"(?<!than )(?<!as )(?<!\b[Ww]e )"
        rf"(?:expected|anticipated|projected|predicted|estimated|planned"
        r"|targeted(?! at (?![$€£¥\d])))"
        rf"(?: (?:now|only|again))?(?= {_WHEN}\b)|expected mid-?",
        0.35,
        "is expected",
        "forecast",
        needles="expected anticipated projected predicted estimated planned targeted",
    ),
    cue(
        r"(?<!than )(?<!as )(?<!was )(?<!were )(?:expected|anticipated|planned"
        r"|projected) [A-Za-z]\w+",
        0.2,
        "is expected",
        "forecast",
        needles="expected anticipated planned projected targeted",
    ),
    cue(
        rf"{_OUTLOOK}(?: range)?(?: for [\w ’'-]{{2,30}}?)?"
        r" (?:(?:of|for|is|are|remains?|at|between"
        r"|to(?= (?:be|an? |about|around|approximately|between|the range|[$€£\d])))"
        rf"{_AMOUNT}|calls for|(?:is|are|remains?) (?:for|that)\b)",
        0.5,
        "gives an outlook",
        "forecast",
        needles="guidance outlook forecast guide projection expectation base central",
    ),
    cue(
        r"(?:[Gg]uidance|[Oo]utlook|[Ff]orecast|[Pp]rojections?)(?: (?:now|also|still))?"
        r" (?:(?:continues? to )?(?:assumes?|impl(?:y|ies)|anticipates?|contemplates?|reflects?"
        r"|incorporates?)|includes the assumption)",
        0.5,
        "gives an outlook",
        "forecast",
        needles="guidance outlook forecast projection",
    ),
    cue(
        r"(?:rais|lift|increas|lower|cut|reduc|trim|narrow|updat|revis|maintain|reaffirm|reiterat"
        r"|affirm|confirm|tighten)\w* (?:its|our|the|their|his|her)(?: [\w’-]+){0,6}?"
        rf" (?:(?:expected|anticipated|projected)(?: [\w’-]+){{1,5}}?(?= (?:range|of|to"
        rf"|at)\b{_AMOUNT})"
        rf"|{_OUTLOOK}(?: range)?(?: for [\w ’'-]{{2,30}}?)? (?:from|to|by)\b{_AMOUNT})",
        0.5,
        "gives an outlook",
        "forecast",
        needles="rais lift increas lower cut cuts cutting reduc trim narrow updat revis maintain"
        " reaffirm reiterat affirm confirm tighten",
    ),
    cue(
        r"(?:[Gg]uidance|[Oo]utlook|[Ff]orecast|[Tt]arget)s?(?: \w+){0,3}?"
        r" (?:was|were|is|are|has been|have been)"
        r"(?: \w+)? (?:lifted|raised|increased|lowered|cut|reduced|trimmed|narrowed|set|reaffirmed"
        r"|maintained|upped) (?:to|at|by)",
        0.5,
        "gives an outlook",
        "forecast",
        needles="guidance outlook forecast target",
    ),
    cue(
        r"(?:guide[sd]?|guiding) (?:to|for|towards?|us to|investors to)",
        0.5,
        "gives an outlook",
        "forecast",
        needles="guide guiding",
    ),
    cue(
        r"(?<!that )(?<!which )(?<!who )could(?! (?:have|not|only|also|well|be)\b)"
        r"(?![^;]{0,200}\b(?:if|unless|provided|as long as|depending on"
        r"|should (?:the|it|they|he|she|an?))\b)",
        0.2,
        "says “could”",
        "forecast",
        needles="could",
    ),
    cue(
        r"(?:[Ww]e|I) (?P<at>)(?:now |also |still |continue to |(?:do not|don['’]t) )?(?:see|model"
        r"|assume|estimate|look for|pencil in)|(?:does not|doesn['’]t) (?:fore)?see",
        0.35,
        "expects something",
        "forecast",
        needles="see foresee model assume estimate look pencil",
    ),
    cue(
        rf"{BE} (?:(?:going|gon) (?:to(?! (?:(?:the|an?)\b|[A-Z]|be (?:honest|clear)))|na)|gonna)",
        0.5,
        "says “going to”",
        "forecast",
        needles="going gon gonna",
    ),
    cue(
        rf"should (?!{HAVE_DONE}|they|it|we|he|she|not|read|know"
        r"|note|remember|acknowledge|recogni[sz]e|understand|celebrate|thank|ask|consider|check"
        r"|be (?:read|able|aware|noted|classed|given"
        r"|treated))\w+",
        0.3,
        "expects something",
        "forecast",
        needles="should",
    ),
    cue(r"(?:more|less) likely to", 0.15, "is expected", "forecast", needles="likely"),
    cue(
        r"points? to|pointing to|(?:bullish|bearish|upbeat|optimistic|pessimistic)"
        r" (?:on|about|that)",
        0.15,
        "expects something",
        "forecast",
        needles="point bullish bearish upbeat optimistic pessimistic",
    ),
    cue(
        r"payable (?:on|in|by)|[Oo]ur (?:model|forecast|base case) (?:assumes|implies|points to)",
        0.35,
        "names something to be done",
        "forecast",
        needles="payable model forecast base",
    ),
    cue(
        r"(?:he|she|it|they) (?P<at>)(?:expected|anticipated|intended|aimed|planned|hoped)"
        r"|(?:planned|intended|hoped|aimed) to"
        r"|(?:was|were) (?:\w+ )?(?:planning|aiming|looking|expecting|targeting|working|preparing"
        rf"|intending|going|on track|committed) (?:to|for|on|towards?)|(?:was"
        rf"|were) set {INFINITIVE}",
        0.3,
        "reports what was expected",
        "forecast",
        needles="expect anticipated inten aimed plan hoped aiming looking target work preparing"
        " going track committed set",
    ),
    cue(
        r"should(?: also| now| then| \w+ly)? (?:experience|ease|lead to|result in|translate into"
        r"|reach"
        r"|allow|enable|arrive|recover|rebound|benefit from|generate|yield|last|come down|pick up"
        r"|moderate|stabili[sz]e|be (?:up|down|available|ready|complete|operational|finished))",
        0.5,
        "expects something",
        "forecast",
        needles="should",
    ),
    cue(
        r"should (?:be|remain|come in|end up|land) (?:in the|at|between|around|approximately"
        r"|about|roughly)",
        0.5,
        "expects something",
        "forecast",
        needles="should",
    ),
)
