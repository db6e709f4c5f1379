"""The people of a text: by what office they speak, and with which party they are named."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from claimcheck.extract.names.capitals import is_person
from claimcheck.extract.names.nations import is_place
from claimcheck.extract.names.offices import LAST_WORDS, ORDER, TITLE, Speaks
from claimcheck.extract.names.organisations import is_field, is_occasion
from claimcheck.extract.names.proper_names import Name, is_product
from claimcheck.extract.text.quick_pattern import QuickPattern
from claimcheck.extract.text.speech import SPEECH
from claimcheck.extract.who.acting import acts
from claimcheck.extract.who.homes import THEN_HOME, home_ahead, home_behind, home_of_its

_REACH: Final = 64
"""How far before a name its title may begin."""
_BETWEEN: Final = frozenset(("", "officer", "Officer", "of", "-", "–", "—", "--", ":"))
"""What may stand between a title and a name."""
_APPOSED: Final = re.compile(
    r" ?(?:,|--|[–—(-]) ?(?!(?:and|but|or|which|where|when|while|as|after|before)\b)| (?:an?|the) "
)
_OURS: Final = re.compile(
    r"\b(?:[Tt]he|[Oo]ur|[Ii]ts) (?:[\w-]+ )?(?:company|firm|group|utility|automaker|carmaker|bank"
    r"|agency|party|organi[sz]ation|startup|start-up|drugmaker|maker)['’]s?\b"
)
"""The party of a text, called by what it is: “the company's chairman”."""
_THEIRS: Final = re.compile(
    r"\b(?:[Tt]he|[Ii]ts) (?:[\w-]+ )?(council|union|city|county|state|town|district|federation"
    r"|association|charity|regulator|ministry|opposition|trust|university)(?:['’]s)? (?=[a-z])"
    r"|\b([Cc]ouncil|[Uu]nion|[Aa]ssociation|[Ff]ederation|[Uu]niversity|[Oo]pposition) (?=[a-z])"
)
"""Another body that is called by what it is: “the council's leader”."""
_WHO_HEADS: Final = re.compile(r",? who (?:heads|leads|runs|chairs|founded) (?:the )?")
_WHO_IS: Final = re.compile(
    r", who (?:[a-z]+ ){1,4}(?:as |the )*(?:C[EFOT]O|chief executive|chairman|president)\b"
)
"""“Ann Lee, who took over as CEO in May”."""
_RUNS: Final = re.compile(r" for (?:Mayor|President|Governor|Senate|Congress|Parliament)\b")
_SPEAKS: Final = re.compile(rf" {SPEECH.pattern}")
_SAID: Final = re.compile(r"\b(?:said|says|added|told|according to) $")
"""What stands before whoever says it: “said Ann Lee of Acme”."""
_ITS_FIRST: Final = re.compile(r"(?:^Its|\b(?:said|says|added) its) (?:\w+ )?$")
_FIELDED: Final = QuickPattern(
    re.compile(r"(?:inister|ecretary|ommissioner|ember) (?:for|of) | of the "),
    ("inister", "ecretary", "ommissioner", "ember", " of the "),
)
_FIELD: Final = re.compile(r" (?:for|of) (?:the )?(?:[A-Z]\w*,? (?:and |& )?)+")
"""What a minister is for, between title and name."""
_NEXT: Final = re.compile(r".{0,9}| (?:of|for) [^.;”]{1,40}")
"""What stands between the titles of one person: “Minister of Finance, Dr”."""
_HONOURS: Final = re.compile(r" (?:[A-Z]\w+ ){1,2}")
"""What stands before “Dr” as well: “Minister Datuk Seri Dr”."""
_OF_COMPANIES: Final = re.compile(r"\b(?:President|Chancellor|Governor)\b")
"""Titles that companies and banks have as well."""
_SIGNED: Final = re.compile(r",(?: [A-Z][\w.]*,)? (?:[A-Z]\w+ )?")
"""What stands between the name and the office in one: “Ann Lee, PhD, Group”."""
_OF_HOUSES: Final = frozenset(("owner", "leader", "manager", "partner"))
"""What a company is called as well before its name: “asset manager Acme”."""
_ENDS: Final = re.compile(
    r" (?:said|says|told|commented|added|stated|explained|will|has|is|was|who)\b"
    r"|(?<![A-Z])\.|[;:“”\"]|''"
)


_ITS_OFFICE: Final = re.compile(
    rf"Its (?:\w+ ){{0,2}}(?:{TITLE.pattern}) (?:for|of|in) [^,.]{{1,40}}, "
)
"""What begins a sentence before the name: “Its director for the north, Ann Lee, said”."""


class Role(NamedTuple):
    """By what office somebody speaks, and the party or country named with it."""

    speaks: Speaks
    home: str | None = None
    is_ours: bool = False
    """Whether the office is in the party of the text: “the company's chairman”."""
    body: str | None = None
    """What the body is called whose office it is: “the council's leader”."""
    is_its: bool = False
    """Whether the sentence begins with “Its chief executive”, of the party before."""


def role_of(sentence: str, name: Name, named: Sequence[Name]) -> Role | None:
    """Return the role of a name that is a person's by a title, or by its first word."""
    if sentence.startswith(" for ", name.end) and _RUNS.match(sentence, name.end):
        return Role(Speaks.HIMSELF)
    if is_product(name.text) or is_occasion(name.text) or is_field(name.text):
        return None
    if is_place(name.text) and " " not in name.text:
        return None
    if _is_home(sentence, name, named) or sentence.endswith((" at ", " at the "), 0, name.start):
        return None
    if " who " in sentence and (
        head := next((one for one in named if _heads(sentence, name, one)), None)
    ):
        return Role(Speaks.COMPANY, head.text)
    if " " in name.text and _WHO_IS.match(sentence, name.end):
        return Role(Speaks.COMPANY)
    if _ITS_OFFICE.fullmatch(sentence, 0, name.start):
        return Role(Speaks.COMPANY, is_its=True)
    before = _title_before(sentence, name, named)
    if before is not None and before[0] is not Speaks.ANYBODY:
        return _role(sentence, name, named, *before)
    if " " in name.text and not is_place(name.text) and _APPOSED.match(sentence, name.end):
        end = name.end + 90
        if stop := _ENDS.search(sentence, name.end, end):
            end = stop.start()
        if title := _best(sentence, name.end, end):
            return _role(sentence, name, named, title, name.end, end)
    if before is not None:
        return _role(sentence, name, named, *before)
    owner = _owner_before(sentence, name, named)
    if owner and " " in name.text and (is_person(name.text) or _SPEAKS.match(sentence, name.end)):
        return Role(Speaks.COMPANY, owner)
    home = home_behind(sentence, name, named)
    is_quoted = home and " " in name.text and _SAID.search(sentence, 0, name.start)
    if is_person(name.text) or is_quoted:
        return Role(Speaks.ANYBODY, home)
    return None


def _is_home(sentence: str, name: Name, named: Sequence[Name]) -> bool:
    """Whether an office and somebody's name stand behind a name: “Acme chief Ann Lee”."""
    follower = next((one for one in named if one.start > name.end), None)
    return follower is not None and _is_title(sentence[name.end + 1 : follower.start - 1])


@lru_cache(maxsize=4096)
def _is_title(words: str) -> bool:
    return TITLE.fullmatch(words) is not None


def _owner_before(sentence: str, name: Name, named: Sequence[Name]) -> str | None:
    """Return the party whose somebody is: “Acme’s Ann Lee”."""
    if not sentence.endswith(("'s ", "’s "), 0, name.start):
        return None
    for one in named:
        if sentence[one.end : name.start] in ("'s ", "’s ") and not is_place(one.text):
            return one.text
    return None


def _heads(sentence: str, person: Name, name: Name) -> bool:
    """Whether somebody is said to lead a party: “Ann Lee, who heads Acme”."""
    return (
        0 < name.start - person.end < 30
        and _WHO_HEADS.fullmatch(sentence, person.end, name.start) is not None
    )


def _title_before(
    sentence: str, name: Name, named: Sequence[Name]
) -> tuple[Speaks, int, int] | None:
    """Return whose office the title just before a name is, and where its words begin and end."""
    begin = max(0, name.start - _REACH)
    before = sentence[begin : name.start]
    last = before.rstrip(" .,:–—-").rpartition(" ")[2].lower()
    if last not in LAST_WORDS and not last.endswith("officer") and not _FIELDED.search(before):
        return None
    titles = list(TITLE.finditer(sentence, begin, name.start))
    if not titles or not _leads_to_name(sentence[titles[-1].end() : name.start]):
        return None
    if titles[-1][0].lower() in _OF_HOUSES and " " not in name.text:
        return None
    first = len(titles) - 1
    while first and _are_one_s(sentence, titles[first - 1], titles[first]):
        first -= 1
    if _signs(sentence, named, titles[first].start(), titles[-1].end(), name):
        return None
    if [one[0] for one in titles[first:]] == ["PM"] and not acts(sentence, name):
        return None  # a scheme that is named after the office: “PM Kisan”
    if first < len(titles) - 1 and titles[-1][0] == "Professor":
        titles.pop()  # an honour beside an office: “Vice-Chancellor Professor Ann Lee”
    offices = [Speaks[one.lastgroup] for one in titles[first:] if one.lastgroup]
    return min(offices, key=ORDER.index), titles[first].start(), name.start


def _are_one_s(sentence: str, one: re.Match[str], other: re.Match[str]) -> bool:
    """Whether two titles are of one person."""
    place = one.end(), other.start()
    is_honour = other.lastgroup == Speaks.ANYBODY.name
    return bool(
        _NEXT.fullmatch(sentence, *place) or (is_honour and _HONOURS.fullmatch(sentence, *place))
    )


def _signs(sentence: str, named: Sequence[Name], title: int, end: int, name: Name) -> bool:
    """Whether a name is that of the party in a signature: “Ann Lee, chief executive, Acme”."""
    if not THEN_HOME.fullmatch(sentence, end, name.start):
        return False
    return any(
        " " in one.text and one.end < title and _has_office(sentence, one, title) for one in named
    )


def _has_office(sentence: str, person: Name, title: int) -> bool:
    """Whether an office follows a name, or others before it: “Ann Lee, MD, director of X and”."""
    is_other = sentence.startswith(",", person.end) and TITLE.search(sentence, person.end, title)
    return bool(is_other or _SIGNED.fullmatch(sentence, person.end, title))


def _leads_to_name(words: str) -> bool:
    """Whether words between a title and a name leave it that of the name."""
    is_field = _FIELD.fullmatch(words) is not None
    return (
        words.strip(" .,") in _BETWEEN
        or is_field
        or is_place(words.removeprefix(" of the ").strip())
    )


def _best(sentence: str, start: int, end: int) -> Speaks | None:
    offices = [
        Speaks[one.lastgroup] for one in TITLE.finditer(sentence, start, end) if one.lastgroup
    ]
    offices = [one for one in offices if one is not Speaks.ANYBODY]
    return min(offices, key=ORDER.index, default=None)


def _role(
    sentence: str, person: Name, named: Sequence[Name], speaks: Speaks, start: int, end: int
) -> Role:
    """Return a role with the party named with a title that stands between two places."""
    is_ahead = end == person.start and speaks is not Speaks.ANYBODY
    home = home_ahead(sentence, named, start) if is_ahead else None
    home = home or home_of_its(sentence, named, start)
    home = home or home_behind(sentence, person, named, speaks, end)
    if (
        speaks is Speaks.GOVERNMENT
        and home
        and not is_place(home)
        and _OF_COMPANIES.search(sentence, start, end)
    ):
        speaks = Speaks.COMPANY
    is_ours = home is None and _OURS.search(sentence, max(0, start - 40), end) is not None
    theirs = None if home or is_ours else _THEIRS.search(sentence, max(0, start - 40), end)
    body = (theirs[1] or theirs[2]).lower() if theirs else None
    is_its = home is None and _ITS_FIRST.search(sentence, 0, start) is not None
    return Role(speaks, home, is_ours, body, is_its)
