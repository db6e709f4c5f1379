"""A board laid out for a page: the charts in place, the choices of the filters gathered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from claimcheck.report.board import Board
from claimcheck.report.claim_history import ClaimHistory
from claimcheck.report.html.chart_scale import Axis, Scale, axis, shared_scale
from claimcheck.report.html.claim_track import Track, track
from claimcheck.report.html.month_counts import Month, months_ahead
from claimcheck.report.html.share_chart import Column, Share, columns, shares
from claimcheck.report.remark import remark

_LEAST = 0.005
"""The share of the bar that even one claim of very many has."""


@dataclass(frozen=True, slots=True)
class Row:
    """A claim in the table of all claims."""

    history: ClaimHistory
    track: Track
    remark: str
    """What its status and its dates do not say; may be empty."""


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
    axis: Axis
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
        rows=[Row(one, track(one, scale, day), remark(one)) for one in histories],
        axis=axis(scale, day),
        statuses=list(dict.fromkeys(one.claim.status for one in histories)),
        claimants=sorted({one.party for one in histories}),
        tags=sorted({tag for one in histories for tag in one.claim.tags}),
    )


def _portions(board: Board) -> list[Portion]:
    """Return the parts of the bar in its order; the least of them is wide enough to be seen."""
    weights = [max(one, _LEAST * len(board.claims)) for one in board.statuses.values()]
    total = sum(weights)
    portions, before = [], 0.0
    for (status, count), weight in zip(board.statuses.items(), weights, strict=True):
        x, width = 100 * before / total, 100 * weight / total
        portions.append(Portion(status, count, round(x, 2), round(width, 2)))
        before += weight
    return portions
