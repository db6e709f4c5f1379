"""The subject of a clause: the words before its cue that say who or what will do it."""

import re
from typing import Final

from claimcheck.extract.names.name_words import NEVER
from claimcheck.extract.names.nations import is_place
from claimcheck.extract.names.proper_names import Name
from claimcheck.extract.text.quick_pattern import WordedPattern
from claimcheck.extract.who.acting import is_called_a_party
from claimcheck.extract.who.governments import GOVERNMENT
from claimcheck.extract.who.named_subjects import may_act, named_subject
from claimcheck.extract.who.parties import Line
from claimcheck.extract.who.unnamed_subjects import (
    BODY,
    CONTRACTED,
    CROWD,
    GROUP,
    GROUP_OWNING,
    GROUPS,
    IMPERSONAL,
    IN_OFFICE,
    ITSELF,
    KIND,
    LEADING,
    OPENING,
    PLACE,
    POSSESSIVE,
    PRONOUN,
    Kind,
    Subject,
)

_COMMA: Final = re.compile(r" (?:, (?!\d)|[;:—] |– |-- )|, (?!\d)|; |: |— ")
_ASIDE: Final = re.compile(
    r"\W*(?:[A-Z]\w+['’]s|which|\w+ which|who|whose|where|an?|the|its|one|part|based|formerly|also"
    r"|however|now|known|led|owned|headquartered|home|maker|parent|already|including|along with"
    r"|together with|\w+ed (?:by|in|of|for|with|from|on|at|as))\b",
    re.I,
)
"""What stands between two commas and only describes the subject before it."""
_LONG_ASIDE: Final = re.compile(
    r"\W*(?:which|\w+ which|who|whose|an?|the|one|including|\w+ed (?:by|of|from))\b", re.I
)
"""What an aside with commas of its own begins with."""
_REACH: Final = 24
"""How far before a cue “which” may stand."""
_WHO: Final = re.compile(r",? (?:who|which)(?: (?:also|now|then|has|have|is|are|\w+ly))* ?$")
_RELATIVE: Final = re.compile(r"\W*(?:which|that|who|whose|with|\w+ing)\b")
"""What a clause begins with that says something of the words before it."""
_ADVERBS: Final = re.compile(
    r"\W*(?:(?:also|now|today|however|then|therefore|has|have|is|are|\w+ly)\W*)*$", re.I
)
_FINITE: Final = re.compile(
    r"\W*(?:also |now |today |has |have )*(?:said|says|reported|reports|announced|expects"
    r"|expected|plans|planned"
    r"|raised|posted|told|added|agreed|unveiled|launched|is|are|was|were|has|have|had|will|would)\b"
)
"""What the verb of a subject begins with that was described before it."""
_PREDICATE: Final = re.compile(r"\W*(?:is|are|was|were|has|have|had|will|would|said|says)\b")
"""What a part of a sentence begins with whose subject stands before: “Ann Lee, 40, is”."""
_COMPOUND: Final = re.compile(
    r"(?: (?!(?:also|now|then|today|still|already|has|have|had|is|was|will|would"
    r"|can|could|may|should|first|alone|itself|and|or|said"
    r"|says|as|well|who|which|that)\b)[a-z-]+(?<!ly)){1,2} ?"
)
"""What follows a noun and is what the words are about: “the port access road”."""
_HIS: Final = re.compile(r" (?:[a-z-]+ ){0,2}")
_PARTY: Final = re.compile(r"(?: (?:party|group|bloc|government|company))? ?")
_KINDS: Final[tuple[tuple[Kind, WordedPattern], ...]] = (
    ("groups", GROUPS),
    ("group", GROUP),
    ("crowd", CROWD),
    ("crowd", KIND),
)


def find_subject(line: Line, begin: int, cue: int) -> Subject:
    """Return the subject of the cue at a place among the words that begin at another."""
    if contracted := CONTRACTED.match(line.sentence, cue):
        return _worded(contracted)
    if named := _named_before(line, cue):
        return named
    segments = _segments(line.sentence, begin, cue)
    if _RELATIVE.match(line.sentence, segments[-1][0]) and (whole := _before(line, begin, cue)):
        return whole
    for start, end in reversed(segments):
        found = _in_segment(line, start, end)
        if found.kind != "thing" or not _is_passed_over(found.text, start > begin):
            return found
    return Subject("thing", "", begin, begin)


def _worded(match: re.Match[str]) -> Subject:
    """Return the subject that a match is of, by the name of its group."""
    kind = match.lastgroup or ""
    is_nobody = kind == "it" and IMPERSONAL.match(match.string, match.start(kind))
    words = (match[kind], match.start(), match.end())
    return Subject("thing" if is_nobody else kind, *words)  # type: ignore[arg-type]


def _before(line: Line, begin: int, cue: int) -> Subject | None:
    """Return the subject of the words that a clause like “with a target of” belongs to."""
    if opening := OPENING.match(line.sentence, begin, cue):
        return _worded(opening)
    found = named_subject(line, begin, cue)
    return found if found and found.kind != "owner" else None


def _named_before(line: Line, cue: int) -> Subject | None:
    """Return whom “who” or “which” means just behind a name: “sold it to Acme, which will”."""
    relative = _WHO.search(line.sentence, max(0, cue - _REACH), cue)
    for name in line.named if relative else ():
        if relative and name.end == relative.start():
            if person := line.parties.full(name.text):
                return Subject("person", person, name.start, name.end)
            party = line.parties.party(name.text)
            if party is None and "who" in relative[0] and not is_place(name.text):
                return Subject("party", name.text, name.start, name.end)
            if party and (party == name.text or name.text in line.parties.aliases):
                return Subject("party", party, name.start, name.end)
    return None


def _segments(sentence: str, begin: int, cue: int) -> list[tuple[int, int]]:
    """Return the parts of the words before a cue, between commas, without asides."""
    cuts = [
        match.span()
        for match in _COMMA.finditer(sentence, begin, cue)
        if sentence.rfind("(", begin, match.start()) <= sentence.rfind(")", begin, match.start())
    ]
    starts = [begin, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), cue]
    parts = _without_apposition(sentence, list(zip(starts, ends, strict=True)))
    if len(parts) > 2 and _ADVERBS.match(sentence[slice(*parts[-1])]):
        aside = sentence[slice(*parts[-2])]
        if _ASIDE.match(aside):  # “Acme, which makes pumps, will”
            return [*parts[:-2], parts[-1]]
        for at in range(1, len(parts) - 2):  # “Acme, a maker of pumps, pipes and valves, will”
            if _LONG_ASIDE.match(sentence, *parts[at]):
                return [*parts[:at], parts[-1]]
    return parts


def _without_apposition(sentence: str, parts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the parts without those that describe the first: “Acme, which makes A and B, said”."""
    if len(parts) > 2 and _LONG_ASIDE.match(sentence, *parts[1]):
        for at in range(2, len(parts)):
            if _FINITE.match(sentence, *parts[at]):
                return [parts[0], *parts[at:]]
    return parts


def _is_passed_over(words: str, follows: bool) -> bool:
    """Whether a part of a sentence has no subject, so that the one before it is looked at."""
    has_none = words.strip().count(" ") < 1 or _PREDICATE.match(words) or _ASIDE.match(words)
    return _ADVERBS.match(words) is not None or bool(follows and has_none)


def _in_segment(line: Line, start: int, end: int) -> Subject:
    """Return the subject within a part of a sentence."""
    if pronoun := PRONOUN.search(line.sentence, start, end):
        return _worded(pronoun)
    if office := IN_OFFICE.search(line.sentence, start, end):
        return Subject("he", office[0].strip(), office.start(), end)
    found = [subject for find in _FINDERS if (subject := find(line, start, end))]
    if found and found[0].kind == "party" and _is_introduced(line, found[0]):
        return found[0]  # “our partner Acme”
    if found:
        return min(found, key=lambda one: one.start)
    if leading := LEADING.match(line.sentence, start, end):
        return _worded(leading)
    owner = GROUP_OWNING.search(line.sentence, start, end)
    if owner and _describes(owner["how"]) and not _is_scene(line, owner, start):
        return Subject("group", owner[0], owner.start(), owner.end())
    return Subject("thing", line.sentence[start:end], start, end)


def _is_introduced(line: Line, subject: Subject) -> bool:
    """Whether the word before a name says what party it is."""
    return is_called_a_party(line.sentence, Name(subject.text, subject.start, subject.end))


def _government(line: Line, start: int, end: int) -> Subject | None:
    for found in GOVERNMENT.finditer(line.sentence, start, end):
        if not _is_scene(line, found, start):
            return Subject("government", found[0], found.start(), found.end())
    return None


def _is_scene(line: Line, found: re.Match[str], start: int) -> bool:
    begin = max(start, found.start() - 16)
    return PLACE.search(line.sentence, begin, found.start()) is not None


def _by_kind(line: Line, start: int, end: int) -> Subject | None:
    """Return a party that is called by what it is, or a crowd."""
    itself = ITSELF.search(line.sentence, start, end)
    if itself and not _is_scene(line, itself, start):
        return Subject("itself", itself[0], itself.start(), itself.end())
    for kind, pattern in _KINDS:
        found = pattern.search(line.sentence, start, end)
        if found is None or (kind == "group" and not _describes(found["how"])):
            continue
        if pattern is KIND and found[1].partition(" ")[0] in NEVER:
            continue  # “But airlines”
        if kind == "group" and _COMPOUND.fullmatch(line.sentence, found.end(), end):
            continue
        if kind == "group" and (name := _apposed(line, found.end())):
            return Subject("party", name.text, name.start, name.end)
        if pattern is CROWD and (owner := owner_of_crowd(line.sentence, start, found)):
            return owner
        if not _is_scene(line, found, start):
            text = found[1] if pattern is KIND else found[0]
            return Subject(kind, text, found.start(), found.end())
    body = BODY.search(line.sentence, start, end)
    if body and not _is_scene(line, body, start):
        return Subject("body", body[1], body.start(), body.end())
    return None


def owner_of_crowd(sentence: str, start: int, crowd: re.Match[str]) -> Subject | None:
    """Return the party just before a crowd that is its own: “the bank’s economists”."""
    owner = GROUP_OWNING.search(sentence, start, crowd.start())
    if owner is None or sentence[owner.end() : crowd.start()] not in ("'s ", "’s "):
        return None
    return Subject("group", owner[0], owner.start(), owner.end())


def _apposed(line: Line, end: int) -> Name | None:
    """Return the name between commas behind a kind of party: “the regulator, the CRU, will”."""
    for name in line.named:
        if line.sentence[end : name.start] in (", ", ", the "):
            return name if line.sentence.startswith(",", name.end) else None
    return None


def _describes(words: str) -> bool:
    """Whether words say what a party is and not its name: “the state’s largest”."""
    return all(word[0].islower() or is_place(word) for word in words.split())


def _possessive(line: Line, start: int, end: int) -> Subject | None:
    found = POSSESSIVE.search(line.sentence, start, end)
    if found and found["he"] and (name := _led(line, found.end(), end)):
        return Subject("party", line.parties.party(name.text) or name.text, name.start, name.end)
    return _worded(found) if found else None


def _led(line: Line, start: int, end: int) -> Name | None:
    """Return the name of the party that is somebody’s: “his Halden Front will”."""
    for name in line.named:
        if _HIS.fullmatch(line.sentence, start, name.start) and may_act(line, name.text):
            return name if _PARTY.fullmatch(line.sentence, name.end, end) else None
    return None


_FINDERS: Final = (named_subject, _government, _by_kind, _possessive)
