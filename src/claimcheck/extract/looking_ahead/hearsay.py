"""What is told only as hearsay: a report that is denied, or words that nobody has said."""

import re
from typing import Final

from claimcheck.extract.looking_ahead.cues import Head
from claimcheck.extract.text.quick_pattern import worded

_REPORT: Final = (
    r"(?:(?:[Rr]eport|[Cc]laim|[Ss]uggestion|[Aa]ssertion|[Aa]llegation|[Rr]umou?r|[Ii]dea"
    r"|[Aa]ccusation|[Pp]rediction|[Ww]arning)s?|[Ss]tor(?:y|ies)|[Tt]alk|[Nn]ews|[Ss]peculation)"
)
_THAT: Final = r"(?:that|of|about|saying|claiming|suggesting)"
_FALSE: Final = (
    r"(?:(?:false|untrue|wrong|baseless|groundless|unfounded|fabricated|fake|incorrect|inaccurate"
    r"|invented|nonsense|made up|mistaken|misleading|bogus|rubbish|absurd|not true|premature"
    r"|overblown|exaggerated)\b"
    r"|(?:an? )?(?:\w+ )?(?:lie|hoax|myth|fiction|invention|fabrication|falsehood)s?\b"
    r"|wide of the mark|without (?:foundation|basis|substance))"
)
_CALLED_FALSE: Final = worded(
    rf"(?:(?:\b{_REPORT} {_THAT}\b|^\W*That\b)(?:[^;,.]|(?<=\d)[,.](?=\d)){{0,200}}?"
    rf"|[“\"][^“”\"]*[”\"])"
    rf" (?:(?:is|are|was|were|has been|have been|as|proved|turned out)(?: to be)?"
    rf"(?: \w+ly| all| simply| just| \w+ and)? {_FALSE}|(?:proved|turned out) otherwise)",
    "false untrue wrong baseless groundless unfounded fabricat fake incorrect inaccurate invent"
    " nonsense made mistaken misleading bogus rubbish absurd true premature overblown"
    " exaggerat lie lies hoax myth fiction falsehood wide without otherwise",
)
"""“Reports that it will close are baseless”, “That it will close is untrue”."""
_TALKED_DOWN: Final = worded(
    r"\b(?:(?:quash|scotch|refut|rubbish|contradict|debunk|downplay|rebut)\w*"
    r"|play(?:s|ed|ing)? down|pour(?:s|ed|ing)? cold water on|(?:knock|sho?t|slap)\w* down"
    r"|laugh(?:s|ed|ing)? off|(?:shrug|brush|wav)\w* (?:off|aside)"
    r"|(?:call|brand|label|describ)(?:s|es|ed|l?ed|l?ing)?(?! (?:for|on|off|in)\b))"
    rf" (?:[\w’'-]+ ){{0,4}}?{_REPORT} {_THAT}\b",
    "quash scotch refut rubbish contradict debunk downplay rebut play plays played playing pour"
    " knock shot shoot slap laugh shrug brush waved waving call calls called calling brand label"
    " describ",
)
"""“Acme poured cold water on talk that it will close”."""
_THEN_DENIED: Final = worded(
    r"[,;]? (?:(?:a|the) (?:\w+ )?(?:report|claim|story|rumou?r|suggestion)"
    r"|which(?! (?:has|have|had|also|later)\b)|something"
    r"|according to [^;]{0,60}?\b(?:that|which)) (?:[\w.’'-]+ ){1,4}"
    r"(?:den(?:y|ies|ied)|disput(?:e|ed|es)|refut(?:es|ed))"
    r"(?=[\W]*$|[,.;]| (?:on|in|to|last|this|yesterday|today|\w+day)\b)",
    "deny deni disput refut",
)
"""“…, a report that Acme denied”."""
_NOT: Final = (
    r"(?:(?:not|never|no longer|cannot|\w*n['’]t)(?! (?:only|just|merely|simply)\b)|without"
    r"|(?:stop|quit|refrain|ceas|fall|fell|declin|refus|fail|hesitat)\w*(?: short)?"
    r"(?: of| from| to)?|(?:unable|unwilling|reluctant|yet) to|rather than|instead of)"
)
_SAID: Final = r"(?:said|says|added|adds|announced|promised|vowed|pledged|confirmed)"
_UNSAID: Final = re.compile(
    rf"\b{_NOT} (?:(?:yet|ever|also|even|be|been|being|publicly|\w+ly) )*"
    r"(?:sa(?:y|ys|id|ying)|insist|claim|confirm|stat(?:e|ed|ing)|announc|told|tell|assert|argu"
    r"|suggest|admit|indicat|disclos|reveal|decid|explain|rul(?:e|ed|ing)|drawn)\w*"
    r"(?: (?!(?:but|and|yet) )[\w.’'-]+){0,4}? (?:that|when|how|if|whether|what|who|where"
    r"|(?:it|they|he|she|we)(?= (?:\w+ )?$))\b"
    rf"(?:(?! (?:but|yet|though|although|and {_SAID}) )[^,;])*$"
)
"""“has not said that”, “stopped short of saying when”."""
_NEAR: Final = 100
"""Within so many characters of a cue stands the denial of who would have said it."""


def gainsaid(sentence: str, start: int, end: int, head: Head) -> bool:
    """Whether what a cue tells of is a report that is denied, or is said by nobody."""
    called = _CALLED_FALSE.finditer(sentence, start)
    if any(one.start() <= head.start < one.end() for one in called):
        return True
    before = max(start, head.start - _NEAR)
    return (
        _TALKED_DOWN.search(sentence, before, head.start) is not None
        or _UNSAID.search(sentence[before : head.start]) is not None
        or _THEN_DENIED.search(sentence, head.end, end) is not None
    )
