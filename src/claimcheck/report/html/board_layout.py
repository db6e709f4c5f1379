"""A board laid out for a page: the charts in place, the choices of the filters gathered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from claimcheck.report.board import Board
from claimcheck.report.claim_history import ClaimHistory
from claimcheck.report.html.chart_scale import Scale, Tick, Track, shared_scale, track
from claimcheck.report.html.month_counts import Month, months_ahead
from claimcheck.report.html.share_chart import Column, Share, columns, shares


@dataclass(frozen=True, slots=True)
class Row:
    """A claim in the table of all claims."""

    history: ClaimHistory
    track: Track


@dataclass(frozen=True, slots=True)
class Portion:
    """A status's part of the bar of all claims, in percent."""

    status: str
    count: int
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Table:
    """Claims with their courses on one scale, and what they can be filtered by."""

    rows: Sequence[Row]
    ticks: Sequence[Tick]
    today: float
    statuses: Sequence[str]
    claimants: Sequence[str]
    tags: Sequence[str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the template of a report needs."""

    board: Board
    portions: Sequence[Portion]
    months: Sequence[Month]
    table: Table
    shares: Sequence[Share]
    """The track records."""
    endings: Sequence[Column]
    """What stands beside each of them."""


def sheet(board: Board) -> Sheet:
    """Lay a board out."""
    return Sheet(
        board=board,
        portions=_portions(board),
        months=months_ahead(board.coming, board.day),
        table=table(board.claims, shared_scale(board.claims, board.day), board.day),
        shares=shares(board.records),
        endings=columns(board.records),
    )


def table(histories: Sequence[ClaimHistory], scale: Scale, day: date) -> Table:
    """Return the table of some claims, on one scale."""
    return Table(
        rows=[Row(history, track(history, scale, day)) for history in histories],
        ticks=list(scale.ticks()),
        today=scale.x(day),
        statuses=list(dict.fromkeys(one.claim.status for one in histories)),
        claimants=sorted({one.party for one in histories}),
        tags=sorted({tag for one in histories for tag in one.claim.tags}),
    )


def _portions(board: Board) -> list[Portion]:
    total = sum(board.statuses.values())
    portions, before = [], 0
    for status, count in board.statuses.items():
        x, width = 100 * before / total, 100 * count / total
        portions.append(Portion(status, count, round(x, 2), round(width, 2)))
        before += count
    return portions
