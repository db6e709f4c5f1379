"""What the sentences of a text say of the names in them, before anything is made of it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from claimcheck.extract.who.parties import last_name
from claimcheck.extract.who.people import Role


@dataclass(slots=True)
class Notes:
    """What the sentences of a text say of the names in them."""

    mentions: Counter[str] = field(default_factory=Counter)
    acting: dict[str, None] = field(default_factory=dict)
    """In the order of the text, so that of two alike the first one is taken."""
    headings: dict[str, None] = field(default_factory=dict)
    """Names that stand alone on a line."""
    labels: dict[str, None] = field(default_factory=dict)
    """Names before a colon that begin a line without a stop: “Ann Lee: 900 homes”."""
    acted: Counter[str] = field(default_factory=Counter)
    """How often each body is the subject of a verb."""
    does: Counter[str] = field(default_factory=Counter)
    """How often each other name seems to be the subject of a verb."""
    roles: dict[str, Role] = field(default_factory=dict)
    owned: set[str] = field(default_factory=set)
    """Names that are said to be somebody’s, or one of many."""
    says: set[str] = field(default_factory=set)
    """Names that say or plan something, as against those that only will do something."""
    owners: Counter[str] = field(default_factory=Counter)
    bodies: Counter[str] = field(default_factory=Counter)
    """How often each kind of party stands for one, with an article: “the Council”."""
    kinds: dict[str, set[str]] = field(default_factory=dict)
    """The names of each kind of party by the words beside them: “the airline Acme”."""
    places: Counter[str] = field(default_factory=Counter)
    short: dict[str, str] = field(default_factory=dict)
    governments: Counter[str] = field(default_factory=Counter)

    def things(self) -> set[str]:
        """Return what is somebody’s and never says a word: “SpaceX’s Starship”."""
        return self.owned - self.says

    def people(self) -> set[str]:
        """Return the names of people, with what each is called for short."""
        return self.roles.keys() | self.short_names()

    def short_names(self) -> set[str]:
        """Return what people are called for short: how their names begin and end."""
        return {
            last
            for name in self.roles
            for last in (name.partition(" ")[0], last_name(name), *_endings(name))
            if last != name
        }


def _endings(name: str) -> Iterator[str]:
    """Yield what a name ends with, in whole words."""
    while name := name.partition(" ")[2]:
        yield name
