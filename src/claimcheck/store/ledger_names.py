"""Names that claims have: of claimants, speakers, tags and own fields."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Literal, Protocol

from claimcheck.domain.standing.standing import Standing
from claimcheck.store.standing_columns import Row

NameKey = Literal["claimant", "speaker", "tags", "own"]


class ClaimNames(Protocol):
    """The names that claims have on a day."""

    def has(self, key: NameKey, names: Collection[str]) -> bool:
        """Whether a claim has any of some names."""
        ...

    def like(self, key: NameKey, word: str) -> Collection[str]:
        """Return the names that a word may be a slip for: all, of very many those that begin so.

        A store may count claims of another day among them.
        """
        ...


@dataclass(slots=True)
class SeenNames:
    """The names of claims that were gone through: see ClaimNames."""

    claimant: set[str] = field(default_factory=set)
    speaker: set[str] = field(default_factory=set)
    tags: set[str] = field(default_factory=set)
    own: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, claims: Iterable[Standing]) -> "SeenNames":
        """Return the names of some claims."""
        seen = cls()
        for one in claims:
            seen.see(one)
        return seen

    def see(self, one: Standing | Row) -> Literal[False]:
        """Take in the names of one more claim; the claim itself is not taken, as of a filter."""
        self.claimant.add(one.claimant)
        self.speaker.update([one.speaker] if one.speaker else [])
        self.tags.update(one.tags)
        self.own.update(one.own)
        return False

    def has(self, key: NameKey, names: Collection[str]) -> bool:
        """See ClaimNames."""
        return not self._under(key).isdisjoint(names)

    def like(self, key: NameKey, word: str) -> Collection[str]:
        """See ClaimNames."""
        return self._under(key)

    def _under(self, key: NameKey) -> set[str]:
        return {
            "claimant": self.claimant,
            "speaker": self.speaker,
            "tags": self.tags,
            "own": self.own,
        }[key]
