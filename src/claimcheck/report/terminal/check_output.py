"""The faults of a ledger, for `check`."""

from collections.abc import Iterable, Iterator

from claimcheck.domain.model.problem import Fault
from claimcheck.domain.model.visible import visible
from claimcheck.report.status_style import QUIET
from claimcheck.report.terminal.line import Line

_STYLES = {"error": "bold red", "warning": "yellow"}


def draw_faults(faults: Iterable[Fault]) -> Iterator[Line]:
    """Yield a line a fault, as compilers write them, so that editors can jump there."""
    for fault in faults:
        line = Line.assemble(
            visible(fault.place),
            ": ",
            (fault.severity, _STYLES[fault.severity]),
            ": ",
            visible(fault.message),
        )
        if fault.hint:
            line.append(f" ({visible(fault.hint)})", QUIET)
        yield line
