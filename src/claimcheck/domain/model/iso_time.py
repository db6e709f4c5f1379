"""Days and times as ISO 8601 writes them."""

from datetime import date, time


def iso(value: date | time) -> str:
    """Return a day, a time or both; of UTC with a `Z`, as the file has it."""
    return value.isoformat().replace("+00:00", "Z")
