"""What parts of another phrase mean: `early X`, `the first week of X`, `the last ten days of X`."""

from datetime import timedelta

from claimcheck.domain.deadline.meanings.combination import spread
from claimcheck.domain.deadline.meanings.durations import Duration
from claimcheck.domain.deadline.meanings.fixed_points import nth_weekday
from claimcheck.domain.deadline.meanings.meaning import Context, Fixed, Meaning, assuming
from claimcheck.domain.deadline.meanings.named_periods import stepped_unit, this_unit
from claimcheck.domain.deadline.meanings.periods import (
    contains,
    fills,
    half,
    join,
    period,
    quarter,
    third,
)
from claimcheck.domain.deadline.meanings.unit import WEEKDAY_NAMES, Unit
from claimcheck.domain.deadline.reading import Ambiguous, Unreadable
from claimcheck.domain.model.span import Span

_PLACES = {-1: "last", 1: "first", 2: "second", 3: "third"}
_THIRDS = ("early", "mid", "late")


def one_third(context: Context, which: int, whole: Meaning) -> Meaning:
    """Read `early 2027`, `mid-June`, `the beginning of the 2030s`."""
    return thirds(context, which, which, whole) or whole


def nth_third(context: Context, nth: int, whole: Meaning) -> Meaning | None:
    """Read `the first third of 2027`."""
    which = nth - 1 if nth > 0 else 3 + nth
    return one_third(context, which, whole) if 0 <= which <= 2 else None


def whole_third(context: Context, whole: Meaning, which: int) -> Meaning:
    """Read `2026 late`."""
    return one_third(context, which, whole)


def middle(context: Context, whole: Meaning) -> Meaning:
    """Read `halfway through 2026`: its second third."""
    return one_third(context, 1, whole)


def middle_of_the_year(context: Context) -> Meaning | None:
    """Read `midyear`."""
    year = this_unit(context, "year")
    return year and one_third(context, 1, year)


def first_day(context: Context, whole: Meaning) -> Meaning:
    """Read `the start of 2027` where it is said by when: its first day."""
    return assuming(start(context, whole), "by the start of a period is by its first day")


def start(context: Context, whole: Meaning) -> Meaning:
    """Read `the start of 2027` where something is counted from it: its first day.

    Refused of a period that had begun when it was said: then the next one may be meant.
    """
    if isinstance(whole, Fixed) and not context.looks_back:
        span = whole.span
        if span.earliest < context.today <= span.latest:
            raise Ambiguous(
                f"{span} had started on {context.today}", "name the day or the period that is meant"
            )
    return whole.changed(lambda span: Span.day(span.earliest), "the start of", "start of {}")


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
    return assuming(parts, "early, mid and late are thirds")


def this_or_next(
    context: Context, first: int, step: str, unit: Unit, last: int, again: Unit | None = None
) -> Meaning | None:
    """Read `late this year or early next`."""
    this, following = (stepped_unit(context, one, unit) for one in (step, "next"))
    if step != "this" or again not in (None, unit) or this is None or following is None:
        return None
    return spread(one_third(context, first, this), one_third(context, last, following))


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
    return assuming(
        whole.changed(lambda span: _nth_week(span, nth), "week of a period", name), _WEEKS
    )


def nth_weeks_of(_: Context, first: int, last: int, whole: Meaning) -> Meaning:
    """Read `the second or third week of June`."""
    name = f"{_place(first)} to {_place(last)} week of {{}}"

    def change(span: Span) -> Span:
        return join(_nth_week(span, first), _nth_week(span, last))

    return assuming(whole.changed(change, "week of a period", name), _WEEKS)


def first_weeks(_: Context, count: float, whole: Meaning) -> Meaning | None:
    """Read `the first two weeks of June`."""
    if count != int(count) or count < 1:
        return None
    name = f"first {count:g} weeks of {{}}"

    def change(span: Span) -> Span:
        return Span.days(_nth_week(span, 1).earliest, _nth_week(span, int(count)).latest)

    return assuming(whole.changed(change, "week of a period", name), _WEEKS)


_WEEKS = "weeks run from Monday, and belong to the month and year that have their Thursday"


def _nth_week(span: Span, nth: int) -> Span:
    return period("week", nth_weekday(span, 3, nth).earliest)


def nth_weekend_of(_: Context, nth: int, whole: Meaning) -> Meaning:
    """Read `the last weekend of October`: by its Saturday, which lies in the period."""

    def change(span: Span) -> Span:
        saturday = nth_weekday(span, 5, nth).earliest
        return Span.days(saturday, saturday + timedelta(1))

    found = whole.changed(change, "weekend", f"{_place(nth)} weekend of {{}}")
    return assuming(found, "a weekend belongs to the month of its Saturday")


def nth_month_of(_: Context, nth: int, whole: Meaning) -> Meaning:
    """Read `the first month of 2027`."""
    return stretch(nth, Duration((1, 0), (1, 0), "month"), whole)


def first_stretch(_: Context, length: Duration, whole: Meaning) -> Meaning:
    """Read `the first three months of 2026`."""
    return stretch(1, length, whole)


def last_stretch(_: Context, length: Duration, whole: Meaning) -> Meaning:
    """Read `the last ten days of June`."""
    return stretch(-1, length, whole)


def stretch(nth: int, length: Duration, whole: Meaning) -> Meaning:
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


def _place(nth: int) -> str:
    return _PLACES.get(nth, f"{abs(nth)}th{' last' if nth < 0 else ''}")


def first(_: Context) -> int:
    """Read `opening`."""
    return 1


def last(_: Context) -> int:
    """Read `last`, `final`, `latter`."""
    return -1


def from_the_end(_: Context, nth: int) -> int:
    """Read `second to last`, `third last`."""
    return -nth
