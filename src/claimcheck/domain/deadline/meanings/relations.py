"""What phrases mean that say how a deadline lies to another time: “by X”, “before X”, “X to Y”."""

from claimcheck.domain.deadline.meanings import parts
from claimcheck.domain.deadline.meanings.combination import spread
from claimcheck.domain.deadline.meanings.meaning import END, Context, Fixed, Meaning, assuming
from claimcheck.domain.deadline.meanings.occurrence import last_begun
from claimcheck.domain.deadline.meanings.periods import contains, day_before, join, period
from claimcheck.domain.deadline.meanings.unit import Unit
from claimcheck.domain.deadline.reading import Ambiguous, Unreadable
from claimcheck.domain.model.span import Span

_COARSE = ("month", "quarter", "half", "year", "decade", "range")


def up_to(context: Context, word: str, rest: Meaning) -> Meaning:
    """Read `by X`, `until X`, `no later than X`: X itself, to its last day."""
    meaning = context.due(rest)
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


def ranged(_: Context, first: Meaning, last: Meaning) -> Meaning | None:
    """Read `between June and September 2027`, `2026–2028`, `late 2025 or early 2026`."""
    return spread(first, last)


def not_before(_: Context, first: Meaning, __: str, last: Meaning) -> Meaning | None:
    """Read `no earlier than June 2026 and no later than June 2027`: from the one to the other."""
    return spread(first, last)


def one_or_other(_: Context, first: Meaning, last: Meaning) -> Meaning | None:
    """Read `late 2025 or early 2026`: to the end of the later one, which has to come second."""
    try:
        return spread(first, last)
    except Unreadable:
        return None


def several(context: Context, first: Meaning, rest: Meaning) -> Meaning | None:
    """Read `in April, May or June`: to the end of the last."""
    found = one_or_other(context, first, rest)
    if found is None or context.resolve(found).span.latest != context.resolve(rest).span.latest:
        return None  # “Wednesday, Thursday or Friday” said on a Thursday
    return assuming(found, "of several times the last day of the last one counts")


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


def no_one_day(context: Context) -> Meaning:
    """Refuse `every June`, `annually`."""
    raise Unreadable("that comes round again and names no one day", context.advice)


def no_day(context: Context) -> Meaning:
    """Refuse `soon`, `eventually`, `in the coming months`."""
    raise Unreadable("that names no day", context.advice)


def any_moment(context: Context) -> Meaning:
    """Refuse `any time now`, which is no “at any time” today."""
    raise Ambiguous("that names no day", context.advice)


def _itself(span: Span) -> Span:
    return span
