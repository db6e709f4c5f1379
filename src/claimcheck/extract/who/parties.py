"""The parties of a text: who acts in it, who speaks for whom, and what else they are called."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from claimcheck.extract.names.proper_names import Name
from claimcheck.extract.who.people import Role

_JUNIOR: Final = frozenset(("Jr", "Sr", "II", "III", "Jr.", "Sr."))


def last_name(person: str) -> str:
    """Return what somebody is called after the first mention."""
    *others, last = person.split(" ")
    return others[-1] if others and last in _JUNIOR else last


@dataclass(slots=True)
class Parties:
    """What is known of the parties of a text up to the sentence that is read."""

    acting: Counter[str]
    """How often each party that acts or speaks is mentioned."""
    aliases: dict[str, str]
    """What a party is called elsewhere: “GM” is General Motors."""
    mentions: Counter[str] = field(default_factory=Counter)
    things: Collection[str] = ()
    """Names that the text calls a thing’s."""
    kinds: dict[str, set[str]] = field(default_factory=dict)
    """Which names the text calls an airline, a union: by the words beside them."""
    homes: dict[str, str | None] = field(default_factory=dict)
    """The party that each person speaks for; nobody where the text names none."""
    roles: dict[str, Role] = field(default_factory=dict)
    main: str | None = None
    """The party that the text is mostly about."""
    is_titled: bool = False
    """Whether that party stands in the title."""
    is_tied: bool = False
    """Whether another is named as often, so that the text is about neither."""
    announcer: str | None = None
    """The party whose announcement the text is, as its first sentences say."""
    author: str | None = None
    """The party that says “we”."""
    is_own: bool = False
    """Whether the text speaks for itself, as a speech does, whoever its author is."""
    is_note: bool = False
    """Whether its author writes on another party, as analysts do."""
    government: str | None = None
    """The first government that the text names."""
    spoken_government: str | None = None
    """What a text calls its government, where that has no name."""
    last: str | None = None
    """The party that acted last."""
    age: int = 0
    """How many sentences ago that was."""
    together: str | None = None
    """The parties that acted together last, as they stand: “Walmart and PepsiCo”."""
    headings: frozenset[str] = frozenset()
    """The parties that head parts of the text, where there are several."""
    section: str | None = None
    """The one whose part is being read."""
    person: str | None = None
    """Who was spoken of last."""
    seen: set[str] = field(default_factory=set)
    """The parties named so far: no word means one that comes later."""
    voice: str | None = None
    """Whose words were reported last."""
    _known: dict[str, str | None] = field(default_factory=dict)
    _people: dict[str, str] = field(default_factory=dict)

    def add(self, name: str) -> None:
        """Make a name a party, with all that begins with it."""
        self.acting[name] = self.mentions[name]
        self._known.clear()

    def party(self, name: str) -> str | None:
        """Return the party that a name is or begins with: “Boeing” for “Boeing 787”."""
        if name not in self._known:
            words = name.split(" ")
            starts = (" ".join(words[:count]) for count in range(len(words), 0, -1))
            parties = (self.aliases.get(start, start) for start in starts)
            self._known[name] = next((one for one in parties if one in self.acting), None)
        return self._known[name]

    def called(self, kind: str) -> set[str]:
        """Return the parties that the text calls something: “the airline Acme”."""
        return set(filter(None, map(self.party, self.kinds.get(kind, ()))))

    def full(self, name: str) -> str | None:
        """Return the person whom a name means, a last name too."""
        if len(self._people) < len(self.homes):
            for person in reversed(self.homes):
                self._people[person.partition(" ")[0]] = person
                self._people[last_name(person)] = person
            self._people |= {person: person for person in self.homes}
        return self._people.get(name)


class Text(NamedTuple):
    """A whole text: its sentences with the names in each, those in its title, and its parties."""

    parties: Parties
    sentences: Sequence[str]
    named_in: Sequence[Sequence[Name]]
    title: str | None
    titled: Sequence[Name]

    def lines(self, count: int | None = None) -> "Iterator[Line]":
        """Yield its sentences, or so many from its top, each with the names in it."""
        pairs = zip(self.sentences[:count], self.named_in[:count], strict=True)
        return (Line(self.parties, sentence, named) for sentence, named in pairs)


class Line(NamedTuple):
    """A sentence with the names in it, and the parties of its text."""

    parties: Parties
    sentence: str
    named: Sequence[Name]
