"""Days, counts and lists in plain English."""

from collections.abc import Sequence


def days(count: int) -> str:
    """Return “1 day” or “47 days”."""
    return count_of(count, "day")


def count_of(count: int, noun: str) -> str:
    """Return a count with its noun, the noun in the plural where it is one."""
    return f"{count:,} {noun if abs(count) == 1 else _plural(noun)}"


def _plural(noun: str) -> str:
    return noun + ("es" if noun.endswith("s") else "s")


def listed(items: Sequence[str], most: int = 3) -> str:
    """Return “a, b and c”; of a longer list the first ones and how many more there are."""
    shown = list(items[:most])
    if len(items) > most:
        shown.append(f"{len(items) - most} more")
    return " and ".join(filter(None, [", ".join(shown[:-1]), shown[-1]])) if shown else ""
