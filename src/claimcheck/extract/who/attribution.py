"""Whose a claim is: the party that is held to it, the person who said it, and why."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from claimcheck.extract.names.nations import is_place
from claimcheck.extract.names.offices import Speaks
from claimcheck.extract.names.organisations import ORG, is_body, is_outlet
from claimcheck.extract.names.proper_names import Name, is_product
from claimcheck.extract.text.quick_pattern import worded
from claimcheck.extract.text.speech import speeches
from claimcheck.extract.who.acting import acts, does
from claimcheck.extract.who.announcements import announces
from claimcheck.extract.who.governments import GOVERNMENT
from claimcheck.extract.who.guesses import most_likely
from claimcheck.extract.who.headings import enter
from claimcheck.extract.who.named_subjects import INITIALS, may_act, named_subject
from claimcheck.extract.who.parties import Line, Parties
from claimcheck.extract.who.references import NOBODY, UNNAMED, Answer, Source, resolve
from claimcheck.extract.who.speakers import find_source
from claimcheck.extract.who.subjects import find_subject
from claimcheck.extract.who.unnamed_subjects import PLACE, Subject

_BY: Final = re.compile(
    r"^.{0,60}?\bbe(?:ing)? (?:\w+ly )?(?:\w+(?:ed|en|t|ne|lt|ld)|paid|made|run|led)"
    r"(?: for| out| up| over)?(?: (?:in|at|near|on) (?:the )?[A-Z][\w-]+)? by (?:the )?"
)
_MADE: Final = re.compile(
    r"\b(?:built|supplied|made|provided|operated|funded|financed|developed|designed|delivered|run"
    r"|managed|completed|finished|installed|manufactured|produced|constructed|owned|staffed"
    r"|paid|carried|sold|bought|published|organi[sz]ed|hosted|maintained|renovated)\b"
)
"""What is done by a party and by no thing: not so “replaced by”, “powered by”."""
_BEFALLS: Final = re.compile(
    r"(?:[\w’']+ ){1,3}?be (?:\w+ly |also )?(?!(?:committed|focused|based|limited|prepared"
    r"|interested|involved|dedicated|engaged|located|headquartered|pleased|delighted|excited)\b)"
    r"(?:\w+ed|given|made|built|held|paid|taken|sold|cut|put)\b"
)
"""What is done to whoever stands before: “A working group will be established”."""
_OWN_ACTS: Final = re.compile(
    r"\b(?:resign|step(?:ping)? down|stand(?:ing)? down|retire(?! (?:our|its|the|their|all|\d))"
    r"|leave(?: the (?:club|company|firm|group|bank|board|post|role|job|team)"
    r"| (?:at|in|after|next|this|when)|(?=[.,]))"
    r"|run for|be on \w+ leave|still be the|continue as|remain as|return as|seek re-election)\b"
)
"""What a person does for himself and not for the party that he speaks for."""
_QUOTATION: Final = re.compile(r"^(?:“|\"|``)|(?:”|\"|'')$")
_CUE: Final = re.compile(r"[\w’'-]+(?: (?:to|for|on))?")
_ONLY_REPORTS: Final = re.compile(r" report(?:ed|s)\W*$")
"""What stands at the end of a sentence behind the name of an outlet."""
_POLLED: Final = re.compile(r"\b(?:polled|surveyed|compiled|tracked|gathered) by (?:the )?$")
"""What stands before whoever only counts what others say."""
_UNDER_WHICH: Final = worded(r"\b(?:(?:under|in|by|through|for) which|whereby) ", "which whereby")
"""What begins a clause with a subject of its own."""
_MANY: Final = re.compile(
    r"(?:[A-Z][\w-]+ (?:[a-z-]+ )?)?[A-Za-z-]+s (?:say|said|hope|believe|expect|fear|warn|warned)"
    r" (?:that )?"
)
"""What stands before “they” who are unnamed: “Builders said they”."""
_HOPING: Final = re.compile(r"(The(?: [a-z]+){1,3}) (hopes|expects|believes|wants|trusts|thinks)\b")
"""Who begins a sentence by what it is called, and hopes for what it tells: “The club hopes”."""
_AS_FOR: Final = re.compile(r"(?:As for|At|For) (?:the )?")
_TOGETHER: Final = frozenset((" and ", ", and ", " and the "))


class Attribution(NamedTuple):
    """The party that is held to a claim, who said it, and the reason for the choice."""

    claimant: str | None
    speaker: str | None
    reason: str


def attribute(
    parties: Parties, sentence: str, named: Sequence[Name], cue: int, clause: tuple[int, int]
) -> Attribution:
    """Return whose the claim is whose cue stands at a place, within a clause of a sentence."""
    line = Line(parties, sentence, named)
    _see(line)
    source = find_source(line, cue)
    subject = _subject_of(line, cue, clause, source)
    if subject.kind == "he" and not source.person and (person := _person_before(line, subject)):
        parties.person = person
    if source.person:
        parties.person = source.person
    found = (
        _own_act(line, source, subject, cue)
        or _agent(line, cue)
        or _claimant(line, source, subject, cue)
    )
    _note_together(line)
    if found.party and not (
        found.party in parties.homes
        or is_place(found.party)
        or source.foretells
        or _observes(parties, source.person or subject.text, found.party)
    ):
        parties.last, parties.age = found.party, 0
    if source.party and source.end:
        parties.voice = source.party
    return Attribution(found.party, source.person, found.reason)


def notice(parties: Parties, sentence: str, named: Sequence[Name]) -> None:
    """Remember of whom a sentence that is no claim speaks, by the names in it."""
    if not named:
        return
    line = Line(parties, sentence, named)
    _note_together(line)
    _see(line)
    acted = None
    for name in _first_acting(line):
        if _ONLY_REPORTS.match(sentence, name.end) or _POLLED.search(sentence, 0, name.start):
            continue
        if person := parties.full(name.text):
            parties.person = person
            acted = acted or _other(person, parties.homes[person])
            parties.last, parties.age = acted, 0
            continue
        party = None if acted else parties.party(name.text)
        if party and not (is_outlet(party) or is_place(party)):
            parties.last = acted = party
            parties.age = 0
            parties.voice = party if announces(sentence, name) else parties.voice


def _first_acting(line: Line) -> Sequence[Name]:
    """Return the names of a sentence, those first that do something in it."""
    if len(line.named) == 1:
        return line.named
    return sorted(line.named, key=lambda name: not acts(line.sentence, name))


def _see(line: Line) -> None:
    """Remember whom a sentence names, and whose part of the text it begins."""
    enter(*line)
    for one in line.named:
        if (party := line.parties.party(one.text)) or is_body(one.text):
            line.parties.seen.add(party or one.text)


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
    begin = max(said if source.end else 0, source.end, clause[0] if clause[0] < cue else 0)
    clauses = (one.end() for one in _UNDER_WHICH.finditer(line.sentence, begin, cue))
    begin = max([begin, *(end for end in clauses if "," not in line.sentence[end:cue])])
    found = find_subject(line, begin, cue) if cue else _headline(line)
    if found.text == "they" and _MANY.fullmatch(line.sentence, 0, found.start) and not line.named:
        return found._replace(kind="many")
    if found.kind in ("it", "its"):
        named = named_subject(line, begin if source.end else 0, found.start)
        if named is None and not source.end:
            named = _opening(line, found.start)
        return named if named and named.kind == "party" else found
    if found.kind == "thing" and not found.text.strip(" ,") and begin:
        found = find_subject(line, 0, begin)
    return found


def _opening(line: Line, end: int) -> Subject | None:
    """Return the name with which a sentence begins before a place, if it does something there."""
    first = next(iter(line.named), None)
    if first is None or first.end > end or not may_act(line, first.text):
        return None
    is_first = line.sentence[: first.start] in ("", "The ", "“", '"')
    if not is_first or not does(line.sentence, first):
        return None
    return Subject("party", line.parties.party(first.text) or first.text, first.start, first.end)


def _observes(parties: Parties, person: str, house: str) -> bool:
    """Whether somebody foretells for a house what others will do: that one is not spoken of."""
    role = parties.roles.get(person)
    return role is not None and role.speaks is Speaks.OBSERVER and parties.homes[person] == house


def _person_before(line: Line, subject: Subject) -> str | None:
    """Return the first person whom a sentence names before its “he”."""
    before = (line.parties.full(one.text) for one in line.named if one.end <= subject.start)
    return next(filter(None, before), None)


def _headline(line: Line) -> Subject:
    """Return who acts at the beginning of a line without a cue: “Acme sets a 55% target”."""
    first = next(iter(line.named), None)
    if first and not first.start and acts(line.sentence, first):
        found = named_subject(line, 0, first.end + 1)
    else:
        found = None
    return found or Subject("thing", "", 0, 0)


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
        if not is_near or _is_no_agent(one.text):
            continue
        if party := _body(line.parties, one.text) or _maker(line, by[0], at, one):
            return Answer(party, f"does it: “by {one.text}”")
    return None


def _maker(line: Line, verb: str, at: int, name: Name) -> str | None:
    """Return a name just behind a verb that only people have: “will be built by Bolt”."""
    is_next = name.start == at and _MADE.search(verb) is not None
    return name.text if is_next and may_act(line, name.text) else None


def _is_no_agent(name: str) -> bool:
    return is_place(name) or is_product(name)


def _body(parties: Parties, name: str) -> str | None:
    """Return the party that a name is of, or the name itself if it is a body's by its form."""
    is_body = ORG.search(name) or INITIALS.fullmatch(name)
    return parties.party(name) or (name if is_body and not is_outlet(name) else None)


def _claimant(line: Line, source: Source, subject: Subject, cue: int) -> Answer:
    """Return who is held to it: an observer who says it, the subject, or whoever says it."""
    if source.foretells and source.party and subject.kind not in ("we", "ours"):
        return Answer(source.party, f"forecast by {source.person or source.party}")
    words = _CUE.match(line.sentence, cue)
    meant = resolve(line.parties, subject, source, words[0] if words else "")
    befalls = subject.kind == "party" and _BEFALLS.match(line.sentence, cue) is not None
    return (
        _we_are(line, source, subject)
        or (None if befalls else meant)
        or _in_quotation(line, source)
        or _said(line.parties, source)
        or _in_section(line.parties)
        or _own(line.parties)
        or meant
        or _doer(line, cue)
        or most_likely(line.parties)
    )


def _we_are(line: Line, source: Source, subject: Subject) -> Answer | None:
    """Return who “we” are that somebody of no known party says: “Acme is growing, as we”."""
    who = source.person or source.party
    if subject.kind != "we" or who is None or source.party not in (None, who):
        return None
    party, acting = _opening(line, subject.start), line.parties.acting
    if party is None or acting[party.text] <= acting[who]:
        return None
    return Answer(party.text, f"“{subject.text}” behind “{party.text}”")


def _in_quotation(line: Line, source: Source) -> Answer | None:
    """Return whose words go on in a sentence in quotation marks that names no speaker."""
    person = line.parties.person
    if source.party or person is None or not _QUOTATION.search(line.sentence):
        return None
    return Answer(line.parties.homes.get(person), f"in the words of {person}")


def _doer(line: Line, cue: int) -> Answer | None:
    """Return the subject of the sentence that tells of a thing: “Acme opened a plant that”."""
    if hoping := _HOPING.match(line.sentence, 0, cue):
        subject = find_subject(line, 0, hoping.end(1))
        return resolve(line.parties, subject, NOBODY, hoping[2])
    for name in line.named:
        if name.end >= cue:
            break
        if _AS_FOR.fullmatch(line.sentence[: name.start]) and (
            party := line.parties.party(name.text)
        ):
            return Answer(party, f"as for {party}")
        if not (does(line.sentence, name) and line.parties.party(name.text)):
            continue
        if PLACE.search(line.sentence, max(0, name.start - 40), name.start):
            continue
        one = named_subject(line, name.start, name.end + 1)
        if one and one.kind == "party":
            return Answer(one.text, f"subject of the sentence: {one.text}")
    return None


def _said(parties: Parties, source: Source) -> Answer | None:
    """Return who says it, where the subject of a claim is a thing."""
    if source.person:
        home = source.party or parties.author
        return Answer(home, _said_by(source.person, home))
    if source.party:
        return Answer(source.party, f"said by {source.party}")
    return None


def _in_section(parties: Parties) -> Answer | None:
    """Return the party whose part of the text it stands in."""
    return Answer(parties.section, f"below “{parties.section}”") if parties.section else None


def _own(parties: Parties) -> Answer | None:
    """Return whose text it is, of one that speaks for itself."""
    if parties.is_own:
        return Answer(
            parties.author, f"in a text of {parties.author}" if parties.author else UNNAMED
        )
    return None


def _said_by(person: str, home: str | None) -> str:
    if home is None:
        return UNNAMED
    return f"said by {person}" if home == person else f"said by {person} of {home}"
