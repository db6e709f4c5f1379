"""The only clock: everything else is told what day it is."""

from datetime import UTC, date, datetime


def today() -> date:
    """Return the local day."""
    return datetime.now().astimezone().date()


def now() -> datetime:
    """Return the UTC time to the second."""
    return datetime.now(UTC).replace(microsecond=0)
