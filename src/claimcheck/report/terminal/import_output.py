"""What an import could not take, and what the ledger may have already in other words."""

from collections.abc import Iterable, Iterator

from claimcheck.domain.changing.row_intake import NotTaken
from claimcheck.domain.model.value_kinds import show
from claimcheck.domain.model.visible import visible
from claimcheck.report.status_style import QUIET
from claimcheck.report.terminal.line import Line


def draw_not_taken(source: str, rows: Iterable[NotTaken]) -> Iterator[Line]:
    """Yield a line for each row: where it is, the field and its value, why, and what to do."""
    for row in rows:
        line = Line.assemble(visible(source), f":row {row.row}: ", ("not taken", "bold red"), ": ")
        if row.field:
            line.append(f"{visible(row.field)}: ")
        if row.value and show(row.value) not in row.reason:
            line.append(f"{visible(show(row.value))} ")
        line.append(visible(row.reason))
        if row.hint:
            line.append(f" ({visible(row.hint)})", QUIET)
        yield line


def draw_near(pairs: Iterable[tuple[str, str, int]]) -> Iterator[Line]:
    """Yield a line for each new claim that is nearly one of the ledger: both ids, and how near."""
    for claim, like, percent in pairs:
        yield Line.assemble(
            claim, ": ", ("near-duplicate", "yellow"), f": {percent} % the same as {like}"
        )
