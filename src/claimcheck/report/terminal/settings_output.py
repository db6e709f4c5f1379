"""The settings of a ledger on a terminal: each with its value and what it is for."""

from collections.abc import Iterable, Iterator

from claimcheck.domain.model.visible import visible
from claimcheck.report.status_style import HEADING, QUIET
from claimcheck.report.terminal.fitting import hanging
from claimcheck.report.terminal.line import Line

Row = tuple[str, str, bool, str]
"""Key, value, whether that is the default, and what it is for."""


def draw_settings(rows: Iterable[Row], width: int | None) -> Iterator[Line]:
    """Yield two lines for each setting, more where the terminal is narrow."""
    for key, value, is_default, meaning in rows:
        first = Line.assemble((f"{key} ", HEADING))
        note = f"{visible(value)} (default)" if value and is_default else visible(value)
        yield from hanging(first, note or "(not set)", width)
        yield from hanging(Line("  "), meaning, width, QUIET)
