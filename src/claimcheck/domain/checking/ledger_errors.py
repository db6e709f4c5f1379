"""What makes a ledger invalid beyond the form of its blocks: every rule that spans two values.

Values are judged as corrected, and retracted facts not at all.
"""

from collections.abc import Iterable, Iterator, Set
from functools import partial
from itertools import islice

from claimcheck.domain.checking.reply_errors import reply_errors
from claimcheck.domain.checking.signature_problems import signature_errors
from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.fact import newness
from claimcheck.domain.model.forecast import Forecast
from claimcheck.domain.model.ledger import Ledger
from claimcheck.domain.model.problem import KeyPath, Problem, error, meant
from claimcheck.domain.model.revision import Revision
from claimcheck.domain.model.span import Span
from claimcheck.domain.model.value_kinds import show
from claimcheck.domain.model.verdict import Verdict
from claimcheck.domain.standing.as_of import targets_by_day
from claimcheck.domain.standing.corrected import Corrected, correct, parts_in_force

_MOST_TOLD = 100
"""Errors about the parts of one claim: whoever made a million of them knows by then."""


def ledger_errors(ledger: Ledger, declared: Set[str] = frozenset()) -> Iterator[Problem]:
    """Yield every error of a ledger whose blocks are well formed.

    `declared` holds the ids that the file has, also of claims too broken to be read, so that
    one fault is not told twice.
    """
    yield from _name_clashes(ledger)
    yield from _id_clashes(ledger)
    for claim in ledger.claims.values():
        yield from claim_errors(claim, ledger, declared)
    yield from _cycles(ledger, ledger.claims.values())


def errors_of_new(claim: Claim, ledger: Ledger) -> Iterator[Problem]:
    """Yield every error that a claim brings which a valid ledger does not have."""
    for place, old in enumerate(claim.was):
        if (owner := ledger.resolve(old)) is not None:
            yield _id_clash(claim, place, None if owner == old else owner)
    yield from errors_of_changed(claim, ledger.with_claim(claim))


def errors_of_changed(claim: Claim, ledger: Ledger) -> Iterator[Problem]:
    """Yield every error that comes of a claim whose facts or values changed in a valid ledger."""
    yield from claim_errors(claim, ledger)
    yield from _cycles(ledger, [claim])


def claim_errors(
    claim: Claim, ledger: Ledger, declared: Set[str] = frozenset()
) -> Iterator[Problem]:
    """Yield the errors of one claim, its facts and its place in the ledger."""
    corrected = correct(claim)
    yield from _date_errors(corrected)
    if corrected.claim.parts or corrected.claim.needs != "all":
        yield from islice(_part_errors(corrected, ledger, declared), _MOST_TOLD)
    if claim.has_facts:
        yield from _key_clashes(claim, ledger)
        yield from _retraction_errors(claim, ledger, corrected)
        yield from _overruling_errors(corrected)
        yield from signature_errors(corrected, ledger.settings.signatures)
        yield from reply_errors(corrected)
        yield from _unit_errors(corrected)


def _date_errors(corrected: Corrected) -> Iterator[Problem]:
    claim = corrected.claim
    made = claim.made.earliest
    at: KeyPath = ("claims", claim.id)
    if claim.deadline and claim.deadline.latest < made:
        where = _place_of("deadline", corrected)
        yield _before_made(where, "the deadline", claim.deadline, claim)
    statements: tuple[Revision | Verdict | Forecast, ...]
    statements = (*claim.revisions, *claim.verdicts, *claim.forecasts)
    for fact in (one for one in statements if one.id not in corrected.retracted):
        name = type(fact).__name__.lower()
        here = (*at, f"{name}s", fact.id)
        if fact.date.latest < made:
            yield _before_made((*here, "date"), f"the {name}", fact.date, claim)
        if isinstance(fact, Revision) and fact.deadline and fact.deadline.latest < made:
            yield _before_made((*here, "deadline"), "the deadline", fact.deadline, claim)
    for verdict in claim.verdicts:
        fulfilled = verdict.fulfilled
        if verdict.id in corrected.retracted or not isinstance(fulfilled, Span):
            continue
        where = (*at, "verdicts", verdict.id, "fulfilled")
        if fulfilled.latest < made:
            yield _before_made(where, "the fulfilment", fulfilled, claim)
        elif fulfilled.earliest > verdict.date.latest:
            message = f"fulfilled {show(fulfilled)} is after its verdict of {verdict.date}"
            yield error(where, "after-verdict", message)


def _before_made(at: KeyPath, what: str, span: Span, claim: Claim) -> Problem:
    message = f"{what} {show(span)} is before {claim.id} was made, on {claim.made}"
    return error(at, "before-made", message)


def _part_errors(corrected: Corrected, ledger: Ledger, declared: Set[str]) -> Iterator[Problem]:
    claim = corrected.claim
    at = _place_of("parts", corrected)
    seen: set[str] = set()
    for place, part in enumerate(claim.parts):
        id_ = ledger.resolve(part)
        if id_ is None and part not in declared:
            hint = partial(_id_meant, part, ledger)
            yield error(
                (*at, str(place)), "unknown-part", f"part {show(part)} is not a claim", hint
            )
        elif (id_ or part) in seen:
            yield error((*at, str(place)), "repeated-part", f"part {show(part)} is listed twice")
        seen.add(id_ or part)
    if isinstance(claim.needs, int) and claim.needs > len(claim.parts):
        message = f"needs {claim.needs} of {len(claim.parts)} parts"
        yield error(_place_of("needs", corrected), "needs-too-many", message)


def _place_of(key: str, corrected: Corrected) -> KeyPath:
    """Return where a value of a claim stands: in the claim, or in what gave it anew."""
    at: KeyPath = ("claims", corrected.claim.id)
    by = corrected.given_by.get(key)
    return (*at, "corrections", by, key) if by else (*at, key)


def _key_clashes(claim: Claim, ledger: Ledger) -> Iterator[Problem]:
    keys = [fact.id for _, fact in claim.facts()]
    looks = {look.id for look in ledger.looks_of.get(claim.id, ())}
    if len(set(keys)) == len(keys) and looks.isdisjoint(keys):
        return
    tables: dict[str, str] = {}
    for table, fact in claim.facts():
        at = ("claims", claim.id, table, fact.id)
        if fact.id in tables:
            message = f"the key {show(fact.id)} is already used in {tables[fact.id]}"
            yield error(at, "key-clash", message)
        elif fact.id in looks:
            yield error(at, "key-clash", f"the key {show(fact.id)} is the key of a look")
        tables.setdefault(fact.id, table)


def _retraction_errors(claim: Claim, ledger: Ledger, corrected: Corrected) -> Iterator[Problem]:
    if not claim.corrections:
        return
    known = {claim.id, *claim.was, *(fact.id for _, fact in claim.facts())}
    known |= {look.id for look in ledger.looks_of.get(claim.id, ())}
    corrections = {one.id: one for one in claim.corrections}
    for correction in claim.corrections:
        retracts = correction.retracts
        if retracts is None or correction.id in corrected.retracted:
            continue
        at = ("claims", claim.id, "corrections", correction.id, "retracts")
        if retracts not in known:
            hint = meant(retracts, sorted(known))
            message = f"{claim.id} has no fact {show(retracts)} to retract"
            yield error(at, "unknown-fact", message, hint)
        elif retracts in corrections and newness(corrections[retracts]) >= newness(correction):
            message = f"{show(retracts)} is not older than the correction that retracts it"
            yield error(at, "unknown-fact", message, "a correction can only retract older facts")


def _overruling_errors(corrected: Corrected) -> Iterator[Problem]:
    claim = corrected.claim
    verdicts = {one.id: one for one in claim.verdicts}
    for verdict in claim.verdicts:
        overrules = verdict.overrules
        if overrules is None or verdict.id in corrected.retracted:
            continue
        at = ("claims", claim.id, "verdicts", verdict.id, "overrules")
        if overrules not in verdicts:
            hint = meant(overrules, sorted(verdicts))
            message = f"{claim.id} has no verdict {show(overrules)} to overrule"
            yield error(at, "unknown-verdict", message, hint)
        elif newness(verdicts[overrules]) >= newness(verdict):
            message = f"{show(overrules)} is not older than the verdict that overrules it"
            yield error(at, "unknown-verdict", message, "a verdict can only overrule older ones")


def _unit_errors(corrected: Corrected) -> Iterator[Problem]:
    claim = corrected.claim
    revisions = (one for one in claim.revisions if one.id not in corrected.retracted)
    target_on = targets_by_day(claim, sorted(revisions, key=newness))
    for item in claim.evidence:
        if item.value is None or item.unit is None or item.id in corrected.retracted:
            continue
        target = target_on(item.date.latest)
        if target and item.measure in (None, target.measure) and item.unit != target.unit:
            at = ("claims", claim.id, "evidence", item.id, "unit")
            message = f"the reading is in {show(item.unit)}, its target in {show(target.unit)}"
            yield error(
                at, "unit", message, "units are not converted; leave unit out if it is the same"
            )


def _name_clashes(ledger: Ledger) -> Iterator[Problem]:
    owners: dict[str, str] = {}
    for claimant in ledger.claimants.values():
        for place, name in enumerate(claimant.names):
            owner = owners.setdefault(name, claimant.id)
            if owner != claimant.id:
                key = ("also", str(place - 1)) if place else ("name",)
                message = f"{show(name)} is also a name of {owner}"
                yield error(("claimants", claimant.id, *key), "name-clash", message)


def _id_clashes(ledger: Ledger) -> Iterator[Problem]:
    owners: dict[str, str] = {}
    for claim in ledger.claims.values():
        for place, old in enumerate(claim.was):
            owner = owners.setdefault(old, claim.id)
            if old in ledger.claims and old != claim.id:
                yield _id_clash(claim, place, None)
            elif owner != claim.id:
                yield _id_clash(claim, place, owner)


def _id_clash(claim: Claim, place: int, owner: str | None) -> Problem:
    """Return the error of an old id that another claim has had; without an owner, has now."""
    what = f"an old id of {owner}" if owner else "the id of a claim"
    message = f"the old id {show(claim.was[place])} is also {what}"
    return error(("claims", claim.id, "was", str(place)), "id-clash", message)


def _id_meant(words: str, ledger: Ledger) -> str:
    near = ledger.nearest(words)
    return f"did you mean {near}?" if near else ""


def _cycles(ledger: Ledger, starts: Iterable[Claim]) -> Iterator[Problem]:
    """Yield an error for each ring of parts that can be reached from some claims."""
    done: set[str] = set()
    told: set[tuple[str, str]] = set()
    for start in starts:
        if start.id in done or not (first := parts_in_force(start)):
            continue
        path = {start.id: iter(first)}
        while path:
            id_, parts = next(reversed(path.items()))
            part = next((one for name in parts if (one := ledger.resolve(name))), None)
            if part is None:
                done.add(id_)
                del path[id_]
            elif part in path:
                if (id_, part) in told:
                    continue
                told.add((id_, part))
                ring = list(path)[list(path).index(part) :]
                message = f"{' → '.join([*ring, part])}: a claim cannot be a part of itself"
                at = _place_of("parts", correct(ledger.claims[id_]))
                yield error(at, "cyclic-part", message)
            elif part not in done:
                path[part] = iter(parts_in_force(ledger.claims[part]))
