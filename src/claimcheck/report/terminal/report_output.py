"""The report on a terminal: a page that a newsroom may pin up."""

from collections.abc import Iterator, Sequence

from claimcheck.domain.model.english import day_in_words, late_in_words
from claimcheck.domain.model.visible import visible
from claimcheck.domain.standing.attention import Attention
from claimcheck.domain.standing.standing import Standing
from claimcheck.domain.standing.transitions import Transition
from claimcheck.report.board import Board, nearest
from claimcheck.report.claim_history import ClaimHistory
from claimcheck.report.status_style import HEADING, QUIET, STYLES, heading_of, when
from claimcheck.report.terminal.fitting import fit, hanging, pad
from claimcheck.report.terminal.line import Line, Piece
from claimcheck.report.terminal.month_strip import draw_months
from claimcheck.report.terminal.report_head import draw_report_head
from claimcheck.report.terminal.report_page import Page, beside, more, section
from claimcheck.report.terminal.timeline_chart import draw_chart
from claimcheck.report.terminal.track_record_bars import draw_records

_EDGE = "▌ "
_WIDE_ROW = 100
_ITEMS, _ROWS, _BARS, _PARTIES = 8, 8, 16, 8
"""The most that a section shows; then it says how many more there are."""


def draw_report(board: Board, width: int | None) -> Iterator[Line]:
    """Yield the lines of the report within `width` cells; None cuts and wraps nothing."""
    page = Page.of(width)
    yield from draw_report_head(board, page)
    if not board.claims:
        return
    if column := page.column:
        yield from beside(
            [
                line
                for draw in (_attention, _contradictions, _changes, _ruled, _right_of_reply)
                for line in draw(board, column)
            ],
            [line for draw in (_coming, _timeline, _records) for line in draw(board, column)],
            column.width,
        )
        return
    for draw in (_attention, _contradictions, _changes, _ruled, _right_of_reply):
        yield from draw(board, page)
    for draw in (_coming, _timeline, _records):
        yield from draw(board, page)


def _listing(board: Board, command: str) -> str:
    """Return the command that lists the rest; none where it would list more than was chosen."""
    return "" if board.filter else command


def _attention(board: Board, page: Page) -> Iterator[Line]:
    items = board.attention[:_ITEMS]
    histories = {one.claim.id: one for one in board.claims}
    longest = max((len(heading_of(item.claim)) for item in items), default=0)

    def lines() -> Iterator[Line]:
        for item in items:
            if item is not items[0]:
                yield Line()
            yield from _item(item, histories[item.claim.id], longest, page)
        left = len(board.attention) - len(items)
        yield from more(left, _listing(board, f"claimcheck list --limit {len(board.attention)}"))

    yield from section("Needs attention", len(board.attention), lines(), page)


def _item(item: Attention, history: ClaimHistory, longest: int, page: Page) -> Iterator[Line]:
    claim = item.claim
    word = heading_of(claim)
    edge: Piece = (_EDGE, STYLES[word])
    status: Piece = (word, STYLES[word])
    indent = "" if page.is_narrow else " " * (longest + 2)
    blank: list[Piece] = [edge, indent]
    first = [edge, status, indent[len(word) :]]
    if page.is_narrow:
        yield Line.assemble(*first)
        first = [*blank]
    told = [(claim.text, HEADING), (item.why, ""), *((one, QUIET) for one in history.asides())]
    for text, weight in told:
        for row in page.wrapped(text, len(_EDGE) + len(indent)):
            yield Line.assemble(*first, (row, weight))
            first = [*blank]
    command = f"$ {item.command}"  # never wrapped, so that it can be copied
    fits = len(_EDGE) + len(indent) + len(command) <= page.width
    yield Line.assemble(edge, indent if fits or not page.cut else "", (command, "cyan"))


def _contradictions(board: Board, page: Page) -> Iterator[Line]:
    if not board.contradictions:
        return

    def lines() -> Iterator[Line]:
        for one in board.contradictions[:_ROWS]:
            for told, weight in ((one.text, HEADING), (one.why, "")):
                for row in page.wrapped(told, 2):
                    yield Line.assemble("  ", (row, weight))
            yield Line.assemble("  ", (f"$ claimcheck show {one.id}", "cyan"))
        left = len(board.contradictions) - _ROWS
        yield from more(left, _listing(board, "claimcheck check"))

    yield from section("Contradicting rulings", len(board.contradictions), lines(), page)


def _changes(board: Board, page: Page) -> Iterator[Line]:
    shown = board.changes[-_ROWS:]
    left = len(board.changes) - len(shown)

    def lines() -> Iterator[Line]:
        for one in shown:
            yield from _change(one, page)
        yield from more(
            left, _listing(board, f"claimcheck changes --since {board.since}"), "earlier"
        )

    title = f"Changed since {day_in_words(board.since)}"
    yield from section(title, len(board.changes), lines(), page)


def _change(one: Transition, page: Page) -> Iterator[Line]:
    line = Line.assemble((f"  {one.date}  ", QUIET), (one.id, HEADING))
    moved = Line()
    if one.from_ is None:
        moved.append("new, ", QUIET)
    elif one.from_ != one.to:
        moved.append(one.from_, STYLES[one.from_]).append(" → ")
    moved.append(one.to, STYLES[one.to])
    indent = 4 if page.is_narrow else 14
    if page.cut and line.cell_len + 2 + moved.cell_len > page.width:
        line.crop(page.width)
        yield line
        line = Line(" " * indent)
    else:
        line.append("  ")
    line.pieces += moved.pieces
    yield line
    for row in page.wrapped(one.cause, indent):
        yield Line.assemble(" " * indent, (row, QUIET))


def _ruled(board: Board, page: Page) -> Iterator[Line]:
    shown = board.ruled[:_ROWS]

    def lines() -> Iterator[Line]:
        late = [late_in_words(one.late_days) for one in shown]
        yield from _rows([str(one.ruled_on) for one in shown], shown, late, page)
        left = len(board.ruled) - len(shown)
        yield from more(left, _listing(board, f"claimcheck list --limit {len(board.claims)}"))

    title = f"Ruled since {day_in_words(board.since)}"
    yield from section(title, len(board.ruled), lines(), page)


def _right_of_reply(board: Board, page: Page) -> Iterator[Line]:
    if not board.right_of_reply:
        return

    def lines() -> Iterator[Line]:
        for one in board.right_of_reply[:_ROWS]:
            for told, weight in ((one.text, HEADING), *((words, "") for words in one.words)):
                for row in page.wrapped(told, 2):
                    yield Line.assemble("  ", (row, weight))
        yield from more(len(board.right_of_reply) - _ROWS, "")

    yield from section("Right of reply", len(board.right_of_reply), lines(), page)


def _coming(board: Board, page: Page) -> Iterator[Line]:
    shown = board.coming[:_ROWS]

    def lines() -> Iterator[Line]:
        if not shown:
            return
        yield from draw_months(board.coming, board.day, page.width)
        yield Line()
        last = [str(one.deadline.latest) if one.deadline else "" for one in shown]
        left = [when(one) if page.width >= _WIDE_ROW else "" for one in shown]
        yield from _rows(last, shown, left, page)
        yield from more(
            len(board.coming) - len(shown), _listing(board, "claimcheck due --within 1y")
        )

    yield from section("Coming within a year, by week", len(board.coming), lines(), page)


def _rows(
    dates: Sequence[str], claims: Sequence[Standing], notes: Sequence[str], page: Page
) -> Iterator[Line]:
    """Yield a line a claim, in columns where there is room for them."""
    status_width = max((len(one.status) for one in claims), default=0)
    id_width = max((len(one.id) for one in claims), default=0)
    if page.cut:
        id_width = min(id_width, max(24, page.width // 4))
    for day, one, note in zip(dates, claims, notes, strict=True):
        line = Line.assemble((f"  {day}  ", QUIET), (one.status, STYLES[one.status]))
        if page.is_narrow:
            yield line.append(f"  {note}", QUIET)
            yield from hanging(Line("    "), one.text, page.room)
            continue
        line.append(" " * (status_width - len(one.status) + 2))
        line.append(pad(fit(one.id, id_width), id_width) + "  ", HEADING)
        note = f" · {note}" if note else ""
        left = page.width - line.cell_len - len(note) if page.cut else None
        yield line.append(fit(visible(one.text), left)).append(note, QUIET)


def _timeline(board: Board, page: Page) -> Iterator[Line]:
    def lines() -> Iterator[Line]:
        yield from draw_chart(nearest(board, _BARS), board.day, page.width)
        yield from more(
            len(board.claims) - _BARS, _listing(board, "claimcheck list --sort deadline")
        )

    yield from section("Timeline", len(board.claims), lines(), page)


def _records(board: Board, page: Page) -> Iterator[Line]:
    def lines() -> Iterator[Line]:
        yield from draw_records(board.records[:_PARTIES], page.width, cut=page.cut)
        yield from more(len(board.records) - _PARTIES, _listing(board, "claimcheck score"))

    yield from section("Track records", len(board.records), lines(), page)
