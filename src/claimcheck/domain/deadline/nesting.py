"""What phrases mean that are built around another phrase: “before X”, “early X”, “X to Y”."""

from datetime import timedelta

from claimcheck.domain.deadline.amounts import Amount
from claimcheck.domain.deadline.holidays import nth_weekday
from claimcheck.domain.deadline.meaning import (
    END,
    Context,
    Fixed,
    Meaning,
    Recurring,
    adjacent,
    also,
    last_begun,
    placed,
    spread,
    stepped,
)
from claimcheck.domain.deadline.names import day, day_of_month, in_short_year
from claimcheck.domain.deadline.periods import (
    contains,
    day_before,
    fills,
    half,
    join,
    period,
    quarter,
    third,
)
from claimcheck.domain.deadline.reading import Unreadable
from claimcheck.domain.deadline.words import DIRECTION, WEEKDAY_NAMES, Unit
from claimcheck.domain.model.span import Span

_COARSE = ("month", "quarter", "half", "year", "decade", "range")
_PLACES = {-1: "last", 1: "first", 2: "second", 3: "third"}
_THIRDS = ("early", "mid", "late")


def itself(_: Context, meaning: Meaning) -> Meaning:
    """Read `in X`, `the X`, `X at the latest`: X itself."""
    return meaning


def up_to(_: Context, word: str, meaning: Meaning) -> Meaning:
    """Read `by X`, `until X`, `no later than X`: X itself, to its last day."""
    if isinstance(meaning, Fixed) and meaning.rule != END and meaning.span.precision in _COARSE:
        return _assuming(meaning, f"“{word}” includes the last day, {meaning.span.latest}")
    return meaning


def before(_: Context, rest: Meaning) -> Meaning:
    """Read `before X`: the one day before X starts; before the end of X is still in X."""
    return rest if rest.rule == END else rest.changed(day_before, "before", "day before {}")


def starting(_: Context, word: str, rest: Meaning) -> Meaning:
    """Read `as early as X`, `from X`, `starting X`: X is when it is first due."""
    return _assuming(rest, f"“{word}” names when it is first due, not the last day")


def around(_: Context, word: str, rest: Meaning) -> Meaning:
    """Read `around X`: X itself, which says more than any margin that could be made up."""
    return _assuming(rest, f"“{word}” is read as the date itself")


def uncertain(_: Context, rest: Meaning, sign: str) -> Meaning:
    """Read `2026~`, `2026?`, `2026%`: X itself, marked in EDTF as not certain."""
    return _assuming(rest, f"“{sign}” marks it as {_EDTF_SIGNS[sign]}")


_EDTF_SIGNS = {"~": "approximate", "?": "uncertain", "%": "uncertain and approximate"}


def open_start(_: Context, rest: Meaning) -> Meaning:
    """Read `../2026`: up to X, which is X itself."""
    return _assuming(rest, "an open start is read as “by”")


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
        return one_third(context, 0, whole)
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


def one_third(context: Context, which: int, whole: Meaning) -> Meaning:
    """Read `early 2027`, `mid-June`, `the beginning of the 2030s`."""
    return thirds(context, which, which, whole) or whole


def nth_third(context: Context, nth: int, whole: Meaning) -> Meaning | None:
    """Read `the first third of 2027`."""
    which = nth - 1 if nth > 0 else 3 + nth
    return one_third(context, which, whole) if 0 <= which <= 2 else None


def thirds(context: Context, first: int, last: int, whole: Meaning) -> Meaning | None:
    """Read `mid to late 2026`."""
    if last < first:
        return None
    example, which = whole.example(context.today), _THIRDS[first]
    kind = "week" if fills("week", example) else example.precision
    name = which if first == last else f"{which} to {_THIRDS[last]}"
    parts = whole.changed(
        lambda span: join(third(span, first), third(span, last)),
        f"third of a {whole.rule if kind == 'range' else kind}",
        f"{name} {{}}",
    )
    return _assuming(parts, "early, mid and late are thirds")


def nth_part_of(_: Context, nth: int, unit: Unit, whole: Meaning) -> Meaning | None:
    """Read `the third quarter of 2027`, `the second half of next year`."""
    parts, cut = (4, quarter) if unit == "quarter" else (2, half)
    which = nth - 1 if nth > 0 else parts + nth
    if not 0 <= which < parts:
        return None
    return whole.changed(lambda span: cut(span, which), unit, f"{_place(nth)} {unit} of {{}}")


def nth_weekday_of(_: Context, nth: int, weekday: int, whole: Meaning) -> Meaning:
    """Read `the last Friday of October`."""
    name = f"{_place(nth)} {WEEKDAY_NAMES[weekday]} of {{}}"
    return whole.changed(lambda span: nth_weekday(span, weekday, nth), "day of a period", name)


def nth_day_of(_: Context, nth: int, whole: Meaning) -> Meaning:
    """Read `the first day of 2027`, `the last day of June`."""

    def change(span: Span) -> Span:
        found = span.earliest + timedelta(nth - 1) if nth > 0 else span.latest + timedelta(nth + 1)
        if not contains(span, found):
            raise Unreadable(f"{span} has no day {nth}", "name a day that lies in it")
        return Span.day(found)

    return whole.changed(change, "day of a period", f"{_place(nth)} day of {{}}")


def nth_week_of(_: Context, nth: int, whole: Meaning) -> Meaning:
    """Read `the second week of June`: a week belongs to the month that has its Thursday."""
    name = f"{_place(nth)} week of {{}}"
    return _assuming(
        whole.changed(lambda span: _nth_week(span, nth), "week of a period", name), _WEEKS
    )


def first_weeks(_: Context, count: float, whole: Meaning) -> Meaning | None:
    """Read `the first two weeks of June`."""
    if count != int(count) or count < 1:
        return None
    name = f"first {count:g} weeks of {{}}"

    def change(span: Span) -> Span:
        return Span.days(_nth_week(span, 1).earliest, _nth_week(span, int(count)).latest)

    return _assuming(whole.changed(change, "week of a period", name), _WEEKS)


_WEEKS = "weeks run from Monday, and belong to the month and year that have their Thursday"


def _nth_week(span: Span, nth: int) -> Span:
    return period("week", nth_weekday(span, 3, nth).earliest)


def nth_month_of(_: Context, nth: int, whole: Meaning) -> Meaning:
    """Read `the first month of 2027`."""
    return stretch(nth, Amount((1, 0), (1, 0), "month"), whole)


def first_stretch(_: Context, length: Amount, whole: Meaning) -> Meaning:
    """Read `the first three months of 2026`."""
    return stretch(1, length, whole)


def last_stretch(_: Context, length: Amount, whole: Meaning) -> Meaning:
    """Read `the last ten days of June`."""
    return stretch(-1, length, whole)


def stretch(nth: int, length: Amount, whole: Meaning) -> Meaning:
    """Return so long a part of X, counted from its first day or back from its last one."""

    def change(span: Span) -> Span:
        first, last = span.earliest, span.latest
        for _ in range(nth - 1):
            first = length.after(first)
        if nth > 0:
            last = length.after(first) - timedelta(1)
        else:
            first = length.before(last + timedelta(1))
        if not (contains(span, first) and contains(span, last)):
            raise Unreadable(f"{span} is shorter than that", "name a part that lies in it")
        return Span.days(first, last)

    return whole.changed(change, "part of a period", f"{_place(nth)} {length.name} of {{}}")


def part_of_whole(_: Context, part: Meaning, whole: Meaning) -> Meaning | None:
    """Read `June 2026`, `Q2 of FY27`, `Friday next week`."""
    return placed(part, whole)


def whole_and_part(_: Context, whole: Meaning, part: Meaning) -> Meaning | None:
    """Read `2027 Q3`, `next year's first quarter`, `this week Monday`."""
    return placed(part, whole)


def numbered_day(context: Context, number: int, whole: Meaning) -> Meaning | None:
    """Read `20 of this month`."""
    return placed(day_of_month(context, number)._replace(rule="day"), whole)


def short_dated(context: Context, number: int, month: int, digits: str) -> Meaning | None:
    """Read `31-Oct-26`: in the year nearest to the day said."""
    return in_short_year(context, day(context, number, month), digits)


def stepped_name(context: Context, step: str, name: Meaning) -> Meaning | None:
    """Read `next Friday`, `this summer`, `last June`, `the coming weekend`."""
    if not isinstance(name, Recurring):
        return None
    if step in ("coming", "past"):
        return adjacent(name, context.today, DIRECTION[step])
    return stepped(name, context.today, DIRECTION[step])


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


def no_day(context: Context) -> Meaning:
    """Refuse `soon`, `eventually`, `in the coming months`."""
    raise Unreadable("that names no day", context.advice)


def _place(nth: int) -> str:
    return _PLACES.get(nth, f"{abs(nth)}th{' last' if nth < 0 else ''}")


def _itself(span: Span) -> Span:
    return span


def _assuming(meaning: Meaning, assumption: str) -> Meaning:
    return meaning._replace(assumption=also(meaning.assumption, assumption))
