"""What a phrase means before its year is known, and how the year is found.

These are named tuples, which take a sixth of the time of a frozen dataclass to define: every
command that takes a date imports this.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from claimcheck.domain.deadline.periods import contains, fills, join, outlasts, period
from claimcheck.domain.deadline.reading import Ambiguous, Calendar, Unreadable
from claimcheck.domain.deadline.words import Unit
from claimcheck.domain.model.span import Span

END = "the end of"
"""The rule of phrases that name a span by its end; it is the whole span all the same."""

Change = Callable[[Span], Span]


class Fixed(NamedTuple):
    """A phrase that names one span, such as “2026” or “next year”."""

    span: Span
    rule: str = ""
    assumption: str = ""

    def changed(self, change: Change, rule: str, name: str = "{}") -> "Fixed":
        """Return the same with another span: its first third or the day before it."""
        return self._replace(span=change(self.span), rule=rule)

    def example(self, today: date) -> Span:
        """Return the span, as one of those that the phrase can mean."""
        return self.span


class Recurring(NamedTuple):
    """A phrase that names a span in every year, month or week: “June”, “the 15th”, “Friday”."""

    name: str
    every: Unit
    within: Change
    """From a year, month or week to the span in it."""
    rule: str = ""
    assumption: str = ""

    def changed(self, change: Change, rule: str, name: str = "{}") -> "Recurring":
        """Return the same with other spans: their first thirds or the days before them."""
        within = self.within
        new_name = name.format(self.name)
        return self._replace(within=lambda p: change(within(p)), rule=rule, name=new_name)

    def example(self, today: date) -> Span:
        """Return one of the spans that the phrase can mean."""
        return next(self.near(today, range(9)))

    def near(self, day: date, offsets: Iterable[int]) -> Iterator[Span]:
        """Yield the spans of the cycles so far from the one of `day`, without impossible ones.

        There is no 29 February in most years. When there is none in any, the refusal says so.
        """
        none, refusal = True, None
        for offset in offsets:
            try:
                span = self.within(period(self.every, day, offset))
            except (ValueError, OverflowError) as error:
                refusal = error
            else:
                none = False
                yield span
        if none and refusal is not None:
            raise refusal


Meaning = Fixed | Recurring
Pick = Callable[[Recurring, date], Fixed]


class Context(NamedTuple):
    """The day on which words were said, and which way they look."""

    today: date
    calendar: Calendar
    pick: Pick
    """Which of the recurring spans is meant when nothing says it."""
    elapsed: Callable[["Recurring", Fixed, date], Fixed]
    """What “this Monday” means when that is over."""
    advice: str
    """What to do with words that name no time."""

    @property
    def looks_back(self) -> bool:
        """Whether words are about what has happened."""
        return self.pick is last_begun

    def resolve(self, meaning: Meaning) -> Fixed:
        """Return the one span that is meant."""
        return meaning if isinstance(meaning, Fixed) else self.pick(meaning, self.today)


def yearly(name: str, at: Callable[[int], Span], assumption: str = "") -> Recurring:
    """Return what recurs every year, from the function that gives it for a year.

    In a fiscal year that starts in autumn it is the one after that start.
    """

    def within(year: Span) -> Span:
        span = at(year.earliest.year)
        return span if span.earliest >= year.earliest else at(year.earliest.year + 1)

    return Recurring(name, "year", within, assumption=assumption)


def first_not_past(meaning: Recurring, said: date) -> Fixed:
    """Look forward: the first one whose last day is not past.

    “Monday to Friday” starts on the first Monday that is not past.
    """
    from_its_start = meaning.every == "week" and meaning.rule == "range"
    for span in meaning.near(said, range(-1, 9)):
        if (span.earliest if from_its_start else span.latest) >= said:
            how = f"the first {meaning.name} after {said} whose last day is not past"
            return Fixed(span, meaning.rule, also(meaning.assumption, how))
    raise _beyond(meaning, said)


def last_begun(meaning: Recurring, today: date) -> Fixed:
    """Look back: the last one that has begun."""
    for span in meaning.near(today, range(1, -9, -1)):
        if span.earliest <= today:
            how = f"the last {meaning.name} that had begun on {today}"
            return Fixed(span, meaning.rule, also(meaning.assumption, how))
    raise _beyond(meaning, today)


def stepped(context: Context, meaning: Recurring, step: int) -> Fixed:
    """Return this, the next or the last one.

    “Next June” said in March is June of next year to some and the coming one to others. For
    weekdays the later reading is taken (nobody is late before it); everything else on which the
    two differ is refused.
    """
    today = context.today
    before = meaning.within(period(meaning.every, today, -1))
    start = -1 if contains(before, today) else 0
    counted = meaning.within(period(meaning.every, today, start + step))
    found = Fixed(counted, meaning.rule, meaning.assumption)
    if step == 0:
        return found if counted.latest >= today else context.elapsed(meaning, found, today)
    nearest = adjacent(meaning, today, step).span
    if counted == nearest:
        return found
    if step > 0 and meaning.every == "week":
        how = f"the {meaning.name} of next week, not {nearest}: weeks start on Monday"
        return found._replace(assumption=also(meaning.assumption, how))
    word = "next" if step > 0 else "last"
    raise either(f"{word} {meaning.name}", str(nearest), str(counted))


def the_next(meaning: Recurring, past: Fixed, today: date) -> Fixed:
    """Look forward from “this Monday” when it is over: the next one."""
    how = f"this {meaning.name}, {past.span}, is over; the next one is taken"
    return adjacent(meaning, today, 1)._replace(assumption=also(meaning.assumption, how))


def the_same(_: Recurring, past: Fixed, __: date) -> Fixed:
    """Look back at “this Monday”: the one of this week, over or not."""
    return past


def unsettled(meaning: Recurring, past: Fixed, today: date) -> Fixed:
    """Refuse “this Monday” in running text when it is over: that or the next one may be meant."""
    raise either(f"this {meaning.name}", str(past.span), str(adjacent(meaning, today, 1).span))


def adjacent(meaning: Recurring, today: date, step: int) -> Fixed:
    """Return the nearest one that is wholly after today, or wholly before it."""
    for span in meaning.near(today, range(-1, 9) if step > 0 else range(1, -9, -1)):
        if span.earliest > today if step > 0 else span.latest < today:
            return Fixed(span, meaning.rule, meaning.assumption)
    raise _beyond(meaning, today)


def placed(part: Meaning, whole: Meaning) -> Fixed | None:
    """Return the `part` of a `whole`: June of 2026, Friday of next week, Q2 of a fiscal year."""
    if not isinstance(part, Recurring) or not isinstance(whole, Fixed):
        return None
    if not fills(part.every, whole.span):
        return None
    assumption = also(part.assumption, whole.assumption)
    return Fixed(part.within(whole.span), part.rule or whole.rule, assumption)


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


def also(*assumptions: str) -> str:
    """Return several assumptions as one sentence."""
    return "; ".join(dict.fromkeys(filter(None, assumptions)))


def assuming(meaning: Meaning, assumption: str) -> Meaning:
    """Return the same with one more assumption."""
    return meaning._replace(assumption=also(meaning.assumption, assumption))


def either(words: str, *readings: str) -> Ambiguous:
    """Return the refusal of words that have several readings."""
    offered = " or ".join(readings)
    return Ambiguous(f"“{words}” can mean {offered}", f"write the one that is meant: {offered}")


def _onwards(meaning: Recurring, start: Span) -> Span:
    spans = list(meaning.near(start.earliest, (0, 1)))
    return next((span for span in spans if span.latest >= start.latest), spans[-1])


def _backwards(meaning: Recurring, end: Span) -> Span:
    spans = list(meaning.near(end.earliest, (0, -1)))
    return next((span for span in spans if span.earliest <= end.earliest), spans[-1])


def _beyond(meaning: Recurring, day: date) -> Unreadable:
    return Unreadable(f"there is no {meaning.name} near {day}", "the calendar has years 1 to 9999")
