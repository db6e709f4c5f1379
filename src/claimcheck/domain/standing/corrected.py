"""A claim with the values that hold, after our own mistakes and as it is filed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from claimcheck.domain.model.block_keys import keys_of
from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.correction import Correction
from claimcheck.domain.model.decode import CORRECTABLE
from claimcheck.domain.model.fact import newness, recorded_on


@dataclass(frozen=True, slots=True)
class Corrected:
    """What the corrections known on a day make of a claim."""

    claim: Claim
    """The claim with the values that hold."""
    retracted: dict[str, str]
    """The correction that took a fact back, by the key of the fact."""
    given_by: dict[str, str]
    """The correction that gave a value anew or took it away, by the field of the claim."""
    retracted_by: str | None = None
    """The correction that took the claim itself back."""


def parts_ever(claim: Claim) -> tuple[str, ...]:
    """Return the parts that a claim has or had by any of its corrections."""
    return (*claim.parts, *(part for one in claim.corrections for part in one.parts or ()))


def correct(claim: Claim, known_on: date | None = None) -> Corrected:
    """Apply a claim's corrections, those recorded by `known_on` if it is given.

    Newer ones are applied first and a retracted one does nothing, so the newest of two
    corrections of one key holds; of tags added and dropped all do, the newest last. They hold for
    every day, whatever their own date.
    """
    if not claim.corrections:
        return Corrected(claim, {}, {})
    retracted: dict[str, str] = {}
    values: dict[str, Any] = {}
    given_by: dict[str, str] = {}
    tagging: list[Correction] = []
    for correction in sorted(claim.corrections, key=newness, reverse=True):
        if correction.id in retracted or (known_on and recorded_on(correction) > known_on):
            continue
        if correction.retracts:
            retracted.setdefault(correction.retracts, correction.id)
        if "tags" not in values and (correction.tags_added or correction.tags_dropped):
            tagging.append(correction)
            given_by.setdefault("tags", correction.id)
        for field, value in new_values(correction).items():
            if field not in values:
                values[field] = value
                given_by.setdefault(field, correction.id)
    if tagging:
        values["tags"] = _tagged(values.get("tags", claim.tags), reversed(tagging))
    return Corrected(claim.but(**values), retracted, given_by, _retracted_by(claim, retracted))


def _tagged(tags: Iterable[str], corrections: Iterable[Correction]) -> tuple[str, ...]:
    found = dict.fromkeys(tags)
    for one in corrections:
        for tag in one.tags_dropped:
            found.pop(tag, None)
        found.update(dict.fromkeys(one.tags_added))
    return tuple(found)


def _retracted_by(claim: Claim, retracted: dict[str, str]) -> str | None:
    """Return what took back the claim itself; a fact that has its id for a key goes first."""
    names = [name for name in (claim.id, *claim.was) if name in retracted]
    keys = {fact.id for _, fact in claim.facts()} if names else ()
    return next((retracted[name] for name in names if name not in keys), None)


def new_values(correction: Correction) -> dict[str, Any]:
    """Return the claim's fields that a correction gives anew; what it takes away is the default."""
    keys, given = keys_of(Claim), correction.given
    values = {
        keys[name].field: value
        for name in CORRECTABLE
        if (value := given.get(keys[name].field)) is not None
    }
    return values | {keys[name].field: keys[name].default for name in correction.dropped}


def said_anew(correction: Correction) -> list[str]:
    """Return in words what a correction says of each key, by its name in the file: “made: 2025”."""
    names = {key.field: name for name, key in keys_of(Claim).items()}
    values = {names[field]: value for field, value in new_values(correction).items()}
    said = [
        f"{name}: {_in_words(value)}"
        for name, value in values.items()
        if name not in correction.dropped
    ]
    tags = [*(f"+{tag}" for tag in correction.tags_added)]
    tags += [f"−{tag}" for tag in correction.tags_dropped]
    said += [f"tags: {' '.join(tags)}"] if tags else []
    return said + [f"{name}: removed" for name in correction.dropped]


def _in_words(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(value) or "nothing"
    return str(value)


def changed_fields(correction: Correction) -> set[str]:
    """Return the claim's fields on which a correction has a say."""
    retags = correction.tags_added or correction.tags_dropped
    return {*new_values(correction), *(("tags",) if retags else ())}


def parts_in_force(claim: Claim) -> tuple[str, ...]:
    """Return the parts that a claim has by its corrections."""
    return correct(claim).claim.parts


def mistakes(corrections: Iterable[Correction]) -> list[Correction]:
    """Return the corrections that readers are told of, oldest first: not those that only file.

    Nor those that did nothing but undo such a one.
    """
    filings: set[str] = set()
    told = []
    for one in sorted(corrections, key=newness):  # a correction retracts an older fact
        if one.only_files or (one.retracts in filings and not changed_fields(one)):
            filings.add(one.id)
        else:
            told.append(one)
    return told
