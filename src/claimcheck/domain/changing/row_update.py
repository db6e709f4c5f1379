"""A claim that a source has again: what it says differently, told or taken in as facts."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from claimcheck.domain.changing.recording import next_recorded
from claimcheck.domain.changing.row import Foreign
from claimcheck.domain.changing.row_changes import Difference, Imported, differences
from claimcheck.domain.checking.ledger_errors import claim_errors
from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.encode import encode
from claimcheck.domain.model.evidence import Evidence
from claimcheck.domain.model.fact import newness
from claimcheck.domain.model.forecast import Forecast
from claimcheck.domain.model.ledger import Ledger
from claimcheck.domain.model.naming import fact_key
from claimcheck.domain.model.problem import KeyPath
from claimcheck.domain.model.revision import Revision
from claimcheck.domain.model.span import Span
from claimcheck.domain.model.verdict import Verdict
from claimcheck.domain.model.verdict_word import came_true
from claimcheck.domain.standing.contradiction import contradicts, verdict_in_force
from claimcheck.domain.standing.corrected import correct

_TABLES = {
    Evidence: "evidence",
    Revision: "revisions",
    Verdict: "verdicts",
    Forecast: "forecasts",
}


@dataclass(frozen=True, slots=True)
class RowChange:
    """One thing that a row says differently than when it came in."""

    row: int
    claim: str
    field: str
    """The field of the source, or what kind of fact it is."""
    from_: str
    to: str
    taken: bool
    """Whether a fact in the ledger records it now."""
    reason: str = ""
    """Why it is not taken, where it could not be."""
    file: str = ""
    """The file that the row is in."""


@dataclass(frozen=True, slots=True)
class Update:
    """A claim with what its row says now, the blocks that this adds, and each change."""

    claim: Claim
    blocks: tuple[tuple[KeyPath, dict[str, Any]], ...]
    changes: tuple[RowChange, ...]


def compare(row: Foreign, there: Claim, today: date) -> tuple[Difference, ...]:
    """Return what a row says differently than when its claim came in."""
    changed = row.changed or Span.day(today)
    return tuple(differences(row.claim, there, changed, row.undated))


def told(row: Foreign, there: Claim, found: tuple[Difference, ...]) -> Update:
    """Return the claim as it is, and what its row says differently."""
    changes = tuple(_change(row, there, one, taken=False) for one in found)
    return Update(there, (), changes)


def update(
    row: Foreign, there: Claim, found: tuple[Difference, ...], ledger: Ledger, today: date
) -> Update:
    """Return the claim with every fact that tells what its row says differently.

    One that is of a later day than `today`, or would be an error in the file, is not taken.
    """
    claim, blocks, changes = there, [], []
    keys = dict(_known_evidence(row.claim, there))
    for one in found:
        added = one.fact and _fitted(one.fact, row, claim, ledger, keys)
        if added is None:
            changes.append(_change(row, there, one, taken=False))
            continue
        table = _TABLES[type(added)]
        after = claim.with_fact(table, added)
        if fault := _fault(added, row, after, ledger, today):
            changes.append(_change(row, there, replace(one, reason=fault), taken=False))
            continue
        assert one.fact is not None
        keys[one.fact.id] = added.id
        claim = after
        blocks.append((("claims", there.id, table, added.id), encode(added)))
        changes.append(_change(row, there, one, taken=True))
    return Update(claim, tuple(blocks), tuple(changes))


def _fitted(
    fact: Imported, row: Foreign, claim: Claim, ledger: Ledger, keys: dict[str, str]
) -> Imported:
    """Return a fact of a row as the ledger has it: recorded after the others, with a key."""
    looks = ledger.looks_of.get(claim.id, ())
    others = [*(one for _, one in claim.facts()), *looks]
    now = row.claim.recorded
    fact = fact.but(
        imported=claim.imported,
        by=fact.by or row.claim.by,
        recorded=next_recorded(others, now) if isinstance(now, datetime) else now,
    )
    if isinstance(fact, Verdict):
        fact = _ruling(fact, claim, keys, ledger.settings.signatures)
    return fact.but(id=fact_key(fact, {one.id for one in others} | ledger.looks.keys()))


def _ruling(verdict: Verdict, claim: Claim, keys: dict[str, str], signatures: int) -> Verdict:
    """Return a verdict as the ledger has it.

    It names evidence by its keys, says what nobody knows, and which ruling of its source it is
    over.
    """
    now = correct(claim).claim
    late = now.deadline and verdict.date.latest > now.deadline.latest and not now.holds
    if came_true(verdict.verdict) and verdict.fulfilled is None and late:
        verdict = verdict.but(fulfilled="unknown")
    older = verdict_in_force(claim, verdict.date.latest, signatures)
    if older and contradicts(older, verdict):
        verdict = verdict.but(overrules=older.id)
    return verdict.but(on=tuple(keys[one] for one in verdict.on if one in keys))


def _known_evidence(now: Claim, there: Claim) -> Iterator[tuple[str, str]]:
    by_source = {one.source: one.id for one in there.evidence}
    return ((one.id, by_source[one.source]) for one in now.evidence if one.source in by_source)


def _fault(fact: Imported, row: Foreign, claim: Claim, ledger: Ledger, today: date) -> str:
    """Return why a fact of a row cannot be in a claim; empty where it can."""
    if fact.date.latest > today:
        return f"it is dated {fact.date}, after today, {today}"
    if isinstance(fact, Verdict) and len(row.claim.verdicts) == 1:
        newest = verdict_in_force(claim, today, ledger.settings.signatures)
        if newest and newness(fact) < newness(newest):
            return f"it is dated {fact.date}, before the ruling that holds ({newest.id})"
    return next((problem.message for problem in claim_errors(claim, ledger)), "")


def _change(row: Foreign, there: Claim, one: Difference, *, taken: bool) -> RowChange:
    return RowChange(
        row.number, there.id, one.field, one.from_, one.to, taken, one.reason, row.file
    )
