"""How the subject of a clause is worded where it is no name: pronouns, “the company”, as data."""

import re
from typing import Final, Literal, NamedTuple

from claimcheck.extract.text.quick_pattern import worded

Kind = Literal[
    "party",
    "person",
    "owner",
    "we",
    "it",
    "he",
    "ours",
    "itself",
    "its",
    "group",
    "groups",
    "many",
    "government",
    "body",
    "crowd",
    "thing",
]


class Subject(NamedTuple):
    """What the words before a cue are about."""

    kind: Kind
    text: str
    """The words that say so; of a party, its name."""
    start: int
    end: int


FIRST: Final = (
    "I(?<!Phase I)(?<!phase I)(?<!Part I)(?<!Stage I)(?<!stage I)(?<!Class I)(?<!Tier I)"
    "(?<!Title I)"
)
"""The word “I” that is no number."""
PRONOUN: Final = worded(
    rf"\b(?:(?P<we>[Ww]e|{FIRST})"
    r"|(?P<it>[Ii]t|[Tt]hey)|(?P<he>[Hh]e|[Ss]he|[Ww]ho))"
    r"(?:['’](?:s|re|ll|ve|m|d))?(?: (?:all|both|also|now|then|therefore|still|each|\w+ly))?"
    r"(?: (?:is|are|am|was|were) [“\"])? ?$",
    "we i it they he she who",
)
IMPERSONAL: Final = re.compile(
    r"[Ii]t(?:['’]s| is| was| would be| will be| has been)"
    r"(?: (?:\w+ly|also|now|still|not|very|so|too|always))* "
    r"(?:(?:expected|hoped|feared|thought|believed|understood|anticipated|estimated|likely|unlikely)"
    r"(?! to\b)|(?:possible|impossible|clear|unclear|important|necessary|essential|vital|hard"
    r"|difficult|easy|nice|good|better|best|great|right|wrong|time|early|our|my|their)\b)"
    r"|[Ii]t (?:seems|appears|takes|depends)\b"
)
"""“It” that means nobody: “it is hoped that”, “it is our aim to”."""
IN_OFFICE: Final = re.compile(
    r"\b[Tt]he (?:(?!vice|deputy)[a-z]+ ){0,2}(?:[Pp]resident|[Pp]rime [Mm]inister|[Pp]remier"
    r"|[Cc]hancellor|[Mm]ayor|[Gg]overnor|[Mm]inister|[Ss]ecretary|[Ss]enator|CEO|PM"
    r"|chief executive|candidate|[Tt]reasurer|[Cc]ommissioner|[Aa]mbassador|[Aa]ttorney [Gg]eneral"
    r"|[Ff]irst (?:[Ll]ady|[Gg]entleman)|King|Queen|Pope|Speaker)"
    r"(?: (?:also|now|then|has|had|\w+ly))* ?$"
)
"""Somebody called by office: “the president has also promised”."""
OPENING: Final = re.compile(r"[\s“\"]*(?:(?P<we>We|I)|(?P<it>It|They)|(?P<he>He|She)) ")
"""The subject of the words that a clause like “with a target of” belongs to."""
LEADING: Final = re.compile(
    r"[\s“\"]*(?:(?P<we>[Ww]e|I)|(?P<it>[Ii]t|[Tt]hey)|(?P<he>[Hh]e|[Ss]he)) "
)
"""The subject of a verb before the cue: “we announced a plan to”."""
CONTRACTED: Final = re.compile(
    r"(?P<we>[Ww]e|I)['’]|(?P<it>[Ii]t|[Tt]hey) ?['’]|(?P<he>[Hh]e|[Ss]he)['’]"
)
"""A cue that begins with its subject: “We'll”."""
POSSESSIVE: Final = worded(
    r"\b(?:(?P<ours>(?:[Oo]ur|[Mm]y)(?! (?:\w+ )?(?:[Gg]overnment|administration)\b))"
    r"|(?P<its>[Ii]ts|[Tt]heir)|(?P<he>[Hh]is|[Hh]er))\b",
    "our my its their his her",
)
GROUP: Final = worded(
    r"\b(?:[Tt]he|[Tt]his|[Tt]hat(?! the))"
    r"(?P<how>(?: (?!of\b|in\b|to\b|for\b|and\b)[\w’'-]+){0,3}?)"
    r" (?P<noun>company|firm|group|\w+maker|pharma"
    r"|biotech|manufacturer|bank|agency|airline"
    r"|ministry|board|party|maker|retailer|council|union|startup|start-up|city|management|utility"
    r"|producer|developer|supplier|operator|giant|insurer|lender|conglomerate|department|authority"
    r"|commission|regulator|institute|university|fund|foundation|coalition|campaign"
    r"|federation|association|charity|hospital|carrier|brewer|miner|studio|chain|\w*builder|lab|airport"
    r"|grocer|supermarket|publisher|broadcaster|contractor|distributor|landlord|laboratory|society"
    r"|school|college|club|trust|port|railway|newspaper|museum|theatre"
    r"|alliance|consortium|league|committee|watchdog|cooperative|co-operative"
    r"|country|nation|business|brand|label|provider|vendor|refiner|exporter)\b"
    r"(?![’'-]| of \d| (?!(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*day)[A-Z])",
    "the this that",
)
GROUP_OWNING: Final = re.compile(GROUP.pattern.pattern.rpartition("(?![’'-]")[0] + r"(?=['’]s? )")
"""Such a party where it owns the subject: “the party’s pledge”."""
GROUPS: Final = worded(
    r"\b(?:[Tt]he|[Bb]oth|[Tt]hese)(?: two)? (?:companies|firms|parties|partners|groups)\b",
    "companies firms parties partners groups",
)
ITSELF: Final = worded(
    r"\b(?:[Tt]he (?:Group|Company|Board|Bank|Council|Fund|Commission|Trust|Ministry|Department"
    r"|Agency|Authority|University|Association|Union|Committee|Foundation|Institute|City|County"
    r"|Corporation|Federation|College|Court)(?! of\b| (?:and |for )?[A-Z])|Management)\b",
    "group company board bank council fund commission trust ministry department agency authority"
    " university association union committee foundation institute corporation federation college"
    " court city county management",
)
"""How a report calls the party whose it is, and others a party that they named in full."""
BODY: Final = worded(
    r"\b[Tt]he ((?:\w+ )?(?:central bank|legislature|parliament|assembly|court)"
    r"|(?:state|judge|jury|tribunal|inquiry|senate|army|navy|military|police|opposition|junta)"
    r"(?=(?: (?:has|also|now|then))? ?$))\b",
    "central legislature parliament assembly court state judge jury tribunal inquiry senate army"
    " navy military police opposition junta",
)
CROWD: Final = worded(
    r"(?:(?<!['’])\b[\w-]+ )?"
    r"\b(?:[Aa]nalysts|[Ee]conomists|[Ee]xperts|[Ff]orecasters|[Oo]bservers)\b"
    r"(?: (?:polled|surveyed|questioned) by \w+(?: \w+)?)?(?=(?: \w+)? ?$)",
    "analysts economists experts forecasters observers",
)
_FIELD: Final = (
    r"(?:(?:foreign|defen[cs]e|finance|health|interior|energy|trade|tax|state|city|local|federal"
    r"|transport|industry|education|competition|financial|antitrust|drug|safety|aviation|nuclear"
    r"|election|border|public) )?"
)
KIND: Final = worded(
    rf"(?:The )?([A-Z][\w.]+(?:['’]s)? {_FIELD}(?:companies|firms|banks|airlines|carmakers"
    r"|retailers|utilities|unions|authorities|regulators?|officials|prosecutors|ministers|lawmakers"
    r"|police|ministry|central bank|parliament|military))\b",
    "companies firms banks airlines carmakers retailers utilities unions authorities regulator"
    " regulators officials prosecutors ministers lawmakers police ministry central parliament"
    " military",
)
PLACE: Final = re.compile(
    r"\b(?:(?:in|at|from|to|near|within|across|by|with|of|for|on|under|into|over|about|against"
    r"|between|through|during|after|before|until|since|including|such as|via"
    r"|dubbed|called|named|codenamed|branded|like|told|tells|alongside)"
    r" (?:(?!(?:the )?(?:year|quarter|month|week|decade|century|summer|autumn|spring|winter|fall"
    r"|end|which|whom)\b)"
    r"[a-z][\w-]* ){0,3}|at \d[\d,]* )$",
    re.I,
)
