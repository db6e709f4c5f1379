"""What an import could not take, and what the ledger may have already in other words."""

from collections.abc import Iterable, Iterator

from claimcheck.domain.changing.row import NotMade, NotTaken
from claimcheck.domain.changing.row_update import RowChange
from claimcheck.domain.model.value_kinds import show
from claimcheck.domain.model.visible import visible
from claimcheck.report.status_style import QUIET
from claimcheck.report.terminal.line import Line


def draw_not_taken(rows: Iterable[NotTaken]) -> Iterator[Line]:
    """Yield a line for each row: where it is, the field and its value, why, and what to do."""
    for row in rows:
        where = f":row {row.row}" if row.row else ""
        where += f" (line {row.line})" if row.line else ""
        line = Line.assemble(visible(row.file), f"{where}: ", ("not imported", "bold red"), ": ")
        if row.field:
            key = f" ({row.key})" if row.key not in ("", row.field) else ""
            line.append(f"{visible(row.field)}{key}: ")
        if row.value and show(row.value) not in row.reason:
            line.append(f"{visible(show(row.value))} ")
        line.append(visible(row.reason))
        if row.hint:
            line.append(f" ({visible(row.hint)})", QUIET)
        yield line


def draw_changed(changes: Iterable[RowChange], taken: str) -> Iterator[Line]:
    """Yield a line for each change: its row and claim, the field, and both values.

    `taken` is the word for those that are in the ledger now.
    """
    for one in changes:
        word, style = (taken, "green") if one.taken else ("changed", "yellow")
        line = Line.assemble(
            visible(one.file), f":row {one.row}: ", (word, style), f": {one.claim}: "
        )
        was, is_ = (visible(show(value)) if value else "nothing" for value in (one.from_, one.to))
        line.append(f"{visible(one.field)}: {was} is now {is_}")
        if one.reason:
            line.append(f" ({visible(one.reason)})", QUIET)
        yield line


def draw_not_made(facts: Iterable[NotMade]) -> Iterator[Line]:
    """Yield a line for each fact that could not be made: its row, and what it lacks."""
    for one in facts:
        line = Line.assemble(visible(one.file), f":row {one.row}: ", ("not recorded", "yellow"))
        line.append(f": {one.fact}: the row has no {visible(one.lacks)}")
        yield line


def draw_near(pairs: Iterable[tuple[str, str, int]]) -> Iterator[Line]:
    """Yield a line for each new claim that is nearly one of the ledger: both ids, and how near."""
    for claim, like, percent in pairs:
        yield Line.assemble(
            claim, ": ", ("near-duplicate", "yellow"), f": {percent}% the same as {like}"
        )
