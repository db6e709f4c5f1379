"""The rulings of a ledger for its standards editor: what stands behind each of them."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Final

from claimcheck.desk.evidence_inspection import (
    Track,
    compare_with_git,
    hash_snapshots,
    look_up_quotes,
)
from claimcheck.desk.one_claim import find_detail
from claimcheck.desk.session import Session
from claimcheck.domain.standing.detail import detail
from claimcheck.domain.standing.view import View
from claimcheck.domain.verifying.citation import Citation, citations, digests
from claimcheck.domain.verifying.ruling_audit import (
    Audit,
    AuditedRuling,
    Inspected,
    QuoteState,
    SourceState,
    audited,
)
from claimcheck.domain.verifying.verification import (
    EditedQuote,
    Finding,
    FindingKind,
    UnreadQuote,
    compare,
)


def audit(
    session: Session,
    view: View,
    ids: Sequence[str],
    since: date | None,
    track: Track,
    *,
    with_git: bool,
) -> Audit:
    """Audit the rulings on claims, on all without ids, that came into force after `since`.

    Those that wait for signatures come first, then the newest. NotYetError and RetractedError for
    a claim that is in no picture.
    """
    named = [find_detail(view, one) for one in dict.fromkeys(ids)]
    told = named or [*filter(None, (detail(view, id_) for id_ in view.ledger.claims))]
    told = [one for one in told if one.verdicts]
    inspected = _inspected(session, view, [one.claim.id for one in told], track)
    late = _late(session, track) if with_git else None
    rulings = [
        ruling
        for one in told
        for ruling in audited(
            view, one, inspected[one.claim.id], None if late is None else late.get(one.claim.id, ())
        )
        if since is None or (ruling.rules_from or ruling.date.latest) > since
    ]
    settings = view.ledger.settings
    return Audit(
        title=settings.title,
        signatures=settings.signatures,
        ask_first=settings.ask_first,
        since=since,
        rulings=sorted(rulings, key=_newest_first),
    )


def _newest_first(one: AuditedRuling) -> tuple[bool, int, str]:
    day = one.rules_from or one.date.latest
    return one.rules_from is not None, -day.toordinal(), one.id


def _inspected(
    session: Session, view: View, ids: Collection[str], track: Track
) -> dict[str, Inspected]:
    """Return what became of the snapshots and the quotes of the evidence of each claim."""
    found = {id_: Inspected({}, {}) for id_ in ids}
    cited = [
        one
        for one in citations(view.ledger, view.day, view.known_on)
        if one.claim in found and one.fact and one.digest
    ]
    if not cited:
        return found
    snapshots = session.store.snapshots
    specimens = hash_snapshots(snapshots, track)
    for one in cited:
        found[one.claim].sources[one.fact or ""] = "saved"
    for fault in compare(cited, digests(view.ledger), specimens):
        if fault.claim:
            found[fault.claim].sources[fault.fact or ""] = _FAULTS.get(fault.kind, "unreadable")
    quotes, edited, absent = look_up_quotes(snapshots, cited, specimens, track)
    told: tuple[tuple[QuoteState, Sequence[Citation | EditedQuote | UnreadQuote | Finding]], ...]
    told = (
        ("found", [one for one in cited if one.words]),
        ("edited", edited),
        ("unchecked", quotes.unread),
        ("absent", absent),
        ("unchecked", [one for one in cited if one.words and not _is_whole(found, one)]),
    )
    for state, quoted in told:
        for each in quoted:
            found[each.claim or ""].quotes[each.fact or ""] = state
    return found


def _is_whole(found: Mapping[str, Inspected], one: Citation) -> bool:
    return found[one.claim].sources[one.fact or ""] == "saved"


_FAULTS: Final[dict[FindingKind, SourceState]] = {"missing": "missing", "altered": "altered"}


def _late(session: Session, track: Track) -> dict[str, list[Finding]]:
    """Return what git tells of the facts of each claim, by its id."""
    found: dict[str, list[Finding]] = {}
    for one in compare_with_git(session, track, signed=False).findings:
        if one.claim:
            found.setdefault(one.claim, []).append(one)
    return found
