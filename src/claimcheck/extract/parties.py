"""Who: the named parties of a text, and what pronouns and “the company” stand for."""

import re
from collections import Counter
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from claimcheck.extract.cues import SPEECH

_WORD: Final = r"(?:[A-Z][\w&’'.-]*[\w&]|[A-Z]\.?|[a-z][A-Z]\w+)"
_NAME: Final = re.compile(
    rf"{_WORD}(?:(?: of(?: the)? | & |[ -]){_WORD}|,? (?:Inc|Corp|Ltd|Co)\.)*(?: \d{{1,4}}\b)?"
)
_CAPITALS: Final = """
New The A An In On At By For From To With As If It Its She They We You I This That These Those He
His Her Their Our My And But Or Nor So Yet After Before When While Where What Which Who Why How
There Here Also However Furthermore Moreover Additionally According Since Until During Under
Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June
July August September October November December Mr Mrs Ms Dr Sir Two Three Four Five Six One
Some Many Most All Both Each Every No Not Other Another Such Several Instead Meanwhile Although
Though Because Despite Due Once Unlike Like Rather Still Even Only Then Now Today Tomorrow Over
Yesterday Last Next First Second Third Analysts Deliveries Q1 Q2 Q3 Q4 H1 H2 FY CEO CFO Up
President Chairman Chief Executive Officer Director Minister Prime Secretary Senator Spokesman
Spokeswoman Analyst Economist Finance Deputy Vice Speaking Addressing Responding Let Please Of
Will Would Shall Any More Out Looking Given Following Based EST UTC GMT PM AM Days of the & Sen
Ltd Inc Corp
"""
_NO_NAMES: Final = frozenset(_CAPITALS.split())
"""Words that are capital by their place, or titles, and name nobody."""
_LANDS: Final = frozenset(("US", "U.S", "U.S.", "UK", "EU"))
"""What a headline names as a place more often than as a party."""
_NEW: Final = re.compile(r"New (?:York|Zealand|Jersey|Delhi|Mexico|Hampshire|England)")
_JOINTS: Final = frozenset(("of", "the", "&", "Ltd", "Inc", "Corp"))
_NATION: Final = re.compile(r"[A-Z][a-z]+(?:an|ese|ish|ch)")
"""An adjective of a country; its minister speaks for its government."""
_TITLE: Final = re.compile(
    r"\b(?:C[EFO]O|[Pp]resident|[Cc]hair(?:man|woman|person)?|[Mm]inister|[Ss]ecretary|[Gg]overnor"
    r"|[Cc]hief (?:[Ee]xecutive(?: [Oo]fficer)?|\w+)|[Ss]pokes(?:man|woman|person)"
    r"|[Aa]nalyst|[Ee]conomist|strategist|[Dd]irector|founder|head|trader|executive|manager"
    r"|Mr|Mrs|Ms|Sen|[Ss]enator|professor)(?![\w-])"
)
_ACTS: Final = re.compile(
    r"(?: \([^()]{1,30}\))?(?: ?, \w+)?(?: ?,)?(?: (?:also|now|has|have|had|is|are))*"
    r" (?:said|says?|announced|announces|plans?|aims?|intends?|expects?|stated|told|agreed|promised"
    r"|pledged|hopes|declared"
    r"|estimates?|wants|confirmed|claims|committed|preparing|bought|purchased|offered|sold)\b"
)
_ORG: Final = re.compile(
    r"\b(?:Inc|Corp|Corporation|Company|Co|Ltd|LLC|plc|PLC|Group|Motors|Airlines?|Airways|Bank"
    r"|Government|Party|Ministry|Department|Agency|Commission|Council|Committee|Association"
    r"|University|Union|Capital|Securities|Partners|Investments|Reserve|Fund|Holdings|Exchange"
    r"|Treasury|Parliament|Air Force|Administration|Technology|Technologies)\b"
)
_GROUP: Final = re.compile(
    r"\b(?:the|The|its|our|Our|an?|A) (?:(?:\w+-)?\w+ )?(?:company|companies|firm|group|automaker"
    r"|carmaker|manufacturer|bank|government|agency|airline|ministry|board|party|administration"
    r"|maker|retailer|council|union|startup|start-up|city)\b"
)
_PRONOUN: Final = re.compile(r"\b(?:[Ii]t|[Tt]hey|[Ww]e|[Tt]heir|[Ii]ts|[Oo]ur|[Uu]s)\b")
_PERSONAL: Final = re.compile(r"\b(?:[Hh]e|[Ss]he|I|[Mm]y)\b")
_PLACE: Final = re.compile(r"\b(?:in|at|from|to|near|within|across|by|with|of) (?:the )?$", re.I)
_LEGAL: Final = re.compile(r",? (?:Inc|Corp|Ltd|Co|Corporation|Company|plc|PLC|LLC)\.?$")
_OWN_ACTS: Final = re.compile(
    r"\b(?:resign|step(?:ping)? down|stand(?:ing)? down|retire|run for|be on \w+ leave"
    r"|still be the|continue as|remain as|return as|seek re-election)\b"
)
"""What a person does for himself and not for the party that he speaks for."""
_PRODUCT: Final = re.compile(r"\d|^[a-z]")
_MADE: Final = re.compile(r"([A-Z][\w-]*[A-Za-z]) (?:[A-Z]-?\d{2,4}s?|\d{3})\b.*")
"""A maker before the number of a product: “Boeing 787”."""
_OBSERVER: Final = re.compile(
    r"[Aa]nalyst|[Ee]conomist|strategist|trader|professor|[Ss]enator|Sen\b"
)
_OWNING: Final = re.compile(r" ?['’]s? ")


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a sentence, at its place."""

    text: str
    start: int
    end: int


@dataclass(slots=True)
class Parties:
    """What is known of the parties of a text up to the sentence that is read."""

    acting: Counter[str]
    """How often each party that acts or speaks is mentioned."""
    aliases: dict[str, str]
    """What a party is called elsewhere: “GM” is General Motors."""
    homes: dict[str, str]
    """The party that each person speaks for; the person where none is named."""
    last: str | None = None
    person: str | None = None
    main: str | None = field(default=None)
    """The party that the text is mostly about."""

    known: dict[str, str | None] = field(default_factory=dict)
    """The party that each name met was found to be."""

    def party(self, name: str) -> str | None:
        """Return the party that a name is or begins with: “Boeing” for “Boeing 787”."""
        if name not in self.known:
            words = name.split(" ")
            starts = (" ".join(words[:count]) for count in range(len(words), 0, -1))
            parties = (self.aliases.get(start, start) for start in starts)
            self.known[name] = next((one for one in parties if one in self.acting), None)
        return self.known[name]

    def full(self, name: str) -> str | None:
        """Return the person whom a name means, a last name too."""
        if name in self.homes:
            return name
        return next((one for one in self.homes if one.endswith(f" {name}")), None)


def survey(
    sentences: Sequence[str], named_in: Sequence[Sequence[Name]], title: str | None = None
) -> Parties:
    """Return the parties of a text: the names that act, speak or are companies by their name.

    The text is mostly about the first of them that its title names, else the one named most.
    """
    mentions: Counter[str] = Counter()
    acting: set[str] = set()
    people: dict[str, str | None] = {}
    observers: set[str] = set()
    owners: Counter[str] = Counter()
    for sentence, named in zip(sentences, named_in, strict=True):
        for name in named:
            mentions[name.text] += 1
            if _OWNING.match(sentence, name.end) and not _PRODUCT.search(name.text):
                owners[name.text] += 1
            if made := _MADE.fullmatch(name.text):
                acting.add(made[1])
            if _ORG.search(name.text):
                acting.add(name.text)
            elif _has_title(sentence, name):
                home = _home(sentence, name, named)
                if home and _NATION.fullmatch(home):
                    home = f"{home} government"
                people[name.text] = people.get(name.text) or home
                around = sentence[max(0, name.start - 30) : name.end + 40]
                if _OBSERVER.search(around):
                    observers.add(name.text)
                if home:
                    acting.add(home)
            elif not _PRODUCT.search(name.text) and _ACTS.match(sentence, name.end):
                acting.add(name.text)
    acting.update(name for name, count in owners.items() if count > 1)
    lasts = {name.rsplit(" ", 1)[-1] for name in people}
    headline = _headline(title, mentions, lasts | people.keys()) if title else None
    if headline:
        acting.add(headline)
    acting = {name for name in acting if name not in people and name not in lasts}
    aliases = _aliases(acting, mentions)
    parties = Parties(Counter(), aliases, {})
    known = {aliases.get(name, name) for name in acting}
    parties.acting.update(dict.fromkeys(known, 0))
    for mention, count in mentions.items():
        party = parties.party(mention)
        if party:
            parties.acting[party] += count
    plain = Counter({one: n for one, n in mentions.items() if not _PRODUCT.search(one)})
    most = parties.acting or plain
    parties.main = (parties.party(headline) if headline else None) or max(
        most, key=lambda one: most[one], default=None
    )
    for person, home in people.items():
        full = any(one != person and one.endswith(f" {person}") for one in people)
        if not full:
            known_home = parties.party(home) if home else None
            parties.homes[person] = known_home or (
                person if person in observers or not parties.main else parties.main
            )
    return parties


def _headline(title: str, mentions: Counter[str], people: Container[str]) -> str | None:
    """Return the first name of a title that the text has more often, as the text has it."""
    for name in names(title):
        words = name.text.split(" ")
        for count in range(len(words), 0, -1):
            start = " ".join(words[:count])
            if start in _LANDS or start in people or _NATION.fullmatch(start):
                break
            if mentions[start] > 1 and not _PRODUCT.search(start):
                return start
    return None


def _aliases(acting: Iterable[str], mentions: Counter[str]) -> dict[str, str]:
    """Return the name that a text uses most for each party that it calls by several."""
    aliases = {}
    for name in sorted(acting, key=len):
        words = name.split(" ")
        short = _LEGAL.sub("", name)
        inner = [word for word in words if mentions[word] and not _ORG.fullmatch(word)]
        if _LEGAL.search(name) and inner:
            aliases[name] = max(inner, key=lambda word: mentions[word])
        elif short != name:
            aliases[name] = short
        initials = "".join(word[0] for word in words if word[0].isupper())
        for each in (initials, f"{initials}A"):
            if len(words) > 1 and mentions[each]:
                aliases[each] = aliases.get(name, name)
    return aliases


def names(sentence: str) -> list[Name]:
    """Return the names of a sentence, without the words that are capital only by their place.

    A title parts two names: “Apple CEO Steve Jobs”.
    """
    found = []
    for match in _NAME.finditer(sentence):
        at = match.start()
        words: list[str] = []
        for word in [*match[0].split(" "), "The"]:
            surname = word == "He" and match[0] != "He"  # as a pronoun it stands before no name
            joins = (words and word in _JOINTS) or (word == "New" and _NEW.match(sentence, at))
            if joins or surname or word.strip(".'’") not in _NO_NAMES:
                words.append(word)
            else:
                text = " ".join(words).removesuffix("'s").removesuffix("’s")
                if len(text) > 1:
                    start = at - len(" ".join(words)) - 1
                    found.append(Name(text, start, start + len(text)))
                words = []
            at += len(word) + 1
    return found


def who(
    parties: Parties, sentence: str, named: Sequence[Name], cue: int
) -> tuple[str | None, str | None]:
    """Return claimant and speaker of a sentence whose cue stands at a place, and remember them."""
    speaker, source = _source(parties, sentence, named)
    person = speaker or _person(parties, sentence, named, cue)
    if person and _OWN_ACTS.search(sentence, cue):
        parties.person = person
        return person, speaker
    subject = _subject(parties, sentence, named, cue, source)
    if speaker:
        parties.person = speaker
    home = parties.homes.get(speaker) if speaker else None
    return home or subject or source or parties.main or parties.last or speaker, speaker


def notice(parties: Parties, named: Sequence[Name]) -> None:
    """Remember of whom a sentence that is no claim speaks, by the names in it."""
    for name in named:
        if person := parties.full(name.text):
            parties.person = person
            parties.last = parties.homes[person] if parties.homes[person] != person else None
            return
        if party := parties.party(name.text):
            parties.last = party
            return


def _has_title(sentence: str, name: Name) -> bool:
    """Whether a title stands just before a name, or behind it after a comma."""
    before = sentence[max(0, name.start - 24) : name.start]
    titles = list(_TITLE.finditer(before))
    title = titles[-1] if titles else None
    if title and before[title.end() :].strip(" .,") in ("", "officer", "Officer", "of"):
        return True
    after = sentence[name.end : name.end + 60]
    behind = re.match(r" ?,? (?:the |an? )?(?:[\w-]+ ){0,4}", after)
    return bool(
        behind
        and " " in name.text
        and _TITLE.search(after[:60].split(" said")[0])
        and re.match(r" ?, | (?:an?|the) ", after)
    )


def _home(sentence: str, person: Name, named: Sequence[Name]) -> str | None:
    """Return the party that a person with a title is named with."""
    after = [one for one in named if 0 < one.start - person.end < 70]
    for one in after:
        before = sentence[person.end : one.start]
        if (
            re.search(r"(?:of|at|for|with)(?: the)? $", before)
            or _ORG.search(one.text)
            or _NATION.fullmatch(one.text)
        ):
            return one.text
    ahead = [
        one
        for one in named
        if 0 < person.start - one.end < 40 and "," not in sentence[one.end : person.start]
    ]
    return ahead[-1].text if ahead else None


def _source(
    parties: Parties, sentence: str, named: Sequence[Name]
) -> tuple[str | None, str | None]:
    """Return the person who speaks, and the party that says it or that the person speaks for."""
    for speech in SPEECH.finditer(sentence):
        at = speech.start()
        before = [one for one in named if one.end <= at and at - one.end < 90]
        after = [one for one in named if 0 <= one.start - speech.end() < 14]
        quoted = sentence[:at].rstrip().endswith(("''", "”", '"', ","))
        if after and (speech[0] == "according to" or quoted or not before):
            before = after
        if (not before or quoted) and _PERSONAL.search(sentence, max(0, at - 8), at):
            person = parties.person
            return person, parties.homes.get(person) if person else None
        for one in before:
            if person := parties.full(one.text):
                return person, parties.homes[person]
        if before:
            near = before[-1]
            party = parties.party(near.text)
            return None, party or (near.text if _is_near(near, at) else None)
    return None, None


def _is_near(name: Name, at: int) -> bool:
    return abs(at - name.end) < 25 and not _PRODUCT.search(name.text)


def _person(parties: Parties, sentence: str, named: Sequence[Name], cue: int) -> str | None:
    """Return the person who is the subject of the words before a cue."""
    if _PERSONAL.search(sentence, 0, cue):
        return parties.person
    near = [one for one in named if 0 <= cue - one.end < 40]
    return parties.full(near[-1].text) if near else None


def _subject(
    parties: Parties, sentence: str, named: Sequence[Name], cue: int, source: str | None
) -> str | None:
    """Return the party that is the subject of the words before a cue."""
    start = max((match.end() for match in SPEECH.finditer(sentence, 0, cue)), default=0)
    found = [
        (party, one)
        for one in named
        if start <= one.start < cue
        and not _PLACE.search(sentence, max(0, one.start - 12), one.start)
        and (party := parties.party(one.text))
    ]
    owning = [party for party, one in found if _OWNING.match(sentence, one.end)]
    acting = [party for party, one in found if not _OWNING.match(sentence, one.end)]
    for party in acting or owning:
        parties.last = party
        return party
    words = sentence[start:cue]
    if _GROUP.search(words) or _PRONOUN.search(words):
        return source or parties.last or parties.main
    if _PERSONAL.search(words) and parties.person:
        return parties.homes.get(parties.person)
    return None
