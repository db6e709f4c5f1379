"""What phrases mean that are built around another phrase: “before X”, “early X”, “X to Y”."""

from datetime import timedelta

from claimcheck.domain.deadline import parts
from claimcheck.domain.deadline.amounts import Amount
from claimcheck.domain.deadline.meaning import (
    END,
    Context,
    Fixed,
    Meaning,
    Recurring,
    adjacent,
    assuming,
    last_begun,
    placed,
    spread,
    stepped,
)
from claimcheck.domain.deadline.names import day_of_month
from claimcheck.domain.deadline.periods import (
    contains,
    day_before,
    join,
    period,
)
from claimcheck.domain.deadline.reading import Unreadable
from claimcheck.domain.deadline.words import DIRECTION, WEEKDAY_NAMES, Unit
from claimcheck.domain.model.span import Span

_COARSE = ("month", "quarter", "half", "year", "decade", "range")


def itself(_: Context, meaning: Meaning) -> Meaning:
    """Read `in X`, `the X`, `X at the latest`: X itself."""
    return meaning


def whose(_: Context, word: str, meaning: Meaning) -> Meaning:
    """Read `its fourth quarter`: the calendar’s, which says more than a guess at a fiscal year."""
    return assuming(meaning, f"“{word}” is left out: the calendar’s, unless it is called fiscal")


def up_to(_: Context, word: str, meaning: Meaning) -> Meaning:
    """Read `by X`, `until X`, `no later than X`: X itself, to its last day."""
    if isinstance(meaning, Fixed) and meaning.rule != END and meaning.span.precision in _COARSE:
        return assuming(meaning, f"“{word}” includes the last day, {meaning.span.latest}")
    return meaning


def before(_: Context, rest: Meaning) -> Meaning:
    """Read `before X`: the one day before X starts; before the end of X is still in X."""
    return rest if rest.rule == END else rest.changed(day_before, "before", "day before {}")


def starting(_: Context, word: str, rest: Meaning) -> Meaning:
    """Read `as early as X`, `from X`, `starting X`: X is when it is first due."""
    return assuming(rest, f"“{word}” names when it is first due, not the last day")


def around(_: Context, word: str, rest: Meaning) -> Meaning:
    """Read `around X`: X itself, which says more than any margin that could be made up."""
    return assuming(rest, f"“{word}” is read as the date itself")


def or_so(context: Context, rest: Meaning, word: str) -> Meaning:
    """Read `2026 or so`, `within a year or so`."""
    return around(context, word, rest)


def uncertain(_: Context, rest: Meaning, sign: str) -> Meaning:
    """Read `2026~`, `2026?`, `2026%`: X itself, marked in EDTF as not certain."""
    return assuming(rest, f"“{sign}” marks it as {_EDTF_SIGNS[sign]}")


_EDTF_SIGNS = {"~": "approximate", "?": "uncertain", "%": "uncertain and approximate"}


def open_start(_: Context, rest: Meaning) -> Meaning:
    """Read `../2026`: up to X, which is X itself."""
    return assuming(rest, "an open start is read as “by”")


def open_end(_: Context, __: Meaning) -> Meaning:
    """Refuse `after X`, `since X`, `X or later`, `2026/..`."""
    raise Unreadable(
        "that names a first day and no last one",
        "name the last day, month, quarter or year that is meant",
    )


def end(_: Context, whole: Meaning) -> Meaning:
    """Read `the end of X`, which is X itself: its last day is what counts."""
    return whole.changed(_itself, END)


def remainder(_: Context, whole: Meaning) -> Meaning | None:
    """Read `later this year`, `the rest of 2026`: the year itself, which has the same last day."""
    return whole if isinstance(whole, Fixed) else None


def earlier(context: Context, whole: Meaning) -> Meaning | None:
    """Read `earlier this year`: up to today; `earlier last year`: its first third."""
    if not isinstance(whole, Fixed) or whole.span.earliest > context.today:
        return None
    if whole.span.latest < context.today:
        return parts.one_third(context, 0, whole)
    return Fixed(Span.days(whole.span.earliest, context.today))


def to_date(context: Context, unit: Unit) -> Meaning:
    """Read `the year to date`: up to today."""
    return Fixed(Span.days(period(unit, context.today).earliest, context.today))


def since(context: Context, start: Meaning) -> Meaning:
    """Read `from March to date`: from the last one that has begun."""
    first = start.span if isinstance(start, Fixed) else last_begun(start, context.today).span
    if contains(first, context.today):
        return Fixed(Span.days(first.earliest, context.today))
    return Fixed(join(first, Span.day(context.today)))


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


def after_next(context: Context, name: Meaning) -> Meaning | None:
    """Read `the March after next`: the second one from the day said."""
    if not isinstance(name, Recurring):
        return None
    first = adjacent(name, context.today, 1)
    return adjacent(name, first.span.latest, 1)


def distant_name(context: Context, name: Meaning, length: Amount) -> Meaning | None:
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
        raise Unreadable(
            f"{found.span} is a {actual}, not a {WEEKDAY_NAMES[weekday]}",
            "name the day or the weekday that is meant",
        )
    return found


def ranged(_: Context, first: Meaning, last: Meaning) -> Meaning | None:
    """Read `between June and September 2027`, `2026–2028`, `late 2025 or early 2026`."""
    return spread(first, last)


def first(_: Context) -> int:
    """Read `opening`."""
    return 1


def last(_: Context) -> int:
    """Read `last`, `final`, `latter`."""
    return -1


def from_the_end(_: Context, nth: int) -> int:
    """Read `second to last`, `third last`."""
    return -nth


def both(_: Context, start: Meaning, end: Meaning) -> Meaning | None:
    """Read `in 2026 and 2027`, `Q2 and Q3 2027`: two times of one kind, to the end of the last."""
    found = spread(start, end)
    if found is None or not _alike(start, end):
        return None
    return assuming(found, "of two times the last day of the later one counts")


def _alike(start: Meaning, end: Meaning) -> bool:
    if isinstance(start, Fixed) and isinstance(end, Fixed):
        return start.span.precision == end.span.precision
    return start.rule == end.rule


def no_day(context: Context) -> Meaning:
    """Refuse `soon`, `eventually`, `in the coming months`."""
    raise Unreadable("that names no day", context.advice)


def _itself(span: Span) -> Span:
    return span
