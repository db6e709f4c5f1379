"""The blocks that a change, or a whole ledger, is in a database."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from claimcheck.domain.model.block_keys import keys_of, readers_of
from claimcheck.domain.model.encode import encode
from claimcheck.domain.model.problem import KeyPath
from claimcheck.store.sql.block_chain import STEP, Head, NewBlock, time_of, times_from
from claimcheck.store.sql.block_text import kind_of, text_of

if TYPE_CHECKING:
    from claimcheck.domain.changing.change import Applied
    from claimcheck.domain.model.claim import Claim
    from claimcheck.domain.model.ledger import Ledger
    from claimcheck.domain.model.look import Look

Placed = tuple[KeyPath, Any]
"""Where a block stands in a file, and its values."""


def blocks_of(applied: "Applied") -> list[Placed]:
    """Return what a change writes; of changed values whole blocks."""
    changed = dict.fromkeys(at[:-1] for at, _ in applied.values)
    whole = [(at, _whole(applied.ledger, at)) for at in changed]
    return [*whole, *applied.blocks]


def block_at(ledger: "Ledger", at: KeyPath) -> dict[str, Any] | None:
    """Return the values of the settings or of a party; None where the ledger has no such block."""
    is_there = bool(ledger.settings.given) if len(at) == 1 else at[1] in ledger.claimants
    return _whole(ledger, at) if is_there else None


def new_block(at: KeyPath, values: Any, *, keeps_recorded: bool = False) -> NewBlock:
    """Return a block as it goes in."""
    text = text_of(at, values, keeps_recorded=keeps_recorded)
    return NewBlock(at, text, _last_day(at, values), _about(at, values))


def first_time(applied: "Applied", head: Head) -> datetime:
    """Return when the first of a change's new blocks was entered, of which the last is the head."""
    return time_of(head.entered) - STEP * (len(applied.blocks) - 1)


def stamped(applied: "Applied", at: datetime) -> tuple[Placed, ...]:
    """Return the blocks of a change as they were entered, from a time on."""
    stamps = zip(applied.blocks, times_from(at), strict=False)
    return tuple((path, _with_time(path, values, entered)) for (path, values), entered in stamps)


def as_entered(applied: "Applied", at: datetime) -> "Ledger":
    """Return the ledger of a change with the claims and looks alone that it writes to.

    Its blocks are recorded from a UTC time on, as rows are.
    """
    ledger = applied.ledger
    claims: dict[str, Claim] = {}
    looks: dict[str, Look] = {}
    for (path, _), entered in zip(applied.blocks, times_from(at), strict=False):
        match path:
            case ("claims", id_):
                claims[id_] = ledger.claims[id_].but(recorded=entered)
            case ("claims", id_, table, key):
                claim = claims.get(id_) or ledger.claims[id_]
                facts = getattr(claim, table)
                dated = (one.but(recorded=entered) if one.id == key else one for one in facts)
                claims[id_] = claim.but(**{table: tuple(dated)})
            case ("looks", key):
                looks[key] = ledger.looks[key].but(recorded=entered)
    return replace(ledger, claims=claims, looks=looks)


def without_time(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of a block without when it was recorded."""
    return {key: value for key, value in values.items() if key != "recorded"}


def _with_time(at: KeyPath, values: Mapping[str, Any], entered: datetime) -> dict[str, Any]:
    kind = kind_of(at)
    has_time = kind is not None and "recorded" in keys_of(kind)
    return {**values, "recorded": entered} if has_time else dict(values)


def _whole(ledger: "Ledger", at: KeyPath) -> dict[str, Any]:
    return encode(ledger.settings if len(at) == 1 else ledger.claimants[at[1]])


def _last_day(at: KeyPath, values: Any) -> str | None:
    kind = kind_of(at)
    readers = readers_of(kind) if kind else {}
    for name in ("date", "made"):
        if name in readers:
            day: str = readers[name][1](values[name]).latest.isoformat()
            return day
    return None


def _about(at: KeyPath, values: Any) -> tuple[tuple[str, str], ...]:
    """Return the claims that a block is about by what it says, each with why."""
    match at:
        case ("looks", _):
            return tuple((id_, "look") for id_ in values["claims"])
        case ("claims", _):
            was, parts = values.get("was", ()), values.get("parts", ())
            return (*((id_, "was") for id_ in was), *((id_, "part") for id_ in parts))
        case ("claims", _, "corrections", _):
            return tuple((id_, "part") for id_ in values.get("parts", ()))
    return ()
