"""What became of a promise: what was said later, what the evidence says, what we had wrong."""

from collections.abc import Iterator, Sequence
from typing import Final

from claimcheck.domain.model.english import (
    capital,
    day_in_words,
    ended,
    last_day_in_words,
    listed,
    number_in_prose,
    on_or_in,
    span_in_words,
    stretch,
)
from claimcheck.domain.model.evidence import Evidence
from claimcheck.domain.model.revision import Revision
from claimcheck.domain.model.span import Span
from claimcheck.domain.model.target import Target
from claimcheck.domain.standing.corrected import changed_fields
from claimcheck.domain.standing.detail import Detail
from claimcheck.domain.standing.exchange import exchanges
from claimcheck.domain.standing.exchange_words import Pen, told
from claimcheck.domain.standing.target_change import change_in_words
from claimcheck.domain.standing.view import View
from claimcheck.report.brief.numbered_sources import Sources
from claimcheck.report.brief.way_to_target import progress
from claimcheck.report.markdown.markdown_escape import linked, quoted, source, text

_MOST_REVISIONS = 6
_STANCES: Final = (
    ("supports", "supports it", "support it"),
    ("refutes", "contradicts it", "contradict it"),
    ("mixed", "cuts both ways", "cut both ways"),
)


def account(view: View, detail: Detail, sources: Sources) -> Iterator[str]:
    """Yield what the claimant said later, what the sources and the other side say, our mistakes."""
    yield from _revisions(detail, sources)
    evidence = [one.fact for one in detail.evidence if one.retracted is None]
    yield from _evidence(detail, evidence, sources)
    yield from progress(view, detail, sources)
    yield from _replies(view, detail, sources)
    yield from _corrections(detail)


def _revisions(detail: Detail, sources: Sources) -> Iterator[str]:
    revisions = [one.fact for one in detail.revisions if one.retracted is None]
    before, target = detail.claim.deadline, detail.claim.target
    told = []
    for one in revisions:
        told.append((one, _changes(one, before, target)))
        target = one.target or target
        if one.deadline or one.undated:
            before = one.deadline
    if len(told) > _MOST_REVISIONS:
        left = len(told) - _MOST_REVISIONS
        times = number_in_prose(len(told))
        first = "the first is" if left == 1 else f"the first {number_in_prose(left, len(told))} are"
        yield f"It was revised {times} times; {first} left out here."
    for one, changes in told[-_MOST_REVISIONS:]:
        who = text(one.speaker or detail.claim.claimant)
        yield f"{capital(on_or_in(one.date))}, {who} {listed(changes)}{sources.cite(one)}."
    slip, original = detail.standing.slip_days, detail.standing.original
    if slip and original:
        where = "later" if slip > 0 else "earlier"
        first = day_in_words(original.latest)
        yield f"The date in force is {stretch(abs(slip))} {where} than the first one, {first}."


def _changes(one: Revision, before: Span | None, target: Target | None) -> list[str]:
    changes = []
    if one.condition_met:
        changes.append("said that the condition was met")
    if one.deadline:
        changes.append(_moved(one.deadline, before))
    if one.undated:
        changes.append("withdrew the date" if before else "named no date again")
    if one.target:
        changes.append(text(change_in_words(target, one.target)))
    if one.text:
        changes.append(f"worded it as *{linked(one.text)}*")
    return changes or ["repeated it"]


def _moved(deadline: Span, before: Span | None) -> str:
    day = last_day_in_words(deadline)
    if before is None:
        return f"named {day} as the date"
    if deadline.latest == before.latest:
        return f"named {day} again"
    if deadline.latest > before.latest:
        return f"moved the date to {day}"
    return f"brought the date forward to {day}"


def _evidence(detail: Detail, evidence: Sequence[Evidence], sources: Sources) -> Iterator[str]:
    for stance, one, many in _STANCES:
        items = [item for item in evidence if item.stance == stance]
        if not items:
            continue
        said = (
            f"One source {one}" if len(items) == 1 else f"{_several(len(items))} {many}, the latest"
        )
        yield f"{said}: {_item(items[-1])}{sources.cite(items[-1])}."
    if detail.standing.outlook == "no-evidence":
        yield "No source supports or contradicts it so far."


def _replies(view: View, detail: Detail, sources: Sources) -> Iterator[str]:
    inquiries = [one.fact for one in detail.inquiries if one.retracted is None]
    replies = [one.fact for one in detail.replies if one.retracted is None]
    pen = Pen(text, quoted, sources.cite)
    for one in exchanges(inquiries, replies):
        yield told(one, detail.claim.claimant, view.day, pen)


def _several(count: int) -> str:
    return capital(f"{number_in_prose(count)} sources")


def _item(item: Evidence) -> str:
    if item.title:
        said = f"*{linked(item.title)}*"
    elif item.quote:
        said = f"“{linked(item.quote)}”"
    else:
        said = source(None, item.source)
    own = ", according to the claimant" if item.origin == "claimant" else ""
    return f"{said} ({span_in_words(item.date)}{own})"


def _corrections(detail: Detail) -> Iterator[str]:
    """Yield what we had wrong, but for what is told beside a ruling or is the desk's."""
    elsewhere = {one.fact.id for one in detail.verdicts} | {one.fact.id for one in detail.forecasts}
    for one in detail.mistakes:
        only_retracts = one.fact.retracts in elsewhere and not changed_fields(one.fact)
        if one.retracted is None and not only_retracts:
            why = linked(one.fact.because or "")
            yield f"Corrected {on_or_in(one.fact.date)}: {ended(why)}"
