"""When a new fact is recorded, so that the order in which facts were written is never lost."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from claimcheck.domain.model.fact import Fact, first_second, is_ahead, recorded_or_dated

_STEP: Final = timedelta(microseconds=1)


def next_recorded(facts: Iterable[Fact], now: datetime) -> datetime:
    """Return the UTC time to record a fact at that joins others now.

    That is `now`, to the second, unless one of them was recorded in it or later: then it is a
    microsecond after the newest. One that is ahead of the clock is not followed.
    """
    times = (recorded_or_dated(fact) for fact in facts)
    newest = max((first_second(one) for one in times if not is_ahead(one, now)), default=None)
    return now if newest is None or newest < now else newest + _STEP


def in_turn(count: int, now: datetime) -> list[datetime]:
    """Return the UTC times at which facts are recorded that all join a new claim now, in order."""
    return [now + place * _STEP for place in range(count)]
