"""The report on a terminal."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from rich.cells import cell_len

from claimcheck.domain.attention import Attention
from claimcheck.domain.plain import days
from claimcheck.domain.score import Record
from claimcheck.domain.standing import Standing
from claimcheck.domain.transitions import Transition
from claimcheck.report.board import Board
from claimcheck.report.line import Line
from claimcheck.report.style import HEADING, QUIET, STYLES, when
from claimcheck.report.text import fit, hanging, pad
from claimcheck.report.unseen import visible

_INDENT = "  "
_COUNTS = (
    *("kept", "partly_kept", "broken", "withdrawn", "superseded", "void", "unverifiable"),
    *("overdue", "open", "draft"),
)


def draw_overview(board: Board, day: date, width: int | None) -> Iterator[Line]:
    """Yield the lines of the report within `width` cells; None cuts and wraps nothing."""
    yield Line.assemble((visible(board.title), HEADING), (f"  {day}", QUIET))
    yield from hanging(Line(), board.headline, width)
    yield from _section("Needs attention", _attention(board.attention, width), "nothing")
    yield from _section(f"Changed since {board.since}", _changes(board.changes, width), "nothing")
    yield from _section("Coming within a year", _coming(board.coming, width), "nothing")
    yield from _section(f"Ruled since {board.since}", _ruled(board.ruled, width), "nothing")
    yield from _section("Verdicts", _records(board.records, width), "none")


def _section(title: str, lines: Iterable[Line], otherwise: str) -> Iterator[Line]:
    yield Line()
    yield Line(title, HEADING)
    drawn = list(lines)
    yield from drawn or [Line(_INDENT + otherwise, QUIET)]


def _attention(items: Sequence[Attention], width: int | None) -> Iterator[Line]:
    for item in items:
        one = item.claim
        yield Line.assemble(
            _INDENT,
            (one.status, STYLES[one.status]),
            "  ",
            (one.id, HEADING),
            "  ",
            (when(one), QUIET),
        )
        yield from hanging(Line("    "), one.text, width)
        yield from hanging(Line("    "), item.why, width, QUIET)
        yield Line(f"    $ {item.command}", "cyan")


def _changes(changes: Sequence[Transition], width: int | None) -> Iterator[Line]:
    for one in changes:
        line = Line.assemble((f"{_INDENT}{one.date}  ", QUIET), (one.id, HEADING), "  ")
        if one.from_ is None:
            line.append("new  ", QUIET)
        elif one.from_ != one.to:
            line.append(one.from_, STYLES[one.from_]).append(" → ")
        line.append(one.to, STYLES[one.to])
        yield line
        yield from hanging(Line(" " * 14), one.cause, width, QUIET)


def _coming(claims: Sequence[Standing], width: int | None) -> Iterator[Line]:
    for one in claims:
        assert one.deadline is not None
        yield _row(str(one.deadline.latest), one, when(one), width)


def _ruled(claims: Sequence[Standing], width: int | None) -> Iterator[Line]:
    for one in claims:
        late = f"{days(one.late_days)} late" if one.late_days else ""
        yield _row(str(one.ruled_on), one, late, width)


def _row(day: str, one: Standing, note: str, width: int | None) -> Line:
    line = Line()
    line.append(f"{_INDENT}{day}  ", QUIET).append(one.status, STYLES[one.status])
    line.append("  ").append(one.id, HEADING)
    if note:
        line.append(f"  {note}", QUIET)
    left = None if width is None else width - line.cell_len - 2
    if left is None or left > 12:
        line.append("  " + fit(visible(one.text), left))
    return line


def _records(records: Sequence[Record], width: int | None) -> Iterator[Line]:
    if not records:
        return
    shown = [name for name in _COUNTS if any(getattr(one, name) for one in records)]
    heads = [name.replace("_", "-") for name in shown]
    name_width = max(cell_len(visible(one.name)) for one in records)
    if width is not None:
        name_width = min(name_width, max(16, width - sum(len(head) + 2 for head in heads) - 4))
    yield Line(_INDENT + " " * name_width + "".join(f"  {head}" for head in heads), QUIET)
    for one in records:
        line = Line(_INDENT + pad(fit(visible(one.name), name_width), name_width))
        for name, head in zip(shown, heads, strict=True):
            count = getattr(one, name)
            line.append(f"  {count or '·':>{len(head)}}", STYLES.get(head, "") if count else QUIET)
        if one.late:
            line.append(f"  {one.late} of them late", QUIET)
        yield line
