"""Signing a ruling: by whom that is refused, and which ruling is meant."""

from dataclasses import dataclass
from datetime import date

from claimcheck.domain.changing.named_fact import find_key
from claimcheck.domain.changing.objection import RefusedError
from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.english import on_or_in
from claimcheck.domain.model.fact import newness
from claimcheck.domain.model.ledger import Ledger
from claimcheck.domain.model.signature import Signature
from claimcheck.domain.model.verdict import Verdict
from claimcheck.domain.standing.as_of import claim_as_of
from claimcheck.domain.standing.contradiction import contradicting, in_words
from claimcheck.domain.standing.corrected import correct
from claimcheck.domain.standing.signing import person, signed


@dataclass(frozen=True, slots=True)
class AddSignature:
    """One more person stands behind a ruling."""

    claim: str
    signature: Signature
    """`of_` is the key of the verdict or the start of it; empty for the newest proposed one."""


def signature_to_add(ledger: Ledger, claim: Claim, signature: Signature, today: date) -> Signature:
    """Return the signature with the whole key of the verdict that it is of.

    RefusedError where no ruling waits or the verdict is unknown, retracted or later; for its
    author and for a second signature by one name; and where another ruling contradicts what would
    then rule.
    """
    verdict = _verdict(ledger, claim, signature.of_, today)
    signature = signature.but(of_=verdict.id)
    _refuse_signer(claim, verdict, signature)
    needed = ledger.settings.signatures
    if needed > 1:
        _refuse_contradiction(claim, verdict, signature, needed)
    return signature


def _verdict(ledger: Ledger, claim: Claim, words: str, today: date) -> Verdict:
    if words:
        verdicts = {one.id: one for one in claim.verdicts}
        return verdicts[find_key(claim, words, [*verdicts], "verdict")]
    needed = ledger.settings.signatures
    shown = claim_as_of(claim, (), today, signatures=needed)
    if shown is not None and shown.proposed:
        return shown.proposed.verdict
    retracted = correct(claim).retracted
    newest = max(
        (one for one in claim.verdicts if one.id not in retracted), key=newness, default=None
    )
    if newest is None:
        raise RefusedError(f"{claim.id} has no ruling to sign", "`claimcheck resolve` makes one")
    raise RefusedError(
        f"no ruling on {claim.id} is waiting for a signature",
        f"to sign one all the same, name it: `claimcheck sign {claim.id} {newest.id}`",
    )


def _refuse_signer(claim: Claim, verdict: Verdict, signature: Signature) -> None:
    """Refuse a signature that would not count."""
    retracted = correct(claim).retracted
    if verdict.id in retracted:
        raise RefusedError(
            f"{verdict.id} was retracted, by {retracted[verdict.id]}", "nothing was written"
        )
    if not verdict.by:
        raise RefusedError(
            f"{verdict.id} does not say who ruled, so nobody can sign it",
            f"add `by` with `claimcheck edit {claim.id}`",
        )
    if person(signature.by) == person(verdict.by):
        raise RefusedError(
            f"{verdict.id} is {verdict.by}’s own ruling", "another person must sign it: --who NAME"
        )
    for one in claim.signatures:
        is_same = one.of_ == verdict.id and person(one.by) == person(signature.by)
        if is_same and one.id not in retracted:
            raise RefusedError(
                f"{one.by} already signed {verdict.id} {on_or_in(one.date)} ({one.id})",
                "nothing was written",
            )
    if signature.date.latest < verdict.date.latest:
        raise RefusedError(
            f"the signature is dated {signature.date}, before the ruling, of {verdict.date}",
            "give the day on which it was signed",
        )


def _refuse_contradiction(
    claim: Claim, verdict: Verdict, signature: Signature, needed: int
) -> None:
    """Refuse what would make a ruling rule that contradicts the one in force by then."""
    shown = claim_as_of(claim, (), date.max, signatures=needed)
    before = shown.signed_as(verdict) if shown else None
    if shown is None or before is None or before.since is not None:
        return
    behind = sorted([*before.signatures, signature], key=newness)
    if signed(verdict, behind, needed).since is None:
        return
    for older, newer in contradicting([*shown.verdicts, verdict]):
        if newer is verdict:
            raise RefusedError(
                f"{claim.id} was ruled {in_words(older)} {on_or_in(older.date)}, by {older.id}, "
                f"and with this signature {verdict.id} would rule {in_words(verdict)}",
                f"retract the wrong one: `claimcheck correct {claim.id} {verdict.id}`",
            )
