"""What of a ledger may be published: the one place that says what readers see."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Final, Literal, TypeVar, get_args

from claimcheck.domain.model.block import Block
from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.correction import Correction
from claimcheck.domain.model.fact import newness
from claimcheck.domain.model.ledger import Ledger
from claimcheck.domain.model.verdict import Verdict
from claimcheck.domain.publishing.redaction import redaction
from claimcheck.domain.scoring.track_record import Record, records
from claimcheck.domain.standing.corrected import new_values
from claimcheck.domain.standing.standing import Standing
from claimcheck.domain.standing.transitions import Transition, transitions
from claimcheck.domain.standing.view import View

Private = Literal["drafts", "notes", "forecasts"]
"""What stays at the desk unless it is asked for."""

EVERYTHING: Final[frozenset[Private]] = frozenset(get_args(Private))
"""What the desk sees."""

B = TypeVar("B", bound=Block)


def narrowed(ledger: Ledger, ids: Iterable[str]) -> Ledger:
    """Return the ledger of some claims, of those that they are made of, and of their parties.

    Looks at any of them are kept whole; keys at the top that nobody knows are not kept.
    """
    claims = {one.id: one for id_ in ids for one in ledger.parts_first(ledger.claims[id_])}
    names = {one.claimant for one in claims.values()}
    names |= {fact.claimant for one in claims.values() for fact in one.corrections if fact.claimant}
    return Ledger(
        settings=ledger.settings,
        claimants={key: one for key, one in ledger.claimants.items() if names & {*one.names}},
        claims=claims,
        looks={
            key: look
            for key, look in ledger.looks.items()
            if any(ledger.resolve(id_) in claims for id_ in look.claims)
        },
    )


def published(ledger: Ledger, wanted: Collection[Private] = ()) -> Ledger:
    """Return the ledger without drafts, notes and forecasts, but for those wanted.

    A correction that did nothing but take a forecast back goes with it, and nothing names a draft
    any more, as a part or in a look. Statuses may follow from drafts, so they are to be judged on
    `published(ledger, [*wanted, "drafts"])`, and the claims chosen by `draft`.
    """
    if "drafts" not in wanted:
        ledger = _without_drafts(ledger)
    claims, looks = ledger.claims, ledger.looks
    if "forecasts" not in wanted:
        claims = {key: _without_forecasts(one) for key, one in claims.items()}
    if "notes" not in wanted:
        claims = {key: _without_notes(one) for key, one in claims.items()}
        looks = {key: _noteless(look) for key, look in looks.items()}
    return replace(ledger, claims=claims, looks=looks)


def readers_view(view: View, wanted: Collection[Private] = ()) -> View:
    """Return what readers may see of a view, drafts with it: statuses may follow from them."""
    return View(published(view.ledger, {*wanted, "drafts"}), view.day, view.known_on, view.left_out)


def readers_standings(view: View, wanted: Collection[Private] = ()) -> Iterator[Standing]:
    """Yield the standings that readers may see; without drafts, none of them names one."""
    if "drafts" in wanted:
        yield from view.standings()
        return
    redact = redaction(view.ledger)
    for one in view.standings():
        if not one.draft:
            deciding = tuple(part for part in one.decided_by if redact(part) == part)
            yield replace(one, reason=redact(one.reason), decided_by=deciding)


def readers_changes(
    view: View, since: date, wanted: Collection[Private] = ()
) -> Iterator[Transition]:
    """Yield what moved after `since` of all that readers may see; no cause names a draft."""
    moved = transitions(view.ledger, since, view.day, view.known_on, view.left_out)
    if "drafts" in wanted:
        yield from moved
        return
    redact = redaction(view.ledger)
    for one in moved:
        if not view.ledger.claims[one.id].draft:
            yield replace(one, cause=redact(one.cause))


def readers_records(
    view: View, claims: Iterable[Standing], wanted: Collection[Private] = ()
) -> Iterator[Record]:
    """Yield the track records of who made these claims; without drafts, nothing tells of any."""
    parties = {view.ledger.party(one.claimant) for one in claims}
    for one in records(view):
        if "drafts" in wanted:
            yield one
        elif one.name in parties:
            yield replace(one, draft=0)


def _without_drafts(ledger: Ledger) -> Ledger:
    claims = {key: one for key, one in ledger.claims.items() if not one.draft}

    def kept(ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(id_ for id_ in ids if ledger.resolve(id_) in claims)

    def successor_kept(verdict: Verdict) -> Verdict:
        named = verdict.superseded_by
        return verdict if named is None or kept([named]) else verdict.but(superseded_by=None)

    for id_, claim in claims.items():
        if claim.verdicts:
            claims[id_] = claim = claim.but(verdicts=tuple(map(successor_kept, claim.verdicts)))
        if len(parts := kept(claim.parts)) < len(claim.parts):
            needs = claim.needs if isinstance(claim.needs, str) else min(claim.needs, len(parts))
            claims[id_] = claim.but(parts=parts, needs=needs or "all")
    looks = {key: one.but(claims=kept(one.claims)) for key, one in ledger.looks.items()}
    return replace(
        ledger, claims=claims, looks={key: one for key, one in looks.items() if one.claims}
    )


def _without_forecasts(claim: Claim) -> Claim:
    if not claim.forecasts:
        return claim
    gone = {one.id for one in claim.forecasts}
    kept: dict[str, Correction] = {}
    for one in sorted(claim.corrections, key=newness):  # a correction retracts an older fact
        if one.retracts not in gone:
            kept[one.id] = one
        elif new_values(one):
            kept[one.id] = one.but(retracts=None)
        else:
            gone.add(one.id)
    corrections = tuple(kept[one.id] for one in claim.corrections if one.id in kept)
    return claim.but(forecasts=(), corrections=corrections)


def _without_notes(claim: Claim) -> Claim:
    return _noteless(claim).but(
        evidence=tuple(map(_noteless, claim.evidence)),
        revisions=tuple(map(_noteless, claim.revisions)),
        verdicts=tuple(map(_noteless, claim.verdicts)),
        forecasts=tuple(map(_noteless, claim.forecasts)),
    )


def _noteless(block: B) -> B:
    if not getattr(block, "note", None):
        return block
    return block.but(note=None)
