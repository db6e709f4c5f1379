"""Two meanings made into one: the part of a whole, and the range from one to another."""

from claimcheck.domain.deadline.meanings.meaning import (
    Fixed,
    Meaning,
    Recurring,
    also,
    changed_following,
)
from claimcheck.domain.deadline.meanings.periods import fills, join, outlasts
from claimcheck.domain.model.span import Span


def placed(part: Meaning, whole: Meaning) -> Fixed | None:
    """Return the `part` of a `whole`: June of 2026, Friday of next week, Q2 of a fiscal year."""
    if not isinstance(part, Recurring) or not isinstance(whole, Fixed):
        return None
    if not fills(part.every, whole.span):
        return None
    assumption = also(part.assumption, whole.assumption)
    following = changed_following(whole, part.within)
    return Fixed(part.within(whole.span), part.rule or whole.rule, assumption, following)


def spread(first: Meaning, last: Meaning) -> Meaning | None:
    """Return the range from one to the other; an end without a year borrows the other's.

    There is nothing to borrow from a whole year or more: “June or 2027” is no range.
    """
    assumption = also(first.assumption, last.assumption)
    if isinstance(first, Fixed):
        if isinstance(last, Fixed):
            return Fixed(join(first.span, last.span), "range", assumption)
        if outlasts(first.span, last.every):
            return None
        return Fixed(join(first.span, _onwards(last, first.span)), "range", assumption)
    if isinstance(last, Fixed):
        if outlasts(last.span, first.every):
            return None
        return Fixed(join(_backwards(first, last.span), last.span), "range", assumption)
    if first.every != last.every:
        return None

    def within(whole: Span) -> Span:
        start = first.within(whole)
        return join(start, _onwards(last, start))

    name = f"{first.name} to {last.name}"
    return Recurring(name, first.every, within, "range", assumption)


def _onwards(meaning: Recurring, start: Span) -> Span:
    spans = list(meaning.near(start.earliest, (0, 1)))
    return next((span for span in spans if span.latest >= start.latest), spans[-1])


def _backwards(meaning: Recurring, end: Span) -> Span:
    spans = list(meaning.near(end.earliest, (0, -1)))
    return next((span for span in spans if span.latest <= end.latest), spans[-1])
