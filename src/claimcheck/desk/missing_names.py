"""Names that were asked for and that no claim has, with what was probably meant."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from claimcheck.domain.model.own_fields import is_own
from claimcheck.domain.model.problem import did_you_mean
from claimcheck.domain.standing.standing import Standing
from claimcheck.store.standing_columns import Row

if TYPE_CHECKING:
    from claimcheck.desk.conditions import Condition


@dataclass(slots=True)
class Names:
    """The names that claims have: of claimants, speakers, tags and own fields."""

    claimant: set[str] = field(default_factory=set)
    speaker: set[str] = field(default_factory=set)
    tags: set[str] = field(default_factory=set)
    own: set[str] = field(default_factory=set)

    def see(self, one: Standing | Row) -> Literal[False]:
        """Take in the names of one more claim; the claim itself is not taken, as of a filter."""
        self.claimant.add(one.claimant)
        self.speaker.update([one.speaker] if one.speaker else [])
        self.tags.update(one.tags)
        self.own.update(one.own)
        return False


def missing_of(
    names: Names, parties: Mapping[str, Iterable[str]], tags: Iterable[str]
) -> Iterator[str]:
    """Yield a sentence for each party, all of its names given, and each tag that no claim has."""
    for party, also in parties.items():
        if names.claimant.isdisjoint(also):
            yield _sentence(f"no claim is by “{party}”", party, names.claimant)
    for tag in tags:
        if tag not in names.tags:
            yield _sentence(f"no claim is tagged “{tag}”", tag, names.tags)


def missing_in(names: Names, conditions: "Iterable[Condition]") -> Iterator[str]:
    """Yield a sentence for each own field, and each name or tag, that no claim has."""
    for one in conditions:
        if is_own(one.key):
            key = one.key.partition(".")[0]
            if names.own.isdisjoint((key, one.key)):
                yield _sentence(f"no claim has the key {key}", key, names.own)
        elif one.key in ("claimant", "speaker", "tags") and one.sign == "=" and one.value:
            there: set[str] = getattr(names, one.key)
            if one.value not in there:
                yield _sentence(f"no claim has “{one.value}” as {one.key}", one.value, there)


def _sentence(told: str, word: str, words: set[str]) -> str:
    near = did_you_mean(word, sorted(words))
    return f"{told}; {near}" if near else told
