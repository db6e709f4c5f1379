"""Claims and facts made of the words that a person gave for their keys."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final, TypeVar

from claimcheck.desk import dates, option_values
from claimcheck.desk.session import Say, Session
from claimcheck.domain.model.block import Block
from claimcheck.domain.model.block_keys import keys_of
from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.correction import Correction
from claimcheck.domain.model.evidence import Evidence
from claimcheck.domain.model.fact import newness
from claimcheck.domain.model.revision import Revision
from claimcheck.domain.model.signature import Signature
from claimcheck.domain.model.span import Span
from claimcheck.domain.model.target import Target
from claimcheck.domain.model.value_kinds import (
    CLAIM_KEYS,
    DATE,
    DURATION,
    FULFILLED,
    NEEDS,
    PROBABILITY,
    SLUGS,
    TEXT,
    TEXTS,
    Kind,
)
from claimcheck.domain.standing.as_of import targets_by_day
from claimcheck.domain.standing.contradiction import verdict_in_force
from claimcheck.domain.standing.corrected import correct
from claimcheck.errors import UsageError

B = TypeVar("B", bound=Block)

Words = Mapping[str, Any]
"""What was given for each field, as it was typed; None or nothing for what was not."""

_READ: Final[dict[Kind, Callable[[Session, Any, str], Any]]] = {
    CLAIM_KEYS: lambda _, words, option: option_values.claim_keys(words),
    DATE: dates.past,
    DURATION: lambda _, words, option: option_values.duration(words, option),
    FULFILLED: dates.fulfilled,
    NEEDS: lambda _, words, option: option_values.needs(words),
    PROBABILITY: lambda _, words, option: option_values.probability(words),
    SLUGS: lambda _, words, option: tuple(dict.fromkeys(words)),
    TEXTS: lambda _, words, option: tuple(dict.fromkeys(words)),
}
"""How the words for a kind of value are read; those of the others are the value itself."""

_READ_FIELD: Final[dict[str, Callable[[Session, Any, str], Any]]] = {
    "made": dates.made,
    "parts": lambda session, words, option: option_values.whole_ids(session, words),
    "tags": lambda session, words, option: option_values.tags(words),
}
"""Of fields that are read in another way than others of their kind."""

_MAY_BE_EMPTY: Final = ("unit",)
"""Fields of which nothing at all is a value: no unit, in place of the target's."""

_APART: Final = ("deadline", "deadline_words", "target", "value", "reply_by")
"""Fields that are read with an eye on what the claim says."""


def make_fact(session: Session, kind: type[B], words: Words, by: str | None = None) -> B:
    """Return a fact, of today unless its words say another day.

    UsageError (2) for words that cannot be read, naming the option that they were given to.
    """
    values = {"date": Span.day(session.today), **_values(session, kind, words)}
    return kind(**values, by=by, recorded=session.now)


def make_evidence(
    session: Session, claims: Sequence[Claim], words: Words, by: str | None, say: Say
) -> Evidence:
    """Return an item of evidence about claims; its value is a reading of their targets on its day.

    UsageError as in `make_fact`, and for a reading in another unit, or of claims whose targets
    count it differently. How a reading was read is said where it is not in plain figures.
    """
    evidence = make_fact(session, Evidence, words, by)
    given = words.get("value")
    if given is None:
        return evidence
    day, measure, unit = evidence.date.latest, evidence.measure, evidence.unit
    readings = [
        option_values.reading(given, target_on(claim, day), measure, unit, "--value")
        for claim in claims
    ]
    first = readings[0]
    if other := next((one for one in readings if one != first), None):
        raise UsageError(
            f"--value: “{given}” is {first} for one claim and {other} for another",
            "record it for one claim at a time",
        )
    if not first.is_plain_in(given):
        say(f"read “{given.strip()}” as {first}")
    unit = next((one.kept_unit for one in readings if one.kept_unit is not None), None)
    return evidence.but(value=first.value, unit=unit)


def target_on(claim: Claim, day: date) -> Target | None:
    """Return the target of which a reading of a day is: the one in force, else the newest."""
    corrected = correct(claim)
    revisions = (one for one in claim.revisions if one.id not in corrected.retracted)
    target = targets_by_day(corrected.claim, sorted(revisions, key=newness))
    return target(day) or target(date.max)


def make_claim(
    session: Session, words: Words, by: str | None, say: Say, *, undated: bool = False
) -> Claim:
    """Return a claim, made today unless its words say another day.

    With `undated` it has no date, and the words of the deadline are kept. How a deadline was read
    is said. UsageError as in `make_fact`.
    """
    made = dates.made(session, words.get("made"))
    due = _due(session, words, made.earliest, words["claimant"], say, undated=undated)
    values = _values(session, Claim, {**words, "made": None})
    values |= _target(words, None, say)
    return Claim(**values, **due, made=made, by=by, recorded=session.now)


def make_revision(
    session: Session, claim: Claim, words: Words, by: str | None, say: Say
) -> Revision:
    """Return how the claimant changed a claim; a deadline was said on the day of the revision."""
    said = dates.past(session, words.get("date"), "--date").latest
    claimant = correct(claim).claim.claimant
    due = _due(session, words, said, claimant, say, undated=words["undated"])
    revision = make_fact(session, Revision, words, by)
    in_force = target_on(claim, revision.date.latest)
    return revision.but(**due, **_target(words, in_force, say))


def make_filing(session: Session, words: Words, by: str | None) -> Correction:
    """Return a correction that only files claims, by fields whose words may be values already."""
    return Correction(date=Span.day(session.today), **words, by=by, recorded=session.now)


def make_retraction(session: Session, claim: Claim, words: Words, by: str | None) -> Correction:
    """Return what takes a claim back; UsageError where each of its names is the key of a fact."""
    keys = {fact.id for _, fact in claim.facts()}
    names = [name for name in (claim.id, *claim.was) if name not in keys]
    if not names:
        message = f"a fact of {claim.id} has its id as a key, and would be retracted instead"
        raise UsageError(message, f"rename the fact by `claimcheck edit {claim.id}`")
    return make_fact(session, Correction, {**words, "retracts": names[0]}, by)


def make_correction(
    session: Session, claim: Claim, words: Words, by: str | None, say: Say
) -> Correction:
    """Return what was wrong with a claim; a deadline was said on the day that holds now."""
    words_made = words.get("made")
    made = dates.made(session, words_made) if words_made else correct(claim).claim.made
    claimant = words.get("claimant") or correct(claim).claim.claimant
    due = _due(session, words, made.earliest, claimant, say, undated=False)
    before = correct(claim).claim.target
    target = _target(words, before, say)
    if target and before and target["target"].goes_on_from(before):
        target["target"] = replace(target["target"], from_=before.from_)
    return make_fact(session, Correction, words, by).but(**due, **target)


def make_signature(session: Session, verdict: str, words: Words, by: str | None) -> Signature:
    """Return the signature of whoever stands behind a ruling; UsageError where that is nobody.

    `verdict` is the key of the ruling or the start of it, empty for the newest proposed one.
    """
    if by is None or not by.strip():
        raise UsageError(
            "a signature needs a name", "give --who NAME, or set CLAIMCHECK_WHO or git's user.name"
        )
    values = {"date": Span.day(session.today), **_values(session, Signature, words)}
    return Signature(**values, of_=verdict, by=by, recorded=session.now)


def overruled(session: Session, claim: Claim, words: Words) -> str:
    """Return the key of the verdict on a claim that one with these words would overrule.

    UsageError where there is none on its day: none was made, or it was reopened.
    """
    day = dates.past(session, words.get("date"), "--date").latest
    older = verdict_in_force(claim, day, session.ledger.settings.signatures)
    if older is None:
        message = f"{claim.id} has no verdict in force on {day} to overrule"
        raise UsageError(message, "leave --overrule out")
    return older.id


def _values(session: Session, kind: type[Block], words: Words) -> dict[str, Any]:
    """Return the value of each field that words were given for, but for those read apart."""
    values: dict[str, Any] = {}
    for name, key in keys_of(kind).items():
        given = words.get(key.field)
        if given is None or given == [] or key.field in _APART:
            continue
        if key.kind is TEXT and not key.required and key.field not in _MAY_BE_EMPTY:
            option_values.refuse_blank(given, f"--{name}")
        read = _READ_FIELD.get(key.field) or _READ.get(key.kind)
        values[key.field] = read(session, given, f"--{name}") if read else given
    return values


def _target(words: Words, before: Target | None, say: Say) -> dict[str, Any]:
    """Return the target, if words were given for one; how they were read is said."""
    given = words.get("target")
    if not given and given != "":
        return {}
    target = option_values.target(given, before)
    say(f"read “{given.strip()}” as {target}")
    return {"target": target}


def _due(
    session: Session, words: Words, said: date, claimant: str, say: Say, *, undated: bool
) -> dict[str, Any]:
    """Return the deadline and its words; without a date, as with “soon”, the words alone."""
    by = words.get("deadline")
    span = None
    if by is not None and not undated:
        reading = dates.due(by, said, dates.calendar(session, claimant))
        span, by = reading.span, dates.words_of(reading)
        if by:
            say(dates.in_words(reading))
    return {"deadline": span, "deadline_words": words.get("deadline_words") or by}
