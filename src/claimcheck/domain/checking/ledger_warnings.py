"""What is doubtful in a ledger: warnings, each by a function of its own."""

import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from functools import partial
from itertools import pairwise
from shlex import quote

from claimcheck.domain.checking.repetition_warnings import (
    corrections_of_one_key,
    repeated_claims,
    repeated_facts,
    repeated_looks,
)
from claimcheck.domain.checking.signature_problems import idle_signatures
from claimcheck.domain.checking.unheard import unheard
from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.english import on_or_in
from claimcheck.domain.model.fact import is_ahead
from claimcheck.domain.model.iso_time import iso
from claimcheck.domain.model.ledger import Ledger
from claimcheck.domain.model.number import Number
from claimcheck.domain.model.problem import KeyPath, Problem, error, meant, warning
from claimcheck.domain.model.quantity import is_foreign_scale, scale_of
from claimcheck.domain.model.target import number_in_words
from claimcheck.domain.model.value_kinds import Recorded, show
from claimcheck.domain.model.verdict import Verdict
from claimcheck.domain.model.verdict_word import came_true
from claimcheck.domain.standing.as_of import claim_as_of
from claimcheck.domain.standing.compound import NOT_COUNTED
from claimcheck.domain.standing.contradiction import contradicting, contradicts, in_words
from claimcheck.domain.standing.corrected import Corrected, correct
from claimcheck.domain.standing.spared import LeftOut, spare
from claimcheck.domain.standing.view import View


def warnings(ledger: Ledger, today: date, now: datetime) -> Iterator[Problem]:
    """Yield every warning of a valid ledger, seen from `today`; `now` is what the clock says."""
    left_out: LeftOut = {}
    view = View(ledger, today)
    for claim in ledger.claims.values():
        yield from spare(left_out, claim.id, partial(_of_claim, claim, view)) or ()
        yield from ahead_of_the_clock(claim, now)
    for id_, fault in left_out.items():
        message = f"{id_} cannot be judged ({type(fault).__name__}: {fault})"
        hint = "this is a bug in claimcheck; please report it"
        yield error(("claims", id_), "unjudged", message, hint)
    for look in ledger.looks.values():
        for place, id_ in enumerate(look.claims):
            if ledger.resolve(id_) is None:
                at = ("looks", look.id, "claims", str(place))
                yield _unknown_claim(at, id_, ledger)
        if look.date.latest > today:
            yield _later(("looks", look.id, "date"), "look", look.date.latest, today)
        yield from _ahead(("looks", look.id), look.recorded, now)
    yield from repeated_looks(ledger)
    yield from repeated_claims(view)
    yield from _near_equal_claimants(ledger)


def _of_claim(claim: Claim, view: View) -> list[Problem]:
    corrected = correct(claim)
    if corrected.retracted_by is not None:
        return []
    return [
        *(problem for check in CLAIM_CHECKS for problem in check(corrected)),
        *_rulings_at_odds(corrected, view.ledger.settings.signatures),
        *_later_facts(corrected, view.day),
        *_unknown_successor(corrected, view.ledger),
        *_untold_lateness(view, claim),
        *_parts_due_later(view, claim),
        *(unheard(corrected) if view.ledger.settings.ask_first else ()),
    ]


def _no_criteria(corrected: Corrected) -> Iterator[Problem]:
    claim = corrected.claim
    if not claim.criteria:
        message = f"{claim.id} does not say what would count as kept"
        yield warning(("claims", claim.id), "no-criteria", message, "add criteria = …")


def _value_without_target(corrected: Corrected) -> Iterator[Problem]:
    claim = corrected.claim
    unretracted = (one for one in claim.revisions if one.id not in corrected.retracted)
    if claim.target or any(revision.target for revision in unretracted):
        return
    for item in claim.evidence:
        if item.value is not None and item.id not in corrected.retracted:
            at = ("claims", claim.id, "evidence", item.id, "value")
            message = f"a reading of {item.value}, but {claim.id} has no target"
            yield warning(at, "no-target", message, "add target = { measure = …, at-least = … }")


def _scale_words(corrected: Corrected) -> Iterator[Problem]:
    """Yield where the unit is a scale word: 800,000 would meet a target of 1.5 “million”."""
    claim = corrected.claim
    by = corrected.given_by.get("target")
    counted: list[tuple[KeyPath, str | None, Number]] = []
    if target := claim.target:
        at: KeyPath = ("corrections", by, "target") if by else ("target",)
        counted.append((at, target.unit, target.bounds[0]))
    for revision in claim.revisions:
        if (target := revision.target) and revision.id not in corrected.retracted:
            at = ("revisions", revision.id, "target")
            counted.append((at, target.unit, target.bounds[0]))
    for item in claim.evidence:
        if item.value is not None and item.id not in corrected.retracted:
            counted.append((("evidence", item.id), item.unit, item.value))
    for at, unit, number in counted:
        scale, rest = scale_of(unit or "")
        if is_foreign_scale(unit or ""):
            message = f"the unit {show(unit)} is part of a number: {number} counts as it stands"
            hint = "write the number in full, without that word, and each of its readings too"
            yield warning(("claims", claim.id, *at, "unit"), "scale-unit", message, hint)
        if scale > 1:
            whole = number_in_words(number * scale).replace(",", "")
            message = f"the unit {show(unit)} is part of a number: {number} counts, not {whole}"
            left = f"the unit {show(rest)}" if rest else "no unit"
            hint = f"write {whole} with {left}, and each of its readings in full too"
            yield warning(("claims", claim.id, *at, "unit"), "scale-unit", message, hint)


def _verdict_grounds(corrected: Corrected) -> Iterator[Problem]:
    claim, retracted = corrected.claim, corrected.retracted
    evidence = {item.id: item for item in claim.evidence}
    for verdict in claim.verdicts:
        at = ("claims", claim.id, "verdicts", verdict.id)
        if verdict.id in retracted or verdict.verdict == "reopened":
            continue
        if not verdict.on:
            message = f"the verdict {verdict.verdict} of {verdict.date} names no evidence"
            yield warning(at, "no-evidence", message, "add on = [the keys of its evidence]")
        for place, key in enumerate(verdict.on):
            here = (*at, "on", str(place))
            if key in retracted:
                message = f"the verdict rests on {show(key)}, which was retracted"
                yield warning(here, "on-retracted", message)
            elif key not in evidence:
                hint = meant(key, list(evidence))
                message = f"{claim.id} has no evidence {show(key)}"
                yield warning(here, "unknown-evidence", message, hint)
        grounds = [evidence[key] for key in verdict.on if key in evidence] or claim.evidence
        support = [
            item for item in grounds if item.stance == "supports" and item.id not in retracted
        ]
        if (
            verdict.verdict == "kept"
            and support
            and all(one.origin == "claimant" for one in support)
        ):
            message = "the verdict “kept” rests on the claimant's word alone"
            yield warning(at, "claimant-only", message, "find an independent source")


def _rulings_at_odds(corrected: Corrected, signatures: int) -> Iterator[Problem]:
    """Yield where two rulings are of one day, or say different things; none is proposed."""
    shown = claim_as_of(corrected.claim, (), date.max, signatures=signatures)
    verdicts = shown.verdicts if shown else ()
    yield from _verdicts_of_one_day(corrected.claim, verdicts)
    yield from _contradicting_rulings(corrected.claim, verdicts)


def _verdicts_of_one_day(claim: Claim, verdicts: Sequence[Verdict]) -> Iterator[Problem]:
    for older, newer in pairwise(verdicts):
        is_told = contradicts(older, newer) or newer.overrules == older.id
        if older.date.latest == newer.date.latest and not is_told:
            at = ("claims", claim.id, "verdicts", newer.id, "date")
            message = f"{show(older.id)} is also dated {newer.date}; the one recorded later counts"
            yield warning(at, "two-verdicts", message)


def _contradicting_rulings(claim: Claim, verdicts: Sequence[Verdict]) -> Iterator[Problem]:
    for older, newer in contradicting(verdicts):
        at = ("claims", claim.id, "verdicts", newer.id)
        stood = f"{in_words(older)} {on_or_in(older.date)}"
        message = f"{in_words(newer)} contradicts {show(older.id)}: {stood}"
        hint = (
            f'add overrules = "{older.id}" if it overrules that ruling; '
            "otherwise retract the wrong one"
        )
        yield warning(at, "contradicting-rulings", message, hint)


def _condition_without_one(corrected: Corrected) -> Iterator[Problem]:
    claim = corrected.claim
    if claim.condition is not None:
        return
    for revision in claim.revisions:
        if revision.condition_met and revision.id not in corrected.retracted:
            at = ("claims", claim.id, "revisions", revision.id, "condition-met")
            message = f"{claim.id} has no condition to be met"
            yield warning(at, "no-condition", message)


CLAIM_CHECKS = (
    _no_criteria,
    _value_without_target,
    _scale_words,
    _verdict_grounds,
    idle_signatures,
    repeated_facts,
    corrections_of_one_key,
    _condition_without_one,
)


def _later_facts(corrected: Corrected, today: date) -> Iterator[Problem]:
    claim = corrected.claim
    if claim.made.earliest > today:
        yield _later(("claims", claim.id, "made"), "claim", claim.made.earliest, today)
    for table, fact in claim.facts():
        if fact.date.latest > today and fact.id not in corrected.retracted:
            at = ("claims", claim.id, table, fact.id, "date")
            yield _later(at, type(fact).__name__.lower(), fact.date.latest, today)


def _later(at: KeyPath, what: str, day: date, today: date) -> Problem:
    message = f"the {what} is dated {day}, after {today}; it counts from that day"
    return warning(at, "later", message)


def ahead_of_the_clock(claim: Claim, now: datetime) -> Iterator[Problem]:
    """Yield a warning for a claim, and for each of its facts, that was recorded after `now`."""
    at: KeyPath = ("claims", claim.id)
    yield from _ahead(at, claim.recorded, now)
    for table, fact in claim.facts():
        yield from _ahead((*at, table, fact.id), fact.recorded, now)


def _ahead(at: KeyPath, recorded: Recorded | None, now: datetime) -> Iterator[Problem]:
    if recorded is not None and is_ahead(recorded, now):
        message = f"{at[-1]} was recorded on {iso(recorded)}, but it is {iso(now)} now"
        hint = "a clock was wrong; on one day, what is recorded later counts as newer"
        yield warning((*at, "recorded"), "ahead-of-clock", message, hint)


def _unknown_successor(corrected: Corrected, ledger: Ledger) -> Iterator[Problem]:
    for verdict in corrected.claim.verdicts:
        successor = verdict.superseded_by
        if successor and verdict.id not in corrected.retracted and not ledger.resolve(successor):
            at = ("claims", corrected.claim.id, "verdicts", verdict.id, "superseded-by")
            yield _unknown_claim(at, successor, ledger)


def _unknown_claim(at: KeyPath, id_: str, ledger: Ledger) -> Problem:
    hint = meant(id_, ledger.claims)
    return warning(at, "unknown-claim", f"no claim has the id {show(id_)}", hint)


def _untold_lateness(view: View, claim: Claim) -> Iterator[Problem]:
    one = view.standing(claim.id)
    if one and came_true(one.status) and one.original and one.late_days is None:
        history = view.rulings(claim.id)
        verdict = history[-1].verdict
        at: KeyPath = ("claims", claim.id)
        if verdict:
            at = (*at, "verdicts", verdict.id)
        message = f"it is not known whether {claim.id} was late: the day it came true is missing"
        hint = f"add fulfilled = the day or span; its first date was {one.original.stored}"
        yield warning(at, "untold-lateness", message, hint)


def _parts_due_later(view: View, claim: Claim) -> Iterator[Problem]:
    """Yield the parts that are due after their whole; one that is ruled on waits for none."""
    whole = view.claim_as_of(claim.id) if claim.parts else None
    if whole is None or whole.deadline is None:
        return
    if (ruling := view.ruling(claim.id)) and ruling.settles:
        return
    for place, name in enumerate(claim.parts):
        part = view.standing(view.ledger.resolve(name) or name)
        due = part.deadline if part and part.status not in NOT_COUNTED else None
        if due and due.latest > whole.deadline.latest:
            at = ("claims", claim.id, "parts", str(place))
            message = (
                f"{claim.id} is due {whole.deadline}, before its part {name}, due {due.stored}"
            )
            yield warning(at, "part-due-later", message, "check both dates")


def _near_equal_claimants(ledger: Ledger) -> Iterator[Problem]:
    for id_, name, other in near_equal_claimants(ledger):
        hint = "names must match exactly; if they are one party: " + joining(other, name)
        message = f"{show(name)} is nearly the same name as {show(other)}"
        yield warning(("claims", id_, "claimant"), "near-equal", message, hint)


def near_equal_claimants(ledger: Ledger) -> Iterator[tuple[str, str, str]]:
    """Yield names that differ from one before in case, accents or punctuation alone, each once.

    The first claim of the name comes first, then the name, then the one that it is nearly.
    """
    known = (name for one in ledger.claimants.values() for name in one.names)
    seen = {_folded(name): name for name in known}
    warned: set[str] = set()
    for claim in ledger.claims.values():
        corrected = correct(claim)
        if corrected.retracted_by is not None:
            continue
        name = corrected.claim.claimant
        other = seen.setdefault(_folded(name), name)
        if name == other or name in warned or ledger.party(name) == ledger.party(other):
            continue
        warned.add(name)
        yield claim.id, name, other


def joining(name: str, other: str) -> str:
    """Return the command that makes two names those of one party."""
    return f"claimcheck claimant {quote(name)} --also {quote(other)}"


def _folded(name: str) -> str:
    """Return a name without case, accents, spaces and punctuation."""
    decomposed = unicodedata.normalize("NFKD", name).casefold()
    return "".join(letter for letter in decomposed if letter.isalnum()) or name
