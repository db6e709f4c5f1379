"""How many days late a claim came true."""

from claimcheck.domain.model.span import Span
from claimcheck.domain.model.verdict_word import came_true
from claimcheck.domain.standing.ruling import Ruling, decided_on


def late_days(ruling: Ruling, original: Span | None, *, holds: bool) -> int | None:
    """Return how many days after its original date a kept or partly kept claim came true.

    0 when it came true in time, when the ruling itself is in time and for a promise that holds;
    None if it cannot be determined: the fulfilment straddles the date or is not known, or there
    never was a date; and for every other outcome.
    """
    if not came_true(ruling.outcome):
        return None
    if holds:
        return 0
    if original is None:
        return None
    if decided_on(ruling) <= original.latest:
        return 0
    fulfilled = ruling.fulfilled
    if not isinstance(fulfilled, Span):
        return None
    if fulfilled.latest <= original.latest:
        return 0
    if fulfilled.earliest <= original.latest:
        return None
    return (min(fulfilled.latest, decided_on(ruling)) - original.latest).days
