"""The claimants of a ledger on a terminal."""

from collections.abc import Iterable, Iterator, Sequence

from claimcheck.domain.model.english import count_of
from claimcheck.domain.model.visible import visible
from claimcheck.report.status_style import HEADING, QUIET
from claimcheck.report.terminal.fitting import fit, hanging
from claimcheck.report.terminal.line import Line

Row = tuple[str, str | None, Sequence[str], int, int, int]
"""Name, kind, other names, and how many claims, open ones and overdue ones."""


def draw_parties(rows: Iterable[Row], width: int | None) -> Iterator[Line]:
    """Yield each claimant with its other names, and how many claims it is held to."""
    for name, kind, also, claims, still_open, overdue in rows:
        yield Line(fit(visible(name), width), HEADING)
        known = [kind] if kind else []
        known += [f"also {', '.join(map(visible, also))}"] if also else []
        counts = [count_of(claims, "claim"), f"{still_open:,} open", f"{overdue:,} overdue"]
        yield from hanging(Line("  "), ", ".join(counts if claims else counts[:1]), width)
        if known:
            yield from hanging(Line("  "), "; ".join(known), width, QUIET)
