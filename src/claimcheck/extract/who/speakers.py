"""Who is said to speak in a sentence: a person, a party or a crowd, by the verbs of speech."""

import re
from collections.abc import Sequence
from typing import Final

from claimcheck.extract.names.nations import is_place
from claimcheck.extract.names.offices import TITLE, Speaks
from claimcheck.extract.names.organisations import ORG, is_generic, is_outlet
from claimcheck.extract.names.proper_names import Name, is_product
from claimcheck.extract.text.quick_pattern import worded
from claimcheck.extract.text.speech import speeches
from claimcheck.extract.who.acting import does
from claimcheck.extract.who.named_subjects import titled
from claimcheck.extract.who.parties import Line, Parties
from claimcheck.extract.who.references import NOBODY, Source, resolve
from claimcheck.extract.who.subjects import find_subject, owner_of_crowd
from claimcheck.extract.who.unnamed_subjects import GROUP, GROUP_OWNING, Subject

_LABEL: Final = re.compile(r"(?:A: )?([A-Z][\w’'-]+(?: [A-Z][\w.’'-]*){1,3})(?:,[^:.?!]{1,50})?: ")
"""Who speaks in a transcript: “Ann Lee, CFO: We expect”."""
_NOT_SAID: Final = re.compile(
    r"\b(?:to|will|would|shall|can|could|may|might|not|be|been)(?: \w+ly)? $"
)
_PARTICIPLE: Final = re.compile(
    r", (?:announced|reported|confirmed|revealed) (?:in|on|at|last|earlier)\b"
)
"""“the purchase of Bolt, announced in July”: nobody's speech."""
_QUOTED: Final = ("''", "”", '"', ",", "'", "’")
_MARKS: Final = ("”", '"', "''")
"""What ends a quotation."""
_LANDS: Final = re.compile(
    r"\b(?:other|all|member|these|those|many|some|and|between|of|[A-Z]\w+) $"
)
"""What makes states of “states” and no verb: “other New England states”."""
_PERSONAL: Final = re.compile(r"\b(?:[Hh]e|[Ss]he|I)(?: (?:also|then|later|now|has|had|\w+ly))* $")
_OURSELVES: Final = re.compile(r"\b[Ww]e(?:['’]ve)?(?: (?:also|have|had|just|recently|already))* $")
_IMPERSONAL: Final = re.compile(
    r"\b(?:[Ii]t|[Tt]hey)(?: (?:also|then|later|now|has|have|had|\w+ly))* $"
)
_AND_SAID: Final = re.compile(r"\W*(?:and|but)(?: (?:also|has|have|then))* ?")
"""What stands before a second verb of speech: “called it ‘grim’ and said”."""
_OFFICE: Final = re.compile(
    r"\b[Tt]he (?:\w+ ){0,2}(?:[Pp]resident|[Pp]remier|[Cc]hancellor|[Mm]ayor|[Gg]overnor"
    r"|[Mm]inister|[Ss]ecretary|[Ss]enator|CEO|chairman|chairwoman|chief executive|executive"
    r"|spokes\w+|candidate|leader|professor|analyst)"
    r"(?: \w+)? $"
)
"""A person called by office: “the president continued”."""
_IN_OFFICE: Final = re.compile(
    r" the (?:\w+ ){0,2}(?:president|premier|chancellor|mayor|governor|minister|secretary|senator"
    r"|CEO|chairman|chairwoman|chief executive)\b"
)
_CROWD: Final = worded(
    r"(?:(?<!['’])\b[\w-]+ )?\b(?:[Aa]nalysts|[Ee]conomists|[Ee]xperts|[Ff]orecasters|[Oo]bservers"
    r"|[Ss]cientists|[Rr]esearchers|[Tt]raders)\b(?=(?: (?!who)\w+)? ?$)",
    "analysts economists experts forecasters observers scientists researchers traders",
)
_SOMEBODY: Final = re.compile(
    r" an? ((?:\w+ ){0,3}(?:professor|analyst|economist|strategist|expert))\b"
)
_TITLED: Final = re.compile(rf" (?:[a-z-]+ ){{0,3}}(?:{TITLE.pattern}) ")
"""An office between a verb of speech and a name: “said water minister Ann Lee”."""
_TOLD_ON: Final = re.compile(r"\b(?:on|in|to|at|from|with|via) (?:the )?$")
"""What makes a place of a name behind a verb: “he wrote on X”."""
_OF: Final = re.compile(r"\b(?:of|at|for|from|with|by|told|to|in|an?)(?: the)?$")
_STUDY: Final = re.compile(
    r"(?:['’]s?)? (?:analysis|data|figures|research|report|survey|study|statistics"
    r"|records|documents)\b"
)
"""What is quoted for facts: whoever made it promises nothing."""
_NEWSPAPER: Final = re.compile(r" (?:newspaper|magazine|daily|weekly|news agency|website)\b")
"""What an outlet is called: it only reports."""
_SPOKESMAN: Final = re.compile(
    r"\b[Aa]n? (?:\w+ )?(?:spokes\w+|representative|official) (?:for|of|from|at) (?:the )?$"
)
"""Who speaks without a name, before the party: “a spokesman for the Treasury said”."""
_ANALYST: Final = re.compile(
    r"\b[Aa]n? (?:\w+ )?(?:analyst|economist|strategist) (?:at|from|with) (?:the )?$"
)
"""Who foretells without a name, before the house: “an analyst at Dorn Capital said”."""
_HOUSE_OF: Final = re.compile(r" (?:at|from|with) (?:the )?")


def find_source(line: Line, cue: int) -> Source:
    """Return who says what the cue at a place is part of; nobody where no one is said to."""
    label = _LABEL.match(line.sentence, 0, cue)
    if label and (person := line.parties.full(label[1])):
        home = line.parties.homes[person]
        return Source(person, None if home == person else home, end=label.end())
    for speech in speeches(line.sentence):
        if _is_speech(line.sentence, speech, cue):
            source = _speaker(line, speech, follows=cue < speech.start())
            if source is not None:
                return source._replace(end=speech.end() if speech.start() < cue else 0)
    return NOBODY


def _is_speech(sentence: str, speech: re.Match[str], cue: int) -> bool:
    """Whether a verb tells of speech and is neither the cue nor what will be said."""
    at = speech.start()
    if _PARTICIPLE.search(sentence, max(0, at - 2), speech.end() + 12):
        return False
    if speech[0] == "states" and _LANDS.search(sentence, max(0, at - 24), at):
        return False
    if cue <= at < cue + 12 and not _is_quoted(sentence, at):
        return False  # the cue itself: “has promised to”
    said = _NOT_SAID.search(sentence, max(0, at - 24), at) is None
    return at < cue or said or _closes(sentence, at)


def _is_quoted(sentence: str, at: int) -> bool:
    return sentence[:at].rstrip().endswith(_QUOTED)


def _closes(sentence: str, at: int) -> bool:
    """Whether a quotation ended just before: “…,” Reed is expected to say."""
    before = sentence[max(0, at - 50) : at]
    return any(mark in before for mark in ("”", '"', "''", ","))


def _speaker(line: Line, speech: re.Match[str], *, follows: bool) -> Source | None:
    """Return who speaks by a verb of speech, which may come first where a quotation ends."""
    at, end = speech.span()
    before = [one for one in line.named if one.end <= at and at - one.end < 110]
    is_according = speech[0].lower() == "according to"
    if is_according or (follows and (_is_quoted(line.sentence, at) or not before)):
        found = _behind(line, end)
        if found or is_according:
            return found
    if _OURSELVES.search(line.sentence, max(0, at - 30), at):
        return None  # whose text it is, or whoever is quoted
    return _by_pronoun(line, before, at) or _by_subject(line, before, at)


def _behind(line: Line, end: int) -> Source | None:
    """Return who stands behind a verb of speech: “…,” said Ann Lee."""
    after = [one for one in line.named if _is_behind(line.sentence[end : one.start], one, end)]
    after = [one for one in after if not _NEWSPAPER.match(line.sentence, one.end)]
    after = [one for one in after if not _STUDY.match(line.sentence, one.end)]
    for one in after:
        if person := line.parties.full(one.text):
            return _of_person(line.parties, person)
    if after:
        person = titled(line, after[0], len(line.sentence))
        return _of_person(line.parties, person) or _of_party(line.parties, after[0])
    if _IN_OFFICE.match(line.sentence, end):
        return _of_person(line.parties, line.parties.person)
    if kind := _by_kind(line, end):
        return kind
    if somebody := _SOMEBODY.match(line.sentence, end):
        return Source(None, somebody[1], foretells=True)
    return None


def _by_kind(line: Line, end: int) -> Source | None:
    """Return the party that is called by what it is behind a verb: “according to the company”."""
    for pattern in (GROUP, GROUP_OWNING):
        if (found := pattern.match(line.sentence, end + 1)) is None:
            continue
        if _STUDY.match(line.sentence, found.end()):
            return None
        return _meant(line, Subject("group", found[0], found.start(), found.end()))
    return None


def _meant(line: Line, subject: Subject) -> Source | None:
    meant = resolve(line.parties, subject, NOBODY, "")
    return Source(None, meant.party) if meant and meant.party else None


def _is_behind(between: str, name: Name, end: int) -> bool:
    """Whether a name is that of the speaker behind a verb: “said water minister Ann Lee”."""
    if name.start < end or _TOLD_ON.search(between):
        return False
    return len(between) < 16 or (len(between) < 40 and _TITLED.fullmatch(between) is not None)


def _by_pronoun(line: Line, before: Sequence[Name], at: int) -> Source | None:
    """Return who was spoken of before, where “he”, “the president” or “it” speaks."""
    short, long = max(0, at - 14), max(0, at - 44)
    if _PERSONAL.search(line.sentence, short, at) or _OFFICE.search(line.sentence, long, at):
        surname = before and before[-1].text == "He" and at - before[-1].end < 9
        person = line.parties.full("He") if surname else _spoken_of(line.parties, before)
        return _of_person(line.parties, person) or NOBODY
    if _IMPERSONAL.search(line.sentence, short, at):
        doing = (line.parties.party(one.text) for one in before if does(line.sentence, one))
        known = next(filter(None, doing), None)
        return Source(None, known or line.parties.last or line.parties.main)
    return None


def _spoken_of(parties: Parties, before: Sequence[Name]) -> str | None:
    """Return the first person whom a sentence names before “he”, else who was spoken of."""
    return next(filter(None, (parties.full(one.text) for one in before)), parties.person)


def _by_subject(line: Line, before: Sequence[Name], at: int) -> Source | None:
    """Return who is the subject of a verb of speech."""
    if crowd := _CROWD.search(line.sentence, 0, at):
        if owner := owner_of_crowd(line.sentence, 0, crowd):
            return _meant(line, owner)
        return Source(None, _crowd(line, before, crowd), foretells=True)
    if person := _apposed(line, before, at):
        return _of_person(line.parties, person)
    for one in before:
        if _SPOKESMAN.search(line.sentence, 0, one.start):
            return _of_party(line.parties, one)
        if _ANALYST.search(line.sentence, 0, one.start) and (house := _of_party(line.parties, one)):
            return house._replace(foretells=True)
    begin = max(line.sentence.rfind(mark, 0, at - 1) for mark in _MARKS) + 1
    if _AND_SAID.fullmatch(line.sentence, begin, at):
        begin = 0
    subject = find_subject(line, begin, at)
    if subject.kind == "person":
        return _of_person(line.parties, subject.text)
    if subject.kind in ("party", "group", "groups", "government", "body", "crowd"):
        meant = resolve(line.parties, subject, NOBODY, "")
        reports = meant is None or meant.party is None or is_outlet(meant.party)
        return None if reports or meant is None else Source(None, meant.party)
    return _nearest(line, before, at)


def _apposed(line: Line, before: Sequence[Name], at: int) -> str | None:
    """Return the person before a verb whose office stands between: “Ann Lee, head of X, said”."""
    if line.sentence[:at].rstrip()[-1:] != ",":
        return None
    for one in before:
        if line.sentence.startswith((",", " ,"), one.end):
            return line.parties.full(one.text)
    return None


def _crowd(line: Line, before: Sequence[Name], crowd: re.Match[str]) -> str:
    """Return a crowd in the words of the text, or the house that it is of."""
    house = next((one for one in before if one.start >= crowd.end()), None)
    if house and _HOUSE_OF.fullmatch(line.sentence, crowd.end(), house.start):
        return line.parties.party(house.text) or house.text
    whole = next((one for one in before if one.start < crowd.start() < one.end), None)
    return line.sentence[whole.start if whole else crowd.start() : crowd.end()].strip()


def _nearest(line: Line, before: Sequence[Name], at: int) -> Source | None:
    """Return the person among the names before a verb of speech, else the party nearest to it."""
    names = [one for one in before if not _is_told(line.sentence, one)]
    if names and _says_itself(line.sentence, names[-1], at):
        return _of_party(line.parties, names[-1])
    for one in names:
        if person := line.parties.full(one.text):
            return _of_person(line.parties, person)
    if not names:
        return None
    if is_generic(names[-1].text):
        return Source(None, line.parties.main)
    return _of_party(line.parties, names[-1]) if at - names[-1].end < 25 else None


def _is_told(sentence: str, name: Name) -> bool:
    return _OF.search(sentence[max(0, name.start - 9) : name.start].rstrip()) is not None


def _of_party(parties: Parties, name: Name) -> Source | None:
    party = parties.party(name.text)
    if party is None and not (is_product(name.text) or is_place(name.text)):
        party = name.text
    return None if party is None or is_outlet(name.text) else Source(None, party)


def _of_person(parties: Parties, person: str | None) -> Source | None:
    if person is None:
        return None
    role = parties.roles.get(person)
    foretells = role is not None and role.speaks is Speaks.OBSERVER
    return Source(person, parties.homes.get(person), foretells)


def _says_itself(sentence: str, name: Name, speech: int) -> bool:
    """Whether an organisation is the subject of a verb of speech, and not a person's home."""
    ahead = sentence[: name.start].rstrip()
    is_subject = not ahead or ahead.endswith((",", ";", "the", "The", "''", "”", '"', "that"))
    return bool(is_subject and ORG.search(name.text) and speech - name.end < 3)
