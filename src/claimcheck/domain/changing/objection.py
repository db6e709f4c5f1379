"""What speaks against a change: it says what stands already, nothing, or the contrary."""

from datetime import UTC, date, datetime
from typing import Any

from claimcheck.domain.checking.repetition import same_claims
from claimcheck.domain.model.block_keys import fields_of
from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.correction import Correction
from claimcheck.domain.model.english import on_or_in
from claimcheck.domain.model.fact import Fact, newness
from claimcheck.domain.model.ledger import Ledger
from claimcheck.domain.model.value_kinds import show
from claimcheck.domain.model.verdict import Verdict
from claimcheck.domain.model.verdict_word import came_true
from claimcheck.domain.standing.as_of import claim_as_of
from claimcheck.domain.standing.contradiction import contradicting, in_words
from claimcheck.domain.standing.corrected import changed_fields, correct, new_values
from claimcheck.domain.standing.lateness import late_days
from claimcheck.domain.standing.ruling import Ruling
from claimcheck.errors import UsageError

_NOTHING = "nothing was written"
_NEW = "~"
"""The key of what is not in the ledger yet: no slug, and after all that are."""
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
            f"{claim.id} was due by {original.latest} and the verdict is dated "
            f"{verdict.date}: say when it came true",
            "add --fulfilled with a day, a month, quarter or year, or unknown",
        )


def refuse_later(fact: Fact, today: date) -> None:
    """Refuse a fact dated after today."""
    if fact.date.latest > today:
        raise RefusedError(
            f"the date of the fact, {fact.date}, is after today"
            if fact.date.is_day
            else f"{fact.date} ends on {fact.date.latest}, after today",
            past_days(today),
        )


def past_days(today: date) -> str:
    """Return what to give in place of a day after today."""
    return f"give a day up to {today}"


def refuse_same_claim(claim: Claim, ledger: Ledger) -> None:
    """Refuse a claim that the ledger has, and did not take back: its party, words and days."""
    standing = (one for one in same_claims(claim, ledger) if correct(one).retracted_by is None)
    if there := next(standing, None):
        same = correct(there).claim
        due = f"due {same.deadline}" if same.deadline else "undated"
        raise RefusedError(
            f"the same claim is already recorded as {same.id}: {same.claimant}, "
            f"{show(same.text)}, made {same.made}, {due}",
            f"if it was said again, use `claimcheck revise {same.id} --again`",
        )


def changes_nothing(claim: Claim, correction: Correction) -> bool:
    """Return whether the same values and facts hold with a correction as without it."""
    before, after = correct(claim), correct(_with_newest(claim, correction))
    return before.retracted.keys() == after.retracted.keys() and all(
        getattr(before.claim, field) == getattr(after.claim, field)
        for field in changed_fields(correction)
    )


def _with_newest(claim: Claim, correction: Correction) -> Claim:
    return claim.with_fact("corrections", correction.but(id=_NEW, recorded=_NOW))


def refuse_idle(claim: Claim, correction: Correction) -> None:
    """Refuse a correction that would change nothing that is in force.

    It gives only values that hold, it retracts what is retracted, or a newer one decides. One that
    neither retracts nor gives anything is malformed, which is another refusal.
    """
    if not changes_nothing(claim, correction):
        return
    before, said, newer = correct(claim), new_values(correction), outdated(claim, correction)
    if correction.retracts in before.retracted:
        by = before.retracted[correction.retracts]
        raise RefusedError(f"{correction.retracts} is already retracted, by {by}", _NOTHING)
    for field in sorted(changed_fields(correction)):
        name, value = fields_of(Claim)[field][0], getattr(before.claim, field)
        if name in newer and said.get(field, _NEW) != value:
            raise RefusedError(
                f"{name} of {claim.id} was corrected on {newer[name].date}, by {newer[name].id}, "
                f"and a correction dated {correction.date} would not change it",
                f"date this one later, or run `claimcheck correct {claim.id} "
                f"{newer[name].id}` first",
            )
        since = f", by {before.given_by[field]}" if field in before.given_by else ""
        raise RefusedError(f"{_as_it_is(claim.id, field, value)}{since}", _NOTHING)


def _as_it_is(id_: str, field: str, value: Any) -> str:
    name, key = fields_of(Claim)[field]
    if value is None or value == ():
        return f"{id_} already has no {name}"
    match key.kind.write(value):
        case bool() as flag:
            return f"{name} of {id_} is already {str(flag).lower()}"
        case [*several]:
            return f"{name} of {id_} are already {', '.join(several)}"
        case dict():
            return f"{name} of {id_} is already {show(str(value))}"
        case plain:
            return f"{name} of {id_} is already {show(plain)}"


def outdated(claim: Claim, correction: Correction) -> dict[str, Correction]:
    """Return the newer corrections that decide over what a correction says, by the key."""
    by = correct(_with_newest(claim, correction)).given_by
    newer = {one.id: one for one in claim.corrections}
    return {
        fields_of(Claim)[field][0]: newer[by[field]]
        for field in sorted(changed_fields(correction))
        if by.get(field, _NEW) != _NEW
    }


def refuse_retracted(claim: Claim, fact: Fact) -> None:
    """Refuse a fact of a claim that was taken back, but for what brings the claim back."""
    by = correct(claim).retracted_by
    if by is None or (isinstance(fact, Correction) and fact.retracts in (by, claim.id)):
        return
    [why] = [one for one in claim.corrections if one.id == by]
    raise RefusedError(
        f"{claim.id} was retracted on {why.date}: {why.because}",
        f'`claimcheck correct {claim.id} {by} --because "…"` brings it back',
    )


def refuse_nameless(verdict: Verdict, signatures: int) -> None:
    """Refuse a ruling by nobody where more than one person must stand behind it."""
    if signatures > 1 and not (verdict.by or "").strip():
        raise RefusedError(
            f"{signatures} people must stand behind a ruling, and this one does not say who ruled",
            "give --who NAME, or set CLAIMCHECK_WHO or git's user.name",
        )


def refuse_contradiction(claim: Claim, verdict: Verdict, signatures: int) -> None:
    """Refuse a ruling that another one, before or after it, contradicts without being overruled.

    Where it needs `signatures` it comes after all that rule by now, and those proposed are none.
    """
    shown = claim_as_of(claim, (), date.max, signatures=signatures)
    others = shown.verdicts if shown else ()
    newest = verdict.but(recorded=_NOW)
    rulings = [*others, newest] if signatures > 1 else sorted([*others, newest], key=newness)
    for older, newer in contradicting(rulings):
        if newer is newest:
            raise RefusedError(
                f"{claim.id} was already ruled {in_words(older)} {on_or_in(older.date)}, "
                f"by {older.id}",
                "if circumstances changed, run `claimcheck reopen` first; if that ruling was a "
                f"mistake, `claimcheck correct {claim.id} {older.id}`; to overrule it and "
                "keep both on record, add --overrule",
            )
        if older is newest:
            raise RefusedError(
                f"{claim.id} was ruled {in_words(newer)} {on_or_in(newer.date)}, by {newer.id}, "
                "and that ruling would still hold",
                f"date this ruling later, or run `claimcheck correct {claim.id} {newer.id}` first",
            )
