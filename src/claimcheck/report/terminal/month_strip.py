"""The months ahead as a strip: a cell a week, a digit for the last days that fall in it."""

from calendar import monthrange
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from claimcheck.domain.model.english import MONTHS
from claimcheck.domain.standing.standing import Standing
from claimcheck.report.status_style import QUIET, STYLES
from claimcheck.report.terminal.line import Line

COUNT: Final = 13
"""Months: a year ahead begins and ends within the same one."""

EMPTY: Final = "·"
MANY: Final = "+"
_PITCH = 6
_WIDEST = 9
_INDENT = 2

Week = tuple[int, int, int]
"""Year, month, and which seven days of it, from 0."""


def draw_months(claims: Sequence[Standing], day: date, width: int) -> Iterator[Line]:
    """Yield the strip from the month of `day` on, in as many rows as `width` cells ask for."""
    months = list(_months(day))
    room = max(width - _INDENT + 1, _PITCH)
    per_row = min(len(months), room // _PITCH)
    pitch = min(room // per_row, _WIDEST)
    due = {one.id: _week(one.deadline.latest) for one in claims if one.deadline}
    count = Counter(due.values())
    soon = {due[one.id] for one in claims if one.status == "due-soon"}
    for start in range(0, len(months), per_row):
        row = months[start : start + per_row]
        years = (str(one.year) if one is row[0] or one.month == 1 else "" for one in row)
        yield Line.assemble((_spread(years, pitch), QUIET))
        yield Line(_spread((MONTHS[one.month - 1][:3] for one in row), pitch))
        line = Line(" " * _INDENT)
        for month in row:
            for week in _weeks_of(month):
                line.append(*_cell(week, count[week], day, soon))
            line.append(" " * (pitch - len(_weeks_of(month))))
        yield line


def _cell(week: Week, count: int, day: date, soon: Container[Week]) -> tuple[str, str]:
    if count:
        return (str(count) if count < 10 else MANY), STYLES[
            "due-soon" if week in soon else "pending"
        ]
    return (" " if week < _week(day) else EMPTY), QUIET


def _months(day: date) -> Iterator[date]:
    for month in range(day.month - 1, day.month - 1 + COUNT):
        if day.year + month // 12 <= date.max.year:
            yield date(day.year + month // 12, month % 12 + 1, 1)


def _week(day: date) -> Week:
    return day.year, day.month, (day.day - 1) // 7


def _weeks_of(month: date) -> list[Week]:
    days = monthrange(month.year, month.month)[1]
    return [(month.year, month.month, week) for week in range(-(-days // 7))]


def _spread(words: Iterable[str], pitch: int) -> str:
    return " " * _INDENT + "".join(word.ljust(pitch) for word in words).rstrip()
