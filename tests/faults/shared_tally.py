"""The ledger of the experiments on databases, and what is wrong with it after one."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Final

from claimcheck.domain.changing.change import AddClaim
from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.span import Span
from claimcheck.errors import ClaimcheckError
from claimcheck.store.sql.block_chain import broken_at
from claimcheck.store.sql.database_address import read_address
from claimcheck.store.sql.database_store import DatabaseStore
from tests.databases import prepared

if TYPE_CHECKING:
    from claimcheck.domain.model.ledger import Ledger

CLAIMS: Final = ("xpeng", "rocket")
"""Each change of an experiment adds one item to each of them, or to none."""
DAY: Final = date(2026, 11, 24)


def new_ledger(address: str) -> str:
    """Make an empty ledger with the two claims, and return its address."""
    store = DatabaseStore(read_address(prepared(address)))
    for id_ in CLAIMS:
        claim = Claim(id=id_, text=f"{id_} will fly", claimant=id_, made=Span.day(date(2025, 1, 1)))
        store.apply(AddClaim(claim), DAY, wait=5)
    return address


def sources(ledger: "Ledger") -> list[Counter[str]]:
    """Return how often each source stands below each of the claims."""
    return [Counter(item.source for item in ledger.claims[id_].evidence) for id_ in CLAIMS]


def is_there(address: str, source: str) -> bool:
    """Return whether a source stands below a claim."""
    return source in sources(DatabaseStore(read_address(address)).ledger())[0]


def losses(address: str, acknowledged: Iterable[str], attempted: Iterable[str]) -> list[str]:
    """Return what is wrong: lost, unasked, twice or half written, or a chain that is broken."""
    store = DatabaseStore(read_address(address))
    try:
        blocks = store.blocks()
        found, other = sources(store.ledger())
        broken = broken_at(blocks.rows())
    except ClaimcheckError as failure:
        return [f"no ledger: {failure.message}"]
    wrong = [f"lost: {one}" for one in acknowledged if one not in found]
    wrong += [f"unasked: {one}" for one in found.keys() - set(attempted)]
    wrong += [f"twice: {one}" for one, times in found.items() if times > 1]
    wrong += [f"half a change: {one}" for one in sorted((found - other) | (other - found))]
    if broken:
        wrong.append(f"the chain is broken at block {broken.number}")
    return wrong + [f"no snapshot of {one}" for one in _unkept(store)]


def _unkept(store: DatabaseStore) -> list[str]:
    """Return the snapshots that are named and not there, or there and not named."""
    items = [item for id_ in CLAIMS for item in store.ledger().claims[id_].evidence]
    named = {item.snapshot.removeprefix("sha256:") for item in items if item.snapshot}
    kept = {str(one.digest) for one in store.snapshots.inspect() if one.state == "whole"}
    return sorted(named ^ kept)
