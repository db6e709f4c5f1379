"""What happened to the claims of a form between its opening and its sending."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import fields
from datetime import UTC, datetime

from claimcheck.domain.changing.change import AddClaim, Change
from claimcheck.domain.model.fact import Fact
from claimcheck.domain.model.ledger import Ledger
from claimcheck.domain.model.signature import Signature
from claimcheck.domain.model.value_kinds import Recorded

Written = tuple[str, str]
"""The id of a claim and the key of its fact; the key is empty for the claim itself."""


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
) -> Written | None:
    """Return where the ledger has what a change would write, since the form was opened."""
    if isinstance(change, AddClaim):
        there = ledger.claims.get(change.claim.id)
        if there is None or not is_after(there.recorded, opened):
            return None
        is_same = (there.text, there.claimant) == (change.claim.text, change.claim.claimant)
        return (there.id, "") if is_same else None
    for one in _facts_of(change):
        for id_ in ids:
            for fact in facts_since(ledger, id_, opened):
                if _says(fact) == _says(one):
                    return id_, fact.id
    return None


def _facts_of(change: Change) -> Iterator[Fact]:
    values = (getattr(change, one.name) for one in fields(change))
    return (one for one in values if isinstance(one, Fact))


def _says(fact: Fact) -> tuple[type, list[object]]:
    """Return what a fact says, apart from its key and its moment."""
    apart = {"id", "recorded", "of_"} if isinstance(fact, Signature) else {"id", "recorded"}
    names = (one.name for one in fields(fact) if one.name not in apart)
    return type(fact), [getattr(fact, name) for name in names]


def is_after(recorded: Recorded | None, opened: datetime) -> bool:
    """Whether something was recorded at a moment or later; what bears a day alone was not."""
    return isinstance(recorded, datetime) and recorded.astimezone(UTC) >= opened
