"""What a phrase means before its year is known.

These are named tuples, which take a sixth of the time of a frozen dataclass to define: every
command that takes a date imports this.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from claimcheck.domain.deadline.meanings.periods import period
from claimcheck.domain.deadline.meanings.unit import Unit
from claimcheck.domain.deadline.reading import Ambiguous, Calendar
from claimcheck.domain.model.span import Span

END = "the end of"
"""The rule of phrases that name a span by its end; it is the whole span all the same."""
Change = Callable[[Span], Span]


class Fixed(NamedTuple):
    """A phrase that names one span, such as “2026” or “next year”."""

    span: Span
    rule: str = ""
    assumption: str = ""
    following: Span | None = None
    """The span that is meant when this one is over: “the 5th of the month” said on the 28th."""

    def changed(self, change: Change, rule: str, name: str = "{}") -> "Fixed":
        """Return the same with another span: its first third or the day before it."""
        following = changed_following(self, change)
        return self._replace(span=change(self.span), rule=rule, following=following)

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
        none, refusal, nearest = True, None, 0
        for offset in offsets:
            try:
                span = self.within(period(self.every, day, offset))
            except (ValueError, OverflowError) as error:
                if refusal is None or abs(offset) < nearest:
                    refusal, nearest = error, abs(offset)
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
    settle: Callable[[Fixed, date], Fixed]
    """What “by the 5th of the month” means when that is over."""
    advice: str
    """What to do with words that name no time."""
    looks_back: bool
    """Whether words are about what has happened."""
    in_text: bool = False
    """Whether they stand in running text: no EDTF is written there, and times are past too."""

    def resolve(self, meaning: Meaning) -> Fixed:
        """Return the one span that is meant."""
        return meaning if isinstance(meaning, Fixed) else self.pick(meaning, self.today)

    def due(self, meaning: Meaning) -> Meaning:
        """Return what is meant where it is said by when: no promise is for a day that is over."""
        return self.settle(meaning, self.today) if isinstance(meaning, Fixed) else meaning


def changed_following(meaning: Fixed, change: Change) -> Span | None:
    """Return what becomes of the following span; None where it has no such part."""
    try:
        return meaning.following and change(meaning.following)
    except (ValueError, OverflowError):
        return None


def yearly(name: str, at: Callable[[int], Span], assumption: str = "") -> Recurring:
    """Return what recurs every year, from the function that gives it for a year.

    In a fiscal year that starts in autumn it is the one after that start.
    """

    def within(year: Span) -> Span:
        span = at(year.earliest.year)
        return span if span.earliest >= year.earliest else at(year.earliest.year + 1)

    return Recurring(name, "year", within, assumption=assumption)


def also(*assumptions: str) -> str:
    """Return several assumptions as one sentence."""
    return "; ".join(dict.fromkeys(filter(None, assumptions)))


def assuming(meaning: Meaning, assumption: str) -> Meaning:
    """Return the same with one more assumption."""
    return meaning._replace(assumption=also(meaning.assumption, assumption))


def either(words: str, *readings: str) -> Ambiguous:
    """Return the refusal of words that have several readings."""
    offered = " or ".join(readings)
    return Ambiguous(f"“{words}” can mean {offered}", f"write the one you mean: {offered}")


def itself(_: Context, meaning: Meaning) -> Meaning:
    """Read `in X`, `the X`, `X at the latest`: X itself."""
    return meaning
