"""The parties of a text: who acts in it, who speaks for whom, and what else they are called."""

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from claimcheck.extract.aliases import find_aliases
from claimcheck.extract.authors import MASTHEAD, house_of, speaks_for_itself
from claimcheck.extract.people import (
    NATION,
    OBSERVER,
    OFFICE,
    POLITICIAN,
    form_of,
    home_behind,
    home_of,
    is_generic,
    is_occasion,
    title_of,
)
from claimcheck.extract.proper_names import Name, find_names, is_product

_LANDS: Final = frozenset(("US", "U.S", "U.S.", "UK", "EU"))
"""What a headline names as a place more often than as a party."""
_ITS_GOVERNMENT: Final = "?"
"""Stands for the government of the country that most of a text is about, until that is known."""
_LAND: Final = re.compile(r"(?:Republic|Kingdom|Commonwealth) of (.+)")
_ACTS: Final = re.compile(
    r"(?: \([^()]{1,30}\))?(?: ?, (?:which|who|whose) [^,]{1,80},| ?, \w+)?(?: ?,)?"
    r"(?: (?:also|now|has|have|had|is|are))*"
    r" (?:said|says?|announced|announces|plans?|aims?|intends?|expects?|stated|told|agreed|promised"
    r"|pledged|hopes|declared|reported|warned|forecasts?|predicts?"
    r"|estimates?|wants|confirmed|claims|committed|preparing|bought|purchased|offered|sold"
    r"|will (?:also |now )?(?:seek|invest|build|spend|hire|cut|provide|offer|pay|buy|acquire|sell"
    r"|create|give|fund|lower|raise|introduce|publish|ask|use|work|continue to|report|take over))\b"
)
OWNING: Final = re.compile(r" ?['’]s? ")
_THE: Final = re.compile(r"\b(?:[Tt]he|current|new) $")
_SHORT: Final = re.compile(r"\.? \( ?([A-Z]{2,6}) ?\)")


@dataclass(slots=True)
class Parties:
    """What is known of the parties of a text up to the sentence that is read."""

    acting: Counter[str]
    """How often each party that acts or speaks is mentioned."""
    aliases: dict[str, str]
    """What a party is called elsewhere: “GM” is General Motors."""
    homes: dict[str, str]
    """The party that each person speaks for; the person where none is named."""
    guests: set[str] = field(default_factory=set)
    """People who are named with no party, so that their home is only likely."""
    main: str | None = None
    """The party that the text is mostly about."""
    author: str | None = None
    """The party that says “we”."""
    government: str | None = None
    """The first government that the text names."""
    last: str | None = None
    person: str | None = None
    _known: dict[str, str | None] = field(default_factory=dict)
    _people: dict[str, str] = field(default_factory=dict)

    def party(self, name: str) -> str | None:
        """Return the party that a name is or begins with: “Boeing” for “Boeing 787”."""
        if name not in self._known:
            words = name.split(" ")
            starts = (" ".join(words[:count]) for count in range(len(words), 0, -1))
            parties = (self.aliases.get(start, start) for start in starts)
            self._known[name] = next((one for one in parties if one in self.acting), None)
        return self._known[name]

    def full(self, name: str) -> str | None:
        """Return the person whom a name means, a last name too."""
        if len(self._people) < len(self.homes):
            for person in reversed(self.homes):
                self._people[person.rsplit(" ", 1)[-1]] = person
            self._people |= {person: person for person in self.homes}
        return self._people.get(name)


@dataclass(slots=True)
class _Notes:
    """What the sentences of a text say of the names in them."""

    mentions: Counter[str] = field(default_factory=Counter)
    acting: dict[str, None] = field(default_factory=dict)
    """In the order of the text, so that of two alike the first one is taken."""
    people: dict[str, str | None] = field(default_factory=dict)
    observers: set[str] = field(default_factory=set)
    politicians: set[str] = field(default_factory=set)
    owners: Counter[str] = field(default_factory=Counter)
    short: dict[str, str] = field(default_factory=dict)
    nations: Counter[str] = field(default_factory=Counter)


def common_words(text: str) -> frozenset[str]:
    """Return the words of a text as they are written, so that one without a capital is there."""
    return frozenset(text.split())


def survey(
    sentences: Sequence[str],
    named_in: Sequence[Sequence[Name]],
    title: str | None = None,
    common: Container[str] = (),
) -> Parties:
    """Return the parties of a text: the names that act, speak or are companies by their name.

    The text is mostly about the first of them that its title names, else the one named most.
    """
    notes = _Notes()
    for sentence, named in zip(sentences, named_in, strict=True):
        for name in named:
            _note(notes, sentence, name, named)
    for person, home in notes.people.items():
        if home == _ITS_GOVERNMENT:
            nation = max(notes.nations, key=lambda one: notes.nations[one], default="")
            notes.people[person] = home = f"{nation} government".strip()
            notes.acting[home] = None
    notes.acting |= {name: None for name, count in notes.owners.items() if count > 1}
    lasts = {name.rsplit(" ", 1)[-1] for name in notes.people}
    people = lasts | notes.people.keys()
    is_own = speaks_for_itself(sentences)
    titled = find_names(title, common) if title else ()
    own = [name for name in titled if name.text in notes.acting] if is_own else []
    headline = _headline(own or titled, notes.mentions, people, 0 if own else 1)
    if headline:
        notes.acting[headline] = None
    acting = {name: None for name in notes.acting if name not in people}
    aliases = find_aliases(acting, notes.mentions)
    aliases |= {short: aliases.get(full, full) for short, full in notes.short.items()}
    parties = Parties(
        Counter(dict.fromkeys((aliases.get(one, one) for one in acting), 0)), aliases, {}
    )
    for mention, count in notes.mentions.items():
        if party := parties.party(mention):
            parties.acting[party] += count
    governments = (one for one in parties.acting if one.endswith(("government", "Government")))
    parties.government = next(governments, None)
    plain = Counter(
        {one: n for one, n in notes.mentions.items() if not (is_product(one) or is_generic(one))}
    )
    most = parties.acting or plain
    parties.main = (parties.party(headline) if headline else None) or max(
        most, key=lambda one: most[one], default=None
    )
    if is_own and (house := house_of(sentences)):
        parties.author = house
        others = {one: count for one, count in most.items() if one != house}
        parties.main = max(others, key=lambda one: others[one], default=parties.main)
    _settle(parties, notes)
    if is_own and not parties.author:
        heads = [name.text for one in named_in[:MASTHEAD] for name in one]
        parties.author = next((parties.homes[one] for one in heads if one in parties.homes), None)
        parties.author = parties.author or parties.main
    return parties


def _note(notes: _Notes, sentence: str, name: Name, named: Sequence[Name]) -> None:
    notes.mentions[name.text] += 1
    form = form_of(name.text)
    behind = sentence[name.end : name.end + 2]
    if behind in (" (", ". ") and (short := _SHORT.match(sentence, name.end)):
        notes.short[short[1]] = name.text
    if form.maker:
        notes.acting[form.maker] = None
    if form.is_nation:
        notes.nations[name.text] += 1
        if sentence.startswith(" government", name.end):
            notes.acting[f"{name.text} government"] = None
    if form.is_generic:
        return
    if form.is_organisation:
        notes.acting[name.text] = None
    elif title := title_of(sentence, name):
        home = home_of(sentence, title, name, named)
        if home and (NATION.fullmatch(home) or home in _LANDS):
            home = f"{home.replace('U.S', 'U.S.').replace('..', '.')} government"
        if home and (land := _LAND.fullmatch(home)):
            home = f"Government of {land[1]}"
        if home is None and "Commissioner" in title:
            home = "Commission"
        if home is None and OFFICE.search(title):
            home = _ITS_GOVERNMENT
        _note_person(notes, name, title, home)
        if home and home != _ITS_GOVERNMENT:
            notes.acting[home] = None
    elif form.is_person:
        before = sentence[max(0, name.start - 30) : name.start]
        _note_person(notes, name, before, home_behind(sentence, name, named))
    elif not form.is_product:
        if ("'" in behind or "’" in behind) and OWNING.match(sentence, name.end):
            if not _THE.search(sentence[max(0, name.start - 8) : name.start]):
                notes.owners[name.text] += 1
        elif behind and behind[0] in " ," and _ACTS.match(sentence, name.end):
            notes.acting[name.text] = None


def _note_person(notes: _Notes, name: Name, title: str, home: str | None) -> None:
    notes.people[name.text] = notes.people.get(name.text) or home
    if OBSERVER.search(title):
        notes.observers.add(name.text)
    if POLITICIAN.search(title):
        notes.politicians.add(name.text)


def _settle(parties: Parties, notes: _Notes) -> None:
    """Find the party that each person speaks for."""
    lasts = {last for name in notes.people for last in _endings(name)}
    for person, home in notes.people.items():
        if person in lasts:
            continue  # the last name of somebody who is there
        known = parties.party(home) if home else None
        if person in notes.politicians or (known is None and person in notes.observers):
            known = person
        if known is None:
            parties.guests.add(person)
        parties.homes[person] = known or parties.main or person


def _endings(name: str) -> Iterator[str]:
    """Yield what a name ends with, in whole words."""
    while name := name.partition(" ")[2]:
        yield name


def _headline(
    titled: Iterable[Name], mentions: Counter[str], people: Container[str], least: int
) -> str | None:
    """Return the first name of a title that the text has more often, as the text has it."""
    for name in titled:
        if is_occasion(name.text):
            continue
        words = name.text.split(" ")
        for count in range(len(words), 0, -1):
            start = " ".join(words[:count])
            if start in _LANDS or start in people or NATION.fullmatch(start):
                break
            if mentions[start] > least and not is_product(start):
                return start
    return None
