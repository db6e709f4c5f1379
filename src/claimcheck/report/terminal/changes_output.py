"""What changed between two days, ready to email."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from claimcheck.domain.model.english import count_of, day_in_words
from claimcheck.domain.standing.transitions import Transition
from claimcheck.report.status_style import HEADING, QUIET, STYLES
from claimcheck.report.terminal.filter_line import draw_filter
from claimcheck.report.terminal.fitting import hanging
from claimcheck.report.terminal.line import Line

_UNDER = " " * 12


def draw_changes(
    changes: Sequence[Transition],
    texts: Mapping[str, str],
    title: str,
    span: tuple[date, date],
    width: int | None,
    filter_: str = "",
) -> Iterator[Line]:
    """Yield a heading and each change with its claim's text and cause; nothing without changes."""
    if not changes:
        return
    since, until = span
    changed = count_of(len({one.id for one in changes}), "claim")
    first = since + timedelta(days=1)
    when = f"from {day_in_words(first)} to {day_in_words(until)}"
    if first == until:
        when = f"on {day_in_words(until)}"
    yield from hanging(Line(), title, width, HEADING)
    yield from hanging(Line(), f"{changed} changed {when}", width, QUIET)
    yield from draw_filter(filter_, width)
    for one in changes:
        yield Line()
        yield _heading(one)
        yield from hanging(Line(_UNDER), texts[one.id], width)
        yield from hanging(Line(_UNDER), one.cause, width, QUIET)


def _heading(one: Transition) -> Line:
    line = Line.assemble((f"{one.date}  ", QUIET), (one.id, HEADING), "  ")
    if one.from_ is None:
        line.append("new, ")
    elif one.from_ != one.to:
        line.append(one.from_, STYLES[one.from_]).append(" → ")
    else:
        line.append("still ")
    return line.append(one.to, STYLES[one.to])
