"""What people are called by their office, and for whom each office speaks: as data."""

import re
from enum import Enum
from typing import Final


class Speaks(Enum):
    """For whom somebody speaks by office."""

    COMPANY = "company"
    GOVERNMENT = "government"
    HIMSELF = "himself"
    """Who sits in a parliament or runs for office."""
    OBSERVER = "observer"
    """Who says what others will do: the word is that of a house, or one's own."""
    ANYBODY = "anybody"


_OFFICES: Final = (
    (
        Speaks.OBSERVER,
        r"[Aa]nalysts?|[Ee]conomists?|[Ss]trategists?|[Tt]raders?|[Pp]rofessor|[Ss]cientist"
        r"|[Rr]esearcher|[Hh]istorian",
    ),
    (
        Speaks.HIMSELF,
        r"(?:[Dd]istrict|[Cc]ounty|[Cc]ity|[Pp]rosecuting|[Ss]tate['’]s) [Aa]ttorney"
        r"|[Ff]irst (?:[Ll]ady|[Gg]entleman)|[Ss]enator|Sen\b|Reps?\b|Sens\b|[Rr]epresentative"
        r"|[Cc]ongress(?:man|woman)|MPs?\b|MEP|MLA|TD|[Bb]ackbencher"
        r"|(?:[Mm]ajority|[Mm]inority|[Oo]pposition|[Ss]hadow) (?:\w+ ){0,3}"
        r"(?:[Ll]eader|[Mm]inister|[Ss]ecretary|[Cc]hancellor|[Tt]reasurer|[Ss]pokes\w+)"
        r"|[Cc]ouncill?or|Cllr|[Cc]ouncil ?[Mm]ember|[Cc]ouncil(?:man|woman)|Alderman"
        r"|[Cc]andidate|[Mm]ember(?= for)|[Nn]ominee|[Aa]ctivist"
        r"|[Cc]ampaigner|[Ll]awmaker|[Jj]udge",
    ),
    (
        Speaks.GOVERNMENT,
        r"(?<!Senior )(?<!Executive )Vice President(?! of| and| for)|(?:[Pp]rime )?[Mm]inister"
        r"|[Gg]overnor|Gov\b|PM\b|(?<!ice-)(?<!ice )[Cc]hancellor|[Pp]remier|[Tt]reasurer"
        r"|(?<!ice )(?<!ice-)President(?! of| and C)|[Mm]ayor|Taoiseach|Administrator"
        r"|Attorney General|Ambassador"
        r"|(?:[Hh]ome|[Ff]oreign|[Hh]ousing|[Hh]ealth|[Dd]efen[cs]e|[Ee]nergy|[Tt]ransport(?:ation)?"
        r"|[Ee]ducation|[Tt]reasury|[Bb]usiness|[Tt]rade|[Ii]nterior|[Ll]abou?r|[Ee]nvironment"
        r"|[Cc]ommerce|[Jj]ustice|[Aa]griculture|[Cc]ulture|[Ss]tate|[Cc]abinet|[Pp]ress)"
        r" [Ss]ecretary"
        r"|[Ss]ecretary of (?:[Ss]tate|[Dd]efense|[Ee]nergy|the)|[Cc]ommissioner",
    ),
    (
        Speaks.COMPANY,
        r"C[EFOTI]O|[Cc]hair(?:man|woman|person)?|[Pp]resident|[Cc]hief \w+|[Cc]hief(?! \w)"
        r"|(?:[Ff]inance|[Oo]perations|[Mm]arketing|[Pp]olicy|[Uu]nion) [Cc]hief"
        r"|[Dd]irector"
        r"|(?:co-?)?[Ff]ounder|[Mm]anager|[Ee]xecutive|[Ss]pokes(?:man|woman|person)|[Hh]ead"
        r"|[Ss]ecretary|Partner|(?:managing|senior) partner|[Bb]oss|[Oo]wner|EVP|SVP|VP|[Ll]eader"
        r"|[Vv]ice[- ][Cc]hancellor|[Pp]rincipal|[Pp]rovost|[Rr]ector|[Ss]uperintendent"
        r"|[Cc]ity [Ee]ngineer|[Hh]eadteacher",
    ),
    (Speaks.ANYBODY, r"Mr|Mrs|Ms|Dr|Shri|Smt|Sir|Dame|Lord|Lady|Baroness|Prof|Justice|Hon"),
)
ORDER: Final = tuple(whose for whose, _ in _OFFICES)
"""Which of several offices says for whom somebody speaks."""
TITLE: Final = re.compile(
    r"(?<!\w)(?:"  # and no \b, at which all of them would be tried behind each word, too
    + "|".join(f"(?P<{whose.name}>{words})" for whose, words in _OFFICES)
    + r")(?![\w-])"
)
_ENDINGS: Final = """
administrator ambassador co-leader representative reps sens general analyst baroness boss ceo chief
cfo chair chairman chairperson chairwoman chancellor cio co-founder commissioner congressman
congresswoman coo councillor cto dame director dr economist evp executive founder gov governor head
hon justice judge lady lawmaker leader lord manager mayor mep minister mla mp mr mrs ms nominee
candidate shri smt officer owner partner pm premier president prof professor rep researcher
scientist secretary sen senator sir spokesman spokesperson spokeswoman strategist svp taoiseach td
trader treasurer vp vice-chancellor principal provost rector headteacher councilor member
councilmember councilman councilwoman alderman superintendent engineer cllr
attorney
"""
LAST_WORDS: Final = frozenset(_ENDINGS.split())
"""The words that end a title: quicker to see than the title is."""

_TITLES: Final = """
President Chairman Chief Executive Officer Director Minister Prime Secretary Senator Spokesman
Spokeswoman Spokesperson Analyst Economist Deputy Vice Governor Treasurer Chancellor Premier Mayor
Speaker Commissioner Chair Chairwoman Chairperson CEO CFO COO CTO CIO EVP SVP VP MP MEP PM MLA TD
Sen Rep Gov Rt Hon Honourable Honorable Mr Mrs Ms Dr Shri Smt Sir Dame Lord Lady Baroness Prof
Professor Taoiseach Congressman Congresswoman Leader Founder Co-founder Co-Founder Strategist
Manager Head Managing Senior Administrator Under-Secretary Undersecretary Member Councilmember
Councilman Councilwoman Councilor Councillor Alderman Superintendent Engineer Ambassador
Representative Reps Sens Co-leader Cllr Attorney-General Governor-General Secretary-General
Director-General Lieutenant-General Major-General Lieutenant Colonel Sergeant Brigadier Archbishop
Detective Inspector Judge Sheriff Coordinator Adviser Advisor Scientist Commander Coroner Reverend
Skipper Vice-President Vice-Chair Hon
"""
TITLES: Final = frozenset(_TITLES.split())
"""Title words with a capital, which part two names: “Apple CEO Steve Jobs”."""
MINISTERIAL: Final = frozenset(
    ("Minister", "Secretary", "Commissioner", "Spokesman", "Leader", "Member")
)
"""Titles before which the name of a field belongs to the title: “Defense Secretary”."""
