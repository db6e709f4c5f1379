"""How the date of a claim moved: one line for each time that the claimant named or kept it."""

from collections.abc import Iterator

from claimcheck.domain.model.english import days
from claimcheck.domain.model.span import Span
from claimcheck.domain.standing.slip import Lateness, Move, Slip
from claimcheck.report.status_style import QUIET
from claimcheck.report.terminal.fitting import hanging
from claimcheck.report.terminal.line import Line


def draw_deadline_moves(slip: Slip, width: int | None) -> Iterator[Line]:
    """Yield what was said of the date, oldest first, and how late the claim is by either date."""
    before: Span | None = None
    for move in slip.moves:
        first = Line.assemble((f"  {move.date!s:<12}", QUIET))
        who = f"; {move.speaker}" if move.speaker else ""
        yield from hanging(first, f"{_in_words(move, before)}{who}", width)
        before = move.deadline
    if slip.moves[-1].slip_days and (told := lateness_in_words(slip.late)):
        yield from hanging(Line.assemble(("  late        ", QUIET)), told, width)


def _in_words(move: Move, before: Span | None) -> str:
    if move.deadline is None:
        return "date withdrawn" if before else "no date"
    if move.deadline == before:
        return f"{before}, as before"
    last = "" if move.deadline.is_day else f", by {move.deadline.latest}"
    named = f"{move.deadline}{last}"
    if not move.moved_days:
        return named
    moved = f"{named}: {_away(move.moved_days, 'later', 'earlier')}"
    if move.slip_days == move.moved_days:
        return moved
    return f"{moved}, {_away(move.slip_days or 0, 'after the first date', 'before the first date')}"


def _away(count: int, later: str, earlier: str) -> str:
    return f"{days(abs(count))} {later if count >= 0 else earlier}"


def lateness_in_words(late: Lateness) -> str:
    """Return how late a claim is by its first date and by the one in force, side by side."""
    if late.original is None and late.in_force is None:
        return ""
    return f"{_late(late.original)} by its first date, {_late(late.in_force)} by the date in force"


def _late(count: int | None) -> str:
    if count is None:
        return "unknown"
    return days(count)
