"""What can be done to a ledger: adding claims and facts, never altering one."""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from claimcheck.domain.changing.additions import AddClaim as AddClaim
from claimcheck.domain.changing.additions import AddCorrection as AddCorrection
from claimcheck.domain.changing.additions import AddEvidence as AddEvidence
from claimcheck.domain.changing.additions import AddForecast as AddForecast
from claimcheck.domain.changing.additions import AddInquiry as AddInquiry
from claimcheck.domain.changing.additions import AddLook as AddLook
from claimcheck.domain.changing.additions import AddReply as AddReply
from claimcheck.domain.changing.additions import AddRevision as AddRevision
from claimcheck.domain.changing.additions import AddVerdict as AddVerdict
from claimcheck.domain.changing.additions import FileClaims as FileClaims
from claimcheck.domain.changing.house_change import ChangeClaimant as ChangeClaimant
from claimcheck.domain.changing.house_change import ChangeSettings as ChangeSettings
from claimcheck.domain.changing.house_change import given_anew
from claimcheck.domain.changing.named_fact import find_key
from claimcheck.domain.changing.objection import RefusedError as RefusedError
from claimcheck.domain.changing.objection import (
    changes_nothing,
    past_days,
    refuse_contradiction,
    refuse_idle,
    refuse_later,
    refuse_nameless,
    refuse_retracted,
    refuse_same_claim,
    refuse_untold_lateness,
)
from claimcheck.domain.changing.recording import next_recorded
from claimcheck.domain.changing.signature_change import AddSignature as AddSignature
from claimcheck.domain.changing.signature_change import signature_to_add
from claimcheck.domain.changing.taken_names import TakenIds, TakenKeys
from claimcheck.domain.checking.ledger_errors import errors_of_changed, errors_of_new
from claimcheck.domain.checking.repetition import is_replaced, same_facts
from claimcheck.domain.model.block import Block
from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.correction import Correction
from claimcheck.domain.model.decode import read_block
from claimcheck.domain.model.encode import encode
from claimcheck.domain.model.fact import Fact
from claimcheck.domain.model.ledger import Ledger
from claimcheck.domain.model.look import Look
from claimcheck.domain.model.naming import claim_id, fact_key, unused
from claimcheck.domain.model.problem import KeyPath, Problem
from claimcheck.domain.model.value_kinds import Recorded
from claimcheck.domain.standing.corrected import correct

if TYPE_CHECKING:
    from claimcheck.domain.changing.row import NotTaken, Row
    from claimcheck.domain.changing.row_update import RowChange


@dataclass(frozen=True, slots=True)
class Import:
    """Rows from elsewhere, of which all that can be are taken."""

    rows: "tuple[Row, ...]"
    strict: bool = False
    """Take none where one cannot be."""
    update: bool = False
    """Take in as facts what known rows say differently."""


Change = (
    AddClaim
    | AddEvidence
    | AddRevision
    | AddVerdict
    | AddForecast
    | AddCorrection
    | AddSignature
    | AddInquiry
    | AddReply
    | FileClaims
    | AddLook
    | ChangeSettings
    | ChangeClaimant
    | Import
)
"""Claims are named by an id, an old id or an unambiguous start of one."""


Placed = tuple[KeyPath, dict[str, Any]]
"""A block and where it stands in the file."""


@dataclass(frozen=True, slots=True)
class Applied:
    """A ledger after a change, and the blocks that the change is in the file."""

    ledger: Ledger
    claims: tuple[str, ...]
    """The ids of the claims that it is about."""
    blocks: tuple[Placed, ...]
    """New ones."""
    known: int = 0
    """How many rows of an import the ledger had already."""
    not_taken: "tuple[NotTaken, ...]" = ()
    """The rows of an import that could not be taken."""
    changed: "tuple[RowChange, ...]" = ()
    """What known rows of an import say differently."""
    values: tuple[tuple[KeyPath, Any], ...] = ()
    """Plain values of keys that are given anew in blocks that are there; None takes a key away."""


def apply(ledger: Ledger, change: Change, today: date) -> Applied:
    """Return the ledger with a change made.

    RefusedError for a fact dated after `today`, a claim or fact that stands already, a ruling
    that contradicts another and does not overrule it, a correction that changes nothing, and
    whatever would be an error in the file; UnknownIdError and AmbiguousIdError for a claim that is
    not one.
    """
    match change:
        case AddClaim(claim):
            return _add_claim(ledger, claim, today)
        case AddEvidence(words, evidence):
            ids = dict.fromkeys(ledger.find(one).id for one in words)
            return _add_facts(ledger, ids, "evidence", evidence, today)
        case AddRevision(words, revision):
            return _add_facts(ledger, [ledger.find(words).id], "revisions", revision, today)
        case AddVerdict(words, verdict):
            claim = ledger.find(words)
            verdict = verdict.but(on=_evidence_keys(claim, verdict.on))
            if verdict.superseded_by:
                verdict = verdict.but(superseded_by=ledger.find(verdict.superseded_by).id)
            refuse_nameless(verdict, ledger.settings.signatures)
            refuse_untold_lateness(ledger, claim, verdict)
            refuse_contradiction(claim, verdict, ledger.settings.signatures)
            return _add_facts(ledger, [claim.id], "verdicts", verdict, today)
        case AddForecast(words, forecast):
            return _add_facts(ledger, [ledger.find(words).id], "forecasts", forecast, today)
        case AddCorrection(words, correction):
            claim = ledger.find(words)
            if correction.retracts:
                facts = [fact.id for _, fact in claim.facts()]
                looks = [look.id for look in ledger.looks_of.get(claim.id, ())]
                keys = [*facts, *looks]
                if correction.retracts in keys or correction.retracts not in (claim.id, *claim.was):
                    key = find_key(claim, correction.retracts, keys, "fact")
                    correction = correction.but(retracts=key)
            refuse_retracted(claim, correction)
            refuse_idle(claim, correction)
            return _add_facts(ledger, [claim.id], "corrections", correction, today)
        case AddSignature(words, signature):
            claim = ledger.find(words)
            refuse_retracted(claim, signature)
            signature = signature_to_add(ledger, claim, signature, today)
            return _add_facts(ledger, [claim.id], "signatures", signature, today)
        case AddInquiry(words, inquiry):
            ids = dict.fromkeys(ledger.find(one).id for one in words)
            return _add_facts(ledger, ids, "inquiries", inquiry, today)
        case AddReply(words, reply):
            claim = ledger.find(words)
            if reply.inquiry:
                asked = [one.id for one in claim.inquiries]
                reply = reply.but(inquiry=find_key(claim, reply.inquiry, asked, "inquiry"))
            return _add_facts(ledger, [claim.id], "replies", reply, today)
        case FileClaims(words, correction):
            ids = dict.fromkeys(ledger.find(one).id for one in words)
            return _file(ledger, ids, correction, today)
        case AddLook(look):
            return _add_look(ledger, look, today)
        case ChangeSettings() | ChangeClaimant():
            after, blocks, values = given_anew(ledger, change)
            return Applied(after, (), blocks, values=values)
        case Import():  # pragma: no branch  # there is no other change
            return _import(ledger, change, today)


def _add_claim(ledger: Ledger, claim: Claim, today: date) -> Applied:
    if claim.made.earliest > today:
        raise RefusedError(f"the claim is dated {claim.made}, after today", past_days(today))
    if not claim.id:
        claim = claim.but(id=claim_id(claim.claimant, claim.text, TakenIds(ledger)))
    elif claim.id in TakenIds(ledger):
        raise RefusedError(f"the id “{claim.id}” is taken", "give another --id, or none")
    _refuse_malformed(claim, ("claims", claim.id))
    refuse_same_claim(claim, ledger)
    _refuse_errors(errors_of_new(claim, ledger))
    at = ("claims", claim.id)
    facts = (((*at, table, fact.id), encode(fact)) for table, fact in claim.facts())
    return Applied(ledger.with_claim(claim), (claim.id,), ((at, encode(claim)), *facts))


def _add_facts(ledger: Ledger, ids: Iterable[str], table: str, fact: Fact, today: date) -> Applied:
    refuse_later(fact, today)
    after, blocks = ledger, []
    for id_ in ids:
        claim = ledger.claims[id_]
        refuse_retracted(claim, fact)
        looks = ledger.looks_of.get(id_, ())
        taken = {one.id for _, one in claim.facts()} | {look.id for look in looks}
        retracted = correct(claim).retracted
        counted = [one for one in getattr(claim, table) if one.id not in retracted]
        recorded = _recorded(fact, _facts(ledger, claim))
        added = fact.but(id=_new_key(fact, counted, taken), recorded=recorded)
        _refuse_malformed(added, ("claims", id_, table, added.id))
        after = after.with_claim(claim.with_fact(table, added))
        _refuse_errors(errors_of_changed(after.claims[id_], after))
        blocks.append((("claims", id_, table, added.id), encode(added)))
    return Applied(after, tuple(ids), tuple(blocks))


def _file(ledger: Ledger, ids: Iterable[str], filed: Correction, today: date) -> Applied:
    after, touched, blocks = ledger, list[str](), list[Placed]()
    for id_ in ids:
        claim = ledger.claims[id_]
        refuse_retracted(claim, filed)
        tags = correct(claim).claim.tags
        wanted = filed.but(
            tags_added=tuple(tag for tag in filed.tags_added if tag not in tags),
            tags_dropped=tuple(tag for tag in filed.tags_dropped if tag in tags),
        )
        if not changes_nothing(claim, wanted):
            one = _add_facts(after, [id_], "corrections", wanted, today)
            after, touched, blocks = one.ledger, [*touched, id_], [*blocks, *one.blocks]
    return Applied(after, tuple(touched), tuple(blocks))


def _add_look(ledger: Ledger, look: Look, today: date) -> Applied:
    refuse_later(look, today)
    ids = tuple(dict.fromkeys(ledger.find(one).id for one in look.claims))
    for id_ in ids:
        refuse_retracted(ledger.claims[id_], look)
    look = look.but(claims=ids)
    if not ids:
        raise RefusedError("a look names the claims that it was for", "nothing was written")
    retracted_by_claim = (set(correct(ledger.claims[id_]).retracted) for id_ in ids)
    retracted = set.intersection(*retracted_by_claim)
    others = [one for id_ in ids for one in _facts(ledger, ledger.claims[id_])]
    counted = [one for one in ledger.looks_of.get(ids[0], ()) if one.id not in retracted]
    key = _new_key(look, counted, TakenKeys(frozenset(one.id for one in others), ledger))
    look = look.but(id=key, recorded=_recorded(look, others))
    _refuse_malformed(look, ("looks", look.id))
    return Applied(ledger.with_look(look), ids, ((("looks", look.id), encode(look)),))


def _facts(ledger: Ledger, claim: Claim) -> Iterator[Fact]:
    yield from (fact for _, fact in claim.facts())
    yield from ledger.looks_of.get(claim.id, ())


def _recorded(fact: Fact, others: Iterable[Fact]) -> Recorded | None:
    """Return when a fact is recorded that joins others; a day, or nothing, stays as it is."""
    at = fact.recorded
    return next_recorded(others, at) if isinstance(at, datetime) else at


def _import(ledger: Ledger, change: Import, today: date) -> Applied:
    from claimcheck.domain.changing.row_intake import take

    took = take(ledger, change.rows, today, update=change.update)
    if change.strict and took.not_taken:
        changed = tuple(replace(one, taken=False) for one in took.changed)
        return Applied(ledger, (), (), took.known, took.not_taken, changed)
    return Applied(took.ledger, took.claims, took.blocks, took.known, took.not_taken, took.changed)


def _evidence_keys(claim: Claim, words: Iterable[str]) -> tuple[str, ...]:
    keys = [item.id for item in claim.evidence]
    return tuple(dict.fromkeys(find_key(claim, one, keys, "evidence") for one in words))


def _new_key(fact: Fact, counted: Sequence[Fact], taken: Container[str]) -> str:
    """Return the key of a new fact; RefusedError where it says what one that holds says already.

    One that repeats what was replaced since has the key of the first, with -2 behind it.
    """
    same = same_facts(fact, counted)
    if not same:
        return fact_key(fact, taken)
    if not is_replaced(same[-1], counted):
        raise RefusedError(
            f"the same fact is already recorded as {same[0].id}", "nothing was written"
        )
    return unused(same[0].id, taken, {})


def _refuse_malformed(block: Block, at: KeyPath) -> None:
    """Refuse a block that would not be read back as it is."""
    _, problems = read_block(type(block), block.id, encode(block), at)
    _refuse_errors(problem for problem in problems if problem.severity == "error")


def _refuse_errors(errors: Iterable[Problem]) -> None:
    for problem in errors:
        raise RefusedError(problem.message, problem.hint or "nothing was written")
