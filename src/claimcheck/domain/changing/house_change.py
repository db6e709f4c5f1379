"""Changes to what a ledger says of itself: its settings, and who the claimants are.

They are no facts: a value is given anew in its place, and git keeps what stood there before.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from claimcheck.domain.changing.objection import RefusedError
from claimcheck.domain.checking.ledger_errors import ledger_errors
from claimcheck.domain.model.block import Block
from claimcheck.domain.model.block_keys import keys_of
from claimcheck.domain.model.claimant import Claimant
from claimcheck.domain.model.decode import read_block
from claimcheck.domain.model.encode import encode
from claimcheck.domain.model.english import count_of
from claimcheck.domain.model.ledger import Ledger
from claimcheck.domain.model.naming import claimant_slug, unused
from claimcheck.domain.model.problem import KeyPath, Problem, did_you_mean
from claimcheck.domain.model.settings import Settings
from claimcheck.domain.model.value_kinds import show
from claimcheck.domain.publishing.permalink import home

B = TypeVar("B", bound=Block)
Blocks = tuple[tuple[KeyPath, dict[str, Any]], ...]
Values = tuple[tuple[KeyPath, Any], ...]


class UnknownSettingError(RefusedError):
    """No setting has this key (2)."""

    def __init__(self, key: str) -> None:
        near = did_you_mean(key, keys_of(Settings))
        super().__init__(
            f"there is no setting {show(key)}", near or "`claimcheck set` lists the settings"
        )


@dataclass(frozen=True, slots=True)
class ChangeSettings:
    """Settings given anew, or left to their defaults."""

    values: Mapping[str, Any]
    """Plain values by their keys in the file; None takes a key away."""


@dataclass(frozen=True, slots=True)
class ChangeClaimant:
    """What is known of a party, which gets a block where it has none."""

    name: str
    """Any of its names."""
    also: tuple[str, ...] = ()
    """Names that it has as well."""
    values: Mapping[str, Any] = field(default_factory=dict)
    """Plain values of its other keys, by their keys in the file."""


def given_anew(
    ledger: Ledger, change: ChangeSettings | ChangeClaimant
) -> tuple[Ledger, Blocks, Values]:
    """Return the ledger after a change, and what the change is in the file: nothing for no change.

    RefusedError for a setting that there is none of, and for whatever would be an error in the
    file.
    """
    if isinstance(change, ChangeSettings):
        return _settings(ledger, change.values)
    return _claimant(ledger, change)


def _settings(ledger: Ledger, values: Mapping[str, Any]) -> tuple[Ledger, Blocks, Values]:
    for key in values:
        if key not in keys_of(Settings):
            raise UnknownSettingError(key)
    settings, placed = _with(ledger.settings, ("settings",), values)
    if values.get("base-url") and not home(settings):
        raise RefusedError(
            f"base-url: {show(values['base-url'])} is not a web address",
            "write the whole address: https://example.org/promises",
        )
    after = replace(ledger, settings=settings)
    if settings.signatures > ledger.settings.signatures:
        _refuse(ledger_errors(after))
    return after, (), placed


def _claimant(ledger: Ledger, change: ChangeClaimant) -> tuple[Ledger, Blocks, Values]:
    there = ledger.claimant(change.name)
    known = there.names if there else (change.name,)
    new = tuple(dict.fromkeys(name for name in change.also if name not in known))
    values = dict(change.values)
    if new:
        values["also"] = [*(there.also if there else ()), *new]
    if there is None and not values:
        return ledger, (), ()
    key = there.id if there else unused(claimant_slug(change.name), ledger.claimants, {})
    party, placed = _with(there or Claimant(id=key, name=change.name), ("claimants", key), values)
    after = replace(ledger, claimants={**ledger.claimants, key: party})
    _refuse(ledger_errors(after))
    if there:
        return after, (), placed
    return after, ((("claimants", key), encode(party)),), ()


def _with(block: B, at: KeyPath, values: Mapping[str, Any]) -> tuple[B, Values]:
    """Return a block with other plain values, and those of them that are new to it."""
    keys, given = keys_of(type(block)), block.given
    had = {
        name: key.kind.write(given[key.field]) for name, key in keys.items() if key.field in given
    }
    placed = {name: value for name, value in values.items() if had.get(name) != value}
    whole = {**had, **block.unknown, **placed}
    kept = {name: value for name, value in whole.items() if value is not None}
    read, problems = read_block(type(block), block.id, kept, at)
    _refuse([one for one in problems if one.severity == "error"])
    assert read is not None
    return read, tuple(((*at, name), value) for name, value in placed.items())


def _refuse(errors: Iterable[Problem]) -> None:
    problem, *others = (*errors, None)
    if problem is not None:
        more = f"; {count_of(len(others) - 1, 'more error')}" if others[1:] else ""
        raise RefusedError(problem.message, f"{problem.hint or 'nothing was written'}{more}")
