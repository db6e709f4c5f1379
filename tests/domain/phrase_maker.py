"""Phrases that name a time, put together from pieces, with the days that they name.

The days are worked out here, with the calendar of the standard library and nothing of the program:
any period, any part of it, any relation, with and without its year, said on any day.
"""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

Days = tuple[date, date]

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
ONES = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
TENS = {2: "twenty", 3: "thirty", 4: "forty", 5: "fifty", 6: "sixty"}
PLACES = ("first", "second", "third", "fourth")
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}


@dataclass(frozen=True)
class Phrase:
    """Words, the day on which they were said, and the days that they name."""

    words: str
    said: date
    days: Days


@dataclass(frozen=True)
class Period:
    """Words for a period and its days; of which kind it is tells what parts it has."""

    words: str
    days: Days
    kind: str
    is_whole: bool = True
    """Whether the words say which year, and do not leave it to the day on which they were said."""


def make(chance: Random) -> Phrase:
    """Return a phrase."""
    said = date(2024, 1, 1) + timedelta(chance.randrange(3000))
    kind = chance.choice((_related, _related, _related, _length, _counted, _ranged, _ending))
    words, days = kind(chance, said)
    return Phrase(_dressed(chance, words), said, days)


def number(chance: Random, value: int) -> str:
    """Return a number in figures or in words."""
    if value > 69 or chance.random() < 0.5:
        return str(value)
    return _spelled(value)


def _spelled(value: int) -> str:
    if value < 20:
        return ONES[value - 1]
    tens, ones = divmod(value, 10)
    return f"{TENS[tens]}-{ONES[ones - 1]}" if ones else TENS[tens]


def _months(year: int, month: int, count: int) -> Days:
    """Return so many whole months from one, which may lie beyond December."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    last_year, last = year + (month + count - 2) // 12, (month + count - 2) % 12 + 1
    return date(year, month, 1), date(last_year, last, monthrange(last_year, last)[1])


def _not_past(said: date, of: Callable[[int], Days]) -> Days:
    return next(days for y in range(said.year - 1, said.year + 9) if (days := of(y))[1] >= said)


def _with_year(chance: Random, name: str, year: int) -> str:
    forms = ["{} {}", "{}, {}", "{} of {}", "{} in {}", "{} {}", "{} of the year {}"]
    written = chance.choice([str(year), str(year), f"twenty {_spelled(year % 100)}"])
    return chance.choice(forms).format(name, written)


def _named(
    chance: Random, said: date, names: list[str], of: Callable[[int], Days], kind: str
) -> Period:
    """Return a name with its year, with next year, or without: then the first that is not past."""
    name, year = chance.choice(names), chance.randrange(said.year + 1, 2060)
    form = chance.randrange(4)
    if form == 0:
        return Period(name, _not_past(said, of), kind, is_whole=False)
    if form == 1:
        return Period(f"{name} {chance.choice(['', 'of '])}next year", of(said.year + 1), kind)
    return Period(_with_year(chance, name, year), of(year), kind)


def _short(at: int) -> str:
    """Return a month's short name; May has none, and a full stop after it ends a sentence."""
    return "May" if at == 4 else f"{MONTHS[at][:3]}."


def _year(chance: Random, said: date) -> Period:
    year = chance.randrange(said.year, 2060)
    words = [str(year), f"the year {year}", f"calendar {year}", f"FY{year}", f"fiscal year {year}"]
    words += [f"twenty {_spelled(year % 100)}", f"CY{year}"]
    return Period(chance.choice(words), _months(year, 1, 12), "year")


def _unit(chance: Random, said: date) -> Period:
    step, word = chance.choice([(0, "this"), (1, "next")])
    unit = chance.choice(["year", "quarter", "month"])
    length = {"year": 12, "quarter": 3, "month": 1}[unit]
    start = ((said.month - 1) // length + step) * length + 1
    return Period(f"{word} {unit}", _months(said.year, start, length), unit)


def _month(chance: Random, said: date) -> Period:
    at = chance.randrange(12)
    names = [MONTHS[at], MONTHS[at][:3], _short(at)]
    return _named(chance, said, names, lambda year: _months(year, at + 1, 1), "month")


def _quarter(chance: Random, said: date) -> Period:
    at = chance.randrange(4)
    names = [f"Q{at + 1}", f"{at + 1}Q", f"{PLACES[at]} quarter", f"the {PLACES[at]} quarter"]
    names += [f"the {MONTHS[3 * at + 2]} quarter"]
    return _named(chance, said, names, lambda year: _months(year, 3 * at + 1, 3), "quarter")


def _half(chance: Random, said: date) -> Period:
    at = chance.randrange(2)
    names = [f"H{at + 1}", f"{at + 1}H", f"the {PLACES[at]} half"]
    return _named(chance, said, names, lambda year: _months(year, 6 * at + 1, 6), "half")


def _season(chance: Random, said: date) -> Period:
    name = chance.choice(list(SEASONS))
    return _named(chance, said, [name], lambda year: _months(year, SEASONS[name], 3), "season")


def _decade(chance: Random, _: date) -> Period:
    first = chance.choice([2030, 2040, 2050])
    words = [f"the {first}s", f"{first // 10}X", f"the {first}'s"]
    return Period(chance.choice(words), (date(first, 1, 1), date(first + 9, 12, 31)), "decade")


def _day(chance: Random, said: date) -> Period:
    day = said + timedelta(1 + chance.randrange(9000))
    while day.month == 2 and day.day == 29:
        day += timedelta(1)
    month, suffix = MONTHS[day.month - 1], "th"
    if day.day not in (11, 12, 13):
        suffix = {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    place = chance.choice([str(day.day), f"{day.day}{suffix}"])
    month = chance.choice([month, month, month[:3], _short(day.month - 1)])
    names = [f"{place} {month}", f"{month} {place}", f"the {day.day}{suffix} of {month}"]
    names += [f"{month} the {day.day}{suffix}", f"the {day.day}{suffix} {month}"]
    name = chance.choice(names)
    if chance.random() < 0.3:
        of = _not_past(said, lambda year: (day.replace(year=year), day.replace(year=year)))
        return Period(name, of, "day", is_whole=False)
    forms = [
        f"{name} {day.year}",
        f"{name}, {day.year}",
        f"{WEEKDAYS[day.weekday()]}, {name} {day.year}",
    ]
    forms += [day.isoformat(), f"{name} '{day.year % 100}", f"{name}, '{day.year % 100}"]
    if day.year - said.year > 45:
        forms = forms[:4]
    return Period(chance.choice(forms), (day, day), "day")


def _period(chance: Random, said: date) -> Period:
    makers = (_year, _unit, _month, _quarter, _half, _season, _decade, _day)
    return chance.choice(makers)(chance, said)


def _third(days: Days, kind: str, which: int) -> Days:
    first, last = days
    if kind == "month":
        start = (1, 11, 21)[which]
        return first.replace(day=start), last if which == 2 else first.replace(day=start + 9)
    if kind == "decade":
        low, high = ((0, 3), (4, 6), (7, 9))[which]
        return date(first.year + low, 1, 1), date(first.year + high, 12, 31)
    length = {"year": 12, "half": 6, "quarter": 3, "season": 3}[kind] // 3
    return _months(first.year, first.month + which * length, length)


def _part(chance: Random, period: Period) -> tuple[str, Days, str]:
    """Return a part of a period: its words, its days, and which part it is."""
    which = chance.randrange(3)
    words = (
        (
            "early {}",
            "early in {}",
            "the early part of {}",
            "the first third of {}",
            "early on in {}",
        ),
        ("mid-{}", "mid {}", "the middle of {}", "halfway through {}", "the midpoint of {}"),
        ("late {}", "late in {}", "very late in {}", "the last third of {}", "very late {}"),
    )[which]
    return (
        chance.choice(words).format(period.words),
        _third(period.days, period.kind, which),
        "third",
    )


def _related(chance: Random, said: date) -> tuple[str, Days]:
    """Return a period or a part of it, with a relation."""
    period = _period(chance, said)
    words, days, part = period.words, period.days, ""
    if period.kind != "day" and period.is_whole:
        form = chance.randrange(5)
        if form == 0:
            words, days, part = _part(chance, period)
        elif form == 1:
            end = chance.choice(["the end of {}", "end-{}", "end of {}", "the close of {}"])
            words, part = end.format(words), "end"
        elif form == 2 and not days[0] < said <= days[1]:
            start = chance.choice(["the start of {}", "the beginning of {}"]).format(words)
            until = chance.choice(["by", "until", "no later than", "on or before"])
            return f"{until} {start}", (days[0], days[0])
    relation = chance.choice(
        (
            *("{}", "in {}", "by {}", "until {}", "no later than {}", "{} at the latest"),
            *("up until {}", "on or before {}", "before {}", "ahead of {}", "well before {}"),
            *("sometime in {}", "{}, if not sooner", "around {}", "as early as {}", "through {}"),
            *("during {}",),
        )
    )
    if relation.split()[0] in ("before", "ahead", "well") and part != "end":
        if not period.is_whole and days[0] <= said:
            return words, days
        day = days[0] - timedelta(1)
        return relation.format(words), (day, day)
    return relation.format(words), days


def _later(day: date, count: int, unit: str) -> date:
    if unit in ("day", "week", "fortnight"):
        return day + timedelta(count * {"day": 1, "week": 7, "fortnight": 14}[unit])
    months = day.year * 12 + day.month - 1 + count * {"month": 1, "quarter": 3, "year": 12}[unit]
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _amount(chance: Random) -> tuple[str, int, str]:
    unit = chance.choice(["day", "week", "month", "quarter", "year"])
    count = chance.randrange(2, 40)
    forms = [f"{number(chance, count)} {unit}s"]
    if chance.random() < 0.2:
        count, forms = 2, [f"a couple of {unit}s"]
    elif chance.random() < 0.2:
        count, forms = 1, [f"one {unit}", f"a {unit}"]
    return chance.choice(forms), count, unit


def _length(chance: Random, said: date) -> tuple[str, Days]:
    words, count, unit = _amount(chance)
    forms = ["within {}", "{} from now", "in {}", "inside {}", "in no more than {}", "in under {}"]
    if count > 1:
        forms += ["over the next {}", "in the next {}", "over the course of the next {}"]
        forms += ["during the coming {}", "within the next {}", "{} hence", "in {} or so"]
        if not words.startswith("a "):
            forms += ["in {}' time"]
    return chance.choice(forms).format(words), (said, _later(said, count, unit))


def _counted(chance: Random, said: date) -> tuple[str, Days]:
    if chance.random() < 0.4:
        return _from_an_edge(chance, said)
    words, count, unit = _amount(chance)
    day = _day(chance, said)
    if day.days[0].year > 2050 or not day.is_whole:
        return _length(chance, said)
    if chance.random() < 0.3:
        return f"within {words} of {day.words}", (day.days[0], _later(day.days[0], count, unit))
    end = _later(day.days[0], count, unit)
    return f"{words} {chance.choice(['after', 'from'])} {day.words}", (end, end)


def _from_an_edge(chance: Random, said: date) -> tuple[str, Days]:
    """Return what counts from the first or the last day of a period."""
    period = _period(chance, said)
    first, last = period.days
    if period.kind == "day" or not period.is_whole or last.year > 2060 or first <= said:
        return _length(chance, said)
    words, count, unit = _amount(chance)
    start = chance.choice(["the start of", "the beginning of", "the very start of"])
    end = chance.choice(["the end of", "the close of"])
    form, day = chance.choice(
        [
            (f"{words} after {start}", _later(first, count, unit)),
            (f"within {words} of {start}", _later(first, count, unit)),
            (f"{words} before {end}", _later(last, -count, unit)),
            (f"{words} after {end}", _later(last, count, unit)),
            (f"no more than {words} after {end}", _later(last, count, unit)),
        ]
    )
    return f"{form} {period.words}", (day, day)


def _ranged(chance: Random, said: date) -> tuple[str, Days]:
    """Return two periods of one kind and year."""
    year = chance.randrange(said.year + 1, 2060)
    kind, length = chance.choice([("month", 1), ("quarter", 3), ("year", 12)])
    low, high = sorted(chance.sample(range(12 // length if length < 12 else 9), 2))
    joined = chance.choice(["{} to {}", "{} or {}", "between {} and {}", "from {} to {}"])
    if kind == "year":
        return joined.format(year + low, year + high), (
            date(year + low, 1, 1),
            date(year + high, 12, 31),
        )
    names = [MONTHS[at] if kind == "month" else f"Q{at + 1}" for at in (low, high)]
    first, last = (_months(year, length * at + 1, length) for at in (low, high))
    return f"{joined.format(*names)} {year}", (first[0], last[1])


def _ending(chance: Random, said: date) -> tuple[str, Days]:
    """Return a quarter, a half or a year that ends with a month."""
    at, year = chance.randrange(1, 13), chance.randrange(said.year + 1, 2060)
    unit, length = chance.choice([("quarter", 3), ("year", 12), ("six months", 6)])
    until = chance.choice(["to", "ending", "ending in", "ended"])
    days = _months(year - 1, at + 12 - length + 1, length)
    return f"the {unit} {until} {MONTHS[at - 1]} {year}", days


def _dressed(chance: Random, words: str) -> str:
    """Return the words in other letters, spaces and dashes, which change nothing."""
    changes: list[Callable[[str], str]] = [str, str, str.upper, str.lower, str.capitalize]
    change = chance.choice(changes)
    space = chance.choice([" ", " ", "  ", "\N{NO-BREAK SPACE}", "\n"])
    dash = chance.choice(["-", "-", "\N{NON-BREAKING HYPHEN}", "\N{EN DASH}"])
    around = chance.choice(["{}", "{}", "({})", "“{}”", "{}."])
    return around.format(change(words).replace(" ", space).replace("-", dash))
