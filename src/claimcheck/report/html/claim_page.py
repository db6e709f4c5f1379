"""The page of one claim: its facts in order, its sources, and how its status came about."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from claimcheck.domain.model.claim import Claim
from claimcheck.domain.model.correction import Correction
from claimcheck.domain.model.english import day_in_words
from claimcheck.domain.model.evidence import Evidence
from claimcheck.domain.model.fact import Fact, newness
from claimcheck.domain.model.forecast import Forecast
from claimcheck.domain.model.inquiry import Inquiry
from claimcheck.domain.model.look import Look
from claimcheck.domain.model.reply import Reply
from claimcheck.domain.model.revision import Revision
from claimcheck.domain.model.signature import Signature
from claimcheck.domain.model.source_name import site_and_path
from claimcheck.domain.model.verdict import Verdict
from claimcheck.domain.publishing.published import told_to_readers, told_value
from claimcheck.domain.standing.as_of import ClaimAsOf
from claimcheck.domain.standing.corrected import correct
from claimcheck.domain.standing.detail import Detail, ShownFact, detail
from claimcheck.domain.standing.reading_words import reading_in_words
from claimcheck.domain.standing.target_change import change_in_words, target_before
from claimcheck.domain.standing.transitions import Transition
from claimcheck.domain.standing.view import View
from claimcheck.report.claim_history import ClaimHistory
from claimcheck.report.html.chart_scale import Axis, axis, own_scale
from claimcheck.report.html.claim_track import Track, track
from claimcheck.report.html.pace_chart import PaceChart, charted, pace_chart
from claimcheck.report.remark import remark


@dataclass(frozen=True, slots=True)
class Source:
    """A source, numbered in the order in which the page first names it."""

    number: int
    source: str
    title: str | None
    archived: str | None
    is_taken_back: bool
    """Whether the fact that names it no longer holds."""


@dataclass(frozen=True, slots=True)
class Item:
    """A fact in the history of a claim."""

    kind: str
    """`evidence`, `revision`, `verdict`, `forecast`, `correction`, `inquiry`, `reply` or `look`."""
    fact: Fact
    taken_back: Correction | None
    """What took the fact back; it is then shown struck through, with the reason."""
    source: Source | None
    given: Sequence[str]
    """What a correction says of each key of the claim: “Said by: Ann”."""
    reading: tuple[str, str] | None
    """The number that an item of evidence gives, with its unit, and what it is a number of."""
    target_change: str | None
    """What a revision did to the target: “lowered the target from at least 80 to …”."""
    signed: date | None
    """The day on which others had signed a verdict, where it needed that."""


@dataclass(frozen=True, slots=True)
class Amended:
    """A value of the claim that was wrong in the ledger."""

    was: str
    """Empty where nothing stood there."""
    correction: Correction


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """What the template of a claim's page needs; the scale is that of its course."""

    detail: Detail
    history: ClaimHistory
    remark: str
    """Why it was ruled so, without the day."""
    track: Track
    axis: Axis
    source: Source | None
    items: Sequence[Item]
    sources: Sequence[Source]
    amended: dict[str, Amended]
    """What stood there before, by the field of the claim."""
    moves: Sequence[Transition]
    """The days on which the status came about, oldest first."""
    pace: PaceChart | None
    names: dict[str, str]
    """What the facts on the page are called, by their keys."""


def claim_page(view: View, history: ClaimHistory, moves: Sequence[Transition]) -> ClaimPage:
    """Return the page of a claim in the picture."""
    id_ = history.claim.id
    told, shown = detail(view, id_), view.claim_as_of(id_)
    if told is None or shown is None:
        raise ValueError(f"{id_} is not in the picture on {view.day}")
    sources = _Sources()
    own = sources.of(told.claim)
    scale = own_scale(history, view.day, [one.date for one in charted(told)])
    items = list(_items(told, shown, sources))
    return ClaimPage(
        detail=told,
        history=history,
        remark=remark(history),
        track=track(history, scale, view.day),
        axis=axis(scale, view.day),
        source=own,
        items=items,
        sources=sources.found,
        amended=_amended(view.ledger.claims[id_], view.known_on),
        moves=moves,
        pace=pace_chart(told, scale),
        names={item.fact.id: fact_name(item.fact) for item in items},
    )


class _Sources:
    """The sources of a page, each once."""

    def __init__(self) -> None:
        self._numbered: dict[tuple[str, str | None, bool], Source] = {}

    @property
    def found(self) -> list[Source]:
        """The sources in the order of their numbers."""
        return list(self._numbered.values())

    def of(self, block: Any, *, is_taken_back: bool = False) -> Source | None:
        """Return the numbered source of a claim or a fact, if it has one."""
        if block.source is None:
            return None
        title = None if isinstance(block, Reply) else block.title
        key = block.source, title, is_taken_back
        if key not in self._numbered:
            number = len(self._numbered) + 1
            self._numbered[key] = Source(number, block.source, title, block.archived, is_taken_back)
        return self._numbered[key]


def _items(told: Detail, shown: ClaimAsOf, sources: _Sources) -> Iterator[Item]:
    corrections = {one.fact.id: one.fact for one in told.corrections}
    facts: list[ShownFact[Any]] = [*told.revisions, *told.evidence, *told.verdicts]
    facts += [*told.looks, *told.forecasts, *told.mistakes, *told.inquiries, *told.replies]
    for one in sorted(facts, key=lambda one: newness(one.fact)):
        fact = one.fact
        yield Item(
            kind=_kind(fact),
            fact=fact,
            taken_back=corrections[one.retracted] if one.retracted else None,
            source=sources.of(fact, is_taken_back=one.retracted is not None)
            if isinstance(fact, Evidence | Revision | Reply)
            else None,
            given=told_to_readers(fact) if isinstance(fact, Correction) else (),
            reading=reading_in_words(fact, shown) if isinstance(fact, Evidence) else None,
            target_change=change_in_words(target_before(shown, fact), fact.target)
            if isinstance(fact, Revision) and fact.target
            else None,
            signed=_signed(shown, fact),
        )


def _signed(shown: ClaimAsOf, fact: Fact) -> date | None:
    """Return the day on which a verdict came to rule that needed signatures for that."""
    found = shown.signed_as(fact) if isinstance(fact, Verdict) else None
    return found.rules_from if found and found.since else None


def fact_name(fact: Fact) -> str:
    """Return what a fact is called in a sentence: the title of its source, or its kind and day."""
    match fact:
        case Evidence():
            return fact.title or site_and_path(fact.source)
        case Revision():
            said = f"what was said on {day_in_words(fact.date.latest)}"
            return fact.title or (site_and_path(fact.source) if fact.source else said)
        case _:
            return f"the {_kind(fact)} of {day_in_words(fact.date.latest)}"


def _kind(fact: Fact) -> str:
    match fact:
        case Evidence():
            return "evidence"
        case Revision():
            return "revision"
        case Verdict():
            return "verdict"
        case Signature():
            return "signature"
        case Forecast():
            return "forecast"
        case Correction():
            return "correction"
        case Inquiry():
            return "inquiry"
        case Reply():
            return "reply"
        case Look():
            return "look"


def _amended(stored: Claim, known_on: date | None) -> dict[str, Amended]:
    given_by = correct(stored, known_on).given_by
    corrections = {one.id: one for one in stored.corrections}
    return {
        field: Amended(told_value(field, getattr(stored, field)), corrections[key])
        for field, key in given_by.items()
        if not corrections[key].only_files
    }
