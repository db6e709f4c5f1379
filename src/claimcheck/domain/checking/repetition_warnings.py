"""Warnings of what a ledger says twice, as after a merge; scores and counts take both."""

from collections.abc import Iterator

from claimcheck.domain.checking.repetition import Promise, promise_of, repeated
from claimcheck.domain.model.block_keys import fields_of, tables_of
from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.correction import Correction
from claimcheck.domain.model.fact import newness
from claimcheck.domain.model.ledger import Ledger
from claimcheck.domain.model.problem import Problem, warning
from claimcheck.domain.model.value_kinds import show
from claimcheck.domain.standing.corrected import Corrected, changed_fields
from claimcheck.domain.standing.view import View


def repeated_claims(view: View) -> Iterator[Problem]:
    """Yield a warning for each claim that an earlier one of the file is already.

    One that is ruled void or superseded is out of the way.
    """
    seen: dict[Promise, str] = {}
    for claim in view.ledger.claims.values():
        if view.is_retracted(claim.id):
            continue
        promise = promise_of(claim, view.ledger)
        if (other := seen.setdefault(promise, claim.id)) == claim.id:
            continue
        if _is_settled(other, view):
            seen[promise] = claim.id
        elif not _is_settled(claim.id, view):
            message = (
                f"{claim.id} is the same claim as {other}: same party, words, day and deadline"
            )
            hint = f'keep one: `claimcheck resolve {claim.id} void --because "the same as {other}"`'
            yield warning(("claims", claim.id), "repeated-claim", message, hint)


def _is_settled(id_: str, view: View) -> bool:
    ruling = view.ruling(id_)
    return ruling is not None and ruling.outcome in ("void", "superseded")


def repeated_facts(corrected: Corrected) -> Iterator[Problem]:
    """Yield a warning for each fact of a claim that an older one says already."""
    claim = corrected.claim
    for table in tables_of(Claim):
        facts = claim.given.get(table, ())
        counted = [one for one in facts if one.id not in corrected.retracted]
        for older, newer in repeated(counted):
            message = f"{show(newer.id)} is the same fact as {show(older.id)}, entered twice"
            hint = f'keep one: `claimcheck correct {claim.id} {newer.id} --because "entered twice"`'
            yield warning(("claims", claim.id, table, newer.id), "repeated-fact", message, hint)


def repeated_looks(ledger: Ledger) -> Iterator[Problem]:
    """Yield a warning for each look that an older one says already."""
    for older, newer in repeated(ledger.looks.values()):
        message = f"{show(newer.id)} is the same look as {show(older.id)}, entered twice"
        yield warning(("looks", newer.id), "repeated-fact", message)


def corrections_of_one_key(corrected: Corrected) -> Iterator[Problem]:
    """Yield a warning for each correction of a key that another one of its day gives too.

    Those that only file the claim do not contradict each other: the newest holds.
    """
    claim = corrected.claim
    counted = [
        one for one in claim.corrections if one.id not in corrected.retracted and not one.only_files
    ]
    seen: dict[tuple[object, str], Correction] = {}
    for correction in sorted(counted, key=newness):
        for field in sorted(changed_fields(correction)):
            other = seen.setdefault((correction.date.latest, field), correction)
            if other is not correction:
                name = fields_of(Claim)[field][0]
                at = ("claims", claim.id, "corrections", correction.id, name)
                message = f"{show(other.id)} of {other.date} also corrects {name}"
                hint = "the one recorded later counts; retract the other"
                yield warning(at, "two-corrections", message, hint)
