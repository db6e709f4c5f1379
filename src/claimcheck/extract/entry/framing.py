"""What an article puts around a claim: datelines, connectives, who said it. As data."""

import re
from typing import Final

from claimcheck.extract.text.speech import SPEECH

_MONTH: Final = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_NAME: Final = r"[A-Z][\w.’'&-]*(?: [\w.’'&-]+){0,8}"
_THEN: Final = (
    r"(?: (?:on|in|at|last|this|earlier|during|to|today|yesterday"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b[^,]*?)?"
)

_DATELINE: Final = (
    r"(?=.{0,80}(?:\d|[A-Z]{3}|\()) *(?:[A-Z][\w.’'-]*(?:,? [A-Z][\w.’'-]*){0,4}[,.]? ?)?"
    rf"(?:\(?(?:{_MONTH} \d{{1,2}}|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH})(?:,? \d{{4}})?\)?,? ?)?"
    r"(?:[(/][\w .,’'/-]{2,60}[)/] ?)?(?:--|[—–]|- )\s*(?=[A-Z“\"])"
)
"""“OSLO, Nov 5 (Reuters) –”, “London, 5 November 2024 –”."""
_CONNECTIVE: Final = (
    r"(?:(?:Furthermore|However|Moreover|Additionally|In addition|Meanwhile|As a result|In fact"
    r"|Nevertheless|Nonetheless|Therefore|Thus|Hence|Consequently|Finally|Lastly|Firstly|Secondly"
    r"|First|Second|Third|At the same time|That said|For example|For instance|In turn|In particular"
    r"|Similarly|Likewise|Besides|Overall|In short|Indeed|Of course|Importantly|Notably|Also"
    r"|On top of that|To that end|To this end|With this|Then|In conclusion|Again|Now|Plus), "
    r"|(?:But|And|So|Yet|Also|and|but|while|as)(?: also)?,? "
    r"|(?:at|by) which (?:time|point|date|stage) )"
)
BESIDE: Final = re.compile(
    r"(?:As|While|Although|Though) (?!(?:an?|part|of|well|soon|long|for|if|to)\b)(?=(?:\S+ ){1,4}$)"
)
"""What leads a clause that another stands beside: “As Acme prepares”."""
_OPENING: Final = r"[\s•*–—·▪‣◦\"“”'‘`-]+"
AHEAD: Final = re.compile(rf"{_OPENING}|{_DATELINE}|{_CONNECTIVE}|According to [^,]+, ")
"""One of those, or whom a claim is told by."""
BEHIND: Final = re.compile(
    r"(?:(?:,|[,.]?[”\"])[”\"'’]*,? ?"
    rf"(?:(?:he|she|they|it|{_NAME})(?:, [^,]+,)? (?:{SPEECH.pattern})"
    rf"|(?:{SPEECH.pattern}) (?:{_NAME}|he|she)(?:, [^,]+)?)|,? according to [^,]+)"
    rf"{_THEN}[.”\"'’\s]*$"
)
"""“…, he said on Monday.”"""
FRAME: Final = re.compile(
    rf".*\b(?:{SPEECH.pattern}){_THEN}(?:,? that\b|:|,)? ?[“\"]?",
)
"""“Mr Lee said on Monday that”, ahead of what was said."""
WHEN: Final = re.compile(
    r"(?:^|.*, )(?P<when>(?:By|In|Over|Within|From|Starting|Beginning|During|Through|Until|Next"
    r"|This|Later|On|At|by|in|over|within|from)\b[^,]{2,50}, )$"
)
"""What stands ahead of a subject and belongs to the claim: “By 2030,”."""
TRAILING: Final = re.compile(
    r", (?!aiming|planning|targeting|seeking|including|excluding|starting|beginning)[a-z]+ing\b"
    r"[^\d]*$"
)
"""What a sentence adds behind the claim: “…, positioning the company to …”."""
