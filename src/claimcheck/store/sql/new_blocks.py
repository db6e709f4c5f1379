"""The blocks that a change, or a whole ledger, is in a database."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from claimcheck.domain.model.block_keys import keys_of, readers_of
from claimcheck.domain.model.encode import encode
from claimcheck.domain.model.problem import KeyPath
from claimcheck.store.sql.block_chain import STEP, BlockRow, NewBlock, time_of
from claimcheck.store.sql.block_text import kind_of, text_of

if TYPE_CHECKING:
    from claimcheck.domain.changing.change import Applied
    from claimcheck.domain.model.claim import Claim
    from claimcheck.domain.model.ledger import Ledger
    from claimcheck.domain.model.look import Look

Placed = tuple[KeyPath, Any]
"""Where a block stands in a file, and its values."""


def blocks_of(applied: "Applied") -> list[Placed]:
    """Return what a change writes, without when it is recorded; of changed values whole blocks."""
    changed = dict.fromkeys(at[:-1] for at, _ in applied.values)
    whole = [(at, _whole(applied.ledger, at)) for at in changed]
    return [*whole, *((at, without_time(values)) for at, values in applied.blocks)]


def block_at(ledger: "Ledger", at: KeyPath) -> dict[str, Any] | None:
    """Return the values of the settings or of a party; None where the ledger has no such block."""
    is_there = bool(ledger.settings.given) if len(at) == 1 else at[1] in ledger.claimants
    return _whole(ledger, at) if is_there else None


def new_block(at: KeyPath, values: Any, *, keeps_recorded: bool = False) -> NewBlock:
    """Return a block as it goes in."""
    text = text_of(at, values, keeps_recorded=keeps_recorded)
    return NewBlock(at, text, _last_day(at, values), tuple(_about(at, values)))


def about_rows(row: BlockRow, block: NewBlock) -> Iterator[tuple[Any, ...]]:
    """Yield which claims the row of a block is about, where its path does not say it."""
    for claim, why in dict.fromkeys(block.about):
        yield row.ledger, claim, why, row.number


def stamped(applied: "Applied", rows: Sequence[BlockRow]) -> tuple[Placed, ...]:
    """Return the blocks of a change as they were entered, each a step after the one before."""
    first = time_of(rows[0].entered)
    entered = {row.at: first + place * STEP for place, row in enumerate(rows)}
    return tuple((at, _with_time(at, values, entered[at])) for at, values in applied.blocks)


def as_entered(applied: "Applied", at: datetime) -> "Ledger":
    """Return the ledger of a change with the claims and looks alone that it writes to.

    Its blocks are recorded from a UTC time on, each later than the one before, as rows are.
    """
    ledger = applied.ledger
    claims: dict[str, Claim] = {}
    looks: dict[str, Look] = {}
    for path, _ in applied.blocks:
        match path:
            case ("claims", id_):
                claims[id_] = ledger.claims[id_].but(recorded=at)
            case ("claims", id_, table, key):
                claim = claims.get(id_) or ledger.claims[id_]
                facts = getattr(claim, table)
                entered = (one.but(recorded=at) if one.id == key else one for one in facts)
                claims[id_] = claim.but(**{table: tuple(entered)})
            case ("looks", key):
                looks[key] = ledger.looks[key].but(recorded=at)
        at += STEP
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


def _about(at: KeyPath, values: Any) -> Iterator[tuple[str, str]]:
    """Yield the claims that a block is about by what it says, each with why."""
    match at:
        case ("looks", _):
            yield from ((id_, "look") for id_ in values["claims"])
        case ("claims", _):
            yield from ((id_, "was") for id_ in values.get("was", ()))
            yield from ((id_, "part") for id_ in values.get("parts", ()))
        case ("claims", _, "corrections", _):
            yield from ((id_, "part") for id_ in values.get("parts", ()))
