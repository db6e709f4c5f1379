"""Which June, Friday or Christmas is meant: how the year of what recurs is found."""

from datetime import date

from claimcheck.domain.deadline.meanings.meaning import Context, Fixed, Recurring, also, either
from claimcheck.domain.deadline.meanings.periods import contains, period
from claimcheck.domain.deadline.reading import Calendar, Unreadable

_UNDATED = "use --undated, which keeps the words, or name a day, month, quarter or year"
_NAME_ONE = "name a day, month, quarter or year, such as 2026-06-30 or “last month”"


def forward(said: date, calendar: Calendar) -> Context:
    """Return the context of words that look forward from a day."""
    return Context(said, calendar, first_not_past, the_next, not_over, _UNDATED, looks_back=False)


def backward(today: date, calendar: Calendar) -> Context:
    """Return the context of words that look back from a day."""
    return Context(today, calendar, last_begun, the_same, as_it_is, _NAME_ONE, looks_back=True)


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


def not_over(meaning: Fixed, today: date) -> Fixed:
    """Look forward from “by the 5th of the month” when it is over: the one of the next month."""
    if meaning.following is None or meaning.span.latest >= today:
        return meaning
    how = f"{meaning.span} is over; the next one is taken"
    return meaning._replace(span=meaning.following, assumption=also(meaning.assumption, how))


def undecided(meaning: Fixed, today: date) -> Fixed:
    """Refuse “by the 5th of the month” in running text when it is over."""
    following = not_over(meaning, today).span
    if following != meaning.span:
        raise either("that", str(meaning.span), str(following))
    return meaning


def as_it_is(meaning: Fixed, _: date) -> Fixed:
    """Look back at “by the 5th of the month”: the one of this month, over or not."""
    return meaning


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


def _beyond(meaning: Recurring, day: date) -> Unreadable:
    return Unreadable(f"there is no {meaning.name} near {day}", "the calendar has years 1 to 9999")
