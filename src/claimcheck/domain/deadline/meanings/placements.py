"""What phrases mean that say which one: “June 2026”, “next Friday”, “the week of X”."""

from datetime import timedelta

from claimcheck.domain.deadline.meanings.combination import placed
from claimcheck.domain.deadline.meanings.durations import Duration
from claimcheck.domain.deadline.meanings.meaning import Context, Fixed, Meaning, Recurring, assuming
from claimcheck.domain.deadline.meanings.named_days import day_of_month
from claimcheck.domain.deadline.meanings.named_days import weekday as weekday_name
from claimcheck.domain.deadline.meanings.occurrence import adjacent, stepped
from claimcheck.domain.deadline.meanings.periods import period
from claimcheck.domain.deadline.meanings.unit import DIRECTION, WEEKDAY_NAMES
from claimcheck.domain.deadline.reading import Unreadable
from claimcheck.domain.model.span import Span


def whose(_: Context, word: str, meaning: Meaning) -> Meaning:
    """Read `its fourth quarter`: the calendar’s, which says more than a guess at a fiscal year."""
    return assuming(meaning, f"“{word}” is left out: the calendar’s, unless it is called fiscal")


def part_of_whole(_: Context, part: Meaning, whole: Meaning) -> Meaning | None:
    """Read `June 2026`, `Q2 of FY27`, `Friday next week`."""
    return placed(part, whole)


def whole_and_part(_: Context, whole: Meaning, part: Meaning) -> Meaning | None:
    """Read `2027 Q3`, `next year's first quarter`, `this week Monday`."""
    return placed(part, whole)


def numbered_day(context: Context, number: int, whole: Meaning) -> Meaning | None:
    """Read `20 of this month`."""
    return placed(day_of_month(context, number)._replace(rule="day"), whole)


def stepped_name(context: Context, step: str, name: Meaning) -> Meaning | None:
    """Read `next Friday`, `this summer`, `last June`, `the coming weekend`."""
    if not isinstance(name, Recurring):
        return None
    if step == "this past" and not context.looks_back:
        raise Unreadable("that is over", "name a day, month, quarter or year to come")
    if step in ("coming", "past", "this past"):
        return adjacent(name, context.today, DIRECTION[step])
    return stepped(context, name, DIRECTION[step])


def weekday_next(context: Context, weekday: int) -> Meaning:
    """Read `Monday next`."""
    return stepped(context, weekday_name(context, weekday), 1)


def after_next(context: Context, name: Meaning) -> Meaning | None:
    """Read `the March after next`: the second one from the day said; of a week, after next week."""
    if not isinstance(name, Recurring):
        return None
    in_weeks = name.every == "week"
    first = stepped(context, name, 1) if in_weeks else adjacent(name, context.today, 1)
    return adjacent(name, first.span.latest, 1)


def distant_name(context: Context, name: Meaning, length: Duration) -> Meaning | None:
    """Read `March in two years`: the one of the year that is so far away."""
    whole = Fixed(period("year", length.after(context.today)))
    return placed(name, whole) if length.high[0] else None


def week_with(_: Context, rest: Meaning) -> Meaning:
    """Read `the week of 18 June`, `week commencing 4 February`: Monday to Sunday."""
    return rest.changed(lambda s: period("week", s.earliest), "week", "week of {}")


def weekend_with(_: Context, rest: Meaning) -> Meaning:
    """Read `the weekend of 18 June`, `Labor Day weekend`: with a Monday that belongs to it."""

    def change(span: Span) -> Span:
        start = span.earliest
        saturday = start + timedelta((5 - start.weekday()) if start.weekday() else -2)
        return Span.days(saturday, max(saturday + timedelta(1), start))

    return rest.changed(change, "weekend", "weekend of {}")


def weekend_in(context: Context, name: Meaning, whole: Meaning) -> Meaning | None:
    """Read `Labor Day 2027 weekend`."""
    found = placed(name, whole)
    return found and weekend_with(context, found)


def dated_weekday(context: Context, weekday: int, rest: Meaning) -> Meaning | None:
    """Read `Tuesday, 30 June 2026`: refused when the day is no Tuesday."""
    if not rest.example(context.today).is_day or rest.rule == "weekday":
        return None
    found = context.resolve(rest)
    actual = WEEKDAY_NAMES[found.span.earliest.weekday()]
    if actual != WEEKDAY_NAMES[weekday]:
        assumed = f" ({rest.assumption})" if rest.assumption else ""
        raise Unreadable(
            f"{found.span} is a {actual}, not a {WEEKDAY_NAMES[weekday]}{assumed}",
            "name the day or the weekday that is meant",
        )
    return found
