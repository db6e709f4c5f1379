"""The order of `domain/standing/attention.py` in SQL: stretches of rows, one after another.

What the calendar decides is said here once more, as conditions on what facts decide; the claims
that are found so are then judged by the domain.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, get_args

from claimcheck.domain.model.duration import Duration
from claimcheck.domain.model.settings import Settings
from claimcheck.domain.model.verdict_word import Ruled

NEVER: Final = date.max.toordinal() + 1
"""In place of a day that there is none of; behind all others."""

_PRESSING: Final = ("overdue", "awaiting-ruling", "due-soon")
_QUIET: Final = ("pending", "holding", "waiting", "undated")
_RULED: Final = get_args(Ruled)
_COURSES: Final = {
    "overdue": ("dated",),
    "due-soon": ("dated",),
    "pending": ("dated",),
    "holding": ("holds",),
    "awaiting-ruling": ("awaiting-ruling", "holds"),
}
"""Of statuses that are not courses themselves, those of which they may be."""
_PROPOSED: Final = f"proposed < {NEVER}"


def courses_of(status: str) -> tuple[str, ...]:
    """Return the courses of which claims with a status are, on a day that no fact is later than."""
    return _COURSES.get(status, (status,))


@dataclass(frozen=True, slots=True)
class Stretch:
    """Rows of `standing` that follow each other in one of its columns, then by id."""

    condition: str
    column: str = "place"
    rare: str = ""
    """A part of the condition that few rows meet: they are found by it and then put in order."""

    @property
    def whole(self) -> str:
        """All that a row must be."""
        return f"{self.condition} AND {self.rare}" if self.rare else self.condition


def stretches(
    day: date, settings: Settings, statuses: frozenset[str], due_by: date | None
) -> Iterator[Stretch]:
    """Yield what together is all claims of some statuses on a day, all for none; none twice.

    With `due_by`, those that are overdue, await a ruling or a reply, or are due by then.
    """
    today, soon = day.toordinal(), settings.notice.after(day).toordinal()
    of = _statuses(today, soon)
    calm = set(of)
    if due_by is not None:
        of = _due(of, today, due_by.toordinal())
        calm = {"pending"} if due_by.toordinal() > soon else set()
    of = {status: one for status, one in of.items() if not statuses or status in statuses}
    if not of:
        return
    yield Stretch(f"({_any(of.values())})", "proposed", rare=_PROPOSED)
    pressing = (Stretch(of[status]) for status in _PRESSING if status in of)
    quiet = {status: of[status] for status in _QUIET if status in of}
    ruled = [of[word] for word in _RULED if word in of]
    for one in (
        *pressing,
        *([Stretch(f"({_any(quiet.values())})", rare=f"silent < {today}")] if quiet else []),
        *_calm({key: one for key, one in quiet.items() if key in calm}, day, settings),
        *([Stretch(f"({_any(ruled)})")] if ruled else []),
    ):
        yield replace(one, condition=f"{one.condition} AND NOT {_PROPOSED}")


def _statuses(day: int, soon: int) -> dict[str, str]:
    """Return which rows have each status on a day."""
    return {
        "overdue": f"course = 'dated' AND place < {day}",
        "awaiting-ruling": f"(course = 'awaiting-ruling' OR course = 'holds' AND place < {day})",
        "due-soon": f"course = 'dated' AND place >= {day} AND place <= {soon}",
        "pending": f"course = 'dated' AND place > {soon}",
        "holding": f"course = 'holds' AND place >= {day}",
        "waiting": "course = 'waiting'",
        "undated": "course = 'undated'",
        **{word: f"course = '{word}'" for word in _RULED},
    }


def _due(of: Mapping[str, str], day: int, last: int) -> dict[str, str]:
    """Return which rows of each status are due by a last day, or wait for a reply in vain."""
    by_then = f"(place <= {last} OR silent < {day})"
    return {
        "overdue": of["overdue"],
        "awaiting-ruling": of["awaiting-ruling"],
        **{status: f"{of[status]} AND {by_then}" for status in ("due-soon", "pending")},
        **{
            status: f"{of[status]} AND silent < {day}"
            for status in ("holding", "waiting", "undated")
        },
    }


def _calm(of: Mapping[str, str], day: date, settings: Settings) -> Iterator[Stretch]:
    """Yield rows that are on the schedule and miss no reply."""
    if not of:
        return
    silent = f"silent < {day.toordinal()}"
    stale = _stale(day, settings.stale_after)
    yield Stretch(f"{stale} AND NOT {silent} AND ({_any(of.values())})", "looked")
    for outlook in ("contested", "target-met"):
        yield Stretch(f"outlook = '{outlook}' AND NOT {silent} AND ({_any(of.values())})")
    calling = f"{silent} OR outlook IN ('contested', 'target-met') OR {stale}"
    for one in of.values():
        yield Stretch(f"{one} AND NOT ({calling})")


def _stale(day: date, limit: Duration) -> str:
    """Return which rows are stale on a day, if they are quiet and nothing else is to be said."""
    looked, today = limit.before(day).toordinal(), day.toordinal()
    by_rule = f"fresh = 0 AND looked < {looked} OR fresh > 0 AND fresh < {today}"
    return f"outlook = 'on-track' AND ({by_rule})"


def _any(conditions: Iterable[str]) -> str:
    return " OR ".join(conditions)
