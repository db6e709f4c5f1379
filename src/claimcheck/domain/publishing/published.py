"""What of a ledger may be published: the one place that says what readers see."""

from collections.abc import Callable, Collection, Container, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final, Literal, get_args

from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.correction import FILING, Correction
from claimcheck.domain.model.english import count_of
from claimcheck.domain.model.ledger import Ledger
from claimcheck.domain.model.value_kinds import Needs
from claimcheck.domain.model.verdict import Verdict
from claimcheck.domain.publishing.key_words import label_of, value_in_prose
from claimcheck.domain.publishing.redaction import redaction
from claimcheck.domain.publishing.withholding import (
    noteless,
    without_forecasts,
    without_notes,
    without_proposals,
)
from claimcheck.domain.scoring.track_record import Record, records
from claimcheck.domain.standing.corrected import correct, new_values, parts_ever
from claimcheck.domain.standing.standing import Standing
from claimcheck.domain.standing.transitions import Transition, transitions
from claimcheck.domain.standing.view import View

OnRequest = Literal["drafts", "notes", "forecasts"]
"""What stays at the desk unless it is asked for."""

Private = Literal[OnRequest, "proposals"]
"""What stays at the desk; rulings that wait for signatures always do."""

EVERYTHING: Final[frozenset[Private]] = frozenset(get_args(Private))
"""What the desk sees."""

ON_REQUEST: Final[frozenset[OnRequest]] = frozenset(get_args(OnRequest))
"""All that readers may see."""


@dataclass(frozen=True, slots=True)
class Retraction:
    """A claim that was taken back, and what took it back."""

    claim: Claim
    by: Correction


def narrowed(ledger: Ledger, ids: Iterable[str]) -> Ledger:
    """Return the ledger of some claims, of those that they are made of, and of their parties.

    Looks at any of them are kept whole; unknown keys at the top are not kept.
    """
    found = (ledger.parts_first(ledger.claims[id_], parts_ever) for id_ in ids)
    claims = {one.id: one for family in found for one in family}
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


def told_to_readers(correction: Correction) -> list[str]:
    """Return what a correction says of each key: “Said by: Ann”, “Kept if: removed”."""
    told = [
        f"{label_of(field)}: {told_value(field, now) or 'removed'}"
        for field, now in new_values(correction).items()
        if field not in FILING
    ]
    tags = [*(f"+{tag}" for tag in correction.tags_added)]
    tags += [f"−{tag}" for tag in correction.tags_dropped]
    return [*told, f"Tags: {' '.join(tags)}"] if tags else told


def told_value(field: str, value: Any) -> str:
    """Return a value of a claim before readers, of parts only how many: one may be a draft."""
    if field == "parts":
        return count_of(len(value), "claim") if value else ""
    return value_in_prose(value)


def published(
    ledger: Ledger, wanted: Collection[Private] = (), known_on: date | None = None
) -> Ledger:
    """Return the ledger without what readers do not see, by what was known on a day.

    Without claims that were taken back, and without drafts, notes, forecasts and rulings that wait
    for signatures, but for those wanted. A correction that did nothing but give a note or take a
    forecast back goes with it, and nothing names a claim that went, as a part or in a look.
    Statuses may follow from drafts, so they are to be judged on `readers_view`, and the claims
    chosen by `draft`.
    """
    corrected = [correct(one, known_on) for one in ledger.claims.values()]
    gone = {one.claim.id for one in corrected if one.retracted_by}
    if "drafts" not in wanted:
        gone |= {one.claim.id for one in corrected if one.claim.draft}
    kept = _without(ledger, gone) if gone else ledger
    return _without_private(kept, wanted, date.max, known_on)


def _without_private(
    ledger: Ledger, wanted: Collection[Private], day: date, known_on: date | None
) -> Ledger:
    claims, looks = ledger.claims, ledger.looks
    if "proposals" not in wanted and (needed := ledger.settings.signatures) > 1:
        claims = {key: without_proposals(one, needed, day, known_on) for key, one in claims.items()}
    if "forecasts" not in wanted:
        claims = {key: without_forecasts(one) for key, one in claims.items()}
    if "notes" not in wanted:
        claims = {key: without_notes(one) for key, one in claims.items()}
        looks = {key: noteless(look) for key, look in looks.items()}
    return replace(ledger, claims=claims, looks=looks)


def readers_view(view: View, wanted: Collection[Private] = ()) -> View:
    """Return what readers may see of a view, and what it takes to judge it.

    Statuses may follow from drafts, and of a claim that was taken back its address says so.
    """
    ledger = _without_private(view.ledger, wanted, view.day, view.known_on)
    return replace(view, ledger=ledger)


def retractions(view: View, wanted: Collection[Private] = ()) -> Iterator[Retraction]:
    """Yield the claims that readers could see until they were taken back, by what is known."""
    for claim in view.ledger.claims.values():
        corrected = correct(claim, view.known_on)
        is_public = "drafts" in wanted or not corrected.claim.draft
        is_made = corrected.claim.made.earliest <= view.day
        if corrected.retracted_by is not None and is_public and is_made:
            [by] = [one for one in claim.corrections if one.id == corrected.retracted_by]
            yield Retraction(claim, by)


def readers_standings(view: View, wanted: Collection[Private] = ()) -> Iterator[Standing]:
    """Yield the standings that readers may see; without drafts, none of them names one."""
    return without_drafts(view, view.standings(), wanted)


def without_drafts(
    view: View, claims: Iterable[Standing], wanted: Collection[Private] = ()
) -> Iterator[Standing]:
    """Yield those of the claims that readers may see; none of them names a draft.

    Nor does one tell of a ruling that waits for signatures.
    """
    if "proposals" not in wanted:
        claims = (replace(one, proposed=None) if one.proposed else one for one in claims)
    if "drafts" in wanted:
        yield from claims
        return
    redact = redaction(view)
    for one in claims:
        if not one.draft:
            deciding = tuple(part for part in one.decided_by if redact(part) == part)
            yield replace(one, reason=redact(one.reason), decided_by=deciding)


def readers_changes(
    view: View, since: date, wanted: Collection[Private] = ()
) -> Iterator[Transition]:
    """Yield what moved after `since` of all that readers may see; no cause names a draft."""
    ids = None if view.ids is None else [*filter(view.shows, view.ledger.claims)]
    moved = transitions(view.ledger, since, view.day, view.known_on, view.left_out, ids)
    if "drafts" in wanted:
        yield from moved
        return
    redact = redaction(view)
    for one in moved:
        if not view.is_draft(one.id):
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


def _without(ledger: Ledger, gone: Container[str]) -> Ledger:
    """Return the ledger without some claims, which nothing names any more."""
    claims = {key: one for key, one in ledger.claims.items() if key not in gone}

    def kept(ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(id_ for id_ in ids if ledger.resolve(id_) in claims)

    def successor_kept(verdict: Verdict) -> Verdict:
        named = verdict.superseded_by
        return verdict if named is None or kept([named]) else verdict.but(superseded_by=None)

    for id_, claim in claims.items():
        if claim.verdicts:
            claims[id_] = claim = claim.but(verdicts=tuple(map(successor_kept, claim.verdicts)))
        if len(kept(named := parts_ever(claim))) < len(named):
            claims[id_] = _with_parts(claim, kept)
    looks = {key: one.but(claims=kept(one.claims)) for key, one in ledger.looks.items()}
    return replace(
        ledger, claims=claims, looks={key: one for key, one in looks.items() if one.claims}
    )


def _with_parts(claim: Claim, kept: Callable[[Iterable[str]], tuple[str, ...]]) -> Claim:
    """Return a claim and its corrections with the parts that are kept, needing as many at most."""
    most = len(kept(correct(claim).claim.parts))

    def needed(needs: Needs | None) -> Needs | None:
        return (min(needs, most) or "all") if isinstance(needs, int) else needs

    corrections = tuple(
        one.but(parts=one.parts and kept(one.parts), needs=needed(one.needs))
        for one in claim.corrections
    )
    parts, needs = kept(claim.parts), needed(claim.needs)
    return claim.but(parts=parts, needs=needs, corrections=corrections)
