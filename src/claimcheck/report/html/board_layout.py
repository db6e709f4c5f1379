"""A board laid out for a page: the charts in place, the track records in groups."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from claimcheck.domain.standing.standing import Status
from claimcheck.report.board import Board
from claimcheck.report.claim_history import ClaimHistory
from claimcheck.report.html.chart_scale import Axis, Scale, axis, shared_scale
from claimcheck.report.html.claim_track import Track, track
from claimcheck.report.html.month_counts import Month, months_ahead
from claimcheck.report.html.record_groups import RecordGroups, record_groups
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
    """Claims with their courses on one scale."""

    histories: Sequence[ClaimHistory]
    scale: Scale
    day: date

    @property
    def axis(self) -> Axis:
        """The axis of the scale."""
        return axis(self.scale, self.day)

    @property
    def rows(self) -> Iterator[Row]:
        """The claims, each laid out when it is asked for."""
        for one in self.histories:
            yield Row(one, track(one, self.scale, self.day), remark(one))


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the template of a report needs."""

    board: Board
    portions: Sequence[Portion]
    months: Sequence[Month]
    records: RecordGroups


def sheet(board: Board) -> Sheet:
    """Lay a board out, but for its claims."""
    return Sheet(
        board=board,
        portions=portions(board.statuses),
        months=months_ahead(board.coming, board.day),
        records=record_groups(board.records),
    )


def table(histories: Sequence[ClaimHistory], day: date) -> Table:
    """Return the table of some claims, on a scale of their own."""
    return Table(histories, shared_scale(histories, day), day)


def portions(statuses: Mapping[Status, int]) -> list[Portion]:
    """Return the parts of the bar in its order; the least of them is wide enough to be seen."""
    least = _LEAST * sum(statuses.values())
    weights = [max(one, least) for one in statuses.values()]
    total = sum(weights)
    found, before = [], 0.0
    for (status, count), weight in zip(statuses.items(), weights, strict=True):
        x, width = 100 * before / total, 100 * weight / total
        found.append(Portion(status, count, round(x, 2), round(width, 2)))
        before += weight
    return found
