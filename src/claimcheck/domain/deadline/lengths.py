"""What phrases mean that count from a day: “within five years”, “two weeks after Easter”."""

import re

from claimcheck.domain.deadline.amounts import amount
from claimcheck.domain.deadline.meaning import Fixed, Meaning, either
from claimcheck.domain.deadline.periods import day_before, join, period
from claimcheck.domain.deadline.reader import Reader
from claimcheck.domain.deadline.words import UNITS
from claimcheck.domain.span import Span

Match = re.Match[str]


def within(match: Match, reader: Reader) -> Meaning | None:
    """Read `within five years`, `in the next 18 months`, `three weeks from now`."""
    length = amount(match["length"])
    if length is None and match["next"] and match["how"] in ("within", "over"):
        length = amount(f"a {match['length']}")
    if length is None:
        return None
    today = reader.context.today
    loose = match["how"] in ("in", "between") and not match["next"]
    start = length.shortest_after(today) if loose and length.low != length.high else today
    return Fixed(Span.days(start, length.after(today)))


def next_unit(match: Match, reader: Reader) -> Meaning | None:
    """Read `in the next year`, `within the year`: a calendar year or twelve months, so refused."""
    unit, length = UNITS.get(match["unit"]), amount(f"a {match['unit']}")
    if unit is None or length is None or match["unit"].endswith("s"):
        return None
    today = reader.context.today
    calendar = period(unit, today, 1 if match["next"] else 0)
    raise either(match[0], f"by {calendar.latest}", f"by {length.after(today)}")


def ago(match: Match, reader: Reader) -> Meaning | None:
    """Read `3 days ago`: the day so long ago."""
    length = amount(match["length"])
    return None if length is None else Fixed(Span.day(length.before(reader.context.today)))


def the_last(match: Match, reader: Reader) -> Meaning | None:
    """Read `the last 30 days`, `over the past two years`: up to today."""
    length, today = amount(match["length"]), reader.context.today
    return None if length is None else Fixed(Span.days(length.before(today), today))


def shifted(match: Match, reader: Reader) -> Meaning | None:
    """Read `two weeks after Easter`, `the day before Christmas`, `within a year of June 2026`."""
    length = amount(re.sub("^the day$", "a day", match["length"]))
    if length is None:
        return None
    anchor = reader.read(match["rest"])
    if anchor is None:
        return None
    back = match["way"] in ("before", "prior to", "ahead of")

    def change(span: Span) -> Span:
        if back:
            day = length.before(span.earliest)
            return join(Span.day(day), day_before(span)) if match["within"] else Span.day(day)
        day = length.after(span.latest)
        return Span.days(span.earliest, day) if match["within"] else Span.day(day)

    name = f"{match['length'].removeprefix('the ')} {match['way']} {{}}"
    return anchor.changed(change, "counted from a date", name)
