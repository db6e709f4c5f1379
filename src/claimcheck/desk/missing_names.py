"""Names that were asked for and that no claim has, with what was probably meant."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, cast

from claimcheck.domain.model.own_fields import is_own
from claimcheck.domain.model.problem import did_you_mean

if TYPE_CHECKING:
    from claimcheck.desk.conditions import Condition
    from claimcheck.store.ledger_names import ClaimNames, NameKey


def missing_of(
    names: "ClaimNames", parties: Mapping[str, tuple[str, ...]], tags: Iterable[str]
) -> Iterator[str]:
    """Yield a sentence for each party, all of its names given, and each tag that no claim has."""
    for party, also in parties.items():
        if not names.has("claimant", also):
            yield _sentence(f"no claim is by “{party}”", names, "claimant", party)
    for tag in tags:
        if not names.has("tags", (tag,)):
            yield _sentence(f"no claim is tagged “{tag}”", names, "tags", tag)


def missing_in(names: "ClaimNames", conditions: "Iterable[Condition]") -> Iterator[str]:
    """Yield a sentence for each own field, and each name or tag, that no claim has."""
    for one in conditions:
        if is_own(one.key):
            key = one.key.partition(".")[0]
            if not names.has("own", (key, one.key)):
                yield _sentence(f"no claim has the key {key}", names, "own", key)
        elif one.key in ("claimant", "speaker", "tags") and one.sign == "=" and one.value:
            of = cast("NameKey", one.key)
            if not names.has(of, (one.value,)):
                told = f"no claim has “{one.value}” as {one.key}"
                yield _sentence(told, names, of, one.value)


def _sentence(told: str, names: "ClaimNames", key: "NameKey", word: str) -> str:
    near = did_you_mean(word, sorted(names.like(key, word)))
    return f"{told}; {near}" if near else told
