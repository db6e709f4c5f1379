"""The survey of a text: which names in it are parties, and for which of them people speak."""

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from claimcheck.extract.names.capitals import is_person
from claimcheck.extract.names.first_names import FIRST_NAMES
from claimcheck.extract.names.nations import is_place
from claimcheck.extract.names.offices import Speaks
from claimcheck.extract.names.organisations import (
    BODIES,
    FIELDS,
    INDEXES,
    ORG,
    is_body,
    is_generic,
    is_institution,
    is_occasion,
    is_outlet,
    is_political,
)
from claimcheck.extract.names.proper_names import Name, is_product
from claimcheck.extract.who.acting import (
    acts,
    does,
    is_called_a_party,
    is_called_a_thing,
    is_one_of_many,
    is_owned,
    is_where,
    kind_of,
    owns,
    says,
    speaks,
)
from claimcheck.extract.who.affiliations import settle
from claimcheck.extract.who.aliases import find_aliases, find_bodies
from claimcheck.extract.who.announcements import find_announcer
from claimcheck.extract.who.authors import find_author, house_of
from claimcheck.extract.who.first_person import speaks_for_itself
from claimcheck.extract.who.governments import BARE, government_of
from claimcheck.extract.who.headings import find_headings, is_heading, is_label
from claimcheck.extract.who.main_party import find_main, take_person
from claimcheck.extract.who.notes import Notes
from claimcheck.extract.who.parties import Parties, Text, last_name
from claimcheck.extract.who.people import Role, role_of
from claimcheck.extract.who.titles import names_in_title

_MARKS: Final = '.,;:!?…()[]“”"'
"""What stands before and behind a word."""
_WITHIN: Final = re.compile(r"[A-Z](?<=[a-z] .)[a-z]+(?= [a-z]|[.,’'])")
_PARTICIPLE: Final = re.compile(
    r"(?:^|(?<=[.!?:“\"] )|(?<=[“\"]))([A-Z][a-z]+(?:ing|ed)) (?=[a-z\d$€£])"
    r"(?!(?:said|says|will|would|has|had|is|was|also|plans|expects|aims"
    r"|(?<!Designed )(?<!Intended )(?<!Committed )(?<!Dedicated )(?<!Expected )(?<!Slated )"
    r"to (?!\w+ing\b|an?\b|the\b|its\b|our\b|your\b|their\b|more\b))\b)",
    re.MULTILINE,
)
"""What a sentence begins with and is no name: “Standing beside”, “Based in”, “Moving to a”."""
_CAPITAL: Final = re.compile(r"[A-Z](?<!\w.)[a-z]+\b")
_PAIR: Final = re.compile(rf"({_CAPITAL.pattern}) and ({_CAPITAL.pattern})")
_SHORT: Final = re.compile(
    r"\.? ?[(\[] ?(?:[^()\[\]:]{2,40}: ?)?[“\"]?([A-Z][A-Z&]{1,5})[”\"]? ?[)\]]"
)
"""Initials behind the name that they are of: “Bharatiya Janata Party (BJP)”, “(Nasdaq: ACME)”."""
_WILL_ACT: Final = re.compile(r" (?:will|would|is to)(?: also| now| not)? (?!be\b)[a-z]+")
"""What stands behind a house that acts: not so “will be built”."""
_MADE: Final = re.compile(r"([A-Z][\w-]*[A-Za-z]) (?:[A-Z]-?\d{2,4}s?|\d{3})\b.*")
"""A maker before the number of a product: “Boeing 787”."""
_RIVALS: Final = 2
"""Where so many political parties head the parts of a text, it is nobody’s own."""
_IS_OF: Final = re.compile(r" (?:initiative|programme|program|scheme|system|bill|act|project)s?\b")
"""What makes a name that of what it stands before: “the Better Homes Administration scheme”."""
_ARTICLES: Final = ("the ", "The ")
_OF_PARTIES: Final = (Speaks.COMPANY, Speaks.OBSERVER, Speaks.ANYBODY)


def common_words(text: str) -> frozenset[str]:
    """Return the words of a text as they are written, so that one without a capital is there.

    One that has its capital amid words without is a name, though it be a word as well: “Figure”.
    Two that never stand apart are there as one: “Smith and Nephew”.
    """
    within = {word.lower() for word in _WITHIN.findall(text)}
    participles = {word.lower() for word in _PARTICIPLE.findall(text)}
    words = frozenset(word.strip(_MARKS) for word in text.split())
    return (words | participles) - within | set(_inseparable(text))


def _inseparable(text: str) -> Iterator[str]:
    """Yield two names with the “and” between them, where neither stands without the other."""
    often = {pair: count for pair, count in Counter(_PAIR.findall(text)).items() if count > 1}
    times = Counter(_CAPITAL.findall(text)) if often else {}
    for pair, count in often.items():
        if all(times[word] == count for word in pair):
            yield " and ".join(pair)


def survey(
    sentences: Sequence[str],
    named_in: Sequence[Sequence[Name]],
    title: str | None = None,
    common: Container[str] = (),
) -> Parties:
    """Return the parties of a text: the names that act, speak or are companies by their name.

    The text is mostly about the first of them that its title names, else the one named most.
    """
    notes = Notes()
    is_first = bool(sentences) and sentences[0] == title
    mentions = Counter(name.text for named in named_in[is_first:] for name in named)
    titled = list(names_in_title(title, common, mentions)) if title else []
    if is_first:
        named_in = [titled, *named_in[1:]]
    before: str | None = None
    for sentence, named in zip(sentences, named_in, strict=True):
        if "overnment" in sentence or "dministration" in sentence:
            found = (government_of(sentence, name) for name in named)
            notes.governments.update(filter(None, found))
        for name in named:
            _note(notes, sentence, name, named, before)
        before = next((name.text for name in named if name.text in notes.acting), before)
    parties = _gather(notes)
    parties.is_own = speaks_for_itself(sentences)
    house = house_of(sentences) if parties.is_own else None
    _count_bare_governments(parties, sentences)
    parties.headings = find_headings(parties, notes)
    text = Text(parties, sentences, named_in, title, titled)
    parties.announcer = find_announcer(text)
    find_main(text, notes, house)
    settle(parties, notes)
    if not (parties.is_titled or house):
        take_person(parties, titled)
    if parties.is_own and sum(map(is_political, parties.headings)) < _RIVALS:
        parties.author = house or find_author(text) or parties.spoken_government
    return parties


def _note(
    notes: Notes, sentence: str, name: Name, named: Sequence[Name], before: str | None
) -> None:
    text = name.text
    notes.mentions[text] += 1
    behind = sentence[name.end : name.end + 3]
    if ("(" in behind or "[" in behind) and (short := _SHORT.match(sentence, name.end)):
        notes.short[short[1]] = text
        if ":" in short[0]:  # on which exchange its shares are listed
            notes.acting[text] = None
    elif behind == " pa" and sentence.startswith(" party", name.end) and text not in FIELDS:
        notes.acting[f"{text} party"] = None
        notes.mentions[f"{text} party"] += 1
    if kind := kind_of(sentence, name):
        notes.kinds.setdefault(kind, set()).add(text)
    form = _form_of(text)
    if form.may_act and not form.is_nobody:
        if is_heading(sentence, name):
            notes.headings[text] = None
        elif is_label(sentence, name):
            notes.labels[text] = None
    if form.maker:
        notes.acting[form.maker] = None
    elif form.is_organisation and not _IS_OF.match(sentence, name.end):
        notes.acting[text] = None
        notes.acted[text] += acts(sentence, name)
    elif form.is_nobody:
        notes.bodies[text] += sentence.endswith(_ARTICLES, 0, name.start)
    elif role := role_of(sentence, name, named):
        _note_person(notes, text, role._replace(home=before) if role.is_its else role)
    elif text in FIRST_NAMES and not is_place(text):
        _note_person(notes, text, Role(Speaks.ANYBODY))
    elif form.may_act or (
        text[0].islower() and (speaks(sentence, name) or is_called_a_party(sentence, name))
    ):
        _note_act(notes, sentence, name)


class _Form(NamedTuple):
    """What a name is by its form alone."""

    maker: str | None
    is_organisation: bool
    is_nobody: bool
    may_act: bool


@lru_cache(maxsize=4096)
def _form_of(name: str) -> _Form:
    """Return what a name is by its form; names come again and again in a text."""
    if is_generic(name) or name.partition(" ")[0] in INDEXES:
        return _Form(None, False, True, False)
    made = _MADE.fullmatch(name)
    is_named_so = ORG.search(name) or is_institution(name)
    is_organisation = name in BODIES or (
        bool(is_named_so) and not (is_product(name) or is_outlet(name) or is_occasion(name))
    )
    may_act = not (is_product(name) or is_occasion(name))
    return _Form(made[1] if made else None, is_organisation, False, may_act)


def _note_person(notes: Notes, person: str, role: Role) -> None:
    if role.home and is_occasion(role.home):
        role = role._replace(home=None)  # “Ann Lee at the Party Conference”
    known = notes.roles.get(person)
    if known is None or (known.home is None and (role.home or known.speaks is Speaks.ANYBODY)):
        notes.roles[person] = role
    if role.home and not is_place(role.home) and role.speaks in _OF_PARTIES:
        notes.acting[role.home] = None


def _note_act(notes: Notes, sentence: str, name: Name) -> None:
    is_party = is_called_a_party(sentence, name)
    is_thing = is_one_of_many(sentence, name) or is_called_a_thing(sentence, name)
    if is_thing and not is_party:
        notes.owned.add(name.text)
        return
    if is_owned(sentence, name):
        notes.owned.add(name.text)
    if says(sentence, name):
        notes.says.add(name.text)
    if is_party:
        notes.acting[name.text] = None
    elif is_where(sentence, name):
        notes.places[name.text] += 1
    elif acts(sentence, name) or (is_body(name.text) and _WILL_ACT.match(sentence, name.end)):
        notes.acting[name.text] = None
    elif owns(sentence, name):
        notes.owners[name.text] += 1
    elif does(sentence, name):
        notes.does[name.text] += 1


def _gather(notes: Notes) -> Parties:
    """Return the parties that act, each by the name that the text uses most."""
    acting = dict(notes.acting)
    acting |= {
        name: None
        for name, count in notes.owners.items()
        if count > 1 and not notes.places[name] and not is_place(name)
    }
    for name in acting:
        if " " in name and last_name(name) in notes.roles:  # “Ann Corbyn”, elsewhere “Ms Corbyn”
            notes.roles[name] = notes.roles[last_name(name)]
    people = notes.people()
    acting |= {
        name: None
        for name in notes.headings
        if is_political(name)
        or (notes.mentions[name] > 1 and not (is_place(name) or is_person(name)))
    }
    acting |= {name: None for name in notes.owners if is_political(name)}
    acting = {name: None for name in acting if name not in people | notes.things()}
    acting |= dict.fromkeys(notes.governments)
    aliases = find_aliases(acting, notes.mentions)
    for kind, body in find_bodies(acting, notes.bodies).items():
        if body == kind:
            acting[kind] = None
        else:
            aliases[kind] = aliases.get(body, body)
    for one in acting:
        if one.endswith(" party"):
            name = one.removesuffix(" party")
            is_short = notes.mentions[name] > 2 * notes.mentions[one]
            aliases |= {one: name} if is_short else {name: one}
    for short, full in notes.short.items():
        if full in acting and _is_called_for_short(notes, short, full):
            acting[short] = None
            aliases |= {full: short, aliases.get(full, full): short}
            aliases.pop(short, None)
        else:
            aliases[short] = aliases.get(full, full)
    counted = Counter(dict.fromkeys((aliases.get(one, one) for one in acting), 0))
    parties = Parties(counted, aliases, notes.mentions, notes.things(), notes.kinds)
    for mention, count in notes.mentions.items():
        if party := parties.party(mention):
            parties.acting[party] += count
    for government, count in notes.governments.items():
        parties.acting[parties.aliases.get(government, government)] = count
    parties.government = max(
        notes.governments, key=lambda one: notes.governments[one], default=None
    )
    return parties


def _is_called_for_short(notes: Notes, short: str, full: str) -> bool:
    """Whether a text uses the initials of a party more than its name: “TSMC”."""
    initials = "".join(word[0] for word in full.split(" ") if word[0].isupper())
    return short == initials and notes.mentions[short] > notes.mentions[full] + 1


def _count_bare_governments(parties: Parties, sentences: Sequence[str]) -> None:
    """Count a government that a text calls nothing else as a party."""
    spoken = (one for one in sentences if "overnment" in one)
    found = Counter(match[1] for one in spoken for match in BARE.finditer(one))
    if found and not parties.government:
        most = max(found, key=lambda one: found[one])
        parties.spoken_government = most
        parties.add(most)
        parties.acting[most] = found.total()
