"""A long list of claims, on as many pages as it takes: the first holds the most pressing."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Final, TypeVar

from claimcheck.domain.publishing.permalink import further_path
from claimcheck.report.claim_history import ClaimHistory
from claimcheck.report.html.board_layout import Table, table

MOST: Final = 50
"""Claims of a page: one of them takes some 1.5 kB."""

_NEAR: Final = 2

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Pager:
    """Where a page stands among those of a list."""

    number: int
    paths: Sequence[str]
    """Those of all pages of the list, the first one first."""
    first: int
    last: int
    """The numbers of the first and last entry on the page; 0 and 0 where there is none."""
    total: int

    @property
    def path(self) -> str:
        """The path of this page."""
        return self.paths[self.number - 1]

    @property
    def before(self) -> str | None:
        """The path of the page before."""
        return self.paths[self.number - 2] if self.number > 1 else None

    @property
    def after(self) -> str | None:
        """The path of the next page."""
        return self.paths[self.number] if self.number < len(self.paths) else None

    @property
    def shown(self) -> Iterator[tuple[int, str] | None]:
        """The pages to choose from, by number and path: the ends, those around; None for a gap."""
        gap = False
        for number, path in enumerate(self.paths, start=1):
            if number in (1, len(self.paths)) or abs(number - self.number) <= _NEAR:
                gap = False
                yield number, path
            elif not gap:
                gap = True
                yield None


@dataclass(frozen=True, slots=True)
class Listing:
    """Some claims of a list."""

    table: Table
    pager: Pager


LayOut = Callable[[], Listing]


def pages_of(entries: Sequence[T], path: str, most: int) -> list[tuple[Pager, Sequence[T]]]:
    """Return a list in pages, the first of which is at `path`; without any entry it has one."""
    starts = range(0, max(1, len(entries)), most)
    paths = [further_path(path, number) for number, _ in enumerate(starts, start=1)]
    found = []
    for number, start in enumerate(starts, start=1):
        shown = entries[start : start + most]
        first = start + 1 if shown else 0
        found.append((Pager(number, paths, first, start + len(shown), len(entries)), shown))
    return found


def listings(
    histories: Sequence[ClaimHistory], path: str, day: date
) -> Iterator[tuple[str, LayOut]]:
    """Yield the path of each page of a list, and what lays its claims out."""
    for pager, shown in pages_of(histories, path, MOST):
        yield pager.path, partial(_lay_out, pager, shown, day)


def _lay_out(pager: Pager, histories: Sequence[ClaimHistory], day: date) -> Listing:
    return Listing(table(histories, day), pager)
