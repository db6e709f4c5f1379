"""What was measured, against its targets."""

import statistics
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

TURNS: Final = 7


@dataclass
class Table:
    """What was measured, each with its target."""

    missed: list[str] = field(default_factory=list)

    def row(
        self,
        name: str,
        value: float,
        unit: str,
        most: float | None = None,
        least: float | None = None,
    ) -> None:
        """Print a line, and note a target that is missed."""
        is_missed = (most is not None and value > most) or (least is not None and value < least)
        target = f"≤ {most:g}" if most is not None else f"≥ {least:g}" if least is not None else ""
        shown = f"{value:,.2f}" if value < 10 else f"{value:,.0f}"
        told = f"   target {target} {unit}" if target else ""
        print(f"{name:<64}{shown:>9} {unit}{told}{'  MISSED' if is_missed else ''}", flush=True)
        if is_missed:
            self.missed.append(name)


def medians(*works: Callable[[], float]) -> list[float]:
    """Return the median of each, which take turns."""
    times: list[list[float]] = [[] for _ in works]
    for _ in range(TURNS):
        for taken, work in zip(times, works, strict=True):
            taken.append(work())
    return [statistics.median(one) for one in times]
