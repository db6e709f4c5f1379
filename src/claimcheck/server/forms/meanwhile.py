"""What happened to the claims of a form between its opening and its sending."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import fields
from datetime import UTC, datetime
from itertools import product
from typing import Final

from claimcheck.domain.changing.change import AddClaim, Change
from claimcheck.domain.model.block import Block
from claimcheck.domain.model.block_keys import keys_of
from claimcheck.domain.model.fact import Fact
from claimcheck.domain.model.ledger import Ledger
from claimcheck.domain.model.signature import Signature
from claimcheck.domain.model.value_kinds import Recorded

Written = tuple[str, str]
"""The id of a claim and the key of its fact; the key is empty for the claim itself."""

_APART: Final = {"recorded", "snapshot", "archived"}


def digest_of(ledger: Ledger, ids: Sequence[str]) -> str:
    """Return what is another whenever claims say something else, or have other facts."""
    said = [(ledger.claims[id_], ledger.looks_of.get(id_, ())) for id_ in ids]
    return hashlib.sha256(repr(said).encode(errors="backslashreplace")).hexdigest()[:24]


def facts_since(ledger: Ledger, id_: str, opened: datetime) -> Iterator[Fact]:
    """Yield the facts of a claim that were recorded after a form was opened, oldest first."""
    facts = [fact for _, fact in ledger.claims[id_].facts()]
    facts += ledger.looks_of.get(id_, ())
    new = (one for one in facts if is_after(one.recorded, opened))
    yield from sorted(new, key=lambda one: str(one.recorded))


def written_already(
    ledger: Ledger, change: Change, ids: Sequence[str], opened: datetime
) -> list[Written]:
    """Return where the ledger has all that a change would write, since the form was opened.

    Empty where any of it is missing.
    """
    if isinstance(change, AddClaim):
        claim = ledger.claims.get(change.claim.id)
        if claim is None or not is_after(claim.recorded, opened):
            return []
        return [(claim.id, "")] if _says(claim) == _says(change.claim) else []
    written: list[Written] = []
    for id_, one in product(ids, _facts_of(change)):
        there = _same_since(ledger, id_, one, opened)
        if there is None:
            return []
        written.append((id_, there.id))
    return written


def _same_since(ledger: Ledger, id_: str, wanted: Fact, opened: datetime) -> Fact | None:
    new = facts_since(ledger, id_, opened)
    return next((one for one in new if _says(one) == _says(wanted)), None)


def _facts_of(change: Change) -> Iterator[Fact]:
    values = (getattr(change, one.name) for one in fields(change))
    return (one for one in values if isinstance(one, Fact))


def _says(block: Block) -> tuple[type, list[object]]:
    """Return what a claim or a fact says, apart from its key, its moment and its copies.

    A page that is fetched again has often changed a little.
    """
    names = keys_of(type(block)).values()
    apart = _APART | ({"of_"} if isinstance(block, Signature) else set())
    return type(block), [getattr(block, one.field) for one in names if one.field not in apart]


def is_after(recorded: Recorded | None, opened: datetime) -> bool:
    """Whether something was recorded at a moment or later; what bears a day alone was not."""
    return isinstance(recorded, datetime) and recorded.astimezone(UTC) >= opened
