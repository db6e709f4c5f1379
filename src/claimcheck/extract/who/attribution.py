"""Whose a claim is: the party that is held to it, the person who said it, and why."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from claimcheck.extract.names.nations import is_place
from claimcheck.extract.names.organisations import is_outlet
from claimcheck.extract.names.proper_names import Name
from claimcheck.extract.text.speech import speeches
from claimcheck.extract.who.governments import GOVERNMENT
from claimcheck.extract.who.parties import Line, Parties
from claimcheck.extract.who.references import UNNAMED, Answer, Source, resolve
from claimcheck.extract.who.speakers import find_source
from claimcheck.extract.who.subjects import find_subject
from claimcheck.extract.who.unnamed_subjects import Subject

_BY: Final = re.compile(r"^.{0,60}?\bbe(?:ing)? (?:\w+ly )?\w+(?:ed|en|t|ne|lt|ld) by (?:the )?")
_OWN_ACTS: Final = re.compile(
    r"\b(?:resign|step(?:ping)? down|stand(?:ing)? down|retire(?! (?:our|its|the|their|all|\d))"
    r"|run for|be on \w+ leave|still be the|continue as|remain as|return as|seek re-election)\b"
)
"""What a person does for himself and not for the party that he speaks for."""
_QUOTATION: Final = re.compile(r"^(?:“|\"|``)|(?:”|\"|'')$")
_CUE: Final = re.compile(r"[\w’'-]+(?: (?:to|for|on))?")
_UNDER_WHICH: Final = re.compile(r"\b(?:(?:under|in|by|through|for) which|whereby) ")
"""What begins a clause with a subject of its own."""
_TOGETHER: Final = frozenset((" and ", ", and ", " and the "))


@dataclass(frozen=True, slots=True)
class Attribution:
    """The party that is held to a claim, who said it, and the reason for the choice."""

    claimant: str | None
    speaker: str | None
    reason: str


def attribute(
    parties: Parties, sentence: str, named: Sequence[Name], cue: int, clause: tuple[int, int]
) -> Attribution:
    """Return whose the claim is whose cue stands at a place, within a clause of a sentence."""
    line = Line(parties, sentence, named)
    source = find_source(line, cue)
    subject = _subject_of(line, cue, clause, source)
    if source.person:
        parties.person = source.person
    found = (
        _own_act(line, source, subject, cue)
        or _agent(line, cue)
        or _claimant(line, source, subject, cue)
    )
    _note_together(line)
    if found.party and found.party not in parties.homes and not is_place(found.party):
        parties.last, parties.age = found.party, 0
    if source.party and source.end:
        parties.voice = source.party
    return Attribution(found.party, source.person, found.reason)


def notice(parties: Parties, sentence: str, named: Sequence[Name]) -> None:
    """Remember of whom a sentence that is no claim speaks, by the names in it."""
    _note_together(Line(parties, sentence, named))
    acted = None
    for name in named:
        if person := parties.full(name.text):
            parties.person = person
            parties.last, parties.age = acted or _other(person, parties.homes[person]), 0
            return
        party = None if acted else parties.party(name.text)
        if party and not (is_outlet(party) or is_place(party)):
            parties.last = acted = party
            parties.age = 0


def _other(person: str, home: str | None) -> str | None:
    return None if home == person else home


def _note_together(line: Line) -> None:
    """Remember two parties that a sentence names together: “Walmart and PepsiCo”."""
    known = line.parties.party
    for one, other in pairwise(line.named):
        joined = line.sentence[one.end : other.start] in _TOGETHER
        if joined and known(one.text) and known(other.text):
            line.parties.together = line.sentence[one.start : other.end]
            return


def _subject_of(line: Line, cue: int, clause: tuple[int, int], source: Source) -> Subject:
    """Return the subject of the clause, or of the words before it where it has none of its own."""
    said = max((one.end() for one in speeches(line.sentence, 0, cue)), default=0)
    begin = max(said if source.end else 0, clause[0] if clause[0] < cue else 0)
    begin = max([begin, *(one.end() for one in _UNDER_WHICH.finditer(line.sentence, begin, cue))])
    found = find_subject(line, begin, cue)
    if found.kind == "thing" and not found.text.strip(" ,") and begin:
        found = find_subject(line, 0, begin)
    return found


def _own_act(line: Line, source: Source, subject: Subject, cue: int) -> Answer | None:
    person = subject.text if subject.kind == "person" else source.person
    if person and _OWN_ACTS.search(line.sentence, cue):
        line.parties.person = person
        return Answer(person, "does it in person")
    return None


def _agent(line: Line, cue: int) -> Answer | None:
    """Return who does what is done in the passive: “will be provided by the state government”."""
    by = _BY.match(line.sentence[cue:]) if " by " in line.sentence else None
    if by is None:
        return None
    at = cue + by.end()
    if government := GOVERNMENT.match(line.sentence, at):
        return Answer(government[0], f"does it: “by {government[0]}”")
    for one in line.named:
        is_near = at <= one.start < at + 45 and "," not in line.sentence[at : one.start]
        if is_near and not is_place(one.text) and (party := line.parties.party(one.text)):
            return Answer(party, f"does it: “by {one.text}”")
    return None


def _claimant(line: Line, source: Source, subject: Subject, cue: int) -> Answer:
    """Return who is held to it: an observer who says it, the subject, or whoever says it."""
    if source.foretells and source.party and subject.kind not in ("we", "ours"):
        return Answer(source.party, f"forecast by {source.person or source.party}")
    words = _CUE.match(line.sentence, cue)
    return (
        resolve(line.parties, subject, source, words[0] if words else "")
        or _in_quotation(line, source)
        or _fallback(line.parties, source)
    )


def _in_quotation(line: Line, source: Source) -> Answer | None:
    """Return whose words go on in a sentence in quotation marks that names no speaker."""
    person = line.parties.person
    if source.party or person is None or not _QUOTATION.search(line.sentence):
        return None
    return Answer(line.parties.homes.get(person), f"in the words of {person}")


def _fallback(parties: Parties, source: Source) -> Answer:
    """Return whose a claim is whose subject is a thing: who says it, or whose text it is."""
    if source.person:
        home = source.party or parties.author
        return Answer(home, _said_by(source.person, home))
    if source.party:
        return Answer(source.party, f"said by {source.party}")
    if parties.is_own:
        return Answer(
            parties.author, f"in a text of {parties.author}" if parties.author else UNNAMED
        )
    if parties.main:
        how = "named in the title" if parties.is_titled else "named most"
        return Answer(parties.main, how)
    if parties.last:
        return Answer(parties.last, "named before")
    return Answer(None, "no party named")


def _said_by(person: str, home: str | None) -> str:
    if home is None:
        return UNNAMED
    return f"said by {person}" if home == person else f"said by {person} of {home}"
