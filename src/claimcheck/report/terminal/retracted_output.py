"""A claim that was taken back, for `show`: that it stands nowhere, and what its entry said."""

from collections.abc import Iterator

from claimcheck.domain.standing.detail import RetractedClaim
from claimcheck.report.status_style import HEADING, QUIET
from claimcheck.report.terminal.fact_timeline import draw_timeline
from claimcheck.report.terminal.fitting import hanging
from claimcheck.report.terminal.line import Line

_STRUCK = "strike dim"


def draw_retracted(one: RetractedClaim, width: int | None) -> Iterator[Line]:
    """Yield the lines of the entry within `width` cells; None wraps nothing."""
    entry = one.entry
    yield Line.assemble((entry.claim.id, HEADING), "  ", ("retracted", "bold red"))
    yield from hanging(Line(), entry.claim.text, width, _STRUCK)
    yield Line()
    yield from hanging(Line("  "), one.reason, width)
    away = "The claim is left out of all lists, scores and publications. To bring it back:"
    yield from hanging(Line("  "), away, width)
    again = f'claimcheck correct {entry.claim.id} {entry.retracted} --because "…"'
    yield Line.assemble(("    ", ""), (again, QUIET))
    yield Line()
    yield Line("What the entry said", HEADING)
    yield from draw_timeline(entry, width)
