"""How a sentence shows that a name in it acts: the verb behind it, or what it owns."""

import re
from typing import Final

from claimcheck.extract.names.nations import is_nation
from claimcheck.extract.names.proper_names import Name
from claimcheck.extract.text.quick_pattern import one_of

_SAYING: Final = """
said says say announced announces stated told agreed promised promises pledged pledges vowed vows
declared reported warned forecasts predicts predicted estimates estimated confirmed
claims committed commits hopes added adds testified
"""
_DOING: Final = """
plans planned aims aimed intends expects targets wants seeks preparing planning aiming targeting
working developing launching building rolling looking partnering exploring bought purchased acquired
offered sold signed launched unveiled introduced opened invested raised hired partnered secured won
joined released filed submitted delivered adopted proposed anticipates foresees envisions investing
opening adding hiring expanding spending buying closing cutting acquiring selling constructing
recruiting introducing seeking hoping funding financing backing set backs backed supports supported
sets revealed reveals outlined outlines maintained maintains reaffirmed reaffirms reiterated
reiterates raises lifts lifted cuts advances delivers submits files opens launches unveils
introduces acquires buys invests signs wins partners joins releases publishes receives received
adopts proposes ends drops scraps bans hires names appoints rejects denies warns advises urges asks
"""
_AHEAD: Final = """
seek invest build spend hire cut provide offer pay buy acquire sell create give fund lower raise
introduce publish ask use report launch deliver produce expand install contract partner develop
supply repeal legislate ban abolish consider present announce unveil host join deploy make
manufacture add lend borrow recruit appoint submit file apply enroll hold table sign merge issue
pursue phase switch adopt implement establish form decide meet review announce debate negotiate
legislate resubmit conduct consult oversee base act retain assume manage distribute commercialize
commercialise license pilot recall name veto sue sack pardon nominate vaccinate stream
broadcast teach enforce reject refuse donate repay refund redeem prosecute deport extradite order
import export lease rent inspect audit tender procure refurbish redevelop demolish rebuild resurface
visit oppose sponsor
"""
_TO_SOMETHING: Final = """
open reopen close start begin double triple halve cut reduce increase expand extend plant train
convert replace run keep retire upgrade complete finish move bring take use operate resume release
"""
"""Verbs that tell of an act where they have an object: “will open 20 stores”."""
_OBJECT: Final = (
    r" (?:an?|the|its|their|his|her|another|more|new|about|up|at|over|nearly|some|all|both|every"
    r"|two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds|thousands|\w+ing|\d|[$€£¥]"
    r"|(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Jan|Feb|Mar|Apr|May\b|Jun|Jul|Aug|Sep|Oct|Nov"
    r"|Dec|Christ|East)[A-Z][a-z])"
)
_VERBS: Final = one_of((*_SAYING.split(), *_DOING.split()))
_WILL: Final = one_of(_AHEAD.split())
_WITH_OBJECT: Final = one_of(_TO_SOMETHING.split())
_APPOSED: Final = (
    r"(?: (?:province|county|region|team|project|community|consortium|alliance|network))?"
    r"(?: ?\([^()]{1,40}\))?"
    r"(?: ?, (?:which|who|whose|an?|the|its|another|one|based|[A-Z]\w+['’]s)\b[^,]{1,120},"
    r"(?:[^,]{1,60},){0,2}?"
    r"| ?, [\w.]+ ?(?=,))?(?: ?,)?"
)
_ADVERBS: Final = (
    "also|now|today|has|have|had|recently|reportedly|currently|already|yet|always|never|long|just"
    "|still|again|first|all|both|itself|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
)
_ALSO: Final = rf"(?: (?:{_ADVERBS}))*"
_IS: Final = rf"(?: (?:is|are|{_ADVERBS}))*"
_ACTIVE: Final = one_of(("committed", *(one for one in _DOING.split() if one.endswith("ing"))))
"""What is an act behind “is”: “is planning”, and not “is set” or “is launched”."""
_FORECAST: Final = r"(?<!is )(?<!are )(?<!was )(?<!been )forecast"
_NOUN_S: Final = r" (?:of|are|were|will|would|have|suggest|show|indicate|imply|include)\b"
"""What stands behind a noun that could be a verb: “the Acme releases of May”."""
_TO: Final = r"(?:will|would|(?:(?:expected|due|set|scheduled|likely|going) )?to)"
_ACTS: Final = re.compile(
    rf"{_APPOSED}(?:{_ALSO} (?:{_VERBS}|{_FORECAST}|looks? to)\b(?!{_NOUN_S})|{_IS} (?:{_ACTIVE})\b"
    rf"|{_IS} {_TO} (?:not |also |now |soon |\w+ly )?(?:(?:{_WILL})\b"
    rf"|(?:{_WITH_OBJECT})(?: (?:up|out|over|back|down|off))?(?={_OBJECT})))"
    rf"| ?,? (?:who|which)(?: also| has| have)*"
    rf" (?:(?:{_VERBS})|{_TO} (?:also |now |not )?(?:{_WILL}))\b"
)
"""What stands behind the name of whoever acts, be it “…, who announced its targets”."""
_SAYS: Final = re.compile(rf"{_APPOSED}{_ALSO} (?:{_VERBS})\b")
_SPEAKS: Final = re.compile(rf"{_APPOSED}{_ALSO} (?:{one_of(_SAYING.split())})\b")
_PLURAL_ACTS: Final = re.compile(
    rf"{_APPOSED}(?: (?:also|now|have))*"
    r" (?:plan|aim|intend|expect|want|propose|pledge|promise|say|seek|target|hope)"
    r" (?:to|that|for)\b"
)
"""What stands behind the name of several: “The Conservatives plan to”."""
_DOES: Final = re.compile(
    rf"{_APPOSED}{_ALSO}"
    r" (?:(?:is|are|has|have|was|were) [a-z]+|[a-z]+ed|won|led|put|built|began|made|took|gave"
    r"|held|met|chose|got|kept|left|agreed|broke|sold|bought|spent|went|became)\b"
)
"""What may stand behind the subject of a sentence: a verb, more or less."""
OWNING: Final = re.compile(r" ?['’]s? ")
_THE: Final = re.compile(r"\b(?:[Tt]he|current|new) $")
_KIND_WORDS: Final = """
company firm startup start-up manufacturer giant retailer supermarket airline developer supplier
brand producer utility bank insurer charity builder operator grocer brewer contractor publisher
broadcaster bookmaker distributor conglomerate subsidiary rival miner lender landlord
partner parent owner affiliate unit arm division union regulator watchdog agency group body
chain carrier consortium cooperative co-operative club fund studio railway refiner exporter
"""
_SHARES_OF: Final = ("hares of ", "hares in ", "stake in ")
_KIND: Final = frozenset(_KIND_WORDS.split())
"""What a party is called just before its name: “packaging firm Acme”."""
_IS_A_KIND: Final = re.compile(
    r" (?:organi[sz]ation|company|group|agency|association|union|federation|consortium"
    r"|think[- ]tank)"
    r" (?:is|has|was|said|says|will|expects|(?!based\b)[a-z]{2,}ed)\b|"
    rf"(?: (?:is|are|was)| ?,) (?:an?|the|its|another|one of) (?:[\w’'-]+ ){{0,4}}"
    rf"(?P<kind>{'|'.join(_KIND_WORDS.split())}"
    r"|party|union|charity|agency|association|regulator|council|group|organi[sz]ation)\b"
)
"""What it is said to be behind it: “The SDLP is the only party that”."""
_APPOSED_TO: Final = re.compile(
    r"\b(?:[Oo]ne of (?:the|its|their|our)|[Aa]nother|[Ii]ts|[Tt]heir|[Oo]ur) (?:[\w’'-]+ ){0,6}?"
    rf"(?:{'|'.join(_KIND_WORDS.split())}|compan(?=ies)|operator|group)(?:s"
    rf"|ies)?(?: [\w’'-]+){{0,4}}, $"
)
"""What stands before the name of one: “One of the operators, Acme,”, “Its partner, Bolt,”."""
_THINGS: Final = """
park plant factory project line drug vaccine treatment therapy robot car vehicle model aircraft jet
rocket ship site facility mine field station terminal building hotel stadium platform product
service device system chip trial gigafactory refinery reactor pipeline app
"""
_THING_WORDS: Final = one_of((*_THINGS.split(), "factorie", "facilitie", "refinerie"))
_CALLED_A_THING: Final = re.compile(
    r" ?(?:\([^()]{1,40}\) ?)?, (?:an?|the|its|their)"
    r" (?:(?!(?:of|for|in|with|and)\b)[\w’'-]+ ){0,6}"
    rf"(?:{_THING_WORDS})s?\b"
    r"(?! (?!(?:at|in|on|of|for|with|and|or|by|near|that|which|to|from)\b)[a-z])"
)
"""What stands behind a name that is a thing’s: “Arcadia, the fourth theme park at”."""
_OWN_THING: Final = re.compile(
    rf"(?:['’]s|\b(?:[Ii]ts|[Tt]heir|[Oo]ur))(?: [\w-]+){{0,3}} (?:{_THING_WORDS}), $"
)
"""What stands before a name between commas that is a thing’s: “Acme’s new robot, Otto,”."""
_ITS_SITE: Final = re.compile(r"\b(?:[Ii]ts|[Tt]heir|[Oo]ur) $")
_SITE: Final = re.compile(
    r" (?:project|mine|mill|site|plant|factory|field|deposit|prospect|refinery|terminal)\b"
)
"""What stands before and behind the name of a place that somebody works: “its Otter mine”."""
_HAS: Final = re.compile(
    rf" (?:{_THING_WORDS}|customer|passenger|employee|worker|shareholder|member|user|driver)s?\b"
)
"""What stands behind the name of its owner: “the Acme plant”, “Acme customers”."""
_OWNED: Final = re.compile(r"([A-Z][\w-]*)['’]s $")
_ONE_OF: Final = re.compile(r"\b(?:[Aa]n?|[Ee]ach|[Ee]very|[Yy]our|[Mm]y|[Aa]nother) $")
_SO_MANY: Final = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|several|many|\d+) $"
)
"""What stands before things that are counted: “seven Districts”."""
_NO_NOUN: Final = re.compile(
    r"[,.;:)!?]| (?:is|was|will|would|can|has|and|or|with|in|on|for|to|that|which|by|at|from"
    r"|sold)\b"
)
"""What stands behind a name that says no more of a noun: not so “a Velaris spokesman”."""
_KIND_OF_THING: Final = re.compile(rf"\b(?:{_THING_WORDS}) (?:called |named |dubbed )?$")
"""What stands before one: “its product Trokendi”."""
_WHERE: Final = re.compile(
    r"\b(?:in|In|near|across|outside|throughout|around)"
    r" (?:(?:down|up)town |(?:north|south|east|west|cent)\w* )?$"
)


_ASIDE: Final = re.compile(r", (?:who|which|whose|an?|the|its|another|one|based)\b")
_OF: Final = re.compile(r"\b(?:of|for|at|from)(?: the)? $")


def acts(sentence: str, name: Name) -> bool:
    """Whether what stands behind a name says that it does or says something."""
    behind = sentence[name.end : name.end + 1]
    if behind not in (" ", ",") or _ends_aside(sentence, name):
        return False
    if (name.text.endswith("s") or name.text.isupper()) and _PLURAL_ACTS.match(sentence, name.end):
        return True
    return _ACTS.match(sentence, name.end) is not None


def _ends_aside(sentence: str, name: Name) -> bool:
    """Whether a name ends what is told of another: “Ann Lee, the mayor of Leeds, will”."""
    is_last = sentence.startswith(", ", name.end) and not _ASIDE.match(sentence, name.end)
    return is_last and _OF.search(sentence, max(0, name.start - 10), name.start) is not None


def says(sentence: str, name: Name) -> bool:
    """Whether a verb behind a name says that it speaks, plans or has done something."""
    return _SAYS.match(sentence, name.end) is not None


def speaks(sentence: str, name: Name) -> bool:
    """Whether a verb of speech behind a name says that it speaks, as no thing does."""
    return _SPEAKS.match(sentence, name.end) is not None


def is_one_of_many(sentence: str, name: Name) -> bool:
    """Whether a name is that of things of which there are many: “each Velaris”, “your Velaris”."""
    if (
        name.text.endswith("s")
        and " " not in name.text
        and _SO_MANY.search(sentence, 0, name.start)
    ):
        return True
    article = _ONE_OF.search(sentence, max(0, name.start - 8), name.start)
    return article is not None and _NO_NOUN.match(sentence, name.end) is not None


def is_owned(sentence: str, name: Name) -> bool:
    """Whether a name is said to be somebody’s: “SpaceX’s Starship”."""
    if not sentence.endswith(("'s ", "’s "), 0, name.start):
        return False
    owner = _OWNED.search(sentence, max(0, name.start - 24), name.start)
    return owner is not None and not is_nation(owner[1])


def does(sentence: str, name: Name) -> bool:
    """Whether a verb seems to stand behind a name, so that it may be the subject of it."""
    behind = sentence[name.end : name.end + 1]
    return behind in (" ", ",") and _DOES.match(sentence, name.end) is not None


def owns(sentence: str, name: Name) -> bool:
    """Whether something is said to be of a name that has no article: “Boeing's 747”."""
    behind = sentence[name.end : name.end + 2]
    if "'" not in behind and "’" not in behind:
        return False
    article = _THE.search(sentence, max(0, name.start - 8), name.start)
    return OWNING.match(sentence, name.end) is not None and article is None


def is_called_a_party(sentence: str, name: Name) -> bool:
    """Whether the words beside a name make it a party’s: “packaging firm Acme”, “Spain’s Bolt”."""
    before = sentence[max(0, name.start - 16) : max(0, name.start - 1)].rpartition(" ")[2]
    is_of_a_land = before.endswith(("'s", "’s")) and is_nation(before[:-2])
    is_one = before.lower() in _KIND or before.endswith(("maker", "-based")) or is_of_a_land
    is_listed = sentence.endswith(_SHARES_OF, 0, name.start)
    is_apposed = sentence.startswith(",", name.end) and _APPOSED_TO.search(sentence, 0, name.start)
    return (
        bool(is_one or is_listed or is_apposed) or _IS_A_KIND.match(sentence, name.end) is not None
    )


def kind_of(sentence: str, name: Name) -> str | None:
    """Return what the words beside a name call it: “the airline Acme”, “Acme, a union, said”."""
    before = sentence[max(0, name.start - 16) : max(0, name.start - 1)].rpartition(" ")[2].lower()
    if before in _KIND or before.endswith("maker"):
        return before
    behind = _IS_A_KIND.match(sentence, name.end)
    return behind["kind"] if behind else None


def has(sentence: str, name: Name) -> bool:
    """Whether a thing or people stand behind a name as those of it: “Acme customers”."""
    return _HAS.match(sentence, name.end) is not None


def is_called_a_thing(sentence: str, name: Name) -> bool:
    """Whether the words beside a name say that it is a thing’s: “Arcadia, the new theme park”."""
    if _CALLED_A_THING.match(sentence, name.end):
        return True
    if sentence.startswith(",", name.end) and _OWN_THING.search(sentence, 0, name.start):
        return True
    is_site = _SITE.match(sentence, name.end) and _ITS_SITE.search(sentence, 0, name.start)
    return bool(is_site or _KIND_OF_THING.search(sentence, max(0, name.start - 24), name.start))


def is_where(sentence: str, name: Name) -> bool:
    """Whether a name stands where a place does: “in Ohio”."""
    return _WHERE.search(sentence, max(0, name.start - 20), name.start) is not None
