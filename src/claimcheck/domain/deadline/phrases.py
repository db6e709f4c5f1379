"""What phrases mean that are built around another phrase: “before X”, “early X”, “X to Y”."""

import re
from datetime import timedelta

from claimcheck.domain.deadline.amounts import Amount, amount
from claimcheck.domain.deadline.holidays import nth_weekday
from claimcheck.domain.deadline.meaning import (
    END,
    Fixed,
    Meaning,
    Recurring,
    adjacent,
    also,
    placed,
    spread,
    stepped,
)
from claimcheck.domain.deadline.periods import contains, day_before, join, third
from claimcheck.domain.deadline.reader import Reader
from claimcheck.domain.deadline.reading import Unreadable
from claimcheck.domain.deadline.words import STEPS, WEEKDAY_NAMES, WEEKDAYS, ordinal
from claimcheck.domain.span import Span

Match = re.Match[str]

_THIRDS = {"early": 0, "beginning": 0, "start": 0, "mid": 1, "middle": 1, "late": 2}
_COARSE = ("month", "quarter", "half", "year", "decade", "range")
_JOINTS = r" to | or | through | thru | until | till |-|(?<!\d)/|/(?!\d)"
_AND = r" and | to |-"
_MOST_JOINTS = 8
"""Two days in figures and what is between them have five."""


def ranged(match: Match, reader: Reader) -> Meaning | None:
    """Read `between June and September 2027`, `2026–2028`, `late 2025 or early 2026`."""
    words = match["rest"]
    joints = list(re.finditer(_AND if match["between"] else _JOINTS, words))[:_MOST_JOINTS]
    refused: ValueError | None = None
    for joint in sorted(joints, key=_strength):
        try:
            first = reader.read(words[: joint.start()])
            last = first and reader.read(words[joint.end() :])
            if first is not None and last is not None and "range" not in (first.rule, last.rule):
                return spread(first, last)
        except ValueError as error:
            refused = refused or error
    if refused is not None:
        raise refused
    return None


def end(match: Match, reader: Reader) -> Meaning | None:
    """Read `the end of X`, which is X itself: its last day is what counts."""
    whole = _whole(match["rest"], reader)
    return whole and whole.changed(_itself, END)


def fiscal_end(match: Match, reader: Reader) -> Meaning | None:
    """Read `the fiscal year-end`: of the fiscal year that it was said in."""
    whole = reader.read("this fiscal year")
    return whole and whole.changed(_itself, END)


def remainder(match: Match, reader: Reader) -> Meaning | None:
    """Read `later this year`, `the rest of 2026`: the year itself, which has the same last day."""
    whole = _whole(match["rest"], reader)
    return whole if isinstance(whole, Fixed) else None


def earlier(match: Match, reader: Reader) -> Meaning | None:
    """Read `earlier this year`: up to today."""
    whole, today = _whole(match["rest"], reader), reader.context.today
    if not isinstance(whole, Fixed) or not contains(whole.span, today):
        return None
    return Fixed(Span.days(whole.span.earliest, today))


def thirds(match: Match, reader: Reader) -> Meaning | None:
    """Read `early 2027`, `mid-June`, `the beginning of the 2030s`, `mid to late 2026`."""
    first = _THIRDS[match["first"]]
    last = _THIRDS[match["last"] or match["first"]]
    whole = _whole(match["rest"], reader)
    if whole is None or last < first:
        return None
    kind: str = whole.example(reader.context.today).precision
    kind = whole.rule if kind == "range" else kind
    name = (
        f"{match['first']} {{}}" if first == last else f"{match['first']} to {match['last']} {{}}"
    )
    return whole.changed(
        lambda span: join(third(span, first), third(span, last)), f"third of a {kind}", name
    )


def before(match: Match, reader: Reader) -> Meaning | None:
    """Read `before X`: the one day before X starts; before the end of X is still in X."""
    rest = reader.read(match["rest"])
    if rest is None or rest.rule == END:
        return rest
    return rest.changed(day_before, "before", "day before {}")


def up_to(match: Match, reader: Reader) -> Meaning | None:
    """Read `by X`, `until X`, `no later than X`: X itself, to its last day."""
    rest = reader.read(match["rest"])
    if isinstance(rest, Fixed) and rest.rule != END and rest.span.precision in _COARSE:
        return _assuming(rest, f"“{match['word']}” includes the last day, {rest.span.latest}")
    return rest


def itself(match: Match, reader: Reader) -> Meaning | None:
    """Read `in X`, `the X`, `X at the latest`: X itself."""
    return reader.read(match["rest"])


def starting(match: Match, reader: Reader) -> Meaning | None:
    """Read `as early as X`, `from X`, `starting X`: X is when it is first due."""
    rest = reader.read(match["rest"])
    return rest and _assuming(
        rest, f"“{match['word']}” names when it is first due, not the last day"
    )


def around(match: Match, reader: Reader) -> Meaning | None:
    """Read `around X`: X itself, which says more than any margin that could be made up."""
    rest = reader.read(match["rest"])
    return rest and _assuming(rest, f"“{match['word']}” is read as the date itself")


def stepped_name(match: Match, reader: Reader) -> Meaning | None:
    """Read `next Friday`, `this summer`, `last June`, `the coming weekend`."""
    word = match["step"].removeprefix("the ")
    step = {"past": -1}.get(word, STEPS.get(word))
    if step is None or word == "the":
        return None
    name = reader.read(match["rest"])
    if not isinstance(name, Recurring):
        return None
    today = reader.context.today
    if word in ("coming", "upcoming", "past"):
        return adjacent(name, today, step)
    return stepped(name, today, step)


def dated_weekday(match: Match, reader: Reader) -> Meaning | None:
    """Read `Tuesday, 30 June 2026`: refused when the day is no Tuesday."""
    number, rest = WEEKDAYS.get(match["weekday"]), None
    if number is not None:
        rest = reader.read(match["rest"])
    if number is None or rest is None or not rest.example(reader.context.today).is_day:
        return None
    found = reader.context.resolve(rest)
    actual = WEEKDAY_NAMES[found.span.earliest.weekday()]
    if actual != WEEKDAY_NAMES[number]:
        raise Unreadable(
            f"{found.span} is a {actual}, not a {WEEKDAY_NAMES[number]}",
            "name the day or the weekday that is meant",
        )
    return found


def nth_day(match: Match, reader: Reader) -> Meaning | None:
    """Read `the last Friday of October`, `the first day of 2027`."""
    nth = -1 if match["which"] in ("last", "final") else ordinal(match["which"])
    weekday = WEEKDAYS.get(match["what"])
    if nth is None or (weekday is None and match["what"] != "day"):
        return None
    whole = _whole(match["rest"], reader)

    what = "day" if weekday is None else WEEKDAY_NAMES[weekday]
    name = f"{match['which']} {what} of {{}}"

    def change(span: Span) -> Span:
        if weekday is not None:
            return nth_weekday(span, weekday, nth)
        day = span.earliest + timedelta(nth - 1) if nth > 0 else span.latest
        if not contains(span, day):
            raise Unreadable(f"{span} has no day {nth}", "name a day that lies in it")
        return Span.day(day)

    return whole and whole.changed(change, "day of a period", name)


def first_stretch(match: Match, reader: Reader) -> Meaning | None:
    """Read `the first three months of 2026`, `the last ten days of June`."""
    length, whole = amount(match["length"]), _whole(match["rest"], reader)
    if length is None or whole is None:
        return None
    return whole.changed(
        lambda span: _stretch(span, length, match["which"] in ("last", "final", "closing")),
        "part of a period",
        f"{match['which']} {match['length']} of {{}}",
    )


def part_of_whole(match: Match, reader: Reader) -> Meaning | None:
    """Read `June 2026`, `Q2 of FY27`, `Friday next week`, `2027 Q3`."""
    part = reader.read(match["part"])
    whole = part and reader.read(match["whole"])
    return part and whole and placed(part, whole)


def _whole(words: str, reader: Reader) -> Meaning | None:
    return reader.read(words) or reader.read(f"this {words}")


def _strength(joint: Match) -> int:
    """Words divide a range before dashes (“2026-Q3 to 2027-Q1”), and these before slashes."""
    return {"-": 1, "/": 2}.get(joint[0], 0)


def _itself(span: Span) -> Span:
    return span


def _stretch(span: Span, length: Amount, at_end: bool) -> Span:
    first, last = span.earliest, span.latest
    if at_end:
        first = length.before(last + timedelta(1))
    else:
        last = length.after(first) - timedelta(1)
    if not (contains(span, first) and contains(span, last)):
        raise Unreadable(f"{span} is shorter than that", "name a part that lies in it")
    return Span.days(first, last)


def _assuming(meaning: Meaning, assumption: str) -> Meaning:
    return meaning._replace(assumption=also(meaning.assumption, assumption))
