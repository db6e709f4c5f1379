"""How a deadline was read, for `when`."""

from collections.abc import Iterator

from claimcheck.domain.deadline import Reading
from claimcheck.domain.model.english import days
from claimcheck.domain.model.visible import visible
from claimcheck.report.status_style import HEADING, QUIET
from claimcheck.report.terminal.line import Line


def draw_reading(reading: Reading) -> Iterator[Line]:
    """Yield the lines that explain a reading."""
    yield Line.assemble(f"“{visible(reading.words.strip())}” is ", (reading.stored, HEADING))
    length = (reading.latest - reading.earliest).days + 1
    for label, value in (
        ("said on", f"{reading.said}"),
        ("first day", f"{reading.earliest}"),
        ("last day", f"{reading.latest}; overdue from the day after"),
        ("precision", f"{reading.precision}, {days(length)}"),
        ("rule", reading.rule),
        ("assumed", reading.assumption or "nothing"),
    ):
        yield Line.assemble((f"  {label:<11}", QUIET), visible(value))
