"""The faults of a ledger, for `check`."""

from collections.abc import Iterable, Iterator

from claimcheck.domain.problem import Fault
from claimcheck.report.line import Line
from claimcheck.report.style import QUIET
from claimcheck.report.unseen import visible

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
