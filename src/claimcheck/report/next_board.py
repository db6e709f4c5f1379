"""The board after some claims have moved, for which nothing is worked out of all others."""

from bisect import insort
from collections.abc import Collection, Iterable
from typing import Protocol, TypeVar

from claimcheck.domain.publishing.published import (
    EVERYTHING,
    Private,
    readers_changes,
    readers_records,
    readers_standings,
)
from claimcheck.domain.scoring.track_record import Record, place_of
from claimcheck.domain.standing.attention import Attention, attention, urgency
from claimcheck.domain.standing.standing import Standing
from claimcheck.domain.standing.transitions import Transition
from claimcheck.domain.standing.view import View
from claimcheck.report.board import Board, WorkedOut, draw_up, work_out
from claimcheck.report.claim_history import ClaimHistory


class _OfClaim(Protocol):
    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=_OfClaim)


def next_board(
    before: Board, view: View, moved: Collection[str], show: Collection[Private] = EVERYTHING
) -> Board:
    """Return the board of a view, where one of the same day differs from it in claims that moved.

    Both boards show the same of the desk's, and no claim was left out of either.
    """
    some = view.only(moved, view.filter)
    claims = [*readers_standings(some, show)]
    histories = [one for one in before.claims if one.claim.id not in moved]
    found = work_out(view, claims, before.since, show)
    for one in found.histories:
        insort(histories, one, key=_urgency_of)
    pressing = [one for one in before.attention if one.claim.id not in moved]
    for new in attention(claims):
        insort(pressing, new, key=_urgency_of)
    place = {one.claim.id: number for number, one in enumerate(histories)}
    order = {id_: number for number, id_ in enumerate(view.ledger.claims)}

    def placed(kept: Iterable[T], new: Iterable[T]) -> list[T]:
        return sorted([*_unmoved(kept, moved), *new], key=lambda one: place[one.id])

    def day_of(one: Transition) -> tuple[int, int]:
        return one.date.toordinal(), order[one.id]

    changes = [*_unmoved(before.changes, moved), *readers_changes(some, before.since, show)]
    return draw_up(
        view,
        before.since,
        WorkedOut(
            histories,
            placed(before.contradictions, found.contradictions),
            placed(before.right_of_reply, found.right_of_reply),
        ),
        attention=pressing,
        changes=sorted(changes, key=day_of),
        records=_records(before, view, histories, moved, show),
    )


def _urgency_of(one: ClaimHistory | Attention) -> tuple[int, int, str]:
    return urgency(one.claim)


def _unmoved(found: Iterable[T], moved: Collection[str]) -> Iterable[T]:
    return (one for one in found if one.id not in moved)


def _records(
    before: Board,
    view: View,
    histories: Iterable[ClaimHistory],
    moved: Collection[str],
    show: Collection[Private],
) -> list[Record]:
    """Return the track records, of which only those of whoever made what moved are others."""
    parties = {one.party for one in before.claims if one.claim.id in moved}
    parties |= {one.party for one in histories if one.claim.id in moved}
    theirs: list[Standing] = [one.claim for one in histories if one.party in parties]
    found = readers_records(view.only((one.id for one in theirs), view.filter), theirs, show)
    kept = (one for one in before.records if one.name not in parties)
    return sorted([*kept, *found], key=place_of)
