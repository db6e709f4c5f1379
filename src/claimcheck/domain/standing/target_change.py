"""How a claimant changed a promised number: which way, and whether it is easier to meet."""

from math import inf
from typing import Literal

from claimcheck.domain.model.fact import newness
from claimcheck.domain.model.revision import Revision
from claimcheck.domain.model.target import Number, Target, with_unit
from claimcheck.domain.standing.as_of import ClaimAsOf

Way = Literal["same", "raised", "lowered", "eased", "tightened", "changed"]

Edge = tuple[Number, int]
"""A bound, and on which side of it a value has to lie where reaching it is not enough."""


def target_before(as_of: ClaimAsOf, revision: Revision) -> Target | None:
    """Return the target that was in force until a revision, be it one that was retracted."""
    older = (one for one in as_of.revisions if newness(one) < newness(revision))
    named = [one.target for one in older if one.target]
    return named[-1] if named else as_of.claim.target


def change_in_words(before: Target | None, after: Target) -> str:
    """Return what a claimant did: “lowered the target from at least 80 to at least 60 (plants)”."""
    if before is None:
        return f"named {target_in_words(after)} as the target"
    match way(before, after):
        case "same":
            return f"named the same target again, {target_in_words(after)}"
        case "changed":
            told = target_in_words(before)
            return f"changed the target from {told} to {target_in_words(after)}"
        case found:
            return f"{found} the target from {_bounds(before)} to {target_in_words(after)}"


def target_in_words(target: Target) -> str:
    """Return “at least 40 m² (halls)”."""
    return f"{_bounds(target)} ({target.measure})"


def _bounds(target: Target) -> str:
    return with_unit(target.bounds_in_words(), target.unit)


def way(before: Target, after: Target) -> Way:
    """Return which way a target was changed.

    `raised` and `lowered` are of a number that was to be reached: a floor, an exact number, or
    both of two bounds. Of a ceiling these words would be read either way, so what is met by more
    than before is `eased`, by less `tightened`; so is a bound that is added, dropped or made
    strict. `changed` is what cannot be compared: another measure, another unit, other bounds.
    """
    if (before.measure, before.unit) != (after.measure, after.unit):
        return "changed"
    (low, high), (new_low, new_high) = _edges(before), _edges(after)
    if (low, high) == (new_low, new_high):
        return "same"
    if _moves_up((low, high), (new_low, new_high)):
        return "raised"
    if _moves_up((new_low, new_high), (low, high)):
        return "lowered"
    if new_low <= low and new_high >= high:
        return "eased"
    if new_low >= low and new_high <= high:
        return "tightened"
    return "changed"


def _moves_up(before: tuple[Edge, Edge], after: tuple[Edge, Edge]) -> bool:
    """Whether what is to be reached is a greater number now, and nothing else is."""
    (low, high), (new_low, new_high) = before, after
    rises = -inf < low[0] < new_low[0]
    return rises and (high[0] == new_high[0] == inf or high[0] < new_high[0] < inf)


def _edges(target: Target) -> tuple[Edge, Edge]:
    """Return the lower and the upper edge of what meets a target, infinite without a bound."""
    low: Edge = (-inf, 0)
    high: Edge = (inf, 0)
    if target.equals is not None:
        low = high = (target.equals, 0)
    if target.at_least is not None:
        low = (target.at_least, 0)
    if target.more_than is not None:
        low = (target.more_than, 1)
    if target.at_most is not None:
        high = (target.at_most, 0)
    if target.less_than is not None:
        high = (target.less_than, -1)
    return low, high
