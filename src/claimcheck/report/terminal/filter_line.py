"""What the claims of an output were chosen by, in a line of its own."""

from collections.abc import Iterator

from claimcheck.domain.model.english import capital
from claimcheck.report.status_style import QUIET
from claimcheck.report.terminal.fitting import hanging
from claimcheck.report.terminal.line import Line


def draw_filter(words: str, width: int | None) -> Iterator[Line]:
    """Yield “Only claims by XPENG.”; nothing where all claims are told of."""
    if words:
        yield from hanging(Line(), f"{capital(words)}.", width, QUIET)
