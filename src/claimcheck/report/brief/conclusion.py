"""How a claim stands on a day: ruled, or open and why."""

from collections.abc import Iterator
from datetime import date

from claimcheck.domain.model.english import (
    capital,
    day_in_words,
    days,
    ended,
    on_or_in,
    stretch,
    with_lateness,
)
from claimcheck.domain.model.span import Span
from claimcheck.domain.model.verdict import Verdict
from claimcheck.domain.model.verdict_word import came_true
from claimcheck.domain.publishing.vocabulary import STATUS_WORDS
from claimcheck.domain.standing.detail import Detail
from claimcheck.domain.standing.ruling import Ruling, signed_in_words
from claimcheck.domain.standing.standing import Standing
from claimcheck.domain.standing.view import View
from claimcheck.report.brief.numbered_sources import Sources
from claimcheck.report.markdown.markdown_escape import linked
from claimcheck.report.status_style import unlooked


def conclusion(view: View, detail: Detail, sources: Sources) -> Iterator[str]:
    """Yield the rulings up to the day, and where they leave the claim."""
    standing = detail.standing
    history = view.rulings(standing.id)
    ruling = history[-1] if history else None
    current = ruling.verdict if ruling and ruling.outcome else None
    for one in detail.verdicts:
        if one.fact is not current:
            yield _earlier(one.fact)
        if one.retracted is not None:
            yield _retracted(detail, one.fact, one.retracted)
    if standing.is_open or ruling is None:
        yield from _open(view, detail)
    elif current is None:
        yield _by_parts(standing, ruling)
        yield from _when_true(standing, ruling)
    else:
        yield _ruled(view, detail, current, ruling, sources)
        yield from _when_true(standing, ruling)


def _earlier(verdict: Verdict) -> str:
    word = verdict.verdict
    said = "was reopened" if word == "reopened" else f"was ruled {STATUS_WORDS[word].phrase}"
    return f"{capital(on_or_in(verdict.date))} it {said}: {ended(linked(verdict.because))}"


def _retracted(detail: Detail, verdict: Verdict, by: str) -> str:
    """Return that a ruling was a mistake of ours, when that was found, and why."""
    [correction] = [one.fact for one in detail.corrections if one.fact.id == by]
    what = "The reopening" if verdict.verdict == "reopened" else "That ruling"
    when = on_or_in(correction.date)
    return f"{what} was retracted {when}: {ended(linked(correction.because or ''))}"


def _ruled(view: View, detail: Detail, verdict: Verdict, ruling: Ruling, sources: Sources) -> str:
    standing = detail.standing
    successor = view.ledger.resolve(verdict.superseded_by or "")
    told = view.standing(successor) if successor else None
    by = f" by `{verdict.superseded_by}`" if told and not told.draft else ""
    items = [one.fact for one in detail.evidence if one.fact.id in verdict.on and not one.retracted]
    cited = "".join(sources.cite(item) for item in items)
    because = linked(verdict.because.rstrip("."))
    ruled = with_lateness(STATUS_WORDS[standing.status].phrase, standing.late_days)
    day = capital(on_or_in(verdict.date))
    return f"{day} it was ruled **{ruled}**{by}{signed_in_words(ruling)}: {because}{cited}."


def _by_parts(standing: Standing, ruling: Ruling) -> str:
    counted = with_lateness(STATUS_WORDS[standing.status].phrase, standing.late_days)
    return (
        f"On {day_in_words(ruling.date)} the rulings on its parts settled it as **{counted}**: "
        f"{ended(linked(ruling.reason))}"
    )


def _when_true(standing: Standing, ruling: Ruling) -> Iterator[str]:
    """Yield when a kept claim came true, where that says more than the ruling does."""
    if not came_true(standing.status):
        return
    fulfilled, original = ruling.fulfilled, standing.original
    if isinstance(fulfilled, Span):
        it = "It" if standing.status == "kept" else "The part that was kept"
        when = f"{it} came true {on_or_in(fulfilled)}"
        if original is None:
            yield f"{when}."
        elif standing.late_days is None:
            first = day_in_words(original.latest)
            yield f"{when}; whether that was by the first date, {first}, cannot be determined."
        elif standing.late_days:
            yield f"{when}; the first date was {day_in_words(original.latest)}."
        else:
            yield f"{when}, on time."
    elif fulfilled == "unknown":
        yield "When it came true is not known."


def _open(view: View, detail: Detail) -> Iterator[str]:
    standing, claim = detail.standing, detail.claim
    today = f"As of {day_in_words(view.day)}"
    last = day_in_words(standing.deadline.latest) if standing.deadline else ""
    due = "the date now in force" if standing.slip_days else "its last day"
    match standing.status:
        case "overdue":
            past = days(-(standing.days_left or 0))
            yield (
                f"{today}, it is **overdue**: {due}, {last}, was {past} ago, and there is no "
                "ruling yet."
            )
            if unlooked(standing):
                yield _last_looked(standing.last_look)
        case "due-soon" | "pending":
            yield f"{today}, {_left(standing.days_left or 0, f'{due}, {last}')}"
        case "awaiting-ruling" if claim.holds:
            yield f"{today}, {last} has passed, and it **awaits a ruling** on whether it held."
        case "awaiting-ruling":
            yield f"{today}, it **awaits a ruling**: {ended(linked(standing.reason))}"
        case "holding":
            end = f"must hold until {last}" if last else "has no last day"
            yield f"{today}, it has not been ruled broken, and it {end}."
        case "waiting":
            yield (
                f"{today}, its clock has not started, since nothing on record says that its "
                f"condition has been met. The condition: {ended(linked(claim.condition or ''))}"
            )
        case _:
            yield f"{today}, it is open; without a date it cannot become overdue."


def _last_looked(day: date | None) -> str:
    if day is None:
        return "It has never been looked at."
    return f"It was last looked at on {day_in_words(day)}."


def _left(left: int, due: str) -> str:
    if left == 0:
        return "this is its **last day**, and there is no ruling yet."
    are = "is" if left == 1 else "are"
    return f"**{stretch(left)}** {are} left until {due}."
