"""What a claim and its facts rest on: a source, the words taken from it, the copies kept of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.correction import Correction
from claimcheck.domain.model.evidence import Evidence
from claimcheck.domain.model.ledger import Ledger
from claimcheck.domain.model.reply import Reply
from claimcheck.domain.model.revision import Revision
from claimcheck.domain.model.value_kinds import Wording
from claimcheck.domain.standing.as_of import FactFilter
from claimcheck.domain.standing.corrected import correct


@dataclass(frozen=True, slots=True)
class Citation:
    """One source of a claim or of a fact of it."""

    claim: str
    fact: str | None
    """None for the claim itself."""
    source: str | None
    words: str | None
    """What should stand in the source, in its own language."""
    archived: str | None
    digest: str | None
    """The SHA-256 of the snapshot, in hex."""
    is_retracted: bool = False


def citations(ledger: Ledger, day: date, known_on: date | None = None) -> Iterator[Citation]:
    """Yield what each claim and its evidence, revisions and replies cite, by the corrected values.

    Of facts dated by `day`, and recorded by `known_on` if that is given; retracted ones too.
    """
    counting = FactFilter(day, known_on, ())
    for given in ledger.claims.values():
        if known_on and given.recorded_on > known_on:
            continue
        corrected = correct(given, known_on)
        if corrected.claim.made.earliest > day:
            continue
        is_gone = corrected.retracted_by is not None
        yield _citation(given.id, None, corrected.claim, is_retracted=is_gone)
        facts: tuple[Evidence | Revision | Reply, ...] = (
            *counting.of(given.evidence),
            *counting.of(given.revisions),
            *counting.of(given.replies),
        )
        for fact in facts:
            is_retracted = is_gone or fact.id in corrected.retracted
            yield _citation(given.id, fact, fact, is_retracted=is_retracted)


def digests(ledger: Ledger) -> set[str]:
    """Return the SHA-256 of every snapshot that a ledger names, in hex."""
    found: set[str] = set()
    for claim in ledger.claims.values():
        blocks: tuple[Claim | Evidence | Revision | Reply | Correction, ...]
        blocks = (claim, *claim.evidence, *claim.revisions, *claim.replies, *claim.corrections)
        found.update(_digest(block.snapshot) for block in blocks if block.snapshot)
    return found


def _digest(snapshot: str) -> str:
    return snapshot.removeprefix("sha256:")


def words_in_source(
    quote: str | None, wording: Wording | None, original: str | None = None
) -> str | None:
    """Return the words that should stand in a source: of a translation, those in its language."""
    return original if wording == "translated" else quote


def _citation(
    claim: str,
    fact: Evidence | Revision | Reply | None,
    block: Claim | Evidence | Revision | Reply,
    *,
    is_retracted: bool = False,
) -> Citation:
    original = None if isinstance(block, Evidence) else block.original
    return Citation(
        claim,
        fact.id if fact else None,
        block.source,
        words_in_source(block.quote, block.wording, original),
        block.archived,
        _digest(block.snapshot) if block.snapshot else None,
        is_retracted,
    )
