"""The faults of a ledger, for `check`."""

from collections.abc import Iterable, Iterator

from rich.text import Text

from claimcheck.domain.problem import Fault
from claimcheck.report.style import QUIET
from claimcheck.report.unseen import visible

_STYLES = {"error": "bold red", "warning": "yellow"}


def draw_faults(faults: Iterable[Fault]) -> Iterator[Text]:
    """Yield a line a fault, as compilers write them, so that editors can jump there."""
    for fault in faults:
        line = Text.assemble(
            visible(fault.place),
            ": ",
            (fault.severity, _STYLES[fault.severity]),
            ": ",
            visible(fault.message),
        )
        if fault.hint:
            line.append(f" ({visible(fault.hint)})", QUIET)
        yield line
