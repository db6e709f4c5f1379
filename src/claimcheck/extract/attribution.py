"""Whose a claim is: the party that is held to it, and the person who said it."""

import re
from collections.abc import Sequence
from typing import Final

from claimcheck.extract.parties import OWNING, Parties
from claimcheck.extract.people import ORG, is_generic
from claimcheck.extract.proper_names import Name, is_product
from claimcheck.extract.speech import SPEECH

_GROUP: Final = re.compile(
    r"\b(?:the|The|its|an?|A) (?:(?:\w+-)?\w+ )?(?:company|companies|firm|group|automaker"
    r"|carmaker|manufacturer|bank|government|agency|airline|ministry|board|party|administration"
    r"|maker|retailer|council|union|startup|start-up|city|management)\b"
)
_GOVERNMENT: Final = re.compile(
    r"\b(?P<who>[A-Z][\w.]+ )?(?P<level>federal |state |local |provincial |national )?"
    r"(?P<what>[Gg]overnment|administration)\b(?! (?:of|owned|bonds?|debt|funding|support))"
)
_CROWD_OF: Final = re.compile(
    r"(?:[Aa]nalysts?|[Ee]conomists?|[Ff]orecasters|[Ss]trategists?) (?:at|from|with) (?:the )?$"
)
_INITIALS: Final = re.compile(r"[A-Z]{2,6}|[A-Z]\w+ States")
_WE: Final = re.compile(r"[\s\"“'’]*(?:We|we|I)\b")
_BODY: Final = re.compile(
    r"\b[Tt]he ((?:\w+ )?"
    r"(?:authority|regulator|central bank|legislature|parliament|assembly|court))\b"
)
"""A body that is called by what it is."""
_KIND: Final = re.compile(
    r"(?:The )?([A-Z]\w+ (?:companies|firms|banks|airlines|carmakers|retailers|utilities|unions))\b"
)
_ITSELF: Final = re.compile(r"\b(?:[Tt]he (?:Group|Company|Board|Bank|Council|Fund)|Management)\b")
"""How a report calls the party whose it is."""
_CROWD: Final = re.compile(
    r"(?:\b\w+ )?\b(?:[Aa]nalysts|[Ee]conomists|[Ee]xperts|[Ff]orecasters|[Oo]bservers)\b"
    r"(?=(?: \w+)? ?$)"
)
_SOMEBODY: Final = re.compile(
    r" an? ((?:\w+ ){0,3}(?:professor|analyst|economist|strategist|expert))\b"
)
_BY: Final = re.compile(r"^.{0,60}?\bbe(?:ing)? (?:\w+ly )?\w+(?:ed|en|t|ne) by (?:the )?")
_PARTICIPLE: Final = re.compile(
    r", (?:announced|reported|confirmed|revealed) (?:in|on|at|last|earlier)\b"
)
_PRONOUN: Final = re.compile(r"\b(?:[Ii]t|[Tt]hey|[Tt]heir|[Ii]ts)\b")
_FIRST_PERSON: Final = re.compile(r"\b(?:[Ww]e|[Oo]ur|[Uu]s|I|[Mm]y)\b")
_PERSONAL: Final = re.compile(r"\b(?:[Hh]e|[Ss]he|I|[Mm]y)\b")
_PLACE: Final = re.compile(
    r"\b(?:in|at|from|to|near|within|across|by|with|of|told|tells) (?:the )?$", re.I
)
_OWN_ACTS: Final = re.compile(
    r"\b(?:resign|step(?:ping)? down|stand(?:ing)? down|retire(?! (?:our|its|the|their|all|\d))"
    r"|run for|be on \w+ leave|still be the|continue as|remain as|return as|seek re-election)\b"
)
"""What a person does for himself and not for the party that he speaks for."""
_QUOTED: Final = ("''", "”", '"', ",")


def attribute(
    parties: Parties, sentence: str, named: Sequence[Name], cue: int
) -> tuple[str | None, str | None]:
    """Return claimant and speaker of a sentence whose cue stands at a place, and remember them."""
    speaker, source = _source(parties, sentence, named)
    person = speaker or _person(parties, sentence, named, cue)
    if person and _OWN_ACTS.search(sentence, cue):
        parties.person = person
        return person, speaker
    if agent := _agent(parties, sentence, named, cue):
        return agent, speaker
    subject = _subject(parties, sentence, named, cue, source)
    if speaker:
        parties.person = speaker
    home = parties.homes[speaker] if speaker and speaker not in parties.guests else None
    own = parties.author if parties.author and not source else None
    return home or subject or source or own or parties.main or parties.last or speaker, speaker


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


def _source(
    parties: Parties, sentence: str, named: Sequence[Name]
) -> tuple[str | None, str | None]:
    """Return the person who speaks, and the party that says it or that the person speaks for."""
    for speech in SPEECH.finditer(sentence):
        at = speech.start()
        if _PARTICIPLE.search(sentence, max(0, at - 2), speech.end() + 12):
            continue  # “the purchase of Bolt, announced in July”
        before = [one for one in named if one.end <= at and at - one.end < 90]
        after = [one for one in named if 0 <= one.start - speech.end() < 14]
        quoted = sentence[:at].rstrip().endswith(_QUOTED)
        if after and (speech[0].lower() == "according to" or quoted or not before):
            before = after
        says = _PERSONAL.search(sentence, max(0, at - 8), at)
        if says and (not before or quoted or says.end() == at - 1):
            person = parties.person
            return person, parties.homes.get(person) if person else None
        if quoted and (somebody := _SOMEBODY.match(sentence, speech.end())):
            return None, somebody[1]
        if before and before is not after and _says_itself(sentence, before[-1], at):
            return None, parties.party(before[-1].text) or before[-1].text
        for one in before:
            if person := parties.full(one.text):
                return person, parties.homes[person]
        if before:
            near = before[-1]
            party = parties.main if is_generic(near.text) else parties.party(near.text)
            return None, party or (near.text if _is_near(near, at) else None)
        if crowd := _CROWD.search(sentence, 0, at):
            return None, crowd[0].lower()
    return None, None


def _says_itself(sentence: str, name: Name, speech: int) -> bool:
    """Whether an organisation is the subject of a verb of speech, and not a person's home."""
    ahead = sentence[: name.start].rstrip()
    is_subject = not ahead or ahead.endswith((",", ";", "the", "The", "''", "”", '"', "that"))
    of = re.search(r"\b(?:of|at|for|from|with)(?: the)?$", ahead)
    return bool(is_subject and not of and ORG.search(name.text) and speech - name.end < 3)


def _is_near(name: Name, at: int) -> bool:
    return abs(at - name.end) < 25 and not is_product(name.text)


def _person(parties: Parties, sentence: str, named: Sequence[Name], cue: int) -> str | None:
    """Return the person who is the subject of the words before a cue."""
    if _PERSONAL.search(sentence, 0, cue):
        return parties.person
    near = [one for one in named if 0 <= cue - one.end < 40]
    return parties.full(near[-1].text) if near else None


def _agent(parties: Parties, sentence: str, named: Sequence[Name], cue: int) -> str | None:
    """Return who does what is done in the passive: “will be provided by the state government”."""
    by = _BY.match(sentence[cue:])
    if by is None:
        return None
    at = cue + by.end()
    if government := _GOVERNMENT.match(sentence, at):
        return government[0]
    return next(
        (party for one in named if one.start == at and (party := parties.party(one.text))), None
    )


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
    for one in named:
        if start <= one.start < cue and _CROWD_OF.search(sentence[start : one.start]):
            return parties.party(one.text) or one.text
    words = sentence[start:cue]
    if parties.author and _ITSELF.search(words):
        return parties.main
    governments = list(_GOVERNMENT.finditer(words))
    if governments and not any(start + governments[-1].end() <= one.start for _, one in found):
        at = start + governments[-1].start()
        party = next((party for party, one in found if one.start <= at <= one.end + 1), None)
        return party or _government(parties, governments[-1])
    we = _WE.match(words)
    if we and parties.author and not source:
        return parties.author
    owning = [party for party, one in found if OWNING.match(sentence, one.end)]
    acting = [party for party, one in found if not OWNING.match(sentence, one.end)]
    for party in acting or owning:
        parties.last = party
        return party
    if crowd := _CROWD.search(words):
        return crowd[0].lower()
    if crowd := _KIND.match(words):
        return crowd[1]
    if body := _BODY.search(words):
        return body[1]
    if _FIRST_PERSON.search(words):
        return source or parties.author or parties.last or parties.main
    if _GROUP.search(words) or _PRONOUN.search(words):
        return source or parties.last or parties.main
    if _PERSONAL.search(words) and parties.person:
        return parties.homes.get(parties.person)
    beside = (
        one.text
        for one in named
        if start <= one.start and 0 <= cue - one.end < 2 and _is_actor(sentence, one)
    )
    return next(beside, None)


def _is_actor(sentence: str, name: Name) -> bool:
    """Whether a name that acts nowhere else may be that of a party: “the BEA”, no place."""
    is_place = _PLACE.search(sentence, max(0, name.start - 12), name.start)
    is_whole = name.start == 0 or not sentence[name.start - 1].isalnum()  # not of “3GS”
    return is_whole and not is_place and _INITIALS.fullmatch(name.text) is not None


def _government(parties: Parties, words: re.Match[str]) -> str:
    """Return the government that some words name, or the one that the text names elsewhere."""
    if words["who"] and words["who"].strip() not in ("The", "This", "Our", "A"):
        return words[0]
    return parties.government or f"{words['level'] or ''}{words['what']}"
