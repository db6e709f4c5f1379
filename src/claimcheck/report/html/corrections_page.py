"""What the desk got wrong, when it said so and why: the corrections of all published claims."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from claimcheck.domain.model.block_keys import keys_of
from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.correction import FILING, Correction
from claimcheck.domain.model.fact import newness
from claimcheck.domain.publishing.key_words import label_of
from claimcheck.domain.publishing.permalink import claim_path
from claimcheck.domain.publishing.published import Retraction, told_value
from claimcheck.domain.standing.corrected import new_values
from claimcheck.domain.standing.detail import detail
from claimcheck.domain.standing.view import View
from claimcheck.report.html.claim_page import fact_name

MOST: Final = 100
"""Corrections of a page."""


@dataclass(frozen=True, slots=True)
class Change:
    """A value that was wrong, and what stands in its place; either may be empty."""

    label: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Mistake:
    """A correction, and what it put right."""

    correction: Correction
    path: str
    """Of the page of its claim."""
    text: str | None
    """The claim; None where its entry is gone."""
    changes: Sequence[Change]
    fact: tuple[str, str] | None
    """The key and the name of the fact that it took back."""
    is_undone: bool
    """Whether a newer correction took it back."""


def mistakes(view: View, ids: Iterable[str], retracted: Iterable[Retraction] = ()) -> list[Mistake]:
    """Return the corrections of claims and the entries that are gone, the newest first."""
    found = [one for id_ in ids if view.ledger.claims[id_].corrections for one in _of(view, id_)]
    gone = (Mistake(one.by, claim_path(one.claim.id), None, (), None, False) for one in retracted)
    return sorted([*found, *gone], key=lambda one: newness(one.correction), reverse=True)


def _of(view: View, id_: str) -> Iterator[Mistake]:
    told = detail(view, id_)
    if told is None:
        return
    stored = view.ledger.claims[id_]
    values = {key.field: getattr(stored, key.field) for key in keys_of(Claim).values()}
    names = {fact.id: fact_name(fact) for _, fact in stored.facts()}
    for one in told.mistakes:  # oldest first
        fact = one.fact
        changes = []
        for field, now in new_values(fact).items():
            if field not in FILING:
                pair = (told_value(field, one) for one in (values[field], now))
                changes.append(Change(label_of(field), *pair))
                if one.retracted is None:
                    values[field] = now
        yield Mistake(
            correction=fact,
            path=claim_path(id_),
            text=told.standing.text,
            changes=changes,
            fact=(fact.retracts, names[fact.retracts]) if fact.retracts in names else None,
            is_undone=one.retracted is not None,
        )
