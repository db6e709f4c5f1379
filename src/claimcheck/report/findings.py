"""What is not as a ledger says, for `verify`."""

from collections.abc import Iterable, Iterator

from claimcheck.domain.verification import Finding
from claimcheck.report.line import Line
from claimcheck.report.style import QUIET
from claimcheck.report.text import hanging
from claimcheck.report.unseen import visible


def draw_findings(findings: Iterable[Finding], width: int | None) -> Iterator[Line]:
    """Yield a line a finding, and below a quote that was not found what is most like it."""
    for one in findings:
        whose = " ".join(filter(None, (one.claim, one.fact)))
        yield Line.assemble(
            (one.kind, "bold red"), ": ", f"{whose}: " if whose else "", visible(one.message)
        )
        if one.quote is not None:
            yield from hanging(Line("  quote    ", QUIET), f"“{one.quote}”", width)
        if one.nearest:
            like = f" ({one.likeness:.0%} alike)" if one.likeness else ""
            yield from hanging(Line("  nearest  ", QUIET), f"“{one.nearest}”{like}", width)
