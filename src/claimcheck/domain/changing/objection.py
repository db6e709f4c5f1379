"""What speaks against a change: it says what stands already, nothing, or the contrary."""

from datetime import UTC, date, datetime

from claimcheck.domain.checking.repetition import same_claim
from claimcheck.domain.model.block_keys import fields_of
from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.correction import Correction
from claimcheck.domain.model.fact import Fact, newness
from claimcheck.domain.model.ledger import Ledger
from claimcheck.domain.model.target import Target
from claimcheck.domain.model.value_kinds import show
from claimcheck.domain.model.verdict import Verdict
from claimcheck.domain.model.verdict_word import came_true
from claimcheck.domain.standing.as_of import claim_as_of
from claimcheck.domain.standing.contradiction import contradicting, in_words
from claimcheck.domain.standing.corrected import correct, new_values
from claimcheck.domain.standing.lateness import late_days
from claimcheck.domain.standing.ruling import Ruling
from claimcheck.errors import UsageError

_NOTHING = "nothing was written"
_NOW = datetime.max.replace(tzinfo=UTC)
"""When a ruling is recorded that is not in the ledger yet: after all that are."""


class RefusedError(UsageError):
    """The change would make the ledger invalid or say nothing new (2)."""


def refuse_untold_lateness(ledger: Ledger, claim: Claim, verdict: Verdict) -> None:
    """Refuse `kept` after the first date that does not say when it came true."""
    day = verdict.date.latest
    shown = claim_as_of(claim, ledger.looks_of.get(claim.id, ()), day)
    if not came_true(verdict.verdict) or verdict.fulfilled or shown is None:
        return
    original = shown.original
    ruling = Ruling(day, verdict.verdict)
    if original and late_days(ruling, original, holds=shown.claim.holds) is None:
        raise RefusedError(
            f"{claim.id} was due by {original.latest} and the verdict is of {verdict.date}: "
            "say when it came true",
            "add --fulfilled with a day, a month, quarter or year, or unknown",
        )


def refuse_later(fact: Fact, today: date) -> None:
    """Refuse a fact dated after today."""
    if fact.date.latest > today:
        raise RefusedError(
            f"a fact of {fact.date} is dated after today"
            if fact.date.is_day
            else f"{fact.date} ends on {fact.date.latest}, after today",
            past_days(today),
        )


def past_days(today: date) -> str:
    """Return what to give in place of a day after today."""
    return f"give a day, at the latest {today}"


def refuse_same_claim(claim: Claim, ledger: Ledger) -> None:
    """Refuse a claim that the ledger has: its party, words, day and deadline."""
    same = same_claim(claim, ledger)
    if same is not None:
        due = f"due {same.deadline}" if (same := correct(same).claim).deadline else "undated"
        raise RefusedError(
            f"the same claim is there already, as {same.id}: {same.claimant}, "
            f"{show(same.text)}, made {same.made}, {due}",
            f"where it was said again, `claimcheck revise {same.id} --again`",
        )


def refuse_idle(claim: Claim, correction: Correction) -> None:
    """Refuse a correction that gives only values that hold, and retracts what is retracted.

    One dated before a newer one of its key is taken: it is on record, and the newer one holds. One
    that neither retracts nor gives anything is malformed, which is another refusal.
    """
    before, values = correct(claim), new_values(correction)
    if any(getattr(before.claim, field) != value for field, value in values.items()):
        return
    if correction.retracts in before.retracted:
        by = before.retracted[correction.retracts]
        raise RefusedError(f"{correction.retracts} is retracted already, by {by}", _NOTHING)
    if correction.retracts is None and values:
        field, value = next(iter(values.items()))
        name, key = fields_of(Correction)[field]
        since = f", by {before.given_by[field]}" if field in before.given_by else ""
        shown = str(value) if isinstance(value, Target) else key.kind.write(value)
        message = f"{name} of {claim.id} is {show(shown)} already{since}"
        raise RefusedError(message, _NOTHING)


def refuse_contradiction(claim: Claim, verdict: Verdict) -> None:
    """Refuse a ruling that another one, before or after it, contradicts without being overruled."""
    retracted = correct(claim).retracted
    others = [one for one in claim.verdicts if one.id not in retracted]
    newest = verdict.but(recorded=_NOW)
    for older, newer in contradicting(sorted([*others, newest], key=newness)):
        if newer is newest:
            raise RefusedError(
                f"{claim.id} was ruled {in_words(older)} on {older.date}, as {older.id}",
                "if circumstances changed, `claimcheck reopen` it first; if that ruling was a "
                f"mistake, `claimcheck correct {claim.id} {older.id}`; to rule otherwise with "
                "both on record, add --overrule",
            )
        if older is newest:
            raise RefusedError(
                f"{claim.id} was ruled {in_words(newer)} on {newer.date}, as {newer.id}, "
                "and that ruling would still hold",
                f"date this ruling later, or `claimcheck correct {claim.id} {newer.id}` first",
            )
